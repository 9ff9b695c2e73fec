"""Every address a page shows, each once, with where it stands and whether a visitor can see it.

Only what the raw markup holds counts: some sites remove ``href`` by script as the page loads. An
empty ``href`` resolves to the page itself, so it is a defect and never a link that works.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from monitor.facts import Link, LinkKind, Outcome, Place
from monitor.urls import canonical
from spiders.pages.html import HtmlPage, squeeze
from spiders.pages.nesting import Nesting
from spiders.pages.outline import Node, Outline

MAX_LINKS = 5000
MAX_ANCHOR = 120
MAX_RAW = 200
_CACHED_LENGTH = 300
_MAX_EXTENSION = 8  # characters; one more than the longest that is known
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]+")
_ATTACHMENTS = re.compile(
    r"pdf|docx?|docm|dot|xlsx?|xlsm|pptx?|pps|ppsx|wps|et|dps|rtf|odt|ods|zip|rar|7z|gz|tar|txt|csv|ofd|ceb|"
    r"caj|mp[34]|wm[av]|wav|avi|flv|mov|m4[av]|mpe?g|rm|rmvb|swf|apk|exe"
)
_IMAGES = re.compile(r"jpe?g|png|gif|bmp|webp|svg|ico|tiff?")
_NOT_VISITED = re.compile(
    r"java\w{0,9}\s{0,3}:|vbscript:|mailto:|tel:|sms:|callto:|data:|blob:|about:|ftps?:|weixin:|wechat:|"
    r"alipays?:|intent:|thunder:|ed2k:|magnet:|mqq|tencent:|itms|market:|geo:|[./]*#",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"['\"]\s*\+")
_HOSTLESS = re.compile(r"(?:https?:)?//+$|https?:/?$|https?:/*https?[:/]", re.IGNORECASE)
_ICON = {"icon", "stylesheet"}
_SOURCES = {
    "a": "href",
    "area": "href",
    "link": "href",
    "object": "data",
    "option": "value",
}
_FIXED_KINDS = {
    "img": LinkKind.IMAGE,
    "script": LinkKind.SCRIPT,
    "iframe": LinkKind.FRAME,
    "frame": LinkKind.FRAME,
}
_FOLLOWED = {"a", "area", "option"}
_EMBEDDED = {"embed", "object", "video", "audio", "source"}
_OPTION_URL = re.compile(r"\s*(?:https?://|/|\./|\.\./)", re.IGNORECASE)


class _Target(NamedTuple):
    """What one raw address comes to. ``defect`` is set where browsers cannot go either."""

    url: str
    kind: LinkKind
    defect: Outcome | None = None


_WITH_SCHEME = re.compile(r"https?:", re.IGNORECASE)  # not “http.client.html”


def links(page: HtmlPage, outline: Outline) -> tuple[Link, ...]:
    """The page's links in document order; the first occurrence that has an anchor gives it."""
    found: dict[tuple[str, str, str, str], Link] = {}
    for link in _all(page, outline):
        # An empty link is told from the next by its text, any other by its address.
        key = (link.url, link.kind, link.place, link.anchor if link.defect else "")
        known = found.get(key)
        if known is None:
            if len(found) >= MAX_LINKS:
                break
            found[key] = link
        elif not known.anchor or (known.hidden and not link.hidden):
            found[key] = known._replace(
                anchor=known.anchor or link.anchor, hidden=known.hidden and link.hidden
            )
    return tuple(found.values())


def address(page: HtmlPage, raw: str) -> str | None:
    """``raw`` as a canonical address; ``None`` where it is none or is not to be visited."""
    target = _Targets(page).of(raw)
    return target.url if target is not None and target.defect is None else None


def _kind_of(url: str) -> LinkKind:
    """What a canonical address leads to, by its extension."""
    name = url.partition("#")[0].partition("?")[0].rpartition("/")[2]
    if "." not in name:
        return LinkKind.PAGE
    return _kind_of_extension(name.rpartition(".")[2].lower()[:_MAX_EXTENSION])


@lru_cache(maxsize=1024)
def _kind_of_extension(extension: str) -> LinkKind:
    if _ATTACHMENTS.fullmatch(extension):
        return LinkKind.ATTACHMENT
    return LinkKind.IMAGE if _IMAGES.fullmatch(extension) else LinkKind.PAGE


