"""Rows of lists over time: what earlier complete runs read, and when an address was visited first."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select

from monitor.appearances import EarlierLook
from monitor.store import Store
from monitor.store.history import complete_runs
from monitor.store.naming import chunks
from monitor.store.tables import address, entry, fetch

RUNS = 8  # complete runs looked back on, two months of weekly ones


def earlier_looks(
    store: Store, site: str, before: datetime, urls: Collection[str]
) -> dict[str, list[EarlierLook]]:
    """How each list was read by complete runs begun before ``before``, the newest first, one look a run."""
    with store.engine.connect() as connection:
        looks: dict[str, list[tuple[datetime, int]]] = defaultdict(list)
        for run_id in connection.execute(complete_runs(site, before, RUNS)).scalars().all():
            last = {
                row.url: (row.at, row.version)
                for chunk in chunks(sorted(urls))
                for row in connection.execute(_looks(run_id, chunk))
            }
            for url, look in last.items():
                looks[url].append(look)
        rows = _rows(connection, {version for found in looks.values() for _, version in found})
    return {
        url: [EarlierLook(at, rows.get(version, ())) for at, version in found]
        for url, found in looks.items()
    }


def first_visits(
    store: Store, site: str, urls: Collection[str], until: datetime
) -> dict[str, datetime]:
    """When each of these addresses was first visited by any run of the site, as far as was known at ``until``."""
    found: dict[str, datetime] = {}
    with store.engine.connect() as connection:
        for chunk in chunks(sorted(urls)):
            query = (
                select(address.c.url, func.min(fetch.c.at).label("at"))
                .join_from(fetch, address, fetch.c.address == address.c.id)
                .where(address.c.site == site, address.c.url.in_(chunk), fetch.c.at <= until)
                .group_by(address.c.url)
            )
            found.update((row.url, row.at) for row in connection.execute(query))
    return found


def _looks(run_id: int, urls: list[str]) -> Select[Any]:
    """In order of time, so that the last look comes last."""
    return (
        select(address.c.url, fetch.c.at, fetch.c.version)
        .join_from(fetch, address, fetch.c.address == address.c.id)
        .where(fetch.c.run == run_id, fetch.c.version.is_not(None), address.c.url.in_(urls))
        .order_by(fetch.c.id)
    )


def _rows(
    connection: Connection, versions: Collection[int]
) -> dict[int, tuple[tuple[str, date | None], ...]]:
    """The rows of each page version that count for how far it reaches: pinned ones do not."""
    found: dict[int, list[tuple[str, date | None]]] = defaultdict(list)
    for chunk in chunks(sorted(versions)):
        query = (
            select(entry.c.version, entry.c.url, entry.c.stated)
            .where(entry.c.version.in_(chunk), entry.c.pinned.is_(False))
            .order_by(entry.c.version, entry.c.position)
        )
        for row in connection.execute(query):
            stated = date.fromisoformat(row.stated) if row.stated else None
            found[row.version].append((row.url, stated))
    return {version: tuple(rows) for version, rows in found.items()}
