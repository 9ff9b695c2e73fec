"""A link check with Crawlee for Python over plain HTTP; prints one JSON line for each address that failed.

Runs in an environment of its own: ``python crawlee_check.py HOME``.
"""

import asyncio
import json
import logging
import sys
from urllib.parse import urldefrag, urljoin

from crawlee import ConcurrencySettings, Request
from crawlee.crawlers import BasicCrawlingContext, ParselCrawler, ParselCrawlingContext
from crawlee.storage_clients import MemoryStorageClient

SHOWN = "//a/@href | //area/@href | //link/@href | //img/@src | //script/@src"


async def check(home: str) -> None:
    """Everything from the home page on."""
    crawler = ParselCrawler(
        concurrency_settings=ConcurrencySettings(
            min_concurrency=16, max_concurrency=16, desired_concurrency=16
        ),
        storage_client=MemoryStorageClient(),
        configure_logging=False,
    )
    known = {home}

    @crawler.router.default_handler
    async def read(context: ParselCrawlingContext) -> None:
        address = context.request.loaded_url or context.request.url
        kind = context.http_response.headers.get("content-type", "")
        if not address.startswith(home) or not kind.startswith("text/html"):
            return
        shown = (
            urldefrag(urljoin(address, href))[0] for href in context.selector.xpath(SHOWN).getall()
        )
        new = {url for url in shown if url.startswith("http") and url not in known}
        known.update(new)
        if new:
            await context.add_requests([Request.from_url(url) for url in sorted(new)])

    @crawler.failed_request_handler
    async def failed(context: BasicCrawlingContext, error: Exception) -> None:
        print(json.dumps({"url": context.request.url, "why": type(error).__name__}), flush=True)

    await crawler.run([home])


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    asyncio.run(check(sys.argv[1]))
