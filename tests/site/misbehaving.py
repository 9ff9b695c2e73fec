"""A loopback site that does what a test says: other statuses, types, redirects, silence, TLS.

It can stop answering after some requests, so that a test paces a crawl without sleeping. An answer may be
computed from the request (``Asked``), and may leave HTTP altogether (``Route.wire``; see ``tests.site.wires``).
"""

import contextlib
import datetime
import ipaddress
import socket
import ssl
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, TypeAlias

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HTML = "text/html; charset=utf-8"
ROBOTS = "/robots.txt"


@dataclass(frozen=True, slots=True)
class Route:
    """One answer."""

    body: bytes = b""
    status: int = 200
    content_type: str = HTML
    location: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)  # raw bytes as Latin-1
    seconds: float = 0  # over which the body comes, a tenth at a time
    promised: int = 0  # bytes that Content-Length promises beyond the body
    wire: Callable[[BaseHTTPRequestHandler, "Site"], object] | None = None  # does all of the answer


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it arrived."""

    method: str
    path: str
    headers: Mapping[str, str]
    at: float  # monotonic second
    look: int  # which request for this path it is, by either method; 1 is the first


Answer: TypeAlias = Route | Callable[[Asked], Route]


def page(title: str, *links: str) -> Route:
    """A plain page of the site with links."""
    listed = "".join(f'<li><a href="{link}">{link}</a></li>' for link in links)
    head = f"<html><head><title>{title}</title></head>"
    return Route(f"{head}<body><h1>{title}</h1><ul>{listed}</ul></body></html>".encode())


@dataclass(slots=True)
class Site:
    """A site while it is served. ``requests`` grows as visitors come.

    The first ``prompt`` requests are answered at once, the others when ``gate`` is set.
    """

    url: str
    routes: dict[str, Answer]
    prompt: int
    otherwise: Callable[[Asked], Route] = lambda asked: Route(b"404", 404)  # for what has no route
    asked: list[Asked] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    arrivals: list[tuple[str, float]] = field(
        default_factory=list
    )  # each with its monotonic second
    headers: list[Mapping[str, str]] = field(default_factory=list)  # of each request
    on_request: Callable[[str], object] = lambda path: (
        None
    )  # told of each request before its answer
    waiting: threading.Event = field(default_factory=threading.Event)  # someone waits at the gate
    gate: threading.Event = field(default_factory=threading.Event)
    looks: Counter[str] = field(default_factory=Counter)
    noting: threading.Lock = field(default_factory=threading.Lock)  # the lists grow in one order

    @property
    def netloc(self) -> str:
        """Host and port."""
        return self.url.split("/")[2]


@contextmanager
def serve(
    routes: Mapping[str, Answer],
    *,
    host: str = "127.0.0.1",
    certificate: Path | None = None,
    prompt: int = sys.maxsize,
    otherwise: Callable[[Asked], Route] | None = None,
) -> Iterator[Site]:
    """The routes on a free port of 127.0.0.1 until the block ends; ``host`` only spells it."""
    server = _Server(("127.0.0.1", 0), _Handler)
    scheme = "http"
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        scheme = "https"
    server.site = Site(f"{scheme}://{host}:{server.server_address[1]}/", dict(routes), prompt)
    if otherwise is not None:
        server.site.otherwise = otherwise
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.site
    finally:
        server.closing = True
        server.site.gate.set()
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def closed_port() -> Iterator[int]:
    """A port that is held and not listened at, so that it refuses for certain."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield int(held.getsockname()[1])


def self_signed(folder: Path, days: int = 29, names: Sequence[str] = ()) -> Path:
    """A key and a certificate for 127.0.0.1 and ``names`` that no authority signed, in one PEM file.

    It was made 300 days ago and holds for ``days`` more, or has not for so many.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "self-signed")])
    now = datetime.datetime.now(datetime.UTC)
    born = now - datetime.timedelta(days=300)
    loopback = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(born)
        .not_valid_after(now + datetime.timedelta(days=days))
        .add_extension(
            x509.SubjectAlternativeName([loopback, *map(x509.DNSName, names)]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    path = folder / "self-signed.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return path


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    site: Site
    closing = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Visitors that hang up, or dislike our certificate, are no news."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet: the requests are in the list."""

    def _answer(self, *, with_body: bool) -> None:
        site = self.server.site
        route = self._route(site)
        if len(site.requests) > site.prompt and not site.gate.is_set():
            site.waiting.set()
            site.gate.wait(60)
        if self.server.closing:
            return
        with contextlib.suppress(OSError):
            if route.wire is not None:
                route.wire(self, site)
            else:
                self._send(route, with_body=with_body)

    def _route(self, site: Site) -> Route:
        """Note the request, and what is to be answered."""
        now, headers = time.monotonic(), dict(self.headers)
        with site.noting:
            site.looks[self.path] += 1
            asked = Asked(self.command, self.path, headers, now, site.looks[self.path])
            site.asked.append(asked)
            site.requests.append(self.path)
            site.arrivals.append((self.path, now))
            site.headers.append(headers)
        site.on_request(self.path)
        answer = site.routes.get(self.path, site.otherwise)
        return answer if isinstance(answer, Route) else answer(asked)

    def _send(self, route: Route, *, with_body: bool) -> None:
        self.send_response(route.status)
        self.send_header("Content-Type", route.content_type)
        if route.status != 304:
            self.send_header("Content-Length", str(len(route.body) + route.promised))
        if route.location:
            self.send_header("Location", route.location)
        for name, value in route.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if with_body and not route.seconds:
            self.wfile.write(route.body)
        elif with_body:
            self._drip(route)

    def _drip(self, route: Route) -> None:
        """The body as a slow line brings it; ended early when the site is."""
        size = -(-len(route.body) // 10)
        for start in range(0, len(route.body), size):
            self.wfile.write(route.body[start : start + size])
            self.server.site.gate.wait(route.seconds / 10)
