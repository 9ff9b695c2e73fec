"""What was known of a site's pages before this crawl, so that an unchanged page need not be read again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, select

from monitor import __version__
from monitor.facts import Link, LinkKind, Opens, Outcome, PageKind, Place
from monitor.store.naming import chunks
from monitor.store.packing import unpack_ids
from monitor.store.tables import (
    address,
    attachment,
    attachment_seen,
    link,
    page,
    page_version,
)


@dataclass(frozen=True, slots=True)
class Known:
    """A page as its last whole answer showed it."""

    version: int
    hash: str
    kind: PageKind
    etag: str
    last_modified: str
    read: datetime
    reader: str  # which reader made it
    links: Sequence[int]  # ids
    onward: dict[str, Any] | None  # as ``pack_onward`` made it


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file as it was last opened, by the reader of today."""

    id: int
    etag: str
    last_modified: str
    opens: Opens
    fault: str


class Recall:
    """Questions about one site to the database. Nothing is kept; whoever asks does so for many at once."""

    def __init__(self, engine: Engine, site: str) -> None:
        self._engine = engine
        self._site = site

    def is_empty(self) -> bool:
        """Whether nothing is known of the site."""
        query = select(page.c.address).join(address, page.c.address == address.c.id)
        with self._engine.connect() as connection:
            found = connection.execute(query.where(address.c.site == self._site).limit(1))
            return found.first() is None

    def of(self, urls: Iterable[str]) -> dict[str, Known]:
        """What is known of these addresses."""
        found: dict[str, Known] = {}
        with self._engine.connect() as connection:
            for chunk in chunks(list(urls)):
                query = _PAGES.where(address.c.site == self._site, address.c.url.in_(chunk))
                found.update((row.url, _known(row)) for row in connection.execute(query))
        return found

    def files(self, urls: Iterable[str]) -> dict[str, KnownFile]:
        """The files that were last seen at these addresses, where their servers can tell whether they changed."""
        found: dict[str, KnownFile] = {}
        with self._engine.connect() as connection:
            for chunk in chunks(list(urls)):
                query = _FILES.where(address.c.site == self._site, address.c.url.in_(chunk))
                for row in connection.execute(query):
                    opens = Opens(row.opens)
                    found[row.url] = KnownFile(
                        row.id, row.etag, row.last_modified, opens, row.fault
                    )
        return {url: known for url, known in found.items() if known.etag or known.last_modified}

    def links(self, ids: Iterable[int]) -> list[Link]:
        """Links by their ids, in the order of the ids."""
        wanted = list(ids)
        found: dict[int, Link] = {}
        with self._engine.connect() as connection:
            for chunk in chunks(sorted(set(wanted))):
                rows = connection.execute(LINKS.where(link.c.id.in_(chunk)))
                found.update((row.id, link_of(row)) for row in rows)
        return [found[each] for each in wanted]


_PAGES = (
    select(
        address.c.url, page.c.version, page.c.etag, page.c.last_modified, page.c.read, page.c.reader,
        page_version.c.hash, page_version.c.kind, page_version.c.links, page_version.c.onward,
    )
    .join_from(page, address, page.c.address == address.c.id)
    .join(page_version, page.c.version == page_version.c.id)
)  # fmt: skip
# Every link with the ``url`` of its address.
LINKS = select(address.c.url, link).join_from(link, address, link.c.address == address.c.id)


_FILES = (
    select(
        address.c.url, attachment.c.id, attachment.c.etag, attachment.c.last_modified,
        attachment.c.opens, attachment.c.fault,
    )
    .join_from(attachment, address, attachment.c.address == address.c.id)
    .join(attachment_seen, attachment_seen.c.attachment == attachment.c.id)
    .where(attachment.c.reader == __version__)
    .order_by(attachment_seen.c.run)
)  # fmt: skip


def _known(row: Any) -> Known:
    return Known(
        version=row.version,
        hash=row.hash,
        kind=PageKind(row.kind),
        etag=row.etag,
        last_modified=row.last_modified,
        read=row.read,
        reader=row.reader,
        links=unpack_ids(row.links),
        onward=row.onward,
    )


def link_of(row: Any) -> Link:
    """A row of the ``link`` table with the ``url`` of its address."""
    return Link(
        url=row.url,
        anchor=row.anchor,
        kind=LinkKind(row.kind),
        place=Place(row.place),
        hidden=row.hidden,
        defect=Outcome(row.defect) if row.defect else None,
        under=row.under,
    )
