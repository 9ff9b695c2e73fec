"""gkmlpt 政府信息公开平台 (Guangdong): one document for all columns, chosen by the fragment.

``window._CONFIG`` holds the site's number and the tree of columns, the interface the rows.
"""

import json
import re
from collections import deque
from collections.abc import Iterator
from html import unescape
from typing import Any, ClassVar

from monitor.facts import ListReading, ListState
from monitor.urls import canonical
from spiders.lists.addresses import parameter, scripts_of, with_parameter
from spiders.lists.base import ListAnswer
from spiders.lists.interface import JsonInterface, read_or_ask
from spiders.lists.records import Found, Row, lowered, number, whole
from spiders.pages.html import HtmlPage, squeeze

MAX_CHILDREN = 500
_MAX_NODES = 5_000
_CONFIG = re.compile(r"window\._CONFIG\b[^;]{0,400}?(?:TREE|SID|gkmlpt)|/gkmlpt/api/", re.S)
_PLATFORM = re.compile(r"(https?://[^/?#]{1,300}(?:/[^/?#]{1,100}){0,4}?/gkmlpt)(?:/(?:index)?)?")
_COLUMN = re.compile(r"#(\d{1,9})$", re.ASCII)
_SITE = re.compile(r"\bSID['\"]?\s{0,5}[:=]\s{0,5}['\"]?(\w{1,20})", re.ASCII)
_TREE = re.compile(r"\bTREE['\"]?\s{0,5}[:=]\s{0,5}(?=\[)")
_ASKED = re.compile(r"/api/all/(\d{1,9})", re.ASCII)
_FULL_PAGE = 75  # rows: the interface answers 75 to 100 at a time, so fewer are its last


class Gkmlpt(JsonInterface):
    """Recognised by the platform's settings; the articles of the platform are left to others."""

    name: ClassVar[str] = "gkmlpt"
    reason: ClassVar[str] = "the rows come from gkmlpt's interface"
    totals: ClassVar[tuple[str, ...]] = ("post_count",)

    def matches(self, page: HtmlPage) -> bool:
        if "/gkmlpt/content/" in page.url:
            return False
        return "_CONFIG" in page.text and _CONFIG.search(page.text) is not None

    def read(self, page: HtmlPage) -> ListReading:
        asks = self.asks(page)
        if not asks:  # another page of such a site, which may hold rows of its own
            return read_or_ask(page, self.name, (), self.reason)
        state, children = ListState.UNREADABLE, tuple(_columns(page))
        return ListReading(self.name, state, reason=self.reason, asks=asks, children=children)

    def asks(self, page: HtmlPage) -> tuple[str, ...]:
        """The column that the fragment names; without one, 0: the whole platform."""
        platform = _platform(page.url)
        if not platform:
            return ()
        column = _COLUMN.search(page.url)
        site = _SITE.search(scripts_of(page))
        query = f"?page=1&sid={site[1]}" if site else "?page=1"
        return (f"{platform}/api/all/{column[1] if column else 0}{query}",)

    def foreign(self, value: Any, _rows: list[Row], answer: ListAnswer) -> str:
        asked, told = _ASKED.search(answer.url), number(_classify(value).get("id"))
        if asked is None or not int(asked[1]) or told in {None, int(asked[1])}:
            return ""
        return "the interface answered with another column's rows"

    def column_name(self, value: Any) -> str:
        return _named(_classify(value))

    def next_urls(self, answer: ListAnswer, found: Found) -> tuple[str, ...]:
        page = parameter(answer.url, self.page_key) or 1
        total = self.total(found)
        if total is None or total <= page * len(found.rows):
            return ()
        if page > 1 and len(found.rows) < _FULL_PAGE:
            return ()
        return (with_parameter(answer.url, self.page_key, page + 1),)


def _platform(url: str) -> str:
    """The platform's root, where the page is its index; "" on any other page."""
    found = _PLATFORM.fullmatch(url.partition("#")[0].partition("?")[0])
    return found[1] if found else ""


def _classify(value: Any) -> Row:
    inner = lowered(value).get("classify") if isinstance(value, dict) else None
    return lowered(inner) if isinstance(inner, dict) else {}


def _named(row: Row) -> str:
    name = row.get("name")
    return squeeze(unescape(name[:200])) if isinstance(name, str) else ""


def _columns(page: HtmlPage) -> Iterator[tuple[str, str]]:
    """The columns of the tree with their names, each once, without headings."""
    seen: set[str] = set()
    waiting = deque(_tree(page))
    for _ in range(_MAX_NODES):
        if not waiting or len(seen) >= MAX_CHILDREN:
            return
        node = waiting.popleft()
        row = lowered(node) if isinstance(node, dict) else {}
        branches = row.get("children")
        branches = branches if isinstance(branches, list) else []
        waiting.extendleft(reversed(branches[:MAX_CHILDREN]))
        column, name = number(row.get("id")), _named(row)
        url = canonical(f"{_platform(page.url)}/index#{column}") if column and name else None
        if url and url not in seen and not _is_heading(row, branches):
            seen.add(url)
            yield url, name


def _is_heading(row: Row, branches: list[Any]) -> bool:
    """Whether a node holds no posts but those of its branches, which are columns themselves."""
    below = [lowered(branch) for branch in branches if isinstance(branch, dict)]
    posts = sum(number(branch.get("post_count")) or 0 for branch in below)
    return bool(branches) and (number(row.get("post_count")) or 0) <= posts


def _tree(page: HtmlPage) -> list[Any]:
    scripts = whole(scripts_of(page))
    found = _TREE.search(scripts)
    if found is None:
        return []
    try:
        tree, _ = json.JSONDecoder().raw_decode(scripts, found.end())
    except (ValueError, RecursionError):  # cut short, no JSON, or nested to crash a reader
        return []
    return tree if isinstance(tree, list) else []
