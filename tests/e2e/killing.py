"""A crawl killed at its n-th request, as by a power cut, and what the database knows when all is over.

The server holds every answer from that request on until the crawl is dead, so the moment is exact and nobody sleeps.
"""

import os
import signal
import subprocess
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from tests.e2e.conftest import Huoshui
from tests.e2e.stored import rows
from tests.e2e.test_interruption import PATIENCE, child_of, ended, until
from tests.site import bureau
from tests.site.misbehaving import Site, serve

SETTINGS = "[crawl]\nrate = 0\ntimeout_seconds = 20\n"  # what waits for the kill does not time out
_WRITTEN = 6.0  # seconds within which a crawl must have written what it has seen

_QUERIES = {
    "fetches": "select a.url, attempt, method, outcome, status, final_url, chain, v.hash from fetch f"
    " join address a on a.id = f.address left join page_version v on v.id = f.version",
    "versions": "select a.url, hash, kind, title, content from page_version v join address a on a.id = v.address",
    "entries": "select a.url, v.hash, position, e.url, e.title, stated, e.source, pinned, block from entry e"
    " join page_version v on v.id = e.version join address a on a.id = v.address",
    "files": "select a.url, sha256, format, opens from attachment f join address a on a.id = f.address",
    "files of runs": "select s.run, a.url from attachment_seen s"
    " join attachment f on f.id = s.attachment join address a on a.id = f.address",
    "runs": "select id, kind, complete, stopped_because, home_url, pages, links, notes from run",
}


def facts(huoshui: Huoshui) -> dict[str, Counter[tuple[Any, ...]]]:
    """All that must not depend on interruptions: each row with how often it stands there."""
    return {name: Counter(rows(huoshui, query)) for name, query in _QUERIES.items()}


def doubled(huoshui: Huoshui) -> list[tuple[Any, ...]]:
    """Looks that a run counts twice."""
    return rows(
        huoshui,
        "select run, address, attempt, count(*) from fetch group by 1, 2, 3 having count(*) > 1",
    )


@contextmanager
def served() -> Iterator[Site]:
    """The site that is crawled and killed."""
    with serve(bureau.routes()) as site:
        yield site


def profile(huoshui: Huoshui, site: Site) -> Path:
    return huoshui.write("bureau.toml", f'key = "bureau"\nurl = "{site.url}"\n{SETTINGS}')


def undisturbed(huoshui: Huoshui, site: Site) -> int:
    """One crawl in peace; how many requests it took."""
    before = len(site.requests)
    done = huoshui("crawl", profile(huoshui, site))
    assert done.status == 0, done.err
    return len(site.requests) - before


@dataclass(slots=True)
class Executioner:
    """Stops a site's answers at the n-th request from now on, until the crawl is dead."""

    site: Site
    at: int
    reached: threading.Event
    dead: threading.Event
    count: int = 0

    def __call__(self, path: str) -> None:
        with self.site.noting:
            self.count += 1
            late = self.count >= self.at
        if late:
            self.reached.set()
            self.dead.wait(PATIENCE)


def killed(huoshui: Huoshui, site: Site, at: int, *, written: bool) -> bool:
    """Crawl until the ``at``-th request and kill it there; False where the crawl came to its end before.

    ``written``: only after the crawl had time to write what it had seen; otherwise at once, in the midst of anything.
    """
    known = _fetched(huoshui)
    trap = Executioner(site, at, threading.Event(), threading.Event())
    site.on_request = trap
    running = huoshui.start("crawl", profile(huoshui, site))
    try:
        until(lambda: trap.reached.is_set() or running.poll() is not None)
        if not trap.reached.is_set():
            return False
        if written:
            until(lambda: _fetched(huoshui) >= known + 2 * at // 3, _WRITTEN)
        _kill(running)
        return True
    finally:
        trap.dead.set()
        site.on_request = lambda path: None
        running.communicate(timeout=PATIENCE)


def _fetched(huoshui: Huoshui) -> int:
    return (
        int(rows(huoshui, "select count(*) from fetch")[0][0]) if huoshui.database.exists() else 0
    )


def _kill(running: subprocess.Popen[str]) -> None:
    """Parent and child at once, without a word; whatever they started must end by itself."""
    child = child_of(running.pid)
    others = _children(child)
    for pid in (running.pid, child):
        os.kill(pid, signal.SIGKILL)
    assert all(ended(pid) for pid in (child, *others) if Path(f"/proc/{pid}").exists())


def _children(parent: int) -> list[int]:
    try:
        told = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(pid) for pid in told.split()]


def kill_and_finish(huoshui: Huoshui, site: Site, requests: int, seed: int, kills: int) -> int:
    """A crawl killed so many times at moments the seed chooses, then finished; how often it was killed."""
    struck = 0
    for number in range(kills):
        at = 1 + crc32(b"%d-%d" % (seed, number)) % max(1, requests // kills)
        struck += killed(huoshui, site, at, written=bool(number % 2))
    done = huoshui("crawl", profile(huoshui, site))
    assert done.status == 0, done.err
    return struck


def differences(huoshui: Huoshui, wanted: dict[str, Counter[tuple[Any, ...]]]) -> list[str]:
    """What the database knows that it should not, and does not know that it should; a line each."""
    found = facts(huoshui)
    return [
        f"{name}: {sign} {row} ({count})"
        for name, rows_wanted in wanted.items()
        for sign, left in (("too much", found[name] - rows_wanted), ("missing", rows_wanted - found[name]))
        for row, count in left.items()
    ]  # fmt: skip
