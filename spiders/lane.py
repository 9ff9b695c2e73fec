"""Addresses that need no full turn through Scrapy: leaves, and pages that are asked whether they have changed.

They keep the same manners, for they go the same way out. What turns out to be new is read as any page is.
"""

import asyncio
import hashlib
import logging
from dataclasses import replace
from typing import Any, Protocol

from scrapy.exceptions import IgnoreRequest

from monitor import clock
from monitor.facts import Fetch, ForeignTitle, Opens, Outcome
from monitor.illicit.hosts import host_of
from monitor.store import Seen
from monitor.store.recall import Known, KnownFile
from spiders import fetches, redirects
from spiders.base import CrawlEnded
from spiders.client import Allowance, Answer, Ask, ClientError
from spiders.client.asking import Method, Need
from spiders.fetches import Job
from spiders.outgoing import Outgoing
from spiders.pages.foreign import foreign_sketch, foreign_title
from spiders.visits import body_of, method_of

logger = logging.getLogger(__name__)

_MOST_LEAVES = 48  # at once, on all hosts together
_NOT_BY_HEAD = frozenset({Outcome.RESET, Outcome.MALFORMED})  # some servers only answer GET


class Lane:
    """``done`` is told of every job; ``take`` reads an answer as if it had come through Scrapy."""

    def __init__(
        self,
        outgoing: Outgoing,
        watcher: "Watcher",
        timeout: float,
    ) -> None:
        self._outgoing = outgoing
        self._watcher = watcher
        self._timeout = timeout
        self._tasks: set[asyncio.Task[None]] = set()

    def __len__(self) -> int:
        return len(self._tasks)

    def has_room(self) -> bool:
        """Whether another leaf may begin."""
        return len(self._tasks) < _MOST_LEAVES

    def start(self, job: Job, known: Known | KnownFile | None = None) -> None:
        """Begin with a leaf, or with a page or a file that is ``known``."""
        work = self._leaf(job) if known is None else self._known(job, known)
        task = asyncio.get_running_loop().create_task(self._run(job, work))
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    async def _run(self, job: Job, work: Any) -> None:
        try:
            await work
        except CrawlEnded:
            return
        finally:
            self._watcher.left(job)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            logger.error("a visit failed", exc_info=error)
            self._watcher.on_error()
        self._watcher.go_on()

    async def _leaf(self, job: Job) -> None:
        """Ask for an address until something decides: HEAD where that may do, else GET; redirects one by one."""
        url, need = job.url, self._watcher.needs(job)
        method: Method = "GET" if need == "title" else method_of(job)
        title: ForeignTitle | None = None
        while True:
            visit, target, title = await self._look(url, job, method, need)
            if target:
                job, url = replace(job, chain=(*job.chain, url)), target
            elif method == "HEAD" and _may_lie(visit):
                method = "GET"
            else:
                break
        self._watcher.led_back(url, job)
        self._keep(visit, job, title)

    async def _look(
        self, url: str, job: Job, method: Method, need: Need
    ) -> tuple[Fetch, str, ForeignTitle | None]:
        """What one request comes to, where it leads on ("" where it decides), and the title that it brought."""
        try:
            answer = await self._ask(url, job, method, need)
        except CrawlEnded:
            raise
        except (ClientError, IgnoreRequest) as error:
            return fetches.of_failure(error, job, clock.now(), method), "", None
        if answer.status not in redirects.STATUSES:
            visit = self._fact(answer, url, job, method)
            return visit, "", _title(answer, url, job) if visit.outcome is Outcome.OK else None
        chain = (*job.chain, url)
        step = redirects.step(answer.header(b"location"), chain, self._watcher.unwelcome)
        fact = self._fact(answer, url, replace(job, chain=chain), method)
        visit = fact if step.target else redirects.end(fact, step)
        return visit, step.target, None

    def _keep(self, visit: Fetch, job: Job, title: ForeignTitle | None = None) -> None:
        self._watcher.remember(job, visit.outcome)
        seen = self._watcher.kept(visit)
        self._watcher.keep(replace(seen, title=title) if title else seen)

    async def _ask(self, url: str, job: Job, method: Method, need: Need) -> Answer:
        need = "none" if method == "HEAD" else need
        ask = Ask(url, method, need, self._timeout, fresh=job.attempt > 1)
        return await self._outgoing.fetch(ask)

    def _fact(self, answer: Answer, url: str, job: Job, method: str) -> Fetch:
        shown = fetches.Shown(
            url,
            answer.status,
            answer.header(b"content-type").decode("latin-1"),
            answer.body,
            method,
            answer.first_byte_seconds,
        )
        return fetches.of(shown, job, clock.now(), self._watcher.home_url)

    async def _known(self, job: Job, known: Known | KnownFile) -> None:
        """Ask whether it has changed: by its validators, a page also by its bytes."""
        need: Need = "page" if isinstance(known, Known) else "file"
        allowance = None if isinstance(known, Known) else self._watcher.allowance
        ask = Ask(job.url, "GET", need, self._timeout, _conditions(known), allowance=allowance)
        try:
            answer = await self._outgoing.fetch(ask)
        except CrawlEnded:
            raise
        except (ClientError, IgnoreRequest) as error:
            self._keep(fetches.of_failure(error, job, clock.now(), "GET"), job)
            return
        if not _is_unchanged(answer, known):
            await self._watcher.take(answer, job)
            return
        visit = replace(self._fact(answer, job.url, job, "GET"), outcome=Outcome.OK, error="")
        if isinstance(known, Known):
            self._watcher.keep(self._watcher.unchanged(visit, job, known))
        else:
            seen = again(visit, known)
            self._watcher.remember(job, seen.outcome)
            self._watcher.keep(replace(self._watcher.kept(seen), known_file=known.id))


