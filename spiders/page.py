"""PageSpider: one page, looked at as a crawl of its site would, for a person who asks how it is read."""

import json
import sys
from collections.abc import AsyncIterator, Iterator
from typing import Any
from urllib.parse import urljoin

from scrapy import Request
from scrapy.http import Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from monitor.explanation import Explanation, told
from monitor.facts import Fetch, LinkKind, Page
from monitor.store import Seen
from spiders.fetches import Job
from spiders.site import SiteSpider
from spiders.soft404 import PROBE_PATH
from spiders.visits import request_for


class PageSpider(SiteSpider):
    """The home page and a missing one first, because only they tell what this host shows instead of a page."""

    name = "page"

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Nothing is stored: what was seen is told instead."""
        super().update_settings(settings)
        pipelines = {"spiders.page.TellingPipeline": 100}
        settings.set("ITEM_PIPELINES", pipelines, priority="spider")

    async def start(self) -> AsyncIterator[Any]:
        """Home page, missing page, then the page itself; each goes on whatever became of the one before."""
        self.frontier.add(self.home_url)
        self.under_way = True
        if self.plan.page == self.home_url:
            first = Job(self.home_url, LinkKind.PAGE, internal=True, depth=0)
            yield request_for(first, self.on_response, self.on_failure)
        else:
            home = Job(self.home_url, LinkKind.PAGE, internal=True, depth=0, attempt=0)
            yield request_for(home, self.on_home, self.on_no_home)

    def on_home(self, response: Response) -> Iterator[Any]:
        """The face of the home page; a redirect there is not followed, it is not what was asked."""
        if response.status == 200 and response.body:
            self.faces.saw_home(self._page(response, response.meta["job"]), response.body)
        probe = Job(urljoin(self.home_url, PROBE_PATH), LinkKind.PAGE, True, 0, attempt=0)
        yield request_for(probe, self.on_missing, self.on_no_home)

    def on_missing(self, response: Response) -> Iterator[Any]:
        """The face of a missing page; then the page itself."""
        self.on_probe(response)
        yield self._asked_page()

    def on_no_home(self, failure: Failure) -> Iterator[Any]:
        """No home page to compare with: the page is looked at all the same."""
        yield self._asked_page()

    def _asked_page(self) -> Request:
        job = Job(self.plan.page, LinkKind.PAGE, internal=True, depth=1)
        self.frontier.add(self.plan.page)
        return request_for(job, self.on_response, self.on_failure)

    def _without_home(self, visit: Fetch) -> Iterator[Request]:
        """The address is told as it was given, and no other in its stead."""
        yield from ()

    def follow(self, page: Page, depth: int) -> None:
        """Fragments that scripts put into the page, and nothing else."""
        self.want_fragments(page.footer_scripts, depth)

    def is_quiet(self) -> bool:
        """One page looked at by a person is no crawl."""
        return False

    def stop(self, reason: str) -> None:
        """What keeps a crawl from going on is part of what this one tells; nothing is looked at again then."""
        self.suspects.clear()


class TellingPipeline:
    """Keeps what was seen and tells it as the last line of the progress."""

    def __init__(self) -> None:
        self._seen: list[Seen] = []

    def process_item(self, item: Any) -> Any:
        """Remember one visit."""
        if isinstance(item, Seen):
            self._seen.append(item)
        return item

    def close_spider(self) -> None:
        """Tell all of it."""
        pages = [seen.page for seen in self._seen if seen.page is not None]
        scripts = {url for page in pages for url in page.footer_scripts}
        own = [page for page in pages if page.url not in scripts]
        explanation = Explanation(
            visits=tuple(seen.fetch for seen in self._seen),
            page=own[-1] if own else None,
            fragments=tuple(page for page in pages if page.url in scripts),
        )
        sys.stdout.write(json.dumps(told(explanation)) + "\n")
        sys.stdout.flush()
