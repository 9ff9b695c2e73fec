"""What calls itself a list: the class and id words site builders use, and a list's signature."""

import re
from itertools import islice

from lxml.html import HtmlElement

from spiders.lists.survey import named

_LISTY = re.compile(
    r"list|news|xxgk|xxlb|wzlb|article|infor?(?:mation)?s?(?![a-z])|notice|records?|tzgg|gonggao|"
    r"(?:^|[-_\d])(?:lb|gl|wz|xw|ul|dt|gg)(?:$|[-_\d])",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"(?:right|left)?-?_?side(?:bar|box)?|hot|recommend|tuijian", re.IGNORECASE)
_CONTAINER_TAGS = frozenset({"ul", "ol", "div", "table", "tbody", "dl", "section"})
_PLACE_DEPTH, _MAX_PLACE = 3, 200
_OUTER = frozenset({"html", "body"})
_STEADY = re.compile(r"[A-Za-z][A-Za-z_-]{0,40}")


def is_listy(element: HtmlElement) -> bool:
    """Whether an element's class or id says that it holds a list."""
    if element.tag not in _CONTAINER_TAGS:
        return False
    return any(_LISTY.search(word) for word in named(element))


def is_beside(element: HtmlElement) -> bool:
    """Whether an element stands in a side box: what 热点推荐 says is not said of the column."""
    return side_box(element) is not None


def side_box(element: HtmlElement) -> HtmlElement | None:
    """The outermost side box around an element, itself included."""
    around = [each for each in (element, *element.iterancestors()) if each.tag not in _OUTER]
    boxes = (
        each
        for each in reversed(around)
        if each.tag == "aside" or any(_BESIDE.fullmatch(word) for word in named(each))
    )
    return next(boxes, None)


def signature(element: HtmlElement) -> str:
    """``tag.class`` of a container; an id only if it has no number, which differs by column."""
    classes = (element.get("class") or "")[:200].split()
    if classes:
        return ".".join([str(element.tag), *classes])
    name = (element.get("id") or "").strip()
    return f"{element.tag!s}#{name}" if _STEADY.fullmatch(name) else str(element.tag)


def place_of(container: HtmlElement) -> str:
    """Where a list stands on its page, the same on every page of a template: ``div.w300.fr>ul``."""
    around = [container, *islice(container.iterancestors(), _PLACE_DEPTH)]
    parts = [signature(each) for each in reversed(around) if each.tag not in _OUTER]
    return ">".join(parts)[-_MAX_PLACE:]
