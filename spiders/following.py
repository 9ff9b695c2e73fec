"""Following what a page shows: every address becomes one job, within the bounds of the crawl.

Addresses are compared before anything is made of them, and a job stays a job until its turn has come.
"""

import asyncio
from dataclasses import replace
from typing import Any

from scrapy import Request

from monitor import clock
from monitor.facts import Fetch, Link, LinkKind, Outcome, Page, Place
from monitor.store import Seen
from monitor.urls import is_mirror, same_site
from spiders import fetches
from spiders.arriving import ArrivingSpider
from spiders.fetches import FRAGMENT, FURTHER, Job
from spiders.jobs import WINDOW
from spiders.memory import Memory, is_doubtful
from spiders.shown import leads_to_columns

MAX_FRAGMENTS = 200  # a site has a head, a foot and a menu, and each of its parts its own


class FollowingSpider(ArrivingSpider):
    """``kept`` and ``kept_page`` make the facts, so that a page is stored with all that was met on it."""

    def __init__(self, plan: str, **kwargs: Any) -> None:
        super().__init__(plan, **kwargs)
        self.fragments = 0
        self.bytes = 0
        self.memory: Memory | None = None  # of the store, where there is one
        self._calling: asyncio.Task[None] | None = None
        self._decided: list[Fetch] = []  # addresses that need no visit, since the last fact

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
        """The request of the job whose turn has come."""
        if not self.under_way:
            return None
        self._call_in()
        job = self.jobs.read.next() or self.jobs.leaves.next()
        if job is None:
            return None
        request = self.look(job)
        request.meta["turn"] = job
        return request

    def has_jobs(self) -> bool:
        """Whether any job waits, here or in the store, or is under way beside the engine."""
        return self.under_way and (len(self.jobs) > 0 or self.jobs.overflow)

    def let_go(self) -> None:
        """What waits is not visited any more."""
        self.jobs.clear()

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
        doubtful = {each.url for each in memory.visited() if is_doubtful(each)}
        self.suspects.update((job.url, job) for job in memory.jobs() if job.url in doubtful)
        self.pages, self.bytes = memory.counted()
        self.jobs.call_in(memory.waiting(0, WINDOW), 0)

    def _call_in(self) -> None:
        """Jobs that had no room are called in from the store when there is some."""
        if self.memory is not None and self.jobs.wants_more() and self._calling is None:
            calling = self._called_in(self.memory)
            self._calling = asyncio.get_running_loop().create_task(calling)

    async def _called_in(self, memory: Memory) -> None:
        turned_away = self.jobs.turned_away
        found = await asyncio.to_thread(memory.waiting, self.jobs.last, WINDOW)
        self.jobs.call_in(found, turned_away)
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
