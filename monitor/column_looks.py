"""What a new run saw of an older profile's columns, ready for comparing."""

from collections.abc import Mapping, Sequence, Set

from monitor.discovery import folder, is_inside, spelling
from monitor.facts import Fetch
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
    looks = _looks(store, run, old, view)
    return compare(old.columns, found, looks, site_of(home), complete=run.complete)


def _found(item: ColumnView, label: str) -> Found:
    entries = item.reading.entries if item.reading else ()
    return Found(item.column, frozenset(entry.url for entry in entries), label)


def _looks(store: Store, run: RunFacts, old: SiteProfile, view: SiteView) -> dict[str, Look]:
    reading = RunReading(store, run.id)
    fetches = reading.fetches()
    urls = {column.url for column in old.columns}
    linked = urls if view.menu_by_script else _linked(reading, fetches, urls, view.pages)
    rows = last_rows(store, old.key, run.started, urls)
    return {
        url: Look(
            fetches[url][-1] if url in fetches else None,
            url in linked,
            rows.get(url, frozenset()),
        )
        for url in urls
    }


def _linked(
    reading: RunReading,
    fetches: Mapping[str, Sequence[Fetch]],
    urls: Set[str],
    pages: Sequence[PageView],
) -> set[str]:
    """The columns that a page elsewhere on the site leads to: by a link, through a redirect, in a tree."""
    names = _other_addresses(fetches, urls, pages)
    sources = reading.sources(set(names))
    linked = {
        url
        for name, url in names.items()
        for page in (sources[name].sources if name in sources else ())
        if _is_elsewhere(page, url)
    }
    trees = {
        spelling(child) for page in pages if page.reading for child, _ in page.reading.children
    }
    return linked | {url for url in urls if spelling(url) in trees}


def _other_addresses(
    fetches: Mapping[str, Sequence[Fetch]], urls: Set[str], pages: Sequence[PageView]
) -> dict[str, str]:
    """Every address that leads to a column, and the column's own: other spellings, and redirects."""
    by_spelling = {spelling(url): url for url in urls}
    names = {url: url for url in urls}
    for page in pages:
        if spelling(page.url) in by_spelling:
            names.setdefault(page.url, by_spelling[spelling(page.url)])
    for address, visits in fetches.items():
        for way in (address, visits[-1].final_url):
            if way and spelling(way) in by_spelling:
                names.setdefault(address, by_spelling[spelling(way)])
    return names


def _is_elsewhere(page: str, url: str) -> bool:
    """Whether a page that links to a column is neither the column nor one of the pages in its folder."""
    return spelling(page) != spelling(url) and not is_inside(page, folder(url))
