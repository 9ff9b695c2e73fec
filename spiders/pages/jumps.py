"""Places within pages: which a page has, and which places of other pages it links to (``page.htm#part2``).

Only for crawls that were asked to look. Every ``id`` counts wherever it is written, in scripts and comments too:
a place too many keeps a link from being judged, one too few would accuse it.
"""

import html as entities
import re
from collections.abc import Iterator

from monitor.facts import Fragments
from monitor.urls import canonical, same_site, site_of
from spiders.pages.html import HtmlPage
from spiders.pages.outline import Node, Outline

MAX_PLACES = 10_000  # of a page; beyond them it is not judged
MAX_JUMPS = 1000  # distinct links to places
MAX_LENGTH = 200  # characters of a place's name
_MAX_MARKUP = 3_900_000  # characters; what comes near the reader's bound may have been cut

_VALUE = r"""\s{0,5}=\s{0,5}(?:\\?"([^"\\<>]{1,200})|\\?'([^'\\<>]{1,200})|([^\s"'<>\\]{1,200}))"""
_ID = re.compile(rf"(?<![\w-])id{_VALUE}", re.IGNORECASE)
_ANCHOR = re.compile(r"<a\s([^<>]{1,2000})", re.IGNORECASE)
_NAME = re.compile(rf"(?<![\w-])name{_VALUE}", re.IGNORECASE)
# A script that gives names to places, or looks at the address for one.
_SCRIPTED = re.compile(
    r"setAttribute\(\s{0,5}[\"']id|\.attr\(\s{0,5}[\"']id|location\.hash|hashchange|\bnew\s{1,5}Vue\b|createApp\(|"
    r"<div[^<>]{0,200}\bid=[\"']?(?:app|root|__nuxt|__next|main-app)\b",
    re.IGNORECASE,
)
_LITTLE_TEXT = 100  # characters; a script is to bring the rest
_ROUTES = ("!", "/")  # of scripts
_PARAMETERS = re.compile(r"[=&?]")  # #page=3 of a viewer, #id=7 of a script
_DIRECTIVE = ":~:"  # what follows is for the browser alone


def fragments(page: HtmlPage, seen: Outline, length: int) -> Fragments:
    """The places of a page and its links to places; ``length`` is how many characters a visitor reads."""
    places = _places(page.text)
    whole = (
        len(places) <= MAX_PLACES
        and len(page.text) < _MAX_MARKUP
        and length >= _LITTLE_TEXT
        and _SCRIPTED.search(page.text) is None
    )
    return Fragments(tuple(places)[:MAX_PLACES], tuple(_jumps(page, seen)), whole)


def _places(text: str) -> dict[str, None]:
    found: dict[str, None] = {}
    for name in _names(text):
        found[entities.unescape(name) if "&" in name else name] = None
        if len(found) > MAX_PLACES:
            break
    return found


def _names(text: str) -> Iterator[str]:
    yield from (found[found.lastindex or 0] for found in _ID.finditer(text))
    for anchor in _ANCHOR.finditer(text):
        yield from (found[found.lastindex or 0] for found in _NAME.finditer(anchor[1]))


def _jumps(page: HtmlPage, seen: Outline) -> Iterator[tuple[str, str]]:
    """Each link to a place of a page of the site once; bare “#part2” is left to the page's own scripts."""
    site, found = site_of(page.url), set[tuple[str, str]]()
    for node in seen.nodes:
        raw = _raw(node)
        if raw is None or len(found) >= MAX_JUMPS:
            continue
        rest = raw.partition("#")[2]
        place = rest.partition(_DIRECTIVE)[0]
        if not _is_place(place):
            continue
        url = canonical(raw, page.base, page.charset or "utf-8")
        if url is None or "#" in url or not same_site(url, site) or (url, place) in found:
            continue
        found.add((url, place))
        yield url, place


def _raw(node: Node) -> str | None:
    """The address of a link that a click follows, where it names a place."""
    if node.tag not in {"a", "area"} or node.element.get("onclick"):
        return None
    raw = (node.element.get("href") or "").strip()
    return raw if "#" in raw and not raw.startswith("#") else None


def _is_place(place: str) -> bool:
    if not place or len(place) > MAX_LENGTH or place.lower() == "top":
        return False
    return not (place.startswith(_ROUTES) or _PARAMETERS.search(place))
