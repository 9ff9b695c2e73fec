"""The one frozen picture of a site at a moment that every rule judges.

``columns``, ``pages`` and ``links`` hold what the last run saw; ``run.complete`` says whether that was all.
What a run did not see is absent here, so a rule must say "undetermined", never "fault".
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from monitor.availability import ProbeWeek
from monitor.clock import day_of
from monitor.facts import (
    Certificate,
    DateSeen,
    DocumentFacts,
    Fetch,
    Fragments,
    HiddenPart,
    Label,
    Leak,
    Link,
    ListReading,
    Mark,
    Message,
    Opens,
    Outcome,
    PageKind,
)
from monitor.outward import Outward
from monitor.posts import Post
from monitor.profile import Account, Column, SiteProfile
from monitor.silences import Silences
from monitor.text import Text

SURE = 0.9  # pairs below this are shown to a person before anyone is reproached


@dataclass(frozen=True, slots=True)
class HostLoad:
    """What a run asked of one host on one day of Asia/Shanghai."""

    host: str
    day: date
    requests: int
    bytes: int
    throttled: int  # answers 429, and 503 with Retry-After: it was asked too much


@dataclass(frozen=True, slots=True)
class RunFacts:
    """One execution of a crawl."""

    id: int
    kind: str
    started: datetime
    finished: datetime | None
    complete: bool
    stopped_because: str | None = None
    requests: int = 0
    pages: int = 0
    links: int = 0
    bytes: int = 0
    checks_external: bool = True
    home_url: str = ""
    notes: tuple[tuple[str, str, int], ...] = ()  # what was left out, why, how many addresses
    load: tuple[HostLoad, ...] = ()
    certificates: tuple[Certificate, ...] = ()  # of the site's own hosts

    def known_at(self, moment: datetime) -> "RunFacts":
        """The run as it was known at a moment: how it ends is not known before it has."""
        if self.finished is not None and self.finished <= moment:
            return self
        return RunFacts(
            self.id,
            self.kind,
            self.started,
            None,
            complete=False,
            stopped_because="died",
            checks_external=self.checks_external,
            certificates=tuple(each for each in self.certificates if each.at <= moment),
        )

    def last_look(self, today: date) -> date:
        """The day the run ended, at the latest ``today``."""
        return min(today, day_of(self.finished or self.started))


@dataclass(frozen=True, slots=True)
class PageView:
    """One page as the run saw it, without its links."""

    url: str
    kind: PageKind
    title: str
    labels: tuple[Label, ...] = ()
    dates: tuple[DateSeen, ...] = ()
    breadcrumbs: tuple[Link, ...] = ()
    navigation: tuple[Link, ...] = ()
    marks: tuple[Mark, ...] = ()
    reading: ListReading | None = None
    document: DocumentFacts | None = None
    related: tuple[str, ...] = ()
    related_by_script: bool = False
    footer_scripts: tuple[str, ...] = ()
    messages: tuple[Message, ...] = ()
    charset_note: str = ""
    leaks: tuple[Leak, ...] = ()
    fragments: Fragments | None = None  # where the profile asked for them
    print: str = ""  # of its text: monitor.prints
    first_seen: datetime | None = None

    def label(self, name: str) -> str | None:
        """The first label of that name, whatever its case; ``None`` where it is absent."""
        wanted = name.casefold()
        return next((label.value for label in self.labels if label.name.casefold() == wanted), None)


class ColumnState(StrEnum):
    """Where a column stands against its limit on the day of judgement."""

    FRESH = "fresh"
    DUE_SOON = "due_soon"
    STALE = "stale"
    BLANK = "blank"
    UNVERIFIED = "unverified"
    EXEMPT = "exempt"


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One column and what its list showed, judged against no limit yet except the day count.

    ``newest_date`` is the maximum over the valid stated dates of the list (and, where a row prints none,
    of the article behind it): not in the future, not before 1998.
    """

    column: Column
    fetch: Fetch | None
    reading: ListReading | None
    state: ColumnState
    limit_days: int | None  # natural days; None for columns without a window
    newest_date: date | None = None
    newest_url: str = ""
    newest_text: str = ""  # what the date was read from
    newest_source: str = (
        ""  # where: a DateSource, or "article" for the page behind a row without a date
    )
    deadline: date | None = None  # the last day on which the newest entry still counts
    days_left: int | None = None  # until the deadline; negative when past
    reason: str = ""  # why unverified or exempt: a key of the wording catalogue
    earlier_entries: int = 0  # rows an earlier run read where this one read none
    future_entries: int = 0  # rows stated to be later than tomorrow
    first_level: bool = True
    confidence: str = "A"  # of the window used
    basis: str = ""  # where the window comes from


