"""One walk over a page's tree: which links may be articles, and what is navigation.

Rows are not looked for by tag names, which every site chooses anew, but by what a row holds: one
article and one date. ``cells`` finds the dates and ``rows`` puts both together. Everything is
counted once per element, so a hostile page costs no more than its length.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from lxml.etree import XPath
from lxml.html import HtmlElement

from monitor.urls import canonical
from spiders.lists.interpretations import related_box, short, spoken_of
from spiders.pages.html import HtmlPage, squeeze

MAX_ELEMENTS = 120_000
MAX_ANCHORS = 5_000
MAX_TITLE = 300
MAX_NAMES = 300  # characters of a class and an id
_SCHEME = len("https://")
SILENT = frozenset({"script", "style", "noscript", "template", "textarea", "select", "option"})
_TEXTS = XPath(
    "descendant::text()[not(parent::script or parent::style or parent::option)]",
    smart_strings=False,
)
_ASIDE_WORDS = (
    "nav|navbar|navigation|menu|submenu|footer|foot|crumbs?|breadcrumbs?|copyright|position|location|"
    "dqwz|daohang|mbx|pagination|pager|yqlj|friendlinks?|header"
)
_ASIDE = re.compile(
    rf"(?:(?:top|main|left|sub|site|page|my)[-_]?)?(?:{_ASIDE_WORDS})"
    r"(?:[-_]?(?:bar|box|wrap|con|content|left|right|top|main|list|inner|ul|\d{1,3})){0,2}",
    re.IGNORECASE,
)
_ASIDE_TAGS = SILENT | {"nav", "footer"}
_PAGER_TEXT = re.compile(
    r"(?:首|上一|下一|前一|后一|上|下|末|尾|最后一|第一)页|第?\d{1,4}页?|[<>«»\u2039\u203a]{1,2}|"
    r"(?:查看)?更多.{0,2}|more.{0,4}|\+{0,2}|返回.{0,4}|跳转|go|打印|关闭.{0,2}",
    re.IGNORECASE,
)
_MAX_PAGER = 8  # characters of the longest of these
_UNFOLLOWED = ("#", "/#", "javascript:", "mailto:", "tel:", "data:", "blob:", "about:", "vbscript:")
# window.open('/z/x.html'), location.href='/dd/x.html': a literal, and nothing added to it.
_OPENS = re.compile(
    r"\b(?:open\s{0,3}\(|location(?:\.href)?\s{0,3}=|location\.(?:assign|replace)\s{0,3}\()"
    r"\s{0,3}(?P<quote>['\"])(?P<url>[^'\"<>\s]{1,500})(?P=quote)\s{0,3}(?:[,);]|$)"
)
_ROW_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "td", "p", "span", "dd"})
_MAX_HANDLER = 2_000  # characters
_MAX_AROUND = 3  # levels between a link and the row that opens it


class Anchor(NamedTuple):
    """One link that may lead to an article."""

    element: HtmlElement
    url: str
    place: int  # in document order


@dataclass(slots=True)
class Survey:
    """What one walk found. Places are positions in document order."""

    page: HtmlPage
    elements: list[HtmlElement] = field(default_factory=list)
    place: dict[HtmlElement, int] = field(default_factory=dict)
    parent: dict[HtmlElement, HtmlElement | None] = field(default_factory=dict)
    texts: dict[HtmlElement, str] = field(default_factory=dict)  # those that are not blank
    tails: dict[HtmlElement, str] = field(default_factory=dict)  # of comments too
    tailed: set[HtmlElement | None] = field(default_factory=set)  # elements around such tails
    last: dict[HtmlElement, int] = field(default_factory=dict)  # place of the last descendant
    words: dict[HtmlElement, int] = field(default_factory=dict)  # characters to read inside
    aside: set[HtmlElement] = field(default_factory=set)  # navigation, footers, breadcrumbs
    boxes: dict[HtmlElement, tuple[str, ...]] = field(default_factory=dict)  # 相关解读 of rows
    anchors: list[Anchor] = field(default_factory=list)
    anchored: list[int] = field(default_factory=list)  # their places
    sole: dict[HtmlElement, str] = field(default_factory=dict)  # its only link, "" for several

    def anchors_in(self, element: HtmlElement) -> list[Anchor]:
        """The article links of one element, itself included, in document order."""
        first = bisect_left(self.anchored, self.place[element])
        return self.anchors[first : bisect_right(self.anchored, self.last[element], first)]


def survey(page: HtmlPage) -> Survey:
    """The page's links and dates; never raises."""
    found = Survey(page)
    body = page.tree.find("body")
    found.elements = list(islice((page.tree if body is None else body).iter(), MAX_ELEMENTS))
    found.place = {element: index for index, element in enumerate(found.elements)}
    found.parent = {element: element.getparent() for element in found.elements}
    _read_texts(found)
    _mark_asides(found)
    _find_anchors(found)
    _find_extents(found)
    _mark_sole(found)
    return found


def plain(element: HtmlElement) -> str:
    """The words of an element, without scripts and comments."""
    return squeeze("".join(_TEXTS(element)))


def words_of(anchor: HtmlElement) -> str:
    """The words of a link, as many as a title may have and some more.

    Links that are never closed lie in one another, each with the words of all that follow, so no more is read.
    """
    pieces: list[str] = []
    left = 2 * MAX_TITLE
    for text in anchor.itertext():
        pieces.append(text)
        left -= len(text.strip())
        if left < 0 or len(pieces) > MAX_TITLE:
            break
    return squeeze("".join(pieces))


