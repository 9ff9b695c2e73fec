"""No more of an answer is read than decides: of a page all, of a file its first bytes, of the rest nothing."""

from typing import Any, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import StopDownload
from scrapy.http.headers import Headers

MAX_ROBOTS = 512 * 1024  # bytes; RFC 9309, 2.5 asks for 500 KiB at the least
_MARKUP = (b"html", b"xml", b"text/plain")


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

    def bytes_received(self, data: bytes, request: Request, **_: Any) -> None:
        """A file is decided by its first bytes; of robots.txt no more is read than anyone must read."""
        need = request.meta.get("body")
        if need == "robots":
            request.meta["received"] = request.meta.get("received", 0) + len(data)
        if need == "head" or request.meta.get("received", 0) > MAX_ROBOTS:
            raise StopDownload(fail=False)


def is_json(content_type: bytes | None) -> bool:
    """Whether an answer is an interface's; it may say under 200 that there is no page."""
    return b"json" in (content_type or b"").lower()


def is_markup(content_type: bytes | None) -> bool:
    """Whether an answer may be a page; one that does not say is read."""
    return not content_type or any(mark in content_type.lower() for mark in _MARKUP)
