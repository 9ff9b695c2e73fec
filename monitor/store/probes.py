"""Probes as they were made: added, and read again up to a moment."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime

from sqlalchemy import Engine, insert, select

from monitor.facts import Outcome, Probe
from monitor.store.tables import probe

_MOST_WORDS = 500  # characters of an error
_NAMES = tuple(field.name for field in fields(Probe))


def write(engine: Engine, probes: Sequence[Probe]) -> None:
    """Add probes, in one transaction."""
    rows = [
        {name: getattr(each, name) for name in _NAMES} | {"error": each.error[:_MOST_WORDS]}
        for each in probes
    ]
    if rows:
        with engine.begin() as connection:
            connection.execute(insert(probe), rows)


def between(engine: Engine, site: str, after: datetime, until: datetime) -> list[Probe]:
    """A site's probes later than one moment and not later than another, in order of time."""
    query = (
        select(probe)
        .where(probe.c.site == site, probe.c.at > after, probe.c.at <= until)
        .order_by(probe.c.at, probe.c.id)
    )
    with engine.connect() as connection:
        rows = connection.execute(query).mappings()
        return [
            Probe(**{name: row[name] for name in _NAMES} | {"outcome": Outcome(row["outcome"])})
            for row in rows
        ]
