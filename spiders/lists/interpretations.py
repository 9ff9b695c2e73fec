"""The interpretations nested in a row: 相关解读 stands in its own box, or behind its own link.

They belong to their row and are no rows themselves; a list that is headed 政策解读 is one of rows.
"""

from lxml.html import HtmlElement

from spiders.pages.html import squeeze

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
_SPOKEN_OF = ("popbox", "解读", "读懂", "图解", "相关")
_LONGEST = 10  # characters of the longest of these headings, its brackets included


def spoken_of(text: str) -> bool:
    """Whether a page's source has a word at all that such a box would need."""
    return any(word in text for word in _SPOKEN_OF)


def related_box(element: HtmlElement) -> HtmlElement | None:
    """What holds a row's interpretations: NDRC's ``popbox``, or a heading and its list."""
    if "popbox" in (element.get("class") or "") and "popbox" in element.get("class", "").split():
        return element
    if element.tag == "a":
        return element if _heads(element) and _row_goes_before(element) else None
    if element.tag not in _RELATED_TAGS or len(element) > 2 or not _heads(element):
        return None
    parent = element.getparent()
    box = element.getnext() if parent is None or parent.tag in _ROW_TAGS else parent
    return box if box is not None and box.tag != "a" and _row_goes_before(box) else None


def short(element: HtmlElement) -> str:
    """A heading's words: enough of them to know it."""
    text = element.text_content() if len(element) else element.text or ""
    return squeeze(text[:40]).strip("[]()【】（）:： ")


def _heads(element: HtmlElement) -> bool:
    if not len(element) and len((element.text or "").strip()) > _LONGEST:
        return False
    return short(element) in _RELATED


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
