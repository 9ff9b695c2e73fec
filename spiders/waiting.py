"""Jobs that wait for their turn, host by host, so that a slow or dead host never holds up the others."""

from collections import Counter, defaultdict, deque
from itertools import chain, islice
from urllib.parse import urlsplit

from spiders.fetches import Job


class Waiting:
    """First come, first served within a host; hosts take turns."""

    def __init__(self, connections: int) -> None:
        self._connections = connections  # to one host at once
        self._jobs: defaultdict[str, deque[Job]] = defaultdict(deque)
        self._turns: deque[str] = deque()  # hosts that have both a job and room for it
        self._in_turn: set[str] = set()
        self._busy: Counter[str] = Counter()
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def put(self, job: Job) -> None:
        """A job that waits from now on."""
        host = host_of(job.url)
        self._jobs[host].append(job)
        self._count += 1
        self._give_turn(host)

    def next(self) -> Job | None:
        """The next job of a host that has room for it; ``left`` must be called when it is done."""
        if not self._turns:
            return None
        host = self._turns.popleft()
        self._in_turn.discard(host)
        jobs = self._jobs[host]
        job = jobs.popleft()
        if not jobs:
            del self._jobs[host]
        self._count -= 1
        self._busy[host] += 1
        self._give_turn(host)
        return job

    def left(self, job: Job) -> None:
        """A job of ``next`` is done."""
        host = host_of(job.url)
        self._busy[host] -= 1
        if not self._busy[host]:
            del self._busy[host]
        self._give_turn(host)

    def clear(self) -> None:
        """The crawl ends: nothing waits any more."""
        self._jobs.clear()
        self._turns.clear()
        self._in_turn.clear()
        self._count = 0

    def ahead(self, most: int) -> list[Job]:
        """Jobs that will come next, near enough, and stay where they are."""
        return list(islice(chain.from_iterable(self._jobs.values()), most))

    def _give_turn(self, host: str) -> None:
        if host in self._in_turn or host not in self._jobs:
            return
        if self._busy[host] < self._connections:
            self._in_turn.add(host)
            self._turns.append(host)


def host_of(url: str) -> str:
    """What manners are kept towards: a host's name without its port."""
    return urlsplit(url).hostname or ""
