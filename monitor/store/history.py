"""How a column's address read in earlier runs: for doubting a list that suddenly has no rows."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select

from monitor.earlier import EarlierReading
from monitor.facts import ListState
from monitor.store import Store
from monitor.store.tables import address, entry, fetch, page_version, run

RUNS = 60  # complete runs looked back on, two months of a daily one


def earlier_readings(
    store: Store, site: str, before: datetime, urls: Collection[str]
) -> dict[str, list[EarlierReading]]:
    """What runs complete before ``before`` read at each address, the newest run first.

    One reading a run, its last look. Runs in which the address brought no page are left out.
    """
    found: dict[str, list[EarlierReading]] = defaultdict(list)
    wanted = sorted(urls)
    with store.engine.connect() as connection:
        for run_id in connection.execute(complete_runs(site, before)).scalars() if wanted else ():
            seen: dict[str, EarlierReading] = {}
            for row in connection.execute(_looks(run_id, wanted)):
                seen[row.url] = _reading(connection, row)
            for url, reading in seen.items():
                found[url].append(reading)
    return found


def complete_runs(site: str, before: datetime, most: int = RUNS) -> Select[Any]:
    """The ids of runs that were complete before a moment, the newest first."""
    known = (run.c.site == site) & run.c.complete.is_(True) & (run.c.started < before)
    ended = run.c.finished <= before
    return (
        select(run.c.id)
        .where(known, ended)
        .order_by(run.c.started.desc(), run.c.id.desc())
        .limit(most)
    )


def _looks(run_id: int, urls: list[str]) -> Select[Any]:
    """The pages a run brought of these addresses, in order of time."""
    return (
        select(address.c.url, fetch.c.at, page_version.c.id, page_version.c.content)
        .join_from(fetch, page_version, fetch.c.version == page_version.c.id)
        .join(address, page_version.c.address == address.c.id)
        .where(fetch.c.run == run_id, address.c.url.in_(urls))
        .order_by(fetch.c.id)
    )


def _reading(connection: Connection, row: Any) -> EarlierReading:
    head = row.content["reading"]
    if head is None:
        return EarlierReading(row.at, ListState.NOT_A_LIST, 0)
    rows = select(func.count()).select_from(entry).where(entry.c.version == row.id)
    count = connection.execute(rows).scalar_one()
    return EarlierReading(row.at, ListState(head["state"]), count, head["reason"])


def last_rows(
    store: Store, site: str, before: datetime, urls: Collection[str]
) -> dict[str, frozenset[str]]:
    """The addresses each list showed when a complete run before ``before`` last read rows there."""
    found: dict[str, frozenset[str]] = {}
    with store.engine.connect() as connection:
        for run_id in connection.execute(complete_runs(site, before)).scalars() if urls else ():
            wanted = sorted(set(urls) - found.keys())
            for row in connection.execute(_looks(run_id, wanted)):
                shown = select(entry.c.url).where(entry.c.version == row.id)
                if rows := frozenset(connection.execute(shown).scalars()):
                    found[row.url] = rows
    return found
