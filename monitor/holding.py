"""One crawl of a site at a time. What holds a site ends with the process, however it ends.

With SQLite a locked file beside the database, which the crawling process inherits (the file stays: taking it away
would race with the next one); with PostgreSQL an advisory lock of the session, which holds across machines.
"""

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text

from monitor.errors import MonitorError
from monitor.store import Store


class AlreadyHeldError(MonitorError):
    """Another crawl of the site is under way."""


@contextmanager
def held(store: Store, site: str) -> Iterator[int | None]:
    """Hold a site until the block ends; the file that a child must inherit, if there is one.

    Raises AlreadyHeldError, with when the other crawl began.
    """
    database = store.engine.url.database
    if store.engine.dialect.name == "postgresql":
        with _by_session(store, site):
            yield None
    elif database in {None, "", ":memory:"}:
        yield None
    else:
        path = Path(str(database))
        with _by_file(store, path.with_name(f".{path.name}.{site}.lock"), site) as number:
            yield number


@contextmanager
def _by_file(store: Store, path: Path, site: str) -> Iterator[int]:
    number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise _refusal(store, site) from None
        yield number
    finally:
        os.close(number)


@contextmanager
def _by_session(store: Store, site: str) -> Iterator[None]:
    key = int.from_bytes(hashlib.blake2b(site.encode(), digest_size=8).digest(), signed=True)
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        asked = text("SELECT pg_try_advisory_lock(:key)")
        if not connection.execute(asked, {"key": key}).scalar_one():
            raise _refusal(store, site)
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": key})


def _refusal(store: Store, site: str) -> AlreadyHeldError:
    last = store.last_run(site)
    begun = f"{last.started:%Y-%m-%d %H:%M}" if last else "—"
    number = last.id if last else 0
    return AlreadyHeldError(
        f"{site}: a crawl of this site is under way (run {number}, begun {begun}); wait for its end, "
        "nothing was asked of the site",
        f"{site}：该网站正在检查中（第 {number} 次，{begun} 开始），请等其结束；本次未访问网站",
    )
