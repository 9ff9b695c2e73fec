"""A host that is dead is one incident, however many of its addresses a site shows."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlsplit

from monitor.facts import Outcome
from monitor.view import LinkVerdict, LinkView

# Failures of a host and not of one of its addresses.
_OF_THE_HOST = frozenset({Outcome.DNS, Outcome.REFUSED, Outcome.TLS, Outcome.TIMEOUT})
_FAILING = frozenset({LinkVerdict.BROKEN, LinkVerdict.SUSPECT})
FEWEST = 5  # addresses; fewer are told one by one
_SOURCES = 20


def front_of(url: str) -> str:
    """The address that stands for all of a host's: its front. Empty for what is no address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}/"


def joined(links: Iterable[LinkView]) -> list[LinkView]:
    """Links as they are, but those of a dead host as one, under the host's front.

    It is broken where all of them are; where one still waits to be confirmed, the host does.
    """
    hosts: defaultdict[str, list[LinkView]] = defaultdict(list)
    kept: list[LinkView] = []
    for link in links:
        if not link.internal and link.outcome in _OF_THE_HOST and link.verdict in _FAILING:
            hosts[front_of(link.url)].append(link)
        else:
            kept.append(link)
    for front, members in hosts.items():
        if len(members) < FEWEST:
            kept.extend(members)
        else:
            kept.append(_incident(front, members))
    return kept


def _incident(front: str, members: list[LinkView]) -> LinkView:
    sources = tuple(dict.fromkeys(page for link in members for page in link.sources))
    waiting = [link for link in members if link.verdict is LinkVerdict.SUSPECT]
    return replace(
        (waiting or members)[0],
        url=front,
        anchor=urlsplit(front).netloc,
        home=any(link.home for link in members),
        sources=sources[:_SOURCES],
        source_count=max(link.source_count for link in members),
        addresses=len(members),
    )
