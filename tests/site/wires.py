"""Answers that are hardly HTTP: silence, lines that break, heads and bodies without end. For ``Route.wire``."""

import gzip
import io
import os
import socket
import struct
import zipfile
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import TypeAlias

from tests.site.misbehaving import Asked, Route, Site

_HEAD = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: "
HTML = _HEAD + b"text/html; charset=utf-8\r\n"
MEGABYTE = 1024 * 1024
Wire: TypeAlias = Callable[[BaseHTTPRequestHandler, Site], object]


def silence(handler: BaseHTTPRequestHandler, site: Site) -> None:
    """No byte until the site ends."""
    site.gate.wait(60)


def hang_up(handler: BaseHTTPRequestHandler, site: Site) -> None:
    """The connection ends in order before any byte of an answer."""


def reset(handler: BaseHTTPRequestHandler, site: Site) -> None:
    """The connection is reset (RST) before any byte of an answer."""
    connection: socket.socket = handler.connection
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    os.close(connection.detach())


def cut_head(handler: BaseHTTPRequestHandler, site: Site) -> None:
    """The connection ends within the headers."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Ty")


def no_http(handler: BaseHTTPRequestHandler, site: Site) -> None:
    """Bytes that are no HTTP at all."""
    handler.wfile.write(b"\x15\x03\x01\x00\x02\x02\x16 SSH-2.0-x\r\n\r\n")


def drip(handler: BaseHTTPRequestHandler, site: Site) -> None:
    """A page that never comes to its end: a byte of it five times a second."""
    handler.wfile.write(HTML + b"\r\n<html><body>")
    while not site.gate.wait(0.2):
        handler.wfile.write(b"x")


def endless_head(handler: BaseHTTPRequestHandler, site: Site) -> None:
    """Headers without end, until the visitor has enough (or 256 MB)."""
    handler.wfile.write(HTML)
    line = b"X-Padding: " + b"x" * 1000 + b"\r\n"
    for _ in range(256):
        handler.wfile.write(line * 1024)


def one_long_header(handler: BaseHTTPRequestHandler, site: Site) -> None:
    """One header line without end, until the visitor has enough (or 256 MB)."""
    handler.wfile.write(HTML + b"X-Padding: ")
    for _ in range(256):
        handler.wfile.write(b"x" * MEGABYTE)


def endless_body(handler: BaseHTTPRequestHandler, site: Site) -> None:
    """A gigabyte of page, its length untold."""
    handler.wfile.write(HTML + b"\r\n<html><body>")
    for _ in range(1024):
        handler.wfile.write(b"<p>x</p>\r\n" * (MEGABYTE // 10))


def endless_file(handler: BaseHTTPRequestHandler, site: Site) -> None:
    """A gigabyte of PDF, its length untold."""
    handler.wfile.write(_HEAD + b"application/pdf\r\n\r\n%PDF-1.4\n")
    for _ in range(1024):
        handler.wfile.write(b"% none \r\n" * (MEGABYTE // 10))


def announced_gigabyte(handler: BaseHTTPRequestHandler, site: Site) -> None:
    """A gigabyte of page whose length is told beforehand."""
    handler.wfile.write(HTML + b"Content-Length: 1073741824\r\n\r\n")
    for _ in range(1024):
        handler.wfile.write(b"x" * MEGABYTE)


def bomb(megabytes: int = 512) -> Route:
    """A page of blanks, packed to a thousandth of its size."""
    packed = gzip.compress(b" " * MEGABYTE, 9) * megabytes  # members of one gzip file
    return Route(packed, headers={"Content-Encoding": "gzip"})


def archive(megabytes: int = 128) -> Route:
    """An archive whose one file is blanks, packed to a thousandth of their size."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.txt", b" " * megabytes * MEGABYTE)
    return Route(packed.getvalue(), content_type="application/zip")


def only(method: str, wire: Wire, otherwise: Route) -> Callable[[Asked], Route]:
    """``wire`` for one method and an ordinary answer for the other."""
    return lambda asked: Route(wire=wire) if asked.method == method else otherwise
