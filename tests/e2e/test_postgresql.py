"""A crawl that keeps its facts in PostgreSQL: refused to a second one, cut short, gone on with and judged."""

import os
import signal
import sys
from pathlib import Path

import pytest

from monitor.store import Store
from monitor.view import RunFacts
from tests import postgres
from tests.e2e.conftest import Huoshui
from tests.e2e.test_interruption import PATIENCE, child_of, ended
from tests.site.misbehaving import page, serve

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="finds the child in /proc")

NAMES = [f"/news/{number}.html" for number in range(20)]
ROUTES = {"/": page("慢站", *NAMES)} | {name: page(f"新闻{name}") for name in NAMES}


def last_run(database: str) -> RunFacts:
    store = Store.open(database)
    try:
        run = store.last_run("slow")
        assert run is not None
        return run
    finally:
        store.close()


def test_a_crawl_into_postgresql_is_held_resumed_and_judged(
    huoshui: Huoshui, postgresql: str, tmp_path: Path
) -> None:
    database = postgres.schema_in(postgresql, tmp_path)
    with serve(ROUTES, prompt=12) as site:
        text = f'key = "slow"\nurl = "{site.url}"\n[crawl]\nrate = 0\ntimeout_seconds = 60\n'
        command = ("crawl", huoshui.write("slow.toml", text), "--db", database)
        first = huoshui.start(*command)
        assert site.waiting.wait(PATIENCE)
        second = huoshui(*command)
        assert second.status == 1
        assert "正在检查中" in second.err
        child = child_of(first.pid)
        for pid in (first.pid, child):
            os.kill(pid, signal.SIGKILL)
        first.communicate(timeout=PATIENCE)
        assert ended(child) if Path(f"/proc/{child}").exists() else True
        cut_short = last_run(database)
        assert (cut_short.complete, cut_short.stopped_because) == (False, "died")
        site.gate.set()
        assert huoshui(*command).status == 0
    run = last_run(database)
    assert (run.id, run.complete, run.pages) == (cut_short.id, True, len(ROUTES))
    judged = huoshui("judge", "--db", database, "--lang", "en")
    assert judged.status == 0, judged.err
    assert "21 pages" in judged.out


@pytest.mark.parametrize(
    ("lang", "remedy"), [("en", "check that the server runs"), ("zh", "请检查数据库服务是否运行")]
)
def test_a_server_that_is_not_there_is_told(huoshui: Huoshui, lang: str, remedy: str) -> None:
    pytest.importorskip("psycopg", exc_type=ImportError)
    done = huoshui("judge", "--db", "postgresql://u:geheim@127.0.0.1:1/huoshui", "--lang", lang)
    assert done.status == 2
    assert remedy in done.err
    assert "geheim" not in done.err
