"""ProbeSpider: is it up, how fast; many sites in one run, each front page once."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings
from sqlalchemy.exc import SQLAlchemyError

from monitor import clock
from monitor.facts import Probe
from monitor.plan import ProbePlan
from monitor.profile import SiteProfile
from monitor.store import Store, probes
from spiders.base import CrawlEnded, StartedSpider
from spiders.client import client_of
from spiders.confirmed import Prober
from spiders.looking import Headers, Looker
from spiders.manners import manners
from spiders.pace import Gate

_TOGETHER = 50  # sites under way at once; more would wait for this machine and not for theirs
_CONNECTIONS = 2  # to one host, which may carry many sites
_BATCH = 50


class ProbeSpider(StartedSpider):
    """No request of it passes Scrapy's engine: a probe is timed step by step, and nothing may hold it up."""

    name = "probe"

    def __init__(self, plan: str, **kwargs: Any) -> None:
        self.plan = ProbePlan.model_validate_json(Path(plan).read_bytes())
        super().__init__(self.plan.parent, **kwargs)
        self.done = 0
        self._gate = Gate(_rate(self.plan.sites), _CONNECTIONS)

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Scrapy's own scheduler, which has nothing to do, and a pipeline for probes."""
        super().update_settings(settings)
        settings.set("SCHEDULER", "scrapy.core.scheduler.Scheduler", priority="spider")
        pipelines = {"spiders.probe.ProbePipeline": 100}
        settings.set("ITEM_PIPELINES", pipelines, priority="spider")

    async def start(self) -> AsyncIterator[Probe]:
        """Every probe as it is made."""
        agent = str(self.crawler.settings["ROBOTSTXT_USER_AGENT"])
        looker = Looker(client_of(self.crawler), self._gate, agent)
        prober = Prober(looker, clock.now, self._identity)
        room = asyncio.Semaphore(_TOGETHER)

        async def probed(site: SiteProfile) -> list[Probe]:
            async with room:
                return await prober.probe(site)

        tasks = [asyncio.ensure_future(probed(site)) for site in self.plan.sites]
        for task in asyncio.as_completed(tasks):
            try:
                found = await task
            except (CrawlEnded, asyncio.CancelledError):
                continue
            self.done += 1
            for probe in found:
                yield probe

    def _identity(self, site: SiteProfile) -> Headers:
        """How the site's profile wants us to be named."""
        chosen = manners(site.crawl, self.crawler.settings)
        named = {
            "User-Agent": chosen.get("USER_AGENT"),
            **chosen.get("DEFAULT_REQUEST_HEADERS", {}),
        }
        return tuple((name, value) for name, value in named.items() if value)

    def let_go(self) -> None:
        """Nothing new is sent."""
        self._gate.close()

    def progress(self) -> dict[str, Any]:
        """Sites done, and why the run ended early if it did."""
        return {
            "pages": self.done,
            "links": len(self.plan.sites),
            "queue": len(self.plan.sites) - self.done,
            "stopped": self.stopped_because or "",
        }


class ProbePipeline:
    """Probes to the store, in a thread: what waits for a disk must not be timed as a site's slowness."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._held: list[Probe] = []
        self._failed = ""  # why nothing can be written
        self._store: Store | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way of making parts."""
        return cls(crawler)

    @property
    def _spider(self) -> ProbeSpider:
        spider = self._crawler.spider
        if not isinstance(spider, ProbeSpider):
            raise TypeError("ProbePipeline serves the ProbeSpider only")
        return spider

    def open_spider(self) -> None:
        """Open the database named in the plan."""
        self._store = Store.open(self._spider.plan.database)

    async def process_item(self, item: Any) -> Any:
        """Hold a probe until there is a batch."""
        if isinstance(item, Probe):
            self._held.append(item)
            if len(self._held) >= _BATCH:
                held, self._held = self._held, []
                await asyncio.to_thread(self._write, held)
                if self._failed:
                    self._spider.stop(f"store: {self._failed}")
        return item

    def close_spider(self) -> None:
        """Write the rest."""
        self._write(self._held)
        if self._failed:
            self._spider.stop(f"store: {self._failed}")
        if self._store is not None:
            self._store.close()

    def _write(self, held: list[Probe]) -> None:
        """A disk that is full ends the run; what was written before is kept."""
        if self._store is None or self._failed:
            return
        try:
            probes.write(self._store.engine, held)
        except SQLAlchemyError as problem:
            self._failed = str(getattr(problem, "orig", None) or problem)


def _rate(sites: tuple[SiteProfile, ...]) -> float:
    """Requests a second to one host: the least that any profile wants; 0 where none has a limit."""
    return min((site.crawl.rate for site in sites if site.crawl.rate), default=0.0)
