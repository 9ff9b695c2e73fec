"""The addresses of a run that are not in order, with the pages that show them and what may be said."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from monitor.answers import NOTHING_SAID, Word, word_of
from monitor.facts import Fetch, Outcome
from monitor.linkstate import verdict
from monitor.seen import SeenRun
from monitor.store.reading import LinkSources, RunReading
from monitor.urls import same_site, site_of
from monitor.view import LinkVerdict, LinkView


def links_of_run(
    reading: RunReading,
    seen: SeenRun,
    open_links: Collection[str],
    answers: Mapping[str, Mapping[str, Word]] = NOTHING_SAID,
) -> tuple[LinkView, ...]:
    """Every address not in order, and those of ``open_links`` that are again.

    What no page shows is nobody's link: further pages of lists and interfaces have addresses that we put together.
    """
    failing = {
        url: visits
        for url, visits in seen.fetches.items()
        if verdict(visits, None, answers) is not LinkVerdict.OK or url in open_links
    }
    if not failing:
        return ()
    before = reading.earlier_failures(set(failing), seen.run.started, answers)
    sources = reading.sources(set(failing))
    home = seen.home.url if seen.home else seen.run.home_url
    shown = (
        _link(visits, sources.get(url, LinkSources()), home, before.get(url), answers)
        for url, visits in failing.items()
        if url in sources or url in open_links
    )
    return tuple(sorted(shown, key=lambda link: (not link.home, not link.internal, link.url)))


def excused(
    fetches: Mapping[str, Sequence[Fetch]], answers: Mapping[str, Mapping[str, Word]]
) -> int:
    """How many addresses did not answer well and are in order because the profile says so."""
    last = (visits[-1] for visits in fetches.values()) if answers else ()
    return sum(
        visit.outcome is not Outcome.OK and word_of(answers, visit) is Word.OK for visit in last
    )


def _link(
    visits: Sequence[Fetch],
    sources: LinkSources,
    home: str,
    failed_before: datetime | None,
    answers: Mapping[str, Mapping[str, Word]],
) -> LinkView:
    last = visits[-1]
    return LinkView(
        url=last.url,
        verdict=verdict(visits, failed_before, answers),
        outcome=last.outcome,
        status=last.status,
        internal=same_site(last.url, site_of(home)) or last.outcome is Outcome.EMPTY_HREF,
        home=home in sources.sources,
        kind=sources.kind,
        anchor=sources.anchor,
        sources=tuple(sources.sources),
        source_count=sources.count,
        error=last.error,
        first_failed=failed_before or visits[0].at,
        final_url=last.final_url,
        by_profile=word_of(answers, last) is not None,
    )
