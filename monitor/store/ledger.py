"""Findings as remembered: the table as it stands, and the same at any past moment, counted up from every look.

Written in one transaction after a judgement. What a look said is never changed, so a past day stays as it was.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, select, update

from monitor.store import Store
from monitor.store.tables import finding, sighting


@dataclass(frozen=True, slots=True)
class Record:
    """One finding. ``state`` is what looks say of it; people's decisions are kept apart."""

    id: str
    site: str
    indicator: str
    subject: str
    state: str  # candidate | open | resolved
    first_seen: datetime
    last_seen: datetime
    began: datetime  # of this time: later than ``first_seen`` where it came back
    due_from: datetime | None = None  # when it was first certain this time
    times_seen: int = 1
    times_opened: int = 1
    resolved: datetime | None = None
    details: Mapping[str, Any] = field(default_factory=dict)
    url: str = ""
    name: str = ""
    column_url: str = ""
    sources: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    site_value: float | None = None
    site_limit: float | None = None


class Sighting(NamedTuple):
    """What one look said of one finding."""

    finding: str
    at: datetime
    state: str  # candidate | open | resolved


def looked(record: Record, at: datetime, state: str) -> Record:
    """A finding after one more look. The same look judged again is not counted twice."""
    if state == "resolved":
        return replace(record, state=state, resolved=at)
    is_back = record.resolved is not None and record.resolved < at
    due_from = None if is_back else record.due_from
    return replace(
        record,
        state=state,
        resolved=None,
        last_seen=at,
        times_seen=record.times_seen + (at != record.last_seen),
        began=at if is_back else record.began,
        times_opened=record.times_opened + is_back,
        due_from=at if state == "open" and due_from is None else due_from,
    )


def records(store: Store, site: str, until: datetime | None = None) -> dict[str, Record]:
    """Every finding of a site by id; with ``until``, as looks up to that moment had left them.

    Details, addresses and the like are those of the last look in either case.
    """
    query = select(finding).where(finding.c.site == site).order_by(finding.c.id)
    with store.engine.connect() as connection:
        if until is None:
            return {row.id: _record(row) for row in connection.execute(query)}
        seen = _sightings(connection, site, until)
        rows = connection.execute(query.where(finding.c.first_seen <= until))
        return {row.id: _counted_up(_record(row), seen[row.id]) for row in rows if row.id in seen}


def _sightings(connection: Connection, site: str, until: datetime) -> dict[str, list[Sighting]]:
    query = (
        select(sighting.c.finding, sighting.c.at, sighting.c.state)
        .join_from(sighting, finding, sighting.c.finding == finding.c.id)
        .where(finding.c.site == site, sighting.c.at <= until)
        .order_by(sighting.c.id)
    )
    found: dict[str, list[Sighting]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.finding].append(Sighting(*row))
    return found


def _counted_up(record: Record, looks: list[Sighting]) -> Record:
    first = looks[0]
    past = replace(
        record,
        state=first.state,
        first_seen=first.at,
        last_seen=first.at,
        began=first.at,
        due_from=first.at if first.state == "open" else None,
        times_seen=1,
        times_opened=1,
        resolved=None,
    )
    for look in looks[1:]:
        past = looked(past, look.at, look.state)
    return past


def named(store: Store, prefix: str, most: int = 20) -> list[Record]:
    """The findings of all sites whose id begins so, in the order of their ids."""
    matches = finding.c.id.startswith(prefix, autoescape=True)
    query = select(finding).where(matches).order_by(finding.c.id).limit(most)
    with store.engine.connect() as connection:
        return [_record(row) for row in connection.execute(query)]


def write(
    store: Store,
    added: Iterable[Record],
    changed: Iterable[Record],
    looks: Iterable[Sighting] = (),
) -> None:
    """New and changed findings with what was said of them, all or none."""
    with store.engine.begin() as connection:
        rows = [_row(record) for record in added]
        if rows:
            connection.execute(insert(finding), rows)
        for record in changed:
            connection.execute(
                update(finding).where(finding.c.id == record.id).values(**_row(record))
            )
        said = [look._asdict() for look in looks]
        if said:
            connection.execute(insert(sighting), said)


def _record(row: Any) -> Record:
    known = dict(row._mapping)
    lists = {name: tuple(known[name]) for name in ("sources", "evidence")}
    return Record(**known | lists)


def _row(record: Record) -> dict[str, Any]:
    return {column.name: getattr(record, column.name) for column in finding.columns} | {
        "details": dict(record.details),
        "sources": list(record.sources),
        "evidence": list(record.evidence),
    }
