"""Blank columns: does every column hold something? A column that could not be read is undetermined."""

from collections.abc import Mapping
from typing import ClassVar

from monitor.facts import SAYS_NOTHING, ListState
from monitor.rules.base import ClauseLimit, InOrder, Text, Undetermined, Verdict, Violation
from monitor.rules.column_counts import ColumnRule, reason_of
from monitor.view import ColumnState, ColumnView, SiteView


class ColumnBlank(ColumnRule):
    """A column that exists and holds nothing."""

    code: ClassVar[str] = "column-blank"
    official: ClassVar[tuple[str, ...]] = ("W-V4.3", "W-P09", "W-G07")
    needs: ClassVar[Text] = Text("各栏目的列表页", "the list of each column")
    threshold: ClassVar[Text] = Text("空白栏目超过（含）5个", "5 or more blank columns")
    clause_limits: ClassVar[Mapping[str, ClauseLimit]] = {
        "limit": ClauseLimit(5, "A", "higher", Text("个", "columns"))
    }
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
            return Undetermined(address, reason_of(column), address, name)
        return InOrder(address, address)

    def summary_of(self, violation: Violation) -> Text:
        """With what was seen, where it is on record."""
        return self.summaries.get(str(violation.details.get("seen")), self.summary)
