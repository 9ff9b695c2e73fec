"""Heads of papers that stay inside: 特急, 内部明电, a copy's number, 抄报, a request, internal minutes."""

import re
from collections.abc import Iterator
from typing import ClassVar

from monitor.facts import LeakKind
from monitor.leaks.base import Detector, Hit
from monitor.leaks.marks import lines_with
from monitor.leaks.scene import Scene

_URGENT = re.compile(
    r"(?:紧急程度:?|等级:?)?((?:特急|加急|特提|平急)(?:[·.]?明电)?|(?:内部)?(?:明电|传真电报|密码电报|明传电报)|明电)"
)
_COPY = re.compile(r"份号:?[0-9]{3,8}(?![0-9])")
_REPORTED = re.compile(r"(?:抄报|主报)(?:单位|机关)?:.{2,}")
_REQUEST = re.compile(r"[^，。；,;:“”]{0,40}关于.{2,60}的请示")
_ASKED = re.compile(
    r"[妥当]否,?，?敬?请(?:批示|审批|审示|批复|予)|特此请示|请予?(?:批示|审批|审示)。?(?:\n|$)|以上请示"
)
# How a request ends, alone in its line: whoever speaks of such an ending says more.
_END = re.compile(
    r"(?:(?:以上|上述|所请)[^，。,“”]{0,8}[,，]?)?[妥当可是]否(?:妥当|可行)?[,，]?敬?请予?(?:批示|审批|审示|批复|指示|审议|核准)[。!]?|特此请示[。!]?|"
    r"以上请示[,，][^，。,“”]{0,12}请予?(?:批示|审批|审示|批复|指示|审议|核准)[。!]?"
)
_MINUTES = re.compile(
    r"[^，。；,;:“”《》]{0,30}(?:内部|党组|党委|党工委|办公会议?|班子|局务会议?|专题会议?|碰头会)[^，。；,;:“”《》]{0,10}纪要(?:\([^)]{1,20}\)|〔.{2,16})?"
)
_INNER = re.compile(
    r"[^，。；,;:“”《》]{0,30}内部[^，。；,;:“”《》]{0,10}纪要(?:\([^)]{1,20}\)|〔.{2,16})?"
)
_MET = re.compile(
    r"出席|列席|参会|参加人员|参加:|主持|记录人?:|议定|议题|会议(?:听取|研究|决定|认为|同意|明确|讨论|原则)"
)
_ANY = re.compile(r"特急|加急|特提|平急|明电|明传|份号|抄报|主报|请示|纪要|电报|[妥当可是]否")
_LONGEST = 80


class InternalHead(Detector):
    """Weak by nature: many such papers are published on purpose."""

    kind: ClassVar[LeakKind] = LeakKind.INTERNAL_HEAD
    hints: ClassVar[tuple[str, ...]] = (
        "急",
        "明电",
        "明 电",
        "明\u3000电",
        "明传",
        "份号",
        "份 号",
        "抄报",
        "抄 报",
        "主报",
        "请示",
        "纪要",
        "特提",
        "特 提",
        "电报",
        "妥否",
        "当否",
        "可否",
    )

    def hits(self, scene: Scene) -> Iterator[Hit]:
        is_asked = _ASKED.search(scene.text) is not None
        has_met = _MET.search(scene.text) is not None
        title = "".join(scene.title.split())
        words = _titled(title, is_asked=is_asked, has_met=has_met)
        if words:
            yield Hit(0, 0, words)
        for line in lines_with(scene, _ANY, _LONGEST):
            words = _head(line.words) or _titled(line.words, is_asked=is_asked, has_met=has_met)
            if words:
                yield Hit(line.start, line.end, words)


def _titled(words: str, *, is_asked: bool, has_met: bool) -> str:
    """What a line that is a paper's title says, if the paper reads like one of its kind."""
    if is_asked and _REQUEST.fullmatch(words):
        return "请示"
    return "会议纪要" if has_met and _MINUTES.fullmatch(words) else ""


def _head(words: str) -> str:
    """Lines that need no other to be known."""
    urgent = _URGENT.fullmatch(words)
    if urgent:
        return urgent[1]
    if _COPY.match(words):
        return "份号"
    if _END.fullmatch(words):
        return "请示"
    if _INNER.fullmatch(words):
        return "会议纪要"
    return "抄报" if _REPORTED.match(words) else ""
