"""Loaded by every Python process an end-to-end test starts: names and addresses beyond loopback do not exist there.

A test that would ask the outside sees what a machine without a network sees, wherever it runs.
"""

import socket
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
