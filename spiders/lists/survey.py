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

from spiders.lists.anchors import article_of, followed
from spiders.lists.interpretations import related_box, spoken_of
from spiders.pages.html import HtmlPage, squeeze

MAX_ELEMENTS = 120_000
MAX_ANCHORS = 5_000
MAX_TITLE = 300
MAX_NAMES = 300  # characters of a class and an id
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
    links: list[HtmlElement] = field(default_factory=list)  # outside of those
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
    _walk(found)
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


def _walk(found: Survey) -> None:
    """What is asked of the tree, each element once: the words between the tags, the links, and what
    is navigation, footer, breadcrumb or pager, with everything inside."""
    aside, texts, tails, links = found.aside, found.texts, found.tails, found.links
    for element, parent in found.parent.items():
        tag, tail = element.tag, element.tail
        if tail and not tail.isspace():
            tails[element] = tail
            found.tailed.add(parent)
        if not isinstance(tag, str):
            aside.add(element)
            continue
        text = element.text
        if text and not text.isspace():
            texts[element] = text
        if parent in aside or tag in _ASIDE_TAGS or (tag != "body" and _is_aside(element)):
            aside.add(element)
        elif tag == "a":
            links.append(element)


def _is_aside(element: HtmlElement) -> bool:
    words, name = element.get("class"), element.get("id")
    return any(_names_aside(each[:MAX_NAMES]) for each in (words, name) if each)


@lru_cache(maxsize=4096)
def _names_aside(words: str) -> bool:
    return any(_ASIDE.fullmatch(word) for word in words.split())


def _find_anchors(found: Survey) -> None:
    """Links that may be articles; those of a row's 相关解读 are kept apart."""
    boxed = _boxed(found) if spoken_of(found.page.text) else set()
    for element in found.links:
        if element not in boxed and (url := article_of(found.page, element)):
            place = found.place[element]
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
