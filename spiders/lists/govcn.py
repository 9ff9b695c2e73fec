"""www.gov.cn and sites made like it: a list is a JSON file beside its page (``ZUIXINZHENGCE.json``),
and the library of policies answers ``/search-gov/data`` in groups of documents.
"""

import re
from typing import ClassVar

from spiders.lists.addresses import absolute, named_in_scripts, scripts_of
from spiders.lists.interface import JsonInterface
from spiders.pages.html import HtmlPage

_LIBRARY = "/search-gov/data"
_FILE = re.compile(
    r"[\"'`]((?:[\w.:/-]{0,160}/)?([\w-]{1,60})\.json(?:\?[\w.=&-]{0,60})?)[\"'`]", re.ASCII
)
# Files of rows: names in capitals (YAOWENLIEBIAO, ZCJD_QZ), or words for a list.
_ROWS = re.compile(
    r"[A-Z][A-Z_]{3,40}|(?:.{0,30}[-_])?(?:list|liebiao|gongbao|zuixin|news)(?:[-_].{0,30})?"
)


class GovCn(JsonInterface):
    """Recognised by the file or the library that the page's own scripts fetch."""

    name: ClassVar[str] = "govcn"
    reason: ClassVar[str] = "the rows come from a JSON file"
    page_key: ClassVar[str] = "p"
    size_key: ClassVar[str] = "n"

    def asks(self, page: HtmlPage) -> tuple[str, ...]:
        if library := named_in_scripts(page, _LIBRARY):
            return library
        if ".json" not in page.text:
            return ()
        files = _FILE.finditer(scripts_of(page))
        return absolute(page, [found[1] for found in files if _ROWS.fullmatch(found[2])])
