"""What part of a page an element is, told from its tag, ``class``, ``id`` and ``style``.

No two content systems agree on names, so words are recognised (nav, daohang, foot, dqwz), not exact
classes; only the containers of article bodies are known by their full names.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from lxml.html import HtmlElement

from monitor.facts import Place

_TEXT_TAGS = {
    "a",
    "abbr",
    "b",
    "big",
    "code",
    "em",
    "font",
    "i",
    "ins",
    "label",
    "mark",
    "nobr",
    "q",
}
_TEXT_TAGS |= {
    "s",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "time",
    "tt",
    "u",
    "ucaptitle",
}
_BARE_TAGS = {"area", "base", "img", "input", "link", "map", "meta", "param", "style"}
_SOURCE_TAGS = {"script", "embed", "object", "video", "audio", "source"}
INLINE = frozenset(_TEXT_TAGS | _BARE_TAGS | _SOURCE_TAGS)
ADDRESSED = frozenset(_SOURCE_TAGS | {"a", "area", "img", "link", "iframe", "frame", "option"})
CELLS = frozenset({"td", "th", "dt", "dd"})
TEXTLESS = frozenset({"script", "style", "title"})
UNSEEN = frozenset({"noscript", "template"})
_SPEAKING = frozenset({"nav", "footer", "article"})
TELLING = UNSEEN | _SPEAKING | {"marquee"}  # tags that say something without any attribute
_HIDING = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
# Where spam puts links so that no visitor meets them. Scripts of menus, slides and accordions use some of these as
# well, so they only count on the elements named with them, and only for links: all else there is read as ever.
_FAR_OUT = re.compile(
    r"(?<![a-z-])(?:left|top|right|margin-left|margin-top|text-indent)\s{0,9}:\s{0,9}-\d{4,9}",
    re.IGNORECASE,
)
_NO_SIZE = re.compile(
    r"(?<![a-z-])(?:height|width)\s{0,9}:\s{0,9}[01](?:px|pt)?\s{0,9}(?:;|!|$)", re.IGNORECASE
)
_CLIPPED = re.compile(r"overflow\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
_NO_INK = re.compile(
    r"font-size\s{0,9}:\s{0,9}(?:0(?:px|pt|em|%)?|1p[xt])\s{0,9}(?:;|!|$)"
    r"|(?<![a-z-])opacity\s{0,9}:\s{0,9}0?\.?0{1,9}\s{0,9}(?:;|!|$)",
    re.IGNORECASE,
)
_SLIDING = frozenset({"ul", "ol", "li"})
_INKED = frozenset({"a", "b", "em", "font", "i", "p", "span", "strong"})
_MAX_NAME = 300
_MAX_STYLE = 1000
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_TOKENS = re.compile(r"[^\s]{1,60}")
_BOTTOM = re.compile(
    r"(?:page|main|web|site|index|wrap|public|common|pub|footer)?[-_]?bottom"
    r"(?:[-_]?(?:box|wrap|bg|con|content|nav|links?|main|info|area|inner))?\d{0,2}"
)
_NAVIGATION = {"menu", "menus", "menubar", "daohang", "dh", "navbar", "navigation"}
_CRUMBS = {"bread", "position", "location", "dqwz", "weizhi", "wz", "mbx", "mianbaoxie", "curpos"}
_CSS_POSITIONS = {"relative", "absolute", "fixed", "static", "sticky", "top", "bottom", "center"}
_FOOTERS = {"copyright", "banquan", "dibu", "yejiao", "weibu"}
_NOT_FOOTERS = ("football", "footnote", "footprint", "footage", "footable")
_POPUPS = {"pop", "popup", "popups", "popbox", "popwin", "modal", "dialog", "dasite", "tanchuang"}
_EDITORS = {
    "trs_editor",
    "trs_editor_view",
    "trs_ueditor",
    "zoom",
    "ucap-content",
    "ivs_content",
    "easysitetext",
    "wp_articlecontent",
    "vsb_content",
    "v_news_content",
}
_BODIES = {
    "pages_content",
    "wzzw-article",
    "con_con",
    "ccontent",
    "article-content",
    "article_content",
    "articlecontent",
    "article-con",
    "article_con",
    "news_cont_d_wrap",
    "news_content",
    "news-content",
    "newscontent",
    "detail-content",
    "detail_content",
    "text_content",
    "content-text",
    "zw_content",
    "xl_content",
}
_WRAPPERS = {"article", "content", "articlebox", "article-box", "article_box"}


class Region(NamedTuple):
    """What an element's names say of it. ``body`` ranks how surely it holds an article's text."""

    place: Place | None = None
    popup: bool = False
    body: int = (
        0  # 3: an editor's container, 2: a usual name, 1: a wrapper around more than the text
    )
    hides: bool = False
    sinks: bool = False  # shown by its style, and yet no visitor meets what it holds


PLAIN = Region()


def region_of(tag: str, attributes: Mapping[str, str]) -> Region:
    """The region an element opens; ``PLAIN`` itself for the many that open none.

    Names and styles repeat over a whole site, so answers are kept.
    """
    get = attributes.get
    style = get("style", "")[:_MAX_STYLE]
    if tag == "marquee":
        style += f";width:{get('width', '')[:9]};height:{get('height', '')[:9]}"
    names = get("class", "")[:_MAX_NAME], get("id", "")[:_MAX_NAME]
    return _region(tag, *names, style, "hidden" in attributes)


def is_hidden(element: HtmlElement) -> bool:
    """Whether an element hides itself; style sheets, which may hide more, are not read."""
    style = element.get("style")
    if style is not None and _HIDING.search(style[:_MAX_STYLE]):
        return True
    return element.get("hidden") is not None


@lru_cache(maxsize=8192)
def _region(tag: str, class_name: str, identifier: str, style: str, hidden: bool) -> Region:
    found = PLAIN
    if (class_name or identifier) and tag not in {"html", "body"}:
        found = _named(class_name, identifier)
    if tag in _SPEAKING:
        found = _tagged(tag, found)
    if hidden or tag in UNSEEN or _HIDING.search(style):
        found = found._replace(hides=True)
    if style and _sinks(tag, style):
        found = found._replace(sinks=True)
    return PLAIN if found == PLAIN else found


def _sinks(tag: str, style: str) -> bool:
    """Whether an element is where no visitor looks: far out of the page, without size, or without ink."""
    if _FAR_OUT.search(style) and tag not in _SLIDING and "background" not in style.lower():
        return True
    if _NO_SIZE.search(style) and (tag == "marquee" or _CLIPPED.search(style)):
        return True
    return tag in _INKED and _NO_INK.search(style) is not None


def _named(class_name: str, identifier: str) -> Region:
    names = f"{class_name} {identifier}"
    words = [word.lower() for word in _WORDS.findall(names)]
    tokens = [token.lower() for token in _TOKENS.findall(names)]
    return Region(_place(words, tokens), not _POPUPS.isdisjoint(words), _body_rank(tokens))


def _tagged(tag: str, named: Region) -> Region:
    """HTML5 says it in the tag itself."""
    if tag == "article":
        return named._replace(body=max(named.body, 1))
    place = Place.FOOTER if tag == "footer" else named.place or Place.NAVIGATION
    return named._replace(place=place)


def _place(words: list[str], tokens: list[str]) -> Place | None:
    if any(_is_footer(word) for word in words) or any(_BOTTOM.fullmatch(name) for name in tokens):
        return Place.FOOTER
    if any(_is_crumb(word) for word in words) and _CSS_POSITIONS.isdisjoint(words):
        return Place.BREADCRUMB
    if "currchnlcls" in tokens:  # what TRS gives each link of a breadcrumb
        return Place.BREADCRUMB
    return Place.NAVIGATION if any(_is_navigation(word) for word in words) else None


def _is_footer(word: str) -> bool:
    if word in _FOOTERS or word.endswith(("footer", "foot")):
        return True
    return word.startswith("foot") and not word.startswith(_NOT_FOOTERS)


def _is_crumb(word: str) -> bool:
    return word in _CRUMBS or "crumb" in word or word.endswith(("position", "dqwz"))


def _is_navigation(word: str) -> bool:
    if word in _NAVIGATION or word.endswith(("nav", "menu", "daohang")):
        return True
    return word.startswith("nav") and word != "navy"


def _body_rank(tokens: list[str]) -> int:
    for rank, names in ((3, _EDITORS), (2, _BODIES), (1, _WRAPPERS)):
        if not names.isdisjoint(tokens) or (rank == 3 and _numbered_editor(tokens)):
            return rank
    return 0


def _numbered_editor(tokens: list[str]) -> bool:
    return any(token.startswith("vsb_content_") for token in tokens)
