"""Ucap 开普云: lists behind ``/searchList/{channel}`` and ``/common/search/{channel}``.

Without ``_isJson=true`` the interface answers in HTML. The tax authorities' sites answer the same
rows to POST only (``getFileListByCodeId``); nothing is ever posted, so those stay unread.
"""

import re
from typing import Any, ClassVar
from urllib.parse import urlsplit

from monitor.facts import ListReading
from spiders.lists.addresses import MAX_ASKS, named_in_scripts
from spiders.lists.base import ListAnswer
from spiders.lists.interface import JsonInterface, read_or_ask
from spiders.lists.records import Row, lowered
from spiders.pages.html import HtmlPage

_MARKS = ("/searchList/", "/common/search/", "/search/")
_POSTED = "getFileListByCodeId"
_PATH = re.compile(r"/(?:searchList|common/search|search)/([0-9a-zA-Z]{16,40})/?")
_JSON = "_isJson=true"


class SearchList(JsonInterface):
    """Recognised by the interface's address in the page's own scripts."""

    name: ClassVar[str] = "searchlist"
    reason: ClassVar[str] = "the rows come from a search interface (searchList)"
    size_key: ClassVar[str] = "_pageSize"

    def matches(self, page: HtmlPage) -> bool:
        return _MARKS[0] in page.text or _POSTED in page.text or bool(self.asks(page))

    def read(self, page: HtmlPage) -> ListReading:
        if self.asks(page) or _POSTED not in page.text:
            return super().read(page)
        reason = f"the rows are answered to POST only ({_POSTED})"
        return read_or_ask(page, self.name, (), reason)

    def asks(self, page: HtmlPage) -> tuple[str, ...]:
        named = dict.fromkeys(url for mark in _MARKS for url in named_in_scripts(page, mark))
        return tuple(_in_json(url) for url in named if _is_list(url))[:MAX_ASKS]

    def foreign(self, value: Any, _rows: list[Row], answer: ListAnswer) -> str:
        data = lowered(value).get("data") if isinstance(value, dict) else None
        told = lowered(data).get("channelid") if isinstance(data, dict) else None
        asked = _PATH.search(answer.url)
        if not isinstance(told, str) or not told or asked is None or told == asked[1]:
            return ""
        return "the interface answered with another column's rows"


def _is_list(url: str) -> bool:
    """A channel's list; ``/search/`` alone is a site's search unless it says that it speaks JSON."""
    path = urlsplit(url).path
    return _PATH.fullmatch(path) is not None and (not path.startswith("/search/") or _JSON in url)


def _in_json(url: str) -> str:
    return url if _JSON in url else f"{url}{'&' if '?' in url else '?'}{_JSON}"
