"""A link check as Scrapy's own manual would have it: CrawlSpider and LinkExtractor, everything else by default.

Run with ``scrapy runspider`` outside of any project; prints one JSON line for each address that failed.
"""

import json
from collections.abc import Iterator
from typing import Any, ClassVar

from scrapy import Request
from scrapy.http import Response
from scrapy.linkextractors import LinkExtractor
from scrapy.spiders import CrawlSpider, Rule
from twisted.python.failure import Failure


class CheckSpider(CrawlSpider):
    """Follows the site's pages, checks whatever they show."""

    name = "check"
    rules = (
        Rule(
            LinkExtractor(
                tags=("a", "area", "link", "script", "img"),
                attrs=("href", "src"),
                deny_extensions=(),
            ),
            callback="checked",
            errback="failed",
            follow=True,
        ),
    )
    custom_settings: ClassVar[dict[str, Any]] = {
        "CONCURRENT_REQUESTS": 16,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
        "DOWNLOAD_DELAY": 0,
        "ROBOTSTXT_OBEY": False,
        "HTTPERROR_ALLOW_ALL": True,
        "LOG_LEVEL": "ERROR",
        "TELNETCONSOLE_ENABLED": False,
    }

    def __init__(self, home: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.home = home
        self.start_urls = [home]

    def _requests_to_follow(self, response: Response) -> Iterator[Request]:
        """Only our own pages lead on."""
        if response.url.startswith(self.home):
            yield from super()._requests_to_follow(response)

    def checked(self, response: Response) -> None:
        """Any answer."""
        if response.status >= 400:
            self._say(response.request, str(response.status))

    def failed(self, failure: Failure) -> None:
        """None at all."""
        self._say(failure.request, failure.type.__name__)  # type: ignore[attr-defined]

    def _say(self, request: Request, why: str) -> None:
        asked = request.meta.get("redirect_urls", [request.url])[0]
        print(json.dumps({"url": asked, "why": why}), flush=True)
