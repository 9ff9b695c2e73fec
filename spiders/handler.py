"""Scrapy's requests through the client of the crawl, and the client's answers as Scrapy's responses."""

from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Headers, Response

from spiders.client import Answer, Ask
from spiders.confirming import ConfirmingSpider
from spiders.flags import STOPPED, UNREAD
from spiders.outgoing import Outgoing, outgoing_of


class CurlHandler(BaseDownloadHandler):
    """What a request needs stands in its ``meta``: ``body`` (how much of the answer), ``fresh``, ``allowance``."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._crawler = crawler
        self._way: Outgoing | None = None
        self._timeout: float = crawler.settings.getfloat("DOWNLOAD_TIMEOUT")

    async def download_request(self, request: Request) -> Response:
        """The answer to a request. Raises ClientError."""
        if self._way is None:
            self._way = outgoing_of(self._crawler)
        try:
            answer = await self._way.fetch(self._ask(request))
        finally:
            self._turn_is_over(request)
        return response_of(answer, request)

    def _turn_is_over(self, request: Request) -> None:
        """The host of a waiting job has room for the next."""
        job = request.meta.pop("turn", None)
        spider = self._crawler.spider
        if job is not None and isinstance(spider, ConfirmingSpider):
            spider.jobs.left(job)

    def _ask(self, request: Request) -> Ask:
        meta = request.meta
        return Ask(
            request.url,
            "HEAD" if request.method == "HEAD" else "GET",
            meta.get("body", "whole"),
            meta.get("download_timeout", self._timeout),
            _text(request.headers) if request.headers else (),
            meta.get("fresh", False),
            meta.get("allowance"),
        )


def response_of(answer: Answer, request: Request) -> Response:
    """An answer as Scrapy's response to a request."""
    request.meta["download_latency"] = answer.first_byte_seconds
    return Response(
        request.url,
        answer.status,
        answer.headers,
        answer.body,
        flags=_flags(answer),
        request=request,
    )


def _text(headers: Headers) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.decode(), value.decode("utf-8", "replace"))
        for name, values in headers.items()
        for value in values
    )


def _flags(answer: Answer) -> list[str]:
    return [STOPPED] * answer.stopped + [UNREAD] * answer.unread
