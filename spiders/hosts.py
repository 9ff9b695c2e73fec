"""How each host has answered so far, and what follows: a wall is not run against, a dead host not waited for.

Protection walls (瑞数, 加速乐) answer every request alike once they have taken notice, and asking on is what they
are there to stop. A name that is unknown or a port that refuses is so for every address behind it.
"""

from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass

from scrapy.exceptions import IgnoreRequest

from spiders.client import ClientError, Trouble
from spiders.fetches import CHALLENGE_STATUSES, HostSilent, is_challenge

# A WAF rule may cover one folder; so many challenges in a row, with no ordinary answer between, cover the host.
WALL = 20
DEAD = 5  # failures of a host that never answered
_DEAD_AGAIN = 3  # of second looks
_OF_THE_HOST = {Trouble.DNS, Trouble.REFUSED, Trouble.TIMEOUT, Trouble.TLS, Trouble.OTHER}
_KNOWN_AT_ONCE = {Trouble.DNS, Trouble.REFUSED, Trouble.TLS}  # and the same for every address
_WATCHED = 100  # answers of the site
_TOO_MANY = 60  # failures among them


class RefusesMachines(IgnoreRequest):
    """Not asked: the host has shown its wall often enough. No fault of the address."""

    blocked = True


@dataclass(slots=True)
class _Standing:
    """What a host has shown."""

    walls: int = 0  # in a row
    answered: bool = False
    failures: int = 0  # in a row, first looks
    again: int = 0  # in a row, second looks
    last: ClientError | None = None


class Hosts:
    """``is_own`` tells the site's own host; ``stop`` ends the crawl with a reason."""

    def __init__(self, is_own: Callable[[str], bool], stop: Callable[[str], None]) -> None:
        self._is_own = is_own
        self._stop = stop
        self._standings: defaultdict[str, _Standing] = defaultdict(_Standing)
        self._recent: deque[bool] = deque(maxlen=_WATCHED)  # failures of the site

    def refusal(self, host: str, *, fresh: bool) -> Exception | None:
        """Why a host is not asked any more; None where it is."""
        standing = self._standings[host]
        if standing.walls >= WALL:
            return RefusesMachines("the host refuses machines and was not asked again")
        if standing.answered or standing.last is None or self._is_own(host):
            return None
        if (standing.again >= _DEAD_AGAIN) if fresh else (standing.failures >= DEAD):
            if (
                standing.last.kind in _KNOWN_AT_ONCE
            ):  # another one: what is raised twice holds on to both ways
                return ClientError(standing.last.kind, standing.last.words)
            return HostSilent("the host does not answer")
        return None

    def answered(self, host: str, status: int, body: bytes, *, fresh: bool) -> None:
        """An answer came: a challenge is counted, anything else clears the host's name."""
        standing = self._standings[host]
        standing.answered = True
        walled = status in CHALLENGE_STATUSES or is_challenge(status, body)
        standing.walls = standing.walls + 1 if walled else 0
        if standing.walls >= WALL:
            self.wall(host, status)
        if self._is_own(host):
            self._watch(failed=status >= 500 and not walled, fresh=fresh)

    def wall(self, host: str, status: int) -> None:
        """The host refuses machines: it is left alone, and where it is the site's own the crawl ends."""
        self._standings[host].walls = WALL
        if self._is_own(host):
            self._stop(f"site-blocked {status}")

    def failed(self, host: str, error: ClientError, *, fresh: bool) -> None:
        """No answer came."""
        if self._is_own(host):
            self._watch(failed=True, fresh=fresh)
        standing = self._standings[host]
        if error.kind not in _OF_THE_HOST:
            return
        standing.last = error
        if fresh:
            standing.again += 1
        else:
            standing.failures += 1

    def _watch(self, *, failed: bool, fresh: bool) -> None:
        """A site most of whose answers fail is left alone. Second looks are at what failed, so they tell nothing."""
        if fresh:
            return
        self._recent.append(failed)
        if len(self._recent) == _WATCHED and sum(self._recent) >= _TOO_MANY:
            self._stop(f"failing {sum(self._recent)}/{_WATCHED}")
