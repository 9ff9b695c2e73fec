"""Grouping, ordering and cutting: which lines stand where, the same for every format.

Nothing here decides anything about a site; it only puts the worst first and says how much was
left out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Generic, Literal, TypeVar

from reports.model import (
    ACTIVE_STATES,
    Account,
    Column,
    Finding,
    Indicator,
    Level,
    LinkFault,
    Message,
    Policy,
    Report,
)

Item = TypeVar("Item")
Standing = Literal["met", "warning", "broken", "undetermined"]

#: The plain answer to “would it be vetoed”: its word, and how it is signed.
ANSWERS: Mapping[bool | None, tuple[str, Standing]] = {
    True: ("true", "met"),
    False: ("false", "broken"),
    None: ("null", "undetermined"),
}
LEVELS: tuple[Level, ...] = ("veto", "duty", "deduction", "hint")
STANDINGS: tuple[Standing, ...] = ("broken", "warning", "undetermined", "met")
COLUMN_STATES = ("stale", "blank", "due_soon", "unverified", "fresh", "exempt")
MESSAGE_STATES = ("overdue", "open", "late", "answered")
#: States of letters that have their answer.
ANSWERED = frozenset({"answered", "late"})
ACCOUNT_STATES = (
    "stale",
    "empty",
    "due_soon",
    "bridge_error",
    "bridge_stale",
    "unverified",
    "fresh",
)
POLICY_STATES = ("missing", "cannot_tell", "matched", "linked", "not_required")

#: Facts keep the first pages that show a thing; at this number there may be more.
MOST_SOURCES = 20
#: Column states that need no line of their own.
CALM = frozenset({"fresh", "exempt"})
CALM_POLICIES = frozenset({"linked", "not_required"})


@dataclass(frozen=True, slots=True)
class Cut(Generic[Item]):
    """The first lines of a list and how many were left out."""

    shown: tuple[Item, ...]
    hidden: int

    @classmethod
    def of(cls, items: Iterable[Item], limit: int) -> "Cut[Item]":
        every = tuple(items)
        # One line more costs less than the line saying that it was left out.
        cap = len(every) if len(every) <= limit + 1 else limit
        return cls(every[:cap], len(every) - cap)


@dataclass(frozen=True, slots=True)
class Kind:
    """All active findings of one indicator under one owner; remedy is "" where they differ."""

    code: str
    title: str
    level: Level
    clause: str
    mark: str
    remedy: str
    findings: tuple[Finding, ...]
    limit_mark: str = ""  # the least sure of the findings' limits
    at_once: bool = False


@dataclass(frozen=True, slots=True)
class Owner:
    name: str
    count: int
    kinds: tuple[Kind, ...]


def active(report: Report) -> tuple[Finding, ...]:
    return tuple(finding for finding in report.findings if finding.state in ACTIVE_STATES)


def to_fix(report: Report) -> tuple[Finding, ...]:
    return tuple(finding for finding in active(report) if not awaits_a_person(finding))


def to_review(report: Report) -> tuple[Finding, ...]:
    """What only a person can decide: kept apart, and never counted as a fault."""
    hints = (finding for finding in active(report) if awaits_a_person(finding))
    return (*report.candidates, *hints)


def awaits_a_person(finding: Finding) -> bool:
    """Whether an active finding is told of for a person to decide: hints no one has confirmed."""
    return finding.level == "hint" and finding.state in {"open", "reopened"}


def seen_on(sources: Sequence[str]) -> str:
    """The phrase for several pages that show a thing: their number, or that it is at least that."""
    return "report.seen_on_many" if len(sources) == MOST_SOURCES else "report.seen_on_more"


def with_state(report: Report, state: str) -> tuple[Finding, ...]:
    return tuple(finding for finding in report.findings if finding.state == state)


def kinds(findings: Iterable[Finding]) -> tuple[Kind, ...]:
    """Findings by indicator: what cannot wait, then vetoes, then the most frequent."""
    ordered = sorted(findings, key=lambda f: (f.indicator, f.first_seen, f.subject, f.id))
    groups = [_kind(tuple(group)) for _, group in groupby(ordered, key=lambda f: f.indicator)]
    return tuple(sorted(groups, key=_urgency))


def at_once(report: Report) -> tuple[Kind, ...]:
    """What cannot wait, be it certain or for a person to look at."""
    return tuple(kind for kind in kinds((*active(report), *report.candidates)) if kind.at_once)


def owners(findings: Iterable[Finding]) -> tuple[Owner, ...]:
    """Findings by who must act: what cannot wait, then the gravest; those without an owner last."""
    ordered = sorted(findings, key=lambda f: f.owner)
    groups = [(name, tuple(group)) for name, group in groupby(ordered, key=lambda f: f.owner)]
    people = [Owner(name, len(group), kinds(group)) for name, group in groups]
    return tuple(sorted(people, key=_owner_order))


def trimmed(people: tuple[Owner, ...], rows: int) -> Cut[Owner]:
    """The first owners with their first kinds; ``hidden`` counts findings, not owners."""
    shown = tuple(
        replace(owner, kinds=Cut.of(owner.kinds, rows * 2).shown)
        for owner in Cut.of(people, rows * 4).shown
    )
    left = sum(len(kind.findings) for owner in shown for kind in owner.kinds)
    return Cut(shown, sum(owner.count for owner in people) - left)


def trimmed_kinds(findings: Iterable[Finding], rows: int) -> Cut[Kind]:
    """The first kinds; ``hidden`` counts the findings of the others."""
    every = kinds(findings)
    shown = Cut.of(every, rows * 2).shown
    return Cut(shown, sum(len(kind.findings) for kind in every[len(shown) :]))


def standing(indicator: Indicator) -> Standing:
    if indicator.verdict == "met" and indicator.near_limit:
        return "warning"
    return indicator.verdict


def standing_word(indicator: Indicator) -> str:
    """Which word says the standing: a machine that sees a part only has found nothing, it acquits nobody."""
    word = standing(indicator)
    nothing = word == "met" and indicator.machine_decidable == "partial" and not indicator.value
    return "clear" if nothing else word


def vetoes(report: Report) -> tuple[Indicator, ...]:
    """The website's veto items a machine can judge, at least in part, worst first."""
    rows = (
        i
        for i in report.indicators
        if i.level == "veto" and i.machine_decidable != "no" and not i.of_accounts
    )
    return tuple(sorted(rows, key=lambda i: _rank(STANDINGS, standing(i))))


