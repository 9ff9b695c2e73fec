"""What a new run saw of an older profile's columns, ready for comparing."""

from collections import defaultdict
from collections.abc import Iterable

from monitor.discovery import folder, is_inside, spelling
from monitor.profile import SiteProfile
from monitor.profile_changes import Changes, Found, Look, compare
from monitor.store import Store
from monitor.store.history import last_rows
from monitor.store.reading import RunReading
from monitor.urls import site_of
from monitor.view import ColumnView, PageView, RunFacts, SiteView


def changes_of(store: Store, run: RunFacts, old: SiteProfile, view: SiteView) -> Changes:
    """How the columns of ``view``, discovered in ``run``, differ from those of ``old``."""
    labels = {spelling(page.url): page.label("ColumnName") or "" for page in view.pages}
    found = [_found(item, labels.get(spelling(item.column.url), "")) for item in view.columns]
    home = view.home.url if view.home else run.home_url
    looks = _looks(store, run, old, view.pages)
    return compare(old.columns, found, looks, site_of(home), complete=run.complete)


def _found(item: ColumnView, label: str) -> Found:
    entries = item.reading.entries if item.reading else ()
    return Found(item.column, frozenset(entry.url for entry in entries), label)


def _looks(
    store: Store, run: RunFacts, old: SiteProfile, pages: Iterable[PageView]
) -> dict[str, Look]:
    reading = RunReading(store, run.id)
    urls = {column.url for column in old.columns}
    spelled = defaultdict(set, {spelling(url): {url} for url in urls})
    for page in pages:
        if spelling(page.url) in spelled:
            spelled[spelling(page.url)].add(page.url)
    sources = reading.sources({url for same in spelled.values() for url in same})
    fetches = reading.fetches()
    rows = last_rows(store, old.key, run.started, urls)
    return {
        url: Look(
            fetches[url][-1] if url in fetches else None,
            any(
                _is_from_elsewhere(page, url)
                for each in spelled[spelling(url)]
                for page in (sources[each].sources if each in sources else ())
            ),
            rows.get(url, frozenset()),
        )
        for url in urls
    }


def _is_from_elsewhere(page: str, url: str) -> bool:
    """Whether a page that links to a column is neither the column nor one of the pages in its folder."""
    return spelling(page) != spelling(url) and not is_inside(page, folder(url))
