"""Articles, which carry lists too: 相关链接, 上一篇 and 下一篇, the newest of the column.

None of these may pass for the column's own rows, so an article is recognised before rows are
sought.
"""

import re
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from spiders.lists.survey import named, plain
from spiders.pages.dates import url_date
from spiders.pages.html import HtmlPage

_BODY_WORDS = frozenset(
    {
        "trs_editor",
        "trs_editor_view",
        "trs_ueditor",
        "zoom",
        "ucap-content",
        "pages_content",
        "ivs_content",
        "wzzw-article",
        "con_con",
        "ccontent",
        "easysitetext",
        "wp_articlecontent",
        "article-content",
        "article_content",
        "news_cont_d_wrap",
        "articlecontent",
        "content_body",
    }
)
_COLUMN_FILE = re.compile(
    r"(?:(?:common_)?(?:list|index|column)[\w-]{0,20}\.\w{3,5})?|col\d{1,10}|\w{0,20}list\.\w{3,5}",
    re.IGNORECASE,
)
_ARTICLE_FILE = re.compile(
    r"(?:t\d{8}_?\d{0,12}|t\d{7,10}|art_[\w]{6,60}|(?:m?post|content)_\d{4,12}|c_\d{8,20}|"
    r"(?:content|detail|details|show|view|article)\.\w{2,5}|page\.(?:htm|psp)|[0-9a-f]{32}|\d{5,25})(?:\.\w{2,5})?",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"(?:发布|发表|发文)(?:时间|日期)\s{0,3}[:：]\s{0,3}(?:<[^<>]{0,80}>\s{0,3}){0,2}\d{4}"
)
_NEIGHBOURS = ("上一篇", "下一篇", "上一条", "下一条")
_LEAST_BODY = 80  # characters of a text that is more than a caption


def is_article(page: HtmlPage) -> bool:
    """Whether the page is one article: by its labels, by its address, by its body."""
    path = urlsplit(page.url).path
    file = path.rpartition("/")[2]
    labels = _labels(page)
    column = _COLUMN_FILE.fullmatch(file) is not None and url_date(page.url) is None
    titled = bool(labels.get("articletitle"))
    if titled and not column:
        return True
    marks = [
        titled,
        bool(labels.get("pubdate")),
        not column
        and (_ARTICLE_FILE.fullmatch(file) is not None or url_date(page.url) is not None),
        _has_body(page),
        any(words in page.text for words in _NEIGHBOURS),
        len(_PUBLISHED.findall(page.text)) == 1,  # a list says so in every row, an article once
    ]
    needed = 3 if column else 2
    return sum(marks) >= needed


def _labels(page: HtmlPage) -> dict[str, str]:
    """The first of each label, by name in lower case."""
    found: dict[str, str] = {}
    for meta in page.tree.iter("meta"):
        name, value = (meta.get("name") or "").strip().lower(), (meta.get("content") or "").strip()
        if name in {"articletitle", "pubdate"} and value.lower() != "null":
            found.setdefault(name, value)
    return found


def _has_body(page: HtmlPage) -> bool:
    """Whether a container of article texts holds more text than links."""
    for element in page.tree.iter("div", "td", "article", "section"):
        if any(word.lower() in _BODY_WORDS for word in named(element)):
            return _unlinked(element) >= _LEAST_BODY
    return False


def _unlinked(element: HtmlElement) -> int:
    linked = sum(len(plain(anchor)) for anchor in element.iter("a"))
    return len(plain(element)) - 2 * linked
