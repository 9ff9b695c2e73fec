"""A database to write visits into, and short ways to make them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from monitor.facts import Fetch, Link, LinkKind, Outcome, Page, PageKind, Place
from monitor.profile import SiteProfile
from monitor.store import Seen, Store, Writer
from monitor.store.reading import RunReading
from tests.unit.monitor.rules.scene import NOW, SITE

FGW = SiteProfile(key="fgw", url=SITE)


def address_in(folder: Path) -> str:
    """The database of a folder; the tests of the store put one in PostgreSQL in its place."""
    return f"sqlite:///{folder}/huoshui.db"


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    store = Store.open(address_in(folder))
    try:
        yield store
    finally:
        store.close()


def visit(path: str = "", outcome: Outcome = Outcome.OK, at: datetime = NOW, **facts: Any) -> Fetch:
    status = {Outcome.OK: 200, Outcome.HTTP_ERROR: 404}.get(outcome)
    return Fetch(f"{SITE}{path}", at, "GET", facts.pop("attempt", 1), outcome, status, **facts)


def page(path: str = "", **facts: Any) -> Page:
    known: dict[str, Any] = {"kind": PageKind.OTHER, "title": path, "hash": "h1"} | facts
    return Page(f"{SITE}{path}", **known)


def seen(path: str = "", **facts: Any) -> Seen:
    return Seen(visit(path), page(path, **facts))


def link(path: str, anchor: str = "", **facts: Any) -> Link:
    return Link(f"{SITE}{path}", anchor, LinkKind.PAGE, facts.pop("place", Place.CONTENT), **facts)


def crawled(store: Store, visits: Iterable[Seen], site: SiteProfile = FGW, days: int = 0) -> int:
    """A whole crawl that saw this."""
    started = NOW + timedelta(days=days)
    run = store.begin_run(site, "site", started)
    writer = Writer(store.engine, site.key, run)
    for each in visits:
        writer.put(each)
    writer.close()
    assert writer.error is None
    values = {"finished": started + timedelta(hours=1), "complete": True, "pages": 1}
    store.finish_run(run, values)
    return run


def reading(store: Store, visits: Iterable[Seen], days: int = 0) -> RunReading:
    return RunReading(store, crawled(store, visits, days=days))
