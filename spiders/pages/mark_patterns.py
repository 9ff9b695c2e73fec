"""The forms identification marks take in text and in links, as real footers write them.

Codes are returned without blanks and otherwise as printed, wrong ones included (0000000000, a code
of another site): rules compare them, readers do not judge.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import parse_qs, urlsplit

from monitor.facts import Mark, MarkKind
from spiders.pages.html import HtmlPage, squeeze
from spiders.pages.links import address
from spiders.pages.outline import Node

MAX_VALUE = 100
MAX_URL = 300
MAX_PER_KIND = 6
# Filing numbers name a province by either of its short names: 蜀ICP备 beside 川公网安备.
_PROVINCES = "京津沪渝冀豫云滇辽黑湘皖鲁新苏浙赣鄂桂甘陇晋蒙陕秦吉闽贵黔粤青藏川蜀宁琼"
ANY = re.compile(
    r"标识码|conac|Conac|jiucuo|找错|ICP备|icp备|公网安备|beian|网站地图|站点地图|网站导航|wzdt|主办|版权所有|"
    r"联系|电话|邮箱|sitemap|%u6807%u8BC6|无障碍|适老|长者|wza|toggleToolBar|toolbarSwitch|EsdInit|IPv6|ipv6"
)
_D = "[0-9\uff10-\uff19]"
_SITE_CODE = re.compile(  # the right number of digits, with blanks between or not; else as printed
    r"标识码(?:(?<=网站标识码)|(?<=网站 标识码)|(?<![\u4e00-\u9fff]标识码)(?= ?[:：])) ?[:：(（]? ?"
    rf"((?:[bB][mM] ?(?:{_D} ?){{7}}|(?:{_D} ?){{9}}){_D}(?!{_D}|[a-zA-Z])"
    rf"|[a-zA-Z]{{0,4}}{_D}{{6,12}}(?!{_D}|[a-zA-Z]))"
)
_ICP = re.compile(
    rf"[{_PROVINCES}] ?[I\uff29][C\uff23][P\uff30] ?备 ?案?号? ?(?:第 ?)?{_D}{{6,10}} ?号?(?: ?-{_D}{{1,3}})?",
    re.I,
)
_POLICE = re.compile(
    rf"([{_PROVINCES}]?)公网安备 ?(?:案?号)? ?[:：]? ?(?:第 ?)?((?:{_D} ?){{13}}{_D}|{_D}{{11,14}})"
)
_POLICE_HOST = re.compile(r"beian\.(?:gov|mps\.gov)\.cn", re.I)
_RECORD_CODE = re.compile(r"(?:recordcode|code)=([0-9]{11,14})", re.I)
_EMBLEM = re.compile(r"bszs\.conac\.cn|dcs\.conac\.cn/js", re.I)
_EMBLEM_ID = re.compile(r"[?&]id=([0-9A-Fa-f]{16,40})|/(CA[0-9]{10,30})\.js")
_REPORT = re.compile(r"jiucuo", re.I)
_OPENED = re.compile(r"https?://[^'\"\s<>]{1,200}jiucuo[^'\"\s<>)]{0,200}", re.I)
_REPORT_TEXT = re.compile(r"(?:我?[为给])?(?:政府)?网站[找纠]错")
_CLICKED = re.compile(r"\(\s?['\"]([0-9]{10}|bm[0-9]{8})['\"]")
_MADE = re.compile(r"\.src\s{0,4}=\s{0,4}[\"']([^\"'\s]{1,200}jiucuo\.js[^\"']{0,60})[\"']", re.I)
_SET_CODE = re.compile(r"site_?code[\"']?\s{0,4}[,=:]\s{0,4}[\"']([0-9a-zA-Z]{10})[\"']", re.I)
_SITE_MAP = re.compile(r"(?:网站|站点)(?:地图|导航|导图)")
_SITE_MAP_URL = re.compile(
    r"/wzdt(?:/|\.|$|\?)|/(?:site)?map\.s?html?$|/sitemap(?:/|\.s?html?|$)", re.I
)
_CONTACT_LINK = re.compile(r"联系(?:我们|方式|我[局委厅部办院署]|本[局委站网])")
# For texts in lower case: a pattern that ignores case tries every branch at every character.
_HINT = re.compile(r"conac|jiucuo|beian|miit|wzdt|map|找错|备|网安|网站|站点|联系|地 图")
_EMBEDDED = frozenset({"script", "img", "iframe", "area"})
_EDGES = " \t\u3000|·•[]【】()（）>:：-"
_CODE_KEYS = ("site_code", "sitecode", "siteCode")


def of_text(text: str, *, visible: bool) -> Iterator[Mark]:
    """The codes printed in a text."""
    for match in _first(_SITE_CODE, text, "标识码"):
        yield Mark(MarkKind.SITE_CODE, _bare(match[1]), visible=visible)
    for match in _first(_ICP, text, "备"):
        yield Mark(MarkKind.ICP, _bare(match[0]), visible=visible)
    for match in _first(_POLICE, text, "公网安备"):
        yield Mark(MarkKind.POLICE, f"{match[1]}公网安备{_bare(match[2])}号", visible=visible)


def of_nodes(page: HtmlPage, nodes: Iterable[Node]) -> Iterator[Mark]:
    """The marks that links, pictures and scripts carry."""
    for node in nodes:
        element = node.element
        if node.tag == "a":
            raw, text = (element.get("href") or "").strip(), node.text
            if not text or _is_telling(raw[:MAX_URL], text[:MAX_VALUE]):
                yield from _of_link(page, node, raw)
        elif node.tag in _EMBEDDED:
            raw = (element.get("src") or element.get("href") or "")[:MAX_URL]
            if element.get("id") == "_jiucuo_" or _is_telling_source(raw):
                yield from _of_embedded(page, node, raw)


def core(mark: Mark) -> str:
    """What makes two findings of a kind the same mark: a police number's digits, else the value."""
    if mark.kind is MarkKind.POLICE:
        return "".join(character for character in mark.value if character.isdigit())
    return mark.value


