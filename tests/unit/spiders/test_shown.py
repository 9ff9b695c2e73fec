"""Every address a page shows, once: its links, then list rows that stand in no link."""

from time import process_time
from typing import Any

import pytest

from monitor.facts import (
    Entry,
    Link,
    LinkKind,
    ListReading,
    ListState,
    Outcome,
    Page,
    PageKind,
    Place,
)
from spiders.shown import leads_to_columns, shown_links

SITE = "https://fgw.example.gov.cn/"


def link(path: str, **facts: Any) -> Link:
    return Link(SITE + path, path, LinkKind.PAGE, Place.CONTENT, **facts)


def shown(*links: Link, reading: ListReading | None = None) -> list[tuple[str, str]]:
    page = Page(SITE, PageKind.COLUMN, "", "h", links=links, reading=reading)
    return [(each.url.removeprefix(SITE), each.anchor) for each in shown_links(page)]


def listed(*entries: Entry, following: tuple[str, ...] = ()) -> ListReading:
    return ListReading("hanweb", ListState.ENTRIES, entries, following)


def test_rows_of_a_script_follow_the_links_in_order() -> None:
    rows = listed(
        Entry(0, "甲", f"{SITE}1"), Entry(1, "乙", f"{SITE}2"), Entry(2, "丙", f"{SITE}a")
    )
    assert shown(link("a"), reading=rows) == [("a", "a"), ("1", "甲"), ("2", "乙")]


def test_a_row_listed_twice_is_shown_once_with_its_first_title() -> None:
    rows = listed(Entry(0, "甲", f"{SITE}1"), Entry(1, "乙", f"{SITE}1"))
    assert shown(reading=rows) == [("1", "甲")]


def test_interpretations_are_shown_too_and_next_pages_that_nobody_links_are_not() -> None:
    row = Entry(0, "甲", f"{SITE}1", related=(f"{SITE}jd",))
    assert shown(reading=listed(row, following=(f"{SITE}list_2",))) == [("1", "甲"), ("jd", "")]


def test_columns_that_only_a_scripts_tree_names_are_shown_as_a_menu() -> None:
    tree = ListReading("gkmlpt", ListState.UNREADABLE, children=((f"{SITE}#1", "通知公告"),))
    page = Page(SITE, PageKind.COLUMN, "", "h", reading=tree)
    assert [(each.url, each.anchor, each.place) for each in shown_links(page)] == [
        (f"{SITE}#1", "通知公告", Place.NAVIGATION)
    ]


def test_rows_without_an_address_are_not_shown() -> None:
    assert shown(reading=listed(Entry(0, "甲", ""))) == []
    assert shown() == []


def test_an_empty_link_is_kept_apart_from_the_page_itself() -> None:
    empty = link("", defect=Outcome.EMPTY_HREF)
    assert shown(empty, reading=listed(Entry(0, "本页", SITE))) == [("", ""), ("", "本页")]
    page = Page(SITE, PageKind.OTHER, "", "h", links=(empty,))
    assert [each.url for each in shown_links(page)] == [""]


def test_rows_are_bounded() -> None:
    rows = listed(*(Entry(at, "x" * 500, f"{SITE}{at}") for at in range(3000)))
    found = shown(reading=rows)
    assert len(found) == 2000
    assert found[0] == ("0", "x" * 120)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("zwgk/tzgg/index.html", True),
        ("col/col12345/index.html", True),
        ("list.do?page=2", True),
        ("zwgk/12345678.html", False),
        ("zwgk/12345_x.y.shtml", False),
        ("view.do?newsid=1", False),
        ("wxzw/A09370306index_1.htm", True),
        ("art/art_1.html", False),
    ],
)
def test_a_light_crawl_leaves_out_what_looks_like_an_article(path: str, *, expected: bool) -> None:
    column = Page(f"{SITE}zwgk/", PageKind.COLUMN, "", "h")
    assert leads_to_columns(link(path), column, "fgw.example.gov.cn") is expected


def test_an_address_of_nothing_but_digits_costs_no_time() -> None:
    column = Page(f"{SITE}zwgk/", PageKind.COLUMN, "", "h")
    before = process_time()
    for number in range(200):
        leads_to_columns(link(f"{number}{'1' * 1900}"), column, "fgw.example.gov.cn")
    assert process_time() - before < 1
