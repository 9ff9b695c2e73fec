"""One hop of a redirect: the next request, or the fact that the way leads nowhere."""

from dataclasses import replace

from scrapy import Request
from scrapy.http import Response

from monitor import clock
from monitor.facts import Fetch, Outcome
from monitor.urls import canonical
from spiders import fetches
from spiders.fetches import Job
from spiders.visits import hop

STATUSES = frozenset({301, 302, 303, 307, 308})
MAX_HOPS = 8


def follow(response: Response, job: Job, home_url: str) -> Request | Fetch:
    """The request for the next address, or how the chain ended: in a loop, or at no address."""
    location = (response.headers.get("Location") or b"").decode("utf-8", "replace")
    target = canonical(location, response.url) if location.strip() else None
    chain = (*job.chain, response.url)
    if target is not None and target not in chain and len(chain) <= MAX_HOPS:
        return hop(response, replace(job, chain=chain), target)
    visit = fetches.of_response(response, replace(job, chain=chain), clock.now(), home_url)
    words = f"redirects to {location[:200]!r}"
    if target is None:
        return replace(visit, outcome=Outcome.HTTP_ERROR, error=words)
    return replace(visit, outcome=Outcome.REDIRECT_LOOP, status=None, error=words)