def _of_embedded(page: HtmlPage, node: Node, raw: str) -> Iterator[Mark]:
    if "jiucuo" in raw or node.element.get("id") == "_jiucuo_":
        code = node.element.get("sitecode") or _code_of(raw) or _clicked_code(node)
        if node.tag != "img" or code:
            yield _mark(page, node, MarkKind.ERROR_REPORT, code, raw)
    elif _EMBLEM.search(raw):
        yield _mark(page, node, MarkKind.CONAC, _emblem_id(raw), raw)


def _of_link(page: HtmlPage, node: Node, raw: str) -> Iterator[Mark]:
    text = node.text
    if _EMBLEM.search(raw):
        yield _mark(page, node, MarkKind.CONAC, _emblem_id(raw), raw)
    elif _REPORT.search(raw) or "找错" in (text or _plain(node)) or _opens_report(node):
        yield from _error_report(page, node, raw)
    elif "备" in text and (icp := _ICP.search(text)):
        yield _mark(page, node, MarkKind.ICP, _bare(icp[0]), raw)
    elif _POLICE_HOST.search(raw) or "公网安备" in text:
        yield from _police(page, node, raw)
    else:
        yield from _map_or_contact(page, node, raw)


@lru_cache(maxsize=8192)
def _is_telling(raw: str, text: str) -> bool:
    """Whether a link may carry a mark at all. Menus repeat on every page, so answers are kept."""
    return _HINT.search(f"{raw} {text}".lower()) is not None


def _is_telling_source(raw: str) -> bool:
    return "conac" in (lower := raw.lower()) or "jiucuo" in lower


