"""Titles of other sites' pages in the database: each title of an address once, and which runs saw it."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, select

from monitor.facts import ForeignTitle
from monitor.outward import TitleSeen
from monitor.store.naming import Names, chunks, insert_new
from monitor.store.tables import address, external_title, external_title_seen, run


def write(
    connection: Connection, run_id: int, names: Names, seen: Iterable[tuple[datetime, ForeignTitle]]
) -> None:
    """What a run saw, within the caller's transaction; ``names`` knows every address."""
    rows = {
        (row["address"], row["hash"]): row for at, fact in seen if (row := _row(names, at, fact))
    }
    if not rows:
        return
    connection.execute(insert_new(connection, external_title), list(rows.values()))
    columns = external_title.c
    found = [
        row.id
        for chunk in chunks(sorted({key[0] for key in rows}))
        for row in connection.execute(
            select(columns.id, columns.address, columns.hash).where(columns.address.in_(chunk))
        )
        if (row.address, row.hash) in rows
    ]
    visits = [{"run": run_id, "title": each} for each in found]
    connection.execute(insert_new(connection, external_title_seen), visits)


def _row(names: Names, at: datetime, fact: ForeignTitle) -> dict[str, Any]:
    host = fact.host[:255]
    digest = hashlib.blake2b(f"{fact.title}\n{host}".encode(), digest_size=16).hexdigest()
    return {
        "address": names.address(fact.url),
        "title": fact.title,
        "host": host,
        "hash": digest,
        "sketch": fact.sketch,
        "first_seen": at,
    }


def history(
    connection: Connection, site: str, until: datetime
) -> Mapping[str, list[tuple[int, TitleSeen]]]:
    """Every reading of every address by the runs begun until then, in order of time: the run and what it saw."""
    found: defaultdict[str, list[tuple[int, TitleSeen]]] = defaultdict(list)
    for row in connection.execute(_readings(site, until)):
        found[row.url].append((row.run, TitleSeen(row.title, row.host, row.started, row.sketch)))
    return found


def _readings(site: str, until: datetime) -> Select[Any]:
    joined = (
        select(
            address.c.url,
            external_title.c.title,
            external_title.c.host,
            external_title.c.sketch,
            external_title_seen.c.run,
            run.c.started,
        )
        .join_from(external_title_seen, external_title)
        .join(address, external_title.c.address == address.c.id)
        .join(run, external_title_seen.c.run == run.c.id)
    )
    return joined.where(run.c.site == site, run.c.started <= until).order_by(
        run.c.started, run.c.id, external_title.c.id
    )
