"""WeWe-RSS: its JSON Feed dates posts by ``date_modified``, and ``/feeds/`` tells when it last heard of each account.

It serves its database for ever with 200 when its reading account is locked; ``syncTime`` moves only when a call
upstream succeeded.
"""

import re
from datetime import datetime
from typing import Any, ClassVar
from urllib.parse import urlsplit

from monitor.posts import Health, Problem
from spiders.platforms.base import FeedAnswer
from spiders.platforms.json_feed import JsonFeed
from spiders.platforms.moments import moment
from spiders.platforms.values import loaded

_FEED = re.compile(r"/feeds/([A-Za-z0-9_-]{1,80})\.(?:json|atom|rss)$")


class WeWeRss(JsonFeed):
    """Told by its address; its RSS and Atom are read as any."""

    name: ClassVar[str] = "wewe-rss"
    rank: ClassVar[int] = 10
    dates: ClassVar[tuple[str, ...]] = ("date_published", "date_modified")

    def matches(self, answer: FeedAnswer) -> bool:
        """A JSON Feed at one of its addresses."""
        return _id_of(answer.url) != "" and super().matches(answer)

    def knows_health(self, url: str) -> bool:
        """Its list of accounts."""
        return urlsplit(url).path.rstrip("/").endswith("/feeds")

    def health(self, text: str, feed_url: str) -> Health:
        """The account's own line: when its bridge last heard of it."""
        rows = loaded(text)
        if not isinstance(rows, list):
            return Health(problem=Problem.NOT_A_FEED)
        wanted = _id_of(feed_url)
        lines = [row for row in rows[:5000] if isinstance(row, dict)]
        if wanted == "all":
            times = [at for row in lines if (at := _heard(row)) is not None]
            return Health(min(times)) if times else Health()
        line = next((row for row in lines if row.get("id") == wanted), None)
        return Health(_heard(line)) if line is not None else Health(problem=Problem.NOT_SUBSCRIBED)


def _id_of(url: str) -> str:
    found = _FEED.search(urlsplit(url).path)
    return found[1] if found else ""


def _heard(row: dict[str, Any]) -> datetime | None:
    return moment(row.get("syncTime"))
