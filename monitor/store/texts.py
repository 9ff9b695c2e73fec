"""The texts of pages and files, compressed; what is looked for in them changes more often than they do."""

import zlib
from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, Select, insert, select

from monitor.facts import PageKind
from monitor.store.naming import chunks
from monitor.store.tables import (
    address,
    attachment,
    attachment_seen,
    fetch,
    page_text,
    page_version,
)
from monitor.store.words import storable

FILE = "file"


class StoredText(NamedTuple):
    """What a page or a file says, leaks masked."""

    url: str
    kind: str  # a PageKind, or ``FILE``
    title: str  # "" of files
    text: str


def write(connection: Connection, found: Mapping[int, str]) -> None:
    """The texts of new page versions; pages without one have no row."""
    rows = [
        {"version": version, "text": zlib.compress(storable(text).encode("utf-8"), 1)}
        for version, text in found.items()
        if text
    ]
    if rows:
        connection.execute(insert(page_text), rows)


def texts_of(engine: Engine, run: int, urls: Collection[str]) -> dict[str, str]:
    """What these pages said in a run, by address; those without a text are left out."""
    found: dict[str, str] = {}
    with engine.connect() as connection:
        for chunk in chunks(sorted(urls)):
            query = _pages(run).where(address.c.url.in_(chunk))
            found.update((row.url, _text(row)) for row in connection.execute(query))
    return found


def all_texts(engine: Engine, run: int) -> Iterator[StoredText]:
    """Every text that a run saw, pages first, one at a time and as last seen; old content is seen again each run."""
    with engine.connect() as connection:
        last: dict[str, int] = {}
        seen = select(address.c.url, fetch.c.version).join_from(fetch, address)
        for row in connection.execute(
            seen.where(fetch.c.run == run, fetch.c.version.is_not(None)).order_by(fetch.c.id)
        ):
            last[row.url] = row.version
        current = set(last.values())
        for row in _streamed(connection, _pages(run)):
            if row.version in current:
                current.discard(row.version)
                yield StoredText(row.url, PageKind(row.kind), row.title, _text(row))
        for row in _streamed(connection, _files(run)):
            yield StoredText(row.url, FILE, "", _text(row))


def _pages(run: int) -> Select[Any]:
    """In order of time, so that the last look at an address comes last."""
    return (
        select(address.c.url, page_version.c.kind, page_version.c.title, page_text)
        .join_from(fetch, page_version, fetch.c.version == page_version.c.id)
        .join(address, page_version.c.address == address.c.id)
        .join(page_text, page_text.c.version == page_version.c.id)
        .where(fetch.c.run == run)
        .order_by(fetch.c.id)
    )


def _files(run: int) -> Select[Any]:
    joined = select(address.c.url, attachment.c.text).join_from(
        attachment, address, attachment.c.address == address.c.id
    )
    seen = joined.join(attachment_seen, attachment_seen.c.attachment == attachment.c.id)
    return seen.where(attachment_seen.c.run == run).order_by(address.c.url, attachment.c.id)


def _streamed(connection: Connection, query: Select[Any]) -> Iterator[Any]:
    yield from connection.execute(query.execution_options(yield_per=200))


def _text(row: Any) -> str:
    return zlib.decompress(row.text).decode("utf-8")
