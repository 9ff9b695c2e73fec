"""Attachments of the site: fetched whole within a budget, opened by the guard, and told as facts."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from typing import Any

from scrapy import Request
from scrapy.http import Response

from monitor import clock
from monitor.facts import Attachment, Fetch, Opens, Outcome
from monitor.store import Seen
from spiders import fetches, redirects
from spiders.attachments import guarded
from spiders.client import Allowance
from spiders.fetches import Job
from spiders.flags import STOPPED, UNREAD
from spiders.sealing import sealed_file
from spiders.visits import request_for

_UNWHOLE = frozenset({UNREAD, STOPPED})
_OPENABLE = {Outcome.OK, Outcome.DAMAGED_FILE}


class FileOpener:
    """``otherwise`` takes what is no file after all: redirects, refusals, errors."""

    def __init__(
        self,
        otherwise: Callable[[Response], Iterator[Any]],
        remember: Callable[[Job, Outcome], None],
        seal: bytes = b"",
    ) -> None:
        self._otherwise = otherwise
        self._remember = remember
        self._seal = seal
        self.allowance = Allowance()

    def request(self, job: Job, errback: Callable[..., Any]) -> Request:
        """The request for a file: all of it, within what the crawl may spend."""
        asked = request_for(job, self.on_file, errback, body="file")
        asked.meta["allowance"] = self.allowance
        return asked

    async def on_file(self, response: Response) -> AsyncIterator[Any]:
        """The answer to an attachment's address."""
        job: Job = response.meta["job"]
        visit = None
        if response.status not in redirects.STATUSES and _UNWHOLE.isdisjoint(response.flags):
            visit = fetches.of_response(response, job, clock.now(), "")
        if visit is None or visit.outcome not in _OPENABLE or job.chain:
            for item in self._otherwise(response):
                yield item
            return
        opened = await guarded.opened(job.url, response.body)
        fact = await asyncio.to_thread(sealed_file, opened, self._seal)
        seen = judged(visit, fact)
        self._remember(job, seen.outcome)
        tag, date = (response.headers.get(name) or b"" for name in ("ETag", "Last-Modified"))
        yield Seen(
            seen, file=fact, etag=tag.decode("latin-1"), last_modified=date.decode("latin-1")
        )

    async def close(self) -> None:
        """No worker outlives its crawl."""
        await guarded.close()


def judged(visit: Fetch, fact: Attachment) -> Fetch:
    """The visit as the opened file has it: only a file that surely does not open is damaged."""
    if fact.opens is Opens.NO:
        return replace(visit, outcome=Outcome.DAMAGED_FILE, error=fact.fault)
    return replace(visit, outcome=Outcome.OK, error="")
