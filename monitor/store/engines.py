"""Ways into a database: its address, its driver, and what to do where it cannot be used."""

import json
import re
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from monitor.errors import StoreError
from monitor.store.words import storable

# How to get the driver of a database, by its name, in both languages.
_DRIVERS = {
    "postgresql": (
        "install it: pip install huoshui[postgresql]",
        "请安装：pip install huoshui[postgresql]",
    )
}


def parsed(address: str) -> URL:
    """The address in its parts. Raises StoreError where it is none."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as problem:
        raise StoreError(
            f"{_veiled(address)!r} is no database address; write for example sqlite:///var/huoshui.db",
            f"{_veiled(address)!r} 不是数据库地址，应写成 sqlite:///var/huoshui.db 这样的形式",
        ) from problem
    if url.drivername == "postgresql":
        return url.set(drivername="postgresql+psycopg")  # SQLAlchemy's own choice changed with 2.1
    return url


def _veiled(address: str) -> str:
    """An address that could not be read, without what may be its password."""
    return re.sub(r"//[^@/]*@", "//***@", address)[:80]


def engine_of(url: URL) -> Engine:
    """The engine. Raises StoreError where the database's driver is unknown or not installed."""
    try:
        return create_engine(url, pool_pre_ping=True, json_serializer=_json, hide_parameters=True)
    except (ArgumentError, ImportError) as problem:
        name = url.get_backend_name()
        en, zh = _DRIVERS.get(
            name, ("only SQLite and PostgreSQL are known", "只支持 SQLite 和 PostgreSQL")
        )
        raise StoreError(
            f"{shown(url)}: the driver for {name} is not installed; {en}, or name a sqlite:///… with --db",
            f"{shown(url)}：没有安装 {name} 的数据库驱动；{zh}，或用 --db 改用 sqlite:///…",
        ) from problem


def _json(value: Any) -> str:
    return storable(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def shown(url: URL) -> str:
    """The address for a person's eyes, as it was given: which driver serves it is our business."""
    return url.render_as_string(hide_password=True).replace("+psycopg://", "://", 1)


def make_folder(url: URL) -> None:
    """The folder of SQLite's file. Raises StoreError."""
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


def tune_sqlite(connection: Any, record: Any) -> None:
    """A wait instead of “database is locked”; nothing here changes the file."""
    cursor = connection.cursor()
    for pragma in ("synchronous=NORMAL", "busy_timeout=30000", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def let_readers_in(engine: Engine) -> None:
    """WAL: a report reads while a crawl writes. It changes the file, so it comes after the check that it is ours."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("PRAGMA journal_mode=WAL")


# What the database said (in lower case) → the remedy in both languages.
_REMEDIES = (
    (
        "connection failed",
        "check that the server runs and that host, user, password and database of --db are right",
        "请检查数据库服务是否运行，--db 中的主机、用户、密码和库名是否正确",
    ),
    (
        "permission denied for schema",
        "give the user the right to make tables: GRANT CREATE ON SCHEMA … TO …",
        "请授予该用户建表权限：GRANT CREATE ON SCHEMA … TO …",
    ),
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


def unusable(address: str, reason: str) -> StoreError:
    """What to do about a database that said so."""
    lowered = reason.lower()
    en, zh = next((en, zh) for word, en, zh in _REMEDIES if word in lowered)
    return StoreError(
        f"{address}: cannot be used as the database ({reason}); {en}",
        f"{address}：无法用作数据库（{reason}）；{zh}",
    )
