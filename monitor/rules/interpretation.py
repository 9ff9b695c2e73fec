"""Policy interpretation: is there one in time, and do document and interpretation link up?

The pairs were found in ``monitor.policies``. Which documents need an interpretation is a judgement,
so no fault here costs points for certain.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import ClassVar

from pydantic import Field

from monitor.clock import CalendarUnknownError, workdays_between
from monitor.rules.base import ClauseLimit, InOrder, Scalar, Text, Undetermined, Verdict, Violation
from monitor.rules.deduction import Deduction
from monitor.view import Interpretation, PolicyState, PolicyView, SiteView

_IN_TIME = Text("仍在解读期限内，暂未见解读", "No interpretation yet, but still within the time")
_NO_DATE = Text(
    "未读到文件的发布日期，无法计算解读期限", "The document shows no publishing date to count from"
)
_NO_CALENDAR = Text(
    "所涉年份的节假日安排尚未公布或未收录，无法计算工作日",
    "The working days of a year concerned are not announced or not on record",
)
_CANNOT_TELL = Text("未能判定是否有解读", "Whether there is an interpretation could not be told")
REASONS: Mapping[str, Text] = {
    "run-incomplete": Text(
        "本次监测未覆盖全站，不能断定没有解读",
        "The run did not see the whole site, so an interpretation may exist",
    ),
    "no-interpretation-column": Text(
        "未读到政策解读栏目，不能断定没有解读",
        "No interpretation column was read, so an interpretation may exist",
    ),
    "within-time": _IN_TIME,
    "related-by-script": Text(
        "文件页的相关解读由脚本从接口读取，机器未能读到，不能断定没有解读",
        "The page asks an interface for its interpretations, which could not be read",
    ),
    "related-link-unread": Text(
        "文件页有相关链接但未读到其内容，不能断定没有解读",
        "The document links to pages that were not read; one may be its interpretation",
    ),
}
_UNREAD = Text("解读页面未被读取，无法判定是否关联原文", "The interpretation's page was not read")


class PolicyInterpretation(Deduction):
    """A document that needs an interpretation has one in time."""

    code: ClassVar[str] = "policy-interpretation"
    official: ClassVar[tuple[str, ...]] = ("W-P07", "W-I03")
    needs: ClassVar[Text] = Text(
        "带文号的文件、解读栏目及相互链接",
        "documents with their numbers, interpretations, and the links between them",
    )
    threshold: ClassVar[Text] = Text(
        "文件发布后3个工作日内应有解读（地方规定）",
        "an interpretation within 3 working days (local rules)",
    )
    clause_limits: ClassVar[Mapping[str, ClauseLimit]] = {
        "max_workdays": ClauseLimit(3, "D", "higher", Text("个工作日", "working days"), ">")
    }
    title: ClassVar[Text] = Text("政策文件缺少解读", "Policy documents without interpretation")
    block: ClassVar[str] = "publishing"
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
    remedy: ClassVar[Text] = Text(
        "请商起草科室提供解读材料，发布到政策解读栏目，标题中写明文件名称，并与文件互相链接；"
        "如该文件不需要解读，请在问题清单中注明理由。",
        "Ask the drafting unit for an interpretation, publish it in the interpretation column with "
        "the document's name in its title, and link the two to each other. If the document needs "
        "none, explain the finding.",
    )
    due_workdays: ClassVar[int] = 3

    # One point was taken from the National Natural Science Foundation in 2019.
    points_each: float = Field(default=1.0, ge=0, le=100)
    # Local rules (郑州 2016, 宣城 2015); none of Shandong was found, so it is a default to confirm.
    max_workdays: int = Field(default=3, ge=0)
    since: date | None = None  # documents published earlier are not judged

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One verdict a document, none where an interpretation is not required."""
        for policy in {policy.url: policy for policy in view.policies}.values():
            early = self.since and policy.published and policy.published < self.since
            if policy.state is not PolicyState.NOT_REQUIRED and not early:
                yield self._verdict(policy, view)

    def _verdict(self, policy: PolicyView, view: SiteView) -> Verdict:
        if policy.state in {PolicyState.LINKED, PolicyState.MATCHED}:
            return InOrder(policy.url, policy.url)
        if policy.state is not PolicyState.MISSING:
            return _undetermined(policy, REASONS.get(policy.reason, _CANNOT_TELL))
        if policy.published is None:
            return _undetermined(policy, _NO_DATE)
        try:
            workdays = workdays_between(policy.published, view.today)
        except CalendarUnknownError:
            return _undetermined(policy, _NO_CALENDAR)
        if workdays <= self.max_workdays:
            return _undetermined(policy, _IN_TIME)
        details: dict[str, Scalar] = {
            "title": _quoted(policy.title),
            "doc_number": policy.doc_number,
            "published": policy.published.isoformat(),
            "workdays": workdays,
            "limit": self.max_workdays,
            "limit_mark": "D",
        }
        return Violation(policy.url, policy.url, details, column=policy.column, name=policy.title)


class InterpretationLink(Deduction):
    """Document and interpretation link to each other (双向关联)."""

    code: ClassVar[str] = "interpretation-link"
    official: ClassVar[tuple[str, ...]] = ("W-P08", "W-I04")
    needs: ClassVar[Text] = Text(
        "文件与解读页面的链接", "the links of documents and interpretations"
    )
    title: ClassVar[Text] = Text(
        "政策文件与解读未互相关联", "Document and interpretation not linked"
    )
    block: ClassVar[str] = "publishing"
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
        for policy in {policy.url: policy for policy in view.policies}.values():
            if policy.interpretations:
                yield self._verdict(policy)

    def _verdict(self, policy: PolicyView) -> Verdict:
        no_way = [each for each in policy.interpretations if not each.links_forward]
        no_return = [each for each in policy.interpretations if not each.links_back]
        unread = [each for each in no_return if not each.title]
        no_return = [each for each in no_return if each.title]
        if not no_way and not no_return:
            return _undetermined(policy, _UNREAD) if unread else InOrder(policy.url, policy.url)
        first: Interpretation = (no_way or no_return)[0]
        missing = "both" if no_way and no_return else "forward" if no_way else "back"
        details: dict[str, Scalar] = {
            "title": _quoted(policy.title),
            "interpretation": _quoted(first.title),
            "missing": missing,
            "missing_forward": len(no_way),
            "missing_back": len(no_return),
        }
        pages = dict.fromkeys(each.url for each in (*no_way, *no_return))
        return Violation(
            policy.url,
            policy.url,
            details,
            sources=tuple(pages)[:20],
            column=policy.column,
            name=policy.title,
        )

    def summary_of(self, violation: Violation) -> Text:
        """Says which direction is missing."""
        return self.summaries.get(str(violation.details.get("missing")), self.summary)


def _undetermined(policy: PolicyView, reason: Text) -> Undetermined:
    return Undetermined(policy.url, reason, policy.url, policy.title)


def _quoted(title: str) -> str:
    """The title in 《》, or in “” where it carries 《》 itself."""
    return f"“{title}”" if "《" in title else f"《{title}》"
