"""Links from a policy to its interpretation and back, as the page itself makes them.

Menus carry the very same words (政策解读), so a link counts by where it stands: in the text with
telling words, in a box so headed, or named by nothing but those words and leading to an article.
"""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from monitor.facts import Place
from spiders.pages.html import HtmlPage
from spiders.pages.links import address, anchor
from spiders.pages.outline import INLINE, Node, Outline

MAX_RELATED = 50
_WORDS = re.compile(r"解读|图解|读懂|原文|相关文件|相关政策|关联文件|答记者问")
_NAMED = (
    r"(?:点击|查看|阅读|点此|点击查看|相关|关联|有关|配套|本文)?"
    r"(?:(?:政策|文件|权威|官方|专家|媒体|部门|文字|视频|图片|图文|音频|动漫|动画|漫画|其他|其它)?"
    r"(?:解读|原文)(?:链接|材料|文件|信息|文章|稿|内容|方案)?|政策(?:文件)?图解|图解(?:政策|文件)?|一图读懂|答记者问)"
    r"|(?:相关|关联|有关)(?:政策|文件|政策文件|文件链接|公文)"
)
_HEADING = re.compile(
    r"解读|原文|图解|读懂|答记者问|相关|关联|有关"
)  # one of them is in every name
_NAME = re.compile(_NAMED)
_ENDS_IN_NAME = re.compile(rf"(?:^|[\s。；;，,、（(【\[])(?:{_NAMED})\s?[:：】\]]{{0,2}}\s?$")
_MARKS = " \t\u3000:：>\uff1e»【】[]()（）·•|-—+"
_IGNORABLE = re.compile(r"[\d\s\-./:年月日\[\]()（）【】|·•、，,;；《》<>\"“”]*")
_COLUMN = re.compile(r"(?:/|/index(?:_\d{1,3})?\.[a-z]{3,5}|/list[^/]{0,20})$", re.IGNORECASE)
_MAX_SCRIPT = 200_000
_MAX_GAP = 400  # pieces between two links that are looked at


class _Box(NamedTuple):
    """An open box: the links that follow its heading while the walk stays at this level."""

    level: int
    left: int = 20


def related(page: HtmlPage, outline: Outline) -> tuple[str, ...]:
    """Addresses of interpretations or originals, in document order."""
    if not _WORDS.search(page.text):
        return ()
    found: dict[str, None] = {}
    box: _Box | None = None
    end = 0
    for node in outline.nodes:
        if node.tag != "a" or node.start < end:
            continue
        box = _box_after(outline, box, max(end, node.start - _MAX_GAP), node.start)
        end = node.end
        if node.place is Place.CONTENT and not node.hidden:
            url = _address(page, outline, node, box is not None)
            if url is not None and len(found) < MAX_RELATED:
                found[url] = None
    return tuple(found)


def _address(page: HtmlPage, outline: Outline, node: Node, boxed: bool) -> str | None:
    words = node.text or anchor(node)
    if not boxed and not _WORDS.search(words):
        return None
    url = address(page, node.element.get("href") or "")
    if url is None or url == page.url or node.text.strip(_MARKS).startswith("更多"):
        return None
    if boxed or outline.holds(node):
        return url
    is_named = _NAME.fullmatch(words.strip(_MARKS)) is not None
    return url if is_named and not _is_column(url) else None


def _is_column(url: str) -> bool:
    return _COLUMN.search(urlsplit(url).path) is not None


def _box_after(outline: Outline, box: _Box | None, start: int, end: int) -> _Box | None:
    """Whether a box is open at a link, given what stands between it and the link before."""
    text = "".join(outline.pieces[start:end]).replace(INLINE, "")
    if box is None and not _HEADING.search(text):
        return None
    lines = [line for line in re.split(r"[\n\t\x1d\x1e]", text) if not _IGNORABLE.fullmatch(line)]
    if lines:
        is_heading = len(lines[-1]) < 200 and _ENDS_IN_NAME.search(lines[-1].strip(" |·"))
        return _opened(outline, start, end) if is_heading else None
    if box is None or box.left == 0:
        return None
    stays = all(level >= box.level for level in outline.levels[start:end])
    return box._replace(left=box.left - 1) if stays else None


def _opened(outline: Outline, start: int, end: int) -> _Box | None:
    """The box a heading opens: up from it until a block begins; ``None`` if already left."""
    position = end - 1
    while position > start and not outline.pieces[position].strip():  # marks of rows are blanks too
        position -= 1
    levels = outline.levels[position:end]
    level, climbing = levels[0], True
    for following in levels[1:]:
        climbing = climbing and following <= level
        if climbing:
            level = following
        elif following < level:
            return None
    return _Box(level)


# An interface asked for what stands beside a document: its answer is not in the page. In lower case,
# because a pattern that ignores case tries every branch at every character.
_ASKED = re.compile(
    r"(?:getjson|\.ajax|\.get|\.post|fetch|axios)\s{0,3}\([^;]{0,300}?"
    r"(?:associat|manuscript|zcjd|jiedu|xgjd|interpret)",
)


def asked_by_script(page: HtmlPage) -> bool:
    """Whether a script of the page asks an interface for interpretations or originals."""
    if "(" not in page.text:
        return False
    scripts = (script.text for script in page.tree.iter("script"))
    return any(_ASKED.search(text[:_MAX_SCRIPT].lower()) for text in scripts if text)
