"""One crawl in a child process against a site on this machine: what is kept, and what is said when it fails."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from monitor import clock, crawl
from monitor.errors import CrawlError
from monitor.facts import Outcome
from monitor.plan import CrawlPlan
from monitor.profile import CrawlOptions, SiteProfile
from monitor.store import Store
from monitor.store.reading import RunReading

PAGES = {
    "/": '<html><title>首页</title><body><a href="/a.html">甲</a><a href="/gone.html">乙</a></body></html>',
    "/a.html": "<html><title>甲</title><body><p>正文</p></body></html>",
}


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        """Compressed, as nearly every site answers."""
        body = gzip.compress(PAGES.get(self.path, "").encode())
        self.send_response(200 if self.path in PAGES else 404)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def served() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Site) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


def test_a_crawl_keeps_what_it_saw_and_tells_how_far_it_is(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path}/huoshui.db"
    told: list[dict[str, Any]] = []
    store = Store.open(database)
    with served() as home:
        site = SiteProfile(key="fgw", url=home, crawl=CrawlOptions(rate=0))
        run = store.begin_run(site, "site", clock.now())
        plan = CrawlPlan(run=run, database=database, profile=site)
        crawl.run(plan, tmp_path / "logs" / "fgw.log", told.append)
        facts = store.run(run)
        visits = RunReading(store, run).fetches()
    store.close()
    assert (facts.complete, facts.stopped_because, facts.home_url) == (True, None, home)
    assert visits[home][-1].outcome is Outcome.OK
    assert visits[f"{home}a.html"][-1].outcome is Outcome.OK
    assert [visit.attempt for visit in visits[f"{home}gone.html"]] == [1, 2]
    assert {visit.status for visit in visits[f"{home}gone.html"]} == {404}
    assert told


def test_a_crawl_that_fails_says_so_with_the_end_of_its_log(tmp_path: Path) -> None:
    site = SiteProfile(key="fgw", url="http://127.0.0.1:9/")
    plan = CrawlPlan.model_construct(run="none", database="", kind="site", profile=site, parent=0)
    log = tmp_path / "logs" / "fgw.log"
    with pytest.warns(UserWarning, match="serialized value"), pytest.raises(CrawlError) as raised:
        crawl.run(plan, log, lambda state: None)
    written = log.read_text(encoding="utf-8")
    assert "valid integer" in written
    for sentence in (raised.value.say("en"), raised.value.say("zh")):
        assert str(log) in sentence
        assert "ValidationError: 1 validation error" in sentence
    assert "status 1" in raised.value.say("en")
    assert "请重新运行" in raised.value.say("zh")
    assert raised.value.exit_status == 1


def test_what_is_said_of_a_failed_crawl_is_its_reason(tmp_path: Path) -> None:
    site = SiteProfile(key="fgw", url="http://127.0.0.1:9/")
    (tmp_path / "file").touch()
    plan = CrawlPlan(run=1, database=f"sqlite:///{tmp_path}/file/x.db", profile=site)
    with pytest.raises(CrawlError) as raised:
        crawl.run(plan, tmp_path / "fgw.log", lambda state: None)
    assert "cannot be made" in raised.value.say("en")


def test_a_log_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    plan = CrawlPlan(run=1, database="", profile=SiteProfile(key="fgw", url="http://127.0.0.1:9/"))
    with pytest.raises(CrawlError) as raised:
        crawl.run(plan, tmp_path / "file" / "fgw.log", lambda state: None)
    assert "HUOSHUI_VAR" in raised.value.say("en")
    assert "日志无法写入" in raised.value.say("zh")


def test_what_a_log_ends_with_moves_no_cursor(tmp_path: Path) -> None:
    hostile = "a\x1b[2J\x1b]0;t\x07\u202eb\x9b\x00"
    site = SiteProfile(key="fgw", url="http://127.0.0.1:9/")
    plan = CrawlPlan(run=1, database=f"nothing:{hostile}", profile=site)
    with pytest.raises(CrawlError) as raised:
        crawl.run(plan, tmp_path / "fgw.log", lambda state: None)
    assert "no database address" in raised.value.say("en")
    assert raised.value.say("en").isprintable()
    assert raised.value.say("zh").isprintable()


def test_a_log_is_utf8_whatever_the_terminal_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "gbk")
    site = SiteProfile(key="fgw", url="http://127.0.0.1:9/")
    plan = CrawlPlan(run=1, database="数据库", profile=site)
    with pytest.raises(CrawlError, match="'数据库' is no database address"):
        crawl.run(plan, tmp_path / "fgw.log", lambda state: None)
