"""By what a server will tell whether a page has changed: the validators of its last whole answer."""

from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from monitor.store.tables import page


def write(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """Rows of the ``page`` table, within the caller's transaction; an address stands in one of them at most."""
    if rows:
        connection.execute(_upsert(connection), rows)


def _upsert(connection: Connection) -> Any:
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    new = dialect.insert(page)
    changing = {
        key: new.excluded[key] for key in ("version", "etag", "last_modified", "reader", "read")
    }
    return new.on_conflict_do_update(index_elements=["address"], set_=changing)
