"""The CMS of Hebei's sites: articles named by a snowflake number, so no address tells a date.

Old rows are kept on top without any mark; its pager is made of real links.
"""

from typing import ClassVar

from spiders.lists.markup import MarkupAdapter, says
from spiders.pages.html import HtmlPage


class Heb(MarkupAdapter):
    """Told by its counter and by the id of its pager."""

    name: ClassVar[str] = "heb"

    def matches(self, page: HtmlPage) -> bool:
        return says(page, "/cms/www/stat/", "page_nav_list")