def named(element: HtmlElement) -> list[str]:
    """The words of an element's class and id."""
    return names_of(element).split()


def names_of(element: HtmlElement) -> str:
    """An element's class and id in one text, as much of it as is read."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"[:MAX_NAMES]


def hidden(element: HtmlElement) -> bool:
    """Whether the element itself is styled away."""
    style = element.get("style")
    return style is not None and "display:none" in style.replace(" ", "").lower()


def _read_texts(found: Survey) -> None:
    """The words between the tags, each asked of the tree once."""
    for element, parent in found.parent.items():
        text, tail = element.text, element.tail
        if text and isinstance(element.tag, str) and not text.isspace():
            found.texts[element] = text
        if tail and not tail.isspace():
            found.tails[element] = tail
            found.tailed.add(parent)


def _mark_asides(found: Survey) -> None:
    """Navigation, footers, breadcrumbs and pagers, with everything inside them."""
    aside = found.aside
    for element, parent in found.parent.items():
        if parent in aside or _is_aside(element):
            aside.add(element)


def _is_aside(element: HtmlElement) -> bool:
    tag = element.tag
    if not isinstance(tag, str) or tag in _ASIDE_TAGS:
        return True
    words, name = element.get("class"), element.get("id")
    if not (words or name) or tag == "body":
        return False
    return _names_aside((words or "")[:MAX_NAMES]) or _names_aside((name or "")[:MAX_NAMES])


@lru_cache(maxsize=4096)
def _names_aside(words: str) -> bool:
    return any(_ASIDE.fullmatch(word) for word in words.split())


def _find_anchors(found: Survey) -> None:
    """Links that may be articles; those of a row's 相关解读 are kept apart."""
    boxed = _boxed(found) if spoken_of(found.page.text) else set()
    for element, place in found.place.items():
        if element.tag != "a" or element in found.aside or element in boxed:
            continue
        if url := _article(found.page, element):
            found.anchors.append(Anchor(element, url, place))
            found.anchored.append(place)
            if len(found.anchors) == MAX_ANCHORS:
                break


def _boxed(found: Survey) -> set[HtmlElement]:
    """What stands in boxes of 相关解读, whose addresses are noted."""
    boxed: set[HtmlElement] = set()
    for element, parent in found.parent.items():
        if element in found.aside:
            continue
        if parent in boxed:
            boxed.add(element)
        elif (box := related_box(element)) is not None and box not in found.boxes:
            found.boxes[box] = tuple(_addresses(found.page, box))
            boxed.add(box)
    return boxed


def _addresses(page: HtmlPage, box: HtmlElement) -> list[str]:
    links = [url for anchor in box.iter("a") if (url := followed(page, anchor.get("href")))]
    return list(dict.fromkeys(links))[:20]


def followed(page: HtmlPage, href: str | None) -> str | None:
    """The canonical address of a link that leads to another document."""
    text = (href or "").strip()
    if not text or text.lower().startswith(_UNFOLLOWED):
        return None
    return canonical(text, page.base, page.charset or "utf-8")


def _article(page: HtmlPage, anchor: HtmlElement) -> str | None:
    """The address of a link that may be an article: no pager, no plumbing, no way home."""
    url = followed(page, anchor.get("href")) or _opened(page, anchor)
    if url is None or url == page.url:
        return None
    path = url[url.find("/", _SCHEME) :]
    if path.startswith("/module/") or path == "/" or path.startswith("/?"):
        return None
    text = short(anchor)
    return None if text and len(text) <= _MAX_PAGER and _PAGER_TEXT.fullmatch(text) else url


def _opened(page: HtmlPage, anchor: HtmlElement) -> str | None:
    """The address that a click on a link without one opens, where the handler states it in full."""
    own = (anchor.get("href") or "", anchor.get("onclick") or "")
    found = _OPENS.search(";".join(text[:_MAX_HANDLER] for text in own))
    around = islice(anchor.iterancestors(), _MAX_AROUND)
    for element in () if found else around:
        handler = element.get("onclick") if element.tag in _ROW_TAGS else None
        if handler and (found := _OPENS.search(handler[:_MAX_HANDLER])):
            break
    return followed(page, found["url"]) if found else None


def _find_extents(found: Survey) -> None:
    """Where each element ends and how much text it has; children before parents."""
    last, parents = found.last, found.parent
    last.update(found.place)
    words = found.words = dict.fromkeys(found.elements, 0)
    texts, tails = found.texts, found.tails
    for element in reversed(found.elements):
        if not isinstance(element.tag, str) or element.tag in SILENT:
            words[element] = 0
        elif element in texts:
            words[element] += len(texts[element].strip())
        parent = parents[element]
        if parent in last:
            if last[element] > last[parent]:
                last[parent] = last[element]
            words[parent] += words[element]
            if element in tails:
                words[parent] += len(tails[element].strip())


def _mark_sole(found: Survey) -> None:
    """For every element the one address its links lead to, or "" where there are several.

    Each element changes at most twice, so the climb is linear over the whole page.
    """
    sole, parents = found.sole, found.parent
    for anchor in found.anchors:
        element: HtmlElement | None = anchor.element
        while element is not None:
            known = sole.get(element)
            if known in {"", anchor.url}:
                break
            sole[element] = anchor.url if known is None else ""
            element = parents.get(element)
