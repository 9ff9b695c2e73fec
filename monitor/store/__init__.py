"""Keep: facts and findings in one database, SQLite by default, any other SQLAlchemy address by choice."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, select, update
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from monitor import __version__
from monitor.errors import StoreError
from monitor.profile import SiteProfile
from monitor.store import frontier, resuming
from monitor.store.load import of_run
from monitor.store.tables import SCHEMA_VERSION, about, fetch, metadata, page_version, run
from monitor.store.tables import address as addresses
from monitor.store.writer import Seen, Writer
from monitor.view import HostLoad, RunFacts

__all__ = ["ACCOUNTS", "Seen", "Store", "Writer"]

ACCOUNTS = "accounts"  # kind of a run that reads no page


class Store:
    """One database. Raises StoreError, with the remedy, where it cannot be used."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @classmethod
    def open(cls, address: str) -> "Store":
        """Open, and make the tables where there are none. Raises StoreError."""
        url = _parsed(address)
        if url.get_backend_name() == "sqlite":
            _make_folder(url)
        engine = _engine(url)
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _tune_sqlite)
        try:
            with engine.begin() as connection:
                _prepare(connection, _shown(url))
            if engine.dialect.name == "sqlite":
                _let_readers_in(engine)
        except SQLAlchemyError as problem:
            reason = str(getattr(problem, "orig", None) or problem).splitlines()[0]
            raise _unusable(_shown(url), reason) from problem
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
            return _run_facts(row, of_run(connection, run_id))

    def last_run(self, site: str) -> RunFacts | None:
        """The site's newest crawl, however it stands."""
        of_pages = select(run).where(run.c.site == site, run.c.kind != ACCOUNTS)
        query = of_pages.order_by(run.c.id.desc()).limit(1)
        with self.engine.connect() as connection:
            row = connection.execute(query).first()
            return None if row is None else _run_facts(row, of_run(connection, row.id))

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
                    return _run_facts(row, of_run(connection, row.id))
        return None

    def sites(self) -> list[str]:
        """The keys of every site of which a page was read, else of every site with a run, which says why none was."""
        all_of_them = select(run.c.site).distinct().order_by(run.c.site)
        read = select(page_version.c.id).join(addresses).where(addresses.c.site == run.c.site)
        with self.engine.connect() as connection:
            found = connection.execute(all_of_them.where(read.exists())).scalars().all()
            return list(found or connection.execute(all_of_them).scalars())


def _run_facts(row: Any, load: tuple[HostLoad, ...]) -> RunFacts:
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
        load=load,
    )


def _parsed(address: str) -> URL:
    try:
        return make_url(address)
    except (ArgumentError, ValueError) as problem:
        raise StoreError(
            f"{_veiled(address)!r} is no database address; write for example sqlite:///var/huoshui.db",
            f"{_veiled(address)!r} 不是数据库地址，应写成 sqlite:///var/huoshui.db 这样的形式",
        ) from problem


def _veiled(address: str) -> str:
    """An address that could not be read, without what may be its password."""
    return re.sub(r"//[^@/]*@", "//***@", address)[:80]


def _engine(url: URL) -> Engine:
    """The engine. Raises StoreError where the database's driver is unknown or not installed."""
    try:
        return create_engine(url, pool_pre_ping=True, json_serializer=_json)
    except (ArgumentError, ImportError) as problem:
        name = url.get_backend_name()
        raise StoreError(
            f"{_shown(url)}: the driver for {name} is not installed; install it, or name a sqlite:///… with --db",
            f"{_shown(url)}：没有安装 {name} 的数据库驱动，请安装，或用 --db 改用 sqlite:///…",
        ) from problem


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _shown(url: URL) -> str:
    return url.render_as_string(hide_password=True)


def _make_folder(url: URL) -> None:
    if url.database in {None, "", ":memory:"}:
        return
    folder = Path(str(url.database)).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise StoreError(
            f"{folder}: cannot be made ({problem.strerror}); choose another folder with --db or HUOSHUI_VAR",
            f"{folder}：无法创建文件夹（{problem.strerror}），请用 --db 或 HUOSHUI_VAR 换一个位置",
        ) from problem


def _tune_sqlite(connection: Any, record: Any) -> None:
    """A wait instead of “database is locked”; nothing here changes the file."""
    cursor = connection.cursor()
    for pragma in ("synchronous=NORMAL", "busy_timeout=30000", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _let_readers_in(engine: Engine) -> None:
    """WAL: a report reads while a crawl writes. It changes the file, so it comes after the check that it is ours."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("PRAGMA journal_mode=WAL")


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


# What the database said (in lower case) → the remedy in both languages.
_REMEDIES = (
    (
        "not a database",
        "this file is something else: name another with --db",
        "该文件不是数据库，请用 --db 另指定一个",
    ),
    (
        "malformed",
        "the file is damaged: restore a backup, or name a new one with --db",
        "文件已损坏，请恢复备份，或用 --db 新建一个",
    ),
    (
        "full",
        "free some space and run again: what was stored before is kept",
        "磁盘已满，请清理后重试；已存内容不会丢失",
    ),
    (
        "locked",
        "another program is writing to it: wait, or end that program",
        "另一程序正在写入，请等待其结束",
    ),
    (
        "",
        "check that the folder exists and may be written to, or name another with --db",
        "请检查文件夹是否存在、是否可写，或用 --db 另指定一个",
    ),
)


def _unusable(address: str, reason: str) -> StoreError:
    lowered = reason.lower()
    en, zh = next((en, zh) for word, en, zh in _REMEDIES if word in lowered)
    return StoreError(
        f"{address}: cannot be used as the database ({reason}); {en}",
        f"{address}：无法用作数据库（{reason}）；{zh}",
    )
