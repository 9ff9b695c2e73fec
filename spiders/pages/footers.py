"""The foot of a page: who runs the site and how to reach them, and the fragments that may hold it.

主办单位 and 电话 occur in any announcement, so they count only in the foot, or in the last lines of
a page whose foot is not marked as one.
"""

import re
from collections.abc import Iterator

from monitor.facts import Mark, MarkKind
from monitor.urls import same_site, site_of
from spiders.pages.html import HtmlPage
from spiders.pages.links import address
from spiders.pages.outline import Outline

_Sought = tuple[tuple[str, ...], re.Pattern[str]]
MAX_FRAGMENTS = 8
TAIL = 800  # characters at the end of a page, its article left out, that may be its foot
_MAX_SCRIPT = 100_000
_NAME = r"[^\s|｜,，;；:：。]{2,60}"
# Each pattern after words of which its text holds at least one: most texts are told apart by these alone.
_HOSTS = (
    (("主",), re.compile(rf"主 ?办(?: ?单 ?位)? ?[:：] ?({_NAME})")),
    (("主办单位",), re.compile(rf"主办单位 ({_NAME})")),
    (
        ("主办",),
        re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff（）()]{4,40}) ?主办(?![\u4e00-\u9fff])"),
    ),
    (("版权所有",), re.compile(rf"版权所有 ?[:：] ?({_NAME})")),
)
_AFTER_NAME = re.compile(r"(?:承办|协办|版权|地址|联系|网站标识码|政府网站|技术支持|电话|主办).*")
_CONTACTS = (
    (
        ("话", "联系方式", "热线", "值班室", "传真"),
        re.compile(
            r"(?:联系电话|联系方式|咨询电话|值班电话|办公电话|服务热线|总值班室|电 ?话|传真) ?[:：] ?"
            r"([(（+]?[0-9][0-9()（）\-—–/ ]{5,40}[0-9])"
        ),
    ),
    (
        ("邮箱", "邮件", "ail"),
        re.compile(
            r"(?:电子)?(?:邮箱|邮件|[Ee]-?[Mm]ail) ?[:：] ?([\w.\-]{1,40}[@#][\w.\-]{3,40})"
        ),
    ),
    (("址",), re.compile(r"(?:联系|单位|办公|通讯)?地 ?址 ?[:：] ?([^\s|｜]{4,60})")),
    (("联系",), re.compile(r"联系(?:电话|方式) ?[:：] ?([^\s|｜]{4,60})")),
)
_FOOT_WORD = (
    r"(?:foot(?!ball|able|note|print|age)|bottom|copyright|gonggongtouweibu|weibu|dibu|yejiao|"
    r"banquan|header|toubu|page_top|[#./_-]head(?![a-z])|[/_]top\.s?html?|"
    r"[/._-](?:nav|menu|daohang)\d?\.(?:js|s?html?))"
)
_FOOT = re.compile(_FOOT_WORD, re.IGNORECASE)
_LOADS = re.compile(
    r"(?P<target>[\"'][#.]?[\w\-#. ]{1,60}[\"']\s?\)\s?)?"
    r"\.(?:load|get|post|getScript|ajax)\(\s?(?:\{\s?url\s?:\s?)?[\"'](?P<url>[^\"'\s]{1,300})"
)
_FETCHES = re.compile(r"fetch\(\s?[\"'](?P<url>[^\"'\s]{1,300})")
_FILES = re.compile(
    r"[\"'=](?P<url>[^\"'\s<>=\\]{1,200}\.(?:js|s?html?|jsp|aspx?|inc|txt))\\?[\"'\s>?]"
)
# What each cannot do without: most scripts load nothing, and this is told a hundred times as fast.
_LOADING = re.compile(r"\.(?:load|get|post|getScript|ajax)\(")
_NAMING = re.compile(r"\.(?:jsp?|s?html?|aspx?|inc|txt)\\?[\"'\s>?]")
_LIBRARY = re.compile(r"jquery|bootstrap|\.min\.js$|layui|swiper|wow\.js", re.IGNORECASE)


def host_and_contact(outline: Outline) -> Iterator[Mark]:
    """主办单位 and 联系方式, from the foot or, where none is marked, from the end of the page."""
    for text in (outline.footer, outline.head[-TAIL:]):
        host = _first(_HOSTS, text)
        if host:
            yield Mark(MarkKind.HOST_UNIT, _AFTER_NAME.sub("", host) or host)
            break
    for text in (outline.footer, outline.head[-TAIL:]):
        contact = _first(_CONTACTS, text)
        if contact:
            yield Mark(MarkKind.CONTACT, contact)
            break


def footer_scripts(page: HtmlPage, outline: Outline) -> tuple[str, ...]:
    """Addresses on the same host that pages fetch their head or foot from."""
    found: dict[str, None] = {}
    site = site_of(page.url)
    for raw in _candidates(outline):
        url = address(page, raw)
        if url is not None and same_site(url, site) and url != page.url:
            found[url] = None
    return tuple(found)[:MAX_FRAGMENTS]


def _candidates(outline: Outline) -> Iterator[str]:
    for node in outline.nodes:
        if node.tag not in {"script", "iframe", "frame"}:
            continue
        source = node.element.get("src")
        if source:
            if _FOOT.search(source[:300]) and not _LIBRARY.search(source[:300]):
                yield source
        elif node.tag == "script" and node.element.text:
            yield from _in_script(node.element.text[:_MAX_SCRIPT])


def _in_script(text: str) -> Iterator[str]:
    """What an inline script loads: named by its address, or by the element it goes into."""
    for match in _LOADS.finditer(text) if _LOADING.search(text) else ():
        if _FOOT.search(f"{match['target'] or ''} {match['url']}"):
            yield match["url"]
    for pattern in (_FETCHES, _FILES) if _NAMING.search(text) else (_FETCHES,):
        for match in pattern.finditer(text):
            if _FOOT.search(match["url"]) and not _LIBRARY.search(match["url"]):
                yield match["url"]


def _first(patterns: tuple[_Sought, ...], text: str) -> str:
    for words, pattern in patterns:
        if any(word in text for word in words) and (found := list(pattern.finditer(text))):
            return found[-1][1].strip(" -—|")
    return ""
