"""Any site without an adapter of its own: repeated rows with an article link and a date each."""

from typing import ClassVar

from monitor.facts import ListReading
from spiders.lists.base import ListAdapter
from spiders.lists.reading import read_markup
from spiders.pages.html import HtmlPage


class Generic(ListAdapter):
    """Asked last, and fits every page."""

    name: ClassVar[str] = "generic"

    def matches(self, page: HtmlPage) -> bool:
        return True

    def read(self, page: HtmlPage) -> ListReading:
        return read_markup(page, self.name)
