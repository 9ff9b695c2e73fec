"""Attachments in the database: each content of an address once, and which runs saw it.

The text is kept, compressed, because what is looked for in it changes more often than the file does.
"""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, select
from sqlalchemy.dialects import postgresql, sqlite

from monitor import __version__
from monitor.facts import Attachment, FileProperties, HiddenPart, Leak, Opens
from monitor.store.naming import Names
from monitor.store.packing import pack_leaks, unpack_leaks
from monitor.store.tables import address, attachment, attachment_seen
from monitor.store.words import storable

_CHUNK = 200  # addresses to one IN (…)
_DRAWN = frozenset({"pdf", "ofd"})  # formats whose pages may be pictures
_KEPT = ("address", "sha256", "first_seen")  # the rest is as the newest reader has it


@dataclass(frozen=True, slots=True)
class Opened:
    """One attachment and when it was opened."""

    at: datetime
    fact: Attachment
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Searched:
    """What was found in one attachment, and whether all of its text was looked through."""

    url: str
    leaks: tuple[Leak, ...]
    is_whole: bool


def write(connection: Connection, run: int, names: Names, opened: Iterable[Opened]) -> None:
    """What a run opened, within the caller's transaction; ``names`` knows every attachment's address.

    A content known already is only written again where another version of the reader has read it.
    """
    latest = {(names.address(each.fact.url), each.fact.sha256): each for each in opened}
    if not latest:
        return
    known = _known(connection, {key[0] for key in latest})
    rows = [
        _row(key[0], each)
        for key, each in latest.items()
        if known.get(key, (0, ""))[1] != __version__
    ]
    if rows:
        connection.execute(_upsert(connection, attachment, _KEPT), rows)
        known = _known(connection, {key[0] for key in latest})
    seen_again(connection, run, [known[key][0] for key in latest])


def seen_again(connection: Connection, run: int, ids: Iterable[int]) -> None:
    """Contents that are known, by their ids, were what a run saw as well."""
    visits = [{"run": run, "attachment": each} for each in ids]
    if visits:
        connection.execute(_upsert(connection, attachment_seen, ("run", "attachment")), visits)


def of_run(connection: Connection, run: int) -> Iterator[Attachment]:
    """Everything a run opened, with its text, one at a time, in order of address."""
    for row in connection.execute(_seen_by(run).execution_options(yield_per=50)):
        yield unpack(row)


def leaks_of_run(connection: Connection, run: int) -> Iterator[Searched]:
    """What should not be public in the files that a run opened, without their texts, in order of address."""
    columns = attachment.c
    for row in connection.execute(
        _seen_by(
            run,
            columns.leaks,
            columns.opens,
            columns.format,
            columns.text_complete,
            columns.text_length,
        )
    ):
        # A scan opens and says nothing.
        is_scan = row.format in _DRAWN and not row.text_length
        is_whole = row.opens == Opens.YES and row.text_complete and not is_scan
        yield Searched(row.url, unpack_leaks(row.leaks), is_whole)


def _seen_by(run: int, *columns: Any) -> Select[Any]:
    joined = select(address.c.url, *(columns or (attachment,))).join_from(
        attachment, address, attachment.c.address == address.c.id
    )
    seen = joined.join(attachment_seen, attachment_seen.c.attachment == attachment.c.id)
    return seen.where(attachment_seen.c.run == run).order_by(address.c.url, attachment.c.id)


def _known(connection: Connection, addresses: set[int]) -> dict[tuple[int, str], tuple[int, str]]:
    """Id and reader's version of every content of these addresses."""
    columns = attachment.c
    wanted, found = sorted(addresses), dict[tuple[int, str], tuple[int, str]]()
    for start in range(0, len(wanted), _CHUNK):
        chunk = wanted[start : start + _CHUNK]
        query = select(columns.id, columns.address, columns.sha256, columns.reader)
        for row in connection.execute(query.where(columns.address.in_(chunk))):
            found[row.address, row.sha256] = (row.id, row.reader)
    return found


def _row(address_id: int, opened: Opened) -> dict[str, Any]:
    return pack(opened.fact) | {
        "address": address_id,
        "first_seen": opened.at,
        "etag": opened.etag[:200],
        "last_modified": opened.last_modified[:60],
    }


def pack(fact: Attachment) -> dict[str, Any]:
    """The fact as values of the ``attachment`` table, but for its address and when it was seen."""
    return {
        "sha256": fact.sha256,
        "format": fact.format,
        "size": fact.size,
        "opens": fact.opens,
        "fault": fact.fault,
        "properties": {key: value for key, value in fact.properties._asdict().items() if value},
        "pages": fact.pages,
        "hidden": [list(part) for part in fact.hidden],
        "text_complete": fact.text_complete,
        "text_length": fact.text_length,
        "text": zlib.compress(storable(fact.text).encode("utf-8"), 6),
        "leaks": pack_leaks(fact.leaks),
        "reader": __version__,
    }


def unpack(row: Any) -> Attachment:
    """One row of the ``attachment`` table with the ``url`` of its address."""
    properties = {key: row.properties.get(key, "") for key in FileProperties._fields}
    return Attachment(
        url=row.url,
        format=row.format,
        size=row.size,
        sha256=row.sha256,
        opens=Opens(row.opens) if row.opens in set(Opens) else Opens.CANNOT_TELL,
        fault=row.fault,
        properties=FileProperties(**properties),
        pages=row.pages,
        hidden=tuple(HiddenPart(*part) for part in row.hidden),
        text=zlib.decompress(row.text).decode("utf-8"),
        text_complete=row.text_complete,
        leaks=unpack_leaks(row.leaks),
    )


def _upsert(connection: Connection, table: Table, kept: tuple[str, ...]) -> Any:
    """An insert that brings a row that is there up to date, but for what is ``kept``."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    new = dialect.insert(table)
    changing = {
        column.name: new.excluded[column.name]
        for column in table.columns
        if column.name not in kept and not (column.primary_key and column.name == "id")
    }
    if not changing:
        return new.on_conflict_do_nothing()
    return new.on_conflict_do_update(index_elements=["address", "sha256"], set_=changing)
