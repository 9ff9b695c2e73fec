"""Two crawls of one site at once: the second leaves without a request and says why; the dead hold no lock."""

import os
import re
import signal
import sys
from collections.abc import Iterator

import pytest

from monitor.clock import SHANGHAI
from tests.e2e.conftest import Huoshui, quick_profile
from tests.e2e.stored import rows
from tests.e2e.test_interruption import (
    PATIENCE,
    PROMPT,
    child_of,
    crawl_in_the_middle,
    ended,
    last_run,
)
from tests.site.misbehaving import ROBOTS, Site, page, serve

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="finds the child in /proc")


AT_ONCE = 12.0  # seconds for a crawl that does nothing


@pytest.fixture
def slow_site() -> Iterator[Site]:
    """Some pages at once, the others when the gate opens."""
    names = [f"/news/{number}.html" for number in range(40)]
    routes = {"/": page("慢站", *names)} | {name: page(name) for name in names}
    with serve(routes, prompt=PROMPT) as site:
        yield site


def test_a_second_crawl_of_the_site_leaves_and_names_the_first(
    huoshui: Huoshui, slow_site: Site
) -> None:
    first = crawl_in_the_middle(huoshui, slow_site, timeout=60)
    try:
        for language in ("zh", "en"):
            second = huoshui("crawl", "slow.toml", "--lang", language, timeout=AT_ONCE)
            run = last_run(huoshui)
            assert (second.status, second.out) == (1, "")
            assert len(second.err.strip().splitlines()) == 1
            assert re.search(r"(?<![.\d])1(?![.\d:])", second.err), "the run is not named"
            assert f"{run.started.astimezone(SHANGHAI):%Y-%m-%d %H:%M}" in second.err
        assert rows(huoshui, "select id, finished from run") == [(1, None)]
        assert (slow_site.looks["/"], slow_site.looks[ROBOTS]) == (1, 1)
    finally:
        slow_site.gate.set()
        first.communicate(timeout=PATIENCE)
    assert first.returncode == 0
    assert last_run(huoshui).pages == 41


def test_another_site_is_crawled_meanwhile(huoshui: Huoshui, slow_site: Site) -> None:
    first = crawl_in_the_middle(huoshui, slow_site, timeout=60)
    try:
        with serve({"/": page("他站", "/a.html"), "/a.html": page("甲")}) as other:
            text = quick_profile(other.url, "other")
            done = huoshui("crawl", huoshui.write("other.toml", text), timeout=PATIENCE)
        assert done.status == 0, done.err
        assert "other" in done.out
    finally:
        slow_site.gate.set()
        first.communicate(timeout=PATIENCE)
    assert first.returncode == 0


@pytest.mark.parametrize("who", ["both", "the child"])
def test_a_crash_leaves_no_lock_behind(who: str, huoshui: Huoshui, slow_site: Site) -> None:
    first = crawl_in_the_middle(huoshui, slow_site, timeout=60)
    child = child_of(first.pid)
    for pid in (first.pid, child) if who == "both" else (child,):
        os.kill(pid, signal.SIGKILL)
    if who == "both":  # nobody is left to bury it
        assert ended(child)
    first.communicate(timeout=PATIENCE)
    slow_site.gate.set()
    done = huoshui("crawl", "slow.toml", timeout=PATIENCE)
    assert done.status == 0, done.err
    run = last_run(huoshui)
    assert (run.complete, run.pages) == (True, 41)
