"""Old sites of hand-made jsp, asp and aspx pages: tables, and the page number in the query.

A pager of ``__doPostBack`` has no addresses, so its further pages are not known. Queries percent-encoded in GBK
pass through untouched.
"""

import re
from typing import ClassVar
from urllib.parse import urlsplit

from spiders.lists.markup import MarkupAdapter, says
from spiders.pages.html import HtmlPage

_FILE = re.compile(r"\.(?:jspx?|aspx?|do|action|php)", re.IGNORECASE)


class Jsp(MarkupAdapter):
    """Told by the file that answers, or by the state that ASP.NET hides in its forms."""

    name: ClassVar[str] = "jsp"

    def matches(self, page: HtmlPage) -> bool:
        path = urlsplit(page.url).path
        return _FILE.fullmatch(path[path.rfind(".") :]) is not None or says(
            page, "__doPostBack(", "__VIEWSTATE"
        )
