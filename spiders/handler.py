"""Scrapy's requests through the client of the crawl, and the client's answers as Scrapy's responses."""

from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Headers, Response

from spiders.client import Answer, Ask, client_of

STOPPED = "download_stopped"  # flag of what we ended early
UNREAD = "body-unread"  # flag of a response whose body is not what its server meant


class CurlHandler(BaseDownloadHandler):
    """What a request needs stands in its ``meta``: ``body`` (how much of the answer), ``fresh``, ``allowance``."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._client = client_of(crawler)
        self._timeout: float = crawler.settings.getfloat("DOWNLOAD_TIMEOUT")

    async def download_request(self, request: Request) -> Response:
        """The answer to a request. Raises ClientError."""
        answer = await self._client.fetch(self._ask(request))
        request.meta["download_latency"] = answer.first_byte_seconds
        return Response(
            request.url,
            answer.status,
            answer.headers,
            answer.body,
            flags=_flags(answer),
        )

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


def _text(headers: Headers) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.decode(), value.decode("utf-8", "replace"))
        for name, values in headers.items()
        for value in values
    )


def _flags(answer: Answer) -> list[str]:
    return [STOPPED] * answer.stopped + [UNREAD] * answer.unread
