"""The one way out of a crawl: everything that is sent passes here, in the host's turn and by its rules.

robots.txt, the pace, walls and dead hosts, a host's wish for patience (429, Retry-After), and the count of it all.
"""

import threading
import time
from datetime import date
from email.utils import parsedate_to_datetime
from weakref import WeakKeyDictionary

from scrapy.crawler import Crawler

from monitor import clock
from monitor.urls import site_of
from monitor.view import HostLoad
from spiders.base import WatchingSpider
from spiders.certificates import Certificates
from spiders.client import Answer, Ask, Client, ClientError, client_of
from spiders.hosts import Hosts
from spiders.manners import connections
from spiders.pace import Gate
from spiders.robots import Robots
from spiders.waiting import host_of

_TRIES = 3  # of an address whose host asked for patience
_MOST_PATIENCE = 120.0  # seconds; a host that wants more is asked no more for this address
_FIRST_WAIT = 1.0  # where it does not say how long; doubled each time
_IMPATIENT_AFTER = 5  # in a row: it wants no more of us
_DIGITS = 6


class Outgoing:
    """Requests of one crawl."""

    def __init__(self, client: Client, spider: WatchingSpider, agent: str) -> None:
        options = spider.plan.profile.crawl
        self._client = client
        self._spider = spider
        self.gate = Gate(options.rate, connections(options))
        self._hosts = Hosts(spider.is_own, spider.stop)
        self._robots = Robots(self._send, agent, spider.unwelcome, self.gate.slow_down)
        self._most_bytes = options.max_megabytes * 1_000_000
        self._until = time.monotonic() + options.max_hours * 3600
        self._throttled: dict[str, int] = {}  # in a row
        self.load = Load()
        self.certificates = Certificates(client)

    async def fetch(self, ask: Ask) -> Answer:
        """The answer to a request. Raises ClientError, or IgnoreRequest for what is not asked."""
        site = site_of(ask.url)
        refusal = self._hosts.refusal(site, fresh=ask.fresh)
        if refusal is not None:
            raise refusal
        if not self._spider.heeds_robots(ask.url):
            return await self._send(ask)
        try:
            await self._robots.allow(ask.url, fresh=ask.fresh)
        except ClientError as error:
            # The file's failure is that of every address that waited for it.
            self._hosts.failed(site, error, fresh=ask.fresh)
            raise
        return await self._send(ask)

    async def _send(self, ask: Ask) -> Answer:
        host, site = host_of(ask.url), site_of(ask.url)
        for again in range(1, _TRIES + 1):
            answer = await self._sent(ask, host, site)
            wait = self._patience(ask.url, host, answer)
            if wait is None or again == _TRIES:
                break
            self.gate.pause(host, wait)
        return answer

    async def _sent(self, ask: Ask, host: str, site: str) -> Answer:
        await self.gate.enter(host)
        try:
            refusal = self._hosts.refusal(site, fresh=ask.fresh)
            if refusal is not None:
                raise refusal
            return await self._asked(ask, site)
        finally:
            self.gate.leave(host)

    async def _asked(self, ask: Ask, site: str) -> Answer:
        """The answer, counted. What came of robots.txt is told of by those who wait for it."""
        is_visit = ask.need != "robots"
        try:
            answer = await self._fetched(ask, site)
        except ClientError as error:
            self.load.count(site, 0, throttled=False)
            if is_visit:
                self._hosts.failed(site, error, fresh=ask.fresh)
            raise
        self.load.count(site, answer.received, throttled=_asks_for_patience(answer))
        if is_visit:
            self._hosts.answered(site, answer.status, answer.body, fresh=ask.fresh)
        self._watch()
        return answer

    async def _fetched(self, ask: Ask, site: str) -> Answer:
        """The answer; after the first one, or none, of a host of the site's own its certificate is looked at."""
        ours = self._spider.is_own(site) or ask.need == "whole"  # interfaces are wanted whole
        try:
            answer = await self._client.fetch(ask)
        except ClientError:
            if ours:
                await self.certificates.look(ask.url, site)
            raise
        if ours:
            await self.certificates.look(ask.url, site)
        return answer

    def _patience(self, url: str, host: str, answer: Answer) -> float | None:
        """Seconds to wait before asking again; None where the answer stands."""
        if not _asks_for_patience(answer):
            self._throttled.pop(host, None)
            self.gate.answered(host)
            return None
        times = self._throttled.get(host, 0)
        if not self.gate.is_paused(host):  # those under way together were refused together
            self._throttled[host] = times + 1
        if times >= _IMPATIENT_AFTER:
            self._hosts.wall(site_of(url), answer.status)
            return None
        asked = answer.header(b"retry-after")
        wait = retry_after(asked) if asked else _FIRST_WAIT * 2**times
        return wait if wait is not None and wait <= _MOST_PATIENCE else None

    def _watch(self) -> None:
        """The bounds of a crawl in time and traffic."""
        if self.load.bytes > self._most_bytes:
            self._spider.stop("max_bytes")
        elif time.monotonic() > self._until:
            self._spider.stop("max_seconds")


class Load:
    """What was asked of each host; taken away by the writer's thread bit by bit."""

    def __init__(self) -> None:
        self.requests = 0
        self.bytes = 0
        self._day = (0.0, clock.day_of(clock.now()))  # until when, on the monotonic clock
        self._counts: dict[tuple[str, date], list[int]] = {}
        self._lock = threading.Lock()

    def count(self, site: str, size: int, *, throttled: bool) -> None:
        """One request, and the bytes of its answer."""
        self.requests += 1
        self.bytes += size
        with self._lock:
            counts = self._counts.setdefault((site, self._today()), [0, 0, 0])
            counts[0] += 1
            counts[1] += size
            counts[2] += throttled

    def take(self) -> list[HostLoad]:
        """What was counted since this was last asked. For any thread."""
        with self._lock:
            counts, self._counts = self._counts, {}
        return [HostLoad(site, day, *numbers) for (site, day), numbers in counts.items()]

    def _today(self) -> date:
        """The day in Asia/Shanghai, looked up once a minute."""
        until, day = self._day
        now = time.monotonic()
        if now >= until:
            day = clock.day_of(clock.now())
            self._day = (now + 60, day)
        return day


def _asks_for_patience(answer: Answer) -> bool:
    """A 503 that does not say when to come again says only that something is broken."""
    return answer.status == 429 or (answer.status == 503 and bool(answer.header(b"retry-after")))


def retry_after(value: bytes) -> float | None:
    """Seconds from a Retry-After, which names seconds or a moment; None where it names neither."""
    text = value.decode("latin-1").strip()
    if text.isascii() and text.isdigit() and len(text) <= _DIGITS:
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    if moment.tzinfo is None:
        return None
    return max(0.0, (moment - clock.now()).total_seconds())


_outgoing: WeakKeyDictionary[Crawler, Outgoing] = WeakKeyDictionary()


def outgoing_of(crawler: Crawler) -> Outgoing:
    """The one of a crawl, made when it is first asked for."""
    found = _outgoing.get(crawler)
    if found is None:
        spider = crawler.spider
        if not isinstance(spider, WatchingSpider):
            raise TypeError("only huoshui's spiders go out here")
        agent = str(crawler.settings["ROBOTSTXT_USER_AGENT"])
        found = _outgoing[crawler] = Outgoing(client_of(crawler), spider, agent)
    return found
