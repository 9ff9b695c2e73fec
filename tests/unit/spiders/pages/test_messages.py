"""Every name of a letter's fields is known, other pages cost next to nothing, and no text is kept."""

import time
from datetime import date
from pathlib import Path

import pytest

from monitor.facts import Message, MessageStatus
from spiders.pages import html
from spiders.pages.messages import may_hold_messages, messages
from spiders.pages.outline import Outline
from spiders.pages.walk import outline

CASES = Path(__file__).parents[1] / "cases" / "messages"
URL = "https://www.example.gov.cn/hdjl/xx.html"
ASKED = [
    stem + noun
    for stem in ("来信", "提交", "写信", "咨询", "提问", "留言", "诉求", "受理")
    for noun in ("时间", "日期")
]
ANSWERED = [
    stem + noun for stem in ("回复", "答复", "办结", "处理", "反馈") for noun in ("时间", "日期")
]
STATUSES = ["状态", "处理状态", "办理状态", "受理状态", "信件状态", "处理情况"]


def read(markup: str, title: str = "县长信箱") -> tuple[Message, ...]:
    body = f"<html><head><title>{title}</title></head><body>{markup}</body></html>"
    page = html.parse(URL, body.encode())
    return messages(page, outline(page))


@pytest.mark.parametrize("label", ASKED)
@pytest.mark.parametrize(
    "markup",
    [
        "<p>{}：2026-03-02 10:11</p><p>来信人：张**</p>",
        "<table><tr><td>{}</td><td>2026年3月2日</td><td>来信人</td><td>张**</td></tr></table>",
        "<dl><dt>{}：</dt><dd>2026/3/2</dd><dt>信件编号：</dt><dd>A-1</dd></dl>",
        "<table><tr><th>标题</th><th>{}</th></tr><tr><td>停水</td><td>2026.03.02</td></tr></table>",
    ],
)
def test_the_day_of_asking_has_many_names(label: str, markup: str) -> None:
    (found,) = read(markup.format(label))
    assert (found.asked, found.answered) == (date(2026, 3, 2), None)


@pytest.mark.parametrize("label", ANSWERED)
def test_the_day_of_answering_has_many_names(label: str) -> None:
    (found,) = read(f"<div class='clearfix'>答复单位：县水利局 {label}：2026-03-04</div>")
    assert (found.asked, found.answered, found.unit) == (None, date(2026, 3, 4), "县水利局")
    assert found.status is MessageStatus.ANSWERED


@pytest.mark.parametrize("label", STATUSES)
def test_the_status_has_many_names(label: str) -> None:
    (found,) = read(f"<p>来信时间：2026-03-02</p><p>{label}：办理中</p>")
    assert (found.status, found.status_text) == (MessageStatus.OPEN, "办理中")


@pytest.mark.parametrize("label", ["办结日期", "受理时间", "处理时间", "状态"])
def test_words_of_other_lists_count_in_a_mailbox_only(label: str) -> None:
    value = "已办结" if label == "状态" else "2026-03-04"
    markup = f"<table><tr><th>标题</th><th>{label}</th></tr><tr><td>某事</td><td>{value}</td></tr></table>"
    assert len(read(markup, "局长信箱")) == 1
    assert read(markup, "行政许可公示") == ()


@pytest.mark.parametrize("path", sorted(CASES.glob("*.html")), ids=lambda path: path.stem)
def test_no_title_text_or_writer_is_kept(path: Path) -> None:
    page = html.parse(URL, path.read_bytes(), "text/html; charset=utf-8")
    for found in messages(page, outline(page)):
        kept = " ".join(str(value) for value in found if value)
        assert not any(word in kept for word in ("停水", "路灯", "修路", "您好", "**", "某某"))
        assert max(len(found.status_text), len(found.asked_text), len(found.unit)) <= 40


def test_an_ordinary_page_is_told_by_a_few_searches() -> None:
    row = "<li><a href='/t20260702_1.html'>政务公开信息</a><span>发布时间：2026-07-02</span></li>"
    filler = "<div class='banner'><img src='/images/banner.png' alt=''></div>" * 4
    page = html.parse(URL, (row + filler).encode() * 60)
    seen = outline(page)
    assert not may_hold_messages(page, seen)
    # 0.04 ms on the machine it was written on; the bound only catches a blunder on a busy one.
    assert min(_milliseconds(page, seen) for _ in range(20)) < 0.5


def _milliseconds(page: html.HtmlPage, seen: Outline) -> float:
    begun = time.perf_counter()
    may_hold_messages(page, seen)
    return (time.perf_counter() - begun) * 1000


@pytest.mark.parametrize(
    "row",
    [
        "<tr><td>{n}</td><td><a href='/l/{n}.html'>信</a></td><td>已回复</td><td>2026-03-02</td></tr>",
        "<li><a href='/l/{n}.html'>信</a><span>来信时间：2026-03-02</span><span>状态：已回复</span></li>",
        "<p>来信时间：2026-03-02</p><p>回复时间：</p>",
        "<div><span>来信时间</span>",
        '{{"sq_dtime":"2026-03-02","sq_status":',
    ],
    ids=["rows", "labels", "flat", "unclosed", "json"],
)
def test_the_time_grows_with_the_page_alone(row: str) -> None:
    head = "<table><tr><th>编号</th><th>标题</th><th>状态</th><th>来信时间</th></tr>"
    page = html.parse(URL, (head + "".join(row.format(n=n) for n in range(8_000))).encode())
    seen = outline(page)
    begun = time.process_time()
    found = messages(page, seen)
    assert time.process_time() - begun < 5
    assert len(found) <= 1000
