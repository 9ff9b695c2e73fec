"""The addresses of a run that are not in order, with the pages that show them and what may be said."""

from collections.abc import Collection, Sequence
from datetime import datetime

from monitor.facts import Fetch, Outcome
from monitor.linkstate import verdict
from monitor.seen import SeenRun
from monitor.store.reading import LinkSources, RunReading
from monitor.urls import same_site, site_of
from monitor.view import LinkVerdict, LinkView


def links_of_run(
    reading: RunReading, seen: SeenRun, open_links: Collection[str]
) -> tuple[LinkView, ...]:
    """Every address not in order, and those of ``open_links`` that are again.

    What no page shows is nobody's link: further pages of lists and interfaces have addresses that we put together.
    """
    failing = {
        url: visits
        for url, visits in seen.fetches.items()
        if verdict(visits) is not LinkVerdict.OK or url in open_links
    }
    if not failing:
        return ()
    before = reading.earlier_failures(set(failing), seen.run.started)
    sources = reading.sources(set(failing))
    home = seen.home.url if seen.home else seen.run.home_url
    shown = (
        _link(url, visits, before.get(url), sources.get(url, LinkSources()), home)
        for url, visits in failing.items()
        if url in sources or url in open_links
    )
    return tuple(sorted(shown, key=lambda link: (not link.home, not link.internal, link.url)))


def _link(
    url: str,
    visits: Sequence[Fetch],
    failed_before: datetime | None,
    sources: LinkSources,
    home: str,
) -> LinkView:
    last = visits[-1]
    return LinkView(
        url=url,
        verdict=verdict(visits, failed_before),
        outcome=last.outcome,
        status=last.status,
        internal=same_site(url, site_of(home)) or last.outcome is Outcome.EMPTY_HREF,
        home=home in sources.sources,
        kind=sources.kind,
        anchor=sources.anchor,
        sources=tuple(sources.sources),
        source_count=sources.count,
        error=last.error,
        first_failed=failed_before or visits[0].at,
        final_url=last.final_url,
    )
