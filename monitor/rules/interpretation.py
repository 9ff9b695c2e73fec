"""Policy interpretation: does every document that needs one have it, in time?

The pairs were found in ``monitor.policies``, the need was guessed in ``monitor.duty``. Only a document
that surely needs an interpretation is a fault without one; what likely needs one is for a person.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import ClassVar, Literal

from pydantic import Field

from monitor.clock import CalendarUnknownError, workdays_between
from monitor.policy_words import (
    CANNOT_TELL,
    DUE_SOON,
    GROUNDS,
    IN_TIME,
    NO_CALENDAR,
    NO_DATE,
    REASONS,
)
from monitor.rules.base import (
    Candidate,
    ClauseLimit,
    InOrder,
    Scalar,
    Tally,
    Text,
    Undetermined,
    Verdict,
    Violation,
)
from monitor.rules.deduction import Deduction
from monitor.rules.policy_subjects import distinct, quoted, undetermined
from monitor.view import Grade, PolicyState, PolicyView, SiteView


class PolicyInterpretation(Deduction):
    """A document that needs an interpretation has one in time."""

    code: ClassVar[str] = "policy-interpretation"
    threshold: ClassVar[Text] = Text(
        "文件发布后3个工作日内应有解读（地方规定）",
        "an interpretation within 3 working days (local rules)",
    )
    clause_limits: ClassVar[Mapping[str, ClauseLimit]] = {
        "max_workdays": ClauseLimit(3, "D", "higher", Text("个工作日", "working days"), ">")
    }
    title: ClassVar[Text] = Text("政策文件缺少解读", "Policy documents without interpretation")
    block: ClassVar[str] = "publishing"
    official: ClassVar[tuple[str, ...]] = ("W-P07", "W-I02", "W-I03", "W-I05")
    needs: ClassVar[Text] = Text(
        "政策文件、政策解读两类栏目及其文章页，文件的发文字号、发布机构和发布日期",
        "the columns of policies and of interpretations with their articles; number, issuer and day of "
        "each document",
    )
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》扣分指标·发布解读·解读比例",
        "State Council General Office Letter 〔2019〕 No. 19, deduction indicators, publishing: "
        "share of documents interpreted",
    )
    mark: ClassVar[str] = "A"
    machine: ClassVar[str] = "partial"
    sampled: ClassVar[bool] = True
    points_mark: ClassVar[str] = "B"
    unit: ClassVar[Text] = Text("份", "")
    summary: ClassVar[Text] = Text(
        "{title}发布后{workdays}个工作日未见解读（期限{limit}个工作日）",
        "{title} has no interpretation {workdays} working days after it was published "
        "(limit {limit})",
    )
    missing_summary: ClassVar[Text] = Text(
        "{title}发布{workdays}个工作日仍缺少解读（期限{limit}个工作日，超过{missing_after}个即为缺失）",
        "{title} still lacks its interpretation {workdays} working days after it was published "
        "(limit {limit}; missing after {missing_after})",
    )
    remedy: ClassVar[Text] = Text(
        "请商起草科室提供解读材料，发布到政策解读栏目，标题中写明文件名称，并与文件互相链接；"
        "如该文件不需要解读，请在问题清单中注明理由，或在方案的 not_required 中列出。",
        "Ask the drafting unit for an interpretation, publish it in the interpretation column with "
        "the document's name in its title, and link the two to each other. If the document needs "
        "none, explain the finding, or name it under not_required in the profile.",
    )
    due_workdays: ClassVar[int] = 3

    # One point was taken from the National Natural Science Foundation in 2019.
    points_each: float = Field(default=1.0, ge=0, le=100)
    # 同步发布 is asked for in Guangzhou and Liaoning; one day of grace before it is called due soon.
    warn_workdays: int = Field(default=1, ge=0)
    # Local rules (郑州 2016, 宣城 2015); none of Shandong was found, so it is a default to confirm.
    max_workdays: int = Field(default=3, ge=0)
    # No source: from here on it is called missing, no longer overdue.
    missing_workdays: int = Field(default=10, ge=0)
    since: date | None = None  # documents published earlier are not judged
    # What a person settled: parts of titles, or addresses. Whatever stands in both needs none.
    require: tuple[str, ...] = ()
    not_required: tuple[str, ...] = ()
    own_numbers: tuple[
        str, ...
    ] = ()  # 滨发改: what the unit's numbers begin with, beside those read
    # How a title is taken that does not tell its kind: left open, shown to a person, or passed over.
    unclear: Literal["unclear", "likely", "not_required"] = "unclear"

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One verdict a document, none where an interpretation is not required."""
        for policy in distinct(view):
            early = self.since and policy.published and policy.published < self.since
            if policy.state is not PolicyState.NOT_REQUIRED and not early:
                yield self._verdict(policy, view)

    def _verdict(self, policy: PolicyView, view: SiteView) -> Verdict:
        if policy.state in {PolicyState.LINKED, PolicyState.MATCHED}:
            return InOrder(policy.url, policy.url)
        if policy.state is not PolicyState.MISSING and policy.reason != "within-time":
            return undetermined(policy, REASONS.get(policy.reason, CANNOT_TELL))
        if policy.published is None:
            return undetermined(policy, NO_DATE)
        try:
            workdays = workdays_between(policy.published, view.last_look)
        except CalendarUnknownError:
            return undetermined(policy, NO_CALENDAR)
        if workdays <= self.max_workdays or policy.state is not PolicyState.MISSING:
            return undetermined(policy, DUE_SOON if workdays > self.warn_workdays else IN_TIME)
        kind = Violation if policy.need.grade is Grade.REQUIRED else Candidate
        details = self._details(policy, policy.published, workdays)
        return kind(policy.url, policy.url, details, column=policy.column, name=policy.title)

    def _details(self, policy: PolicyView, published: date, workdays: int) -> dict[str, Scalar]:
        return {
            "title": quoted(policy.title),
            "doc_number": policy.doc_number,
            "published": published.isoformat(),
            "workdays": workdays,
            "limit": self.max_workdays,
            "limit_mark": "" if "max_workdays" in self.model_fields_set else "D",
            "missing_after": self.missing_workdays,
            "stage": "missing" if workdays > self.missing_workdays else "overdue",
            "need": policy.need.grade.value,
            "need_ground": policy.need.ground,
        }

    def tally(self, verdicts: Iterable[Verdict], view: SiteView) -> Tally:
        """Adds how many documents have little time left."""
        known = list(verdicts)
        found = super().tally(known, view)
        due = sum(isinstance(each, Undetermined) and each.reason is DUE_SOON for each in known)
        return replace(found, details={**found.details, "due_soon": due})

    def summary_of(self, violation: Violation) -> Text:
        """Says how late it is, where the limit comes from and why an interpretation is needed."""
        details = violation.details
        told = self.missing_summary if details.get("stage") == "missing" else self.summary
        return Text(f"{told.zh}{_why(details).zh}", f"{told.en}{_why(details).en}")


_GRADES = {
    Grade.REQUIRED.value: Text("应当解读", "it needs one"),
    Grade.LIKELY.value: Text("机器推测需要解读，请人工确认", "it likely needs one; please confirm"),
}
_UNCONFIRMED = Text(
    "；期限参照外地规定，待确认", "; the limit is that of other cities, to be confirmed"
)


def _why(details: Mapping[str, Scalar]) -> Text:
    """Why an interpretation is needed, and whether the limit is confirmed, as the end of a sentence."""
    grade = _GRADES.get(str(details.get("need")), _GRADES["likely"])
    ground = GROUNDS.get(str(details.get("need_ground")), Text("", ""))
    limit = _UNCONFIRMED if details.get("limit_mark") == "D" else Text("", "")
    return Text(f"；{grade.zh}：{ground.zh}{limit.zh}", f"; {grade.en}: {ground.en}{limit.en}")
