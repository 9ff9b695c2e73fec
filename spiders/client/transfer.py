"""One request under way: takes what comes, piece by piece, and says when it is enough.

Lives as long as its curl handle and is used for one request after another.
"""

import time
from io import BytesIO

from spiders.client.asking import Ask, RawHeaders, Trouble, last_value
from spiders.client.bodies import (
    ENOUGH_HEAD,
    MAX_BODY,
    MAX_FILE,
    MAX_ROBOTS,
    MAX_TITLE,
    is_html,
    is_json,
    is_markup,
)

_END = (b"\r\n", b"\n")
_NO_BODY = frozenset({204, 304})
_STOP = 0  # fewer bytes than were given: libcurl ends the transfer
# Of the time limit: a long file on a slow line answers, and is no failed visit.
_PATIENCE = 0.6
_LAST_MOMENT = 0.9


class Transfer:
    """``status`` is 0 until all headers of the final answer have come. ``stopped``: ended by us, for it was enough;
    ``trouble``: ended by us, for it cannot be used.
    """

    __slots__ = (
        *("_began", "_coming", "_until"),
        *("ask", "body", "headers", "need", "received", "status", "stopped", "trouble"),
    )

    def __init__(self) -> None:
        self.begin(Ask(""))

    def begin(self, ask: Ask) -> None:
        """Forget the last request."""
        self.ask = ask
        self.need = ask.need
        self.status = self._coming = 0
        self.headers: RawHeaders = []
        self.body = BytesIO()
        self.received = 0
        self.stopped = False
        self.trouble: Trouble | None = None
        self._began = self._until = time.monotonic()

    def on_header(self, line: bytes) -> int | None:
        """One line of headers, a status line first and an empty one last; trailers are nobody's."""
        if self.status:
            return None
        name, colon, value = line.partition(b":")
        if colon:
            self.headers.append((name.strip(), value.strip()))
        elif line.startswith(b"HTTP/"):
            self.headers.clear()  # an interim answer (1xx) came before
            self._coming = _status(line)
        elif line in _END and self._coming >= 200:
            self.status = self._coming
            return _STOP if self._is_enough_told() else None
        return None

    def _is_enough_told(self) -> bool:
        """A picture or a stranger's page is decided by its status; a page only goes on if it is markup."""
        need = self.need
        if self.ask.method == "HEAD" or self.status in _NO_BODY or need == "robots":
            return False
        told = last_value(self.headers, b"content-length")
        size = int(told) if told.isdigit() and len(told) < 20 else None
        if need == "page":
            kind = self._kind()
            need = "whole" if is_markup(kind) or is_json(kind) else "none"
        if need == "title" and not (self.status == 200 and is_html(self._kind())):
            need = "none"
        if need == "none":
            self.stopped = (
                size != 0
            )  # what has no body is complete, and its connection good for more
        elif need == "whole":
            self.trouble = Trouble.TOO_LARGE if size and size > MAX_BODY else None
        elif need == "file":
            self._plan_file(size)
        return self.stopped or self.trouble is not None

    def _kind(self) -> bytes:
        return last_value(self.headers, b"content-type")

    def _plan_file(self, size: int | None) -> None:
        """How long a file may take; one that is too long is only known to be there."""
        if size is not None and size > MAX_FILE:
            self.need = "head"
        limit = self.ask.timeout
        self._until = min(time.monotonic() + _PATIENCE * limit, self._began + _LAST_MOMENT * limit)

    def on_body(self, data: bytes) -> int | None:
        """A piece of the body."""
        need = self.need
        self.body.write(data[: MAX_TITLE - self.received] if need == "title" else data)
        self.received += len(data)
        if need == "head":
            self.stopped = self.received >= ENOUGH_HEAD
        elif need == "title":
            self.stopped = self.received >= MAX_TITLE
        elif need == "robots":
            self.stopped = self.received > MAX_ROBOTS
        elif need == "file":
            self.stopped = self._is_enough_file(len(data))
        elif self.received > MAX_BODY:
            self.trouble = Trouble.TOO_LARGE
            return _STOP
        return _STOP if self.stopped else None

    def _is_enough_file(self, more: int) -> bool:
        """Whether a file has become too long, or has taken too long, or the crawl has spent what it may."""
        allowance = self.ask.allowance
        if allowance is not None:
            allowance.left -= more
            if allowance.left <= 0:
                return True
        return self.received > MAX_FILE or time.monotonic() > self._until


def _status(line: bytes) -> int:
    """The number in a status line; libcurl lets nothing else pass."""
    parts = line.split(None, 2)
    number = parts[1][:3] if len(parts) > 1 else b""
    return int(number) if number.isdigit() else 0
