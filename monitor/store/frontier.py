"""What a run has met, in that order: written with the page that showed it, so that a run cut short can go on.

An address that is in the table was met; one that is to be visited and has no fetch in the run is still to be visited.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, Select, delete, exists, func, insert, select

from monitor.facts import LinkKind
from monitor.store.naming import Names
from monitor.store.tables import address, fetch, frontier

# Roles. Every other one is a way of visiting an address that only spiders know the meaning of.
KNOWN = "known"  # met under another address, or decided without a visit
LEFT_OUT = "left-out"  # not visited; the detail says what it is and why: “pages\tmax-depth”
_UNVISITED = (KNOWN, LEFT_OUT)


class Met(NamedTuple):
    """One address when it was met first. ``position`` counts from 1 in the order of meeting."""

    position: int
    url: str
    kind: LinkKind
    internal: bool
    depth: int
    role: str = ""
    detail: str = ""


def write(connection: Connection, run: int, names: Names, met: Iterable[Met]) -> None:
    """What a run has met, within the caller's transaction; ``names`` knows every address."""
    rows = [
        {
            "run": run,
            "position": each.position,
            "address": names.address(each.url),
            "kind": each.kind,
            "internal": each.internal,
            "depth": each.depth,
            "role": each.role,
            "detail": each.detail,
        }
        for each in met
    ]
    if rows:
        connection.execute(insert(frontier), rows)


def clear(connection: Connection, run: int) -> None:
    """A run that is over has nothing more to go on from."""
    connection.execute(delete(frontier).where(frontier.c.run == run))


def met_by(engine: Engine, run: int) -> Iterator[Met]:
    """Everything a run has met, in that order."""
    with engine.connect() as connection:
        for row in connection.execute(_rows(run).execution_options(yield_per=2000)):
            yield _met(row)


def waiting(engine: Engine, run: int, after: int, most: int) -> list[Met]:
    """At most so many addresses behind a position that the run has still to visit."""
    visited = exists().where(fetch.c.run == run, fetch.c.address == frontier.c.address)
    query = _rows(run).where(
        frontier.c.position > after, frontier.c.role.not_in(_UNVISITED), ~visited
    )
    with engine.connect() as connection:
        return [_met(row) for row in connection.execute(query.limit(most))]


def last_position(engine: Engine, run: int) -> int:
    """Of what the store was told last; 0 where it was told nothing."""
    query = select(func.max(frontier.c.position)).where(frontier.c.run == run)
    with engine.connect() as connection:
        return connection.execute(query).scalar() or 0


def _rows(run: int) -> Select[Any]:
    joined = select(address.c.url, frontier).join_from(
        frontier, address, frontier.c.address == address.c.id
    )
    return joined.where(frontier.c.run == run).order_by(frontier.c.position)


def _met(row: Any) -> Met:
    return Met(
        row.position, row.url, LinkKind(row.kind), row.internal, row.depth, row.role, row.detail
    )