class Watcher(Protocol):
    """The spider, as far as the lane knows it."""

    home_url: str

    @property
    def allowance(self) -> Allowance:
        """What files may still cost."""

    def needs(self, job: Job) -> Need:
        """How much of a leaf's answer is wanted."""

    def kept(self, visit: Fetch) -> Seen:
        """The fact of a visit, with all that was met since the last one."""

    def keep(self, seen: Seen) -> None:
        """Store a fact."""

    def remember(self, job: Job, outcome: Outcome) -> None:
        """Note a first look that failed."""

    def unwelcome(self, url: str) -> str:
        """Why an address is never visited: "" where it may be."""

    def led_back(self, url: str, job: Job) -> None:
        """A stranger's address may lead to a page of ours."""

    def unchanged(self, visit: Fetch, job: Job, known: Known) -> Seen:
        """The fact of a page that is as it was."""

    async def take(self, answer: Answer, job: Job) -> None:
        """An answer to be read as one of Scrapy's."""

    def left(self, job: Job) -> None:
        """A job is done."""

    def go_on(self) -> None:
        """There is room for the next."""

    def on_error(self) -> None:
        """A fault of our own."""


def _title(answer: Answer, url: str, job: Job) -> ForeignTitle | None:
    """The title that an answer brought; a file's first bytes hold none."""
    if not answer.body or body_of(job) != "none":
        return None
    kind = answer.header(b"content-type").decode("latin-1")
    title = foreign_title(answer.body, kind)
    if not title:
        return None
    return ForeignTitle(job.url, title, host_of(url), foreign_sketch(answer.body, kind))


def digest(body: bytes, reader: bytes) -> str:
    """Of a page's content and of its reader: a better reader reads unchanged pages anew."""
    return hashlib.blake2b(body, digest_size=16, salt=reader).hexdigest()


def _is_unchanged(answer: Answer, known: Known | KnownFile) -> bool:
    if answer.status == 304:
        return True
    if isinstance(known, KnownFile) or answer.status != 200:
        return False
    return digest(answer.body, known.reader.encode()) == known.hash


def again(visit: Fetch, known: KnownFile) -> Fetch:
    """The visit of a file that is as it was: it still does not open where it did not."""
    if known.opens is Opens.NO:
        return replace(visit, outcome=Outcome.DAMAGED_FILE, error=known.fault)
    return visit


def _conditions(known: Known | KnownFile) -> tuple[tuple[str, str], ...]:
    pairs = (("If-None-Match", known.etag), ("If-Modified-Since", known.last_modified))
    return tuple(pair for pair in pairs if pair[1])


def _may_lie(visit: Fetch) -> bool:
    """Whether a GET may say better than this HEAD did."""
    if visit.status is not None:
        return visit.outcome is not Outcome.OK
    return visit.outcome in _NOT_BY_HEAD
