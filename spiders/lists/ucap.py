"""Ucap 开普云 and its "xhtml" kin: articles named by an md5 sum, or all ``content.shtml``.

Its pages are counted from one (``common_list_2.shtml``) and its pager names an element first. Rows that lead
to another site are rows all the same. Lists that its search interface fills are another family.
"""

from typing import ClassVar

from spiders.lists.markup import MarkupAdapter, says
from spiders.lists.pagers import page_call
from spiders.pages.html import HtmlPage


class Ucap(MarkupAdapter):
    """Told by its pager, else by where its scripts and its texts stand."""

    name: ClassVar[str] = "ucap"

    def matches(self, page: HtmlPage) -> bool:
        call = page_call(page)
        return (
            says(page, "UCAP-", "ucap", "/guestweb", "/xhtml/js/")
            if call is None
            else not call[0].isdigit()
        )
