"""What a crawl saw comes out of the database as it went in, and an unchanged page is written once."""

from datetime import UTC, date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from monitor.facts import (
    DateSeen,
    DateSource,
    DocumentFacts,
    Entry,
    Fragments,
    Label,
    Link,
    LinkKind,
    ListReading,
    ListState,
    Mark,
    MarkKind,
    Message,
    MessageStatus,
    Outcome,
    PageKind,
    Place,
)
from monitor.store import Seen
from monitor.store.tables import address, entry, fetch, page_version
from tests.unit.monitor.rules.scene import NOW, SITE
from tests.unit.monitor.store.seeing import link, opened, page, reading, seen, visit

ROWS = (
    Entry(0, "关于印发《办法》的通知", f"{SITE}1.html", date(2026, 11, 20), DateSource.LIST, "2026-11-20", True),
    Entry(1, "a\"'\n📢", f"{SITE}2.html", None, None, "", False, (f"{SITE}jd.html", f"{SITE}tj.html")),
    Entry(2, "", "", date(1, 1, 1), DateSource.URL),
)  # fmt: skip
READING = ListReading(
    "hanweb", ListState.ENTRIES, ROWS, (f"{SITE}list_2.html",), "ul.list", "why not"
)
DOCUMENT = DocumentFacts(
    "滨发改〔2026〕1号", "index", date(2026, 1, 5), "发改委", "有效", "主动公开"
)
LETTERS = (
    Message("7", SITE, date(2026, 11, 2), None, MessageStatus.OPEN, "办理中", "县水利局", "7"),
    Message(
        "8",
        SITE,
        None,
        date(2026, 11, 5),
        MessageStatus.ANSWERED,
        answered_text="11-05",
        answer_print="0f" * 8,
    ),
)


def test_every_fact_of_a_page_comes_back(tmp_path: Path) -> None:
    written = page(
        "zc/",
        kind=PageKind.COLUMN,
        title="政策文件",
        labels=(Label("ColumnName", "政策"), Label("", "")),
        dates=(DateSeen(date(2026, 11, 20), DateSource.VISIBLE, "发布日期：2026-11-20"),),
        breadcrumbs=(link("", "首页", place=Place.BREADCRUMB),),
        links=(link("zc/", "政策", place=Place.NAVIGATION, under="政务公开"), link("1.html")),
        marks=tuple(Mark(kind, "值", SITE, kind is MarkKind.ICP) for kind in MarkKind),
        footer_scripts=(f"{SITE}footer.js",),
        reading=READING,
        document=DOCUMENT,
        related=(f"{SITE}jd.html",),
        messages=LETTERS,
        charset_note="gbk declared, utf-8 found",
    )
    with opened(tmp_path) as store:
        (kept,) = reading(store, [Seen(visit("zc/"), written)]).pages()
    for name in (
        "url", "kind", "title", "labels", "dates", "breadcrumbs", "marks", "footer_scripts", "reading",
        "document", "related", "messages", "charset_note",
    ):  # fmt: skip
        assert getattr(kept, name) == getattr(written, name), name
    assert kept.navigation == (link("zc/", "政策", place=Place.NAVIGATION, under="政务公开"),)
    assert kept.first_seen == NOW


@pytest.mark.parametrize("state", ListState)
def test_a_list_without_rows_keeps_why(tmp_path: Path, state: ListState) -> None:
    bare = ListReading("generic", state, reason="in a script")
    with opened(tmp_path) as store:
        pages = reading(
            store, [seen("a", reading=bare), seen("b"), seen("c", document=DocumentFacts())]
        ).pages()
    assert [each.reading for each in pages] == [bare, None, None]
    assert [each.document for each in pages] == [None, None, DocumentFacts()]


@pytest.mark.parametrize("outcome", Outcome)
def test_every_way_a_visit_ends_comes_back(tmp_path: Path, outcome: Outcome) -> None:
    facts = {"final_url": f"{SITE}b", "chain": (SITE, f"{SITE}x"), "error": "why", "bytes": 3}
    first = visit("a", outcome, milliseconds=7, content_type="text/html", **facts)
    second = visit("a", outcome, NOW + timedelta(minutes=5), attempt=2)
    with opened(tmp_path) as store:
        assert reading(store, [Seen(first), Seen(second)]).fetches() == {
            f"{SITE}a": [first, second]
        }


