"""webplus 苏迪 (Sudy): schools and a few bureaux, ``list.htm``, ``list2.htm`` and ``page.htm``.

Addresses of its older releases (``/ab/f8/c7458a175096/page.htm``) tell no date.
"""

from typing import ClassVar

from spiders.lists.markup import MarkupAdapter, says
from spiders.pages.html import HtmlPage


class Webplus(MarkupAdapter):
    """Told by the class names of its portlets."""

    name: ClassVar[str] = "webplus"

    def matches(self, page: HtmlPage) -> bool:
        return says(page, "wp_article_list", "Article_PublishDate", "wp_paging", "jquery.sudy")
