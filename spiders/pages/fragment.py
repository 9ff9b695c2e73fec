"""A same-host fragment that scripts put under or over every page: its marks and the links it makes.

What a fragment writes becomes part of the page that loads it, so a relative address in it means another
place on every page. Such links are left out, unless the fragment is a whole document shown in a frame.
"""

import re
from urllib.parse import urlsplit

from monitor.facts import Link, Page, PageKind, Place
from spiders.pages.html import HtmlPage, decode, fragment
from spiders.pages.links import links
from spiders.pages.marks import MAX_FRAGMENT, marks_in_script
from spiders.pages.outline import Node, Outline
from spiders.pages.scripts import GAP, written_markup
from spiders.pages.walk import outline
from spiders.sealing import Part, sealed_page

MAX_LINKS = 500  # a menu with every column of a large site has about 200
_DOCUMENT = re.compile(r"<!doctype\b|<html\b", re.IGNORECASE)
_FIXED = re.compile(r"\s{0,20}(?:https?:|/)", re.IGNORECASE)
_HEAD = re.compile(r"head(?!line)|top|nav|menu|daohang|toubu|banner", re.IGNORECASE)
_FOOT = re.compile(r"foot|bottom|weibu|dibu|yejiao|banquan|copyright", re.IGNORECASE)
_ADDRESSES = ("href", "src", "value", "data")


def read_fragment(url: str, body: bytes, content_type: str, digest: str, key: bytes = b"") -> Page:
    """The fragment as a page that holds marks and links, and nothing else, sealed with ``key``."""
    text, charset, note = decode(body, content_type)
    page = _written(text[:MAX_FRAGMENT], url, charset)
    links_found: tuple[Link, ...] = ()
    parts: tuple[Part, ...] = ()
    if page is not None:
        seen = outline(page)
        links_found = _links(page, seen, text)
        parts = (Part("page", seen.shown), Part("hidden text", seen.hidden))
    facts = Page(
        url,
        PageKind.OTHER,
        "",
        digest,
        links=links_found,
        marks=marks_in_script(text, url),
        charset=charset,
        charset_note=note,
    )
    return sealed_page(facts, parts, key)


def _written(text: str, url: str, charset: str) -> HtmlPage | None:
    """The markup that a visitor gets from the fragment."""
    start = _start(text)
    markup = start if start.startswith("<") else written_markup(text)
    return HtmlPage(url, url, markup, fragment(markup), charset) if "<" in markup else None


def _start(text: str) -> str:
    return text.lstrip("\ufeff \t\r\n")


def _links(page: HtmlPage, seen: Outline, text: str) -> tuple[Link, ...]:
    """The links of that markup, commented-out ones left out."""
    if not _DOCUMENT.match(_start(text)):
        seen = _fixed(seen)
    usual = _usual_place(page.url)
    placed = (link._replace(place=_place(link.place, usual)) for link in links(page, seen))
    return tuple(dict.fromkeys(placed))[:MAX_LINKS]


def _fixed(seen: Outline) -> Outline:
    """The outline with only those elements whose address is the same on whatever page they land."""
    return seen.with_nodes(tuple(node for node in seen.nodes if _is_fixed(node)))


def _is_fixed(node: Node) -> bool:
    """Whether the address is whole and absolute; one with a variable in it (``GAP``) is not known."""
    raw = next((value for name in _ADDRESSES if (value := node.element.get(name)) is not None), "")
    return GAP not in raw and _FIXED.match(raw) is not None


def _usual_place(url: str) -> Place:
    """Where a fragment of such an address belongs when its own markup does not say."""
    path = urlsplit(url).path
    return Place.NAVIGATION if _HEAD.search(path) and not _FOOT.search(path) else Place.FOOTER


def _place(own: Place, usual: Place) -> Place:
    return own if own in {Place.NAVIGATION, Place.FOOTER} else usual
