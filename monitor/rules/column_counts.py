"""What the counts of columns share: distinct columns, a number of the clause, and no veto over a local limit."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from math import ceil
from typing import ClassVar

from pydantic import Field

from monitor.rules.base import (
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


class ColumnRule(Rule):
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


def reason_of(column: ColumnView) -> Text:
    """Why a column could not be judged."""
    return column_reason(column) or Text("", "")
