"""Families whose rows stand in the page's own markup: they share one way of reading.

A family of its own is one file that says how it is told from the others, for the record and for
whatever its pager or its rows do that no other family's do.
"""

from monitor.facts import ListReading
from spiders.lists.base import ListAdapter
from spiders.lists.reading import read_markup
from spiders.pages.html import HtmlPage


class MarkupAdapter(ListAdapter):
    """One such family; what one of them makes of a page, all do."""

    def read(self, page: HtmlPage) -> ListReading:
        return read_markup(page, self.name)


def says(page: HtmlPage, *marks: str) -> bool:
    """Whether the page's source holds one of the words that only a family writes."""
    text = page.text
    return any(mark in text for mark in marks)
