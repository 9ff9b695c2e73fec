"""One walk over a page's tree: which links may be articles, and what is navigation.

Rows are not looked for by tag names, which every site chooses anew, but by what a row holds: one
article and one date. ``cells`` finds the dates and ``rows`` puts both together. Everything is
counted once per element, so a hostile page costs no more than its length.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml.etree import XPath
from lxml.html import HtmlElement

from monitor.urls import canonical
from spiders.pages.html import HtmlPage, squeeze

MAX_ELEMENTS = 120_000
MAX_ANCHORS = 5_000
MAX_TITLE = 300
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
_ASIDE_TAGS = frozenset({"nav", "footer"})
_RELATED = frozenset(
    {
        "相关解读",
        "解读",
        "政策解读",
        "相关政策解读",
        "解读链接",
        "解读材料",
        "解读文件",
        "图解",
        "一图读懂",
        "文字解读",
        "图片解读",
        "视频解读",
        "媒体解读",
        "专家解读",
        "部门解读",
        "相关链接",
        "相关阅读",
        "相关文件",
    }
)
_RELATED_TAGS = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "strong", "b", "span", "p", "dt", "em"}
)
_ROW_TAGS = frozenset({"li", "tr", "dl"})
_PAGER_TEXT = re.compile(
    r"(?:首|上一|下一|前一|后一|上|下|末|尾|最后一|第一)页|第?\d{1,4}页?|[<>«»\u2039\u203a]{1,2}|"
    r"(?:查看)?更多.{0,2}|more.{0,4}|\+{0,2}|返回.{0,4}|跳转|go|打印|关闭.{0,2}",
    re.IGNORECASE,
)
_UNFOLLOWED = ("#", "/#", "javascript:", "mailto:", "tel:", "data:", "blob:", "about:", "vbscript:")


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
    last: dict[HtmlElement, int] = field(default_factory=dict)  # place of the last descendant
    words: dict[HtmlElement, int] = field(default_factory=dict)  # characters to read inside
    aside: set[HtmlElement] = field(default_factory=set)  # navigation, footers, breadcrumbs
    boxes: dict[HtmlElement, tuple[str, ...]] = field(default_factory=dict)  # 相关解读 of rows
    anchors: list[Anchor] = field(default_factory=list)
    sole: dict[HtmlElement, str] = field(default_factory=dict)  # its only link, "" for several

    def anchors_in(self, element: HtmlElement) -> list[Anchor]:
        """The article links of one element, itself included, in document order."""
        first = bisect_left(self.anchors, self.place[element], key=_place)
        return self.anchors[first : bisect_right(self.anchors, self.last[element], key=_place)]


def _place(anchor: Anchor) -> int:
    return anchor.place


def survey(page: HtmlPage) -> Survey:
    """The page's links and dates; never raises."""
    found = Survey(page)
    body = page.tree.find("body")
    for index, element in enumerate((page.tree if body is None else body).iter()):
        if index >= MAX_ELEMENTS:
            break
        found.elements.append(element)
        found.place[element] = index
    _mark_asides(found)
    _find_anchors(found)
    _find_extents(found)
    _mark_sole(found)
    return found


def plain(element: HtmlElement) -> str:
    """The words of an element, without scripts and comments."""
    return squeeze("".join(_TEXTS(element)))


def named(element: HtmlElement) -> list[str]:
    """The words of an element's class and id."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"[:300].split()


def hidden(element: HtmlElement) -> bool:
    """Whether the element itself is styled away."""
    style = element.get("style")
    return style is not None and "display:none" in style.replace(" ", "").lower()


def _mark_asides(found: Survey) -> None:
    """Navigation, footers, breadcrumbs and pagers, with everything inside them."""
    for element in found.elements:
        silent = not isinstance(element.tag, str) or element.tag in SILENT
        if silent or element.getparent() in found.aside or _is_aside(element):
            found.aside.add(element)


def _is_aside(element: HtmlElement) -> bool:
    if element.tag in _ASIDE_TAGS:
        return True
    return element.tag != "body" and any(_ASIDE.fullmatch(word) for word in named(element))


def _find_anchors(found: Survey) -> None:
    """Links that may be articles; those of a row's 相关解读 are kept apart."""
    boxed: set[HtmlElement] = set()
    for element in found.elements:
        if element in found.aside:
            continue
        parent = element.getparent()
        if parent in boxed:
            boxed.add(element)
        elif (box := _related_box(element)) is not None and box not in found.boxes:
            found.boxes[box] = tuple(_addresses(found.page, box))
            boxed.add(box)
        if element.tag == "a" and element not in boxed and len(found.anchors) < MAX_ANCHORS:
            url = _article(found.page, element)
            if url:
                found.anchors.append(Anchor(element, url, found.place[element]))


def _related_box(element: HtmlElement) -> HtmlElement | None:
    """What holds a row's interpretations: NDRC's ``popbox``, or a heading and its list."""
    if "popbox" in named(element):
        return element
    if element.tag == "a":
        return element if _short(element) in _RELATED and _row_goes_before(element) else None
    if element.tag not in _RELATED_TAGS or len(element) > 2 or _short(element) not in _RELATED:
        return None
    parent = element.getparent()
    box = element.getnext() if parent is None or parent.tag in _ROW_TAGS else parent
    return box if box is not None and box.tag != "a" and _row_goes_before(box) else None


def _short(element: HtmlElement) -> str:
    """A heading's words: enough of them to know it."""
    text = element.text_content() if len(element) else element.text or ""
    return squeeze(text[:40]).strip("[]()【】（）:： ")


def _row_goes_before(box: HtmlElement) -> bool:
    """Whether the row's own article stands before it; a list headed 政策解读 has none there."""
    row = box.getparent()
    for _ in range(4):
        if row is None or row.tag in _ROW_TAGS:
            break
        row = row.getparent()
    if row is None or row.tag not in _ROW_TAGS:
        return False
    first = next(row.iter("a"), None)
    return first is not None and first is not box and first not in box.iterdescendants("a")


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
    url = followed(page, anchor.get("href"))
    if url is None or url == page.url:
        return None
    path = urlsplit(url).path
    if path.startswith("/module/") or path in {"", "/"}:
        return None
    text = _short(anchor)
    return None if text and _PAGER_TEXT.fullmatch(text) else url


def _find_extents(found: Survey) -> None:
    """Where each element ends and how much text it has; children before parents."""
    for element in reversed(found.elements):
        last = found.last.setdefault(element, found.place[element])
        silent = not isinstance(element.tag, str) or element.tag in SILENT
        words = 0 if silent else found.words.get(element, 0) + len((element.text or "").strip())
        found.words[element] = words
        parent = element.getparent()
        if parent is not None:
            found.last[parent] = max(found.last.get(parent, -1), last)
            inside = words + len((element.tail or "").strip())
            found.words[parent] = found.words.get(parent, 0) + inside


def _mark_sole(found: Survey) -> None:
    """For every element the one address its links lead to, or "" where there are several.

    Each element changes at most twice, so the climb is linear over the whole page.
    """
    for anchor in found.anchors:
        element: HtmlElement | None = anchor.element
        while element is not None:
            known = found.sole.get(element)
            if known in {"", anchor.url}:
                break
            found.sole[element] = anchor.url if known is None else ""
            element = element.getparent()
