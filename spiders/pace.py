"""How often and over how many connections a host is asked: never more than the profile allows, whatever is asked.

Two requests to a host are at least a rate's interval apart, counted from when the first one was really sent. So no
second ever holds more of them than the rate says, redirects, robots.txt and second looks among them.
"""

import asyncio
from collections import deque
from dataclasses import dataclass, field

from spiders.base import CrawlEnded

_MARGIN = 1.01  # a request may take a little longer on its way than the next one
_SLOWEST = 30.0  # seconds between requests; a host that asks for more patience gets no more
_SLOWED = 2.0  # seconds between requests to a host that has refused for haste again and again
_FULL_SPEED_AFTER = 20  # answers in order


@dataclass(slots=True)
class _Turn:
    """One host's place in the queue."""

    delay: float  # seconds between requests
    least: float  # what the profile and the host ask for at any time
    active: int = 0
    next_at: float = 0.0  # on the loop's clock
    paused_until: float = 0.0
    in_order: int = 0  # answers since the host asked for patience
    waiting: deque[asyncio.Future[None]] = field(default_factory=deque)
    timer: asyncio.TimerHandle | None = None


class Gate:
    """Everything that is sent goes through ``enter`` and ``leave``. ``rate`` is requests a second, 0 no limit."""

    def __init__(self, rate: float, connections: int) -> None:
        self._delay = _MARGIN / rate if rate else 0.0
        self._connections = connections
        self._turns: dict[str, _Turn] = {}
        self._closed = False

    async def enter(self, host: str) -> None:
        """Wait for the host's turn. Raises CrawlEnded where the crawl ends before."""
        if self._closed:
            raise CrawlEnded("the crawl was ended")
        loop = asyncio.get_running_loop()
        turn = self._turn(host)
        now = loop.time()
        if not turn.waiting and turn.active < self._connections and now >= turn.next_at:
            turn.active += 1
            turn.next_at = now + turn.delay
            return
        waiter: asyncio.Future[None] = loop.create_future()
        turn.waiting.append(waiter)
        self._release(turn)
        try:
            await waiter
        except asyncio.CancelledError:
            if waiter.done() and not waiter.cancelled():
                self.leave(host)  # its turn had come just then
            raise

    def leave(self, host: str) -> None:
        """The answer is here, or there will be none."""
        turn = self._turn(host)
        turn.active -= 1
        if turn.waiting:
            self._release(turn)

    def pause(self, host: str, seconds: float) -> None:
        """Nothing is sent to the host for so long; after that more slowly, until it has answered for a while."""
        turn = self._turn(host)
        now = asyncio.get_running_loop().time()
        if not turn.paused_until > now:  # those under way together are refused together
            turn.delay = max(turn.delay, min(_SLOWED, max(2 * turn.delay, 0.1)))
        turn.paused_until = max(turn.paused_until, now + seconds)
        turn.next_at = max(turn.next_at, turn.paused_until)
        turn.in_order = 0

    def is_paused(self, host: str) -> bool:
        """Whether the host has asked for patience and still has it."""
        return asyncio.get_running_loop().time() < self._turn(host).paused_until

    def answered(self, host: str) -> None:
        """An answer in order: patience that was asked for once is not for ever."""
        turn = self._turn(host)
        if turn.delay > turn.least:
            turn.in_order += 1
            if turn.in_order >= _FULL_SPEED_AFTER:
                turn.in_order = 0
                turn.delay = max(turn.least, turn.delay / 2 if turn.delay > 0.2 else 0.0)

    def slow_down(self, host: str, delay: float) -> None:
        """The host's own wish for so many seconds between requests."""
        turn = self._turn(host)
        turn.least = max(turn.least, min(delay, _SLOWEST))
        turn.delay = max(turn.delay, turn.least)

    def close(self) -> None:
        """Whoever waits is told that the crawl ended."""
        self._closed = True
        for turn in self._turns.values():
            if turn.timer is not None:
                turn.timer.cancel()
            while turn.waiting:
                waiter = turn.waiting.popleft()
                if not waiter.done():
                    waiter.set_exception(CrawlEnded("the crawl was ended"))

    def _turn(self, host: str) -> _Turn:
        turn = self._turns.get(host)
        if turn is None:
            turn = self._turns[host] = _Turn(self._delay, self._delay)
        return turn

    def _release(self, turn: _Turn) -> None:
        loop = asyncio.get_running_loop()
        while turn.waiting and turn.active < self._connections:
            now = loop.time()
            if now < turn.next_at:
                if turn.timer is None:
                    turn.timer = loop.call_at(turn.next_at, self._ring, turn)
                return
            waiter = turn.waiting.popleft()
            if not waiter.done():
                turn.active += 1
                turn.next_at = now + turn.delay
                waiter.set_result(None)

    def _ring(self, turn: _Turn) -> None:
        turn.timer = None
        self._release(turn)
