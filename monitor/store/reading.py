"""A site's facts as of a moment: what one run saw, and how each address fared before.

Read-only; everything comes out as the frozen shapes of ``monitor.view`` and ``monitor.facts``.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, true

from monitor.answers import NOTHING_SAID, Word
from monitor.facts import Entry, Fetch, Link, LinkKind, Place
from monitor.linkstate import is_failure
from monitor.store import Store
from monitor.store.packing import entry_of, outcome_of, unpack_ids, unpack_page
from monitor.store.recall import LINKS, link_of
from monitor.store.tables import address, entry, fetch, link, page_version, run
from monitor.store.texts import texts_of
from monitor.urls import is_plumbing
from monitor.view import PageView

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class LinkSources:
    """Where an address that did not answer well is shown."""

    sources: list[str] = field(default_factory=list)  # the first 20 pages
    count: int = 0
    anchor: str = ""
    kind: str = "page"


class RunReading:
    """Everything one run saw, up to a moment if one is given. Opened for one judgement, then thrown away."""

    def __init__(self, store: Store, run_id: int, until: datetime | None = None) -> None:
        self._store = store
        self._run = run_id
        self._until = until
        self._seen = (fetch.c.run == run_id) & (true() if until is None else fetch.c.at <= until)

    def fetches(self) -> dict[str, list[Fetch]]:
        """Every visit of the run by address, in order of time."""
        query = (
            select(address.c.url, fetch)
            .join_from(fetch, address, fetch.c.address == address.c.id)
            .where(self._seen)
            .order_by(fetch.c.id)
        )
        found: dict[str, list[Fetch]] = defaultdict(list)
        with self._store.engine.connect() as connection:
            for row in connection.execute(query):
                found[row.url].append(_fetch_of(row))
        return found

    def pages(self) -> list[PageView]:
        """Every page the run brought, each once and as last seen, home page first."""
        with self._store.engine.connect() as connection:
            versions = self._versions(connection)
            entries = self._entries(connection, sorted(versions))
            menus = _Menus(connection, self._run)
            pages = {
                row.id: unpack_page(
                    row, row.url, tuple(entries.get(row.id, ())), menus.of(row.links)
                )
                for row in _in_chunks(connection, sorted(versions), page_version)
            }
        return [pages[version] for version in sorted(pages, key=versions.__getitem__)]

    def _versions(self, connection: Connection) -> dict[int, int]:
        """The last version of each address and its rank: the home page, which came first, then by the address's id.

        Pages come in another order every time, addresses were met first once and for all.
        """
        query = (
            select(page_version.c.id, page_version.c.address)
            .join_from(fetch, page_version, fetch.c.version == page_version.c.id)
            .where(self._seen)
            .order_by(fetch.c.id)
        )
        last = {row.address: row.id for row in connection.execute(query)}
        home = next(iter(last), 0)
        return {version: -1 if key == home else key for key, version in last.items()}

    def _entries(self, connection: Connection, versions: list[int]) -> dict[int, list[Entry]]:
        found: dict[int, list[Entry]] = defaultdict(list)
        for start in range(0, len(versions), _CHUNK):
            chunk = versions[start : start + _CHUNK]
            query = (
                select(entry)
                .where(entry.c.version.in_(chunk))
                .order_by(entry.c.version, entry.c.position)
            )
            for row in connection.execute(query):
                found[row.version].append(entry_of(row))
        return found

    def texts(self, urls: Collection[str]) -> dict[str, str]:
        """What these pages said, leaks masked; those without a text are left out."""
        return texts_of(self._store.engine, self._run, urls, self._until)

    def links_of(self, url: str) -> list[str]:
        """The addresses a page showed in this run, in page order."""
        with self._store.engine.connect() as connection:
            query = (
                select(page_version.c.links)
                .join_from(fetch, page_version, fetch.c.version == page_version.c.id)
                .join(address, page_version.c.address == address.c.id)
                .where(self._seen, address.c.url == url)
                .order_by(fetch.c.id.desc())
            )
            packed = connection.execute(query).scalar()
            ids = list(unpack_ids(packed)) if packed else []
            urls = _link_urls(connection, ids)
        return [urls[key] for key in ids]

    def sources(self, wanted: set[str], limit: int = 20) -> dict[str, LinkSources]:
        """The pages that show each wanted address; one pass over the packed links."""
        with self._store.engine.connect() as connection:
            shown = self._links_to(connection, sorted(wanted))
            versions = self._versions(connection)
            found: dict[str, LinkSources] = {}
            ordered = sorted(versions, key=versions.__getitem__)
            rows = _in_chunks(connection, ordered, page_version.c.id, page_version.c.links)
            for row in (row for row in rows if not is_plumbing(row.url)):
                for each in _wanted_links(row.links, shown):
                    found[each.url] = _with_source(found.get(each.url), each, row.url, limit)
        return found

    def _links_to(self, connection: Connection, urls: list[str]) -> dict[int, Link]:
        """Every link of the site to one of these addresses, by its id."""
        joined = select(address.c.url, link).join_from(
            link, address, link.c.address == address.c.id
        )
        ours = joined.where(address.c.site == self._site(connection))
        return {
            row.id: link_of(row)
            for chunk in _chunked(urls)
            for row in connection.execute(ours.where(address.c.url.in_(chunk)))
        }

    def _site(self, connection: Connection) -> str:
        return str(connection.execute(select(run.c.site).where(run.c.id == self._run)).scalar_one())

    def earlier_failures(
        self,
        urls: set[str],
        before: datetime,
        answers: Mapping[str, Mapping[str, Word]] = NOTHING_SAID,
    ) -> dict[str, datetime]:
        """When each address last failed in an earlier run, if its last visit before ``before`` failed.

        ``answers`` is what the profile of today says of answers, those of earlier runs included.
        """
        last: dict[str, Fetch] = {}
        with self._store.engine.connect() as connection:
            ids = _address_ids(connection, sorted(urls))
            site = self._site(connection)
            for chunk in _chunked(sorted(ids)):
                query = (
                    select(address.c.url, fetch)
                    .join_from(fetch, run, fetch.c.run == run.c.id)
                    .join(address, fetch.c.address == address.c.id)
                    .where(
                        fetch.c.address.in_(chunk),
                        run.c.site == site,
                        run.c.id != self._run,
                        fetch.c.at <= before,
                    )
                    .order_by(fetch.c.at, fetch.c.id)
                )
                last.update((row.url, _fetch_of(row)) for row in connection.execute(query))
        return {url: visit.at for url, visit in last.items() if is_failure(visit, answers)}


def _in_chunks(connection: Connection, versions: list[int], *columns: Any) -> Iterator[Any]:
    """Page versions in that order, with these columns of theirs and their address."""
    for chunk in _chunked(versions):
        order = {version: place for place, version in enumerate(chunk)}
        joined = select(*columns, address.c.url).join_from(
            page_version, address, page_version.c.address == address.c.id
        )
        rows = connection.execute(joined.where(page_version.c.id.in_(chunk))).all()
        yield from sorted(rows, key=lambda row: order[row.id])


def _chunked(values: list[Any]) -> Iterator[list[Any]]:
    return (values[start : start + _CHUNK] for start in range(0, len(values), _CHUNK))


def _address_ids(connection: Connection, urls: list[str]) -> dict[int, str]:
    return {
        row.id: row.url
        for chunk in _chunked(urls)
        for row in connection.execute(
            select(address.c.id, address.c.url).where(address.c.url.in_(chunk))
        )
    }


def _link_urls(connection: Connection, ids: list[int]) -> dict[int, str]:
    return {
        row.id: row.url
        for chunk in _chunked(sorted(set(ids)))
        for row in connection.execute(LINKS.where(link.c.id.in_(chunk)))
    }


class _Menus:
    """The links of menus; a site has few, and every page shows some of them."""

    def __init__(self, connection: Connection, run_id: int) -> None:
        site = select(run.c.site).where(run.c.id == run_id).scalar_subquery()
        query = LINKS.where(
            address.c.site == site,
            link.c.place == Place.NAVIGATION,
            link.c.kind == LinkKind.PAGE,
        )
        self._links = {
            row.id: link_of(row)._replace(hidden=False, defect=None)
            for row in connection.execute(query)
        }

    def of(self, packed: bytes) -> tuple[Link, ...]:
        """The menu of a page version, in page order."""
        known = self._links
        return tuple(known[each] for each in unpack_ids(packed) if each in known)


def _wanted_links(packed: bytes, wanted: dict[int, Link]) -> Iterator[Link]:
    """Each wanted address at most once a page."""
    met: set[str] = set()
    for key in unpack_ids(packed):
        each = wanted.get(key)
        if each is not None and each.url not in met:
            met.add(each.url)
            yield each


def _with_source(known: LinkSources | None, link: Link, page: str, limit: int) -> LinkSources:
    if known is None:
        return LinkSources([page], 1, link.anchor, link.kind)
    if len(known.sources) < limit:
        known.sources.append(page)
    return LinkSources(known.sources, known.count + 1, known.anchor or link.anchor, known.kind)


def _fetch_of(row: Any) -> Fetch:
    return Fetch(
        url=row.url,
        at=row.at,
        method=row.method,
        attempt=row.attempt,
        outcome=outcome_of(row.outcome),
        status=row.status,
        final_url=row.final_url,
        chain=tuple(row.chain),
        milliseconds=row.milliseconds,
        bytes=row.bytes,
        content_type=row.content_type,
        error=row.error,
    )
