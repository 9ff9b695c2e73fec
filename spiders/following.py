"""Following what a page shows: every address becomes one job, within the bounds of the crawl.

Addresses are compared before anything is made of them, and a job stays a job until its turn has come.
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
from monitor.facts import Fetch, Link, LinkKind, Outcome, Page, Place
from monitor.quiet import quiet_until
from monitor.store import Seen
from monitor.store.recall import Known, KnownFile
from monitor.urls import is_mirror, same_site
from spiders import fetches
from spiders.arriving import ArrivingSpider
from spiders.client import Allowance, Answer
from spiders.fetches import FRAGMENT, FURTHER, Job
from spiders.handler import response_of
from spiders.jobs import WINDOW
from spiders.lane import Lane
from spiders.memory import Memory, is_doubtful
from spiders.outgoing import Outgoing, outgoing_of
from spiders.shown import leads_to_columns

_AHEAD = 200  # pages recalled at once
_QUIET_LOOK = 5.0  # seconds between looks at the clock
MAX_FRAGMENTS = 200  # a site has a head, a foot and a menu, and each of its parts its own


class FollowingSpider(ArrivingSpider):
    """``kept`` and ``kept_page`` make the facts, so that a page is stored with all that was met on it."""

    def __init__(self, plan: str, **kwargs: Any) -> None:
        super().__init__(plan, **kwargs)
        self.fragments = 0
        self.bytes = 0
        self.blank: set[str] = set()  # lists that were read, and showed no row
        self.memory: Memory | None = None  # of the store, where there is one
        self.requests_before = 0  # by earlier processes of this run
        self.quiet_until: datetime | None = None
        self._quiet_known_until = 0.0
        self._known: dict[str, Known | KnownFile | None] = {}
        self._met_links: set[int] = set()
        self._calling: asyncio.Task[None] | None = None
        self._decided: list[Fetch] = []  # addresses that need no visit, since the last fact

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
    def on_error(self) -> None:
        """A fault of our own on one page."""

    def kept(self, visit: Fetch) -> Seen:
        """The fact of a visit, with all that was met since the last one."""
        decided = tuple(self._decided)
        self._decided.clear()
        return Seen(visit, met=self.frontier.take(), also=decided)

    def kept_page(self, visit: Fetch, page: Page, depth: int | None) -> Seen:
        """The fact of a visit that brought a page; what it shows is followed, unless ``depth`` is None."""
        if depth is not None:
            self.follow(page, depth)
        return replace(self.kept(visit), page=page)

    def follow(self, page: Page, depth: int) -> None:
        """Everything a page leads to."""
        if page.url == self.home_url:
            self._want_columns()
        self._want_fragments(page.footer_scripts, depth)
        for link in page.links:
            if self.plan.kind == "site" or leads_to_columns(link, page, self.site):
                self._visit(link, depth)
        reading = page.reading
        if self.plan.kind == "site" and reading is not None:
            letters = tuple(letter.url for letter in page.messages)  # which only a script may open
            self._want_further((*reading.next_urls, *letters), reading.adapter, page.url, depth)

    def led_back(self, url: str, job: Job) -> None:
        """A page of ours that a stranger's address led back to."""
        if not job.internal and job.chain and same_site(url, self.site):
            self._visit(Link(url, "", LinkKind.PAGE, Place.CONTENT), job.depth)

    def next_request(self) -> Request | None:
        """The request of the job whose turn has come; what needs none goes its own way meanwhile."""
        if not self.under_way or self._is_quiet():
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

    def _start_leaves(self) -> None:
        while self.lane.has_room() and (job := self.jobs.leaves.next()) is not None:
            self.lane.start(job)

    def left(self, job: Job) -> None:
        """A job of the lane is done."""
        self.jobs.left(job)

    def go_on(self) -> None:
        """Something of the lane is done: its host has room again."""
        if self.under_way and not self._is_quiet():
            self._start_leaves()
        if len(self.jobs.read) or not len(self.lane):
            self.wake()

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

    def unchanged(self, visit: Fetch, job: Job, known: Known) -> Seen:
        """The fact of a page that is as it was; what it shows is followed from the store."""
        self.pages += 1
        page = Page(job.url, known.kind, "", known.hash)
        new = [each for each in known.links if each not in self._met_links]
        self._met_links.update(new)
        depth = job.depth + 1
        for link in self.memory.links(new) if self.memory is not None and new else ():
            if self.plan.kind == "site" or leads_to_columns(link, page, self.site):
                self._visit(link, depth)
        if known.onward is not None:
            self._follow_onward(known.onward, job, depth)
        return replace(self.kept(visit), version=known.version)

    def _follow_onward(self, onward: dict[str, Any], job: Job, depth: int) -> None:
        self._want_fragments(tuple(onward["fragments"]), depth)
        if self.plan.kind == "site":
            self._want_further(tuple(onward["further"]), onward["adapter"], job.url, depth)
        if onward["empty"]:
            self.blank.add(job.url)
            self.suspects[job.url] = job

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

    @abstractmethod
    def read_answer(self, response: Response) -> AsyncIterator[Any]:
        """What any answer to a look comes to."""

    def keep(self, seen: Seen) -> None:
        """Store a fact of the lane."""
        if self.memory is not None:
            self.memory.keep(seen)

    def _is_quiet(self) -> bool:
        """Whether the site wants to be left alone at this time of day. Looked up once in a while."""
        hours = self.plan.profile.crawl.quiet_hours
        now = time.monotonic()
        if hours and now >= self._quiet_known_until:
            self._quiet_known_until = now + _QUIET_LOOK
            self.quiet_until = quiet_until(clock.now(), hours)
        return self.quiet_until is not None

    def has_jobs(self) -> bool:
        """Whether any job waits, here or in the store, or is under way beside the engine."""
        return self.under_way and (len(self.jobs) > 0 or self.jobs.overflow or len(self.lane) > 0)

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
        doubtful = {each.url for each in memory.visited() if is_doubtful(each, self.final)}
        self.blank.update(each.url for each in memory.visited() if each.is_empty)
        self.suspects.update((job.url, job) for job in memory.jobs() if job.url in doubtful)
        self.pages, self.bytes = memory.counted()
        self.requests_before = memory.requests()
        found, told = memory.waiting(0, WINDOW)
        self.jobs.call_in(found, whole=told > 0 or not found)

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

    def _want_fragments(self, urls: tuple[str, ...], depth: int) -> None:
        for url in urls:
            job = Job(url, LinkKind.SCRIPT, internal=True, depth=depth, role=FRAGMENT)
            if self.fragments < MAX_FRAGMENTS and self.frontier.wants(job):
                self.fragments += 1
                self.jobs.put(job, self.frontier.position)

    def _want_further(self, urls: tuple[str, ...], adapter: str, page_url: str, depth: int) -> None:
        """The other pages of a list, and its letters. Nobody links them, so their failure is no dead link."""
        for url in urls:
            job = Job(
                url, LinkKind.PAGE, True, depth, role=FURTHER, adapter=adapter, referer=page_url
            )
            if same_site(url, self.site) and self.frontier.admits(job):
                self.jobs.put(job, self.frontier.position)

    def _visit(self, link: Link, depth: int) -> None:
        """One link of a page, if it is new and within the bounds."""
        if link.defect is not None:
            if self.frontier.admits_defect(link.url, link.defect):
                defect = fetches.without_visit(link.url, clock.now(), link.defect, attempt=1)
                self._decided.append(defect)
            return
        if self.frontier.knows(link.url):
            return
        internal = same_site(link.url, self.site) and not is_mirror(link.url)
        job = Job(link.url, link.kind, internal, depth)
        if not self.frontier.admits(job):
            return
        if self.frontier.cannot_exist(link.url):
            words = "RFC 6761: a reserved name"
            self._decided += (
                fetches.without_visit(link.url, clock.now(), Outcome.DNS, attempt, words)
                for attempt in (1, 2)
            )
            return
        self.jobs.put(job, self.frontier.position)
