"""All jobs of a crawl that wait: those whose answer is read, and leaves, which one short look decides.

A window of them is held in memory. What does not fit waits in the store, where every address that was met is
written anyway, and is called in when the window has room.
"""

from collections.abc import Callable

from spiders.fetches import Job
from spiders.waiting import Waiting

WINDOW = 50_000  # jobs held in memory, some 300 bytes each


class Jobs:
    """``is_leaf`` tells which jobs are leaves; to each host so many connections at once."""

    def __init__(self, connections: int, is_leaf: Callable[[Job], bool]) -> None:
        self._is_leaf = is_leaf
        self.read = Waiting(connections)
        self.leaves = Waiting(connections)
        self.overflow = False  # the store holds jobs that are not here
        self.last = 0  # position of the last job that was held here
        self._closed = False

    def __len__(self) -> int:
        return len(self.read) + len(self.leaves)

    def put(self, job: Job, position: int) -> None:
        """A job met at this position; where there is no room it waits in the store alone."""
        if self.overflow or len(self) >= WINDOW:
            self.overflow = True
        else:
            self.last = position
            self.hold(job)

    def hold(self, job: Job) -> None:
        """A job that waits here, whatever room there is."""
        if not self._closed:
            self._of(job).put(job)

    def left(self, job: Job) -> None:
        """A job whose turn it was is done."""
        self._of(job).left(job)

    def wants_more(self) -> bool:
        """Whether jobs should be called in from the store."""
        return self.overflow and len(self) <= WINDOW // 2

    def call_in(self, jobs: list[tuple[int, Job]], *, whole: bool) -> None:
        """The next jobs of the store with their positions; ``whole`` where no other waits there."""
        for position, job in jobs:
            self.hold(job)
            self.last = position
        self.overflow = not whole and not self._closed

    def clear(self) -> None:
        """The crawl ends: nothing waits any more."""
        self.read.clear()
        self.leaves.clear()
        self.overflow = False
        self._closed = True

    def _of(self, job: Job) -> Waiting:
        return self.leaves if self._is_leaf(job) else self.read
