"""The page labels (网页标签) of 国办发〔2017〕47号, annex, as the page carries them.

They are read as written, dirt included: rules say whether a label is missing, empty or contradicts
the page. Pages that include another page's head repeat labels further down, so order is kept.
"""

import re

from monitor.facts import Label
from spiders.pages.html import HtmlPage

MAX_LABELS = 60
MAX_VALUE = 500
_SPECIFIED = (
    "SiteName SiteDomain SiteIDCode ColumnName ColumnDescription ColumnKeywords ColumnType "
    "ArticleTitle PubDate ContentSource Keywords Author Description Image Url"
)
_SEEN_IN_PRACTICE = (
    "ColumnKeywods createDate firstpublishedtime lastmodifiedtime others Maketime lanmu catalog "
    "catalogs manuscriptId articleId channelId ColumnId generator"
)
_NAMES = frozenset(f"{_SPECIFIED} {_SEEN_IN_PRACTICE}".casefold().split())
_SITE_CODE = re.compile(r"[0-9]{10}|bm[0-9]{8}")
_PLACEHOLDER_CODES = {"0000000000", "1234567890", "bm00000000"}
_PLACEHOLDER = re.compile(
    r"(?:null|undefined|none|nan|无|\{[\w.:]{1,60}\}|%\w{1,60}%|\$\w{1,60}\$)?"
    r"|.*(?:\{\{|\$\{|\{\$|<%|<!--|&lt;%|<\$\[|\[!--|\{/?\w{1,20}:).*",
    re.I,
)


def labels(page: HtmlPage) -> tuple[Label, ...]:
    """The labels in document order, names as written, values without blanks around them."""
    found: list[Label] = []
    for element in page.tree.iter("meta"):
        name = (element.get("name") or "").strip()
        if name.casefold() in _NAMES:
            found.append(Label(name, (element.get("content") or "").strip()[:MAX_VALUE]))
            if len(found) >= MAX_LABELS:
                break
    return tuple(found)


def value_of(labels: tuple[Label, ...], name: str) -> str:
    """The first label of that name, "" where it is absent or only a template's leftover."""
    wanted = name.casefold()
    for label in labels:
        if label.name.casefold() == wanted:
            return "" if is_placeholder(label.value) else label.value
    return ""


def is_placeholder(value: str) -> bool:
    """Whether a label's value says nothing: blank, ``null``, an unfilled template variable."""
    return _PLACEHOLDER.fullmatch(value.strip()) is not None


def valid_site_code(text: str) -> bool:
    """Ten digits, or ``bm`` and eight for ministries (网站标识码, 国办发〔2017〕47号)."""
    return _SITE_CODE.fullmatch(text) is not None and text not in _PLACEHOLDER_CODES
