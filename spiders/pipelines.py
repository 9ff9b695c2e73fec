"""Facts to the store in batches, under one run; at the end, how the run ended."""

from typing import Any, Self

from scrapy.crawler import Crawler

from monitor import clock
from monitor.store import Seen, Store, Writer
from spiders.memory import Memory
from spiders.outgoing import outgoing_of
from spiders.reading import reader_of
from spiders.recalling import RecallingSpider

# Bytes kept of a page on the average; real sites stay under 10 KB, for links are packed and menus repeat.
VOLUME_A_PAGE = 50_000
LEAST_VOLUME = 100_000_000


class StorePipeline:
    """Every item of ours is a ``Seen``; the writer's thread does the waiting."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._store: Store | None = None
        self._writer: Writer | None = None
        self._most_volume = LEAST_VOLUME

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way of making parts."""
        return cls(crawler)

    @property
    def _spider(self) -> RecallingSpider:
        spider = self._crawler.spider
        if not isinstance(spider, RecallingSpider):
            raise TypeError("StorePipeline serves huoshui's spiders only")
        return spider

    def open_spider(self) -> None:
        """Open the database named in the plan."""
        plan = self._spider.plan
        self._store = Store.open(plan.database)
        self._most_volume = max(LEAST_VOLUME, VOLUME_A_PAGE * plan.profile.crawl.max_pages)
        self._writer = Writer(self._store.engine, plan.profile.key, plan.run)
        self._writer.load = outgoing_of(self._crawler).load.take
        self._writer.certificates = outgoing_of(self._crawler).certificates.take
        memory = Memory(self._store, self._writer, plan.profile.key, plan.run, self.process_item)
        memory.reader = reader_of(fragments=plan.profile.crawl.fragments)
        self._spider.remember_by(memory)

    def process_item(self, item: Any) -> Any:
        """Hand a visit to the writer; a writer that cannot write ends the crawl."""
        if isinstance(item, Seen) and self._writer is not None:
            self._spider.bytes += item.fetch.bytes
            self._writer.put(item)
            if self._writer.error:
                self._spider.stop(f"store: {self._writer.error}")
            elif self._writer.volume > self._most_volume:
                self._spider.stop("max_volume")
        return item

    def close_spider(self) -> None:
        """Write the rest, then the run's end: a run is complete only when all of it is stored."""
        if self._writer is None or self._store is None:
            return
        self._writer.close()
        if not self._crawler.crawling and self._spider.stopped_because is None:
            self._spider.stopped_because = "interrupted"  # a signal: in order, but not at the end
        if self._writer.error:
            self._spider.stop(f"store: {self._writer.error}")
        values = self._spider.summary() | {"finished": clock.now()}
        self._store.finish_run(self._spider.plan.run, values)
        self._store.close()
