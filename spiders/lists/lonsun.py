"""Lonsun 龙讯 (Anhui): columns are numbers, pages stand in the query or in the path.

``/content/column/6794591?pageIndex=2`` and ``/supervision/productList/product_id=3/page-2/``.
"""

import re
from typing import ClassVar
from urllib.parse import urlsplit

from spiders.lists.markup import MarkupAdapter
from spiders.pages.html import HtmlPage

_COLUMN = re.compile(
    r"/(?:content|public)/column/\d{1,10}\b|/(?:nocache/)?supervision/(?:\w{1,30}/)?(?:product_id=\d|$)"
)


class Lonsun(MarkupAdapter):
    """Told by its columns' addresses: its markup has no word of its own."""

    name: ClassVar[str] = "lonsun"

    def matches(self, page: HtmlPage) -> bool:
        return _COLUMN.match(urlsplit(page.url).path) is not None
