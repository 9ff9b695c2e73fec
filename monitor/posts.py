"""What was seen of new-media accounts: posts, what came of reading a feed, and each look at an account.

Facts only. A feed is mostly a bridge's answer and not the platform's, so a look keeps two clocks: the newest post,
and when the bridge itself last heard from the platform.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from monitor.facts import Leak

EARLIEST_YEAR = 2009  # no platform is older: what is dated before is a clock that was never set
TOLERANCE = timedelta(days=1)  # clocks and zones of bridges differ; beyond it a date is no date


class Problem(StrEnum):
    """Why a feed or a bridge's own word could not be used. None of them says anything of the account."""

    NO_ANSWER = "no_answer"  # nothing came in time, or no connection
    STATUS = "status"  # an HTTP error
    COOKIES = "cookies"  # the bridge says that its log-in at the platform has expired
    ROUTE_EMPTY = "route_empty"  # the bridge says that it found nothing
    LOGIN_PAGE = "login_page"
    NOT_A_FEED = "not_a_feed"  # a web page, or anything else, in a feed's place
    BROKEN = "broken"  # begins like a feed and cannot be read to its end
    ENTITIES = "entities"  # declares XML entities, as bombs do and no feed needs to
    TOO_LARGE = "too_large"
    ROBOTS = "robots"
    LOGGED_OUT = "logged_out"  # the bridge's own word: its account is logged out or locked
    NOT_SUBSCRIBED = "not_subscribed"  # the bridge does not know the account (any more)
    FAILED = "failed"  # a fault of ours in reading it


@dataclass(frozen=True, slots=True)
class Post:
    """One post. ``title`` and ``summary`` are sealed before they are kept, and may be empty: micro posts have none.

    ``ident`` is the same for the same post in every look.
    """

    ident: str
    at: (
        datetime | None
    )  # when it was published, as its bridge says; None where no date could be read
    title: str = ""
    summary: str = ""
    url: str = ""
    leaks: tuple[Leak, ...] = ()
    first_seen: datetime | None = None  # by us; None while it is being read


@dataclass(frozen=True, slots=True)
class FeedReading:
    """A feed's answer as read. Never raises, never accuses: a ``problem`` is the bridge's.

    ``lasting``: the bridge serves from its own store, so an answer alone does not show that it still hears from
    the platform. ``whole`` is False where a bound was met: what was not read could be newer.
    """

    dialect: str
    posts: tuple[Post, ...] = ()
    problem: Problem | None = None
    lasting: bool = True
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Health:
    """A bridge's own word on how it is. ``heard_at``: when it last got an answer of the platform; None if it does
    not tell.
    """

    heard_at: datetime | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class AccountLook:
    """One look at one account by one run. ``bridge`` is the host that was asked, without keys or paths."""

    account: str  # key: platform:name
    at: datetime
    dialect: str = ""
    bridge: str = ""
    status: int | None = None
    problem: Problem | None = None
    words: str = ""  # how the problem was told, for a person
    lasting: bool = True
    whole: bool = True
    count: int = 0  # posts in the feed
    oldest: datetime | None = None  # of its valid dates
    newest: datetime | None = None
    heard_at: datetime | None = None
    health_problem: Problem | None = None


def account_key(platform: str, name: str) -> str:
    """What tells an account of a site from its others."""
    return f"{platform}:{name}"


def is_valid(at: datetime | None, seen: datetime) -> bool:
    """Whether a post's date can be true: not from before there were platforms, not from the future."""
    return at is not None and at.year >= EARLIEST_YEAR and at <= seen + TOLERANCE