def vetoes_for_people(report: Report) -> tuple[Indicator, ...]:
    return tuple(i for i in report.indicators if i.level == "veto" and i.machine_decidable == "no")


def undecided_vetoes(report: Report) -> tuple[Indicator, ...]:
    return tuple(i for i in vetoes(report) if i.verdict == "undetermined")


def broken_vetoes(report: Report) -> tuple[str, ...]:
    """Titles of the vetoes the verdict rests on; a code without a row stands for itself."""
    titles = {indicator.code: indicator.title for indicator in report.indicators}
    return tuple(titles.get(code, code) for code in report.verdict.vetoes)


def account_vetoes(report: Report) -> tuple[str, ...]:
    """Titles of the vetoes that accounts have met."""
    titles = {indicator.code: indicator.title for indicator in report.indicators}
    return tuple(titles.get(code, code) for code in report.verdict.accounts_vetoes)


def indicators(report: Report) -> tuple[Indicator, ...]:
    return tuple(sorted(report.indicators, key=lambda i: (_rank(LEVELS, i.level), i.code)))


def margin(indicator: Indicator) -> int | float | None:
    """How much is left before the red line; None where the two cannot be compared."""
    if indicator.value is None or indicator.limit is None:
        return None
    if indicator.operator in (">=", ">"):
        left = indicator.limit - indicator.value
    elif indicator.operator in ("<=", "<"):
        left = indicator.value - indicator.limit
    else:
        return None
    return round(max(left, 0), 2)


def columns(report: Report) -> tuple[Column, ...]:
    def order(column: Column) -> tuple[int, int, str]:
        left = column.days_left if column.days_left is not None else 10**6
        return _rank(COLUMN_STATES, column.state), left, column.name

    return tuple(sorted(report.columns, key=order))


def policies(report: Report) -> tuple[Policy, ...]:
    newest_first = sorted(
        report.policies, key=lambda p: (str(p.published or ""), p.url), reverse=True
    )
    return tuple(sorted(newest_first, key=lambda p: _rank(POLICY_STATES, p.state)))


def links(report: Report, verdict: str) -> tuple[LinkFault, ...]:
    """Faults of one verdict: those on the home page first, then the most widely shown."""
    chosen = (fault for fault in report.links.broken if fault.verdict == verdict)
    return tuple(sorted(chosen, key=lambda f: (not f.home, not f.internal, -len(f.sources), f.url)))


def messages(report: Report) -> tuple[Message, ...]:
    return tuple(
        sorted(report.messages, key=lambda m: (_rank(MESSAGE_STATES, m.state), str(m.asked), m.url))
    )


def letter_name(message: Message) -> str:
    """What a letter is called without naming its subject or its writer: number and unit."""
    return " · ".join(part for part in (message.number, message.unit) if part)


def accounts(report: Report) -> tuple[Account, ...]:
    return tuple(sorted(report.accounts, key=lambda a: (_rank(ACCOUNT_STATES, a.state), a.name)))


def tally_states(
    items: Sequence[Column] | Sequence[Policy] | Sequence[Message], order: Sequence[str]
) -> tuple[tuple[str, int], ...]:
    """How many subjects are in each state, in the order given; absent states left out."""
    states = [item.state for item in items]
    return tuple((state, states.count(state)) for state in order if state in states)


def outcomes(report: Report) -> tuple[tuple[str, int], ...]:
    """How link checks ended: the working ones first, then the most frequent."""
    pairs = ((word, n) for word, n in report.links.by_outcome.items() if n)
    return tuple(sorted(pairs, key=lambda pair: (pair[0] != "ok", -pair[1], pair[0])))


def _kind(findings: tuple[Finding, ...]) -> Kind:
    first = findings[0]
    remedies = {finding.remedy for finding in findings}
    return Kind(
        code=first.indicator,
        title=first.title,
        level=first.level,
        clause=first.clause,
        mark=first.mark,
        remedy=first.remedy if len(remedies) == 1 else "",
        findings=findings,
        limit_mark=max(finding.limit_mark for finding in findings),
        at_once=first.at_once,
    )


def _urgency(kind: Kind) -> tuple[bool, int, int, str]:
    return not kind.at_once, _rank(LEVELS, kind.level), -len(kind.findings), kind.code


def _owner_order(owner: Owner) -> tuple[bool, bool, int, int, str]:
    can_wait, gravest, *_ = _urgency(owner.kinds[0])
    return can_wait, not owner.name, gravest, -owner.count, owner.name


def _rank(order: Sequence[str], word: str) -> int:
    return order.index(word) if word in order else len(order)
