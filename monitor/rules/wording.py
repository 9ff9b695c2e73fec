"""Wording (错敏词): what the term lists found. Hits are candidates with their context; a person decides.

No list is complete, and a right word may stand in a wrong place, so a machine neither accuses nor acquits.
"""

from abc import abstractmethod
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import ClassVar

from monitor.rules.base import (
    Candidate,
    InOrder,
    Level,
    Rule,
    Scalar,
    Text,
    Undetermined,
    Verdict,
)
from monitor.terms import TermKind
from monitor.view import SiteView, TermHit

_UNREAD = Text("本次监测没有读到可供查找的正文", "No text was read that could be searched")
_SOURCES = 20
_TEMPLATE = 3  # pages with the same words around the term: one place to mend, not so many faults
_PLACES = {
    "text": Text("正文", "text"),
    "title": Text("标题", "title"),
    "row": Text("列表标题", "list row"),
    "file": Text("附件", "attachment"),
}


class _Wording(Rule):
    """Hits of one kind of term."""

    mark: ClassVar[str] = "A"
    machine: ClassVar[str] = "partial"
    needs: ClassVar[Text] = Text(
        "页面正文、标题、列表标题和附件文字；词表",
        "texts, titles and list rows of pages, texts of attachments; term lists",
    )
    summary: ClassVar[Text] = Text(
        "{place}中出现“{wrong}”（…{context}…），疑应为“{right}”，共{pages}个页面",
        "The {place_en} says “{wrong}” (…{context}…); “{right}” is probably meant; pages: {pages}",
    )

    @abstractmethod
    def covers(self, hit: TermHit) -> bool:
        """Whether the hit is of this rule's kind."""

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One candidate for each page and term; what a template repeats is one."""
        hits = [hit for hit in view.terms if self.covers(hit)]
        if not view.searched:
            yield Undetermined("site", _UNREAD, view.site.url)
        elif not hits:
            yield InOrder("site", view.site.url)
        alike: dict[tuple[str, str], list[TermHit]] = defaultdict(list)
        for hit in hits:
            alike[hit.wrong, hit.context].append(hit)
        for (wrong, context), group in alike.items():
            if len(group) >= _TEMPLATE:
                yield _candidate(f"{wrong}|{context}", group)
            else:
                yield from (_candidate(f"{hit.url}#{wrong}", [hit]) for hit in group)


def _candidate(subject: str, hits: Sequence[TermHit]) -> Candidate:
    first = hits[0]
    place = _PLACES.get(first.place, _PLACES["text"])
    details: dict[str, Scalar] = {
        "wrong": first.wrong,
        "right": first.right,
        "context": first.context,
        "place": place.zh,
        "place_en": place.en,
        "pages": len(hits),
        "count": sum(hit.count for hit in hits),
        "list": first.source,
    }
    sources = tuple(hit.url for hit in hits[:_SOURCES])
    name = f"“{first.wrong}”"
    return Candidate(
        subject, first.url, details, (first.context,), sources, column=first.column, name=name
    )


class GraveWording(_Wording):
    """Names of the state and the party surely miswritten."""

    code: ClassVar[str] = "grave-wording"
    title: ClassVar[Text] = Text("疑似严重表述错误", "Possibly a grave error of wording")
    level: ClassVar[Level] = Level.VETO
    official: ClassVar[tuple[str, ...]] = ("W-V1.1",)
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》单项否决·安全、泄密事故等严重问题（出现严重表述错误）",
        "State Council General Office Letter 〔2019〕 No. 19, veto indicators: grave problems (grave "
        "errors of wording)",
    )
    mark: ClassVar[str] = "B"
    remedy: ClassVar[Text] = Text(
        "请立即打开页面核对：确属错误的当日改正（原稿、附件、转载一并改），并由审核人复核；属引用或误报的，请注明为误报。",
        "Open the page at once: correct it the same day where it is wrong (the original, attachments and "
        "reposts too) and have it read again; where it is a quotation, dismiss the hint.",
    )
    due_workdays: ClassVar[int] = 1

    def covers(self, hit: TermHit) -> bool:
        """Terms that a list calls grave."""
        return hit.kind == TermKind.GRAVE


class Wording(_Wording):
    """Words surely miswritten, and those of the user's own list."""

    code: ClassVar[str] = "wording"
    title: ClassVar[Text] = Text("疑似错误表述", "Possibly wrong wording")
    level: ClassVar[Level] = Level.HINT
    official: ClassVar[tuple[str, ...]] = ("W-V1.1",)
    clause: ClassVar[Text] = Text(
        "各级政府网站检查通报普遍列出的“错别字、表述错误”；严重的属于国办秘函〔2019〕19号单项否决情形",
        "wrong words as inspection bulletins list them; grave ones are a veto of Letter 〔2019〕 No. 19",
    )
    remedy: ClassVar[Text] = Text(
        "请打开页面核对：确属错误的改正后重新发布；属引用、专名或误报的，请注明为误报，并可加入词表的例外。",
        "Open the page: correct it and publish again where it is wrong; where it is a quotation or a name, "
        "dismiss it and add an exception to the term list.",
    )
    due_workdays: ClassVar[int] = 3

    def covers(self, hit: TermHit) -> bool:
        """Terms that a list calls wording."""
        return hit.kind == TermKind.WORDING


class AgencyName(_Wording):
    """A body called by a name that it no longer has."""

    code: ClassVar[str] = "agency-renamed"
    title: ClassVar[Text] = Text("疑似使用旧机构名称", "Possibly a former name of a body")
    level: ClassVar[Level] = Level.HINT
    official: ClassVar[tuple[str, ...]] = ("W-P02",)
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》扣分指标·发布解读·机构职能（机构改革后信息应准确）",
        "State Council General Office Letter 〔2019〕 No. 19, deduction indicators, publishing: organisation "
        "and functions, accurate after reforms",
    )
    remedy: ClassVar[Text] = Text(
        "请核对：指现在的机构的，改为现名称“{right}”；说的是机构改革以前的事的，可写作“原{wrong}”，或注明为误报。",
        "Check: where the body of today is meant, write “{right}”; where the past is told, write “the "
        "former {wrong}” or dismiss it.",
    )
    due_workdays: ClassVar[int] = 5

    def covers(self, hit: TermHit) -> bool:
        """Terms that a list calls agency."""
        return hit.kind == TermKind.AGENCY
