"""Arriving at a site: its home page decides where it is, its columns are asked first, its missing page is met.

A crawl starts here, and ends here where there is no home page to go on from.
"""

from abc import abstractmethod
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from monitor import clock
from monitor.facts import Fetch, LinkKind, Outcome
from monitor.store import Seen
from monitor.urls import same_site, site_of
from spiders import fetches, home, redirects
from spiders.confirming import ConfirmingSpider
from spiders.fetches import Job
from spiders.frontier import Frontier
from spiders.soft404 import PROBE_PATH, Faces
from spiders.visits import hop, request_for


class ArrivingSpider(ConfirmingSpider):
    """What is known of a site before its first link is followed."""

    def __init__(self, plan: str, **kwargs: Any) -> None:
        super().__init__(plan, **kwargs)
        self.home_url = self.plan.profile.url
        self.site = site_of(self.home_url)
        self.frontier = Frontier(self.plan.profile.crawl, self.home_url)
        self.faces = Faces()
        self.other_scheme = home.OtherScheme(self.home_url)
        self.pages = 0
        self.bytes = 0  # of answers that were kept
        self.homes_read: set[str] = set()  # by an earlier process of this run
        self.under_way = False  # what waits may be visited

    @abstractmethod
    def on_response(self, response: Response) -> Iterator[Any]:
        """Any answer, the home page's among them."""

    @abstractmethod
    def kept(self, visit: Fetch) -> Seen:
        """The fact of a visit, with all that was met since the last one."""

    @abstractmethod
    def on_failure(self, failure: Failure) -> Iterator[Any]:
        """No answer."""

    @abstractmethod
    def _follow(self, response: Response, job: Job) -> Iterator[Any]:
        """The next hop of a redirect, or the end of its chain."""

    async def start(self) -> AsyncIterator[Any]:
        """The home page decides where the site is; everything else follows from its answer."""
        yield self._home(self.home_url)

    def _home(self, url: str) -> Request:
        """The request for a home page; where an earlier process has read it, this one only looks at its face."""
        self.frontier.add(url)
        attempt = 0 if url in self.homes_read else 1
        job = Job(url, LinkKind.PAGE, internal=True, depth=0, attempt=attempt)
        return request_for(job, self.on_home, self.on_failure)

    def on_home(self, response: Response) -> Iterator[Any]:
        """The first answer of the site."""
        job: Job = response.meta["job"]
        if response.status in redirects.STATUSES:
            yield from self._follow(response, job)
            return
        target = home.doorway_target(response) if len(job.chain) < redirects.MAX_HOPS else None
        if target is not None and target not in job.chain:
            yield hop(response, replace(job, chain=(*job.chain, response.url)), target)
            return
        moved = bool(job.chain) or job.url != self.home_url
        if moved and not self._adopt(response.url):
            yield self.kept(fetches.of_response(response, job, clock.now(), ""))
            return
        yield from self._arrived(response)

    def _arrived(self, response: Response) -> Iterator[Any]:
        """The home page is here, or it is not; with it, the columns and the missing page are asked for.

        All that waits, waits for the missing page's answer: by it, pages that are none are known.
        """
        items = list(self.on_response(response))
        facts = [item for item in items if isinstance(item, Seen)]
        if response.meta["job"].attempt == 1:
            yield from items
        if not any(fact.page for fact in facts):
            outcome = facts[-1].fetch.outcome if facts else Outcome.OTHER
            self._no_home(home.trouble(response, outcome))
            return
        self.other_scheme.answered()
        probe = Job(urljoin(self.home_url, PROBE_PATH), LinkKind.PAGE, True, 0, attempt=0)
        yield request_for(probe, self.on_probe, self.on_no_probe)

    def _want_columns(self) -> None:
        """The columns of the profile, whether the home page shows them or not."""
        for column in self.plan.profile.columns:
            job = Job(column.url, LinkKind.PAGE, internal=True, depth=1)
            if same_site(column.url, self.site) and self.frontier.wants(job):
                self.jobs.put(job, self.frontier.position)

    def _adopt(self, url: str) -> bool:
        """http → https or a www. in front is the same site; another host is not, and is said so."""
        if not home.is_same_owner(url, self.home_url):
            self.stop(f"redirected-elsewhere {url}")
            return False
        self.home_url, self.site = url, site_of(url)
        self.frontier.moved_to(url)
        self.frontier.add(url)
        return True

    def is_own(self, site: str) -> bool:
        """Whether a host (with its port) is the site's own."""
        return site == self.site

    def on_probe(self, response: Response) -> None:
        """What this host answers for an address that cannot exist: the face of its soft 404."""
        if response.status == 200:
            self.faces.saw_missing(response.body)
        self.under_way = True

    def on_no_probe(self, failure: Failure) -> None:
        """No answer for an address that cannot exist, so nothing is known of its face."""
        self.under_way = True

    def _without_home(self, visit: Fetch) -> Iterator[Request]:
        """The home address cannot be connected to: its other scheme is tried, once."""
        other = self.other_scheme.after(visit)
        if other is None:
            self._no_home(f"home-{visit.outcome} {visit.error}")
        else:
            yield self._home(other)

    def _no_home(self, reason: str) -> None:
        """Stop, for what was wrong with the address that was given; a challenge at the other one says more."""
        blocked = reason.startswith("home-blocked")
        self.stop(reason if blocked else self.other_scheme.trouble or reason)
