"""Do document and interpretation link to each other? Pairs were found in ``monitor.policies``."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from pydantic import Field

from monitor.rules.base import Candidate, InOrder, Scalar, Text, Verdict, Violation
from monitor.rules.deduction import Deduction
from monitor.rules.policy_subjects import explained, quoted, undetermined
from monitor.view import Interpretation, PolicyView, SiteView

_UNREAD = Text("解读页面未被读取，无法判定是否关联原文", "The interpretation's page was not read")
_BY_SCRIPT = Text(
    "页面的相关链接由脚本从接口读取，机器未能读到，不能断定没有关联",
    "A script asks an interface for the page's related links, which could not be read",
)


class InterpretationLink(Deduction):
    """Document and interpretation link to each other (双向关联)."""

    code: ClassVar[str] = "interpretation-link"
    title: ClassVar[Text] = Text(
        "政策文件与解读未互相关联", "Document and interpretation not linked"
    )
    block: ClassVar[str] = "publishing"
    official: ClassVar[tuple[str, ...]] = ("W-P08", "W-I04")
    needs: ClassVar[Text] = Text(
        "政策文件页、所在列表和解读页的正文链接",
        "the links of the document's page, of its row in a list and of the interpretation's page",
    )
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》扣分指标·发布解读·解读关联",
        "State Council General Office Letter 〔2019〕 No. 19, deduction indicators, publishing: "
        "interpretation linked with its document",
    )
    mark: ClassVar[str] = "A"
    sampled: ClassVar[bool] = True
    points_mark: ClassVar[str] = "B"
    unit: ClassVar[Text] = Text("份", "")
    summary: ClassVar[Text] = Text(
        "{title}与其解读未互相关联",
        "{title} and its interpretation do not link to each other",
    )
    summaries: ClassVar[dict[str, Text]] = {
        "forward": Text(
            "{title}页面未链接到其解读{interpretation}",
            "{title} does not link to its interpretation {interpretation}",
        ),
        "back": Text(
            "解读{interpretation}未关联政策原文{title}",
            "The interpretation {interpretation} does not link to its document {title}",
        ),
    }
    remedy: ClassVar[Text] = Text(
        "请在文件页面添加“相关解读”链接，在解读页面添加“政策原文”链接，两个方向都要有；添加后逐个点开核对。",
        "Put a link to the interpretation on the document's page and a link to the document on the "
        "interpretation's page, then open both.",
    )
    due_workdays: ClassVar[int] = 3

    # One point was taken from the National Natural Science Foundation in 2019.
    points_each: float = Field(default=1.0, ge=0, le=100)

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One verdict for each document that has an interpretation."""
        return map(self._verdict, explained(view))

    def _verdict(self, policy: PolicyView) -> Verdict:
        no_way = [each for each in policy.interpretations if not each.links_forward]
        no_return = [each for each in policy.interpretations if not each.links_back]
        hidden = (no_way if policy.links_unread else []) + [
            each for each in no_return if each.links_unread
        ]
        unread = [each for each in no_return if not each.title]
        no_way = [] if policy.links_unread else no_way
        no_return = [each for each in no_return if each.title and not each.links_unread]
        if no_way or no_return:
            return _fault(policy, no_way, no_return)
        if hidden or unread:
            return undetermined(policy, _BY_SCRIPT if hidden else _UNREAD)
        return InOrder(policy.url, policy.url)

    def summary_of(self, violation: Violation) -> Text:
        """Says which direction is missing."""
        return self.summaries.get(str(violation.details.get("missing")), self.summary)


def _fault(
    policy: PolicyView, no_way: Sequence[Interpretation], no_return: Sequence[Interpretation]
) -> Violation:
    """A pair that only titles loosely make is shown to a person first."""
    wanting = sorted([*no_way, *no_return], key=lambda each: not each.sure)
    first = wanting[0]
    details: dict[str, Scalar] = {
        "title": quoted(policy.title),
        "interpretation": quoted(first.title or first.url),
        "missing": "both" if no_way and no_return else "forward" if no_way else "back",
        "missing_forward": len(no_way),
        "missing_back": len(no_return),
        "paired_by": first.kind,
        "pair_confidence": first.confidence,
    }
    kind = Violation if first.sure else Candidate
    pages = tuple(dict.fromkeys(each.url for each in wanting))[:20]
    return kind(
        policy.url, policy.url, details, sources=pages, column=policy.column, name=policy.title
    )
