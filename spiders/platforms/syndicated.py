"""RSS and Atom in every version, by feedparser: what most bridges answer.

Only the dates are read by ourselves, from the words of the feed. The feed's own date is never looked at: it is the
moment of the request, or of the subscription.
"""

from typing import Any, ClassVar

import feedparser

from monitor.posts import FeedReading, Post, Problem
from spiders.platforms.base import MOST_SUMMARY, MOST_TITLE, FeedAnswer, Platform, plain
from spiders.platforms.bounded import bounded
from spiders.platforms.idents import ident
from spiders.platforms.moments import moment

_BEGINS = 300  # characters in which markup shows


class Syndicated(Platform):
    """Any RSS or Atom feed; a bridge that writes one in its own way is a subclass."""

    name: ClassVar[str] = "feed"

    def matches(self, answer: FeedAnswer) -> bool:
        """Whatever is markup; whether it is a feed, reading tells."""
        return answer.text[:_BEGINS].lstrip("\ufeff \t\r\n").startswith("<")

    def read(self, answer: FeedAnswer) -> FeedReading:
        """Every item, dated as it says itself."""
        fit = bounded(answer.text)
        if fit.problem is not None:
            return FeedReading(self.name, problem=fit.problem, lasting=self.lasting)
        parsed = feedparser.parse(fit.body, sanitize_html=False, resolve_relative_uris=False)
        if not parsed.get("version"):
            return FeedReading(self.name, problem=Problem.NOT_A_FEED, lasting=self.lasting)
        posts = [self._post(entry) for entry in parsed.entries]
        if parsed.get("bozo") and not posts:
            return FeedReading(self.name, problem=Problem.BROKEN, lasting=self.lasting)
        return self._reading(posts, whole=fit.whole)

    def _post(self, entry: Any) -> Post:
        title = plain(entry.get("title"), MOST_TITLE)
        link = plain(entry.get("link"), 2000)
        # feedparser lends a missing ``published`` to ``updated`` and the other way round, so keys are asked for.
        words = [dict.get(entry, key) for key in ("published", "updated", "created")]
        at = next((day for word in words if (day := moment(word)) is not None), None)
        summary = plain(entry.get("summary"), MOST_SUMMARY)
        return Post(ident(entry.get("id"), link, title, at), at, title, summary, link)
