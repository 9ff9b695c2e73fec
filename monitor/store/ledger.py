"""The table of findings: read whole for a site, written in one transaction after a judgement."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from monitor.store import Store
from monitor.store.tables import finding


@dataclass(frozen=True, slots=True)
class Record:
    """One finding as remembered."""

    id: str
    site: str
    indicator: str
    subject: str
    state: str  # open | resolved
    first_seen: datetime
    last_seen: datetime
    times_seen: int = 1
    resolved: datetime | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


def records(store: Store, site: str) -> dict[str, Record]:
    """Every finding of a site by id."""
    with store.engine.connect() as connection:
        rows = connection.execute(select(finding).where(finding.c.site == site))
        return {row.id: Record(**row._mapping) for row in rows}


def write(store: Store, added: Iterable[Record], changed: Iterable[Record]) -> None:
    """New and changed findings, all or none."""
    with store.engine.begin() as connection:
        rows = [_row(record) for record in added]
        if rows:
            connection.execute(insert(finding), rows)
        for record in changed:
            connection.execute(
                update(finding).where(finding.c.id == record.id).values(**_row(record))
            )


def _row(record: Record) -> dict[str, Any]:
    return {column.name: getattr(record, column.name) for column in finding.columns} | {
        "details": dict(record.details)
    }
