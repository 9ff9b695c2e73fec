"""A spider that looks twice at what failed, and not before it knows that the site and our line are in order."""

from abc import abstractmethod
from typing import Any

from scrapy import Request
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

from monitor import clock
from monitor.answers import Word
from monitor.facts import LinkKind, Outcome
from spiders import fetches
from spiders.base import WatchingSpider
from spiders.fetches import Job
from spiders.jobs import Jobs
from spiders.manners import connections
from spiders.visits import request_for, second_look

# A second look cannot change these.
FINAL = frozenset({Outcome.OK, Outcome.BLOCKED, Outcome.ROBOTS, Outcome.TOO_LARGE, Outcome.SKIPPED})


class ConfirmingSpider(WatchingSpider):
    """``home_url`` is the address of the control request."""

    home_url: str

    def __init__(self, plan: str, **kwargs: Any) -> None:
        super().__init__(plan, **kwargs)
        self.jobs = Jobs(connections(self.plan.profile.crawl), self.is_leaf)
        self.suspects: dict[str, Job] = {}
        self._looked_again: set[str] = set()
        words = (
            word for said in self.plan.profile.crawl.answers.values() for word in said.values()
        )
        # A refusal is no fault, unless the profile says so; then it is confirmed as any fault is.
        self.final = FINAL - {Outcome.BLOCKED} if Word.BROKEN in set(words) else FINAL

    @abstractmethod
    def is_leaf(self, job: Job) -> bool:
        """Whether nothing of an address is read but what decides that it is there."""

    @abstractmethod
    def look(self, job: Job) -> Request:
        """The request that decides a job; a second look on a connection of its own."""

    def remember(self, job: Job, outcome: Outcome) -> None:
        """Note a first look that failed; the home page's own failure ends the crawl instead."""
        if outcome not in self.final and job.attempt == 1 and job.depth > 0:
            self.suspects[job.url] = job

    def doubt(self, job: Job) -> None:
        """Note a first look that brought less than the whole answer."""
        if job.attempt == 1 and job.depth > 0:
            self.suspects[job.url] = job

    def look_again(self) -> None:
        """When all is visited: a control request, then a second look at everything that failed since the last one."""
        engine = self.crawler.engine
        left = self.suspects.keys() - self._looked_again
        if engine is None or not left or self.stopped_because:
            return
        control = Job(self.home_url, LinkKind.PAGE, internal=True, depth=0, attempt=0)
        engine.crawl(request_for(control, self.on_control, self.on_control_failure))
        raise DontCloseSpider

    def on_control(self, response: Response) -> None:
        """The site is as it was: what failed is looked at again, on a fresh connection, by GET.

        A home page that is refused or missing by now would confirm anything, so nothing is confirmed then.
        """
        visit = fetches.of_response(response, response.meta["job"], clock.now(), "")
        if visit.outcome is not Outcome.OK:
            self.stop(f"control request answered {response.status}")
            return
        for url, job in self.suspects.items():
            if url not in self._looked_again:
                self._looked_again.add(url)
                self.jobs.hold(second_look(job))

    def on_control_failure(self, failure: Failure) -> None:
        """The home page no longer answers: the fault may be ours, so nothing is confirmed."""
        self.stop(f"control request failed: {fetches.kind_of(failure.value)}")
