"""What the indicators for people share: a place in the catalogue, and the reason why no machine decides them.

They are never a fault, never in order, and settle nothing: a person looks and says.
"""

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from typing import ClassVar

from pydantic import Field

from monitor.rules.base import Level, Rule, Tally, Text, Undetermined, Verdict
from monitor.rules.deduction import BLOCKS
from monitor.view import SiteView

_LEVELS = {
    Level.VETO: Text("单项否决", "veto indicators"),
    Level.DEDUCTION: Text("扣分指标", "deduction indicators"),
    Level.HINT: Text("加分指标", "bonus indicators"),
}


def of_no_19(level: Level, zh: str, en: str) -> Text:
    """The clause of 国办秘函〔2019〕19号 that names an indicator."""
    part = _LEVELS[level]
    return Text(
        f"国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》{part.zh}·{zh}",
        f"State Council General Office Letter 〔2019〕 No. 19, {part.en}: {en}",
    )


class ByHand(Rule):
    """An indicator for a person. ``why`` says what no machine can tell and what a person must look at."""

    machine: ClassVar[str] = "no"
    unit: ClassVar[Text] = Text("", "")
    summary: ClassVar[Text] = Text("由人工核对", "for a person to check")
    remedy: ClassVar[Text] = Text(
        "请人工核对，发现问题及时整改。", "Check it by hand and put right what is wrong."
    )

    @property
    @abstractmethod
    def why(self) -> Text:
        """The reason, an attribute of each indicator."""

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One subject, the site, and nothing said of it but the reason."""
        yield Undetermined("site", self.why, view.site.url, self.title.zh)

    def tally(self, verdicts: Iterable[Verdict], view: SiteView) -> Tally:
        """Open, without a number: nobody counted anything."""
        return Tally(super().tally(verdicts, view).met, None, None)


class VetoByHand(ByHand):
    """A veto indicator for a person; it leaves the machine's answer as it is."""

    level: ClassVar[Level] = Level.VETO
    due_workdays: ClassVar[int] = 1


class HintByHand(ByHand):
    """Guidance for a person, without points."""

    level: ClassVar[Level] = Level.HINT


class DeductionByHand(ByHand):
    """A deduction indicator for a person: all of its points stay open, and where they are unknown the block's."""

    level: ClassVar[Level] = Level.DEDUCTION

    points_most: float | None = Field(default=None, gt=0, le=100)

    def tally(self, verdicts: Iterable[Verdict], view: SiteView) -> Tally:
        """Nothing is lost for certain."""
        met = super().tally(verdicts, view).met
        known = self.points_most
        return Tally(met, None, None, 0.0, None if known is None else min(known, self.most()))

    def most(self) -> float:
        """All that the indicator can cost."""
        block = BLOCKS[self.block]
        return block if self.points_most is None else min(block, self.points_most)
