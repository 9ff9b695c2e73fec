"""What a feed dialect is: it recognises one bridge's answer and reads the posts in it."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable
from itertools import islice
from typing import ClassVar, NamedTuple

from monitor.posts import FeedReading, Health, Post

MOST_POSTS = 1000
MOST_TITLE = 300  # characters
MOST_SUMMARY = 1000
_TAG = re.compile(r"<[^<>]{0,2000}>")


class FeedAnswer(NamedTuple):
    """What a feed's address answered: decoded, not yet parsed."""

    url: str
    text: str


class Platform(ABC):
    """One dialect. Pure: an answer in, a reading out; never raises on any input."""

    name: ClassVar[str]
    # Whether it keeps what it once heard and serves that for ever, with 200.
    lasting: ClassVar[bool] = True
    rank: ClassVar[int] = 0  # the higher asked first; the most general last

    @abstractmethod
    def matches(self, answer: FeedAnswer) -> bool:
        """Whether the answer is this dialect's."""

    @abstractmethod
    def read(self, answer: FeedAnswer) -> FeedReading:
        """The posts of the answer."""

    def knows_health(self, url: str) -> bool:
        """Whether this is a health address of the dialect's bridge."""
        return False

    def health(self, text: str, feed_url: str) -> Health:
        """What the bridge says of itself, and of its link to the account behind ``feed_url``."""
        return Health()

    def _reading(self, posts: Iterable[Post], *, whole: bool = True) -> FeedReading:
        """The first posts; whether these are all is told too."""
        kept = tuple(islice(posts, MOST_POSTS + 1))
        whole = whole and len(kept) <= MOST_POSTS
        return FeedReading(self.name, kept[:MOST_POSTS], None, self.lasting, whole)


def plain(value: object, most: int) -> str:
    """Text without markup and with single blanks; not text is no text."""
    if not isinstance(value, str):
        return ""
    return " ".join(_TAG.sub(" ", value[: 4 * most]).split())[:most]
