"""AccountSpider: the latest posts of every new-media account of a site, through the feeds its profile names.

A bridge on this machine or in the office's own network is the user's own program, started to be asked, and RSSHub
as it comes tells all robots to stay away: there robots.txt is not asked for. On any other host it is obeyed.
"""

import asyncio
import ipaddress
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings

from monitor import clock
from monitor.posts import AccountLook, FeedReading, Health, Post, Problem, account_key, is_valid
from monitor.profile import Account
from monitor.urls import canonical, site_of
from spiders.base import WatchingSpider
from spiders.client import Answer, Ask, ClientError, Trouble
from spiders.fetches import DOWNLOAD_ERRORS
from spiders.manners import manners
from spiders.outgoing import outgoing_of
from spiders.platforms import read_feed, read_health
from spiders.platforms.answers import decoded, problem_of_page
from spiders.postseals import sealed_post
from spiders.redirects import STATUSES

_MOST_HOPS = 5
_MOST_WORDS = 200  # characters of an error


class FeedRefused(Exception):  # noqa: N818 - what a bridge did, as the client's troubles are
    """No feed came. ``problem`` is the bridge's."""

    def __init__(self, problem: Problem, words: str = "", status: int | None = None) -> None:
        super().__init__(words)
        self.problem = problem
        self.words = words
        self.status = status


class AccountSeen:
    """One look and the posts it showed, on their way to the store."""

    def __init__(self, look: AccountLook, posts: tuple[Post, ...]) -> None:
        self.look = look
        self.posts = posts


