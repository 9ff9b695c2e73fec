"""Guangdong's NFCMS: ``content/post_12612456.html`` and ``mpost_`` for pictures and films.

Its open catalogue (gkmlpt) is another family.
"""

from typing import ClassVar

from spiders.lists.markup import MarkupAdapter, says
from spiders.pages.html import HtmlPage


class Nfcms(MarkupAdapter):
    """Told by its addresses and by its static files."""

    name: ClassVar[str] = "nfcms"

    def matches(self, page: HtmlPage) -> bool:
        return says(page, "NFCMS", "nfw-cms", "/content/post_", "/content/mpost_")
