"""What an indicator is: its official words, its options, its judgement of subjects and of the whole site.

One indicator is one small class in one file. It says one of three things of every subject it knows: in order,
violation, undetermined. What a run could not see is undetermined, never a violation; what only a person can
decide is a candidate, shown apart and counted as a fault by nobody until a person confirms it.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict

from monitor.text import Scalar, Text
from monitor.view import SiteView

__all__ = [
    "Candidate",
    "ClauseLimit",
    "InOrder",
    "Level",
    "Met",
    "Rule",
    "Scalar",
    "Tally",
    "Text",
    "Undetermined",
    "Verdict",
    "Violation",
]


class Level(StrEnum):
    """Official severity."""

    VETO = "veto"  # 单项否决
    DUTY = "duty"  # 法定要求: no points, no veto, and to be put right all the same
    DEDUCTION = "deduction"  # 扣分指标
    HINT = "hint"  # 提示, no points


class Met(StrEnum):
    """What an indicator says of the whole site."""

    MET = "met"
    BROKEN = "broken"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class InOrder:
    """The subject meets the rule."""

    subject: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Violation:
    """The subject breaks the rule; numbers, not prose: the sentence is made when shown."""

    subject: str  # stable key: an address, a mark, a label
    url: str  # the page a person opens
    details: Mapping[str, Scalar]
    evidence: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    column: str = ""  # address of the column it belongs to; decides the owner
    name: str = ""  # what a person calls the subject


@dataclass(frozen=True, slots=True)
class Undetermined:
    """The subject could not be judged, and why (a Text, so that it can be shown)."""

    subject: str
    reason: Text
    url: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Candidate(Violation):
    """What looks like a violation and is one only where a person says so."""


Verdict = InOrder | Violation | Undetermined


def is_broken(verdict: Verdict) -> bool:
    """Whether a verdict counts as a fault."""
    return isinstance(verdict, Violation) and not isinstance(verdict, Candidate)


def is_open(verdict: Verdict) -> bool:
    """Whether a verdict could still turn out to be a fault: not judged, or waiting for a person."""
    return isinstance(verdict, Undetermined | Candidate)


def certain(violation: Violation) -> Violation:
    """A candidate that a person has confirmed, as the fault it is."""
    if not isinstance(violation, Candidate):
        return violation
    return Violation(**{spot.name: getattr(violation, spot.name) for spot in fields(violation)})


@dataclass(frozen=True, slots=True)
class Tally:
    """An indicator over the whole site."""

    met: Met
    value: float | int | None
    limit: float | int | None
    points_lost: float = 0.0  # surely lost
    points_open: float | None = 0.0  # could still be lost; None where nobody knows how many
    details: Mapping[str, Scalar] = field(default_factory=dict)


_NO_WORDS = Text("", "")


@dataclass(frozen=True, slots=True)
class ClauseLimit:
    """What the clause says of an option that is its limit, and in which direction a profile would loosen it."""

    value: float
    mark: str = "A"  # confidence of the number, apart from that of the clause
    looser: Literal["higher", "lower"] = "higher"
    unit: Text = _NO_WORDS
    operator: str = ">="  # what breaks it: value operator limit, ">=" where the clause writes 含

    def loosened_by(self, chosen: float) -> bool:
        """Whether the value a profile chose lets more pass than the clause does."""
        return chosen > self.value if self.looser == "higher" else chosen < self.value


_LOOSENED = Text(
    "方案放宽了限值 {option}：现为{chosen}{unit}，规定为{value}{unit}",
    "the profile loosens {option} to {chosen} {unit_en}, where the clause says {value} {unit_en}",
)


class Rule(BaseModel, ABC):
    """One indicator. Its fields are the options a profile's ``[rules.<code>]`` may set."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: ClassVar[str]
    title: ClassVar[Text]
    level: ClassVar[Level]
    clause: ClassVar[Text]  # document, part and number, in the words a person may cite
    mark: ClassVar[str]  # confidence A to D; D is an unverified default and shown as such
    machine: ClassVar[str] = "full"  # full | partial | no
    # Which of our numbered list of indicators it stands for: W-V4.1, W-P22, …
    official: ClassVar[tuple[str, ...]] = ()
    needs: ClassVar[Text] = Text("", "")  # what has to be seen for it
    threshold: ClassVar[Text] = Text(
        "", ""
    )  # as the clause writes it, with its 含 where it has one
    clause_limits: ClassVar[Mapping[str, ClauseLimit]] = {}  # options that are the clause's limit
    operator: ClassVar[str] = ">="
    unit: ClassVar[Text] = Text("个", "")
    block: ClassVar[str] = (
        ""  # of the deduction indicators: publishing | service | interaction | design
    )
    summary: ClassVar[Text]  # one sentence, filled from Violation.details
    remedy: ClassVar[Text]
    due_workdays: ClassVar[int] = 3
    by_home_page: ClassVar[bool] = False  # decided by the home page alone
    # Of new-media accounts: a veto fails the account, and the site's verdict and score go without it.
    of_accounts: ClassVar[bool] = False

    @abstractmethod
    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """Exactly one verdict for each subject the rule knows of."""

    def tally(self, verdicts: Iterable[Verdict], view: SiteView) -> Tally:
        """The site's standing: counted against ``limit_count``, open while an undetermined subject could tip it."""
        known = list(verdicts)
        broken = sum(map(is_broken, known))
        unknown = sum(map(is_open, known))
        limit = self.limit_count()
        if broken >= limit:
            met = Met.BROKEN
        elif broken + unknown >= limit or not known:
            met = Met.UNDETERMINED
        else:
            met = Met.MET
        return Tally(met, broken if known else None, limit)

    def near_limit(self, tally: Tally) -> bool:
        """Whether a met indicator is close enough to its red line to warn: 3 blank of 5, 10 days of 14."""
        if tally.value is None or tally.limit is None or tally.limit <= 1:
            return False
        return tally.value >= 0.6 * tally.limit

    def unasked(self, view: SiteView) -> Text | None:
        """Why the indicator was not asked at all, so that no verdict waits for it; None where it was."""
        return None

    def caveats(self, view: SiteView) -> Iterator[Text]:
        """What a reader of the indicator must know of the profile: limits laxer than the clause's."""
        for option, limit in self.clause_limits.items():
            chosen = getattr(self, option)
            if limit.loosened_by(chosen):
                words: dict[str, Scalar] = {
                    "option": option,
                    "chosen": f"{chosen:g}",
                    "value": f"{limit.value:g}",
                    "unit": limit.unit.zh,
                    "unit_en": limit.unit.en,
                }
                yield Text(_LOOSENED.say("zh", words), " ".join(_LOOSENED.say("en", words).split()))

    def is_at_once(self) -> bool:
        """Whether what it finds is to be put right the same day."""
        return self.due_workdays == 0

    def limit_count(self) -> int:
        """How many violations break the indicator; 1 unless the clause names a number."""
        return 1

    def summary_of(self, violation: Violation) -> Text:
        """The sentence for one violation; a rule with several kinds of fault picks by details."""
        return self.summary

    def remedy_of(self, violation: Violation) -> Text:
        """What puts it right."""
        return self.remedy
