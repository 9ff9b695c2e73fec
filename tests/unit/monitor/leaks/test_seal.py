"""What leaves ``seal`` holds no value, whatever came in."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.leaks import redact, seal
from tests.unit.monitor.leaks.numbers import FORMS, KEY, card, mobile, resident, rows
from tests.unit.monitor.leaks.seeing import TODAY, sealed

_PIECES = st.sampled_from(
    [
        resident(1),
        resident(2),
        card(1),
        mobile(1),
        mobile(2),
        "身份证号：",
        "编号：",
        "银行卡号",
        "联系人",
        "姓名",
        "联系电话",
        "户名：某某公司",
        "我叫",
        "秘密★10年",
        "内部资料",
        "请示",
        "\n",
        "\t",
        " ",
        "-",
        "*",
        "a",
        "，",
        "1",
        "肢体",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=25).map("".join))


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_no_value_stays_and_sealing_twice_changes_nothing(text: str) -> None:
    once = sealed(text)
    assert not [raw for raw, _ in once.values if raw in once.text]
    assert sealed(once.text).text == once.text
    assert len(once.leaks) <= 200


def test_a_value_is_told_once_with_how_often_it_stands_there() -> None:
    number = resident()
    found = sealed(f"身份证号：{number}\n甲\n身份证号：{number}\n{resident(2)}")
    assert [(leak.place, leak.amount) for leak in found.leaks] == [("line 1", 2), ("line 4", 1)]
    assert number not in found.text


def test_the_same_value_has_the_same_key_under_one_key_only() -> None:
    number = resident()
    spaced = f"{number[:6]} {number[6:14]} {number[14:]}"
    assert sealed(number).leaks[0].key == sealed(spaced).leaks[0].key
    assert seal(number, b"another", today=TODAY).leaks[0].key != sealed(number).leaks[0].key


def test_places_are_lines_or_the_name_of_a_single_string() -> None:
    assert sealed(f"甲\n{resident()}").leaks[0].place == "line 2"
    assert sealed(resident(), "title").leaks[0].place == "title"
    assert sealed(f"甲\n{resident()}", "hidden text").leaks[0].place == "hidden text, line 2"


def test_other_strings_of_the_page_are_masked_with_the_same_values() -> None:
    number = resident()
    values = sealed(number).values
    for other in (number, f"/files/{number}.pdf", f"{number[:6]} {number[6:14]} {number[14:]}"):
        assert number[6:14] not in redact(other, values)
    assert redact("0543-3181234", values) == "0543-3181234"
    assert redact(number, ()) == number


def test_what_is_printed_of_it_shows_no_value() -> None:
    number = resident()
    found = sealed(f"身份证号：{number}")
    for words in (repr(found), str(found), f"{found}", f"{found.leaks}"):
        assert number not in words
        assert number[6:14] not in words


@pytest.mark.parametrize("form", FORMS)
def test_two_hundred_leaks_are_told_and_all_are_masked(form: str) -> None:
    people = [(str(n), "张伟", resident(n), mobile(n)) for n in range(1, 300)]
    found = sealed(rows(form, ("序号", "姓名", "身份证号", "手机号"), *people))
    assert len(found.leaks) == 200
    assert len(found.values) == 598
    assert not [row for row in people if row[2] in found.text or row[3] in found.text]


@pytest.mark.parametrize(
    "hostile",
    [
        "1" * 300_000,
        "1 " * 150_000,
        (resident() + " ") * 10_000,
        (mobile() + "\t") * 10_000,
        "姓名\n" * 50_000,
        "内部资料\n" * 50_000,
        "秘密★10年" * 30_000,
        "关于关于的请示\n妥否，请批示\n" * 10_000,
    ],
    ids=lambda text: text[:12].strip(),
)
def test_time_grows_no_faster_than_the_text(hostile: str) -> None:
    def seconds(text: str) -> float:
        begun = time.process_time()  # other processes do not count
        seal(text, KEY, today=TODAY)
        return time.process_time() - begun

    eighth = min(seconds(hostile[: len(hostile) // 8]) for _ in range(3))
    assert min(seconds(hostile) for _ in range(3)) < max(0.3, 24 * eighth)
