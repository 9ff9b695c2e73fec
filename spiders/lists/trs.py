"""TRS WCM (拓尔思): rows in the markup, pages named ``index_1.html``, pagers written by script."""

import re
from typing import ClassVar

from spiders.lists.markup import MarkupAdapter, says
from spiders.lists.pagers import page_call
from spiders.pages.html import HtmlPage

_ARTICLE = re.compile(r"t(?:(?:19|20)\d{6}_\d{3,12}|\d{7,9})\.s?html?")
_BEFORE = ("/", '"', "'")  # stand outside of the pattern, which is found quicker by its letter


class Trs(MarkupAdapter):
    """Recognised by its addresses and by ``createPageHTML`` with the number of pages first."""

    name: ClassVar[str] = "trs"

    def matches(self, page: HtmlPage) -> bool:
        if says(page, "UCAP", "<datastore>"):
            return False
        call = page_call(page)
        if call is not None:
            return call[0].isdigit()
        return says(page, "CurrChnlCls", "TRS_Editor", 'name="datapath"') or (
            any(
                page.text.startswith(_BEFORE, found.start() - 1)
                for found in _ARTICLE.finditer(page.text, 1)
            )
        )
