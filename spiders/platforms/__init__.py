"""Feeds of new-media accounts: which dialect an answer is written in, and the posts in it.

Dialects are found, not listed: a new bridge is one new file in this package.
"""

import sys
from functools import lru_cache

from monitor.catalogue import subclasses
from monitor.posts import FeedReading, Health, Problem
from spiders.platforms.answers import decoded, problem_of_page
from spiders.platforms.base import FeedAnswer, Platform

__all__ = ["MOST_BYTES", "read_feed", "read_health"]

MOST_BYTES = 5_000_000
_BASE: type[Platform] = Platform  # type: ignore[type-abstract]


def read_feed(url: str, body: bytes, content_type: str) -> FeedReading:
    """The posts of a feed's answer, by the first dialect that knows it; never raises."""
    if len(body) > MOST_BYTES:
        return FeedReading("", problem=Problem.TOO_LARGE)
    answer = FeedAnswer(url, decoded(body, content_type))
    found = next((each for each in dialects() if each.matches(answer)), None)
    reading = found.read(answer) if found else FeedReading("", problem=Problem.NOT_A_FEED)
    if reading.problem is Problem.NOT_A_FEED:
        return FeedReading("", problem=problem_of_page(answer.text))
    return reading


def read_health(url: str, feed_url: str, body: bytes, content_type: str) -> Health:
    """A bridge's word on itself; of one that is not known nothing is learnt but that it answers. Never raises."""
    found = next((each for each in dialects() if each.knows_health(url)), None)
    if found is None or len(body) > MOST_BYTES:
        return Health()
    return found.health(decoded(body, content_type), feed_url)


@lru_cache(maxsize=1)
def dialects() -> tuple[Platform, ...]:
    """Every dialect of this package, the most particular first."""
    found = [kind() for kind in subclasses(sys.modules[__name__], _BASE)]
    return tuple(sorted(found, key=lambda each: -each.rank))
