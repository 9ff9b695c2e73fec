"""Leaks of a run in the view: on pages and in files, each with its columns; a file that was not read is counted."""

from pathlib import Path
from typing import Any

import pytest

from monitor import assemble
from monitor.facts import (
    Attachment,
    Entry,
    Label,
    Leak,
    LeakKind,
    Link,
    LinkKind,
    ListReading,
    ListState,
    Opens,
    Page,
    PageKind,
    Place,
)
from monitor.profile import Category, Column
from monitor.store import Seen, Store
from monitor.view import LeakView, SiteView
from tests.unit.monitor.rules.scene import NOW, SITE
from tests.unit.monitor.store.seeing import FGW, crawled, link, opened, page, visit

PENALTIES = Column(name="行政处罚公示", url=f"{SITE}cf/", category=Category.DISCLOSURE)
NOTICES = Column(name="通知公告", url=f"{SITE}tz/", category=Category.NOTICE)
LEAK = Leak(LeakKind.RESIDENT_ID, "37**************11", "line 2", "0f" * 8, True, "身份证号", 2)
TRAIL = Link(PENALTIES.url, PENALTIES.name, LinkKind.PAGE, Place.BREADCRUMB)


def file(path: str, *leaks: Leak, **facts: Any) -> Seen:
    known = {"format": "xlsx", "opens": Opens.YES, "text": "名单"} | facts
    fact = Attachment(f"{SITE}{path}", size=9, sha256=path * 8, leaks=leaks, **known)
    return Seen(visit(path), file=fact)


def shows(path: str, *files: str, **facts: Any) -> Page:
    links = tuple(link(each, "附件")._replace(kind=LinkKind.ATTACHMENT) for each in files)
    return page(path, kind=PageKind.ARTICLE, links=links, **facts)


def listed(column: Column, *rows: str) -> Page:
    entries = tuple(Entry(n, row, f"{SITE}{row}") for n, row in enumerate(rows))
    reading = ListReading("generic", ListState.ENTRIES if rows else ListState.EMPTY, entries)
    return page(column.url.removeprefix(SITE), kind=PageKind.COLUMN, reading=reading)


def seen_by(store: Store, *seen: Seen | Page) -> SiteView:
    visits = [
        Seen(visit(each.url.removeprefix(SITE)), each) if isinstance(each, Page) else each
        for each in (page(kind=PageKind.HOME), *seen)
    ]
    run = crawled(store, visits)
    profile = FGW.model_copy(update={"columns": (NOTICES, PENALTIES)})
    return assemble.view(store, store.run(run), profile, NOW)


@pytest.mark.parametrize(
    ("rows", "facts", "columns"),
    [
        ([], {}, ()),
        (["a.html"], {}, (NOTICES.url,)),
        ([], {"breadcrumbs": (TRAIL,)}, (PENALTIES.url,)),
        ([], {"labels": (Label("ColumnName", "行政处罚公示"),)}, (PENALTIES.url,)),
        (["a.html"], {"breadcrumbs": (TRAIL,)}, (NOTICES.url, PENALTIES.url)),
    ],
)
def test_a_page_has_the_columns_of_its_list_its_place_line_and_its_label(
    tmp_path: Path, rows: list[str], facts: dict[str, Any], columns: tuple[str, ...]
) -> None:
    article = page("a.html", kind=PageKind.ARTICLE, leaks=(LEAK,), **facts)
    with opened(tmp_path) as store:
        view = seen_by(store, listed(NOTICES, *rows), listed(PENALTIES), article)
    assert view.leaks == (LeakView(f"{SITE}a.html", LEAK, columns=columns),)


def test_a_file_has_the_pages_that_link_to_it_and_their_columns(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        view = seen_by(
            store, listed(PENALTIES, "a.html"), shows("a.html", "1.xlsx", "2.xlsx"), shows("b.html", "1.xlsx"),
            file("1.xlsx", LEAK), file("2.xlsx"),
        )  # fmt: skip
    (leak,) = view.leaks
    assert (leak.url, leak.leak, leak.is_file) == (f"{SITE}1.xlsx", LEAK, True)
    assert set(leak.sources) == {f"{SITE}a.html", f"{SITE}b.html"}
    assert leak.columns == (PENALTIES.url,)
    assert (view.files_searched, view.files_unread) == (2, ())


@pytest.mark.parametrize(
    ("facts", "is_read"),
    [
        ({}, True),
        ({"text": ""}, True),  # an empty form
        ({"format": "pdf"}, True),
        ({"format": "pdf", "text": " \n"}, False),  # a scan
        ({"text_complete": False}, False),
        ({"opens": Opens.CANNOT_TELL, "text": "", "text_complete": False}, False),
        ({"opens": Opens.NO, "text": "", "text_complete": False}, False),
    ],
)
def test_a_file_is_read_only_where_all_its_text_was(
    tmp_path: Path, facts: dict[str, Any], is_read: bool
) -> None:
    with opened(tmp_path) as store:
        view = seen_by(store, shows("a.html", "1"), file("1", **facts))
    assert view.files_unread == (() if is_read else (f"{SITE}1",))
    assert view.files_searched == int(is_read)
