"""What the store knows that a crawl asks for: what was met in this run, and what earlier runs saw."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import timedelta

from monitor import clock
from monitor.facts import Link, Outcome, PageKind
from monitor.store import Seen, Store, Writer, frontier, load, resuming
from monitor.store.frontier import Met
from monitor.store.recall import Known, KnownFile, Recall
from monitor.store.resuming import Visited
from spiders.fetches import CUT, Job
from spiders.frontier import job_of
from spiders.reading import READER

_TRUSTED = timedelta(days=28)  # how long a server's word on a list is taken for the list


class Memory:
    """One run's part of the store, for its spider. ``keep`` stores a fact."""

    def __init__(
        self, store: Store, writer: Writer, site: str, run: int, keep: Callable[[Seen], object]
    ) -> None:
        self._engine = store.engine
        self._writer = writer
        self._run = run
        self._recall = Recall(store.engine, site)
        self.knows_pages = not self._recall.is_empty()
        self.keep = keep
        self.reader = READER  # that this crawl reads with

    def waiting(self, after: int, most: int) -> tuple[list[tuple[int, Job]], int]:
        """Jobs met behind a position and not done yet, with their positions; and, where these are all that the store
        holds, the position of what it was told last, else 0. Waits for the writer.
        """
        self._writer.flush()
        told = frontier.last_position(self._engine, self._run)
        found = frontier.waiting(self._engine, self._run, after, most)
        jobs = [(met.position, job_of(met)) for met in found]
        return jobs, told if len(jobs) < most else 0

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

    def known(self, urls: Iterable[str]) -> dict[str, Known]:
        """What earlier crawls knew of pages, as far as today's reader would read them alike."""
        found = self._recall.of(urls)
        return {url: known for url, known in found.items() if is_of_use(known, self.reader)}

    def files(self, urls: Iterable[str]) -> dict[str, KnownFile]:
        """What earlier crawls knew of files."""
        return self._recall.files(urls)

    def links(self, ids: Iterable[int]) -> list[Link]:
        """Links of known pages, in the order of their ids."""
        return self._recall.links(ids)

    def requests(self) -> int:
        """Requests that earlier processes of this run have sent."""
        with self._engine.connect() as connection:
            return sum(each.requests for each in load.of_run(connection, self._run))

    def counted(self) -> tuple[int, int]:
        """Pages read and bytes of answers so far."""
        return resuming.counted(self._engine, self._run)


def is_of_use(known: Known, reader: bytes = READER) -> bool:
    """Lists whose rows come from elsewhere change behind an unchanged page, and a home page shows what all
    others are held against; a list is read whole now and then, whatever its server says of it.
    """
    if known.reader != reader.decode() or known.kind is PageKind.HOME:
        return False
    if known.onward is not None and known.onward["asks"]:
        return False
    return known.kind is not PageKind.COLUMN or clock.now() - known.read < _TRUSTED


def is_doubtful(visited: Visited, final: Collection[Outcome]) -> bool:
    """Whether an address is still to be looked at a second time; ``final`` are outcomes that it cannot change."""
    if visited.attempts > 1:
        return False
    cut = visited.outcome is Outcome.OK and visited.error == CUT
    return visited.is_empty or cut or visited.outcome not in final
