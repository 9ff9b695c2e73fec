"""we-mp-rss (WeRSS): RSS whose times have no zone, Atom with the dates of RSS, and a JSON that is no JSON Feed.

It keeps rendered feeds and serves them on when its log-in is lost; ``lastBuildDate`` is always now.
"""

from typing import Any, ClassVar

from monitor.posts import FeedReading, Post, Problem
from spiders.platforms.base import MOST_SUMMARY, MOST_TITLE, FeedAnswer, Platform, plain
from spiders.platforms.idents import ident
from spiders.platforms.moments import moment
from spiders.platforms.values import loaded


class WeMpRssJson(Platform):
    """``{name, link, items: [{id, title, link, updated}]}`` without the version that a JSON Feed names.

    Its RSS and Atom are read as any: local times without zone are what ``moments`` takes them for.
    """

    name: ClassVar[str] = "we-mp-rss"
    rank: ClassVar[int] = 10

    def matches(self, answer: FeedAnswer) -> bool:
        """By its shape."""
        found = loaded(answer.text)
        return (
            isinstance(found, dict)
            and "version" not in found
            and "name" in found
            and isinstance(found.get("items"), list)
        )

    def read(self, answer: FeedAnswer) -> FeedReading:
        """Every item."""
        found = loaded(answer.text)
        if not isinstance(found, dict):
            return FeedReading(self.name, problem=Problem.BROKEN)
        return self._reading(_post(item) for item in found["items"] if isinstance(item, dict))


def _post(item: dict[str, Any]) -> Post:
    at = moment(item.get("updated"))
    title, link = plain(item.get("title"), MOST_TITLE), plain(item.get("link"), 2000)
    summary = plain(item.get("description"), MOST_SUMMARY)
    return Post(ident(item.get("id"), link, title, at), at, title, summary, link)
