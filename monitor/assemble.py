"""Joins what one run saw into the one view that rules judge."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from monitor import columns
from monitor.discovery import discover
from monitor.facts import DateSeen, DateSource, Fetch, PageKind
from monitor.linkviews import links_of_run
from monitor.paperwork import policies_of_run
from monitor.profile import SiteProfile
from monitor.seen import SeenRun
from monitor.store import Store
from monitor.store.reading import RunReading
from monitor.view import ColumnView, PageView, RunFacts, SiteView

_ARTICLE_DATES = (DateSource.LABEL, DateSource.VISIBLE, DateSource.URL)  # by trust


def view(
    store: Store,
    run: RunFacts,
    profile: SiteProfile,
    as_of: datetime,
    open_links: Collection[str] = (),
) -> SiteView:
    """The site as one run saw it. Columns come from the profile; without any they are discovered.

    ``open_links`` are addresses with an open finding: they are shown even when in order again, since
    only being seen in order resolves a finding.
    """
    reading = RunReading(store, run.id)
    seen = _seen_run(reading, run, profile)
    listed = profile.columns or discover(seen.home, seen.pages, seen.fetches)
    named = profile.model_copy(
        update={
            "columns": listed,
            "name": profile.name or _site_name(seen.home),
            "code": profile.code or _site_code(seen.home),
        }
    )
    standings = _standings(named, seen, as_of.date())
    newest, newest_url = _home_newest(reading, seen, as_of.date())
    return SiteView(
        site=named,
        as_of=as_of,
        run=run,
        home=seen.home,
        home_fetch=_last(seen.fetches.get(run.home_url) or seen.fetches.get(profile.url)),
        columns=standings,
        pages=tuple(seen.pages),
        links=links_of_run(reading, seen, open_links),
        outcomes=_outcomes(seen.fetches),
        policies=policies_of_run(profile, standings, seen, run.last_look(as_of.date())),
        home_newest=newest,
        home_newest_url=newest_url,
    )


def _last(visits: Sequence[Fetch] | None) -> Fetch | None:
    return visits[-1] if visits else None


def _seen_run(reading: RunReading, run: RunFacts, profile: SiteProfile) -> SeenRun:
    pages = reading.pages()
    by_url = {page.url: page for page in pages}
    home = by_url.get(run.home_url or profile.url)
    return SeenRun(run, home, pages, by_url, reading.fetches(), _article_dates(pages))


def _article_dates(pages: Sequence[PageView]) -> dict[str, date]:
    return {
        page.url: day
        for page in pages
        if page.kind is PageKind.ARTICLE and (day := article_date(page))
    }


def article_date(page: PageView) -> date | None:
    """When an article says it was published: its label, else its text, else its address."""
    for source in _ARTICLE_DATES:
        for seen in page.dates:
            if seen.source is source:
                return seen.value
    return None


def _site_name(home: PageView | None) -> str:
    return (home.label("SiteName") or home.title) if home else ""


def _site_code(home: PageView | None) -> str:
    return (home.label("SiteIDCode") or "") if home else ""


def _standings(profile: SiteProfile, seen: SeenRun, today: date) -> tuple[ColumnView, ...]:
    options: dict[str, Any] = profile.rules.get("column-stale", {})
    standings = []
    for column in profile.columns:
        visits = seen.fetches.get(column.url)
        page = seen.page_at(column.url)
        standing = columns.standing(
            column,
            visits[-1] if visits else None,
            page.reading if page else None,
            today,
            options.get("due_soon_days"),
            seen.article_dates,
        )
        standings.append(columns.as_looked_at(standing, seen.run.last_look(today)))
    return tuple(standings)


def _home_newest(reading: RunReading, seen: SeenRun, today: date) -> tuple[DateSeen | None, str]:
    """The newest valid date the home page shows: of its own rows, else of the articles it links to."""
    if seen.home is None:
        return None, ""
    rows = seen.home.reading.entries if seen.home.reading else ()
    dated = [
        (DateSeen(entry.stated, DateSource.LIST, entry.text), entry.url)
        for entry in rows
        if entry.stated
    ]
    linked = {*reading.links_of(seen.home.url), *(entry.url for entry in rows)}
    dated += [
        (DateSeen(day, DateSource.VISIBLE, ""), url)
        for url, day in seen.article_dates.items()
        if url in linked
    ]
    valid = [(day, url) for day, url in dated if day.value <= today + timedelta(days=1)]
    return max(valid, key=lambda pair: pair[0].value) if valid else (None, "")


def _outcomes(fetches: Mapping[str, Sequence[Fetch]]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for visits in fetches.values():
        counted[visits[-1].outcome] = counted.get(visits[-1].outcome, 0) + 1
    return dict(sorted(counted.items()))
