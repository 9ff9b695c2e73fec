"""Huilan EasySite ("eportal"): nested tables, pages named ``index2.html`` or asked of ``/eportal/ui``.

Its pagers are links, or name their target in an attribute ``tagname`` of their own.
"""

from typing import ClassVar

from spiders.lists.markup import MarkupAdapter, says
from spiders.pages.html import HtmlPage


class EasySite(MarkupAdapter):
    """Told by the names of its own variables; one of them is misspelt."""

    name: ClassVar[str] = "easysite"

    def matches(self, page: HtmlPage) -> bool:
        return says(
            page, "easysite=", "eprotalCurrentPageId", "/eportal/ui?", "easysiteText", 'tagname="/'
        )
