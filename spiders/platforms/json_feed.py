"""JSON Feed (jsonfeed.org), which feedparser cannot read: RSSHub with ``format=json``, Wechat2RSS, and others.

``date_modified`` alone is no date of publication: feeddd writes the time at which it grabbed the post there, so that
an account long silent would look alive.
"""

from typing import Any, ClassVar

from monitor.posts import FeedReading, Post, Problem
from spiders.platforms.base import MOST_SUMMARY, MOST_TITLE, FeedAnswer, Platform, plain
from spiders.platforms.idents import ident
from spiders.platforms.moments import moment
from spiders.platforms.values import loaded


class JsonFeed(Platform):
    """Told by the version it names; a bridge that dates its items in its own way is a subclass."""

    name: ClassVar[str] = "json-feed"
    dates: ClassVar[tuple[str, ...]] = ("date_published",)

    def matches(self, answer: FeedAnswer) -> bool:
        """Any JSON object with items."""
        found = loaded(answer.text)
        return isinstance(found, dict) and "jsonfeed.org" in str(found.get("version", ""))[:200]

    def read(self, answer: FeedAnswer) -> FeedReading:
        """Every item; without a list of items it is broken."""
        found = loaded(answer.text)
        items = found.get("items") if isinstance(found, dict) else None
        if not isinstance(items, list):
            return FeedReading(self.name, problem=Problem.BROKEN, lasting=self.lasting)
        return self._reading(self._post(item) for item in items if isinstance(item, dict))

    def _post(self, item: dict[str, Any]) -> Post:
        at = next((day for key in self.dates if (day := moment(item.get(key))) is not None), None)
        title = plain(item.get("title"), MOST_TITLE)
        link = plain(item.get("url") or item.get("external_url"), 2000)
        words = item.get("summary") or item.get("content_text") or item.get("content_html")
        summary = plain(words, MOST_SUMMARY)
        return Post(ident(item.get("id"), link, title, at), at, title, summary, link)
