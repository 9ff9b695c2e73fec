"""A family site on a free port of 127.0.0.1, with a log of what was asked."""

import contextlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.families.base import Answer, Asked, FamilySite


@dataclass(slots=True)
class Running:
    """A site while it is served. ``asked`` grows as visitors come."""

    site: FamilySite
    url: str
    asked: list[Asked] = field(default_factory=list)


@contextmanager
def serve(site: FamilySite) -> Iterator[Running]:
    """The site until the block ends."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.running = Running(site, f"http://127.0.0.1:{server.server_address[1]}/")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.running
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    running: Running

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Visitors that hang up are no news."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        self.rfile.read(length)
        self._answer(with_body=True)

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet: the requests are in the list."""

    def _answer(self, *, with_body: bool) -> None:
        parts = urlsplit(self.path)
        asked = Asked(
            method=self.command,
            path=unquote(parts.path),
            query=dict(parse_qsl(parts.query, keep_blank_values=True)),
            raw_query=parts.query,
            headers={name.lower(): value for name, value in self.headers.items()},
            host=self.headers.get("Host", ""),
        )
        self.server.running.asked.append(asked)
        answer = self.server.running.site.answer(asked)
        with contextlib.suppress(ConnectionError):
            self._send(answer, with_body=with_body)

    def _send(self, answer: Answer, *, with_body: bool) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(answer.body)))
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if with_body:
            self.wfile.write(answer.body)
