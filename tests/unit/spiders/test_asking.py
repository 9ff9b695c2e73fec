"""A page and what the addresses behind its list answered become one reading."""

from datetime import date

import pytest

from monitor.facts import Entry, ListReading, ListState, MessageStatus, Page, PageKind
from spiders.asking import AskedPage, joined_reading

COLUMN = "https://fgw.example.gov.cn/hdjl/zrxx/index.html"
ASKS = (f"{COLUMN}?a", f"{COLUMN}?b")
SHELL = ListReading("jpaas", ListState.UNREADABLE, reason="the rows come from JPAAS", asks=ASKS)
EMPTY = ListReading("jpaas", ListState.EMPTY, reason="the interface counts none")
LOG_IN = ListReading("jpaas", ListState.UNREADABLE, reason="the answer is a page")
LETTER = b'[{"sq_status": "3", "sq_dtime": "2026-11-02", "over_dtime": "2026-11-05", "id": "7"}]'


def rows(*names: str, name: str = "") -> ListReading:
    entries = tuple(Entry(at, each, f"{COLUMN}{each}") for at, each in enumerate(names))
    return ListReading("jpaas", ListState.ENTRIES, entries, (f"{COLUMN}?page=2",), name=name)


@pytest.mark.parametrize(
    ("answers", "asks", "state", "titles"),
    [
        ((rows("甲", "乙"),), 1, ListState.ENTRIES, ["甲", "乙"]),
        ((rows("甲", "乙"), rows("乙", "丙")), 2, ListState.ENTRIES, ["甲", "乙", "丙"]),
        ((LOG_IN, rows("甲")), 2, ListState.ENTRIES, ["甲"]),
        ((rows("甲"), LOG_IN), 2, ListState.ENTRIES, ["甲"]),
        ((EMPTY, rows("甲")), 2, ListState.ENTRIES, ["甲"]),
        ((EMPTY,), 1, ListState.EMPTY, []),
        ((EMPTY, EMPTY), 2, ListState.EMPTY, []),
        ((EMPTY,), 2, ListState.UNREADABLE, []),  # the other one may hold what this one lacks
        ((EMPTY, LOG_IN), 2, ListState.UNREADABLE, []),
        ((LOG_IN,), 1, ListState.UNREADABLE, []),
        ((), 1, ListState.UNREADABLE, []),
    ],
)
def test_rows_of_any_answer_are_the_pages_and_it_is_empty_only_if_all_say_so(
    answers: tuple[ListReading, ...], asks: int, state: ListState, titles: list[str]
) -> None:
    joined = joined_reading(SHELL, answers, asks)
    assert joined.state is state
    assert [(row.position, row.title) for row in joined.entries] == list(enumerate(titles))
    assert joined.asks == ASKS


def test_the_reason_of_the_last_answer_is_told() -> None:
    assert joined_reading(SHELL, (LOG_IN,), 1).reason == LOG_IN.reason
    assert joined_reading(SHELL, (), 1).reason == SHELL.reason


def test_names_and_trees_are_kept() -> None:
    own = ListReading("gkmlpt", ListState.UNREADABLE, children=((f"{COLUMN}#1", "通知公告"),))
    joined = joined_reading(own, (rows("甲", name="规范性文件"),), 1)
    assert (joined.name, joined.children) == ("规范性文件", own.children)


def test_an_answer_of_letters_keeps_days_and_states_and_no_words() -> None:
    asked = AskedPage(Page(COLUMN, PageKind.COLUMN, "主任信箱", "h", reading=SHELL), 1, 1)
    page = asked.answered(rows("停水投诉"), LETTER, "application/json")
    [letter] = page.messages
    assert letter.status is MessageStatus.ANSWERED
    assert (letter.asked, letter.answered) == (date(2026, 11, 2), date(2026, 11, 5))
    assert page.reading is not None
    assert [row.title for row in page.reading.entries] == [""]


def test_another_answer_makes_another_version_of_the_page() -> None:
    page = Page(COLUMN, PageKind.COLUMN, "", "h", reading=SHELL)
    one = AskedPage(page, 1, 1).answered(rows("甲"), b"one", "")
    two = AskedPage(page, 1, 1).answered(rows("乙"), b"two", "")
    assert len({page.hash, one.hash, two.hash}) == 3
