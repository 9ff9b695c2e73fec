"""How an account kept up over the last half year: its longest silence, and the days on which it was out of time.

A stretch counts only where one look's feed shows it whole: a feed holds its last posts without a gap, but what came
and went between two looks is not known.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from monitor.clock import day_of
from monitor.posts import AccountLook, Post, is_valid

HALF_A_YEAR = 183  # days


@dataclass(frozen=True, slots=True)
class Silences:
    """``longest`` is the days between two posts, ``late_days`` the days on which the last post was older than the
    limit; both between posts that were read, so what goes on now is not counted.
    """

    longest: int = 0
    start: date | None = None
    end: date | None = None
    late_days: int = 0
    days: int = 0  # of the half year that were read


def silences(
    posts: Sequence[Post], looks: Sequence[AccountLook], as_of: datetime, limit: int
) -> Silences:
    """Over the half year before ``as_of``."""
    since = day_of(as_of) - timedelta(days=HALF_A_YEAR)
    valid = {
        day_of(post.at)
        for post in posts
        if post.at is not None and is_valid(post.at, post.first_seen or as_of)
    }
    days = sorted(day for day in valid if day <= day_of(as_of))
    found = Silences()
    late = read = 0
    for first, second in pairwise(days):
        if second <= since or not _is_shown(first, second, looks):
            continue
        read += (second - max(first, since)).days
        begins_late = max(first + timedelta(days=limit + 1), since + timedelta(days=1))
        late += max(0, (second - begins_late).days)
        if (second - first).days > found.longest:
            found = Silences((second - first).days, first, second)
    return Silences(found.longest, found.start, found.end, late, read)


def _is_shown(first: date, second: date, looks: Sequence[AccountLook]) -> bool:
    """Whether one feed shows all that was posted between two days."""
    return any(
        look.whole
        and look.oldest is not None
        and look.newest is not None
        and day_of(look.oldest) <= first
        and second <= day_of(look.newest)
        for look in looks
    )
