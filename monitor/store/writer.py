"""Facts into the database in batches, by one thread, so that a crawl's event loop never waits for a disk.

A batch is one transaction: a crash loses at most the last one, and never half a page.
"""

import logging
import queue
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, Table, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from monitor.facts import Attachment, Fetch, Page, Place
from monitor.store import attachments
from monitor.store.packing import entry_rows, pack_links, pack_page
from monitor.store.tables import address, entry, fetch, page_version

logger = logging.getLogger(__name__)

BATCH = 500  # facts to a transaction
PATIENCE_SECONDS = 2.0  # a smaller batch is written after this long
_CHUNK = 500  # values to one IN (…)
MOST_HELD = 200_000  # links and rows that wait to be written; a page mostly has some 150


@dataclass(frozen=True, slots=True)
class Seen:
    """One visit, and the page or the file it brought if it brought one."""

    fetch: Fetch
    page: Page | None = None
    file: Attachment | None = None


class Writer:
    """The one writer of a run. ``put`` may be called from any thread; ``close`` writes what is left."""

    def __init__(self, engine: Engine, site: str, run_id: int) -> None:
        self._engine = engine
        self._site = site
        self._run = run_id
        self._ids: dict[str, int] = {}
        self._queue: queue.Queue[Seen | None] = queue.Queue(maxsize=20 * BATCH)
        self._held = 0  # links and rows handed over and not yet written
        self._room = threading.Condition()
        self.volume = (
            0  # bytes of addresses, pages and rows written, near enough to bound a crawl by
        )
        self.error: str | None = None  # why writing stopped: a full disk, a lost server
        self._thread = threading.Thread(target=self._work, name="store-writer", daemon=True)
        self._thread.start()

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
        self._learn_addresses(connection, batch)
        versions = self._write_versions(connection, batch)
        rows = [self._fetch_row(seen, versions) for seen in batch]
        connection.execute(insert(fetch), rows)
        files = [attachments.Opened(seen.fetch.at, seen.file) for seen in batch if seen.file]
        attachments.write(connection, self._run, self._ids, files)

    def _fetch_row(self, seen: Seen, versions: dict[tuple[int, str], int]) -> dict[str, Any]:
        visit = seen.fetch
        page = seen.page
        return {
            "run": self._run,
            "address": self._ids[visit.url],
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
            "version": versions[self._ids[page.url], page.hash] if page else None,
        }

    def _learn_addresses(self, connection: Connection, batch: list[Seen]) -> None:
        wanted = {seen.fetch.url for seen in batch}
        for seen in batch:
            if seen.page:
                wanted.add(seen.page.url)
                wanted.update(link.url for link in seen.page.links)
        missing = sorted(wanted - self._ids.keys())
        if not missing:
            return
        self.volume += sum(map(len, missing))
        rows = [{"site": self._site, "url": url} for url in missing]
        connection.execute(_insert_new(connection, address), rows)
        for chunk in _chunks(missing):
            known = select(address.c.url, address.c.id).where(
                address.c.site == self._site, address.c.url.in_(chunk)
            )
            self._ids.update((row.url, row.id) for row in connection.execute(known))

    def _write_versions(
        self, connection: Connection, batch: list[Seen]
    ) -> dict[tuple[int, str], int]:
        """The version id of every page, written first where the content is new."""
        shown = {
            (self._ids[page.url], page.hash): (seen.fetch, page)
            for seen in batch
            if (page := seen.page)
        }
        known = self._known_versions(connection, {key[0] for key in shown})
        rows = [self._version_row(key[0], *seen) for key, seen in shown.items() if key not in known]
        if not rows:
            return known
        for row in rows:
            self.volume += len(row["links"]) + _volume(shown[row["address"], row["hash"]][1])
        connection.execute(insert(page_version), rows)
        known = self._known_versions(connection, {key[0] for key in shown})
        entries = [
            line
            for row in rows
            for key in [(row["address"], row["hash"])]
            for line in entry_rows(known[key], shown[key][1].reading)
        ]
        if entries:
            connection.execute(insert(entry), entries)
        return known

    def _version_row(self, address_id: int, visit: Fetch, page: Page) -> dict[str, Any]:
        return {
            "address": address_id,
            "hash": page.hash,
            "kind": page.kind,
            "title": page.title,
            "first_seen": visit.at,
            "content": pack_page(page),
            "links": pack_links(page.links, self._ids),
        }

    def _known_versions(
        self, connection: Connection, addresses: Iterable[int]
    ) -> dict[tuple[int, str], int]:
        columns = page_version.c
        return {
            (row.address, row.hash): row.id
            for chunk in _chunks(sorted(addresses))
            for row in connection.execute(
                select(columns.address, columns.hash, columns.id).where(columns.address.in_(chunk))
            )
        }


def _weight(seen: Seen) -> int:
    """What a visit holds in memory and brings to the database: links and rows, one for the visit itself."""
    page = seen.page
    if page is None:
        return 1
    return 1 + len(page.links) + (len(page.reading.entries) if page.reading else 0)


def _volume(page: Page) -> int:
    """Characters of what a page version keeps word for word: its menu, its list, its letters."""
    menu = sum(
        len(link.url) + len(link.anchor) for link in page.links if link.place is Place.NAVIGATION
    )
    rows = page.reading.entries if page.reading else ()
    listed = sum(len(row.url) + len(row.title) + sum(map(len, row.related)) for row in rows)
    return menu + listed + sum(len(message.url) for message in page.messages)


def _insert_new(connection: Connection, table: Table) -> Any:
    """An insert that leaves rows alone that are already there."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    return dialect.insert(table).on_conflict_do_nothing()


def _chunks(values: list[Any]) -> Iterable[list[Any]]:
    return (values[start : start + _CHUNK] for start in range(0, len(values), _CHUNK))
