"""Columns: is everything updated in time that has to be?

The dates were weighed in ``monitor.columns``; here they meet the numbers of 国办秘函〔2019〕19号. A
column that could not be read is undetermined: an outage must not be reported twice.
"""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from pydantic import Field

from monitor.columns import deadline_of
from monitor.messages import is_mailbox
from monitor.profile import Category
from monitor.rules.base import (
    ClauseLimit,
    InOrder,
    Scalar,
    Text,
    Undetermined,
    Verdict,
    Violation,
)
from monitor.rules.column_counts import ColumnRule, reason_of
from monitor.view import ColumnState, ColumnView, SiteView
from monitor.windows import choice_of, is_laxer, official_window, window_of

_EMPTY_TOO = Text(
    "栏目为空白，计入“空白栏目”，不重复计算",
    "The column is blank; it is counted there and not twice",
)
_DAYS = Text("天", "days")
_WORKDAYS = Text("个工作日", "working days")


class _StaleRule(ColumnRule):
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
    local_summary: ClassVar[Text] = Text(
        "“{name}”栏目最新信息为{newest}，距监测时间点{age}天，超过本地设定的{limit}{unit}（严于国家规定，不计入单项否决）",
        "The newest entry of “{name}” is dated {newest}, {age} days before the inspection; the local limit is "
        "{limit} {unit_en} (stricter than the national one, so it counts for no veto)",
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
            return Undetermined(address, reason_of(column), address, name)
        if column.state is not ColumnState.STALE or column.newest_date is None:
            return InOrder(address, address)
        evidence = tuple(part for part in (column.newest_url, column.newest_text) if part)
        details = self.details(column, view)
        return Violation(address, address, details, evidence, column=address, name=name)

    def details(self, column: ColumnView, view: SiteView) -> dict[str, Scalar]:
        """Numbers for the sentence, and where the window comes from."""
        newest = column.newest_date or view.today
        window = window_of(column.column, choice_of(view.site))
        unit = _WORKDAYS if window is not None and window.workdays else _DAYS
        return {
            "name": column.column.name,
            "newest": newest.isoformat(),
            "newest_source": column.newest_source,
            "age": max(0, (view.today - newest).days),
            "limit": column.limit_days,
            "unit": unit.zh,
            "unit_en": unit.en,
            "yearly": window is not None and window.yearly,
            "deadline": column.deadline.isoformat() if column.deadline else None,
            "basis": column.basis,
            "confidence": column.confidence,
            # Whether the national window has passed too, not only a stricter one of the profile.
            "official": _is_official(column, view),
        }

    def caveats(self, view: SiteView) -> Iterator[Text]:
        """Adds the columns to which the profile gives more time than the national window."""
        yield from super().caveats(view)
        laxer = [
            (column.column, official)
            for column in view.columns
            if self.covers(column)
            and (official := official_window(column.column)) is not None
            and is_laxer(window_of(column.column, choice_of(view.site)), official)
        ]
        if laxer:
            first, official = laxer[0]
            yield Text(
                f"方案放宽了{len(laxer)}个栏目的更新时限，如“{first.name}”（原为{official.days}天）",
                f"the profile gives more time to {len(laxer)} columns, such as “{first.name}” "
                f"(otherwise {official.days} days)",
            )

    def summary_of(self, violation: Violation) -> Text:
        """Annual reports are due on a day, not after so many days."""
        if violation.details.get("yearly"):
            return self.yearly_summary
        return self.local_summary if violation.details.get("official") is False else self.summary


class ColumnStale(_StaleRule):
    """News not updated in 2 weeks, first-level notices and policies not in 6 months."""

    code: ClassVar[str] = "column-stale"
    official: ClassVar[tuple[str, ...]] = ("W-V4.1",)
    needs: ClassVar[Text] = Text(
        "栏目树（类别、层级）及各栏目最新一条的日期",
        "the columns with category and level, and the newest date of each",
    )
    threshold: ClassVar[Text] = Text(
        "2周未更新的动态、要闻类栏目与6个月未更新的通知公告、政策文件类一级栏目，累计超过（含）5个",
        "news columns not updated in 2 weeks and first-level notice and policy columns not updated in 6 months: "
        "5 or more together",
    )
    clause_limits: ClassVar[Mapping[str, ClauseLimit]] = {
        "limit": ClauseLimit(5, "A", "higher", Text("个", "columns"))
    }
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


class ColumnOverdue(_StaleRule):
    """Every other column that should be updated and long has not been."""

    code: ClassVar[str] = "column-overdue"
    official: ClassVar[tuple[str, ...]] = ("W-V4.2", "W-P09", "W-G26", "W-O02")
    needs: ClassVar[Text] = Text(
        "栏目树（类别、层级）及各栏目最新一条的日期",
        "the columns with category and level, and the newest date of each",
    )
    threshold: ClassVar[Text] = Text(
        "应更新但长期未更新的栏目超过（含）10个",
        "10 or more columns that should be updated and long were not",
    )
    clause_limits: ClassVar[Mapping[str, ClauseLimit]] = {
        "limit": ClauseLimit(10, "A", "higher", Text("个", "columns"))
    }
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
