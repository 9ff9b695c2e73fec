"""robots.txt as RFC 9309 has it: read once an origin, obeyed, and unreachable means that nothing may be visited.

Scrapy's own middleware takes every error for a permission. Government sites answer robots.txt with challenges and
server errors every day; then nobody knows what is allowed, so the host is left alone in this run and said so.
"""

import asyncio
import re
from dataclasses import dataclass
from typing import Self
from urllib.parse import urljoin, urlsplit

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from monitor.urls import canonical
from spiders.base import WatchingSpider
from spiders.client.bodies import MAX_ROBOTS
from spiders.fetches import CHALLENGE_STATUSES, DOWNLOAD_ERRORS, is_challenge
from spiders.home import is_same_owner
from spiders.redirects import STATUSES

MAX_HOPS = 5  # RFC 9309, 2.3.1.2
MAX_CRAWL_DELAY = 30.0  # seconds; a longer wish would make the crawl of one site last for weeks
_TRIES = 2
_FIRST = 1000
_MARKUP = re.compile(r"\s*<(?:!doctype|html|head|script|!--|\?xml)", re.IGNORECASE)


class RobotsForbidden(IgnoreRequest):
    """robots.txt forbids this address."""


class RobotsUnreachable(IgnoreRequest):
    """Nobody knows what is allowed. ``blocked``: a challenge or a refusal stands before the file."""

    def __init__(self, words: str, *, blocked: bool) -> None:
        super().__init__(words)
        self.blocked = blocked


@dataclass(frozen=True, slots=True)
class Rules:
    """What one origin allows; ``unreachable`` is set where that is not known."""

    parser: Protego | None = None  # None: everything
    unreachable: str = ""
    blocked: bool = False


class RobotsMiddleware:
    """Asks before the first request to an origin; all others wait for that answer."""

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        self._crawler = crawler
        self._agent: str = crawler.settings["ROBOTSTXT_USER_AGENT"]
        self._rules: dict[str, asyncio.Task[Rules]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way of making parts."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raises RobotsForbidden or RobotsUnreachable for what may not be visited."""
        if request.meta.get("dont_obey_robotstxt"):
            return
        rules = await self._rules_for(request)
        if rules.unreachable:
            raise RobotsUnreachable(rules.unreachable, blocked=rules.blocked)
        if rules.parser is not None and not rules.parser.can_fetch(request.url, self._agent):
            raise RobotsForbidden("robots.txt forbids it")

    async def _rules_for(self, request: Request) -> Rules:
        """The rules of the request's origin. A host that gives no answer at all fails as itself.

        Refused or timed out is what the address would have been too, so that is raised on, and the
        next request asks anew: a second look must not inherit the first one's trouble.
        """
        parts = urlsplit(request.url)
        origin = f"{parts.scheme}://{parts.netloc}"
        known = self._rules.get(origin)
        if known is None:
            known = asyncio.get_running_loop().create_task(self._read(f"{origin}/robots.txt"))
            self._rules[origin] = known
        try:
            rules = await asyncio.shield(known)
        except DOWNLOAD_ERRORS:
            if self._rules.get(origin) is known:
                del self._rules[origin]
            raise
        self._slow_down(rules, request)
        return rules

    async def _read(self, url: str) -> Rules:
        """The rules behind an address; a server error is asked twice, as every failure is."""
        rules = Rules()
        for _ in range(_TRIES):
            rules = await self._once(url)
            if not rules.unreachable or rules.blocked:
                break
        return rules

    async def _once(self, url: str) -> Rules:
        for _ in range(MAX_HOPS + 1):
            response = await self._download(url)
            target = _target(response)
            if target is None:
                return rules_of(response)
            if not self._may_follow(url, target):
                break
            url = target
        return Rules()  # not to be had (RFC 9309, 2.3.1.2), so there is no rule

    def _may_follow(self, url: str, target: str) -> bool:
        """Whether robots.txt is looked for where a redirect says: never where the crawl itself may not go,
        but on the same owner's other name also without external links."""
        spider = self._crawler.spider
        reason = spider.unwelcome(target) if isinstance(spider, WatchingSpider) else ""
        return not reason or (reason == "switched-off" and is_same_owner(target, url))

    async def _download(self, url: str) -> Response:
        engine = self._crawler.engine
        if engine is None:
            raise IgnoreRequest("the crawl has not begun")
        meta = {
            "dont_obey_robotstxt": True,
            "body": "robots",
            "download_slot": urlsplit(url).hostname,
        }
        asked = Request(url, priority=_FIRST, meta=meta, callback=NO_CALLBACK)
        return await engine.download_async(asked)

    def _slow_down(self, rules: Rules, request: Request) -> None:
        """The host's own wish (Crawl-delay), where it asks for more patience than the profile has."""
        wish = rules.parser.crawl_delay(self._agent) if rules.parser is not None else None
        engine = self._crawler.engine
        if not wish or engine is None or engine.downloader is None:
            return
        slot = engine.downloader.slots.get(request.meta.get("download_slot") or "")
        if slot is not None:
            slot.delay = max(slot.delay, min(float(wish), MAX_CRAWL_DELAY))


def _target(response: Response) -> str | None:
    """Where a redirected robots.txt stands."""
    if response.status not in STATUSES:
        return None
    location = (response.headers.get("Location") or b"").decode("utf-8", "replace")
    return canonical(urljoin(response.url, location)) if location.strip() else None


def rules_of(response: Response) -> Rules:
    """What an answer to robots.txt allows: 2xx its words, 4xx everything, the rest is unknown.

    Markup under 200 is the host's soft 404 (or its home page), so there is no file and no rule.
    """
    status = response.status
    if status in CHALLENGE_STATUSES or is_challenge(response.status, response.body):
        return Rules(unreachable=f"robots.txt stands behind a challenge ({status})", blocked=True)
    if 400 <= status < 500 or status in STATUSES:
        return Rules()
    if not 200 <= status < 300:
        return Rules(unreachable=f"robots.txt answers {status}")
    text = response.body[:MAX_ROBOTS].decode("utf-8-sig", "replace")
    return Rules() if _MARKUP.match(text) else Rules(Protego.parse(text))
