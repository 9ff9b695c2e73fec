"""Which rows are new, judged by how far earlier lists reached; what cannot be told is not told."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from monitor.appearances import EarlierLook, stories
from monitor.facts import DateSource, Entry, ListReading, ListState, Page, PageKind
from monitor.store import Seen
from monitor.store.appearances import earlier_looks, first_visits
from monitor.view import ColumnView, EntryStory
from tests.unit.monitor.rules.scene import NOW, SITE, column, days_ago, listing, weighed
from tests.unit.monitor.store.seeing import crawled, opened, visit

COLUMN = column()


def look(days: int, *ages: int) -> EarlierLook:
    """A look so many days ago at rows of these ages."""
    rows = tuple((f"{SITE}art/age{age}.html", days_ago(age)) for age in ages)
    return EarlierLook(NOW - timedelta(days=days), rows)


def now(*ages: int) -> ColumnView:
    rows = tuple(
        Entry(place, f"信息{age}", f"{SITE}art/age{age}.html", days_ago(age), DateSource.LIST)
        for place, age in enumerate(ages)
    )
    return weighed(COLUMN, replace(listing(days_ago(1)), entries=rows))


def told(
    view: ColumnView, *looks: EarlierLook, visits: dict[str, datetime] | None = None
) -> list[EntryStory]:
    return list(stories([view], {COLUMN.url: looks}, visits or {}, NOW))


def test_a_row_that_earlier_lists_should_have_shown_is_a_story() -> None:
    (found,) = told(now(1, 20, 40), look(7, 8, 40), look(14, 15, 40))
    assert (found.title, found.absent, found.last_absent) == ("信息20", 2, days_ago(7))


@pytest.mark.parametrize(
    ("age", "absent"),
    [(1, 0), (7, 0), (8, 1), (14, 1), (15, 2), (39, 2), (40, 0), (60, 0)],
)
def test_only_looks_after_the_stated_day_that_reach_back_beyond_it_count(
    age: int, absent: int
) -> None:
    found = told(now(age), look(7, 9, 40), look(14, 16, 40))
    assert sum(each.absent for each in found) == absent


def test_a_row_seen_before_has_no_story_unless_its_date_changed() -> None:
    assert told(now(20), look(7, 20, 40)) == []
    moved = EarlierLook(NOW - timedelta(days=7), ((f"{SITE}art/age20.html", days_ago(50)),))
    (found,) = told(now(20), moved)
    assert (found.redated_from, found.absent) == (days_ago(50), 0)


def test_a_changed_date_stays_told_of_in_later_crawls_until_it_is_put_back() -> None:
    def stated(days: int, age: int | None) -> EarlierLook:
        day = None if age is None else days_ago(age)
        return EarlierLook(NOW - timedelta(days=days), ((f"{SITE}art/age20.html", day),))

    (found,) = told(now(20), stated(1, 20), stated(2, 20), stated(3, 50), stated(4, None))
    assert found.redated_from == days_ago(50)
    assert told(now(20), stated(1, 50), stated(2, 20)) == []


@pytest.mark.parametrize(
    "rows",
    [
        ((f"{SITE}a", days_ago(40)), (f"{SITE}b", days_ago(9)), (f"{SITE}c", days_ago(41))),
        ((f"{SITE}a", days_ago(9)), (f"{SITE}b", None)),
        ((f"{SITE}a", days_ago(40)),),
        (),
    ],
)
def test_a_list_in_no_order_or_without_dates_proves_nothing(
    rows: tuple[tuple[str, date | None], ...],
) -> None:
    assert told(now(20), EarlierLook(NOW - timedelta(days=7), rows)) == []


def test_a_page_that_was_there_before_its_list_showed_it_is_dated_by_its_first_visit() -> None:
    early = NOW - timedelta(days=10)
    visits = {f"{SITE}art/age20.html": early}
    (found,) = told(now(20), look(7, 9, 40), look(14, 16, 40), visits=visits)
    assert (found.first_seen, found.absent) == (early, 1)


def test_a_list_that_could_not_be_read_tells_nothing() -> None:
    unread = weighed(COLUMN, ListReading("generic", ListState.UNREADABLE))
    assert told(unread, look(7, 9, 40)) == []


def test_the_store_tells_each_complete_run_once_newest_first(tmp_path: Path) -> None:
    def seen(days: int, *ages: int) -> Seen:
        rows = now(*ages).reading
        page = Page(COLUMN.url, PageKind.COLUMN, "通知公告", f"h{days}", reading=rows)
        return Seen(visit(COLUMN.url.removeprefix(SITE), at=NOW - timedelta(days=days)), page=page)

    with opened(tmp_path) as store:
        crawled(store, [seen(14, 16, 40)], days=-14)
        crawled(store, [seen(7, 9, 40)], days=-7)
        looks = earlier_looks(store, "fgw", NOW, [COLUMN.url])[COLUMN.url]
        assert [len(each.rows) for each in looks] == [2, 2]
        assert looks[0].rows[0] == (f"{SITE}art/age9.html", days_ago(9))
        assert (
            earlier_looks(store, "fgw", NOW - timedelta(days=7), [COLUMN.url])[COLUMN.url]
            == looks[1:]
        )
        first = NOW - timedelta(days=14)
        assert first_visits(store, "fgw", [COLUMN.url], NOW) == {COLUMN.url: first}
        assert first_visits(store, "fgw", [COLUMN.url], first - timedelta(hours=1)) == {}
        assert first_visits(store, "other", [COLUMN.url], NOW) == {}
