"""One hop of a redirect: the next request, or the fact that the way leads nowhere."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from scrapy import Request
from scrapy.http import Response

from monitor import clock
from monitor.facts import Fetch, Outcome
from monitor.urls import canonical
from spiders import fetches
from spiders.fetches import Job
from spiders.sealing import tells_identity
from spiders.visits import hop

STATUSES = frozenset({301, 302, 303, 307, 308})
MAX_HOPS = 8
_PERSONAL = "redirects to an address that holds an identity number"


class Step(NamedTuple):
    """Where a redirect leads, or why it leads nowhere."""

    target: str = ""
    outcome: Outcome = Outcome.OTHER
    words: str = ""


def step(location: bytes, chain: tuple[str, ...], unwelcome: Callable[[str], str]) -> Step:
    """The next address of a chain that has come to its last address by now, or how the chain ends: in a loop,
    at no address, where we do not go.

    ``unwelcome`` tells why an address is never visited, or "".
    """
    where = _text(location)
    target = canonical(where, chain[-1]) if where.strip() else None
    words = f"redirects to {where[:200]!r}"
    if tells_identity(target or where):
        return Step(outcome=Outcome.SKIPPED, words=_PERSONAL)
    if target is None:
        return Step(outcome=Outcome.HTTP_ERROR, words=words)
    if reason := unwelcome(target):
        return Step(outcome=Outcome.SKIPPED, words=f"{words}: {reason}")
    if target in chain or len(chain) > MAX_HOPS:
        return Step(outcome=Outcome.REDIRECT_LOOP, words=words)
    return Step(target)


def end(visit: Fetch, step: Step) -> Fetch:
    """The visit whose chain ended with this step."""
    status = None if step.outcome is Outcome.REDIRECT_LOOP else visit.status
    return replace(visit, outcome=step.outcome, status=status, error=step.words)


def follow(
    response: Response,
    job: Job,
    home_url: str,
    unwelcome: Callable[[str], str],
    known: Callable[[str], bool] = lambda url: False,
) -> Request | Fetch:
    """The request for the next address, or the fact of how the chain ended.

    What is ``known`` is read under its own address, so here its headers will do.
    """
    chain = (*job.chain, response.url)
    onward = step(response.headers.get("Location") or b"", chain, unwelcome)
    going = replace(job, chain=chain)
    if onward.target:
        return hop(response, going, onward.target, briefly=known(onward.target))
    return end(fetches.of_response(response, going, clock.now(), home_url), onward)


def _text(location: bytes) -> str:
    """A Location as text: mostly ASCII, UTF-8 on some hosts, raw GBK on others."""
    for codec in ("utf-8", "gb18030"):
        try:
            return location.decode(codec)
        except UnicodeDecodeError:
            continue
    return location.decode("latin-1")
