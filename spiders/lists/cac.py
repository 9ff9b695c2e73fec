"""The CMS of CAC and its local offices: ``A09370306index_1.htm``, addresses without quotes or scheme.

Its first page stands in the markup. Further ones are answered to a POST only, so it names none.
"""

import re
from typing import ClassVar

from spiders.lists.markup import MarkupAdapter, says
from spiders.pages.html import HtmlPage

_ARTICLE = re.compile(r"/(?:19|20)\d\d-\d\d/\d\d/c_\d{8,20}\.htm")


class Cac(MarkupAdapter):
    """Told by where its further rows are asked; else by its articles and the line its pages end with,
    which alone is no proof: pages copied from elsewhere carry it too."""

    name: ClassVar[str] = "cac"

    def matches(self, page: HtmlPage) -> bool:
        return says(page, "/cms/JsonList") or (
            says(page, "Produced By CMS 网站群") and _ARTICLE.search(page.text) is not None
        )
