"""Empty columns: the page says so, or its list's container has nothing in it.

An empty container only counts on a page with nothing else to read: 空白栏目 is a grave finding,
and an unused box beside a text is none.
"""

import re

from lxml.html import HtmlElement

from monitor.facts import SAYS_NOTHING
from spiders.lists.containers import is_listy, signature
from spiders.lists.survey import Survey, hidden, named, plain

_SAYS_NOTHING = re.compile(
    r"(?:对不起|抱歉|很抱歉)?[,，]?\s?(?:该|本|此|当前)?(?:栏目|分类|列表|页面)?(?:下|中)?"
    r"(?:暂无|暂时没有|目前没有|没有找到|没有查到|没有|尚无|无)(?:任何|相关|符合条件的|更多|可显示的|您要查找的)?的?"
    r"(?:数据|内容|信息|记录|文章|文件|结果|资料|公告|稿件|相关信息|相关内容|相关数据)[!！。.~…]{0,3}"
)
BARE = "the list's container is empty"
_MAX_SAYING = 30
_HEAD_WORDS = 100  # characters of a table's head, the only words an empty list has
_FEW_ELEMENTS = 200
_MAX_WORDS = 300  # characters of a page that holds nothing but its frame
_BLANK_ROWS = frozenset(
    {"li", "tr", "td", "tbody", "thead", "th", "div", "ul", "dl", "br", "p", "dd"}
)
_ASIDE = re.compile(r"(?:right|left)?-?_?side(?:bar|box)?|hot|recommend|tuijian", re.IGNORECASE)
_SIDE = re.compile(r"link|side|left|tab|nav|menu|banner|slide|search|hot|recommend", re.IGNORECASE)


def blank(found: Survey) -> tuple[str, str]:
    """The signature of the page's empty list and why it counts as empty; else two blanks."""
    empty = None
    for element in found.elements:
        if element in found.aside or not isinstance(element.tag, str):
            continue
        if _says_nothing(element) and not _beside(element):
            return signature(_container(element)), SAYS_NOTHING
        if empty is None and _bare(found, element):
            empty = element
    if empty is None or _words(found) > _MAX_WORDS:
        return "", ""
    return signature(empty), BARE


def _says_nothing(element: HtmlElement) -> bool:
    """Whether an element's own words are 暂无数据 or the like, and are shown."""
    for text in (element.text, *(child.tail for child in element)):
        words = (text or "").strip()
        if 2 < len(words) <= _MAX_SAYING and _SAYS_NOTHING.fullmatch(words):
            return not (hidden(element) or any(hidden(each) for each in element.iterancestors()))
    return False


def _beside(element: HtmlElement) -> bool:
    """Whether the words stand in a side box: what an empty 热点推荐 says is not said of the column."""
    around = (each for each in element.iterancestors() if each.tag not in {"body", "html"})
    return any(_ASIDE.fullmatch(word) for each in around for word in named(each))


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
