"""Was an interpretation published when its document was: not too late, and not before it?

The days are those the pages state; working days are counted by the State Council's calendar, and a
year that it does not hold is left undetermined.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import ClassVar

from pydantic import Field

from monitor.policy_words import NO_CALENDAR
from monitor.rules.base import (
    Candidate,
    ClauseLimit,
    InOrder,
    Level,
    Rule,
    Scalar,
    Text,
    Verdict,
    Violation,
)
from monitor.rules.policy_subjects import (
    UNREAD_DATE,
    explained,
    first_dated,
    is_sure,
    lag,
    quoted,
    undetermined,
)
from monitor.view import Grade, Interpretation, PolicyView, SiteView

_NEEDS = Text(
    "文件页和解读页的发布日期", "the publishing days of the document and of its interpretation"
)


class InterpretationLate(Rule):
    """The first interpretation comes within so many working days of its document."""

    code: ClassVar[str] = "interpretation-late"
    title: ClassVar[Text] = Text("政策解读发布不及时", "Interpretation published late")
    level: ClassVar[Level] = Level.HINT
    official: ClassVar[tuple[str, ...]] = ("W-I03", "W-I02")
    needs: ClassVar[Text] = _NEEDS
    threshold: ClassVar[Text] = Text(
        "解读在文件发布后3个工作日内发布（外地规定）",
        "an interpretation within 3 working days of its document (rules of other cities)",
    )
    clause_limits: ClassVar[Mapping[str, ClauseLimit]] = {
        "max_workdays": ClauseLimit(3, "D", "higher", Text("个工作日", "working days"), ">")
    }
    clause: ClassVar[Text] = Text(
        "外地规定：解读最迟在文件发布后3个工作日内发布（郑州市2016年、宣城市商务局2015年）；未见本地规定，为待确认的默认值",
        "rules of other cities: at the latest 3 working days after the document (Zhengzhou 2016, Xuancheng "
        "2015); no local rule was found, so it is a default to confirm",
    )
    mark: ClassVar[str] = "D"
    machine: ClassVar[str] = "partial"
    unit: ClassVar[Text] = Text("份", "")
    summary: ClassVar[Text] = Text(
        "{title}发布于{published}，解读{interpretation}发布于{explained}，相隔{workdays}个工作日（期限{limit}个工作日）",
        "{title} was published on {published} and its interpretation {interpretation} on {explained}, "
        "{workdays} working days later (limit {limit})",
    )
    remedy: ClassVar[Text] = Text(
        "解读日期无法补救，请勿改动；今后请把解读材料与文件同步起草、同步审签、同步发布。",
        "The day cannot be made good and should not be altered; from now on draft, approve and publish the "
        "interpretation together with the document.",
    )
    due_workdays: ClassVar[int] = 5

    max_workdays: int = Field(default=3, ge=0)
    since: date | None = None  # documents published earlier are not judged

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One verdict for each document with an interpretation, where one was needed."""
        for policy in explained(view):
            early = self.since and policy.published and policy.published < self.since
            if policy.need.grade is not Grade.NOT_REQUIRED and not early:
                yield self._verdict(policy)

    def _verdict(self, policy: PolicyView) -> Verdict:
        first = first_dated(policy)
        if policy.published is None or first is None or first.published is None:
            return undetermined(policy, UNREAD_DATE)
        workdays = lag(policy, first)
        if workdays is None:
            return undetermined(policy, NO_CALENDAR)
        if workdays <= self.max_workdays:
            return InOrder(policy.url, policy.url)
        if any(each.published is None for each in policy.interpretations):
            return undetermined(policy, UNREAD_DATE)  # that one may have come in time
        details: dict[str, Scalar] = {
            **_details(policy, first),
            "workdays": workdays,
            "limit": self.max_workdays,
            "limit_mark": "" if "max_workdays" in self.model_fields_set else "D",
            "need": policy.need.grade.value,
        }
        return _told(policy, first, details, is_sure(policy, first))


class InterpretationEarly(Rule):
    """No interpretation is dated before its document."""

    code: ClassVar[str] = "interpretation-early"
    title: ClassVar[Text] = Text(
        "解读早于政策文件发布", "Interpretation published before its document"
    )
    level: ClassVar[Level] = Level.HINT
    official: ClassVar[tuple[str, ...]] = ("W-I02",)
    needs: ClassVar[Text] = _NEEDS
    threshold: ClassVar[Text] = Text("解读不早于文件", "no interpretation before its document")
    clause: ClassVar[Text] = Text(
        "解读与文件同步发布（广州市、辽宁省要求）；早于文件发布是其反面，容许天数为默认值",
        "an interpretation is published together with its document (Guangzhou, Liaoning); being dated before "
        "it is the reverse, and the tolerance is a default",
    )
    mark: ClassVar[str] = "D"
    machine: ClassVar[str] = "partial"
    unit: ClassVar[Text] = Text("份", "")
    summary: ClassVar[Text] = Text(
        "解读{interpretation}发布于{explained}，比{title}（{published}发布）早{days}天",
        "The interpretation {interpretation} is dated {explained}, {days} days before {title} ({published})",
    )
    remedy: ClassVar[Text] = Text(
        "请核对两个页面的发布日期，并确认解读对应的确实是该文件；日期填错的，请更正。",
        "Check the days of both pages and whether the interpretation really speaks of this document; correct a "
        "wrong day.",
    )
    due_workdays: ClassVar[int] = 5

    tolerance_days: int = Field(default=1, ge=0)  # natural days; pages go online around midnight

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One verdict for each document with an interpretation."""
        return map(self._verdict, explained(view))

    def _verdict(self, policy: PolicyView) -> Verdict:
        first = first_dated(policy)
        if policy.published is None or first is None or first.published is None:
            return undetermined(policy, UNREAD_DATE)
        days = (policy.published - first.published).days
        if days > self.tolerance_days:
            details = {**_details(policy, first), "days": days, "limit": self.tolerance_days}
            return _told(policy, first, details, sure=False)
        if any(each.published is None for each in policy.interpretations):
            return undetermined(policy, UNREAD_DATE)
        return InOrder(policy.url, policy.url)


def _details(policy: PolicyView, first: Interpretation) -> dict[str, Scalar]:
    return {
        "title": quoted(policy.title),
        "interpretation": quoted(first.title),
        "published": str(policy.published),
        "explained": str(first.published),
        "paired_by": first.kind,
        "pair_confidence": first.confidence,
    }


def _told(
    policy: PolicyView, first: Interpretation, details: dict[str, Scalar], sure: bool
) -> Violation:
    kind = Violation if sure else Candidate
    return kind(
        policy.url,
        policy.url,
        details,
        sources=(first.url,),
        column=policy.column,
        name=policy.title,
    )
