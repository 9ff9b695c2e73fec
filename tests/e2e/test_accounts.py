"""Accounts behind bridges that misbehave: one crawl, one judgement, and no account called what its bridge was."""

import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from monitor import clock
from tests.e2e.conftest import Huoshui

STATES = {
    "fresh": "fresh",
    "stale": "stale",
    "login": "bridge_error",
    "slow": "bridge_error",
    "large": "bridge_error",
    "bomb": "bridge_error",
    "gone": "bridge_error",
}
BOMB = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa">]><rss version="2.0"><channel/></rss>'
PAGE = "<html><head><title>局</title></head><body><p>首页</p></body></html>".encode()


def feed(days: int) -> bytes:
    moment = format_datetime(clock.now() - timedelta(days=days))
    return (
        '<rss version="2.0"><channel><generator>RSSHub</generator><item>'
        f"<title>通知 13812345678 手机</title><guid>1</guid><pubDate>{moment}</pubDate>"
        "</item></channel></rss>"
    ).encode()


class Bridge(BaseHTTPRequestHandler):
    """A site and its bridge; robots.txt tells everybody to stay away from the bridge's paths."""

    ended = threading.Event()

    def log_message(self, *words: object) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        name = self.path.strip("/")
        answers = {"": PAGE, "fresh": feed(1), "stale": feed(40), "bomb": BOMB}
        if name == "robots.txt":
            self._send(200, b"User-agent: *\nDisallow: /fresh\nDisallow: /stale", "text/plain")
        elif name == "login":
            self._send(302, b"", "text/html", "/form")
        elif name == "form":
            self._send(200, b'<html><input type="password"></html>', "text/html")
        elif name == "slow":
            self.ended.wait(30)
        elif name == "large":
            self._send(200, b"<rss>" + b" " * 6_000_000, "text/xml")
        elif name in answers:
            self._send(200, answers[name], "text/html" if not name else "application/xml")
        else:
            self._send(404, b"none", "text/html")

    def _send(self, status: int, body: bytes, kind: str, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def bridge() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Bridge)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    Bridge.ended.set()
    server.shutdown()
    server.server_close()
    thread.join()


def profile(url: str) -> str:
    accounts = ",\n".join(
        f'{{name = "{name}", platform = "p{number}", feed = "{url}{name}"}}'
        for number, name in enumerate(STATES)
    )
    return (
        f'key = "site"\nurl = "{url}"\naccounts = [\n{accounts}\n]\n'
        "[crawl]\nrate = 0\ntimeout_seconds = 2\nfeed_timeout_seconds = 1\n"
    )


def test_an_audit_tells_every_accounts_state_and_leaves_the_site_alone(
    huoshui: Huoshui, bridge: str
) -> None:
    path = huoshui.write("site.toml", profile(bridge))
    done = huoshui("audit", path, "--out", "out", timeout=120)
    report = json.loads((huoshui.folder / "out" / "report.json").read_text("utf-8"))
    assert {each["name"]: each["state"] for each in report["accounts"]} == STATES, done.err
    assert report["verdict"]["accounts_vetoes"] == ["account-stale"]
    assert "account-stale" not in report["verdict"]["vetoes"]
    stale = [each for each in report["findings"] if each["indicator"] == "account-stale"]
    assert [each["subject"] for each in stale] == ["stale"]
    assert b"13812345678" not in huoshui.database.read_bytes()


def test_accounts_alone(huoshui: Huoshui, bridge: str) -> None:
    path = huoshui.write("site.toml", profile(bridge))
    done = huoshui("crawl", "--only", "accounts", path, timeout=60)
    assert (done.status, f"accounts={len(STATES)}" in done.out) == (0, True), done.err


def test_without_a_feed_there_is_nothing_to_look_at(huoshui: Huoshui) -> None:
    path = huoshui.write("site.toml", 'key = "site"\nurl = "http://127.0.0.1:9/"\n')
    done = huoshui("crawl", "--only", "accounts", path)
    assert (done.status, "feed" in done.err) == (2, True)
