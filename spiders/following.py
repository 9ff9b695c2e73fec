"""Following what a page shows: every address becomes one job, within the bounds of the crawl.

Addresses are compared before anything is made of them, and a job stays a job until its turn has come.
"""

from dataclasses import replace
from typing import Any

from monitor import clock
from monitor.facts import Fetch, Link, LinkKind, Outcome, Page, Place
from monitor.store import Seen
from monitor.urls import is_mirror, same_site
from spiders import fetches
from spiders.arriving import ArrivingSpider
from spiders.fetches import FRAGMENT, FURTHER, Job
from spiders.shown import leads_to_columns

MAX_FRAGMENTS = 200  # a site has a head, a foot and a menu, and each of its parts its own


class FollowingSpider(ArrivingSpider):
    """``kept`` and ``kept_page`` make the facts, so that a page is stored with all that was met on it."""

    def __init__(self, plan: str, **kwargs: Any) -> None:
        super().__init__(plan, **kwargs)
        self.fragments = 0
        self.blank: set[str] = set()  # lists that were read, and showed no row
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
        self.want_fragments(page.footer_scripts, depth)
        for link in page.links:
            if self.plan.kind == "site" or leads_to_columns(link, page, self.site):
                self.visit(link, depth)
        reading = page.reading
        if self.plan.kind == "site" and reading is not None:
            letters = tuple(letter.url for letter in page.messages)  # which only a script may open
            self.want_further((*reading.next_urls, *letters), reading.adapter, page.url, depth)

    def led_back(self, url: str, job: Job) -> None:
        """A page of ours that a stranger's address led back to."""
        if not job.internal and job.chain and same_site(url, self.site):
            self.visit(Link(url, "", LinkKind.PAGE, Place.CONTENT), job.depth)

    def want_fragments(self, urls: tuple[str, ...], depth: int) -> None:
        """What scripts put into pages."""
        for url in urls:
            job = Job(url, LinkKind.SCRIPT, internal=True, depth=depth, role=FRAGMENT)
            if self.fragments < MAX_FRAGMENTS and self.frontier.wants(job):
                self.fragments += 1
                self.jobs.put(job, self.frontier.position)

    def want_further(self, urls: tuple[str, ...], adapter: str, page_url: str, depth: int) -> None:
        """The other pages of a list, and its letters. Nobody links them, so their failure is no dead link."""
        for url in urls:
            job = Job(
                url, LinkKind.PAGE, True, depth, role=FURTHER, adapter=adapter, referer=page_url
            )
            if same_site(url, self.site) and self.frontier.admits(job):
                self.jobs.put(job, self.frontier.position)

    def visit(self, link: Link, depth: int) -> None:
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
