"""What was planted, in the words of the report, so that a test can hold the report against it.

Dates are ISO text and containers are tuples: the whole truth turns into JSON without help.
"""

import dataclasses
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ColumnTruth:
    """A column as it really is. ``entries`` counts the rows of its first page."""

    key: str
    name: str
    url: str
    category: str
    skin: str
    state: str
    newest_date: str | None
    newest_url: str | None
    entries: int
    why: str
    accepted_states: tuple[str, ...]  # other words that are defensible without a profile
    in_navigation: bool
    aliases: tuple[str, ...]  # further addresses of the same column


@dataclass(frozen=True, slots=True)
class PortalTruth:
    """A page that only gathers other columns: no column of its own, so it adds to no count."""

    name: str
    url: str
    newest_date: str


@dataclass(frozen=True, slots=True)
class LinkTruth:
    """A link that does not work. ``url`` is absolute and encoded, or raw text if it cannot be."""

    url: str
    verdict: str  # broken | suspect | blocked
    outcome: str
    status: int | None
    internal: bool
    home: bool
    sources: tuple[str, ...]
    sources_complete: bool  # False: the navigation carries it, so every page is a source
    accepted_verdicts: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class TrapTruth:
    """What looks like a fault and is none. ``url`` is as written where it is no address."""

    url: str
    page: str
    why: str


@dataclass(frozen=True, slots=True)
class InterpretationTruth:
    """A page that explains a document. ``links_forward``: the document, or its row, links to it."""

    url: str
    title: str
    published: str
    how: str  # linked | matched
    links_back: bool
    links_forward: bool
    copied: bool = False  # it only repeats the document's text


@dataclass(frozen=True, slots=True)
class PolicyTruth:
    """An official document and what explains it."""

    url: str
    title: str
    doc_number: str
    published: str
    state: str  # linked | matched | missing | not_required | cannot_tell
    interpretations: tuple[InterpretationTruth, ...]
    lag_workdays: int | None  # None: nothing to count, or a year whose holidays are not announced
    within_deadline: bool  # published today: nobody may be reproached yet
    in_policy_column: bool
    why: str
    need: str = ""  # required | likely | not_required
    late: bool = False  # its first interpretation came after three working days


@dataclass(frozen=True, slots=True)
class MarkTruth:
    """An identification mark that is missing or wrong on some pages."""

    mark: str
    fault: str  # missing | wrong
    skin: str
    value: str
    urls: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class LabelTruth:
    """A page label that is missing, empty, or contradicts the page."""

    page_kind: str  # column | article
    label: str
    fault: str  # missing | empty | contradicts
    urls: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class MessageTruth:
    """A public letter and when it was answered."""

    url: str
    asked: str
    answered: str | None
    workdays: int | None
    state: str  # answered | late | overdue | open


@dataclass(frozen=True, slots=True)
class Truth:
    """Everything a monitor ought to say of the sample, and what it must not say."""

    today: str
    site_name: str
    site_code: str
    url: str
    external_url: str
    home_newest: str
    html_pages: int
    columns: tuple[ColumnTruth, ...]
    portals: tuple[PortalTruth, ...]
    links: tuple[LinkTruth, ...]
    policies: tuple[PolicyTruth, ...]
    marks: tuple[MarkTruth, ...]
    labels: tuple[LabelTruth, ...]
    messages: tuple[MessageTruth, ...]
    traps: tuple[TrapTruth, ...]
    unreachable_mark_hosts: tuple[str, ...]  # real hosts the marks link to: never to be requested
    forbidden_paths: tuple[str, ...]  # folders robots.txt closes: never to be requested

    def with_verdict(self, verdict: str) -> tuple[LinkTruth, ...]:
        """The links of one verdict: broken, suspect or blocked."""
        return tuple(link for link in self.links if link.verdict == verdict)

    def damaged_files(self) -> tuple[LinkTruth, ...]:
        """Attachments that answer 200 and cannot be opened."""
        return tuple(link for link in self.links if link.outcome == "damaged_file")

    def as_json(self) -> dict[str, Any]:
        """The truth as plain containers, for a report's neighbour file."""
        return dataclasses.asdict(self)
