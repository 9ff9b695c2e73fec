"""The print of an answer: the same for the same words, and none where the answer's end cannot be told."""

import pytest

from spiders.pages.letter_prints import MIN_LENGTH, answer_print
from tests.unit.spiders.pages.test_messages import read

ANSWER = "经核实，您反映的事项属于我委职责范围，办理条件、材料和流程已在网站公开，可在网上申请，也可到窗口办理。"
OTHER = "经核实，您反映的停水问题系管道抢修所致，供水公司已于当日修复并恢复供水，给您带来不便敬请谅解，感谢支持。"
FOOT = "<p>版权所有：某某县人民政府 主办单位：县政府办公室 备案号：鲁ICP备00000000号 网站标识码：3700000000</p>"
HEAD = "<tr><td>来信时间</td><td>2026-03-02</td></tr><tr><td>回复时间</td><td>2026-03-04</td></tr>"
LAYOUTS = {
    "a table": f"<table>{HEAD}<tr><td>回复内容</td><td>{{}}</td></tr></table>",
    "a table with paragraphs": f"<table>{HEAD}<tr><td>回复内容</td><td><p>您好：</p><p>{{}}</p></td></tr></table>",
    "a row below": f"<table>{HEAD}<tr><td>答复内容</td></tr><tr><td>{{}}</td></tr></table>",
    "a definition list": (
        "<dl><dt>来信时间：</dt><dd>2026-03-02</dd><dt>回复内容：</dt><dd>{}</dd>"
        "<dt>回复时间：</dt><dd>2026-03-04</dd></dl>"
    ),
    "boxes": "<p>来信时间：2026-03-02</p><div><div>回复内容：</div><div>{}</div><p>回复时间：2026-03-04</p></div>",
    "paragraphs": "<div><p>来信时间：2026-03-02</p><p>回复内容：{}</p><p>回复时间：2026-03-04</p></div>",
    "a paragraph below its label": (
        "<div><p>来信时间：2026-03-02</p><p>回复内容：</p><p>{}</p><p>回复时间：2026-03-04</p></div>"
    ),
    "a list": (
        "<table><tr><th>标题</th><th>来信时间</th><th>回复内容</th><th>回复时间</th></tr>"
        "<tr><td>某事</td><td>2026-03-02</td><td>{}</td><td>2026-03-04</td></tr></table>"
    ),
}  # fmt: skip


def shown(layout: str, answer: str) -> str:
    (found,) = read(LAYOUTS[layout].format(answer) + FOOT)
    return found.answer_print


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_answer_is_told_from_the_page_around_it(layout: str) -> None:
    assert shown(layout, ANSWER) == answer_print(ANSWER) != ""
    assert shown(layout, OTHER) == answer_print(OTHER) != shown(layout, ANSWER)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("answer", ["", "已办结", "<img src='a.png'>", f"{ANSWER}……"])
def test_without_a_whole_answer_there_is_no_print(layout: str, answer: str) -> None:
    assert shown(layout, answer) == ""


def test_a_heading_inside_an_answer_does_not_end_it() -> None:
    opening = f"<p>{ANSWER}</p><p>处理结果：</p><p>{{}}</p>"
    prints = {shown("a table", opening.format(end)) for end in ("已退款。", "不予支持。")}
    assert prints == {""}


def test_the_opening_of_a_long_answer_is_not_its_print() -> None:
    long = "<p>" + ANSWER * 9 + "</p><p>{}</p>"
    for layout in ("a table", "boxes", "a list"):
        prints = {shown(layout, long.format(end)) for end in ("予以退款。", "不予支持。")}
        assert len(prints) == 2


@pytest.mark.parametrize(
    "same",
    [
        f"您好！{ANSWER}",
        f"尊敬的张某某先生：您好！{ANSWER}",
        f"李女士，您好：{ANSWER}",
        f"网友你好：\n　　{ANSWER}",
        ANSWER.replace("，", " , "),
        f"{ANSWER}2026年3月4日",
    ],
)
def test_salutation_signs_and_date_do_not_tell_answers_apart(same: str) -> None:
    assert answer_print(same) == answer_print(ANSWER)


@pytest.mark.parametrize(("length", "has_print"), [(MIN_LENGTH - 1, False), (MIN_LENGTH, True)])
def test_short_answers_are_alike_by_chance(length: int, has_print: bool) -> None:
    assert bool(answer_print("答" * length)) is has_print


def test_a_print_is_short_and_holds_no_word() -> None:
    assert len(answer_print(ANSWER)) == 16
    assert answer_print(ANSWER).isascii()


def test_two_letters_of_one_page_keep_their_answers() -> None:
    row = "<div><p>来信时间：2026-03-02</p><p>回复内容：{}</p><p>回复时间：2026-03-04</p></div>"
    found = read(row.format(ANSWER) + row.format(OTHER) + FOOT)
    assert [each.answer_print for each in found] == [answer_print(ANSWER), answer_print(OTHER)]
