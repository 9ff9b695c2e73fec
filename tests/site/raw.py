"""A loopback server that sends the bytes a test writes, for answers no library would send."""

import contextlib
import select
import socket
import ssl
import struct
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

PAUSE = b""  # in a list of pieces: nothing more comes until the server is closed
RESET = b"\x00reset"  # … the connection is reset
CLOSE = b"\x00close"  # … it is closed


@dataclass(slots=True)
class RawSite:
    """A server while it runs; ``answers`` are by path, each as the pieces that are sent one after another."""

    port: int
    answers: dict[str, Iterable[bytes]]
    scheme: str = "http"
    connections: int = 0
    requests: list[bytes] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str = "/") -> str:
        """An address of it."""
        return f"{self.scheme}://127.0.0.1:{self.port}{path}"


@contextmanager
def serve_raw(
    answers: dict[str, Iterable[bytes]], *, certificate: Path | None = None
) -> Iterator[RawSite]:
    """Sends the pieces of the answer to each request, keeping connections, until the block ends."""
    listener = socket.create_server(("127.0.0.1", 0))
    site = RawSite(listener.getsockname()[1], answers, "https" if certificate else "http")
    context = None
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
    thread = threading.Thread(target=_accept, args=(listener, site, context), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.ended.set()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


def _accept(listener: socket.socket, site: RawSite, context: ssl.SSLContext | None) -> None:
    while True:
        try:
            plain, _ = listener.accept()
        except OSError:
            return
        site.connections += 1
        threading.Thread(target=_converse, args=(plain, site, context), daemon=True).start()


def _converse(plain: socket.socket, site: RawSite, context: ssl.SSLContext | None) -> None:
    with contextlib.suppress(OSError, ssl.SSLError):
        line = context.wrap_socket(plain, server_side=True) if context else plain
        with line:
            while request := _request(line):
                site.requests.append(request)
                path = request.split(b" ")[1].decode("latin-1").split("?")[0]
                if not _answer(line, site, path):
                    return


def _request(line: socket.socket) -> bytes:
    got = b""
    while not got.endswith(b"\r\n\r\n"):
        more = line.recv(65536)
        if not more:
            return b""
        got += more
    return got


def _answer(line: socket.socket, site: RawSite, path: str) -> bool:
    """Send the answer; False where the connection ends with it."""
    for piece in site.answers.get(path, [b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"]):
        if piece == PAUSE:
            site.ended.wait(30)
            return False
        if piece == RESET:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            return False
        if piece == CLOSE:
            return False
        line.sendall(piece)
    return True


@contextmanager
def tunnel_to(port: int) -> Iterator[str]:
    """A proxy that leads one CONNECT to a port of ours, wherever it was asked to; its address."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=_tunnel, args=(listener, port), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        thread.join(5)


def _tunnel(listener: socket.socket, port: int) -> None:
    near, _ = listener.accept()
    with near, socket.create_connection(("127.0.0.1", port)) as far, contextlib.suppress(OSError):
        _request(near)
        near.sendall(b"HTTP/1.1 200 Connection established\r\nX-Proxy: 1\r\n\r\n")
        ends = {near: far, far: near}
        while True:
            for end in select.select(list(ends), [], [])[0]:
                piece = end.recv(65536)
                if not piece:
                    return
                ends[end].sendall(piece)
