"""Of which pages of others the title is read: few of each host, and none of governments, which nobody else can take.

A domain that changed its owner shows it on any of its pages, so a handful of each host is enough, and a host that
a site links to a thousand times is still asked for headers alone.
"""

from collections import Counter

from monitor.facts import LinkKind
from monitor.illicit.hosts import host_of, is_public_body
from spiders.fetches import Job

MOST_A_HOST = 5


class TitlesWanted:
    """Counts the pages of each host; ``on`` is the profile's word."""

    def __init__(self, *, on: bool) -> None:
        self._on = on
        self._asked: Counter[str] = Counter()

    def of(self, job: Job) -> bool:
        """Whether the title behind a first look at a stranger's page is to be read."""
        if not self._on or job.internal or job.kind is not LinkKind.PAGE or job.attempt != 1:
            return False
        host = host_of(job.url)
        if is_public_body(host) or self._asked[host] >= MOST_A_HOST:
            return False
        self._asked[host] += 1
        return True
