"""What the two sample servers answer, address by address; a site is plain data until it is served.

An address is its path and query with percent signs in one spelling, because a browser may send
the same Chinese path raw or encoded. Queries stay untouched: some of them carry GBK.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote_to_bytes, urljoin, urlsplit

from monitor.sample.truth import Truth

HTML = "text/html"
HTML_UTF8 = "text/html; charset=UTF-8"
DROP = "drop"  # the server closes the socket without a word


@dataclass(frozen=True, slots=True)
class Answer:
    """One HTTP answer. ``head_status`` is what HEAD gets where it differs from GET."""

    body: bytes = b""
    status: int = 200
    content_type: str = HTML
    headers: tuple[tuple[str, str], ...] = ()
    behaviour: str = ""
    head_status: int | None = None


@dataclass(frozen=True, slots=True)
class SampleSite:
    """The invented site, the host it links to, and what a monitor ought to find on them."""

    pages: Mapping[str, Answer] = field(repr=False)
    external_pages: Mapping[str, Answer] = field(repr=False)
    truth: Truth


def address(target: str) -> str:
    """Path and query of a request in the one spelling answers are kept under."""
    path, mark, query = target.partition("?")
    raw = path.encode("utf-8") if not path.isascii() else path
    return quote(unquote_to_bytes(raw), safe="/:@!$&'()*+,;=~-._") + mark + query


def absolute(href: str, page: str) -> str:
    """``href`` on ``page`` as a checker would spell it: absolute, encoded, without fragment."""
    parts = urlsplit(urljoin(page, href.strip()))
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.scheme}://{parts.netloc}{address((parts.path or '/') + query)}"


def redirect(location: str, status: int = 302) -> Answer:
    """An answer that sends the visitor on."""
    return Answer(status=status, headers=(("Location", location),))
