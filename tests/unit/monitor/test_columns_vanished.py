"""A list that was read before and is not read now: the reader is suspected until the page says so twice."""

from datetime import timedelta

import pytest

from monitor.columns import standing
from monitor.earlier import EarlierReading
from monitor.facts import SAYS_NOTHING, Fetch, ListReading, ListState, Outcome
from monitor.view import ColumnState
from tests.unit.monitor.rules.scene import NOW, SITE, TODAY, column, days_ago, fetch, listing
from tests.unit.monitor.rules.scene import blank as blank_column

SAID = ListReading("generic", ListState.EMPTY, reason=SAYS_NOTHING)
BARE = ListReading("generic", ListState.EMPTY, reason="the list's container is empty")
SCRIPTED = ListReading("generic", ListState.UNREADABLE)
NO_LIST = ListReading("generic", ListState.NOT_A_LIST)


def full(count: int = 20, hours: float = 24 * 7) -> EarlierReading:
    return EarlierReading(NOW - timedelta(hours=hours), ListState.ENTRIES, count)


def said(hours: float) -> EarlierReading:
    return EarlierReading(NOW - timedelta(hours=hours), ListState.EMPTY, 0, SAYS_NOTHING)


def bare(hours: float) -> EarlierReading:
    return EarlierReading(NOW - timedelta(hours=hours), ListState.EMPTY, 0, "other")


@pytest.mark.parametrize(
    ("reading", "earlier", "state", "reason", "count"),
    [
        (SAID, [full()], "unverified", "rows-vanished", 20),
        (BARE, [full()], "unverified", "rows-vanished", 20),
        (SCRIPTED, [full()], "unverified", "rows-vanished", 20),
        (NO_LIST, [full()], "unverified", "rows-vanished", 20),
        (None, [full()], "unverified", "rows-vanished", 20),
        (SAID, [full(3)], "unverified", "rows-vanished", 3),
        (SAID, [full(2)], "blank", "", 0),  # two rows may have been a misreading
        (SAID, [], "blank", "", 0),
        (SAID, [said(20), full()], "blank", "", 0),
        (SAID, [said(19.9), full()], "unverified", "rows-vanished", 20),
        (SAID, [said(1), said(30), full()], "blank", "", 0),
        (BARE, [said(30), full()], "unverified", "rows-vanished", 20),  # no words this time
        (SAID, [bare(30), full()], "unverified", "rows-vanished", 20),  # no words the time before
        (
            SAID,
            [full(5, 10), said(30), full()],
            "unverified",
            "rows-vanished",
            5,
        ),  # it came back between
        (BARE, [bare(30), bare(60)], "blank", "", 0),  # it never had any
        (SCRIPTED, [bare(30)], "unverified", "list-in-script", 0),
    ],
)
def test_a_column_that_lost_its_rows_is_doubted(
    reading: ListReading | None, earlier: list[EarlierReading], state: str, reason: str, count: int
) -> None:
    listed = column(category="notice")
    view = standing(listed, fetch(listed.url), reading, TODAY, earlier=earlier)
    assert (view.state.value, view.reason, view.earlier_entries) == (state, reason, count)


def test_rows_that_are_there_need_no_history() -> None:
    listed = column(category="notice")
    view = standing(listed, fetch(listed.url), listing(days_ago(1)), TODAY, earlier=[full()])
    assert view.state is ColumnState.FRESH


@pytest.mark.parametrize(
    ("visit", "reason"),
    [
        (None, "not-fetched"),
        (fetch(SITE, Outcome.BLOCKED), "blocked"),
        (fetch(SITE, Outcome.TIMEOUT), "timed-out"),
    ],
)
def test_a_page_that_did_not_open_has_a_reason_of_its_own(visit: Fetch | None, reason: str) -> None:
    view = standing(column(), visit, None, TODAY, earlier=[full()])
    assert (view.state, view.reason) == (ColumnState.UNVERIFIED, reason)


def test_a_page_of_text_that_once_showed_a_list_is_doubted_too() -> None:
    listed = column("机构职能", "static")
    assert (
        standing(listed, fetch(listed.url), BARE, TODAY, earlier=[full()]).reason == "rows-vanished"
    )
    assert standing(listed, fetch(listed.url), BARE, TODAY).state is ColumnState.EXEMPT


def test_without_a_history_a_blank_column_is_blank() -> None:
    assert blank_column("通知公告").state is ColumnState.BLANK
