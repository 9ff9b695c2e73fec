"""What a page offers beside its text: a version for the elderly and the blind, IPv6, a search.

Facts only. Accessibility comes as a script's switch, a gateway or an icon whose ``title`` is its
one word; an article about ramps says the same words, so words count where they are all a link says.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml.etree import XPath
from lxml.html import HtmlElement

from monitor.facts import Mark, MarkKind
from spiders.pages.html import HtmlPage, squeeze
from spiders.pages.labels import valid_site_code
from spiders.pages.links import address
from spiders.pages.outline import Outline
from spiders.pages.regions import is_hidden

MAX_VALUE = 60
_MAX_INPUTS = 200
_MAX_DEPTH = 256
_SWITCHES = ("toggleToolBar", "toolbarSwitch", "aria.start", "EsdInit", "wcaUrl", "wza")
# By attribute, not by element: that is five times as fast.
_SWITCH = XPath(
    "(//@onclick[contains(.,'toggleToolBar') or contains(.,'aria.start') or contains(.,'EsdInit')]/.."
    " | //@id[.='toolbarSwitch' or starts-with(.,'wza')]/.."
    " | //@href[contains(.,'wcaUrl=') or starts-with(.,'/wza/') or contains(.,'aria.start')"
    " or contains(.,'toggleToolBar')]/..)[position()<=3]"
)
_NAMED = re.compile(
    r"(?:进入|切换|开启|打开)?(?:网站|政务|政府网站)?(?:无障碍|适老化?|关怀|长者|老年人?|老人)"
    r"(?:与?(?:适老化|无障碍|关怀))?(?:浏览|阅读|访问|服务|通道|助手|工具条?|入口|专区|辅助|模式|版本?|网站|功能|版入口|改造)?"
)
_SUPPORTS = "支持"
_PROTOCOL = re.compile(
    r"(?:^|[\s|｜])(?:本网站|本站|网站|该网站)?(?:已|现已|已经|全面|已全面)?支持 ?IPv6 ?"
    r"(?:网络|协议)?(?:访问|浏览)?(?=$|[\s|｜,，。;；])",
    re.IGNORECASE | re.MULTILINE,
)
_LEAVES = "即将离开"
_LEAVING = re.compile(r"您(?:现在|当前)?(?:所?访问|浏览|点击)的?链接即将离开[^？?\n]{0,80}[？?]?")
_CODE_NAMES = {"sitecode", "site_code"}
_EDGES = " \t\u3000|·[]【】()（）>:：-"


def offers(page: HtmlPage, seen: Outline) -> Iterator[Mark]:
    """The accessible version, the statement of IPv6 and the search form's site code."""
    if any(switch in page.text for switch in _SWITCHES):
        yield from _switches(page)
    yield from _versions(page, seen)
    yield from _protocol(page, seen)
    yield from _search_codes(page)


def text_length(seen: Outline) -> int:
    """Characters a visitor reads; the message that a link leaves the site (外链提示) is on every page."""
    text = _LEAVING.sub("", seen.shown) if _LEAVES in seen.shown else seen.shown
    return sum(map(len, text.split()))


def _switches(page: HtmlPage) -> Iterator[Mark]:
    """What starts a tool of its own when clicked."""
    for element in _SWITCH(page.tree):
        words = squeeze((element.text or element.get("title") or "")[:MAX_VALUE])
        raw = (element.get("href") or "").strip()
        url = address(page, raw) or ""
        yield Mark(MarkKind.ACCESSIBILITY, words, url, not _is_concealed(element))


def _versions(page: HtmlPage, seen: Outline) -> Iterator[Mark]:
    """Links called nothing but 无障碍浏览 or 长者版."""
    for node in seen.nodes:
        if node.tag == "a" and len(node.text) <= MAX_VALUE:
            words = node.text or _title(node.element)
            if words and _names_version(words):
                url = address(page, node.element.get("href") or "") or ""
                yield Mark(MarkKind.ACCESSIBILITY, words, url, not node.hidden)


@lru_cache(maxsize=8192)
def _names_version(words: str) -> bool:
    return _NAMED.fullmatch(words.strip(_EDGES)) is not None


def _title(element: HtmlElement) -> str:
    """The words of an icon: its own title, or its picture's."""
    picture = next(element.iter("img"), None)
    words = element.get("title") or ""
    if not words and picture is not None:
        words = picture.get("alt") or picture.get("title") or ""
    return squeeze(words[:MAX_VALUE])


def _protocol(page: HtmlPage, seen: Outline) -> Iterator[Mark]:
    for text in (seen.footer, seen.head) if _SUPPORTS in seen.shown else ():
        found = _PROTOCOL.search(text)
        if found is not None:
            yield Mark(MarkKind.IPV6, found[0].strip(" \t\n|｜"))
            return
    for node in seen.nodes:
        source = (node.element.get("src") or "")[:300] if node.tag == "img" else ""
        if "ipv6" in source.rpartition("/")[2].lower():
            yield Mark(MarkKind.IPV6, "", address(page, source) or "", not node.hidden)
            return


def _search_codes(page: HtmlPage) -> Iterator[Mark]:
    """Sites that copy a template keep the search of the site they copied it from."""
    for number, field in enumerate(page.tree.iter("input")):
        if number >= _MAX_INPUTS:
            return
        if (field.get("name") or field.get("id") or "").strip().lower() in _CODE_NAMES:
            code = (field.get("value") or "").strip()
            if valid_site_code(code):
                yield Mark(MarkKind.SEARCH_CODE, code, visible=False)


def _is_concealed(element: HtmlElement) -> bool:
    parents = zip(range(_MAX_DEPTH), element.iterancestors(), strict=False)
    return is_hidden(element) or any(is_hidden(parent) for _, parent in parents)
