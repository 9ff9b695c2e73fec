"""The certificates of a run's hosts, the last one seen of each."""

from collections.abc import Iterable

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from monitor.facts import Certificate
from monitor.store.tables import certificate

_MOST_HOST = 255  # characters


def add(connection: Connection, run: int, rows: Iterable[Certificate]) -> None:
    """Keep what hosts showed; a host's newest in the place of its last."""
    latest = {row.host[:_MOST_HOST]: row for row in rows}
    if not latest:
        return
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    new = dialect.insert(certificate)
    changing = {name: new.excluded[name] for name in Certificate._fields if name != "host"}
    connection.execute(
        new.on_conflict_do_update(index_elements=["run", "host"], set_=changing),
        [
            row._asdict() | {"run": run, "host": host, "names": list(row.names)}
            for host, row in sorted(latest.items())
        ],
    )


def of_run(connection: Connection, run: int) -> tuple[Certificate, ...]:
    """Every host's certificate, by host."""
    columns = [certificate.c[name] for name in Certificate._fields]
    query = select(*columns).where(certificate.c.run == run).order_by(certificate.c.host)
    return tuple(
        Certificate(**dict(row._mapping) | {"names": tuple(row.names)})
        for row in connection.execute(query)
    )
