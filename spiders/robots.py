"""robots.txt as RFC 9309 has it: read once an origin, obeyed, and unreachable means that nothing may be visited.

Scrapy's own middleware takes every error for a permission. Government sites answer robots.txt with challenges and
server errors every day; then nobody knows what is allowed, so the host is left alone in this run and said so.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urljoin

from protego import Protego
from scrapy.exceptions import IgnoreRequest

from monitor.urls import canonical
from spiders.client import Answer, Ask
from spiders.client.bodies import MAX_ROBOTS
from spiders.fetches import CHALLENGE_STATUSES, DOWNLOAD_ERRORS, is_challenge
from spiders.home import is_same_owner
from spiders.redirects import STATUSES
from spiders.waiting import host_of

MAX_HOPS = 5  # RFC 9309, 2.3.1.2
MAX_CRAWL_DELAY = 30.0  # seconds; a longer wish would make the crawl of one site last for weeks
_TRIES = 2
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


class Robots:
    """Asked before the first request to an origin; all others wait for that answer.

    ``send`` sends a request without asking here; ``unwelcome`` tells where the crawl does not go;
    ``slow_down`` takes a host's wish for so many seconds between requests.
    """

    def __init__(
        self,
        send: Callable[[Ask], Awaitable[Answer]],
        agent: str,
        unwelcome: Callable[[str], str],
        slow_down: Callable[[str, float], None],
    ) -> None:
        self._send = send
        self._agent = agent
        self._unwelcome = unwelcome
        self._slow_down = slow_down
        self._asked: dict[str, asyncio.Task[Rules]] = {}
        self._known: dict[str, Rules] = {}

    async def allow(self, url: str, *, fresh: bool = False) -> None:
        """Raises RobotsForbidden or RobotsUnreachable for what may not be visited, ClientError for a host
        that gives no answer.
        """
        scheme, _, rest = url.partition("://")
        origin = f"{scheme}://{rest.partition('/')[0].partition('?')[0]}"
        rules = self._known.get(origin) or await self._rules_for(origin, fresh)
        if rules.unreachable:
            raise RobotsUnreachable(rules.unreachable, blocked=rules.blocked)
        if rules.parser is not None and not rules.parser.can_fetch(url, self._agent):
            raise RobotsForbidden("robots.txt forbids it")

    async def _rules_for(self, origin: str, fresh: bool) -> Rules:
        """The rules of an origin. A host that gives no answer at all fails as itself.

        Refused or timed out is what the address would have been too, so that is raised on, and the
        next request asks anew: a second look must not inherit the first one's trouble.
        """
        asked = self._asked.get(origin)
        if asked is None:
            asked = asyncio.get_running_loop().create_task(
                self._read(f"{origin}/robots.txt", fresh)
            )
            self._asked[origin] = asked
        try:
            rules = await asyncio.shield(asked)
        except DOWNLOAD_ERRORS:
            if self._asked.get(origin) is asked:
                del self._asked[origin]
            raise
        if origin not in self._known:
            self._known[origin] = rules
            self._heed(rules, origin)
        return rules

    async def _read(self, url: str, fresh: bool) -> Rules:
        """The rules behind an address; a server error is asked twice, as every failure is."""
        rules = Rules()
        for _ in range(_TRIES):
            rules = await self._once(url, fresh)
            if not rules.unreachable or rules.blocked:
                break
        return rules

    async def _once(self, url: str, fresh: bool) -> Rules:
        for _ in range(MAX_HOPS + 1):
            answer = await self._send(Ask(url, need="robots", fresh=fresh))
            target = _target(answer, url)
            if target is None:
                return rules_of(answer.status, answer.body)
            if not self._may_follow(url, target):
                break
            url = target
        return Rules()  # not to be had (RFC 9309, 2.3.1.2), so there is no rule

    def _may_follow(self, url: str, target: str) -> bool:
        """Whether robots.txt is looked for where a redirect says: never where the crawl itself may not go,
        but on the same owner's other name also without external links."""
        reason = self._unwelcome(target)
        return not reason or (reason == "switched-off" and is_same_owner(target, url))

    def _heed(self, rules: Rules, origin: str) -> None:
        """The host's own wish (Crawl-delay), where it asks for more patience than the profile has."""
        wish = rules.parser.crawl_delay(self._agent) if rules.parser is not None else None
        if wish:
            self._slow_down(host_of(origin), min(float(wish), MAX_CRAWL_DELAY))


def _target(answer: Answer, url: str) -> str | None:
    """Where a redirected robots.txt stands."""
    if answer.status not in STATUSES:
        return None
    location = answer.header(b"location").decode("utf-8", "replace")
    return canonical(urljoin(url, location)) if location.strip() else None


def rules_of(status: int, body: bytes) -> Rules:
    """What an answer to robots.txt allows: 2xx its words, 4xx everything, the rest is unknown.

    Markup under 200 is the host's soft 404 (or its home page), so there is no file and no rule.
    """
    if status in CHALLENGE_STATUSES or is_challenge(status, body):
        return Rules(unreachable=f"robots.txt stands behind a challenge ({status})", blocked=True)
    if 400 <= status < 500 or status in STATUSES:
        return Rules()
    if not 200 <= status < 300:
        return Rules(unreachable=f"robots.txt answers {status}")
    text = body[:MAX_ROBOTS].decode("utf-8-sig", "replace")
    return Rules() if _MARKUP.match(text) else Rules(Protego.parse(text))
