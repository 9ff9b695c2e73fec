"""The view model: all a report says, as strings, numbers and dates that nothing has to look up.

Wording that depends on rules (titles, summaries, remedies, clauses) arrives already in the
reader's language, so that a new indicator never touches this package; only fixed labels live in
``reports/locale``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

SCHEMA = "huoshui/report/1"

Scalar = str | int | float | bool | None

Lang = Literal["zh", "en"]
Level = Literal["veto", "duty", "deduction", "hint"]
IndicatorVerdict = Literal["met", "broken", "undetermined"]
Decidable = Literal["full", "partial", "no"]
Mark = Literal["A", "B", "C", "D"]
Meaning = Literal["indicative", "interval"]
Basis = Literal["four_blocks", "three_blocks"]
BlockName = Literal["publishing", "service", "interaction", "design"]
FindingState = Literal[
    "candidate", "open", "confirmed", "reopened", "explained", "dismissed", "resolved"
]
ColumnState = Literal["fresh", "due_soon", "stale", "blank", "unverified", "exempt"]
LinkVerdict = Literal["broken", "suspect", "blocked"]
PolicyState = Literal["linked", "matched", "missing", "cannot_tell", "not_required"]
MessageState = Literal["answered", "late", "overdue", "open"]
AccountState = Literal[
    "fresh", "due_soon", "stale", "empty", "bridge_stale", "bridge_error", "unverified"
]

#: States in which a finding still asks somebody to act.
ACTIVE_STATES: frozenset[str] = frozenset({"open", "confirmed", "reopened"})


@dataclass(frozen=True, slots=True)
class Software:
    """Who computed this, so that somebody else can compute it again."""

    version: str
    rules_version: str
    name: str = "huoshui"


@dataclass(frozen=True, slots=True)
class Site:
    key: str
    name: str
    url: str
    code: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """The crawl the facts come from. ``stopped_because`` is a sentence for the reader, or None."""

    started: datetime
    finished: datetime
    complete: bool
    requests: int
    pages: int
    links: int
    bytes: int = 0
    stopped_because: str | None = None
    user_agent: str = ""
    rate: float | None = None  # requests a second per host; 0 means no limit


@dataclass(frozen=True, slots=True)
class Interval:
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the deduction score: ``low`` is what it keeps if all that is open is lost.

    ``unverified`` is the part of the lost points whose price nobody has seen in an original, and
    ``undecided`` names the indicators that leave the block open.
    """

    name: BlockName
    points: float
    lost: float
    open: float
    low: float
    high: float
    unverified: float = 0.0
    undecided: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """How the score is to be read and computed again; ``otherwise`` is it with 办事服务, where that is left out."""

    meaning: Meaning = "indicative"
    basis: Basis = "four_blocks"
    veto: bool = False
    blocks: tuple[Block, ...] = ()
    otherwise: Interval | None = None
    rules_version: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """``qualified`` is None where an undetermined veto could still change the answer."""

    qualified: bool | None
    vetoes: tuple[str, ...]
    score_low: float
    score_high: float
    score: Score = field(default_factory=Score)
    accounts_vetoes: tuple[
        str, ...
    ] = ()  # met by new-media accounts; ``qualified`` is the website's alone


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of the official checklist as it stands at ``Report.as_of``.

    ``operator`` is the comparison that makes it broken (``>=``: value ``>= limit`` breaks it).
    ``near_limit`` is the judge's warning that a met indicator is close to the red line.
    ``note`` says why it is undetermined, or what the machine could not see. ``mark`` is of the clause,
    ``limit_mark`` of its number where that is less sure, ``points_mark`` of the points a fault costs. Points
    that nobody knows are None.
    """

    code: str
    title: str
    level: Level
    verdict: IndicatorVerdict
    value: int | float | None
    limit: int | float | None
    operator: str
    basis: str
    mark: Mark
    machine_decidable: Decidable
    unit: str = ""
    points_lost: float | None = None
    near_limit: bool = False
    note: str = ""
    official: tuple[str, ...] = ()  # numbers in our list of indicators
    limit_mark: Mark | Literal[""] = ""
    block: BlockName | Literal[""] = ""
    points_open: float | None = None  # could still be lost
    points_each: float | None = None  # what one fault costs
    points_most: float | None = None  # all that the indicator has
    points_mark: Mark | Literal[""] = ""
    of_accounts: bool = False  # of new-media accounts, and no part of the website's verdict
    sampled: bool = False  # inspectors look at a sample, so no fault costs for certain


@dataclass(frozen=True, slots=True)
class Finding:
    """A violation over time. ``mark`` is how sure we are of the clause, not of the fault.

    ``limit_mark`` is how sure we are of the limit, where that is less.
    """

    id: str
    indicator: str
    title: str
    level: Level
    subject: str
    url: str
    sources: tuple[str, ...]
    state: FindingState
    first_seen: datetime
    last_seen: datetime
    owner: str
    due: date | None
    summary: str
    remedy: str
    clause: str
    mark: Mark
    details: Mapping[str, Scalar] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    column: str = ""
    explanation: str = ""  # a person's reason for the state: explained, dismissed, confirmed
    explained_until: date | None = None
    limit_mark: Mark | Literal[""] = ""
    at_once: bool = False  # to be put right, or looked at by a person, the same day


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    url: str
    category: str
    limit_days: int | None
    newest_date: date | None
    newest_url: str | None
    entries: int
    state: ColumnState
    days_left: int | None
    owner: str = ""
    note: str = ""  # why it is unverified or exempt
    newest_source: str | None = None  # list | url | json | visible | label | made | article


@dataclass(frozen=True, slots=True)
class DueSoon:
    """A column that breaks its limit within the next seven days if nothing is published."""

    column: str
    url: str
    deadline: date  # the last day on which the column still counts as updated
    days_left: int
    owner: str = ""


@dataclass(frozen=True, slots=True)
class LinkFault:
    url: str
    verdict: LinkVerdict
    outcome: str
    status: int | None
    internal: bool
    home: bool
    sources: tuple[str, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Links:
    """``broken`` holds every link that is not ok, suspects and blocked ones too."""

    checked: int = 0
    by_outcome: Mapping[str, int] = field(default_factory=dict)
    broken: tuple[LinkFault, ...] = ()


@dataclass(frozen=True, slots=True)
class Interpretation:
    url: str
    published: date | None
    how: str  # linked | matched, the way it was paired
    links_back: bool
    title: str = ""
    links_forward: bool = False
    kind: str = ""  # links | number | title: what paired it
    confidence: float = 1.0  # that it belongs to the policy, 0 to 1


@dataclass(frozen=True, slots=True)
class Policy:
    url: str
    title: str
    doc_number: str
    published: date | None
    state: PolicyState
    interpretations: tuple[Interpretation, ...] = ()
    lag_workdays: int | None = None
    need: str = ""  # required | likely | unclear | not_required: whether it needs an interpretation
    need_ground: str = ""  # what that goes by, in the reader's language
    reason: str = ""  # why the state could not be told, in the reader's language


@dataclass(frozen=True, slots=True)
class Message:
    """A published letter: never its title, text or writer, which are personal."""

    url: str
    asked: date | None
    answered: date | None
    workdays: int | None
    state: MessageState
    number: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    name: str
    platform: str
    newest: datetime | None
    state: AccountState
    days_left: int | None = None
    note: str = ""
    url: str = ""
    owner: str = ""
    bridge: str = ""  # host its feed comes from
    longest_gap_days: int = 0  # between two posts of the last half year
    late_days: int = 0  # of it, on which the last post was older than the limit
    read_days: int = 0  # of it, of which the posts were read


@dataclass(frozen=True, slots=True)
class Guide:
    """How one kind of finding of this report is put right, whatever the page: fit to be handed on as training."""

    indicator: str
    title: str
    level: Level
    clause: str  # why it matters
    mark: Mark
    steps: tuple[str, ...]
    due_workdays: int
    count: int  # findings of this kind that ask somebody to act, candidates among them


@dataclass(frozen=True, slots=True)
class NotChecked:
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class HostLoad:
    """What the check asked of one host on one day; ``throttled`` counts answers 429, and 503 with Retry-After."""

    host: str
    day: date
    requests: int
    bytes: int
    throttled: int


@dataclass(frozen=True, slots=True)
class AvailabilityDay:
    """24 hours of the week, named by the day they end on; ``visits`` is all of them together."""

    day: date
    visits: int
    counted: int
    failed: int  # of those counted
    excluded: int  # within a filed maintenance window
    invalid: int


@dataclass(frozen=True, slots=True)
class InvalidVisits:
    """Visits that say nothing of the site, for one reason."""

    code: str
    why: str
    count: int


@dataclass(frozen=True, slots=True)
class Maintenance:
    """A window of maintenance from the profile; only a filed one takes visits out of the percentage."""

    since: datetime
    until: datetime
    reason: str
    filed: bool


@dataclass(frozen=True, slots=True)
class Availability:
    """The visits of the front page in the 7 days before ``until``; ``percent`` is None where none counted."""

    since: datetime
    until: datetime
    visits: int
    counted: int
    failed: int
    percent: float | None
    excluded: int
    invalid: int
    reasons: tuple[InvalidVisits, ...] = ()
    median_ms: int | None = None  # of the visits that opened
    p95_ms: int | None = None
    days: tuple[AvailabilityDay, ...] = ()
    maintenance: tuple[Maintenance, ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """A weekly report's week, Monday to Sunday, with the name shown in its title."""

    start: date
    end: date
    label: str


@dataclass(frozen=True, slots=True)
class Change:
    """Against the report before: what came, what went, what came back."""

    new: int
    resolved: int
    reopened: int
    previous_open: int


@dataclass(frozen=True, slots=True)
class Report:
    lang: Lang
    software: Software
    site: Site
    as_of: datetime
    run: Run
    verdict: Verdict
    indicators: tuple[Indicator, ...] = ()
    findings: tuple[Finding, ...] = ()
    candidates: tuple[Finding, ...] = ()  # for a person to decide; nobody's fault until then
    columns: tuple[Column, ...] = ()
    links: Links = field(default_factory=Links)
    policies: tuple[Policy, ...] = ()
    messages: tuple[Message, ...] = ()
    accounts: tuple[Account, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    due_soon: tuple[DueSoon, ...] = ()
    guide: tuple[Guide, ...] = ()
    load: tuple[HostLoad, ...] = ()
    availability: Availability | None = None  # None where the site is not probed
    preset: str = ""  # which update windows were used
    period: Period | None = None
    change: Change | None = None
