"""What a menu's item is nested under: the heading before the list, or before the box, that holds it.

Menus are told apart by their markup alone: ``<li><a>政务公开</a><ul><li><a>通知公告</a>`` and its
cousins with ``dl``, ``h3`` or ``div``.
"""

from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from spiders.pages.html import squeeze

MAX_HEADING = 20  # characters; longer text before a list is no menu's heading
_MAX_CLIMB = 6
_MAX_BACK = 30  # siblings between a ``dd`` and its ``dt``
_BOXES = frozenset({"ul", "ol", "dl", "dd", "div", "table"})
_HEADS = frozenset(
    {"a", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "p", "span", "strong", "b", "em", "i"}
)
_ITEMS = frozenset({"li", "dd", "td"})


class Nesting:
    """Finds headings on one page; a box is looked at once for each distance, however many links it holds."""

    def __init__(self) -> None:
        self._known: dict[tuple[HtmlElement, int], str] = {}

    def heading(self, element: HtmlElement, climb: int = _MAX_CLIMB) -> str:
        """The name of the item a menu's link is nested under; empty for items of the top."""
        box = element.getparent() if climb else None
        if box is None:
            return ""
        if box.tag not in _BOXES:
            return self.heading(box, climb - 1)
        key = box, climb
        if key not in self._known:
            self._known[key] = _before(box) or self.heading(box, climb - 1)
        return self._known[key]


def _before(box: HtmlElement) -> str:
    """The text of the heading right before a box, within the same item."""
    parent = box.getparent()
    if parent is None or not (box.tag == "dd" or _is_item(parent)):
        return ""
    for sibling in islice(box.itersiblings(preceding=True), _MAX_BACK):
        if not isinstance(sibling.tag, str) or (box.tag == "dd" and sibling.tag == "dd"):
            continue
        return _short(sibling.itertext()) if sibling.tag in _HEADS else ""
    return _short(iter([parent.text or ""]))


def _is_item(element: HtmlElement) -> bool:
    """One of several alike: a list's item, or a box with a brother of the same class."""
    if element.tag in _ITEMS:
        return True
    name = element.get("class")
    around = (element.getnext(), element.getprevious())
    return element.tag == "div" and any(
        each is not None and each.tag == "div" and each.get("class") == name for each in around
    )


def _short(texts: Iterator[str]) -> str:
    text = squeeze("".join(islice(texts, 10))[:200])
    return text if len(text) <= MAX_HEADING else ""
