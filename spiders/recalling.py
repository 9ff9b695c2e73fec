"""Turns: what waits gets its own when its host has room, and what earlier crawls knew is not read again.

The store is the memory of both: of this run, which an earlier process may have begun, and of the runs before.
"""

import asyncio
import time
from abc import abstractmethod
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Any

from scrapy import Request
from scrapy.http import Response

from monitor import clock
from monitor.facts import Fetch, Page
from monitor.quiet import quiet_until
from monitor.store import Seen
from monitor.store.recall import Known, KnownFile
from spiders.client import Allowance, Answer
from spiders.client.asking import Need
from spiders.fetches import Job
from spiders.following import FollowingSpider
from spiders.handler import response_of
from spiders.jobs import WINDOW
from spiders.lane import Lane
from spiders.memory import Memory, is_doubtful
from spiders.outgoing import Outgoing, outgoing_of
from spiders.shown import leads_to_columns

_AHEAD = 200  # pages recalled at once
_QUIET_LOOK = 5.0  # seconds between looks at the clock


class RecallingSpider(FollowingSpider):
    """``memory`` is there as soon as the store is open; without one nothing is recalled."""

    def __init__(self, plan: str, **kwargs: Any) -> None:
        super().__init__(plan, **kwargs)
        self.memory: Memory | None = None
        self.requests_before = 0  # by earlier processes of this run
        self.quiet_until: datetime | None = None
        self._quiet_known_until = 0.0
        self._known: dict[str, Known | KnownFile | None] = {}
        self._met_links: set[int] = set()
        self._calling: asyncio.Task[None] | None = None

    @cached_property
    def outgoing(self) -> Outgoing:
        """The one way out."""
        return outgoing_of(self.crawler)

    @cached_property
    def lane(self) -> Lane:
        """For what needs no full turn through Scrapy."""
        return Lane(self.outgoing, self, self.plan.profile.crawl.timeout_seconds)

    @property
    @abstractmethod
    def allowance(self) -> Allowance:
        """What files may still cost."""

    @abstractmethod
    def needs(self, job: Job) -> Need:
        """How much of a leaf's answer is wanted."""

    @abstractmethod
    def on_error(self) -> None:
        """A fault of our own on one page."""

    @abstractmethod
    def read_answer(self, response: Response) -> AsyncIterator[Any]:
        """What any answer to a look comes to."""

    def next_request(self) -> Request | None:
        """The request of the job whose turn has come; what needs none goes its own way meanwhile."""
        if not self.under_way:
            return None
        self._call_in()
        self._start_leaves()
        while (job := self.jobs.read.next()) is not None:
            known = self._recalled(job)
            if known is None:
                request = self.look(job)
                request.meta["turn"] = job
                return request
            self.lane.start(job, known)
        return None

    def has_jobs(self) -> bool:
        """Whether any job waits, here or in the store, or is under way beside the engine."""
        return self.under_way and (len(self.jobs) > 0 or self.jobs.overflow or len(self.lane) > 0)

    def left(self, job: Job) -> None:
        """A job of the lane is done."""
        self.jobs.left(job)

    def go_on(self) -> None:
        """Something of the lane is done: its host has room again."""
        if self.under_way and not self.is_quiet():
            self._start_leaves()
        if len(self.jobs.read) or not len(self.lane):
            self.wake()

    def is_quiet(self) -> bool:
        """Whether the site wants to be left alone at this time of day. Looked up once in a while."""
        hours = self.plan.profile.crawl.quiet_hours
        now = time.monotonic()
        if hours and now >= self._quiet_known_until:
            self._quiet_known_until = now + _QUIET_LOOK
            self.quiet_until = quiet_until(clock.now(), hours)
        return self.quiet_until is not None

    def unchanged(self, visit: Fetch, job: Job, known: Known) -> Seen:
        """The fact of a page that is as it was; what it shows is followed from the store."""
        self.pages += 1
        page = Page(job.url, known.kind, "", known.hash)
        new = [each for each in known.links if each not in self._met_links]
        self._met_links.update(new)
        depth = job.depth + 1
        for link in self.memory.links(new) if self.memory is not None and new else ():
            if self.plan.kind == "site" or leads_to_columns(link, page, self.site):
                self.visit(link, depth)
        if known.onward is not None:
            self._follow_onward(known.onward, job, depth)
        return replace(self.kept(visit), version=known.version)

    async def take(self, answer: Answer, job: Job) -> None:
        """An answer of the lane is read as one of Scrapy's."""
        request = self.look(job)
        response = response_of(answer, request)
        engine = self.crawler.engine
        async for each in self.read_answer(response):
            if isinstance(each, Seen):
                self.keep(each)
            elif engine is not None:
                engine.crawl(each)

    def keep(self, seen: Seen) -> None:
        """Store a fact of the lane."""
        if self.memory is not None:
            self.memory.keep(seen)

    def let_go(self) -> None:
        """What waits is not visited any more."""
        self.jobs.clear()
        self.outgoing.gate.close()

    def remember_by(self, memory: Memory) -> None:
        """The store is open: what it knows is known from now on."""
        self.memory = memory
        if self.plan.resumed:
            self._resume(memory)

    def _resume(self, memory: Memory) -> None:
        """Go on from where an earlier process left the run."""
        for met in memory.met():
            self.frontier.restore(met)
        for url, outcome in memory.defects():
            self.frontier.restore_defect(url, outcome)
        doubtful: set[str] = set()
        for visited in memory.visited():
            if is_doubtful(visited, self.final):
                doubtful.add(visited.url)
            if visited.is_empty:
                self.blank.add(visited.url)
            if visited.url in self.other_scheme.both:
                self.homes_read.add(visited.url)
        self.suspects.update((job.url, job) for job in memory.jobs() if job.url in doubtful)
        self.pages, self.bytes = memory.counted()
        self.requests_before = memory.requests()
        found, told = memory.waiting(0, WINDOW)
        self.jobs.call_in(found, whole=told > 0 or not found)

    def _start_leaves(self) -> None:
        while self.lane.has_room() and (job := self.jobs.leaves.next()) is not None:
            self.lane.start(job)

    def _recalled(self, job: Job) -> Known | KnownFile | None:
        """What is known of a page or a file from earlier crawls, if it is of use. Asked for many at once."""
        memory = self.memory
        if memory is None or not memory.knows_pages or job.role or job.attempt > 1:
            return None
        if job.url not in self._known:
            urls = dict.fromkeys((job.url, *(each.url for each in self.jobs.read.ahead(_AHEAD))))
            found: dict[str, Known | KnownFile] = {}
            found.update(memory.files(urls))
            found.update(memory.known(urls))
            self._known = {url: found.get(url) for url in urls}
        return self._known.pop(job.url)

    def _follow_onward(self, onward: dict[str, Any], job: Job, depth: int) -> None:
        self.want_fragments(tuple(onward["fragments"]), depth)
        if self.plan.kind == "site":
            self.want_further(tuple(onward["further"]), onward["adapter"], job.url, depth)
        if onward["empty"]:
            self.blank.add(job.url)
            self.suspects[job.url] = job

    def _call_in(self) -> None:
        """Jobs that had no room are called in from the store when there is some."""
        if self.memory is not None and self.jobs.wants_more() and self._calling is None:
            calling = self._called_in(self.memory)
            self._calling = asyncio.get_running_loop().create_task(calling)

    async def _called_in(self, memory: Memory) -> None:
        found, told = await asyncio.to_thread(memory.waiting, self.jobs.last, WINDOW)
        self.jobs.call_in(found, whole=0 < told >= self.frontier.taken)
        self._calling = None
        self.wake()
