"""Every address a page shows: its links, and the rows of its list, which may stand in a script only."""

import re

from monitor.facts import Link, LinkKind, Outcome, Page, PageKind, Place
from monitor.urls import same_site
from spiders.pages.dates import url_date

_ROW_LIMIT = 2000
_ARTICLE = re.compile(r"/(?:art|post|content)_|[?&]\w*id=", re.IGNORECASE)
_NUMBER = re.compile(r"\d{5}")


def shown_links(page: Page) -> tuple[Link, ...]:
    """The page's links, list rows and the columns its script's tree names, each address once.

    An empty ``href`` leads to the page itself, so it is kept apart from it under an address of its own: "".
    Further pages of a list, whose addresses are put together by us, are no links: nobody shows them.
    """
    links = [
        link._replace(url="") if link.defect is Outcome.EMPTY_HREF else link for link in page.links
    ]
    known = {link.url for link in links}
    added = {link.url: link for link in reversed(_listed(page)) if link.url not in known}
    return (*links, *reversed(added.values()))


def _listed(page: Page) -> list[Link]:
    reading = page.reading
    if reading is None:
        return []
    rows = [
        Link(entry.url, entry.title[:120], LinkKind.PAGE, Place.CONTENT)
        for entry in reading.entries
        if entry.url
    ]
    related = [
        Link(url, "", LinkKind.PAGE, Place.CONTENT)
        for entry in reading.entries
        for url in entry.related
    ]
    tree = [
        Link(url, name[:120], LinkKind.PAGE, Place.NAVIGATION) for url, name in reading.children
    ]
    return [*tree, *rows, *related][:_ROW_LIMIT]


def leads_to_columns(link: Link, page: Page, site: str) -> bool:
    """Whether a light crawl follows a link: menus always, other links unless they look like articles."""
    if link.kind is not LinkKind.PAGE or link.defect is not None or not same_site(link.url, site):
        return False
    if link.place in {Place.NAVIGATION, Place.BREADCRUMB}:
        return True
    listing = page.kind in {PageKind.HOME, PageKind.COLUMN}
    return listing and url_date(link.url) is None and not _looks_like_article(link.url)


def _looks_like_article(url: str) -> bool:
    """By its name, by an id, or by a file that is called by a long number."""
    if _ARTICLE.search(url):
        return True
    name, dot, extension = url.rpartition("/")[2].rpartition(".")
    called = bool(dot) and extension.replace("_", "a").isalnum()
    names_list = "index" in name or "list" in name  # A09370306index_1.htm is a column's
    return called and not names_list and _NUMBER.search(name) is not None
