"""Every address a page shows: its links, and the rows of its list, which may stand in a script only."""

import re

from monitor.facts import Link, LinkKind, Outcome, Page, PageKind, Place
from monitor.urls import same_site
from spiders.pages.dates import url_date

_ROW_LIMIT = 2000
_ARTICLE = re.compile(r"/(?:art|post|content)_|\d{5,}[^/]*\.\w+$|[?&]\w*id=", re.IGNORECASE)


def shown_links(page: Page) -> tuple[Link, ...]:
    """The page's links and list rows, each address once.

    An empty ``href`` leads to the page itself, so it is kept apart from it under an address of its own: "".
    """
    links = [
        link._replace(url="") if link.defect is Outcome.EMPTY_HREF else link for link in page.links
    ]
    known = {link.url for link in links}
    rows = {url: anchor for url, anchor in reversed(_rows(page)) if url not in known}
    added = (
        Link(url, anchor, LinkKind.PAGE, Place.CONTENT) for url, anchor in reversed(rows.items())
    )
    return (*links, *added)


def _rows(page: Page) -> list[tuple[str, str]]:
    reading = page.reading
    if reading is None:
        return []
    entries = [(entry.url, entry.title[:120]) for entry in reading.entries if entry.url]
    related = [(url, "") for entry in reading.entries for url in entry.related]
    return [*entries, *related, *((url, "") for url in reading.next_urls)][:_ROW_LIMIT]


def leads_to_columns(link: Link, page: Page, site: str) -> bool:
    """Whether a light crawl follows a link: menus always, other links unless they look like articles."""
    if link.kind is not LinkKind.PAGE or link.defect is not None or not same_site(link.url, site):
        return False
    if link.place in {Place.NAVIGATION, Place.BREADCRUMB}:
        return True
    listing = page.kind in {PageKind.HOME, PageKind.COLUMN}
    return listing and url_date(link.url) is None and _ARTICLE.search(link.url) is None
