"""One look at a site's front page: does it open, and how long does each step take.

Redirects are followed by hand within the site's own domain, robots.txt is obeyed, a challenge is never worked around.
"""

from dataclasses import dataclass, replace
from typing import NamedTuple

from scrapy.exceptions import IgnoreRequest

from monitor.availability import LIMIT_MS
from monitor.facts import Outcome, WhyInvalid
from monitor.illicit.hosts import host_of, owner_of
from spiders.client import Answer, Ask, Client, ClientError, Family, Timing
from spiders.fetches import BLOCKED_STATUSES, is_challenge
from spiders.pace import Gate
from spiders.redirects import STATUSES, Step, step
from spiders.robots import Robots, RobotsForbidden
from spiders.waiting import host_of as gate_of

Headers = tuple[tuple[str, str], ...]
_SECONDS = LIMIT_MS / 1000
_UNTIMED = Timing()
_ROBOTS_SECONDS = 5.0  # a file; without it the page is asked for all the same
# What keeps an answer away and is no proof that the site is down.
_UNPROVEN = {
    Outcome.TLS: WhyInvalid.TLS,
    Outcome.MALFORMED: WhyInvalid.UNCLEAR,
    Outcome.INVALID_URL: WhyInvalid.UNCLEAR,
    Outcome.OTHER: WhyInvalid.UNCLEAR,
    Outcome.BLOCKED: WhyInvalid.REFUSED,
    Outcome.ROBOTS: WhyInvalid.ROBOTS,
    Outcome.SKIPPED: WhyInvalid.ELSEWHERE,
}


@dataclass(frozen=True, slots=True)
class Look:
    """What came of one look; ``timing`` is of the last hop, but for what is counted from the beginning."""

    outcome: Outcome
    status: int | None = None
    timing: Timing = _UNTIMED
    final_url: str = ""
    ip: str = ""
    bytes: int = 0
    error: str = ""
    why_invalid: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the page was there in time."""
        there = self.outcome in {Outcome.OK, Outcome.TOO_LARGE}
        return there and 1000 * self.timing.total < LIMIT_MS


class _Way(NamedTuple):
    """The hops so far."""

    chain: tuple[str, ...]
    spent: float = 0.0  # seconds
    sets_cookies: bool = False

    def on(self, answer: Answer, target: str) -> "_Way":
        sets = self.sets_cookies or bool(answer.header(b"set-cookie"))
        return _Way((*self.chain, target), self.spent + answer.timing.total, sets)


class Looker:
    """Sends everything through the host's turn (``gate``)."""

    def __init__(self, client: Client, gate: Gate, agent: str) -> None:
        self._client = client
        self._gate = gate
        self._robots = Robots(self._robots_file, agent, lambda url: "", gate.slow_down)
        self._unknown: set[str] = set()  # origins whose robots.txt could not be had: once is enough

    async def look(self, url: str, family: Family = "", headers: Headers = ()) -> Look:
        """One look, which never raises for what a site does."""
        way = _Way((url,))
        while True:
            refusal = await self._forbidden(way.chain[-1])
            if refusal is not None:
                return refusal
            try:
                answer = await self._sent(way, family, headers)
            except ClientError as error:
                return _failed(error, way)
            onward = _onward(answer, way)
            if onward is None or not onward.target:
                return _seen(answer, way, onward)
            way = way.on(answer, onward.target)

    async def answers(self, url: str, family: Family = "") -> bool:
        """Whether a host answers at all: any word of HTTP will do."""
        try:
            await self._in_turn(Ask(url, need="none", timeout=_SECONDS, fresh=True, family=family))
        except ClientError:
            return False
        return True

    async def _forbidden(self, url: str) -> Look | None:
        """Why an address is not asked for. A robots.txt that is not to be had forbids nothing here: this is one visit
        of one page by order, and only the page itself tells whether the site is down."""
        origin = url.split("/", 3)[2]
        if origin in self._unknown:
            return None
        try:
            await self._robots.allow(url)
        except RobotsForbidden as rule:
            return _invalid(Look(Outcome.ROBOTS, final_url=url, error=str(rule)))
        except (ClientError, IgnoreRequest) as trouble:
            if getattr(trouble, "blocked", False):
                return _invalid(Look(Outcome.BLOCKED, final_url=url, error=str(trouble)))
            self._unknown.add(origin)
        return None

    async def _robots_file(self, ask: Ask) -> Answer:
        return await self._in_turn(ask._replace(timeout=_ROBOTS_SECONDS))

    async def _sent(self, way: _Way, family: Family, headers: Headers) -> Answer:
        left = max(0.001, _SECONDS - way.spent)
        ask = Ask(way.chain[-1], "GET", "page", left, headers, fresh=True)
        return await self._in_turn(ask._replace(family=family, measured=True))

    async def _in_turn(self, ask: Ask) -> Answer:
        host = gate_of(ask.url)
        await self._gate.enter(host)
        try:
            return await self._client.fetch(ask)
        finally:
            self._gate.leave(host)


def _onward(answer: Answer, way: _Way) -> Step | None:
    """Where a redirect leads; None for an answer that is none."""
    if answer.status not in STATUSES:
        return None
    mine = owner_of(host_of(way.chain[0]))

    def unwelcome(target: str) -> str:
        return "" if owner_of(host_of(target)) == mine else "another's host"

    return step(answer.header(b"location"), way.chain, unwelcome)


def _seen(answer: Answer, way: _Way, end: Step | None) -> Look:
    """The answer that the way came to, or the redirect that leads nowhere."""
    blocked = answer.status in BLOCKED_STATUSES or is_challenge(answer.status, answer.body)
    good = 200 <= answer.status < 300
    named = Outcome.BLOCKED if blocked else Outcome.OK if good else Outcome.HTTP_ERROR
    look = Look(
        end.outcome if end is not None else named,
        answer.status,
        _counted(answer.timing, way),
        way.chain[-1] if len(way.chain) > 1 else "",
        answer.remote_ip,
        answer.received,
        end.words if end is not None else "",
    )
    # A loop that sets cookies is a test whether its visitor keeps them, as every browser does.
    tested = look.outcome is Outcome.REDIRECT_LOOP and (
        way.sets_cookies or bool(answer.header(b"set-cookie"))
    )
    return replace(look, why_invalid=WhyInvalid.REFUSED) if tested else _invalid(look)


def _failed(error: ClientError, way: _Way) -> Look:
    final = way.chain[-1] if len(way.chain) > 1 else ""
    outcome = Outcome(error.kind.value)
    return _invalid(
        Look(outcome, timing=_counted(error.timing, way), final_url=final, error=error.words)
    )


def _counted(timing: Timing, way: _Way) -> Timing:
    """Counted from the beginning, whatever the hops before took."""
    return timing._replace(
        first_byte=way.spent + timing.first_byte if timing.first_byte else 0.0,
        total=way.spent + timing.total,
    )


def _invalid(look: Look) -> Look:
    return replace(look, why_invalid=_UNPROVEN.get(look.outcome, ""))
