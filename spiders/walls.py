"""A host that refuses machines time after time is left alone for the rest of the crawl.

Protection walls (瑞数, 加速乐) answer every request alike once they have taken notice, and asking on is what they
are there to stop. Plain refusals (401, 403) say something of one address only and are not counted.
"""

from collections import Counter
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from monitor.urls import site_of
from spiders.confirming import ConfirmingSpider
from spiders.fetches import CHALLENGE_STATUSES, is_challenge

# A WAF rule may cover one folder; so many in a row, with no ordinary answer between, cover the host.
PATIENCE = 20


class RefusesMachines(IgnoreRequest):
    """Not asked: the host has shown its wall often enough. No fault of the address."""

    blocked = True


class WallsMiddleware:
    """Counts challenges by host; the site's own wall ends the crawl, another host's only its links."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._in_a_row: Counter[str] = Counter()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way of making parts."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raises RefusesMachines for a host that did so ``PATIENCE`` times in a row."""
        if self._in_a_row[site_of(request.url)] >= PATIENCE:
            raise RefusesMachines("the host refuses machines and was not asked again")

    def process_response(self, request: Request, response: Response) -> Response:
        """Count a challenge, forget the others at any ordinary answer."""
        self._turn_is_over(request)
        host = site_of(response.url)
        walled = response.status in CHALLENGE_STATUSES
        if not walled and not is_challenge(response.status, response.body):
            self._in_a_row[host] = 0
            return response
        self._in_a_row[host] += 1
        if self._in_a_row[host] >= PATIENCE:
            self._give_up(host, response.status)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """No answer ends a job's turn as an answer does."""
        self._turn_is_over(request)

    def _turn_is_over(self, request: Request) -> None:
        spider = self._crawler.spider
        job = request.meta.pop("turn", None)
        if job is not None and isinstance(spider, ConfirmingSpider):
            spider.jobs.left(job)

    def _give_up(self, host: str, status: int) -> None:
        spider = self._crawler.spider
        if isinstance(spider, ConfirmingSpider) and host == site_of(spider.home_url):
            spider.stop(f"site-blocked {status}")
