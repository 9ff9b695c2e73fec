"""``explain-page`` in the words of a reader who knows none of our codes."""

import re
from datetime import date

import pytest

from monitor.cli.explained import lines
from monitor.explanation import Explanation
from monitor.facts import (
    SAYS_NOTHING,
    DateSeen,
    DateSource,
    Entry,
    Leak,
    LeakKind,
    ListReading,
    ListState,
    Mark,
    MarkKind,
    Message,
    MessageStatus,
    Outcome,
    Page,
    PageKind,
)
from tests.unit.monitor.rules.scene import SITE
from tests.unit.monitor.store.seeing import visit

DAY = date(2026, 11, 2)


def told(page: Page, lang: str = "zh") -> str:
    return "\n".join(lines(Explanation((visit(),), page), lang))


def listed(state: ListState, *entries: Entry, reason: str = "") -> Page:
    reading = ListReading("generic", state, entries, reason=reason)
    return Page(SITE, PageKind.COLUMN, "在线访谈", "h", reading=reading)


@pytest.mark.parametrize("kind", PageKind)
def test_chinese_words_stand_for_every_kind_of_page_date_and_mark(kind: PageKind) -> None:
    dates = tuple(DateSeen(DAY, source, "") for source in DateSource)
    marks = tuple(Mark(mark, "") for mark in MarkKind)
    shown = told(Page(SITE, kind, "", "h", dates=dates, marks=marks))
    shown = shown.replace(SITE, "").replace("IPv6", "").replace("ICP", "")
    assert re.findall(r"[a-zA-Z_-]{2,}", shown) == ["ms"]


def test_an_empty_list_and_an_unread_one_are_told_apart_with_the_reason() -> None:
    assert "列表中没有条目" in (said := told(listed(ListState.EMPTY, reason=SAYS_NOTHING)))
    assert "页面写明没有内容" in said
    said = told(listed(ListState.UNREADABLE, reason="a script may fill the empty list"))
    assert "未能读取，不判为空白" in said
    assert "可能由脚本填入" in said
    assert "something new" in told(listed(ListState.UNREADABLE, reason="something new"))


def test_what_should_not_be_public_is_told_masked_with_its_kind_and_place() -> None:
    leaks = tuple(
        Leak(kind, "37**11", "hidden text, line 4", "0f", certain=kind is LeakKind.RESIDENT_ID)
        for kind in LeakKind
    )
    shown = told(Page(SITE, PageKind.ARTICLE, "公示", "h", leaks=leaks))
    assert f"■ 不宜公开的内容 {len(leaks)}" in shown
    assert "居民身份证号  37**11 隐藏文字第4行\n" in shown
    assert "手机号码  37**11 隐藏文字第4行（待人工复核）\n" in shown
    assert not re.findall(r"[a-z]+-[a-z]+", shown.replace(SITE, ""))


def test_a_mailbox_shows_when_letters_came_and_were_answered_and_says_that_titles_are_not_shown() -> (
    None
):
    row = Entry(0, "", f"{SITE}l/1", DAY, DateSource.LIST, "2026-11-02")
    letter = Message(
        "k", row.url, DAY, date(2026, 11, 5), MessageStatus.ANSWERED, "已办结", "价格科", "16"
    )
    page = listed(ListState.ENTRIES, row)
    shown = told(Page(SITE, PageKind.COLUMN, "信箱", "h", reading=page.reading, messages=(letter,)))
    assert f"（标题不显示） {row.url}" in shown
    assert "■ 来信 1" in shown
    assert "16  来信 2026-11-02 答复 2026-11-05 已答复 “已办结” 价格科" in shown


@pytest.mark.parametrize("outcome", [each for each in Outcome if each is not Outcome.OK])
def test_what_was_not_read_is_told_in_the_readers_language(outcome: Outcome) -> None:
    chinese = "\n".join(lines(Explanation((visit("x", outcome),)), "zh"))
    assert outcome.value not in re.sub(r"robots\.txt|timeout_seconds", "", chinese)
    assert "没有读到网页" in chinese
    assert "No page was read" in "\n".join(lines(Explanation((visit("x", outcome),)), "en"))
