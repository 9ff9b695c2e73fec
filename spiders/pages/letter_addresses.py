"""Where a letter's own page is: a link, or the address a click would open.

A post-back or a script whose address is not written down leads nowhere a visitor without scripts
could go, so such a letter has no address of its own.
"""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from monitor.urls import canonical
from spiders.pages.html import HtmlPage, squeeze

MAX_HANDLER = 500
_SCRIPT = re.compile(r"\s*(?:java|vb)script\s{0,3}:", re.IGNORECASE)
_QUOTED = re.compile(r"['\"]([^'\"\s<>]{2,300})['\"]")
_ADDRESS = re.compile(
    r"(?:https?:/)?/|\.{0,2}/|[\w./-]{1,200}\.(?:do|jspx?|ptl|rt|action|aspx?|php|s?html?)(?:\?|$)",
    re.I,
)
# Hanweb's jlpt: the list's script opens this address of the same host.
_JLPT = re.compile(r"\bdetailview\s{0,3}\(\s{0,3}['\"]?(\d{1,12})\b", re.IGNORECASE)
_JLPT_PAGE = "/jlpt/front/detailview.do?iid={}"
_PAGER = re.compile(r"(?:首|上一|下一|上|下|末|尾)页|[<>«»]{1,2}|\d{1,4}")
_FILES = re.compile(
    r"\.(?:docx?|xlsx?|pdf|zip|rar|jpe?g|png|gif|wps|ofd|txt)(?:\?|$)", re.IGNORECASE
)


def address_of(element: HtmlElement, page: HtmlPage) -> str:
    """The first address within an element, itself included; "" if it opens nothing."""
    for each in element.iter():
        if isinstance(each.tag, str) and (found := own_address(each, page)):
            return found
    return ""


def own_address(element: HtmlElement, page: HtmlPage) -> str:
    """The address one element opens, "" if none."""
    for text in _targets(element, page):
        url = canonical(text, page.base, page.charset)
        if url and url != page.url and not _FILES.search(url):
            return url
    return ""


def _targets(element: HtmlElement, page: HtmlPage) -> Iterator[str]:
    href = (element.get("href") or "").strip() if element.tag == "a" else ""
    if href and not href.startswith("#") and not _SCRIPT.match(href):
        if not _PAGER.fullmatch(squeeze((element.text or "")[:20])):
            yield href
        return
    for script in (href, element.get("onclick") or ""):
        if script:
            yield from _opened(script[:MAX_HANDLER], page)


def _opened(script: str, page: HtmlPage) -> Iterator[str]:
    """The addresses a handler names."""
    if "__doPostBack" in script:
        return
    found = _JLPT.search(script)
    if found:
        if "/jlpt/" in page.text or "/jlpt/" in page.url:
            yield _JLPT_PAGE.format(found[1])
        return
    for quoted in _QUOTED.finditer(script):
        if _ADDRESS.match(quoted[1]):
            yield quoted[1]
