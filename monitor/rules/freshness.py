"""Columns: is everything updated in time that has to be, and is none of it blank?

The dates were weighed in ``monitor.columns``; here they meet the numbers of 国办秘函〔2019〕19号. A
column that could not be read is undetermined: an outage must not be reported twice.
"""

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from math import ceil
from typing import ClassVar

from pydantic import Field

from monitor.columns import deadline_of, official_window, window_of
from monitor.facts import SAYS_NOTHING, ListState
from monitor.messages import is_mailbox
from monitor.profile import Category
from monitor.rules.base import (
    InOrder,
    Level,
    Met,
    Rule,
    Scalar,
    Tally,
    Text,
    Undetermined,
    Verdict,
    Violation,
)
from monitor.view import ColumnState, ColumnView, SiteView
from monitor.wording import column_reason

_EMPTY_TOO = Text(
    "栏目为空白，计入“空白栏目”，不重复计算",
    "The column is blank; it is counted there and not twice",
)


class _ColumnRule(Rule):
    """What the three counts of columns share: each column of the rule's own kind is one subject."""

    level: ClassVar[Level] = Level.VETO
    due_workdays: ClassVar[int] = 5
    warn_share: ClassVar[float] = 0.8  # of the limit: 4 stale columns of 5 ask for attention

    limit: int = Field(default=5, ge=1)

    @abstractmethod
    def covers(self, column: ColumnView) -> bool:
        """Whether the column is a subject of this rule."""

    @abstractmethod
    def verdict(self, column: ColumnView, view: SiteView) -> Verdict:
        """What the rule says of one column."""

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One verdict for each distinct column."""
        distinct = {column.column.url: column for column in view.columns}
        for column in distinct.values():
            if self.covers(column):
                yield self.verdict(column, view)

    def limit_count(self) -> int:
        """Five or ten by the clause, both “含”, so reaching the number breaks the indicator."""
        return self.limit

    def tally(self, verdicts: Iterable[Verdict], view: SiteView) -> Tally:
        """Counts what the clause counts; a limit the profile made stricter costs no veto."""
        known = [verdict for verdict in verdicts if not _is_local(verdict)]
        found = super().tally(known, view)
        # Columns are known and none is of this kind: nothing can break the indicator.
        met = Met.MET if not known and view.columns else found.met
        due = sum(
            self.covers(column) and column.state is ColumnState.DUE_SOON for column in view.columns
        )
        value = int(found.value or 0) if known or view.columns else None
        unknown = sum(isinstance(verdict, Undetermined) for verdict in known)
        details: dict[str, Scalar] = {"due_soon": due, "undetermined": unknown}
        return Tally(met, value, self.limit, details=details)

    def near_limit(self, tally: Tally) -> bool:
        """Whether one or two more columns would break the indicator."""
        return tally.value is not None and tally.value >= ceil(self.limit * self.warn_share)


def _is_local(verdict: Verdict) -> bool:
    return isinstance(verdict, Violation) and verdict.details.get("official") is False


class _StaleRule(_ColumnRule):
    """A column past its deadline."""

    remedy: ClassVar[Text] = Text(
        "请在“{name}”栏目发布新信息；确实没有内容可发的，请与相邻栏目合并，或按程序撤下该栏目。"
        "发布后请打开栏目页，确认新信息及日期已显示。",
        "Publish new information in “{name}”. If there is truly nothing to publish, merge the "
        "column with a neighbour or take it down by the proper procedure. Then open the column "
        "and check that the new entry is shown with its date.",
    )
    summary: ClassVar[Text] = Text(
        "“{name}”栏目最新信息为{newest}，距监测时间点{age}天，超过{limit}天未更新",
        "The newest entry of “{name}” is dated {newest}, {age} days before the inspection; "
        "the limit is {limit} days",
    )
    yearly_summary: ClassVar[Text] = Text(
        "“{name}”栏目最新信息为{newest}，上一年度的年度报告应于{deadline}前发布，尚未见到",
        "The newest entry of “{name}” is dated {newest}; last year's annual report was due by "
        "{deadline} and is not there",
    )

    def verdict(self, column: ColumnView, view: SiteView) -> Verdict:
        """Stale is a violation; unread and blank are undetermined here."""
        address, name = column.column.url, column.column.name
        if column.state is ColumnState.BLANK:
            return Undetermined(address, _EMPTY_TOO, address, name)
        if column.state is ColumnState.UNVERIFIED:
            return Undetermined(address, _reason(column), address, name)
        if column.state is not ColumnState.STALE or column.newest_date is None:
            return InOrder(address, address)
        evidence = tuple(part for part in (column.newest_url, column.newest_text) if part)
        details = self.details(column, view)
        return Violation(address, address, details, evidence, column=address, name=name)

    def details(self, column: ColumnView, view: SiteView) -> dict[str, Scalar]:
        """Numbers for the sentence, and where the window comes from."""
        newest = column.newest_date or view.today
        return {
            "name": column.column.name,
            "newest": newest.isoformat(),
            "newest_source": column.newest_source,
            "age": max(0, (view.today - newest).days),
            "limit": column.limit_days,
            "deadline": column.deadline.isoformat() if column.deadline else None,
            "basis": column.basis,
            "confidence": column.confidence,
        }

    def summary_of(self, violation: Violation) -> Text:
        """Annual reports are due on a day, not after so many days."""
        return self.yearly_summary if violation.details.get("yearly") else self.summary


class ColumnStale(_StaleRule):
    """News not updated in 2 weeks, first-level notices and policies not in 6 months."""

    code: ClassVar[str] = "column-stale"
    title: ClassVar[Text] = Text("栏目不更新", "Columns not updated")
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》单项否决·栏目不更新（动态要闻类、通知公告与政策文件类）",
        "State Council General Office Letter 〔2019〕 No. 19, veto indicators: columns not updated",
    )
    mark: ClassVar[str] = "A"

    due_soon_days: int | None = Field(default=None, ge=0)  # read where the columns are weighed

    def covers(self, column: ColumnView) -> bool:
        """The kinds the clause names."""
        return _is_named(column)

    def details(self, column: ColumnView, view: SiteView) -> dict[str, Scalar]:
        """Adds whether the clause's own window has passed, not only the profile's stricter one."""
        return {**super().details(column, view), "official": _is_official(column, view)}


class ColumnOverdue(_StaleRule):
    """Every other column that should be updated and long has not been."""

    code: ClassVar[str] = "column-overdue"
    title: ClassVar[Text] = Text("应更新栏目长期未更新", "Columns overdue for update")
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》单项否决·栏目不更新（应更新但长期未更新）",
        "State Council General Office Letter 〔2019〕 No. 19, veto indicators: "
        "columns that should be updated and long have not been",
    )
    mark: ClassVar[str] = "A"
    machine: ClassVar[str] = "partial"  # what “should be updated” means is for a person to say

    limit: int = Field(default=10, ge=1)

    def covers(self, column: ColumnView) -> bool:
        """Columns without a window too: they are in order, whatever their age.

        Mailboxes are left to ``message-stale``: two months is the window of 留言公开, and one fault is told once.
        """
        return not _is_named(column) and not is_mailbox(column.column)

    def verdict(self, column: ColumnView, view: SiteView) -> Verdict:
        """A column without a window is never overdue, and it need not be readable for that."""
        if column.limit_days is None:
            return InOrder(column.column.url, column.column.url)
        return super().verdict(column, view)

    def details(self, column: ColumnView, view: SiteView) -> dict[str, Scalar]:
        """Adds whether the deadline is a day of the year."""
        window = window_of(column.column)
        return {**super().details(column, view), "yearly": window is not None and window.yearly}


class ColumnBlank(_ColumnRule):
    """A column that exists and holds nothing."""

    code: ClassVar[str] = "column-blank"
    title: ClassVar[Text] = Text("空白栏目", "Blank columns")
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》单项否决·栏目不更新（空白栏目）",
        "State Council General Office Letter 〔2019〕 No. 19, veto indicators: blank columns",
    )
    mark: ClassVar[str] = "A"
    warn_share: ClassVar[float] = 0.6  # 3 of 5
    summary: ClassVar[Text] = Text("“{name}”为空白栏目", "The column “{name}” is blank")
    summaries: ClassVar[dict[str, Text]] = {
        "said": Text(
            "“{name}”为空白栏目：栏目页写明没有内容",
            "The column “{name}” is blank: its page says that there is nothing",
        ),
        "rows": Text(
            "“{name}”为空白栏目：读到了栏目的列表，其中没有条目",
            "The column “{name}” is blank: its list was read and holds no entry",
        ),
    }
    remedy: ClassVar[Text] = Text(
        "请在“{name}”栏目发布内容；暂无内容的，请先从页面上撤下该栏目，待有内容后再开通。",
        "Publish something in “{name}”, or take the column off the pages until there is content.",
    )

    def covers(self, column: ColumnView) -> bool:
        """Every column."""
        return True

    def verdict(self, column: ColumnView, view: SiteView) -> Verdict:
        """Rows without a date are content all the same."""
        address, name = column.column.url, column.column.name
        if column.state is ColumnState.BLANK:
            said = column.reading is not None and column.reading.reason == SAYS_NOTHING
            details = {"name": name, "seen": "said" if said else "rows"}
            return Violation(address, address, details, column=address, name=name)
        filled = column.reading is not None and column.reading.state is ListState.ENTRIES
        if column.state is ColumnState.UNVERIFIED and not filled:
            return Undetermined(address, _reason(column), address, name)
        return InOrder(address, address)

    def summary_of(self, violation: Violation) -> Text:
        """With what was seen, where it is on record."""
        return self.summaries.get(str(violation.details.get("seen")), self.summary)


def _reason(column: ColumnView) -> Text:
    return column_reason(column) or Text("", "")


def _is_official(column: ColumnView, view: SiteView) -> bool:
    """Whether a stale column is past the clause's own window as well as past the one in force."""
    official = official_window(column.column)
    if official is None or column.newest_date is None:
        return True
    entries = column.reading.entries if column.reading else ()
    return view.last_look > deadline_of(column.newest_date, official, entries)


def _is_named(column: ColumnView) -> bool:
    """Whether 4.1 names the column: 动态、要闻类, or 通知公告、政策文件类 of the first level."""
    category = column.column.category
    if category is Category.NEWS:
        return True
    return category in {Category.NOTICE, Category.POLICY} and column.first_level
