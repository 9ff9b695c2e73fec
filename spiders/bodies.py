"""No more of an answer is read than decides: of a page all, of a file its first bytes, of the rest nothing.

A file of the site is wanted whole, within what the crawl may spend on files; what came until then still tells
that it is there.
"""

import time
from dataclasses import dataclass
from typing import Any, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import StopDownload
from scrapy.http.headers import Headers

MAX_ROBOTS = 512 * 1024  # bytes; RFC 9309, 2.5 asks for 500 KiB at the least
MAX_FILE = 16 * 1024 * 1024  # bytes of one file; what is longer is only known to be there
_PATIENCE = 0.6  # of the time limit: a long file on a slow line answers, and is no failed visit
_MARKUP = (b"html", b"xml", b"text/plain")


@dataclass(slots=True)
class Allowance:
    """Bytes of files that a crawl may still fetch; counted as they come, for all are asked for at once."""

    left: int = 1024 * 1024 * 1024


class OnlyNeededBodies:
    """Ends downloads early; the callback gets what had come until then."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Listen to what comes in."""
        extension = cls()
        crawler.signals.connect(extension.headers_received, signals.headers_received)
        crawler.signals.connect(extension.bytes_received, signals.bytes_received)
        return extension

    def headers_received(
        self, headers: Headers, body_length: int | None, request: Request, **_: Any
    ) -> None:
        """A picture or a stranger's page is decided by its status; a page only goes on if it is markup."""
        need = request.meta.get("body")
        kind = headers.get("Content-Type")
        if need == "none" or (need == "page" and not (is_markup(kind) or is_json(kind))):
            raise StopDownload(fail=False)
        if need == "file":
            request.meta["until"] = time.monotonic() + _PATIENCE * request.meta["download_timeout"]
            if (body_length or 0) > MAX_FILE:
                request.meta["body"] = "head"

    def bytes_received(self, data: bytes, request: Request, **_: Any) -> None:
        """A file that is not wanted whole is decided by its first bytes; of robots.txt no more is read than
        anyone must read.
        """
        need = request.meta.get("body")
        if need in {"robots", "file"}:
            request.meta["received"] = request.meta.get("received", 0) + len(data)
        if (
            need == "head"
            or (need == "robots" and request.meta["received"] > MAX_ROBOTS)
            or (need == "file" and _is_enough(request, len(data)))
        ):
            raise StopDownload(fail=False)


def is_json(content_type: bytes | None) -> bool:
    """Whether an answer is an interface's; it may say under 200 that there is no page."""
    return b"json" in (content_type or b"").lower()


def _is_enough(request: Request, more: int) -> bool:
    """Whether a file has become too long, or has taken too long, or the crawl has spent what it may."""
    allowance: Allowance = request.meta["allowance"]
    allowance.left -= more
    late = time.monotonic() > request.meta["until"]
    return late or allowance.left <= 0 or request.meta["received"] > MAX_FILE


def is_markup(content_type: bytes | None) -> bool:
    """Whether an answer may be a page; one that does not say is read."""
    return not content_type or any(mark in content_type.lower() for mark in _MARKUP)
