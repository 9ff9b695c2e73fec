"""Does an interpretation explain, or only repeat its document?"""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from monitor.rules.base import Candidate, InOrder, Level, Rule, Scalar, Text, Verdict
from monitor.rules.policy_subjects import explained, quoted, undetermined
from monitor.view import PolicyView, SiteView

_NO_TEXT = Text(
    "文件或解读的正文过少或未读到（如仅有图片、附件），无法比较",
    "Too little text of the document or of its interpretation was read (a picture, an attachment)",
)


class InterpretationCopy(Rule):
    """An interpretation is more than a shortened copy of its document."""

    code: ClassVar[str] = "interpretation-copy"
    title: ClassVar[Text] = Text("解读内容照搬文件原文", "Interpretation that repeats its document")
    level: ClassVar[Level] = Level.HINT
    official: ClassVar[tuple[str, ...]] = ("W-I06",)
    threshold: ClassVar[Text] = Text(
        "与文件正文重合不超过70%（本系统默认值）",
        "at most 70% in common (a default of this program)",
    )
    needs: ClassVar[Text] = Text("文件页和解读页的正文", "the texts of both pages")
    clause: ClassVar[Text] = Text(
        "政策解读内容要求：说明背景、依据、目标、主要内容、适用范围、执行标准、关键词、惠民利民举措、新旧差异，"
        "不得简单摘抄原文；重合比例为本系统默认值，待确认",
        "what an interpretation holds: background, basis, aims, main content, scope, standards, key terms, "
        "benefits and differences, no mere extract; the share is a default of this program",
    )
    mark: ClassVar[str] = "D"
    machine: ClassVar[str] = "partial"
    unit: ClassVar[Text] = Text("份", "")
    summary: ClassVar[Text] = Text(
        "解读{interpretation}有{percent}%的文字与{title}相同（超过{limit}%提示），请人工核对是否照搬原文",
        "{percent}% of the text of {interpretation} stands in {title} as well (shown above {limit}%); "
        "please read whether it is a mere copy",
    )
    remedy: ClassVar[Text] = Text(
        "请商起草科室补充背景依据、关键词说明、新旧政策差异等内容，用通俗的语言说明，避免大段摘抄原文。",
        "Ask the drafting unit for background, key terms and what has changed, in plain words instead of long "
        "extracts.",
    )
    due_workdays: ClassVar[int] = 10

    max_overlap: float = Field(default=0.7, gt=0, le=1)

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One verdict for each document with an interpretation: on the one least like it."""
        return map(self._verdict, explained(view))

    def _verdict(self, policy: PolicyView) -> Verdict:
        known = [each for each in policy.interpretations if each.overlap is not None]
        least = min(known, key=lambda each: (each.overlap, each.url), default=None)
        if least is None or least.overlap is None:
            return undetermined(policy, _NO_TEXT)
        if least.overlap <= self.max_overlap:
            return InOrder(policy.url, policy.url)
        if len(known) < len(policy.interpretations):
            return undetermined(policy, _NO_TEXT)  # that one may explain what this one repeats
        details: dict[str, Scalar] = {
            "title": quoted(policy.title),
            "interpretation": quoted(least.title),
            "percent": round(100 * least.overlap),
            "limit": round(100 * self.max_overlap),
            "paired_by": least.kind,
            "pair_confidence": least.confidence,
        }
        return Candidate(
            policy.url,
            policy.url,
            details,
            sources=(least.url,),
            column=policy.column,
            name=policy.title,
        )