class LinkVerdict(StrEnum):
    """What may be said of an address that did not answer well."""

    OK = "ok"
    BROKEN = "broken"  # confirmed
    SUSPECT = "suspect"  # seen to fail, not yet confirmed on another day
    BLOCKED = "blocked"  # a challenge or a refusal to machines: no fault
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class LinkView:
    """One distinct address that is not in order, and the pages that show it."""

    url: str
    verdict: LinkVerdict
    outcome: Outcome
    status: int | None
    internal: bool
    home: bool  # the home page shows it
    kind: str
    anchor: str
    sources: tuple[str, ...]  # at most 20, in crawl order
    source_count: int
    error: str = ""
    first_failed: datetime | None = None
    final_url: str = ""
    addresses: int = 1  # more where it stands for a whole host: monitor.incidents
    by_profile: bool = False  # the profile says how this answer is to be taken


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """One file of the site as it was opened last, without its text."""

    url: str
    format: str
    opens: Opens
    fault: str  # why it does not open or cannot be told
    size: int  # bytes
    hidden: tuple[HiddenPart, ...]  # what a reader does not see at once
    sources: tuple[str, ...]  # at most 20 pages that link to it, in crawl order
    column: str = ""  # address of the column that its first page belongs to


class PolicyState(StrEnum):
    """What was found of a document's interpretation."""

    LINKED = "linked"
    MATCHED = "matched"
    MISSING = "missing"
    CANNOT_TELL = "cannot_tell"
    NOT_REQUIRED = "not_required"


class Grade(StrEnum):
    """How surely a document needs an interpretation; a guess until a person settles it."""

    REQUIRED = "required"
    LIKELY = "likely"
    UNCLEAR = "unclear"
    NOT_REQUIRED = "not_required"


class Need(NamedTuple):
    """A grade and what it goes by: a key of ``monitor.policy_words.GROUNDS``."""

    grade: Grade
    ground: str


_SETTLED = Need(Grade.REQUIRED, "person")


@dataclass(frozen=True, slots=True)
class Interpretation:
    """An interpretation paired with a document, and how the pair was found."""

    url: str
    title: str  # empty where its own page was not read
    published: date | None
    how: str  # linked | matched
    links_back: bool  # it links to the document
    confidence: float = 1.0  # that the two belong together, 0 to 1
    links_forward: bool = False  # the document, or its row in a list, links to it
    kind: str = "links"  # what paired them: links | number | title
    links_unread: bool = False  # a script writes its related links, so it may link all the same
    overlap: float | None = None  # share of its text that the document holds; None: not measured

    @property
    def sure(self) -> bool:
        """Whether the pair itself needs no second look."""
        return self.confidence >= SURE


@dataclass(frozen=True, slots=True)
class PolicyView:
    """One policy document and its interpretations."""

    url: str
    title: str
    doc_number: str
    published: date | None
    state: PolicyState
    interpretations: tuple[Interpretation, ...] = ()
    lag_workdays: int | None = None  # document to first interpretation
    column: str = ""  # address of the column that lists it
    reason: str = ""
    need: Need = _SETTLED
    links_unread: bool = False  # a script writes its related links, so it may link all the same


class MessageState(StrEnum):
    """How a published letter stands against the limit for answers."""

    ANSWERED = "answered"
    LATE = "late"  # answered, after the limit
    OVERDUE = "overdue"  # not answered, and the limit has passed
    OPEN = "open"  # not answered yet, or nobody can tell for how long
    UNKNOWN = "unknown"  # the site does not tell whether it was answered


