"""A crawl that was killed goes on where it was: the same run, no look twice, the same facts as without a kill."""

import os
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.e2e import killing
from tests.e2e.conftest import Huoshui, environment
from tests.e2e.killing import differences, doubled, facts, kill_and_finish
from tests.e2e.stored import rows
from tests.e2e.test_interruption import PATIENCE
from tests.site.misbehaving import Site

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="finds the child in /proc")

KILLS = int(os.environ.get("HUOSHUI_KILLS", "6"))
IN_A_ROW = 3  # kills of one crawl


@dataclass(frozen=True, slots=True)
class Peace:
    """The site, and what a crawl of it knows when nobody disturbs it."""

    site: Site
    facts: dict[str, Counter[tuple[Any, ...]]]
    requests: int
    database: Path


@pytest.fixture(scope="module")
def peace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peace]:
    """One undisturbed crawl, compared with by all."""
    huoshui = Huoshui(tmp_path_factory.mktemp("peace"))
    with killing.served() as site:
        requests = killing.undisturbed(huoshui, site)
        assert doubled(huoshui) == []
        yield Peace(site, facts(huoshui), requests, huoshui.database)


def test_two_undisturbed_crawls_know_the_same(huoshui: Huoshui, peace: Peace) -> None:
    killing.undisturbed(huoshui, peace.site)
    assert differences(huoshui, peace.facts) == []
    outcomes = Counter(row[3] for row in peace.facts["fetches"].elements())
    assert outcomes["ok"] > 160
    assert {"http_error", "redirect_loop", "empty_href"} <= set(outcomes)
    assert len(peace.facts["versions"]) > 110
    assert len(peace.facts["entries"]) > 110
    assert len(peace.facts["files"]) > 30


DAMAGES = {
    "a look less": "delete from fetch where id = (select max(id) from fetch)",
    "a look of its own": "insert into fetch select (select max(id) + 1 from fetch), run, address, at, 'GET', 9,"
    " outcome, status, final_url, chain, milliseconds, bytes, content_type, error, version from fetch where id = 9",
    "a look twice": "insert into fetch select (select max(id) + 1 from fetch), run, address, at, method, attempt,"
    " outcome, status, final_url, chain, milliseconds, bytes, content_type, error, version from fetch where id = 9",
    "another outcome": "update fetch set outcome = 'timeout' where id = 12",
    "a page without content": "update fetch set version = null where id = (select min(id) from fetch)",
    "an entry less": "delete from entry where rowid = (select max(rowid) from entry)",
    "a counter": "update run set pages = pages + 1",
    "a note": 'update run set notes = \'[["links", "max-links", 1]]\'',
    "a second run": "insert into run select 2, site, kind, started, finished, complete, stopped_because, home_url,"
    " requests, pages, links, bytes, external, software, profile, notes from run",
}


def test_every_difference_is_noticed(huoshui: Huoshui, peace: Peace) -> None:
    huoshui.var.mkdir()
    for what, damage in DAMAGES.items():
        with (
            closing(sqlite3.connect(peace.database)) as whole,
            closing(sqlite3.connect(huoshui.database)) as connection,
        ):
            whole.backup(connection)
            with connection:
                connection.execute(damage)
        assert differences(huoshui, peace.facts) != [], what


@pytest.mark.parametrize("seed", range(max(1, KILLS // IN_A_ROW)))
def test_a_killed_crawl_is_finished_as_if_nothing_had_been(
    seed: int, huoshui: Huoshui, peace: Peace
) -> None:
    struck = kill_and_finish(huoshui, peace.site, peace.requests, seed, IN_A_ROW)
    assert struck >= 1
    assert rows(huoshui, "select id, complete from run") == [(1, 1)]
    assert doubled(huoshui) == []
    assert differences(huoshui, peace.facts) == []
    assert rows(huoshui, "select bytes from run") == rows(huoshui, "select sum(bytes) from fetch")


def test_what_was_written_before_the_kill_is_kept_and_not_asked_again(
    huoshui: Huoshui, peace: Peace
) -> None:
    site = peace.site
    assert killing.killed(huoshui, site, peace.requests * 2 // 3, written=True)
    query = "select a.url from fetch f join address a on a.id = f.address where outcome = 'ok'"
    known = {"/" + url.removeprefix(site.url) for (url,) in rows(huoshui, query)} - {"/"}
    assert len(known) > peace.requests // 3
    assert huoshui("judge").status == 0
    assert rows(huoshui, "select state from finding where state = 'resolved'") == []
    before = len(site.requests)
    done = huoshui("crawl", killing.profile(huoshui, site))
    assert done.status == 0
    assert "已访问过的不再重复" in done.err
    led_to = {route.location for route in site.routes.values() if route.location}
    again = known & set(site.requests[before:]) - led_to
    assert len(again) <= 3  # controls before second looks
    assert differences(huoshui, peace.facts) == []


def test_a_full_disk_ends_a_crawl_in_order_and_room_lets_it_go_on(
    huoshui: Huoshui, peace: Peace
) -> None:
    assert huoshui("judge").status in {0, 1, 2}  # makes the database
    kilobytes = (huoshui.database.stat().st_size if huoshui.database.exists() else 0) // 1024 + 120
    crawl = [sys.executable, "-m", "monitor", "crawl", str(killing.profile(huoshui, peace.site))]
    # No file may grow beyond this: a full disk as far as SQLite can tell.
    narrow = subprocess.run(
        ["/bin/bash", "-c", f'ulimit -f {kilobytes}; exec "$@"', "--", *crawl],
        cwd=huoshui.folder, env=environment(huoshui.var), capture_output=True, text=True,
        encoding="utf-8", timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert narrow.returncode == 1, narrow.stderr
    assert "Traceback" not in narrow.stderr
    assert len(narrow.stderr.strip().splitlines()) == 1
    assert [complete for complete, _ in huoshui.runs()] in ([0], [])
    done = huoshui("crawl", "bureau.toml")
    assert done.status == 0, done.err
    assert doubled(huoshui) == []
    assert differences(huoshui, peace.facts) == []
