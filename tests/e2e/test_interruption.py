"""Ctrl-C, a killed parent, a killed child: what was fetched before is kept, and the next crawl works."""

import os
import select
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from monitor import clock
from monitor.store import Store
from monitor.view import RunFacts
from tests.e2e.conftest import Done, Huoshui
from tests.site.misbehaving import Route, Site, page, serve

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="finds the child in /proc")

PAGES = 40
PROMPT = 15  # requests answered at once; the rest of the site is silent until its gate opens
KEPT = PROMPT - 3  # of these neither robots.txt nor the probe for soft 404 is a visit, one is spare
PATIENCE = 25.0  # seconds; far more than anything here takes


@pytest.fixture
def slow_site() -> Iterator[Site]:
    """Forty pages, of which the first dozen comes at once and the others not yet."""
    with serve(_routes(PAGES), prompt=PROMPT) as site:
        yield site


def _routes(pages: int) -> dict[str, Route]:
    names = [f"/news/{number}.html" for number in range(pages)]
    return {"/": page("慢站", *names)} | {name: page(f"新闻{name}") for name in names}


def profile_of(site: Site, huoshui: Huoshui, timeout: float) -> Path:
    text = f'key = "slow"\nurl = "{site.url}"\n[crawl]\nrate = 0\ntimeout_seconds = {timeout}\n'
    return huoshui.write("slow.toml", text)


def child_of(parent: int) -> int:
    """The crawling process of a running command."""
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and _parent_of(int(folder.name)) == parent:
            return int(folder.name)
    raise AssertionError(f"process {parent} has no child")


def _parent_of(pid: int) -> int:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 0
    return int(state.rpartition(")")[2].split()[1])


def ended(pid: int) -> bool:
    """Whether a process that is not ours ends in time; also one that nobody buries."""
    handle = os.pidfd_open(pid)
    try:
        return bool(select.select([handle], [], [], PATIENCE)[0])
    finally:
        os.close(handle)


def until(condition: Callable[[], bool], seconds: float = PATIENCE) -> bool:
    """Whether something comes true in time."""
    deadline = time.monotonic() + seconds
    between = threading.Event()
    while not condition():
        if time.monotonic() > deadline:
            return False
        between.wait(0.05)
    return True


def fetched(huoshui: Huoshui) -> int:
    """Visits in the database that brought a page, in all runs."""
    connection = sqlite3.connect(huoshui.database)
    try:
        query = "select count(*) from fetch where outcome = 'ok' and version is not null"
        return int(connection.execute(query).fetchone()[0])
    finally:
        connection.close()


def last_run(huoshui: Huoshui) -> RunFacts:
    store = Store.open(f"sqlite:///{huoshui.database}")
    try:
        with sqlite3.connect(huoshui.database) as connection:
            number = connection.execute("select max(id) from run").fetchone()[0]
        connection.close()
        return store.run(number)
    finally:
        store.close()


def crawl_in_the_middle(huoshui: Huoshui, site: Site, timeout: float = 1) -> subprocess.Popen[str]:
    """A crawl that has got the prompt answers and waits for the next."""
    # A shell may have started us with Ctrl-C ignored, and an ignored signal is inherited.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    running = huoshui.start("crawl", profile_of(site, huoshui, timeout))
    assert site.waiting.wait(PATIENCE)
    return running


def crawl_again(huoshui: Huoshui, site: Site) -> None:
    """The next crawl sees the whole site, and the judgement stands on it."""
    site.gate.set()
    assert huoshui("crawl", "slow.toml").status == 0
    run = last_run(huoshui)
    assert (run.complete, run.pages) == (True, PAGES + 1)
    assert huoshui("judge").status == 0


