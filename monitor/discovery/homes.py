"""Which page is the site's home page, when the address that was given is not.

An audit may be started at an inner page (/xxgk/): judged as the home page it would be called stale,
unmarked and unlabelled for what it need not be.
"""

import re
from collections.abc import Iterable, Sequence

from monitor.discovery.addresses import is_root, spelling
from monitor.discovery.words import is_no_column, meaningful
from monitor.facts import Link, ListState, PageKind
from monitor.urls import same_site, site_of
from monitor.view import PageView

_HOME_NAME = re.compile(r"(?:网站|本站|返回|回到|门户)?(?:首页|主页)|home", re.IGNORECASE)


def home_page(asked: PageView | None, pages: Sequence[PageView]) -> PageView | None:
    """The home page among ``pages``: the one asked for, unless that one names another.

    None where the page asked for is an inner page and the home page it names was not read.
    """
    if asked is None or is_root(asked.url):
        return asked
    named = _home_link(asked)
    if named is None or not _is_inner(asked):
        return asked
    by_spelling = {spelling(page.url): page for page in reversed(pages)}
    return by_spelling.get(spelling(named.url)) or next(
        (page for page in pages if is_root(page.url) and page.kind is PageKind.HOME), None
    )


def _home_link(page: PageView) -> Link | None:
    """The page's link 首页, where it leads to another page of the same site."""
    site, own = site_of(page.url), spelling(page.url)
    for link in (*page.breadcrumbs, *page.navigation):
        if _HOME_NAME.fullmatch(link.anchor.strip()) and same_site(link.url, site):
            return None if spelling(link.url) == own else link
    return None


def _is_inner(page: PageView) -> bool:
    """Breadcrumb, column label or list: the home page of a part site (/fgw/) has none of the first two."""
    name = meaningful(page.label("ColumnName"))
    labelled = bool(name) and not is_no_column(name)
    if page.breadcrumbs or labelled:
        return True
    return (
        page.reading is not None
        and page.reading.state is ListState.ENTRIES
        and not _is_short(page.url)
    )


def _is_short(url: str) -> bool:
    """One folder deep without a page of its own name: how part sites are addressed."""
    return spelling(url).partition("?")[0].count("/") <= 1


def aliases_of_home(home: PageView, pages: Iterable[PageView]) -> set[str]:
    """Addresses, by ``spelling``, that show the home page again."""
    rows = _rows(home)
    same = {spelling(home.url)} if home.kind is PageKind.HOME else set()
    for page in pages:
        repeats = bool(rows) and _rows(page) == rows and page.title == home.title
        if page.url == home.url:
            continue
        if repeats or page.kind is PageKind.HOME:
            same.add(spelling(page.url))
    return same


def _rows(page: PageView) -> frozenset[str]:
    """The addresses of a page's rows, where there are enough to tell pages apart."""
    entries = page.reading.entries if page.reading else ()
    return frozenset(entry.url for entry in entries) if len(entries) > 2 else frozenset()
