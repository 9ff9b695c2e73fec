"""One hop of a redirect: the next request, or the fact that the way leads nowhere."""

from collections.abc import Callable
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


def follow(
    response: Response, job: Job, home_url: str, unwelcome: Callable[[str], str]
) -> Request | Fetch:
    """The request for the next address, or how the chain ended: in a loop, at no address, where we do not go.

    ``unwelcome`` tells why an address is never visited, or "".
    """
    location = _text(response.headers.get("Location") or b"")
    target = canonical(location, response.url) if location.strip() else None
    chain = (*job.chain, response.url)
    reason = unwelcome(target) if target is not None else ""
    if target is not None and not reason and target not in chain and len(chain) <= MAX_HOPS:
        return hop(response, replace(job, chain=chain), target)
    visit = fetches.of_response(response, replace(job, chain=chain), clock.now(), home_url)
    words = f"redirects to {location[:200]!r}"
    if reason:
        return replace(visit, outcome=Outcome.SKIPPED, error=f"{words}: {reason}")
    if target is None:
        return replace(visit, outcome=Outcome.HTTP_ERROR, error=words)
    return replace(visit, outcome=Outcome.REDIRECT_LOOP, status=None, error=words)


def _text(location: bytes) -> str:
    """A Location as text: mostly ASCII, UTF-8 on some hosts, raw GBK on others."""
    for codec in ("utf-8", "gb18030"):
        try:
            return location.decode(codec)
        except UnicodeDecodeError:
            continue
    return location.decode("latin-1")
