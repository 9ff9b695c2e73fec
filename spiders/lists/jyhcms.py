"""jyhcms, a PHPCMS of Yunnan's sites: head and foot are loaded by script, and the pager is base64
of percent-encoded markup in an element with the id ``pages``.
"""

from typing import ClassVar

from spiders.lists.markup import MarkupAdapter, says
from spiders.pages.html import HtmlPage


class Jyhcms(MarkupAdapter):
    """Told by the name space of its scripts."""

    name: ClassVar[str] = "jyhcms"

    def matches(self, page: HtmlPage) -> bool:
        return says(page, "jyhcms-")
