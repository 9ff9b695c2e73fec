"""What a crawl cost each host and day: counted up in the database, so that a crawl may tell it bit by bit."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from monitor.store.tables import load
from monitor.view import HostLoad

_MOST_HOST = 255  # characters
_COUNTED = ("requests", "bytes", "throttled")


def add(connection: Connection, run: int, rows: Iterable[HostLoad]) -> None:
    """Add what was asked since the last time; a host and day may occur more than once.

    For SQLite and PostgreSQL. Rows are written in one order, so that two writers never wait for each other.
    """
    summed: dict[tuple[str, str], dict[str, int]] = {}
    for row in rows:
        counts = summed.setdefault(
            (row.host[:_MOST_HOST], row.day.isoformat()), dict.fromkeys(_COUNTED, 0)
        )
        for name in _COUNTED:
            counts[name] += getattr(row, name)
    if not summed:
        return
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    insert = dialect.insert(load)
    added = {name: load.c[name] + insert.excluded[name] for name in _COUNTED}
    connection.execute(
        insert.on_conflict_do_update(index_elements=["run", "host", "day"], set_=added),
        [
            {"run": run, "host": host, "day": day} | counts
            for (host, day), counts in sorted(summed.items())
        ],
    )


def of_run(connection: Connection, run: int) -> tuple[HostLoad, ...]:
    """Every host and day of a run, by host."""
    query = select(load).where(load.c.run == run).order_by(load.c.host, load.c.day)
    return tuple(
        HostLoad(row.host, date.fromisoformat(row.day), row.requests, row.bytes, row.throttled)
        for row in connection.execute(query)
    )
