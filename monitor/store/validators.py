"""By what a server will tell whether a page has changed: the validators of its last whole answer."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from monitor.store.tables import page

if TYPE_CHECKING:
    from monitor.store.writer import Seen


def write(connection: Connection, shown: Mapping[int, tuple[int, "Seen"]]) -> None:
    """What came whole in a batch, by version: the address and the visit. Within the caller's transaction."""
    rows = [
        {
            "address": address_id,
            "version": version,
            "etag": seen.etag[:200],
            "last_modified": seen.last_modified[:60],
            "reader": seen.reader,
            "read": seen.fetch.at,
        }
        for version, (address_id, seen) in shown.items()
    ]
    if rows:
        connection.execute(_upsert(connection), rows)


def _upsert(connection: Connection) -> Any:
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    new = dialect.insert(page)
    changing = {
        key: new.excluded[key] for key in ("version", "etag", "last_modified", "reader", "read")
    }
    return new.on_conflict_do_update(index_elements=["address"], set_=changing)
