"""Serves the sample on loopback: the site, and beside it the host it links to.

A third port is held without listening, so that one planted link is refused for certain and
no other program can take the port meanwhile.
"""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

from monitor.sample.answers import DROP, Answer, address
from monitor.sample.site import build
from monitor.sample.truth import Truth

_LOOPBACK = "127.0.0.1"
_NOT_FOUND = Answer(
    b"<html><head><title>404</title></head><body>404 Not Found</body></html>",
    status=404,
)


class SeenRequest(NamedTuple):
    """One request the servers got. ``host`` is the server's own address and port."""

    host: str
    method: str
    path: str
    at: float  # time.monotonic


@dataclass(frozen=True, slots=True)
class RunningSample:
    """The sample while it is served; ``requests`` grows as visitors come."""

    url: str
    external_url: str
    truth: Truth
    requests: list[SeenRequest]


@contextmanager
def serve(today: date) -> Iterator[RunningSample]:
    """The sample on two free ports of 127.0.0.1, until the block ends."""
    requests: list[SeenRequest] = []
    with contextlib.ExitStack() as stack:
        refused = stack.enter_context(socket.socket())
        refused.bind((_LOOPBACK, 0))
        site = stack.enter_context(_Server(requests))
        neighbour = stack.enter_context(_Server(requests))
        sample = build(
            today, site.url, neighbour.url, f"http://{_LOOPBACK}:{refused.getsockname()[1]}/"
        )
        site.answers, neighbour.answers = sample.pages, sample.external_pages
        for server in (site, neighbour):
            stack.enter_context(_running(server))
        yield RunningSample(site.url, neighbour.url, sample.truth, requests)


class _Server(ThreadingHTTPServer):
    """A quiet server over a table of answers, which leaves no connection open behind it."""

    def __init__(self, requests: list[SeenRequest]) -> None:
        super().__init__((_LOOPBACK, 0), _Handler)
        self.requests = requests
        self.answers: Mapping[str, Answer] = {}
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()

    @property
    def netloc(self) -> str:
        """Address and port."""
        return f"{_LOOPBACK}:{self.server_address[1]}"

    @property
    def url(self) -> str:
        """The address of the server's root."""
        return f"http://{self.netloc}/"

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._lock:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self._lock:
            self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Visitors that hang up are no news."""

    def hang_up(self) -> None:
        """Ends the connections that visitors keep open."""
        with self._lock:
            waiting = list(self._open)
        for connection in waiting:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


@contextmanager
def _running(server: _Server) -> Iterator[None]:
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
    )
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.hang_up()


class _Handler(BaseHTTPRequestHandler):
    """Answers from the server's table; HEAD as GET without the body."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "sample", ""
    timeout = 30
    server: _Server
    raw_requestline: bytes

    def parse_request(self) -> bool:
        """Encodes raw bytes of the target first: http.server would split the line at some."""
        self.raw_requestline = b"".join(
            bytes([octet]) if octet < 0x80 else b"%%%02X" % octet for octet in self.raw_requestline
        )
        return super().parse_request()

    def do_GET(self) -> None:
        answer = self._note()
        self._send(answer, answer.status, with_body=True)

    def do_POST(self) -> None:
        """A browser's script fetches the rows of 数据发布 so; a monitor never posts."""
        self.rfile.read(min(int(self.headers.get("Content-Length") or 0), 10_000))
        answer = self._note()
        self._send(answer, answer.status, with_body=True)

    def do_HEAD(self) -> None:
        answer = self._note()
        self._send(answer, answer.head_status or answer.status, with_body=False)

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet: the requests are in the list."""

    def _note(self) -> Answer:
        target = self.path.partition("#")[0]
        self.server.requests.append(
            SeenRequest(self.server.netloc, self.command, self.path, time.monotonic())
        )
        return self.server.answers.get(address(target), _NOT_FOUND)

    def _send(self, answer: Answer, status: int, *, with_body: bool) -> None:
        if answer.behaviour == DROP:
            self.close_connection = True
            return
        self.send_response(status)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(answer.body)))
        for name, value in answer.headers:
            self.send_header(name, value)
        self.end_headers()
        if with_body:
            self.wfile.write(answer.body)
