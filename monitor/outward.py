"""What of a site leads outside and may be a sign of tampering; the shapes that its rules judge.

Only what a rule may have something to say of is here: a site has thousands of links to others.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Sighting:
    """The pages of the run that show something: the first 20 of them, and how many there are."""

    sources: tuple[str, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class OutwardLink:
    """One address that pages of the site lead to, as they name it."""

    url: str
    anchor: str
    kind: str  # a ``LinkKind``
    hidden: bool  # no page shows it where a visitor sees it
    home: bool  # the home page has it
    seen: Sighting


@dataclass(frozen=True, slots=True)
class StrangeHost:
    """A host that scripts or frames of the site come from."""

    host: str
    kind: str  # script or frame
    url: str  # one of the addresses
    first_seen: datetime  # when any page of the site first had one from there
    runs_before: int  # complete runs begun before that
    seen: Sighting


@dataclass(frozen=True, slots=True)
class TitleSeen:
    """The title behind an address of somebody else's, and the host that answered in the end."""

    title: str
    host: str
    at: datetime  # of the first run that saw it so, after any other
    sketch: str = ""  # of the text then: monitor.prints


@dataclass(frozen=True, slots=True)
class Target:
    """What an address of somebody else's shows and what it showed before. ``now`` is None where it was not read."""

    url: str
    anchor: str
    now: TitleSeen | None
    before: TitleSeen | None  # the last that was otherwise; the last of all where ``now`` is None
    seen: Sighting


@dataclass(frozen=True, slots=True)
class Outward:
    """Everything of one run that leads outside and may be a sign."""

    links: tuple[
        OutwardLink, ...
    ] = ()  # hidden, with telling words, or into somebody's own network
    hosts: tuple[StrangeHost, ...] = ()
    targets: tuple[Target, ...] = ()  # whose title was read in this run or an earlier one
    runs_before: int = 0  # complete runs begun before this one
    external_pages: int = 0  # distinct addresses of other sites whose titles this run was to read
    titles_read: int = 0  # of them
