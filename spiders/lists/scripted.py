"""Lists that are not in the markup: why a page's rows cannot be read.

"No rows" there means "could not be read", never "an empty column". Families whose interface is known
have adapters of their own; here is whatever else fetches rows into a list's container.
"""

import re

from lxml.html import HtmlElement

from spiders.lists.containers import is_listy
from spiders.lists.survey import Survey, plain
from spiders.pages.dates import find_date
from spiders.pages.html import HtmlPage

_CHALLENGES = (
    ("jsl_clearance", "a challenge stands before the page (cookie script)"),
    ("acw_sc__v2", "a challenge stands before the page (cookie script)"),
    ("$_ts", "a challenge stands before the page (obfuscated script)"),
    ("_$_", "a challenge stands before the page (obfuscated script)"),
)
_CHALLENGE_WORDS = re.compile(
    r"滑动验证|安全验证|人机验证|拖动.{0,6}滑块|请完成.{0,6}验证|访问验证|验证码后继续|正在检测您的浏览器|"
    r"captcha|verify you are human",
    re.IGNORECASE,
)
_FETCHES = re.compile(
    r"\$\.(?:ajax|get|post|getJSON)\s{0,3}\(|jQuery\.(?:ajax|get|post|getJSON)\s{0,3}\(|\.load\s{0,3}\(|"
    r"\bfetch\s{0,3}\(|\baxios\b|XMLHttpRequest|\$http\b|layui\.laypage|dataproxy",
)
_TEMPLATE = re.compile(r"\bv-for=|ng-repeat=|\{\{\s{0,3}\w{1,30}\.\w")
_APPLICATION = frozenset({"app", "root", "__nuxt", "__next", "main-app"})
_LEAST_ROWS = 2
_ROW_WORDS = 300
_LITTLE_TEXT = 200  # characters of a page that is only a shell for its script
_CHALLENGE_TEXT = 1_000


def challenge(page: HtmlPage) -> str:
    """Why the page is no page of the site at all, or ""."""
    body = page.tree.find("body")
    words = plain(body) if body is not None and len(page.text) < 200_000 else ""
    if len(words) > _CHALLENGE_TEXT:
        return ""
    for mark, reason in _CHALLENGES:
        if mark in page.text and len(words) < _LITTLE_TEXT:
            return reason
    title = page.tree.findtext(".//title") or ""
    return (
        "a challenge stands before the page (captcha)"
        if _CHALLENGE_WORDS.search(f"{title} {words}")
        else ""
    )


def unreadable(found: Survey) -> str:
    """Why a page without rows may still have a list, or ""."""
    page = found.page
    if reason := challenge(page):
        return reason
    if _TEMPLATE.search(page.text):
        return "the list is a template that a script fills"
    fetching = any(_FETCHES.search(script.text or "") for script in page.tree.iter("script"))
    if fetching and any(_awaiting(found, element) for element in found.elements):
        return "a script fetches the rows"
    return _opened_by_script(found) or _shell(found)


# Script files that fill no list: libraries, sliders, counters, what writes head and foot.
_HARMLESS_FILE = re.compile(
    r"jquery|swiper|layui|layer|bootstrap|slide|superslide|share|stat|count|tongji|analytics|jiucuo|"
    r"conac|wza|aria|foot|head|bottom|top|nav|menu|common|pub|date|time|clock|site|resize|html5|respond",
    re.IGNORECASE,
)
_FILLING_CALL = re.compile(
    r"\b\w{0,30}(?:list|page|channel|column|lanmu|article|news)\w{0,30}\s{0,3}\(", re.IGNORECASE
)
_LOADING = re.compile(r"加载中|正在加载|载入中|loading", re.IGNORECASE)


def may_be_filled(found: Survey) -> bool:
    """Whether something on the page may put rows into a box that stands empty in its markup."""
    tree = found.page.tree
    if _LOADING.search(plain(tree)[:20_000]) or next(tree.iter("iframe"), None) is not None:
        return True
    for script in tree.iter("script"):
        source = (script.get("src") or "").split("?")[0].rpartition("/")[2]
        if source and not _HARMLESS_FILE.search(source):
            return True
        if _FILLING_CALL.search((script.text or "")[:200_000]):
            return True
    return False


def _awaiting(found: Survey, element: HtmlElement) -> bool:
    """A list container with nothing in it yet."""
    if element in found.aside or not isinstance(element.tag, str) or not is_listy(element):
        return False
    return element not in found.sole and found.words[element] < 40


def _opened_by_script(found: Survey) -> str:
    """Dated rows whose articles open by script only, as letters of mailboxes do."""
    rows = 0
    for element in found.elements:
        if element.tag not in {"tr", "li"} or element in found.aside or element in found.sole:
            continue
        if found.words[element] <= _ROW_WORDS:
            rows += find_date(plain(element)) is not None and _has_handler(element)
    return "the rows have no address, a script opens them" if rows >= _LEAST_ROWS else ""


def _has_handler(row: HtmlElement) -> bool:
    handlers = (row.get("onclick"), *(each.get("onclick") for each in row.iter("a", "td", "span")))
    hrefs = (anchor.get("href") or "" for anchor in row.iter("a"))
    return any(handlers) or any(href.strip().lower().startswith("javascript:") for href in hrefs)


def _shell(found: Survey) -> str:
    """A single page application: an empty root and its scripts."""
    body = found.page.tree.find("body")
    if body is None or found.anchors or len(plain(body)) > _LITTLE_TEXT:
        return ""
    roots = (element for element in body.iter("div") if (element.get("id") or "") in _APPLICATION)
    root = next(roots, None)
    if root is None or plain(root):
        return ""
    return (
        "the page is a shell that a script fills"
        if next(body.iter("script"), None) is not None
        else ""
    )
