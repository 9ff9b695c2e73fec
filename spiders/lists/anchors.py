"""Where a page's links lead, and which of them may be articles."""

import re
from itertools import islice

from lxml.html import HtmlElement

from monitor.urls import canonical
from spiders.lists.interpretations import short
from spiders.pages.html import HtmlPage

_SCHEME = len("https://")
_PAGER_TEXT = re.compile(
    r"(?:首|上一|下一|前一|后一|上|下|末|尾|最后一|第一)页|第?\d{1,4}页?|[<>«»\u2039\u203a]{1,2}|"
    r"(?:查看)?更多.{0,2}|more.{0,4}|\+{0,2}|返回.{0,4}|跳转|go|打印|关闭.{0,2}",
    re.IGNORECASE,
)
_MAX_PAGER = 8  # characters of the longest of these
_UNFOLLOWED = ("#", "/#", "javascript:", "mailto:", "tel:", "data:", "blob:", "about:", "vbscript:")
# window.open('/z/x.html'), location.href='/dd/x.html': a literal, and nothing added to it.
_OPENS = re.compile(
    r"\b(?:open\s{0,3}\(|location(?:\.href)?\s{0,3}=|location\.(?:assign|replace)\s{0,3}\()"
    r"\s{0,3}(?P<quote>['\"])(?P<url>[^'\"<>\s]{1,500})(?P=quote)\s{0,3}(?:[,);]|$)"
)
_ROW_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "td", "p", "span", "dd"})
_MAX_HANDLER = 2_000  # characters
_MAX_AROUND = 3  # levels between a link and the row that opens it


def followed(page: HtmlPage, href: str | None) -> str | None:
    """The canonical address of a link that leads to another document."""
    text = (href or "").strip()
    if not text or text.lower().startswith(_UNFOLLOWED):
        return None
    return canonical(text, page.base, page.charset or "utf-8")


def article_of(page: HtmlPage, anchor: HtmlElement) -> str | None:
    """The address of a link that may be an article: no pager, no plumbing, no way home."""
    url = followed(page, anchor.get("href")) or _opened(page, anchor)
    if url is None or url == page.url:
        return None
    path = url[url.find("/", _SCHEME) :]
    if path.startswith("/module/") or path == "/" or path.startswith("/?"):
        return None
    text = short(anchor)
    return None if text and len(text) <= _MAX_PAGER and _PAGER_TEXT.fullmatch(text) else url


def _opened(page: HtmlPage, anchor: HtmlElement) -> str | None:
    """The address that a click on a link without one opens, where the handler states it in full."""
    own = (anchor.get("href") or "", anchor.get("onclick") or "")
    found = _OPENS.search(";".join(text[:_MAX_HANDLER] for text in own))
    around = islice(anchor.iterancestors(), _MAX_AROUND)
    for element in () if found else around:
        handler = element.get("onclick") if element.tag in _ROW_TAGS else None
        if handler and (found := _OPENS.search(handler[:_MAX_HANDLER])):
            break
    return followed(page, found["url"]) if found else None
