"""Keep: facts and findings in one database, SQLite by default, PostgreSQL by choice."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, event, insert, inspect, select, update
from sqlalchemy.exc import SQLAlchemyError

from monitor import __version__
from monitor.errors import StoreError
from monitor.profile import SiteProfile
from monitor.store import certificates, frontier, load, resuming
from monitor.store.engines import (
    engine_of,
    let_readers_in,
    make_folder,
    parsed,
    shown,
    tune_sqlite,
    unusable,
)
from monitor.store.tables import SCHEMA_VERSION, about, fetch, metadata, page_version, run
from monitor.store.tables import address as addresses
from monitor.store.writer import Seen, Writer
from monitor.view import RunFacts

__all__ = ["ACCOUNTS", "Seen", "Store", "Writer"]

ACCOUNTS = "accounts"  # kind of a run that reads no page


class Store:
    """One database. Raises StoreError, with the remedy, where it cannot be used."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @classmethod
    def open(cls, address: str) -> "Store":
        """Open, and make the tables where there are none. Raises StoreError."""
        url = parsed(address)
        if url.get_backend_name() == "sqlite":
            make_folder(url)
        engine = engine_of(url)
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", tune_sqlite)
        try:
            with engine.begin() as connection:
                _prepare(connection, shown(url))
            if engine.dialect.name == "sqlite":
                let_readers_in(engine)
        except StoreError:
            engine.dispose()
            raise
        except SQLAlchemyError as problem:
            engine.dispose()
            reason = str(getattr(problem, "orig", None) or problem).splitlines()[0]
            raise unusable(shown(url), reason) from problem
        return cls(engine)

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()

    def begin_run(self, profile: SiteProfile, kind: str, started: datetime) -> int:
        """A new run, incomplete until ``finish_run`` says otherwise; its profile is kept for judging it again."""
        row = {
            "site": profile.key,
            "kind": kind,
            "started": started,
            "complete": False,
            "external": profile.crawl.external_links,
            "software": __version__,
            "profile": profile.model_dump(mode="json"),
        }
        with self.engine.begin() as connection:
            if (
                kind != ACCOUNTS
            ):  # beside the crawls of the site, one of which may be waiting to go on
                resuming.forget_others(connection, profile.key)
            return int(
                connection.execute(insert(run).values(**row).returning(run.c.id)).scalar_one()
            )

    def resume_run(self, profile: SiteProfile, kind: str, now: datetime) -> int | None:
        """The site's last run, if it was cut short less than a day ago and goes on from now; else None."""
        found = resuming.unfinished(self.engine, profile, kind, now)
        if found is not None:
            resuming.go_on(self.engine, found)
        return found

    def profile(self, run_id: int) -> SiteProfile:
        """The profile a run worked from."""
        with self.engine.connect() as connection:
            kept = connection.execute(select(run.c.profile).where(run.c.id == run_id)).scalar_one()
        return SiteProfile.model_validate(kept)

    def finish_run(self, run_id: int, values: Mapping[str, Any]) -> None:
        """How the run ended: finished, complete, stopped_because, counters, notes."""
        with self.engine.begin() as connection:
            if not resuming.is_cut_short(values.get("stopped_because") or "complete"):
                frontier.clear(connection, run_id)
            connection.execute(update(run).where(run.c.id == run_id).values(**values))

    def run(self, run_id: int) -> RunFacts:
        """One run."""
        with self.engine.connect() as connection:
            row = connection.execute(select(run).where(run.c.id == run_id)).one()
            return _run_facts(connection, row)

    def last_run(self, site: str) -> RunFacts | None:
        """The site's newest crawl, however it stands."""
        of_pages = select(run).where(run.c.site == site, run.c.kind != ACCOUNTS)
        query = of_pages.order_by(run.c.id.desc()).limit(1)
        with self.engine.connect() as connection:
            row = connection.execute(query).first()
            return None if row is None else _run_facts(connection, row)

    def latest_run(self, site: str, as_of: datetime) -> RunFacts | None:
        """The run to judge a moment by: the last complete one known then, else the last that had read a page by then,
        else the last one of all.
        """
        query = select(run).where(run.c.site == site, run.c.started <= as_of, run.c.kind == "site")
        known = run.c.complete.is_(True) & (run.c.finished <= as_of)
        page = select(fetch.c.id).where(fetch.c.run == run.c.id, fetch.c.version.is_not(None))
        told = (run.c.pages > 0) & (run.c.finished <= as_of)
        had_read = told | page.where(fetch.c.at <= as_of).exists()
        with self.engine.connect() as connection:
            for condition in (known, had_read, run.c.id > 0):
                row = connection.execute(
                    query.where(condition).order_by(run.c.started.desc(), run.c.id.desc())
                ).first()
                if row is not None:
                    return _run_facts(connection, row)
        return None

    def sites(self) -> list[str]:
        """The keys of every site of which a page was read, else of every site with a run, which says why none was."""
        all_of_them = select(run.c.site).distinct().order_by(run.c.site)
        read = select(page_version.c.id).join(addresses).where(addresses.c.site == run.c.site)
        with self.engine.connect() as connection:
            found = connection.execute(all_of_them.where(read.exists())).scalars().all()
            return list(found or connection.execute(all_of_them).scalars())


def _run_facts(connection: Connection, row: Any) -> RunFacts:
    return RunFacts(
        id=row.id,
        kind=row.kind,
        started=row.started,
        finished=row.finished,
        complete=row.complete,
        stopped_because=row.stopped_because if row.finished else row.stopped_because or "died",
        requests=row.requests,
        pages=row.pages,
        links=row.links,
        bytes=row.bytes,
        checks_external=row.external,
        home_url=row.home_url,
        notes=tuple((what, why, count) for what, why, count in row.notes or ()),
        load=load.of_run(connection, row.id),
        certificates=certificates.of_run(connection, row.id),
    )


def _prepare(connection: Connection, address: str) -> None:
    tables = set(inspect(connection).get_table_names())
    if not tables:
        metadata.create_all(connection)
        rows = [
            {"key": "schema", "value": SCHEMA_VERSION},
            {"key": "made_by", "value": f"huoshui {__version__}"},
        ]
        connection.execute(insert(about), rows)
        return
    if about.name not in tables or run.name not in tables:
        listed = ", ".join(sorted(tables)[:5])
        raise StoreError(
            f"{address}: this database belongs to another program (tables {listed}); name another with --db",
            f"{address}：这是其他程序的数据库（含表 {listed}），请用 --db 另指定一个",
        )
    found = connection.execute(select(about.c.value).where(about.c.key == "schema")).scalar()
    if found != SCHEMA_VERSION:
        raise StoreError(
            f"{address}: written by another version (schema {found}, this one reads {SCHEMA_VERSION}); "
            "use that version, or name a new database with --db",
            f"{address}：由另一版本写成（结构 {found}，本版本为 {SCHEMA_VERSION}），请用原版本打开，或用 --db 新建一个",
        )
