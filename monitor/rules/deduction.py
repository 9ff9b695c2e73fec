"""What the deduction indicators (扣分指标) share: points by fault, never more than their block has.

The points of most indicators could not be read in an original, so they are options; zero means
that the number is not known, not that the fault is free, and what such a fault costs is told as unknown.
"""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from pydantic import Field

from monitor.rules.base import Level, Rule, Scalar, Tally, Verdict, is_broken, is_open
from monitor.view import SiteView

# 国办秘函〔2019〕19号, 扣分指标: 发布解读, 办事服务, 互动交流, 功能设计; 100 points together.
BLOCKS: Mapping[str, float] = {
    "publishing": 31.0,
    "service": 25.0,
    "interaction": 23.0,
    "design": 21.0,
}


class Deduction(Rule):
    """A deduction indicator of one block."""

    level: ClassVar[Level] = Level.DEDUCTION
    points_mark: ClassVar[str] = "D"  # confidence of the points, apart from that of the clause
    sampled: ClassVar[bool] = False  # inspectors look at a sample, so no fault costs for certain

    points_each: float = Field(default=0.0, ge=0, le=100)
    # All the indicator has, from the original: no faults cost more. Unknown of almost every one.
    points_most: float | None = Field(default=None, gt=0, le=100)

    def tally(self, verdicts: Iterable[Verdict], view: SiteView) -> Tally:
        """Violations cost points; what is undetermined, or only sampled, could cost them."""
        known = list(verdicts)
        found = super().tally(known, view)
        broken = sum(map(is_broken, known))
        unknown = sum(map(is_open, known))
        most = self.most()
        lost = 0.0 if self.sampled else min(most, self.points_each * broken)
        details: dict[str, Scalar] = {
            "violations": broken,
            "undetermined": unknown,
            "points_each": self.points_each,
            "points_mark": self.points_mark,
            "sampled": self.sampled,
        }
        left = self._open(broken + unknown, lost)
        return Tally(found.met, broken, None, round(lost, 2), left, details=details)

    def most(self) -> float:
        """The most that all faults of the indicator together can cost."""
        block = BLOCKS[self.block]
        return block if self.points_most is None else min(block, self.points_most)

    def _open(self, faults: int, lost: float) -> float | None:
        """What so many faults could cost beyond what is lost; None where a fault's price is not known."""
        if not faults:
            return 0.0
        if not self.points_each:
            return None if self.points_most is None else round(self.most() - lost, 2)
        return round(min(self.most(), self.points_each * faults) - lost, 2)
