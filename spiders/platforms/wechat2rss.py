"""Wechat2RSS, where a user has it already: ``/login/list`` tells whether its accounts are logged in."""

from typing import Any, ClassVar
from urllib.parse import urlsplit

from monitor.posts import Health, Problem
from spiders.platforms.base import FeedAnswer
from spiders.platforms.json_feed import JsonFeed
from spiders.platforms.values import loaded


class Wechat2Rss(JsonFeed):
    """Its feeds are plain RSS and JSON Feed; only the dates of its interface differ (``created``)."""

    name: ClassVar[str] = "wechat2rss"
    rank: ClassVar[int] = 5
    dates: ClassVar[tuple[str, ...]] = ("date_published", "created")

    def matches(self, answer: FeedAnswer) -> bool:
        """A JSON Feed that names it, or stands at one of its addresses."""
        is_address = urlsplit(answer.url).path.startswith("/feed/")
        return is_address and super().matches(answer)

    def knows_health(self, url: str) -> bool:
        """Its list of log-ins."""
        return urlsplit(url).path.rstrip("/").endswith("/login/list")

    def health(self, text: str, feed_url: str) -> Health:
        """Logged out where no log-in is available; it does not tell when it last heard anything."""
        found = loaded(text)
        rows = found.get("data", found.get("list")) if isinstance(found, dict) else found
        lines = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
        if not lines:
            return Health(problem=Problem.NOT_A_FEED)
        return Health() if any(map(_is_up, lines)) else Health(problem=Problem.LOGGED_OUT)


def _is_up(line: dict[str, Any]) -> bool:
    return line.get("available") is True and not line.get("needCheck")
