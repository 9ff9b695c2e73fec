"""Facts into the database in batches, by one thread, so that a crawl's event loop never waits for a disk.

A batch is one transaction: a crash loses at most the last one, and never half a page.
"""

import logging
import queue
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, insert, select

from monitor.facts import Attachment, Certificate, Fetch, ForeignTitle, Page
from monitor.prints import fingerprint
from monitor.store import (
    attachments,
    certificates,
    foreign_titles,
    frontier,
    load,
    texts,
    validators,
)
from monitor.store.frontier import Met
from monitor.store.naming import Names, chunks
from monitor.store.packing import entry_rows, pack_ids, pack_onward, pack_page
from monitor.store.tables import entry, fetch, page_version
from monitor.view import HostLoad

logger = logging.getLogger(__name__)

BATCH = 500  # facts to a transaction
PATIENCE_SECONDS = 2.0  # a smaller batch is written after this long
MOST_HELD = 200_000  # links and rows that wait to be written; a page mostly has some 150


@dataclass(frozen=True, slots=True)
class Seen:
    """One visit and all that came of it; it is written whole or not at all.

    ``page``, ``file`` or ``title`` is what it brought; an unchanged one is named by the id it still has: ``version``,
    ``known_file``.
    ``met`` are the addresses met by it, ``also`` the facts of those that were decided without a visit.
    """

    fetch: Fetch
    page: Page | None = None
    file: Attachment | None = None
    title: ForeignTitle | None = None
    version: int | None = None
    known_file: int | None = None
    etag: str = ""
    last_modified: str = ""
    reader: str = ""  # which reader made the page
    met: tuple[Met, ...] = ()
    also: tuple[Fetch, ...] = ()


