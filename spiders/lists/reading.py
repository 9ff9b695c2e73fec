"""A page's markup read as a column list, whatever made it: the part the adapters share."""

from collections import Counter

from monitor.facts import ListReading, ListState
from spiders.lists.articles import is_article
from spiders.lists.blanks import BARE, ZERO, blank
from spiders.lists.containers import signature
from spiders.lists.entries import Blocks, to_entries
from spiders.lists.pagers import next_urls
from spiders.lists.rows import Row, find_rows
from spiders.lists.scripted import challenge, may_be_filled, unreadable
from spiders.lists.survey import survey
from spiders.pages.html import HtmlPage

MAX_LINKS_OF_CHALLENGE = 50  # what stands before a page leads nowhere, however long its script is


def read_markup(page: HtmlPage, adapter: str) -> ListReading:
    """Rows if there are any; else why there are none."""
    if reason := _challenged(page):
        return ListReading(adapter, ListState.UNREADABLE, reason=reason)
    if is_article(page):
        return ListReading(adapter, ListState.NOT_A_LIST)
    found = survey(page)
    rows = find_rows(found)
    if rows and (entries := to_entries(found, rows)):
        following, places = next_urls(page), Blocks.of(rows).places
        return ListReading(
            adapter, ListState.ENTRIES, entries, following, _signature(rows), blocks=places
        )
    if reason := unreadable(found):
        return ListReading(adapter, ListState.UNREADABLE, reason=reason)
    mark, reason = blank(found)
    if reason in {BARE, ZERO} and may_be_filled(found):
        return ListReading(adapter, ListState.UNREADABLE, reason="a script may fill the empty list")
    if reason:
        return ListReading(adapter, ListState.EMPTY, signature=mark, reason=reason)
    return ListReading(adapter, ListState.NOT_A_LIST)


def _challenged(page: HtmlPage) -> str:
    return challenge(page) if page.text.count("<a ") <= MAX_LINKS_OF_CHALLENGE else ""


def _signature(rows: list[Row]) -> str:
    """The container with the most rows speaks for the page."""
    counts = Counter(row.container for row in rows)
    return signature(counts.most_common(1)[0][0])
