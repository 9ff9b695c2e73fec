"""JPAAS 集约化 (大汉): units of a page that a script fills from ``…/front/page/build/unit``.

A unit's ``queryData`` holds the query in single quotes; the answer's ``data.html`` holds the rows
and how many there are. A unit that the server filled is read where it stands.
"""

import json
import re
from dataclasses import replace
from typing import ClassVar, NamedTuple
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from lxml.html import HtmlElement

from monitor.facts import ListReading, ListState
from spiders.lists.addresses import absolute
from spiders.lists.anchors import followed
from spiders.lists.base import ListAdapter, ListAnswer
from spiders.lists.entries import to_entries
from spiders.lists.interface import read_or_ask, unreadable
from spiders.lists.records import load, lowered, number, refusal
from spiders.lists.rows import find_rows, single_row
from spiders.lists.survey import survey
from spiders.pages.html import HtmlPage, fragment, parse

_REASON = "the rows come from JPAAS (queryData)"
_MAX_UNITS = 60
_MAX_QUERY = 4_000
_PATH = "/api-gateway/jpaas-publish-server/front/page/build/unit"
_PAIR = re.compile(
    r"[\"']?(\w{1,30})[\"']?\s{0,5}:\s{0,5}(?:'([^']{0,400})'|\"([^\"]{0,400})\"|([\w.-]{1,80}))"
)
# Units of the page's frame. What a list's unit is called differs by site, so the rest is asked.
_FRAME = re.compile(
    r"页头|页脚|页尾|头部|尾部|底部|顶部|导航|菜单|面包屑|当前位置|位置|搜索|检索|友情链接|轮播|^(?:栏目)?标题$|"
    r"header|footer|foot|head|nav|menu|crumb|banner|search|logo",
    re.IGNORECASE,
)
_LIST = re.compile(r"list|列表|分页|信息|内容|文件", re.IGNORECASE)


class Unit(NamedTuple):
    """One part of a page that a script fills."""

    element: HtmlElement
    address: str  # with the whole query; "" where the page does not tell it
    size: int  # rows a page, 0 if it is not told
    listed: bool  # calls itself a list


class Jpaas(ListAdapter):
    """Recognised by its units."""

    name: ClassVar[str] = "jpaas"

    def matches(self, page: HtmlPage) -> bool:
        if "jpaas-publish-server" in page.text:
            return True
        # The attribute in any letters' case; Chinese text takes long to lower, and its letters do not matter.
        return b"querydata" in page.text.encode("ascii", "replace").lower()

    def read(self, page: HtmlPage) -> ListReading:
        units = _units(page)
        asks = absolute(page, [unit.address for unit in units if unit.address])
        reading = read_or_ask(page, self.name, asks, _REASON)
        if reading.state is not ListState.ENTRIES:
            return reading
        filled = [unit for unit in units if _is_filled(page, unit.element)]
        if not filled and any(unit.listed for unit in units):  # the rows are another list's
            return replace(unreadable(self.name, _REASON), asks=asks)
        following = [url for unit in filled if unit.address for url in _next(page, unit)]
        urls = dict.fromkeys([*absolute(page, following), *reading.next_urls])
        return replace(reading, next_urls=tuple(urls))

    def answer(self, answer: ListAnswer) -> ListReading:
        value = load(answer.text)
        if not isinstance(value, dict):
            return unreadable(self.name, "the interface answered no JSON, or not all of it")
        if reason := refusal(value):
            return unreadable(self.name, reason)
        data = lowered(value).get("data")
        markup = lowered(data).get("html") if isinstance(data, dict) else data
        if not isinstance(markup, str) or not markup.strip():
            return unreadable(self.name, "the interface answered without rows")
        page = replace(parse(answer.column_url, b""), text=markup, tree=fragment(markup))
        found = survey(page)
        count, rows = _counted(page.tree)
        entries = to_entries(found, find_rows(found) or (single_row(found) if count == 1 else []))
        if any(entry.stated for entry in entries):
            urls = _following(answer.url, count, rows)
            return ListReading(self.name, ListState.ENTRIES, entries, urls)
        if count == 0 and not found.anchors:
            return ListReading(self.name, ListState.EMPTY, reason="the interface counts no row")
        return unreadable(self.name, "the interface answered without rows")


def _units(page: HtmlPage) -> list[Unit]:
    """The units that may be lists, those that call themselves lists first, each query once."""
    found: dict[str, Unit] = {}
    for element in page.tree.iter():
        text = element.get("querydata")
        if not text or len(found) >= _MAX_UNITS:
            continue
        query = _query(text[:_MAX_QUERY])
        tag = query.get("tagId", "")
        if query and not _FRAME.search(tag):
            listed = _LIST.search(tag) is not None
            unit = Unit(element, _address(element, query), _page_of(query)[1], listed)
            found.setdefault(unit.address or text, unit)
    return sorted(found.values(), key=lambda unit: not unit.listed)


def _address(element: HtmlElement, query: dict[str, str]) -> str:
    if not query.get("webId") or not query.get("pageId"):
        return ""
    path = (element.get("url") or "").strip() or _PATH
    return f"{path}?{urlencode(query, quote_via=quote, safe='')}"


def _query(text: str) -> dict[str, str]:
    """``queryData`` as it is meant: JSON, or what looks like it in single quotes."""
    value = load(text)
    if isinstance(value, dict):
        return {str(key): item for key, item in value.items() if isinstance(item, str)}
    pairs = _PAIR.finditer(text)
    return {found[1]: found[2] or found[3] or found[4] or "" for found in pairs}


def _page_of(query: dict[str, str]) -> tuple[int, int]:
    """The page's number and size that ``paramJson`` asks for; 1 and 0 where it does not."""
    value = load(query.get("paramJson", ""))
    inner = value if isinstance(value, dict) else {}
    return number(inner.get("pageNo")) or 1, number(inner.get("pageSize")) or 0


def _is_filled(page: HtmlPage, element: HtmlElement) -> bool:
    """Whether links to articles stand in the unit; a script's or pager's are those around it."""
    outside = element.tag == "script" or "pagination" in (element.get("class") or "")
    holder = element.getparent() if outside else element
    if holder is None or holder.tag == "body":
        return False
    return any(followed(page, anchor.get("href")) for anchor in holder.iter("a"))


def _counted(tree: HtmlElement) -> tuple[int | None, int]:
    """The pager's count of all rows and its rows a page: ``<div rows="15" count="304">``."""
    for element in tree.iter("div", "ul", "p", "span"):
        count = number((element.get("count") or "").strip())
        if count is not None:
            return count, number((element.get("rows") or "").strip()) or 0
    return None, 0


def _next(page: HtmlPage, unit: Unit) -> tuple[str, ...]:
    """The second page of a unit whose first the server filled."""
    holder = unit.element if len(unit.element) else unit.element.getparent()
    count, rows = _counted(page.tree if holder is None else holder)
    return _following(unit.address, count, unit.size or rows)


def _following(url: str, count: int | None, rows: int) -> tuple[str, ...]:
    """The address of the next page, if the count says that there is one."""
    split = urlsplit(url)
    query = dict(parse_qsl(split.query, keep_blank_values=True))
    number_now, size = _page_of(query)
    size = size or rows
    if count is None or not size or count <= number_now * size:
        return ()
    wanted = {"pageNo": number_now + 1, "pageSize": size}
    query["paramJson"] = json.dumps(wanted, separators=(",", ":"))
    path = url.partition("?")[0]
    return (f"{path}?{urlencode(query, quote_via=quote, safe='')}",)
