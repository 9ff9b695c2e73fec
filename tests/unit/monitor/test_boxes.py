"""Boxes that stand beside every list are taken out of each; a column's own rows never are."""

from datetime import date

from monitor.boxes import REASON, without_shared_boxes
from monitor.facts import Entry, ListReading, ListState, PageKind
from monitor.view import PageView

SITE = "https://fgw.example.gov.cn/"
MAIN, BOX = "div.w700.fl>ul", "div.w300.fr>ul"
HOT = tuple(f"rd/{number}" for number in range(6))


def page(
    name: str, *lists: tuple[str, tuple[str, ...]], kind: PageKind = PageKind.COLUMN
) -> PageView:
    """A page with lists at places, each of rows by their address."""
    entries = [
        Entry(0, row, SITE + row, date(2026, 11, 24), block=block)
        for block, (_, rows) in enumerate(lists)
        for row in rows
    ]
    numbered = tuple(entry._replace(position=at) for at, entry in enumerate(entries))
    places = tuple(place for place, _ in lists)
    reading = ListReading("generic", ListState.ENTRIES, numbered, blocks=places)
    return PageView(SITE + name, kind, name, reading=reading)


def own(name: str, count: int = 5) -> tuple[str, tuple[str, ...]]:
    return MAIN, tuple(f"{name}/{number}" for number in range(count))


def rows(view: PageView) -> list[str]:
    assert view.reading is not None
    assert [entry.position for entry in view.reading.entries] == list(
        range(len(view.reading.entries))
    )
    return [entry.url.removeprefix(SITE) for entry in view.reading.entries]


def columns(count: int) -> list[PageView]:
    return [page(f"c{number}", own(f"c{number}"), (BOX, HOT)) for number in range(count)]


def test_a_box_that_every_column_shows_is_taken_out() -> None:
    for view in without_shared_boxes(columns(4)):
        assert rows(view) == [f"{view.title}/{number}" for number in range(5)]


def test_three_pages_that_agree_are_not_enough() -> None:
    assert [len(rows(view)) for view in without_shared_boxes(columns(3))] == [11, 11, 11]


def test_a_column_with_nothing_but_the_box_was_not_read() -> None:
    blank = page("blank", (BOX, HOT))
    *_, view = without_shared_boxes([*columns(4), blank])
    assert view.reading is not None
    assert (view.reading.state, view.reading.reason) == (ListState.UNREADABLE, REASON)
    assert view.reading.entries == ()


def test_one_list_under_many_addresses_is_a_list() -> None:
    same = [page(f"list?from={number}", own("c")) for number in range(9)]
    assert {len(rows(view)) for view in without_shared_boxes(same)} == {5}


def test_the_column_whose_rows_the_box_shows_keeps_its_own() -> None:
    """最新通知 stands on every page; on the page of 通知公告 the same rows are the list."""
    notices = tuple(f"tz/{number}" for number in range(6))
    others = [page(f"c{at}", own(f"c{at}"), (BOX, notices)) for at in range(5)]
    view = without_shared_boxes([*others, page("tz", (MAIN, notices))])[-1]
    assert rows(view) == list(notices)


def test_a_box_whose_newest_row_changes_while_the_crawl_lasts_is_known_all_the_same() -> None:
    views = [page(f"c{at}", own(f"c{at}"), (BOX, (f"new{at}", *HOT))) for at in range(6)]
    assert {len(rows(view)) for view in without_shared_boxes(views)} == {5}


def test_a_portal_and_the_columns_it_shows_keep_their_rows() -> None:
    parts = [page(f"c{at}", own(f"c{at}")) for at in range(6)]
    shown = tuple(f"c{at}/0" for at in range(6))
    views = without_shared_boxes([page("gk", (MAIN, shown)), *parts])
    assert rows(views[0]) == list(shown)
    assert {len(rows(view)) for view in views[1:]} == {5}


def test_only_columns_are_compared() -> None:
    homes = [page(f"h{at}", own("c"), (BOX, HOT), kind=PageKind.HOME) for at in range(9)]
    assert without_shared_boxes(homes) == homes
    assert without_shared_boxes([]) == []