@dataclass(frozen=True, slots=True)
class MessageView:
    """One published letter as all its pages together tell of it."""

    url: str
    asked: date | None
    answered: date | None
    workdays: int | None  # from question to answer
    state: MessageState
    status_text: str = ""
    unit: str = ""
    number: str = ""
    mailbox: str = ""  # address of the column that lists it
    page_read: bool = False  # the page that shows the whole letter was read, not a list of it only
    answer_print: str = ""  # the same for the same answer; "" where that could not be told


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term of a list (错敏词) on one page or in one file: for a person to read, no fault by itself."""

    url: str
    kind: str  # grave | wording | agency
    wrong: str
    right: str
    context: str  # a few characters on either side, where it stands first
    place: str  # text | title | row | file
    count: int
    source: str  # the list it comes from
    column: str = ""  # address of the column that lists the page

    def within(self, column: str) -> "TermHit":
        """The same hit with the column of its page."""
        return replace(self, column=column)


@dataclass(frozen=True, slots=True)
class LeakView:
    """One thing that should not be public, masked, and the page or file on which it stands."""

    url: str
    leak: Leak
    is_file: bool = False
    sources: tuple[str, ...] = ()  # of a file: at most 20 pages that link to it
    columns: tuple[str, ...] = ()  # addresses of the columns of the page, or of those pages


@dataclass(frozen=True, slots=True)
class EntryStory:
    """A row of a list against earlier looks at the same list: when it came, and what it stated before."""

    column: str  # address of the column
    url: str
    title: str
    stated: date
    first_seen: datetime
    absent: int = 0  # complete looks after the stated day that should have shown it and did not
    last_absent: date | None = None
    redated_from: date | None = None  # the day it stated before


class AccountState(StrEnum):
    """Where a new-media account stands; the bridge's states say nothing of the account."""

    FRESH = "fresh"
    DUE_SOON = "due_soon"
    STALE = "stale"
    EMPTY = "empty"
    BRIDGE_STALE = "bridge_stale"
    BRIDGE_ERROR = "bridge_error"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class AccountView:
    """One new-media account at a moment. ``newest`` is the newest valid date of its posts, ``days_left`` the days
    until the limit, negative beyond it.
    """

    account: Account
    key: str
    state: AccountState
    limit_days: int = 14
    newest: datetime | None = None
    newest_url: str = ""
    days_left: int | None = None
    proven: bool = False  # stale, and the bridge is known to have worked all the while
    by_hand: bool = False  # ``newest`` is a person's entry
    closed: bool = False  # announced, so that its updates are not judged
    closed_post: Post | None = None  # the newest from after the day of closing
    note: Text | None = None  # why it could not be judged, or what its bridge lacks
    bridge: str = ""  # host of its feed
    posts: tuple[Post, ...] = ()
    hits: tuple[TermHit, ...] = ()  # terms of the lists in its posts
    silences: Silences = field(default_factory=Silences)


@dataclass(frozen=True, slots=True)
class SiteView:
    """Everything a rule may know."""

    site: SiteProfile
    as_of: datetime
    run: RunFacts | None
    home: PageView | None
    home_fetch: Fetch | None
    columns: tuple[ColumnView, ...] = ()
    pages: tuple[PageView, ...] = ()
    links: tuple[LinkView, ...] = ()  # those not in order
    outcomes: dict[str, int] = field(default_factory=dict)  # distinct addresses by outcome
    policies: tuple[PolicyView, ...] = ()
    messages: tuple[MessageView, ...] = ()
    home_newest: DateSeen | None = None  # the newest valid date among the home page's entries
    home_newest_url: str = ""
    excused: int = 0  # addresses in order only because the profile takes their answer so
    stories: tuple[EntryStory, ...] = ()  # of rows that are new, or state another day than before
    looks_back: int = 0  # complete earlier looks at the lists
    terms: tuple[TermHit, ...] = ()
    searched: int = 0  # texts, titles and rows that were searched for terms
    leaks: tuple[LeakView, ...] = ()
    files_searched: int = 0  # files whose whole text was looked through for leaks
    files_unread: tuple[str, ...] = ()  # those whose text could not be read, or not to its end
    menu_by_script: bool = False  # columns had to be discovered, and a script writes the menu
    attachments: tuple[AttachmentView, ...] = ()
    outward: Outward = field(default_factory=Outward)
    probes: ProbeWeek | None = None  # of the 7 days before ``as_of``; None where there were none
    accounts: tuple[AccountView, ...] = ()

    @property
    def today(self) -> date:
        """The day of judgement in Asia/Shanghai (``as_of`` carries that zone)."""
        return self.as_of.date()

    @property
    def last_look(self) -> date:
        """The last day up to ``today`` on which the site was looked at: silence after it is not proven."""
        return self.run.last_look(self.today) if self.run else self.today
