"""Tells the waiting parent how far the crawl is, one JSON line a half second on standard output."""

import asyncio
import contextlib
import json
import os
import sys
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler

from spiders.base import StartedSpider

_INTERVAL_SECONDS = 0.5


class Progress:
    """Also ends the crawl when the parent is gone, so that no crawl outlives the program that wanted it."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._task: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Listen for the crawl's beginning and end."""
        extension = cls(crawler)
        crawler.signals.connect(extension.spider_opened, signals.spider_opened)
        crawler.signals.connect(extension.spider_closed, signals.spider_closed)
        return extension

    def spider_opened(self) -> None:
        """Begin telling."""
        self._task = asyncio.get_running_loop().create_task(self._tell())

    def spider_closed(self) -> None:
        """The last word."""
        if self._task is not None:
            self._task.cancel()
        self._line()

    async def _tell(self) -> None:
        while True:
            self._line()
            self._end_if_orphaned()
            self._let_go_if_stopped()
            await asyncio.sleep(_INTERVAL_SECONDS)

    def _line(self) -> None:
        spider = self._crawler.spider
        if isinstance(spider, StartedSpider):
            # Nobody listens any more: the pipe is broken, which must not end the watch for orphans.
            with contextlib.suppress(BrokenPipeError):
                sys.stdout.write(json.dumps(spider.progress()) + "\n")
                sys.stdout.flush()

    def _let_go_if_stopped(self) -> None:
        """A signal ends the engine, which waits for all that is under way."""
        spider = self._crawler.spider
        if isinstance(spider, StartedSpider) and not self._crawler.crawling:
            spider.let_go()

    def _end_if_orphaned(self) -> None:
        spider = self._crawler.spider
        if isinstance(spider, StartedSpider) and spider.parent and os.getppid() != spider.parent:
            spider.stop("orphaned")
