"""TRS WCM (拓尔思): rows in the markup, pages named ``index_1.html``, pagers written by script."""

import re
from typing import ClassVar

from spiders.lists.markup import MarkupAdapter
from spiders.lists.pagers import page_call
from spiders.pages.html import HtmlPage

_FINGERPRINT = re.compile(
    r"CurrChnlCls|TRS_Editor|/t(?:19|20)\d{6}_\d{3,12}\.s?html?|[\"'/]t\d{7,9}\.s?html|"
    r"name=[\"']datapath[\"']",
    re.IGNORECASE,
)


class Trs(MarkupAdapter):
    """Recognised by its addresses and by ``createPageHTML`` with the number of pages first."""

    name: ClassVar[str] = "trs"

    def matches(self, page: HtmlPage) -> bool:
        if "UCAP" in page.text or "<datastore>" in page.text:
            return False
        call = page_call(page)
        if call is not None:
            return call[0].isdigit()
        return _FINGERPRINT.search(page.text) is not None