def _error_report(page: HtmlPage, node: Node, raw: str) -> Iterator[Mark]:
    """An entry is told by its address; by its words only if these are all it says."""
    opened = _OPENED.search((node.element.get("onclick") or "")[:MAX_URL])
    target = opened[0] if opened else raw
    if _REPORT.search(target) or _REPORT_TEXT.fullmatch(_plain(node)):
        code = _code_of(target) or _clicked_code(node)
        yield _mark(page, node, MarkKind.ERROR_REPORT, code, target)


def _opens_report(node: Node) -> bool:
    return "jiucuo" in (node.element.get("onclick") or "")


def _clicked_code(node: Node) -> str:
    """The code an icon hands to its script: ``onclick="Link('3716000001')"``."""
    found = _CLICKED.search((node.element.get("onclick") or "")[:MAX_URL])
    return found[1] if found else ""


def of_code(page: HtmlPage, text: str, *, visible: bool) -> Iterator[Mark]:
    """An entry that a script makes by itself: an element whose address and code it sets."""
    made = _MADE.search(text)
    if made:
        code = _SET_CODE.search(text)
        url = address(page, made[1]) or ""
        yield Mark(MarkKind.ERROR_REPORT, code[1] if code else "", url, visible)


def _police(page: HtmlPage, node: Node, raw: str) -> Iterator[Mark]:
    printed = _POLICE.search(node.text)
    code = _RECORD_CODE.search(raw)
    if printed:
        value = f"{printed[1]}公网安备{_bare(printed[2])}号"
        yield _mark(page, node, MarkKind.POLICE, value, raw)
    elif code:
        yield _mark(page, node, MarkKind.POLICE, code[1], raw)


def _map_or_contact(page: HtmlPage, node: Node, raw: str) -> Iterator[Mark]:
    words = _plain(node)
    if _SITE_MAP.fullmatch("".join(words.split())) or _SITE_MAP_URL.search(raw):
        yield _mark(page, node, MarkKind.SITE_MAP, words[:MAX_VALUE], raw)
    elif _CONTACT_LINK.fullmatch(words):
        yield _mark(page, node, MarkKind.CONTACT, words, raw)


def _mark(page: HtmlPage, node: Node, kind: MarkKind, value: str, raw: str) -> Mark:
    """A mark with its address; addresses a script serves (``javascript:``) are left out."""
    url = address(page, raw) or ""
    if not url and raw.lower().startswith("http"):
        url = raw[:MAX_URL]
    if "#" in raw and "?" in raw.partition("#")[2]:
        url = raw[:MAX_URL]  # beian.mps.gov.cn keeps the number behind the fragment sign
    return Mark(kind, value.strip()[:MAX_VALUE], url, not node.hidden)


def _first(pattern: re.Pattern[str], text: str, needed: str) -> Iterator[re.Match[str]]:
    if needed in text:
        for number, match in enumerate(pattern.finditer(text)):
            if number >= MAX_PER_KIND:
                return
            yield match


def _code_of(raw: str) -> str:
    """The site code an entry was made for, whichever way its parameter is spelled."""
    try:
        query = parse_qs(urlsplit(raw).query, max_num_fields=50)
    except ValueError:
        return ""
    return next((query[key][0].strip() for key in _CODE_KEYS if key in query), "")


def _emblem_id(raw: str) -> str:
    found = _EMBLEM_ID.search(raw)
    return (found[1] or found[2]) if found else ""


def _plain(node: Node) -> str:
    """A link's words without brackets and bars, or its picture's ``alt``, or its ``title``."""
    if node.text:
        return node.text.strip(_EDGES)
    picture = next(node.element.iter("img"), None)
    words = (picture.get("alt") if picture is not None else "") or node.element.get("title") or ""
    return squeeze(words[:MAX_VALUE]).strip(_EDGES)


def _bare(text: str) -> str:
    """A code without blanks, its digits and letters of the usual width."""
    return unicodedata.normalize("NFKC", "".join(text.split()))
