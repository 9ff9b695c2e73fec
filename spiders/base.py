"""What every spider of ours has: a plan, a reason to stop, and something to tell of its progress."""

import asyncio
from abc import abstractmethod
from pathlib import Path
from typing import Any

import scrapy
from scrapy.exceptions import IgnoreRequest

from monitor.plan import CrawlPlan
from monitor.urls import site_of


class CrawlEnded(IgnoreRequest):
    """The request was never sent, because the crawl ended before its turn: no fact about its address."""


class StartedSpider(scrapy.Spider):
    """A spider that a waiting process has started. ``stopped_because`` is None while all goes well."""

    def __init__(self, parent: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.parent = parent  # process id; when it is gone, the crawl ends itself
        self.stopped_because: str | None = None
        self._closing: asyncio.Task[None] | None = None  # held, so that it is not collected

    def stop(self, reason: str) -> None:
        """End the crawl early; what was seen is kept, the run is marked incomplete. The first reason stays."""
        if self.stopped_because is None:
            self.stopped_because = reason
            self.let_go()
            engine = self.crawler.engine
            if engine is not None and engine.running:
                closing = engine.close_spider_async(reason="stopped")
                self._closing = asyncio.get_running_loop().create_task(closing)

    def let_go(self) -> None:
        """The crawl is asked to end: give up what would hold it. May be called again."""

    @abstractmethod
    def progress(self) -> dict[str, Any]:
        """Counters for the progress display."""


class WatchingSpider(StartedSpider):
    """A spider that works from a CrawlPlan."""

    def __init__(self, plan: str, **kwargs: Any) -> None:
        self.plan = CrawlPlan.model_validate_json(Path(plan).read_bytes())
        super().__init__(self.plan.parent, **kwargs)

    def wake(self) -> None:
        """There is something to do again: the engine need not wait for its next look by itself."""
        slot = getattr(self.crawler.engine, "_slot", None)
        if slot is not None:
            slot.nextcall.schedule()

    def unwelcome(self, url: str) -> str:
        """Why an address is never visited, be it linked or redirected to: "" where it may be."""
        return ""

    def heeds_robots(self, url: str) -> bool:
        """Whether robots.txt is asked for before an address: everywhere but at programs of the user's own."""
        return True

    def is_own(self, site: str) -> bool:
        """Whether a host (with its port) is the site's own."""
        return site == site_of(self.plan.profile.url)

    @abstractmethod
    def summary(self) -> dict[str, Any]:
        """The columns of the ``run`` table that only the spider knows."""
