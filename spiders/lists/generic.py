"""Any site without an adapter of its own: repeated rows with an article link and a date each."""

from typing import ClassVar

from spiders.lists.markup import MarkupAdapter
from spiders.pages.html import HtmlPage


class Generic(MarkupAdapter):
    """Asked last, and fits every page."""

    name: ClassVar[str] = "generic"

    def matches(self, page: HtmlPage) -> bool:
        return True
