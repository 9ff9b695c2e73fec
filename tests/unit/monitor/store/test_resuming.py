"""Which run goes on, what it keeps, and what it is told of itself."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from monitor.facts import ListReading, ListState, Outcome, PageKind
from monitor.profile import CrawlOptions, SiteProfile
from monitor.store import Seen, Store, Writer, resuming
from monitor.store.reading import RunReading
from monitor.store.resuming import Visited
from monitor.store.tables import run as runs
from tests.unit.monitor.rules.scene import NOW, SITE
from tests.unit.monitor.store.seeing import FGW, crawled, opened, page, seen, visit

SOON = NOW + timedelta(hours=2)
JYJ = SiteProfile(key="jyj", url=SITE)


def begun(store: Store, **end: Any) -> int:
    """A run of this moment that ended as told, or never said how."""
    number = store.begin_run(FGW, "site", NOW)
    if end:
        store.finish_run(number, {"finished": NOW + timedelta(hours=1), "complete": False} | end)
    return number


def cut_short(store: Store, *visits: Seen) -> int:
    """A run that wrote these and was then interrupted."""
    run = store.begin_run(FGW, "site", NOW)
    writer = Writer(store.engine, FGW.key, run)
    for each in visits:
        writer.put(each)
    writer.close()
    assert writer.error is None
    store.finish_run(run, {"finished": NOW, "complete": False, "stopped_because": "interrupted"})
    return run


def asking(path: str, *asks: str, **facts: Any) -> Seen:
    """A visit of a page whose rows come from interfaces."""
    urls = tuple(f"{SITE}{each}" for each in asks)
    reading = ListReading("json", ListState.UNREADABLE, asks=urls)
    return seen(path, kind=PageKind.COLUMN, reading=reading, **facts)


def left(store: Store, run: int) -> set[str]:
    """The paths of which the run still has a visit."""
    return {url.removeprefix(SITE) for url in RunReading(store, run).fetches()}


@pytest.mark.parametrize("reason", ["interrupted", "orphaned", "died", "store: disk full"])
def test_a_run_that_was_cut_short_goes_on(tmp_path: Path, reason: str) -> None:
    with opened(tmp_path) as store:
        number = begun(store, stopped_because=reason)
        assert store.resume_run(FGW, "site", SOON) == number


def test_a_run_that_never_said_how_it_ended_goes_on(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        assert store.resume_run(FGW, "site", SOON) is None
        number = begun(store)
        assert store.resume_run(FGW, "site", SOON) == number


@pytest.mark.parametrize(
    "end",
    [
        {"complete": True, "stopped_because": None},
        {"stopped_because": "max-pages"},
        {"stopped_because": "site-blocked 412"},
        {"stopped_because": ""},
    ],
)
def test_a_run_that_came_to_an_end_does_not_go_on(tmp_path: Path, end: dict[str, Any]) -> None:
    with opened(tmp_path) as store:
        number = begun(store, **end)
        assert store.resume_run(FGW, "site", SOON) is None
        assert store.run(number).finished is not None


@pytest.mark.parametrize(
    ("after", "goes_on"),
    [(timedelta(hours=24, seconds=-1), True), (timedelta(hours=24), False)],
)
def test_a_run_goes_on_within_a_day_of_its_begin(
    tmp_path: Path, after: timedelta, goes_on: bool
) -> None:
    with opened(tmp_path) as store:
        begun(store, stopped_because="interrupted")
        assert (store.resume_run(FGW, "site", NOW + after) is not None) is goes_on


def test_another_profile_kind_or_site_does_not_take_the_run_over(tmp_path: Path) -> None:
    deeper = FGW.model_copy(update={"crawl": CrawlOptions(max_depth=2)})
    with opened(tmp_path) as store:
        number = begun(store, stopped_because="interrupted")
        assert store.resume_run(deeper, "site", SOON) is None
        assert store.resume_run(FGW, "columns", SOON) is None
        assert store.resume_run(JYJ, "site", SOON) is None
        store.begin_run(JYJ, "site", NOW)
        assert store.resume_run(FGW, "site", SOON) == number


def test_another_version_of_the_program_does_not_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path) as store:
        begun(store, stopped_because="interrupted")
        monkeypatch.setattr(resuming, "__version__", "99.0")
        assert store.resume_run(FGW, "site", SOON) is None


def test_only_the_last_run_of_a_site_may_go_on(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        begun(store, stopped_because="interrupted")
        begun(store, complete=True, stopped_because=None)
        assert store.resume_run(FGW, "site", SOON) is None


def test_a_run_that_goes_on_is_not_over(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        number = begun(store, stopped_because="interrupted", pages=7)
        store.resume_run(FGW, "site", SOON)
        with store.engine.connect() as connection:
            row = connection.execute(select(runs).where(runs.c.id == number)).one()
        assert (row.finished, row.complete, row.stopped_because) == (None, False, None)
        assert (row.started, row.pages) == (NOW, 7)


def test_pages_whose_interfaces_had_not_all_answered_are_visited_again(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        run = cut_short(
            store,
            asking("whole/", "w1.json", "w2.json"),
            Seen(visit("w1.json")),
            Seen(visit("w2.json", Outcome.TIMEOUT)),
            asking("half/", "h1.json", "h2.json"),
            Seen(visit("h1.json")),
            asking("none/", "n1.json"),
            seen("plain.html"),
        )
        store.resume_run(FGW, "site", SOON)
        assert left(store, run) == {"whole/", "w1.json", "w2.json", "plain.html"}


def test_what_an_earlier_run_saw_of_such_a_page_stays(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        earlier = crawled(store, [asking("half/", "h1.json"), Seen(visit("h1.json"))], days=-1)
        run = cut_short(store, asking("half/", "h1.json"))
        store.resume_run(FGW, "site", SOON)
        assert left(store, run) == set()
        assert left(store, earlier) == {"half/", "h1.json"}


def test_an_address_is_remembered_by_its_first_visit_and_whether_it_was_confirmed(
    tmp_path: Path,
) -> None:
    nothing = ListReading("generic", ListState.EMPTY)
    with opened(tmp_path) as store:
        crawled(store, [seen("earlier.html")], days=-1)
        run = cut_short(
            store,
            seen("a.html"),
            seen("empty/", reading=nothing),
            Seen(visit("dead.html", Outcome.TIMEOUT, error="slow")),
            Seen(visit("dead.html", Outcome.OK, attempt=2)),
        )
        assert sorted(resuming.visited(store.engine, run), key=lambda each: each.url) == [
            Visited(f"{SITE}a.html", 1, Outcome.OK, "", False),
            Visited(f"{SITE}dead.html", 2, Outcome.TIMEOUT, "slow", False),
            Visited(f"{SITE}empty/", 1, Outcome.OK, "", True),
        ]


def test_only_addresses_decided_by_their_writing_are_defects(tmp_path: Path) -> None:
    empty = replace(visit("a.html", Outcome.EMPTY_HREF), method="")
    wrong = replace(visit(outcome=Outcome.INVALID_URL), method="", url="htp:/x")
    skipped = replace(visit("s.html", Outcome.SKIPPED), method="")
    asked = visit("asked.html", Outcome.INVALID_URL)
    with opened(tmp_path) as store:
        run = cut_short(store, Seen(visit("b.html"), also=(empty, wrong, skipped)), Seen(asked))
        assert sorted(resuming.defects(store.engine, run)) == [
            ("htp:/x", "invalid_url"),
            (f"{SITE}a.html", "empty_href"),
        ]


def test_pages_are_counted_once_and_bytes_every_time(tmp_path: Path) -> None:
    column = page("list/", kind=PageKind.COLUMN)
    with opened(tmp_path) as store:
        crawled(store, [Seen(visit("old", bytes=1000), page("old"))], days=-1)
        run = cut_short(
            store,
            Seen(visit("list/", bytes=100, content_type="text/html"), column),
            Seen(visit("list/", bytes=20, attempt=2, content_type="text/html"), column),
            Seen(visit("rows.json", bytes=7, content_type="application/json"), column),
            Seen(visit("moved", bytes=50, final_url=f"{SITE}new/"), page("new/")),
            Seen(visit("gone", Outcome.HTTP_ERROR, bytes=3)),
        )
        assert resuming.counted(store.engine, run) == (2, 180)


def test_a_run_that_saw_nothing_counts_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        assert resuming.counted(store.engine, begun(store)) == (0, 0)
