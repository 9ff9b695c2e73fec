"""Empty columns: the page says so, or its list's container has nothing in it.

An empty container only counts on a page with nothing else to read: 空白栏目 is a grave finding,
and an unused box beside a text is none.
"""

import re

from lxml.html import HtmlElement

from monitor.facts import SAYS_NOTHING
from spiders.lists.containers import is_beside, is_listy, signature
from spiders.lists.survey import Survey, hidden, named, plain

_SAYS_NOTHING = re.compile(
    r"(?:对不起|抱歉|很抱歉)?[,，]?\s?(?:该|本|此|当前)?(?:栏目|分类|列表|页面)?(?:下|中)?"
    r"(?:暂无|暂时没有|目前没有|没有找到|没有查到|没有|尚无|无)(?:任何|相关|符合条件的|更多|可显示的|您要查找的)?的?"
    r"(?:数据|内容|信息|记录|文章|文件|结果|资料|公告|稿件|相关信息|相关内容|相关数据)[!！。.~…]{0,3}"
)
_COUNTS_NOTHING = re.compile(
    r"共(?:有|计)?\s?0\s?(?:条|篇|项|个|件)(?:记录|数据|信息|内容)?\s?[,，]?\s?(?:第?\s?[01]?\s?/?\s?共?\s?[01]\s?页)?"
)
_NOT_READY = re.compile(
    r"(?:该|本|此|当前)?(?:栏目|页面|内容|版块)?(?:正在)?(?:建设|完善|筹备|整理)中[,，。!！\s]{0,2}"
    r"(?:敬请期待|敬请关注|请稍[后候].{0,6})?[!！。.~…]{0,6}"
)
_HINTS = "无没中共"  # each of these sayings has one of them
_HINT = re.compile(f"[{_HINTS}]")
NOT_READY = (
    "the page says that it is not ready"  # this and what follows needs a page with little else
)
ZERO = "the list counts no rows"
BARE = "the list's container is empty"
_SAYINGS = (
    (_SAYS_NOTHING, SAYS_NOTHING),
    (_NOT_READY, NOT_READY),
    (_COUNTS_NOTHING, ZERO),
)
_MAX_SAYING = 30
_HEAD_WORDS = 100  # characters of a table's head, the only words an empty list has
_FEW_ELEMENTS = 200
_MAX_WORDS = 300  # characters of a page that holds nothing but its frame
_BLANK_ROWS = frozenset(
    {"li", "tr", "td", "tbody", "thead", "th", "div", "ul", "dl", "br", "p", "dd"}
)
_SIDE = re.compile(r"link|side|left|tab|nav|menu|banner|slide|search|hot|recommend", re.IGNORECASE)


def blank(found: Survey) -> tuple[str, str]:
    """The signature of the page's empty list and why it counts as empty; else two blanks."""
    little = _words(found) <= _MAX_WORDS
    if not little and not any(hint in found.page.text for hint in _HINTS):
        return "", ""
    weak: dict[str, HtmlElement] = {}
    for element in found.elements:
        if element in found.aside:
            continue
        if (said := _said(element)) and not is_beside(element):
            if said == SAYS_NOTHING:
                return signature(_container(element)), said
            weak.setdefault(said, _container(element))
        if little and BARE not in weak and _bare(found, element):
            weak[BARE] = element
    reason = next((each for each in (NOT_READY, ZERO, BARE) if each in weak and little), "")
    return (signature(weak[reason]), reason) if reason else ("", "")


def _said(element: HtmlElement) -> str:
    """What an element's own words say of rows, if they are 暂无数据 or the like and are shown."""
    for text in (element.text, *(child.tail for child in element)):
        if not text or not _HINT.search(text):
            continue
        words = text.strip()
        if not 2 < len(words) <= _MAX_SAYING:
            continue
        said = next((reason for saying, reason in _SAYINGS if saying.fullmatch(words)), "")
        if said and not any(hidden(each) for each in (element, *element.iterancestors())):
            return said
    return ""


def _container(element: HtmlElement) -> HtmlElement:
    """The list that says it is empty: what calls itself one, else what stands around the words."""
    around = [element, *element.iterancestors()][:5]
    named_list = next((each for each in around if is_listy(each)), None)
    parent = element.getparent()
    return named_list if named_list is not None else element if parent is None else parent


def _bare(found: Survey, element: HtmlElement) -> bool:
    """A container that calls itself a list and holds neither words, pictures nor links."""
    if element in found.sole or found.words[element] > _HEAD_WORDS or not is_listy(element):
        return False
    if found.last[element] - found.place[element] > _FEW_ELEMENTS:
        return False
    if any(_SIDE.search(word) for word in named(element)) and element.tag == "div":
        return False
    inside = [each for each in element.iterdescendants() if isinstance(each.tag, str)]
    if any(each.tag not in _BLANK_ROWS and each.tag not in {"script", "style"} for each in inside):
        return False
    heads = sum(len(plain(each)) for each in inside if each.tag == "th")
    return len(plain(element)) <= heads


def _words(found: Survey) -> int:
    """How much there is to read outside navigation and footers."""
    outer = (each for each in found.aside if each.getparent() not in found.aside)
    return found.words[found.elements[0]] - sum(found.words[each] for each in outer)
