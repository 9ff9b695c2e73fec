"""The program as its users run it: a process of its own, a folder of its own, nothing of our environment."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from monitor import clock, sample
from monitor.cli import run as run_program
from monitor.sample import RunningSample

ROOT = Path(__file__).parents[2]
PATHS = os.pathsep.join([str(Path(__file__).parent / "guard"), str(ROOT)])
_FOREIGN = ("HUOSHUI_", "PYTHON", "SCRAPY_")


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left behind."""

    status: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Huoshui:
    """The program in one folder: HUOSHUI_VAR is ``folder / "var"``, the working folder ``folder``."""

    folder: Path

    @property
    def var(self) -> Path:
        """Where the program keeps what it writes."""
        return self.folder / "var"

    @property
    def database(self) -> Path:
        """The database it uses unless told otherwise."""
        return self.var / "huoshui.db"

    def __call__(self, *arguments: str | Path, timeout: float = 60) -> Done:
        """Run a command to its end."""
        running = self.start(*arguments)
        try:
            out, err = running.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            running.kill()
            running.communicate()
            raise
        return Done(running.returncode, out, err)

    def start(self, *arguments: str | Path) -> subprocess.Popen[str]:
        """Start a command and leave it running."""
        return subprocess.Popen(
            [sys.executable, "-m", "monitor", *map(str, arguments)],
            cwd=self.folder,
            env=environment(self.var),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def write(self, name: str, text: str) -> Path:
        """A file in the program's folder."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def runs(self) -> list[tuple[int, str | None]]:
        """Every run in the database: whether it is complete, and why it stopped."""
        connection = sqlite3.connect(self.database)
        try:
            return connection.execute("select complete, stopped_because from run").fetchall()
        finally:
            connection.close()


def quick_profile(url: str, key: str = "site") -> str:
    """A profile for a site of a few pages that may not answer."""
    return f'key = "{key}"\nurl = "{url}"\n[crawl]\nrate = 0\ntimeout_seconds = 1\n'


def environment(var: Path) -> dict[str, str]:
    """Ours without proxies and settings; the guard lets nothing beyond loopback be reached."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(_FOREIGN) and "proxy" not in key.lower()
    }
    return kept | {"HUOSHUI_VAR": str(var), "PYTHONPATH": PATHS, "PYTHONIOENCODING": "utf-8"}


@pytest.fixture
def huoshui(tmp_path: Path) -> Huoshui:
    """The program in an empty folder."""
    return Huoshui(tmp_path)


@pytest.fixture
def typed(
    huoshui: Huoshui, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Done]:
    """A command run inside this process: for what ends before any crawl, at a hundredth of the time.

    An exception that escapes would be a traceback for the user; here it fails the test.
    """
    monkeypatch.chdir(huoshui.folder)
    monkeypatch.setenv("HUOSHUI_VAR", str(huoshui.var))
    monkeypatch.setenv("PYTHONPATH", PATHS)  # for the crawling process
    monkeypatch.delenv("HUOSHUI_DATABASE_URL", raising=False)

    def run(*arguments: str | Path) -> Done:
        monkeypatch.setattr(sys, "argv", ["huoshui", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            run_program()
        said = capsys.readouterr()
        return Done(int(ended.value.code or 0), said.out, said.err)

    return run


@pytest.fixture(scope="session")
def served_sample() -> Iterator[RunningSample]:
    """The sample site, served for all tests that only look at it."""
    with sample.serve(clock.day_of(clock.now())) as running:
        yield running


def sample_profile(running: RunningSample, options: str = "") -> str:
    """The sample's profile for a quick crawl; the real hosts its marks link to are left out."""
    hosts = ", ".join(f'"{host}"' for host in running.truth.unreachable_mark_hosts)
    crawl = f"\n[crawl]\nrate = 0\nskip_hosts = [{hosts}]\n{options}"
    return sample.profile_toml(running) + crawl
