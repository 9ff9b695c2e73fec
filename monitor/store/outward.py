"""What leads outside: the links of a site to others, and which pages of a run have them.

A page version holds the ids of its links packed, so the question is put the other way round: first which links
are of interest, of which a site has a few hundred, then one pass over the packed ids.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, not_, or_, select

from monitor.outward import Sighting
from monitor.store.packing import unpack_ids
from monitor.store.tables import address, fetch, link, page_version, run

MOST_SOURCES = 20


@dataclass(slots=True)
class Occurrences:
    """Where one link occurs in a run."""

    first_seen: datetime  # of the oldest page version among them
    sources: list[str] = field(default_factory=list)
    count: int = 0

    def sighting(self) -> Sighting:
        """As rules want it."""
        return Sighting(tuple(self.sources), self.count)


def outward_links(connection: Connection, site: str, prefixes: Iterable[str]) -> list[Any]:
    """Every link ever kept of a site that begins with none of ``prefixes``: id, url, anchor, kind, hidden, defect."""
    inside = or_(
        *(func.substr(address.c.url, 1, len(prefix)) == prefix for prefix in prefixes),
        address.c.url == "",
    )
    columns = (link.c.id, link.c.anchor, link.c.kind, link.c.hidden, link.c.defect)
    query = select(address.c.url, *columns).join_from(link, address, link.c.address == address.c.id)
    return list(connection.execute(query.where(address.c.site == site, not_(inside))))


def occurrences(
    connection: Connection, run_id: int, wanted: Collection[int], home: str
) -> tuple[dict[int, Occurrences], set[int]]:
    """The pages of a run that have each wanted link, home page first; and which of them the home page has."""
    found: dict[int, Occurrences] = {}
    on_home: set[int] = set()
    ids = frozenset(wanted)
    for row in _versions(connection, run_id) if ids else ():
        for each in ids.intersection(unpack_ids(row.links)):
            known = found.setdefault(each, Occurrences(row.first_seen))
            known.first_seen = min(known.first_seen, row.first_seen)
            known.count += 1
            if row.url == home:
                on_home.add(each)
                known.sources.insert(0, row.url)
            elif len(known.sources) < MOST_SOURCES:
                known.sources.append(row.url)
    return found, on_home


def _versions(connection: Connection, run_id: int) -> Iterator[Any]:
    """The pages a run brought, each as last seen; without what they say, which is long."""
    last = (
        select(func.max(fetch.c.id).label("visit"))
        .join_from(fetch, page_version, fetch.c.version == page_version.c.id)
        .where(fetch.c.run == run_id)
        .group_by(page_version.c.address)
        .subquery()
    )
    query = (
        select(page_version.c.links, page_version.c.first_seen, address.c.url)
        .join_from(last, fetch, last.c.visit == fetch.c.id)
        .join(page_version, fetch.c.version == page_version.c.id)
        .join(address, page_version.c.address == address.c.id)
        .order_by(page_version.c.address)
    )
    yield from connection.execute(query.execution_options(yield_per=500))


def first_sightings(
    connection: Connection, site: str, wanted: Collection[int], before: datetime
) -> dict[int, datetime]:
    """When any page of the site first had each wanted link, of those that one had before ``before``."""
    found: dict[int, datetime] = {}
    ids = frozenset(wanted)
    query = (
        select(page_version.c.links, page_version.c.first_seen)
        .join_from(page_version, address, page_version.c.address == address.c.id)
        .where(address.c.site == site, page_version.c.first_seen < before)
        .execution_options(yield_per=500)
    )
    for row in connection.execute(query) if ids else ():
        for each in ids.intersection(unpack_ids(row.links)):
            found[each] = min(found.get(each, row.first_seen), row.first_seen)
    return found


def complete_runs(connection: Connection, site: str, before: datetime) -> list[datetime]:
    """When the site's complete runs that were over before ``before`` ended, in order of time."""
    query = select(run.c.finished).where(
        run.c.site == site,
        run.c.kind == "site",
        run.c.complete.is_(True),
        run.c.finished < before,
    )
    return list(connection.execute(query.order_by(run.c.finished)).scalars())
