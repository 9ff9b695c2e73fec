"""What the store knows that a crawl asks for: what was met in this run, and what earlier runs saw."""

from collections.abc import Iterable, Iterator

from monitor.facts import Outcome
from monitor.store import Store, Writer, frontier, resuming
from monitor.store.frontier import Met
from monitor.store.resuming import Visited
from spiders.confirming import FINAL
from spiders.fetches import CUT, Job
from spiders.frontier import job_of


class Memory:
    """One run's part of the store, for its spider. Nothing here writes."""

    def __init__(self, store: Store, writer: Writer, run: int) -> None:
        self._engine = store.engine
        self._writer = writer
        self._run = run

    def waiting(self, after: int, most: int) -> list[tuple[int, Job]]:
        """Jobs met behind a position and not done yet, with their positions. Waits for the writer."""
        self._writer.flush()
        found = frontier.waiting(self._engine, self._run, after, most)
        return [(met.position, job_of(met)) for met in found]

    def met(self) -> Iterator[Met]:
        """Everything the run has met."""
        return frontier.met_by(self._engine, self._run)

    def jobs(self) -> Iterator[Job]:
        """Every job the run had, done or not."""
        roles = {frontier.KNOWN, frontier.LEFT_OUT}
        return (job_of(met) for met in self.met() if met.role not in roles)

    def visited(self) -> Iterable[Visited]:
        """Every address the run has visited or decided."""
        return resuming.visited(self._engine, self._run)

    def defects(self) -> list[tuple[str, str]]:
        """Addresses decided by how they are written, each with its outcome."""
        return resuming.defects(self._engine, self._run)

    def counted(self) -> tuple[int, int]:
        """Pages read and bytes of answers so far."""
        return resuming.counted(self._engine, self._run)


def is_doubtful(visited: Visited) -> bool:
    """Whether an address is still to be looked at a second time."""
    if visited.attempts > 1:
        return False
    cut = visited.outcome is Outcome.OK and visited.error == CUT
    return visited.is_empty or cut or visited.outcome not in FINAL
