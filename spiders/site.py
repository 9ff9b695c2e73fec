"""SiteSpider: the whole site from its home page, every distinct link once, a second look at what failed.

Redirects are followed here and not by a middleware, so that the chain is kept, a loop is told apart and every
hop obeys robots.txt and rate.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from typing import Any

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from twisted.python.failure import Failure

from monitor import clock
from monitor.facts import Fetch, LinkKind, ListState, Outcome, Page, PageKind
from monitor.urls import is_plumbing, same_site
from spiders import fetches, home, redirects
from spiders.asking import ListAsker, is_answer
from spiders.base import CrawlEnded
from spiders.client import Allowance
from spiders.client.asking import Need
from spiders.client.bodies import is_markup
from spiders.discretion import discreet
from spiders.fetches import CUT, FRAGMENT, FURTHER, Job
from spiders.files import FileOpener
from spiders.flags import UNREAD
from spiders.foreign_titles import TitlesWanted
from spiders.lane import digest
from spiders.manners import manners
from spiders.pages.fragment import read_fragment
from spiders.reading import read_page, reader_of
from spiders.recalling import RecallingSpider
from spiders.shown import shown_links
from spiders.soft404 import says_failure
from spiders.visits import PAGES, body_of, request_for


class SiteSpider(RecallingSpider):
    """One crawl of one site: all of it, or (kind ``columns``) only what leads to its columns."""

    name = "site"

    def __init__(self, plan: str, **kwargs: Any) -> None:
        super().__init__(plan, **kwargs)
        self.seal = bytes.fromhex(self.plan.seal)
        self.asker = ListAsker(self.frontier, self.kept_page, self.seal)
        self.titles = TitlesWanted(on=self.plan.profile.crawl.external_titles)
        self.looks_for_places = self.plan.profile.crawl.fragments
        self.reader = reader_of(fragments=self.looks_for_places)
        self.files = FileOpener(self.on_response, self.remember, self.seal)
        self._letting_go: asyncio.Task[None] | None = None  # held, so that it is not collected

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> "SiteSpider":
        """Take rate, limits and identity from the plan before the engine is made."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        for name, value in manners(spider.plan.profile.crawl, crawler.settings).items():
            crawler.settings.set(name, value, priority="spider")
        crawler.signals.connect(spider.look_again, signals.spider_idle)
        crawler.signals.connect(spider.files.close, signals.spider_closed)
        crawler.signals.connect(spider.on_error, signals.spider_error)
        return spider

    def look(self, job: Job) -> Request:
        """The cheapest request that decides a job, by what the address is for."""
        if job.role == FRAGMENT:
            return request_for(job, self.on_fragment, self.on_failure, body="whole")
        if job.role == FURTHER:
            return request_for(job, self.on_further, self.on_failure, body="whole")
        if self._is_opened(job):
            return self.files.request(job, self.on_failure)
        return request_for(job, self.on_response, self.on_failure)

    @property
    def allowance(self) -> Allowance:
        """What files may still cost."""
        return self.files.allowance

    async def read_answer(self, response: Response) -> AsyncIterator[Any]:
        """What any answer to a look comes to: a file is opened, the rest is read."""
        if self._is_opened(response.meta["job"]):
            async for item in self.files.on_file(response):
                yield item
            return
        for item in self.on_response(response):
            yield item

    def is_leaf(self, job: Job) -> bool:
        """Whether nothing of an address is read but what decides that it is there."""
        is_page = job.internal and job.kind in PAGES
        return not (is_page or job.role or self._is_opened(job))

    def _is_opened(self, job: Job) -> bool:
        """Whether an attachment is fetched whole and opened."""
        is_ours = job.internal and job.kind is LinkKind.ATTACHMENT
        return is_ours and self.plan.profile.crawl.open_attachments

    def needs(self, job: Job) -> Need:
        """Of some strangers' pages the title is read."""
        return "title" if self.titles.of(job) else body_of(job)

    def let_go(self) -> None:
        """Files that wait to be opened would hold the end of a crawl for minutes."""
        super().let_go()
        engine = self.crawler.engine
        if engine is not None and self._letting_go is None:
            self._letting_go = asyncio.get_running_loop().create_task(self.files.close())

    def unwelcome(self, url: str) -> str:
        """As the frontier has it."""
        return self.frontier.unwelcome(url)

    def on_response(self, response: Response) -> Iterator[Any]:
        """Any answer: redirects go on, a HEAD that refuses is asked by GET, the rest is a fact."""
        job: Job = response.meta["job"]
        if response.status in redirects.STATUSES:
            yield from self._follow(response, job)
            return
        visit = self._weighed(response, job)
        if visit.method == "HEAD" and visit.outcome is not Outcome.OK:
            yield request_for(
                job, self.on_response, self.on_failure, method="GET", url=response.url
            )
            return
        self.remember(job, visit.outcome)
        if UNREAD in response.flags:
            self.doubt(job)
            visit = replace(visit, error=visit.error or CUT)
        if self._is_page(response, job, visit):
            yield from self._read(response, job, visit)
            return
        self.led_back(response.url, job)
        yield self.kept(visit)

    def _weighed(self, response: Response, job: Job) -> Fetch:
        """The fact of an answer; a page's address that answers in JSON that it failed shows no page."""
        visit = fetches.of_response(response, job, clock.now(), self.home_url)
        asked_for = job.internal and job.kind in PAGES and visit.outcome is Outcome.OK
        if asked_for and says_failure(response.body):
            words = "the answer says that it failed"
            return replace(visit, outcome=Outcome.SOFT_404, error=words)
        return visit

    def _is_page(self, response: Response, job: Job, visit: Fetch) -> bool:
        """Whether an answer is a page of the site that came whole."""
        markup = is_markup(response.headers.get("Content-Type"))
        asked_for = job.internal and job.kind in PAGES and visit.method == "GET"
        whole = visit.outcome is Outcome.OK and UNREAD not in response.flags
        return asked_for and whole and markup and same_site(response.url, self.site)

    def _read(self, response: Response, job: Job, visit: Fetch) -> Iterator[Any]:
        """A page of the site: what it says, and the addresses it shows."""
        first = job.attempt == 1 and response.url != self.home_url
        if job.chain and first and not self.frontier.add(response.url):
            yield self.kept(visit)  # the page behind the redirect is read under its own address
            return
        page = self.asker.to_be_asked(self._page(response, job))
        fault = self.faces.fault(page, response.body) if job.depth else home.fault(page)
        if fault is not None:
            outcome, words = fault
            self.remember(job, outcome)
            yield self.kept(replace(visit, outcome=outcome, error=words))
            return
        if job.depth == 0:
            self.faces.saw_home(page, response.body)
        # A page that came only when it was looked at again is as new as any.
        new = job.attempt == 1 or (job.attempt == 2 and job.url not in self.blank)
        self.pages += new
        if page.reading is not None and page.reading.state is ListState.EMPTY and job.attempt == 1:
            self.blank.add(job.url)
            self.suspects[job.url] = job  # blank is confirmed by a second look, as a dead link is
        yield replace(
            self.kept_page(visit, page, job.depth + 1 if new else None),
            etag=_text(response, "ETag"),
            last_modified=_text(response, "Last-Modified"),
            reader=self.reader.decode(),
        )
        yield from self.asker.ask(page, job)

    def _page(self, response: Response, job: Job) -> Page:
        """The page read under the address that was asked for: its fragment may choose the column."""
        body, kind = response.body, _content_type(response)
        url = response.url if job.chain else job.url
        sha, places = digest(body, self.reader), self.looks_for_places
        page = read_page(url, body, kind, self.home_url, sha, self.seal, with_fragments=places)
        page = discreet(page)
        own_kind = PageKind.OTHER if is_plumbing(page.url) else page.kind
        return replace(page, kind=own_kind, links=shown_links(page))

    def on_further(self, response: Response) -> Iterator[Any]:
        """A further page of a list: markup like any page, or what an interface answers."""
        if response.status == 200 and UNREAD not in response.flags and is_answer(response):
            yield self.asker.further(response)
        else:
            yield from self.on_response(response)

    def on_fragment(self, response: Response) -> Iterator[Any]:
        """A fragment that scripts put into every page: its marks count for pages that load it, its links lead on."""
        job: Job = response.meta["job"]
        visit = fetches.of_response(response, job, clock.now(), self.home_url)
        self.remember(job, visit.outcome)
        if visit.outcome is not Outcome.OK or UNREAD in response.flags:
            yield self.kept(visit)
            return
        body = response.body
        page = read_fragment(job.url, body, _content_type(response), digest(body, self.reader))
        yield self.kept_page(visit, page, job.depth)

    def _follow(self, response: Response, job: Job) -> Iterator[Any]:
        """The next hop of a redirect, or the end of its chain."""
        known = self.frontier.knows if job.depth and job.attempt == 1 else _nothing
        step = redirects.follow(response, job, self.home_url, self.frontier.unwelcome, known)
        if isinstance(step, Request):
            yield step
            return
        self.remember(job, step.outcome)
        if job.attempt:
            yield self.kept(step)
        if job.depth == 0:
            self._no_home(f"home-{step.outcome}")

    def on_failure(self, failure: Failure) -> Iterator[Any]:
        """No answer at all: a fact as well, unless we ended the crawl ourselves."""
        request: Request = failure.request  # type: ignore[attr-defined]
        job: Job = request.meta["job"]
        error = failure.value or IgnoreRequest()
        if isinstance(error, CrawlEnded):
            return
        visit = fetches.of_failure(error, job, clock.now(), request.method)
        if request.method == "HEAD" and visit.outcome in {Outcome.RESET, Outcome.MALFORMED}:
            yield request_for(job, self.on_response, self.on_failure, method="GET", url=request.url)
            return
        self.remember(job, visit.outcome)
        if job.attempt:
            yield self.kept(visit)
        if job.depth == 0:
            yield from self._without_home(visit)

    def on_error(self) -> None:
        """A fault of our own on one page; without the home page there is nothing to go on from."""
        self.frontier.not_read()
        if self.pages == 0:
            self.stop("home-reader-failed")

    def summary(self) -> dict[str, Any]:
        """How the run ended."""
        self.stopped_because = self.stopped_because or self.frontier.bound_reached
        return {
            "complete": self.stopped_because is None,
            "stopped_because": self.stopped_because,
            "home_url": self.home_url,
            "requests": self.requests_before + self.outgoing.load.requests,
            "pages": self.pages,
            "links": self.frontier.visited,
            "bytes": self.bytes,
            "notes": [*self.other_scheme.notes(), *self.frontier.notes()],
        }

    def progress(self) -> dict[str, Any]:
        """Counters for the progress display."""
        return {
            "pages": self.pages,
            "links": self.frontier.visited,
            "requests": self.requests_before + self.outgoing.load.requests,
            "queue": len(self.jobs),
            "quiet": f"{self.quiet_until:%H:%M}" if self.quiet_until else "",
        }


def _content_type(response: Response) -> str:
    return _text(response, "Content-Type")


def _text(response: Response, header: str) -> str:
    return (response.headers.get(header) or b"").decode("latin-1")


def _nothing(url: str) -> bool:
    """Of a second look, and of the home page, all is read."""
    return False
