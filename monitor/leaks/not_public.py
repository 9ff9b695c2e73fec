"""Marks that say a document is not for everybody: 此件依申请公开, 内部资料 注意保存, 工作秘密."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from monitor.facts import LeakKind
from monitor.leaks.base import Detector, Hit
from monitor.leaks.marks import Line, is_spoken_of, lines_with
from monitor.leaks.scene import Scene

_KEEP = (
    r"(?:请?(?:注意|妥善)(?:保存|保管|保密)|严禁外传|请?勿外传|不得外传|严禁外泄|不得外泄|严禁转载|不得翻印|不得转载|"
    r"请?勿传播|不得传播|不得公开|阅后收回|严禁扩散|请?勿扩散|不得扩散)"
)
_THIS = re.compile(
    r"(?:此件|本件|此文件?|本文件?)(?:为|属于?)?(?:依申请公开|不予公开|不公开|非公开|不宜公开|不对外公开|内部使用|内部资料|工作秘密)(?:文件)?"
    rf"(?:[,，、;；。]?{_KEEP}){{0,2}}"
)
_SAID_AFTER = re.compile(r"[”\"』」》]|(?:字样|标识|标记|的|等|是指|文件|公文|类)")
_CHOSEN = re.compile(
    r"(?:信息公开(?:选项|属性|类别|方式|形式)|公文公开(?:属性|选项|类别)|公开(?:属性|选项|类别|方式|类型|形式)):(依申请公开|不予公开|不公开)(?=$|[(]|[^\u4e00-\u9fff])"
)
_INSIDE = (
    rf"(?:本?(?:文件|资料|材料|手册|刊|件))?(?:属于?|为)?"
    rf"(?:内部(?:资料|使用|文件|材料|刊物|参考|参阅|传阅|掌握)|工作秘密|(?:仅供|仅限|只供|限)(?:于|机关)?内部(?:人员)?(?:使用|参考|参阅|传阅|掌握))"
    rf"(?:[,，、;；·.★☆-]*(?:{_KEEP}|仅供参考))*"
)
_INSIDE_MARK = re.compile(
    rf"[(【\[<★]*({_INSIDE}|{_KEEP}[,，]?{_INSIDE}|注意保存)(?:[★☆][0-9]{{0,2}}年?)?[)】\]>。!！★]*"
)
_MORE = re.compile(rf"{_KEEP}|^[(【\[★]|仅[供限]|只供|[★☆]")
_IN_BRACKETS = re.compile(r"[(【]((?:此件)?(?:依申请公开|不予公开|不公开))[)】]。?")
_ANY = re.compile(r"公开|内部|工作秘密|注意保存|保管|外传|扩散")
_TAIL = 1000  # characters
_EDGE = 6  # lines at either end in which the bare words are a mark


class NotPublic(Detector):
    """Literal, by itself: law texts, menus and catalogues only speak of it."""

    kind: ClassVar[LeakKind] = LeakKind.NOT_PUBLIC
    hints: ClassVar[tuple[str, ...]] = (
        "依申请公开",
        "不予公开",
        "不公开",
        "非公开",
        "不宜公开",
        "不对外公开",
        "内部",
        "内 部",
        "内\u3000部",
        "工作秘密",
        "注意保存",
        "外传",
    )

    def hits(self, scene: Scene) -> Iterator[Hit]:
        for line in lines_with(scene, _ANY, 4000):
            words = _mark(line) or _chosen(scene, line)
            if not words and _is_bare(line):
                words = line.words if _is_at_an_end(scene, line) else ""
            if words:
                yield Hit(line.start, line.end, words)


def _mark(line: Line) -> str:
    for match in _THIS.finditer(line.words):
        is_alone = match[0] == line.words.strip("()【】[]。.!！")
        bracketed = line.words[match.start() - 1 : match.start()] in {"(", "【", "["}
        said = is_spoken_of(line.words, match.start())
        after = line.words[match.end() : match.end() + 3].lstrip(")】]")
        if is_alone or (bracketed and not said and not _SAID_AFTER.match(after)):
            return match[0]
    bracketed_line = _IN_BRACKETS.fullmatch(line.words)
    if bracketed_line:
        return bracketed_line[1]
    inside = _INSIDE_MARK.fullmatch(line.words)
    return inside[1] if inside and _MORE.search(line.words) else ""


def _chosen(scene: Scene, line: Line) -> str:
    """A form's field: 公开属性：依申请公开, in one cell or two side by side."""
    text = scene.text[line.start : line.end]
    cells = ["".join(cell.split()) for cell in text.split("\t")]
    filled = [cell for cell in cells if cell]
    pairs = [f"{left.rstrip(':')}:{right}" for left, right in pairwise(filled)]
    for each in (*filled, *pairs):
        match = _CHOSEN.search(each)
        if match and len(each) <= 80 and not is_spoken_of(each, match.start()):
            return match[0]
    return ""


def _is_bare(line: Line) -> bool:
    return _INSIDE_MARK.fullmatch(line.words) is not None


def _is_at_an_end(scene: Scene, line: Line) -> bool:
    if line.number < _EDGE:
        return True
    rest = scene.text[line.end : line.end + _TAIL]
    if line.end + _TAIL < len(scene.text):
        return False
    return len([each for each in rest.split("\n") if each.strip()]) < _EDGE