class _Targets:
    """What the raw addresses of one page come to. Templates repeat theirs on every page, so answers are
    kept, each under as little of the page's base as it depends on.
    """

    def __init__(self, page: HtmlPage) -> None:
        base = page.base
        end = base.find("/", base.find("//") + 2)
        self._encoding = "utf-8" if page.charset.startswith("utf") else page.charset
        self._base = base
        self._root = base[: end + 1] if end > 0 else base
        self._folder = base.partition("?")[0].rpartition("/")[0] + "/"

    def of(self, raw: str) -> _Target | None:
        """The target of one raw address."""
        if len(raw) > _CACHED_LENGTH or raw.startswith("?"):
            return _target(raw, self._base, self._encoding)
        is_rooted = raw.startswith("/") or (":" in raw and _WITH_SCHEME.match(raw))
        return _kept_target(raw, self._root if is_rooted else self._folder, self._encoding)


def _target(raw: str, base: str, encoding: str) -> _Target | None:
    text = _cleaned(raw)
    if not text:
        return _EMPTY
    if _NOT_VISITED.match(text) or _is_template(text[:MAX_RAW]):
        return None
    url = None if _HOSTLESS.match(text) else canonical(text, base, encoding)
    if url is None:
        return _Target(raw.strip()[:MAX_RAW], LinkKind.PAGE, Outcome.INVALID_URL)
    return _Target(url, _kind_of(url))


def _is_template(text: str) -> bool:
    """Whether a script is to fill the address, so that it is none yet."""
    return "{{" in text or "${" in text or "<%" in text or _QUOTED.match(text) is not None


_EMPTY = _Target("", LinkKind.PAGE, Outcome.EMPTY_HREF)
_kept_target = lru_cache(maxsize=8192)(_target)


def _all(page: HtmlPage, outline: Outline) -> Iterator[Link]:
    heading, target_of = Nesting().heading, _Targets(page).of
    has_sunk = bool(outline.sunk)
    for node in outline.nodes:
        raw = _raw(node)
        target = target_of(raw) if raw is not None else None
        if target is None:
            continue
        if target is not _EMPTY:
            place = node.place
            under = heading(node.element) if place is Place.NAVIGATION else ""
            kind = target.kind if node.tag in _FOLLOWED else _kind(node, target)
            text = node.text[:MAX_ANCHOR] or anchor(node)
            hidden = node.hidden or (has_sunk and outline.is_sunk(node))
            yield Link(target.url, text, kind, place, hidden, target.defect, under)
        elif (empty := _empty(page, node)) is not None:
            yield empty


def _raw(node: Node) -> str | None:
    """The attribute that holds the address, ``None`` where the element has none to show."""
    element, tag = node.element, node.tag
    raw: str | None = element.get(_SOURCES.get(tag, "src"))
    if raw is None or tag == "a":
        return raw
    if tag == "link" and _ICON.isdisjoint((element.get("rel") or "").lower().split()):
        return None
    if tag == "option" and not _OPTION_URL.match(raw):
        return None
    return raw


def _empty(page: HtmlPage, node: Node) -> Link | None:
    """A visible text that leads nowhere; an empty anchor is a leftover nobody can click."""
    title = squeeze(node.element.get("title") or "")
    if node.tag != "a" or not (node.text or title):
        return None
    anchor = (node.text or title)[:MAX_ANCHOR]
    return Link(page.url, anchor, LinkKind.PAGE, node.place, node.hidden, Outcome.EMPTY_HREF)


def _cleaned(raw: str) -> str:
    """The address as browsers take it: no blanks around, no line breaks, no backslashes."""
    text = raw.strip()
    if not text.isprintable():
        text = _CONTROLS.sub("", text)
    if "\\" in text:
        path, mark, rest = text.partition("?")
        text = path.replace("\\", "/") + mark + rest
    return text


def anchor(node: Node) -> str:
    """The link's text, or what stands in for it: a picture's ``alt``, a ``title``."""
    if node.text:
        return node.text[:MAX_ANCHOR]
    element = node.element
    words = [element.get("alt"), element.get("title")]
    if node.tag == "a":
        pictures = [picture for _, picture in zip(range(3), element.iter("img"), strict=False)]
        words = [*(p.get("alt") for p in pictures), words[1], *(p.get("title") for p in pictures)]
    return next((squeeze(word)[:MAX_ANCHOR] for word in words if word and word.strip()), "")


def _kind(node: Node, target: _Target) -> LinkKind:
    if node.tag == "link":
        is_style = "stylesheet" in (node.element.get("rel") or "").lower()
        return LinkKind.STYLE if is_style else LinkKind.IMAGE
    if node.tag in _EMBEDDED:
        return LinkKind.FRAME if target.kind is LinkKind.PAGE else target.kind
    return _FIXED_KINDS[node.tag]