def test_an_outcome_of_a_later_version_is_read_as_other(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        facts = reading(store, [Seen(visit("a"))])
        with store.engine.begin() as connection:
            connection.execute(fetch.update().values(outcome="teapot"))
        assert facts.fetches()[f"{SITE}a"][0].outcome is Outcome.OTHER


def test_times_are_the_same_moment_whatever_their_zone(tmp_path: Path) -> None:
    utc = visit("a", at=NOW.astimezone(UTC))
    with opened(tmp_path) as store:
        kept = reading(store, [Seen(utc)]).fetches()[f"{SITE}a"][0].at
    assert kept == NOW
    assert kept.utcoffset() == timedelta(hours=8)


def counts(folder: Path, *crawls: list[Seen]) -> list[int]:
    with opened(folder) as store:
        for number, visits in enumerate(crawls):
            reading(store, visits, days=number)
        with store.engine.connect() as connection:
            return [
                connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in (address, page_version, entry, fetch)
            ]


def test_an_unchanged_page_is_written_once(tmp_path: Path) -> None:
    same = seen("a", reading=READING, links=(link("b"),))
    assert counts(tmp_path, [same, same], [same]) == [2, 1, 3, 3]


def test_a_changed_page_is_a_new_version_beside_the_old(tmp_path: Path) -> None:
    old, new = seen("a", reading=READING), seen("a", hash="h2", title="new", reading=READING)
    with opened(tmp_path) as store:
        before, after = reading(store, [old]), reading(store, [new], days=1)
        assert [each.title for each in before.pages()] == ["a"]
        assert [each.title for each in after.pages()] == ["new"]


def test_a_page_that_changes_under_a_crawl_counts_as_last_seen(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        facts = reading(store, [seen("a"), seen("b"), seen("a", hash="h2", title="new")])
        assert [each.title for each in facts.pages()] == ["new", "b"]


def test_a_crawl_of_several_batches_keeps_all_in_order(tmp_path: Path) -> None:
    visits = [
        seen(f"{number}.html", links=(link("x"), link(f"{number + 1}.html")))
        for number in range(1201)
    ]
    with opened(tmp_path) as store:
        facts = reading(store, visits)
        titles = [each.title for each in facts.pages()]
        assert titles[0] == "0.html"  # the home page, which came first
        assert sorted(titles) == sorted(f"{number}.html" for number in range(1201))
        assert len(facts.fetches()) == 1201
        assert facts.links_of(f"{SITE}700.html") == [f"{SITE}x", f"{SITE}701.html"]
        source = facts.sources({f"{SITE}x"})[f"{SITE}x"]
    assert source.count == 1201
    assert source.sources == [f"{SITE}{title}" for title in titles[:20]]


def test_sources_tell_where_an_address_is_shown(tmp_path: Path) -> None:
    image = Link(f"{SITE}x", "照片", LinkKind.IMAGE, Place.CONTENT, hidden=True)
    visits = [
        seen("a", links=(link("x"), link("x", "again"))),
        seen("b", links=(image,)),
        seen("c", links=(link("y"),)),
        seen("search/d", links=(link("x"),)),  # machinery is no place a person looks at
    ]
    with opened(tmp_path) as store:
        found = reading(store, visits).sources({f"{SITE}x", f"{SITE}z", f"{SITE}never"})
    assert found.keys() == {f"{SITE}x"}
    shown = found[f"{SITE}x"]
    assert (shown.sources, shown.count) == ([f"{SITE}a", f"{SITE}b"], 2)
    assert (shown.anchor, shown.kind) == ("照片", "page")


def test_links_that_lead_nowhere_are_kept_with_their_text(tmp_path: Path) -> None:
    bad = Link("http://[x", "坏", LinkKind.PAGE, Place.CONTENT, defect=Outcome.INVALID_URL)
    empty = Link("", "空", LinkKind.PAGE, Place.CONTENT, defect=Outcome.EMPTY_HREF)
    with opened(tmp_path) as store:
        facts = reading(store, [seen("a", links=(bad, empty))])
        assert facts.links_of(f"{SITE}a") == ["http://[x", ""]
        assert facts.sources({""})[""].anchor == "空"
        assert facts.links_of(f"{SITE}never") == []


@pytest.mark.parametrize(
    "found",
    [
        None,
        Fragments(("one", "第二"), ((f"{SITE}b.html", "x"),), whole=True),
        Fragments((), (), whole=False),
    ],
)
def test_places_come_back_where_they_were_asked_for(
    tmp_path: Path, found: Fragments | None
) -> None:
    with opened(tmp_path) as store:
        (read,) = reading(store, [seen("a", fragments=found)]).pages()
        assert read.fragments == found
