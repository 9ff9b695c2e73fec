"""Loaded by every Python process an end-to-end test starts: names and addresses beyond loopback do not exist there.

A test that would ask the outside sees what a machine without a network sees, wherever it runs.
"""

import re
import socket
import sys
from typing import Any

_HERE = {"localhost", "127.0.0.1", "::1", "0.0.0.0", "", None}
_resolve = socket.getaddrinfo
_connect = socket.socket.connect


def _known(host: Any) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    return name in _HERE


def _getaddrinfo(host: Any, *rest: Any, **options: Any) -> Any:
    if not _known(host):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    return _resolve(host, *rest, **options)


def _guarded_connect(self: socket.socket, address: Any) -> None:
    if isinstance(address, tuple) and not _known(address[0]):
        raise OSError(101, "Network is unreachable")
    _connect(self, address)


socket.getaddrinfo = _getaddrinfo
socket.socket.connect = _guarded_connect  # type: ignore[method-assign]


def _guard_curl() -> None:
    """libcurl has its own sockets and names; only the crawling process uses it."""
    import pycurl

    # A label that is too long is no name to any resolver, so nobody is asked.
    nowhere = f"http://{'x' * 64}.invalid/"
    host = re.compile(r"^https?://(?:[^/?#@]*@)?([^/?#:\[]*|\[[^\]]*\])", re.IGNORECASE)
    number = re.compile(r"[\d.]+|\[.*\]")

    class GuardedCurl(pycurl.Curl):
        def setopt(self, option: int, value: Any) -> None:
            found = host.match(value) if option == pycurl.URL else None
            if found and not _known(found[1].strip("[]").lower()):
                value = "http://127.0.0.1:1/" if number.fullmatch(found[1]) else nowhere
            super().setopt(option, value)

    pycurl.Curl = GuardedCurl


if "scrapy" in sys.orig_argv:
    _guard_curl()