def test_ctrl_c_keeps_what_was_seen_and_the_next_crawl_works(
    huoshui: Huoshui, slow_site: Site
) -> None:
    running = crawl_in_the_middle(huoshui, slow_site)
    child = child_of(running.pid)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=PATIENCE)
    assert (running.returncode, out) == (1, "")
    assert err.startswith("已中断；此前保存的内容都在")
    assert len(err.splitlines()) == 1
    assert not Path(f"/proc/{child}").exists()
    run = last_run(huoshui)
    assert (run.complete, run.stopped_because) == (False, "interrupted")
    assert run.finished is not None
    assert run.finished <= clock.now()
    assert fetched(huoshui) >= KEPT
    crawl_again(huoshui, slow_site)


def test_ctrl_c_is_answered_in_english_too(
    typed: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
) -> None:
    def pressed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("monitor.cli.doctor._checks", pressed)
    done = typed("doctor", "--lang", "en")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("Interrupted; what was stored before is kept.")


def test_a_killed_parent_leaves_no_crawl_behind(huoshui: Huoshui, slow_site: Site) -> None:
    running = crawl_in_the_middle(huoshui, slow_site)
    child = child_of(running.pid)
    running.kill()
    assert ended(child)
    running.communicate(timeout=PATIENCE)
    run = last_run(huoshui)
    assert (run.complete, run.stopped_because) == (False, "orphaned")
    assert fetched(huoshui) >= KEPT
    judged = huoshui("judge")
    assert judged.status == 0
    assert "发起检查的程序已不在，已保存此前的内容" in judged.out
    crawl_again(huoshui, slow_site)


def test_a_killed_parent_ends_a_slow_crawl_at_once(huoshui: Huoshui) -> None:
    # At one request in fifty seconds the home page still waits for its turn.
    with serve(_routes(PAGES)) as site:
        asked = threading.Event()
        site.on_request = lambda path: asked.set()
        running = huoshui.start("crawl", profile_of(site, huoshui, 15), "--rate", "0.02")
        assert asked.wait(PATIENCE)
        child = child_of(running.pid)
        running.kill()
        assert ended(child)
        running.communicate(timeout=PATIENCE)
    run = last_run(huoshui)
    assert (run.complete, run.stopped_because) == (False, "orphaned")
    assert run.finished is not None


def test_a_killed_child_is_told_and_what_it_stored_is_kept(
    huoshui: Huoshui, slow_site: Site
) -> None:
    running = crawl_in_the_middle(huoshui, slow_site, timeout=60)
    assert until(lambda: fetched(huoshui) >= KEPT)
    os.kill(child_of(running.pid), signal.SIGKILL)
    out, err = running.communicate(timeout=PATIENCE)
    assert (running.returncode, out) == (1, "")
    assert "检查进程被强行终止（信号 9，可能内存不足）；此前保存的内容都在，请重新运行" in err
    assert len(err.splitlines()) == 1
    run = last_run(huoshui)
    assert (run.complete, run.stopped_because) == (False, "died")
    assert fetched(huoshui) >= KEPT
    judged = huoshui("judge")
    assert judged.status == 0
    assert "检查进程意外结束，已保存此前的内容" in judged.out


def test_visits_that_trickle_in_are_stored_before_the_batch_is_full(huoshui: Huoshui) -> None:
    # One time-out a second keeps the writer from ever being idle, as a polite rate does.
    with serve(_routes(200), prompt=PROMPT) as site:
        running = crawl_in_the_middle(huoshui, site)
        try:
            assert until(lambda: fetched(huoshui) >= KEPT, seconds=4)
        finally:
            os.kill(child_of(running.pid), signal.SIGKILL)
            running.communicate(timeout=PATIENCE)


def test_a_child_that_is_asked_to_end_is_not_taken_for_a_whole_crawl(
    huoshui: Huoshui, slow_site: Site
) -> None:
    running = crawl_in_the_middle(huoshui, slow_site)
    os.kill(child_of(running.pid), signal.SIGTERM)
    out, err = running.communicate(timeout=PATIENCE)
    assert running.returncode == 1
    assert "run=1" in out
    assert "被人工中断，已保存中断前的内容" in err
    run = last_run(huoshui)
    assert (run.complete, run.stopped_because) == (False, "interrupted")
    assert fetched(huoshui) >= KEPT
