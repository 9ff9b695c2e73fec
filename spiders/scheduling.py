"""Scrapy's scheduler over the jobs of a crawl: a request is made when its turn has come, not when its address is met.

What is asked for besides (the next hop of a redirect, a control, the rows of a list) comes first.
"""

from collections import deque
from typing import Self

from scrapy import Request
from scrapy.core.scheduler import BaseScheduler
from scrapy.crawler import Crawler

from spiders.recalling import RecallingSpider


class JobScheduler(BaseScheduler):
    """Serves the spiders that keep their jobs in ``waiting``."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._asked: deque[Request] = deque()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way of making parts."""
        return cls(crawler)

    @property
    def _spider(self) -> RecallingSpider:
        spider = self._crawler.spider
        if not isinstance(spider, RecallingSpider):
            raise TypeError("JobScheduler serves huoshui's spiders only")
        return spider

    def has_pending_requests(self) -> bool:
        """Whether anything waits, here or in the store, or is under way beside the engine."""
        return bool(self._asked) or self._spider.has_jobs()

    def enqueue_request(self, request: Request) -> bool:
        """A request that a spider made itself."""
        if request.priority > 0:
            self._asked.appendleft(request)
        else:
            self._asked.append(request)
        return True

    def next_request(self) -> Request | None:
        """The next request; None while every host that has jobs is busy, and in quiet hours."""
        if self._spider.is_quiet():
            return None
        if self._asked:
            return self._asked.popleft()
        return self._spider.next_request()
