"""A run that was cut short: whether it may go on, and what it had come to.

It goes on within a day and with the same profile and program; otherwise its facts would not be of one visit.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, delete, func, select, update

from monitor import __version__
from monitor.facts import Outcome
from monitor.profile import SiteProfile
from monitor.store.naming import chunks
from monitor.store.tables import address, fetch, page_version, run
from monitor.store.tables import frontier as met

# How a run may have ended that has more to see: by a signal, with its parent, for want of room on the disk.
_CUT_SHORT = ("interrupted", "orphaned", "died", "store:")
_WITHIN = timedelta(hours=24)
_DECIDED = (Outcome.EMPTY_HREF, Outcome.INVALID_URL)  # without a visit


def is_cut_short(stopped_because: str | None) -> bool:
    """Whether a run that ended so has more to see."""
    return stopped_because is None or stopped_because.startswith(_CUT_SHORT)


def unfinished(engine: Engine, profile: SiteProfile, kind: str, now: datetime) -> int | None:
    """The site's last run, if it was cut short and may go on."""
    of_pages = select(run).where(run.c.site == profile.key, run.c.kind != "accounts")
    query = of_pages.order_by(run.c.id.desc()).limit(1)
    with engine.connect() as connection:
        row = connection.execute(query).first()
        if row is None or row.complete or not is_cut_short(row.stopped_because):
            return None
        alike = row.profile == profile.model_dump(mode="json") and row.software == __version__
    fits = row.kind == kind and alike and now - row.started < _WITHIN
    return int(row.id) if fits else None


def go_on(engine: Engine, run_id: int) -> None:
    """The run is not over: what it was said to have ended with is taken back, and so are visits that it had only
    half made sense of."""
    with engine.begin() as connection:
        values = {"finished": None, "complete": False, "stopped_because": None}
        connection.execute(update(run).where(run.c.id == run_id).values(**values))
        _forget_half_asked(connection, run_id)


def forget_others(connection: Connection, site: str) -> None:
    """A new run begins: no earlier one of the site goes on any more."""
    runs = select(run.c.id).where(run.c.site == site)
    connection.execute(delete(met).where(met.c.run.in_(runs)))


@dataclass(frozen=True, slots=True)
class Visited:
    """An address as an unfinished run left it."""

    url: str
    attempts: int  # 2: it was confirmed
    outcome: Outcome  # of the first visit
    error: str
    is_empty: bool  # a list that showed no row


def visited(engine: Engine, run_id: int) -> Iterable[Visited]:
    """Every address the run has visited or decided."""
    query = (
        select(
            address.c.url,
            func.max(fetch.c.attempt).label("attempts"),
            func.min(fetch.c.id).label("first"),
        )
        .join_from(fetch, address, fetch.c.address == address.c.id)
        .where(fetch.c.run == run_id)
        .group_by(address.c.id, address.c.url)
    ).subquery()
    joined = (
        select(query.c.url, query.c.attempts, fetch.c.outcome, fetch.c.error, page_version.c.onward)
        .join_from(query, fetch, fetch.c.id == query.c.first)
        .outerjoin(page_version, fetch.c.version == page_version.c.id)
    )
    with engine.connect() as connection:
        for row in connection.execute(joined.execution_options(yield_per=2000)):
            empty = bool(row.onward and row.onward["empty"])
            yield Visited(row.url, row.attempts, Outcome(row.outcome), row.error, empty)


def defects(engine: Engine, run_id: int) -> list[tuple[str, str]]:
    """Addresses decided by how they are written, each with its outcome."""
    query = (
        select(address.c.url, fetch.c.outcome)
        .join_from(fetch, address, fetch.c.address == address.c.id)
        .where(fetch.c.run == run_id, fetch.c.method == "", fetch.c.outcome.in_(_DECIDED))
    )
    with engine.connect() as connection:
        return [(row.url, row.outcome) for row in connection.execute(query)]


def counted(engine: Engine, run_id: int) -> tuple[int, int]:
    """Pages read and bytes of answers so far. An interface's answer is no page."""
    pages = (
        select(func.count(fetch.c.address.distinct()))
        .join_from(fetch, page_version, fetch.c.version == page_version.c.id)
        .join(address, fetch.c.address == address.c.id)
        .where(fetch.c.run == run_id, fetch.c.content_type.not_like("%json%"))
        .where((page_version.c.address == fetch.c.address) | (fetch.c.final_url != ""))
    )
    size = select(func.sum(fetch.c.bytes)).where(fetch.c.run == run_id)
    with engine.connect() as connection:
        return (
            connection.execute(pages).scalar_one(),
            int(connection.execute(size).scalar_one() or 0),
        )


def _forget_half_asked(connection: Connection, run_id: int) -> None:
    """Pages whose rows come from interfaces, some of which had not answered yet: they are asked for again."""
    query = (
        select(fetch.c.address, page_version.c.content)
        .join_from(fetch, page_version, fetch.c.version == page_version.c.id)
        .where(
            fetch.c.run == run_id,
            page_version.c.onward.is_not(None),
        )
        .where((page_version.c.address == fetch.c.address) | (fetch.c.final_url != ""))
    )
    asking = {
        row.address: row.content["reading"]["asks"]
        for row in connection.execute(query)
        if row.content["reading"] and row.content["reading"]["asks"]
    }
    site = connection.execute(select(run.c.site).where(run.c.id == run_id)).scalar_one()
    answered = _fetched(connection, run_id, site, {url for urls in asking.values() for url in urls})
    half: set[int] = set()
    for page, urls in asking.items():
        if not set(urls) <= answered.keys():
            half |= {page, *(answered[url] for url in urls if url in answered)}
    for chunk in chunks(sorted(half)):
        gone = delete(fetch).where(fetch.c.run == run_id, fetch.c.address.in_(chunk))
        connection.execute(gone)


def _fetched(connection: Connection, run_id: int, site: str, urls: set[str]) -> dict[str, int]:
    """Which of these addresses the run has fetched, by their id."""
    found: dict[str, int] = {}
    for chunk in chunks(sorted(urls)):
        query = (
            select(address.c.url, address.c.id)
            .join_from(fetch, address, fetch.c.address == address.c.id)
            .where(fetch.c.run == run_id, address.c.site == site, address.c.url.in_(chunk))
        )
        found.update((row.url, row.id) for row in connection.execute(query))
    return found