class Writer:
    """The one writer of a run. ``put`` may be called from any thread; ``close`` writes what is left."""

    def __init__(self, engine: Engine, site: str, run_id: int) -> None:
        self._engine = engine
        self._run = run_id
        self._names = Names(site)
        self._queue: queue.Queue[Seen | None] = queue.Queue(maxsize=20 * BATCH)
        self._held = 0  # links and rows handed over and not yet written
        self._room = threading.Condition()
        self.load: Callable[[], Iterable[HostLoad]] = tuple  # what was asked since the last batch
        self.certificates: Callable[[], Iterable[Certificate]] = tuple  # of hosts, likewise
        self._versions = 0  # bytes of the page versions written
        self.error: str | None = None  # why writing stopped: a full disk, a lost server
        self._thread = threading.Thread(target=self._work, name="store-writer", daemon=True)
        self._thread.start()

    @property
    def volume(self) -> int:
        """Bytes of addresses, links, pages and rows written, near enough to bound a crawl by."""
        return self._versions + self._names.volume

    def flush(self) -> None:
        """Wait until everything handed over so far is written. Not for an event loop's own thread."""
        with self._room:
            self._room.wait_for(lambda: self._held == 0 or self.error is not None)

    def put(self, seen: Seen) -> None:
        """Hand over one visit, waiting while too much is held. After an error facts are dropped, and
        ``error`` says why.
        """
        with self._room:
            self._room.wait_for(lambda: self._held < MOST_HELD or self.error is not None)
            self._held += _weight(seen)
        if self.error is None:
            self._queue.put(seen)

    def close(self) -> None:
        """Write what was handed over and end the thread."""
        if self._thread.is_alive():
            self._queue.put(None)
            self._thread.join()
            if self.error is None:
                self._try_to_write([])

    def _work(self) -> None:
        more = True
        while more:
            batch, more = self._next_batch()
            if batch and self.error is None:
                self._try_to_write(batch)
            with self._room:
                self._held -= sum(map(_weight, batch))
                self._room.notify_all()

    def _try_to_write(self, batch: list[Seen]) -> None:
        try:
            with self._engine.begin() as connection:
                self._write(connection, batch)
        except Exception as problem:  # whatever it is, the crawl must hear of it
            self.error = str(getattr(problem, "orig", None) or problem)
            logger.exception("writing facts failed run=%s", self._run)

    def _next_batch(self) -> tuple[list[Seen], bool]:
        """Up to BATCH facts, fewer where they are large; False when the end marker came."""
        batch: list[Seen] = []
        weight = 0
        until = time.monotonic() + PATIENCE_SECONDS
        try:
            while len(batch) < BATCH and weight < MOST_HELD // 2:
                item = self._queue.get(timeout=max(0.01, until - time.monotonic()))
                if item is None:
                    return batch, False
                batch.append(item)
                weight += _weight(item)
        except queue.Empty:
            pass
        return batch, True

    def _write(self, connection: Connection, batch: list[Seen]) -> None:
        self._learn(connection, batch)
        versions = self._write_versions(connection, batch)
        rows = [self._fetch_row(visit, version) for visit, version in self._visits(batch, versions)]
        if rows:
            connection.execute(insert(fetch), rows)
        files = [
            attachments.Opened(seen.fetch.at, seen.file, seen.etag, seen.last_modified)
            for seen in batch
            if seen.file
        ]
        attachments.write(connection, self._run, self._names, files)
        attachments.seen_again(connection, self._run, [s.known_file for s in batch if s.known_file])
        titles = ((seen.fetch.at, seen.title) for seen in batch if seen.title)
        foreign_titles.write(connection, self._run, self._names, titles)
        met = (each for seen in batch for each in seen.met)
        frontier.write(connection, self._run, self._names, met)
        load.add(connection, self._run, self.load())
        certificates.add(connection, self._run, self.certificates())

    def _visits(
        self, batch: list[Seen], versions: dict[tuple[int, str], int]
    ) -> Iterable[tuple[Fetch, int | None]]:
        """Every visit of a batch with the version of the page it brought."""
        for seen in batch:
            page = seen.page
            brought = versions[self._names.address(page.url), page.hash] if page else seen.version
            yield seen.fetch, brought
            for visit in seen.also:
                yield visit, None

    def _fetch_row(self, visit: Fetch, version: int | None) -> dict[str, Any]:
        return {
            "run": self._run,
            "address": self._names.address(visit.url),
            "at": visit.at,
            "method": visit.method,
            "attempt": visit.attempt,
            "outcome": visit.outcome,
            "status": visit.status,
            "final_url": visit.final_url,
            "chain": list(visit.chain),
            "milliseconds": visit.milliseconds,
            "bytes": visit.bytes,
            "content_type": visit.content_type[:200],
            "error": visit.error[:500],
            "version": version,
        }

    def _learn(self, connection: Connection, batch: list[Seen]) -> None:
        """Ids for every address and link of a batch."""
        urls: set[str] = set()
        for seen in batch:
            urls.add(seen.fetch.url)
            urls.update(visit.url for visit in seen.also)
            urls.update(each.url for each in seen.met)
            if seen.page:
                urls.add(seen.page.url)
        links = (link for seen in batch if seen.page for link in seen.page.links)
        self._names.learn(connection, urls, links)

    def _write_versions(
        self, connection: Connection, batch: list[Seen]
    ) -> dict[tuple[int, str], int]:
        """The version id of every page, written first where the content is new."""
        name = self._names.address
        shown = {(name(page.url), page.hash): seen for seen in batch if (page := seen.page)}
        known = self._known_versions(connection, {key[0] for key in shown})
        new = {key: seen for key, seen in shown.items() if key not in known}
        if new:
            rows = [self._version_row(key[0], seen) for key, seen in new.items()]
            connection.execute(insert(page_version), rows)
            known = self._known_versions(connection, {key[0] for key in shown})
            self._write_entries(connection, new, known)
            texts.write(
                connection, {known[key]: seen.page.text for key, seen in new.items() if seen.page}
            )
        last = {key[0]: _validators(key[0], known[key], seen) for key, seen in shown.items()}
        validators.write(connection, list(last.values()))
        return known

    def _write_entries(
        self,
        connection: Connection,
        new: dict[tuple[int, str], Seen],
        ids: dict[tuple[int, str], int],
    ) -> None:
        rows = [
            row
            for key, seen in new.items()
            for row in entry_rows(ids[key], seen.page.reading if seen.page else None)
        ]
        if rows:
            connection.execute(insert(entry), rows)

    def _version_row(self, address_id: int, seen: Seen) -> dict[str, Any]:
        page = seen.page
        if page is None:
            raise ValueError("a version is of a page")
        links = pack_ids(self._names.links(page.links))
        self._versions += len(links) + _volume(page)
        return {
            "address": address_id,
            "hash": page.hash,
            "kind": page.kind,
            "title": page.title,
            "first_seen": seen.fetch.at,
            "content": pack_page(page),
            "links": links,
            "onward": pack_onward(page),
            "print": fingerprint(page.text),
        }

    def _known_versions(
        self, connection: Connection, addresses: Iterable[int]
    ) -> dict[tuple[int, str], int]:
        columns = page_version.c
        return {
            (row.address, row.hash): row.id
            for chunk in chunks(sorted(addresses))
            for row in connection.execute(
                select(columns.address, columns.hash, columns.id).where(columns.address.in_(chunk))
            )
        }


def _validators(address_id: int, version: int, seen: Seen) -> dict[str, Any]:
    """A row of the ``page`` table."""
    return {
        "address": address_id,
        "version": version,
        "etag": seen.etag[:200],
        "last_modified": seen.last_modified[:60],
        "reader": seen.reader,
        "read": seen.fetch.at,
    }


def _weight(seen: Seen) -> int:
    """What a visit holds in memory and brings to the database: links and rows, one for the visit itself."""
    page = seen.page
    weight = 1 + len(seen.met) + len(seen.also)
    if page is None:
        return weight
    return weight + len(page.links) + (len(page.reading.entries) if page.reading else 0)


def _volume(page: Page) -> int:
    """Characters of what a page version keeps word for word: its list, its letters, its text."""
    rows = page.reading.entries if page.reading else ()
    listed = sum(len(row.url) + len(row.title) + sum(map(len, row.related)) for row in rows)
    return listed + sum(len(message.url) for message in page.messages) + len(page.text)