class AccountSpider(WatchingSpider):
    """One request an account, and one to each bridge for its health; all at the pace of the profile."""

    name = "accounts"

    def __init__(self, plan: str, **kwargs: Any) -> None:
        super().__init__(plan, **kwargs)
        self.seal = bytes.fromhex(self.plan.seal)
        self.done = 0
        self._health: dict[str, asyncio.Task[Answer]] = {}
        self._looks: list[asyncio.Task[AccountSeen]] = []

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> "AccountSpider":
        """Take rate, limits and identity from the plan before the engine is made."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        for name, value in manners(spider.plan.profile.crawl, crawler.settings).items():
            crawler.settings.set(name, value, priority="spider")
        return spider

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Looks at accounts are kept in their own way, and no jobs wait for a turn."""
        super().update_settings(settings)
        settings.set("SCHEDULER", "scrapy.core.scheduler.Scheduler", priority="spider")
        pipelines = {"spiders.postkeeping.AccountPipeline": 100}
        settings.set("ITEM_PIPELINES", pipelines, priority="spider")

    async def start(self) -> AsyncIterator[Any]:
        """Every account that has a feed, together; slow bridges hold nobody up."""
        loop = asyncio.get_running_loop()
        self._looks = [
            loop.create_task(self._look(account))
            for account in self.plan.profile.accounts
            if account.feed and not account.inactive
        ]
        for done in asyncio.as_completed(self._looks):
            try:
                seen = await done
            except asyncio.CancelledError:
                return
            self.done += 1
            yield seen

    def let_go(self) -> None:
        """Nothing waits any more."""
        for task in (*self._looks, *self._health.values()):
            task.cancel()

    def heeds_robots(self, url: str) -> bool:
        """Not on the user's own machine and network."""
        return not is_private(url)

    def is_own(self, site: str) -> bool:
        """No bridge is the site, whose troubles would end a crawl."""
        return False

    def summary(self) -> dict[str, Any]:
        """How the run ended."""
        return {
            "complete": self.stopped_because is None,
            "stopped_because": self.stopped_because,
            "home_url": self.plan.profile.url,
            "requests": outgoing_of(self.crawler).load.requests,
            "bytes": outgoing_of(self.crawler).load.bytes,
            "links": self.done,
        }

    def progress(self) -> dict[str, Any]:
        """Counters for the progress display."""
        requests = outgoing_of(self.crawler).load.requests
        left = len(self._looks) - self.done
        return {"pages": 0, "links": self.done, "requests": requests, "queue": left}

    async def _look(self, account: Account) -> AccountSeen:
        key = account_key(account.platform, account.name)
        bridge = site_of(account.feed)
        try:
            answer = await self._fetched(account.feed)
            reading = await asyncio.to_thread(_read, account.feed, answer)
            health = await self._healthy(account)
        except FeedRefused as refused:
            look = AccountLook(
                key,
                clock.now(),
                bridge=bridge,
                status=refused.status,
                problem=refused.problem,
                words=refused.words,
            )
            return AccountSeen(look, ())
        posts = tuple(sealed_post(post, self.seal) for post in reading.posts)
        look = _look_of(key, bridge, answer.status, reading, health)
        return AccountSeen(look, posts)

    async def _healthy(self, account: Account) -> Health:
        """The bridge's own word; one that cannot be had is none, and the feed stands alone."""
        if not account.health:
            return Health()
        asked = self._health.get(account.health)
        if asked is None:
            loop = asyncio.get_running_loop()
            asked = loop.create_task(self._fetched(account.health))
            self._health[account.health] = asked
        try:
            answer = await asyncio.shield(asked)
        except FeedRefused as refused:
            return Health(problem=refused.problem)
        kind = answer.header(b"content-type").decode("latin-1")
        return read_health(account.health, account.feed, answer.body, kind)

    async def _fetched(self, url: str) -> Answer:
        """The answer behind redirects. Raises FeedRefused."""
        for _ in range(_MOST_HOPS):
            answer = await self._asked(url)
            if answer.status not in STATUSES:
                return _good(answer)
            location = answer.header(b"location").decode("utf-8", "replace")
            target = canonical(urljoin(url, location))
            if target is None or (is_private(target) and not is_private(url)):
                raise FeedRefused(Problem.NOT_A_FEED, "redirects nowhere", answer.status)
            url = target
        raise FeedRefused(Problem.NOT_A_FEED, "redirects in circles")

    async def _asked(self, url: str) -> Answer:
        seconds = self.plan.profile.crawl.feed_timeout_seconds
        try:
            return await outgoing_of(self.crawler).fetch(Ask(url, timeout=seconds))
        except ClientError as error:
            too_large = error.kind is Trouble.TOO_LARGE
            problem = Problem.TOO_LARGE if too_large else Problem.NO_ANSWER
            raise FeedRefused(problem, error.words[:_MOST_WORDS]) from error
        except DOWNLOAD_ERRORS as error:
            raise FeedRefused(Problem.ROBOTS, str(error)[:_MOST_WORDS]) from error


def _good(answer: Answer) -> Answer:
    """An answer with a body to read. Raises FeedRefused with what an error page says of its cause."""
    if 200 <= answer.status < 300 and not answer.unread:
        return answer
    kind = answer.header(b"content-type").decode("latin-1")
    told = problem_of_page(decoded(answer.body, kind))
    problem = Problem.STATUS if told is Problem.NOT_A_FEED else told
    if answer.status < 400:
        problem = Problem.BROKEN
    raise FeedRefused(problem, status=answer.status)


def _read(url: str, answer: Answer) -> FeedReading:
    return read_feed(url, answer.body, answer.header(b"content-type").decode("latin-1"))


def _look_of(
    key: str, bridge: str, status: int, reading: FeedReading, health: Health
) -> AccountLook:
    now = clock.now()
    dates = [post.at for post in reading.posts if post.at is not None and is_valid(post.at, now)]
    return AccountLook(
        account=key,
        at=now,
        dialect=reading.dialect,
        bridge=bridge,
        status=status,
        problem=reading.problem,
        lasting=reading.lasting,
        whole=reading.whole,
        count=len(reading.posts),
        oldest=min(dates, default=None),
        newest=max(dates, default=None),
        heard_at=health.heard_at,
        health_problem=health.problem,
    )


def is_private(url: str) -> bool:
    """Whether an address names this machine or a private network, as it is written; names are not looked up."""
    host = urlsplit(url).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_private or address.is_loopback
