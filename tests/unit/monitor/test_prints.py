"""Texts that say the same, or much the same, told by what nobody can read."""

import pytest

from monitor.prints import LEAST, alike, fingerprint, sketch

ONE = "".join(f"第{number}条 各县区应当按照规定办理第{number * 7}项手续。" for number in range(40))
OTHER = "".join(
    f"{number}号渔船今日出海，捕获鱼虾{number * 13}公斤，平安返港。" for number in range(40)
)


@pytest.mark.parametrize(("length", "told"), [(LEAST - 1, False), (LEAST, True)])
def test_a_text_too_short_has_no_print(length: int, told: bool) -> None:
    assert bool(fingerprint("甲" * length)) is told


def test_blanks_and_signs_make_no_difference() -> None:
    assert fingerprint(ONE) == fingerprint(ONE.replace("。", "！\n ")) != fingerprint(OTHER)
    assert sketch(ONE) == sketch(ONE.replace("。", "！\n "))


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        (ONE, 1, 1),
        (ONE + "另：本通知自发布之日起施行。", 0.8, 1),
        (ONE[: len(ONE) // 2] + OTHER, 0.05, 0.6),
        (OTHER, 0, 0.1),
    ],
)
def test_the_share_in_common_is_estimated(text: str, least: float, most: float) -> None:
    share = alike(sketch(ONE), sketch(text))
    assert share is not None
    assert least <= share <= most
    assert share == alike(sketch(text), sketch(ONE))


def test_too_little_text_tells_nothing() -> None:
    assert sketch("甲" * (2 * LEAST - 1)) == ""
    assert alike(sketch(ONE), "") is None


def test_a_sketch_is_short_whatever_the_text() -> None:
    assert len(sketch(ONE * 100)) == len(sketch(ONE)) <= 256
    assert sketch("甲\ud800乙" * 300) == sketch("甲乙" * 300) != ""
