"""What a page is: home, column, article or something else, told from its own content.

Labels decide where they are filled; columns of some systems carry an article's labels, so an
address that ends like a column's is read as a list before its labels are believed.
"""

import re
from urllib.parse import urlsplit

from monitor.facts import Label, ListReading, ListState, PageKind
from monitor.urls import canonical, is_plumbing
from spiders.pages.dates import url_date
from spiders.pages.labels import value_of

_HOME = re.compile(r"/(?:(?:index|default|main|home)\.[a-z]{3,5})?", re.IGNORECASE)
_ARTICLE = re.compile(
    r"/(?:art|article|content|detail|info|show|view|news)[_\-/]?[^/]*\d[^/]*$|/art/|/t\d{6,}|/c_\d{6,}|"
    r"/(?:content|details?|page|c|article|show|view)\.[a-z]{3,5}$|[0-9a-f]{32}|\d{12,}|/\d{5,}\.s?html?$|"
    r"/[mc]?post_\d|/P?W?\d{8,}",
    re.IGNORECASE,
)
_COLUMN = re.compile(
    r"(?:/|/(?:index|list|common_list|column)(?:_?\d{0,4})\.[a-z]{3,5}|/list[^/]{0,20})$",
    re.IGNORECASE,
)
_LONG_FOLDER = re.compile(r"/(?:\d{12,}|[0-9a-f]{32})/(?:index\.[a-z]{3,5})?$", re.IGNORECASE)
_LISTED = {ListState.ENTRIES, ListState.EMPTY, ListState.UNREADABLE}


def is_home(url: str, home_url: str) -> bool:
    """Whether an address is the root of its host or the site's home."""
    parts = urlsplit(url)
    home = canonical(home_url) or home_url
    if url == home or (_without_scheme(url) == _without_scheme(home)):
        return True
    return not parts.query and _HOME.fullmatch(parts.path or "/") is not None


def looks_like_article(url: str) -> bool:
    """Whether an address has an article's form: a date, an id, one of the usual words."""
    path = urlsplit(url).path
    if looks_like_column(url):
        return False
    return url_date(url) is not None or _ARTICLE.search(path) is not None


def looks_like_column(url: str) -> bool:
    """Whether an address ends as columns do; a folder named by a long id is an article's."""
    path = urlsplit(url).path
    return _COLUMN.search(path) is not None and _LONG_FOLDER.search(path) is None


def is_labelled_article(labels: tuple[Label, ...]) -> bool:
    """Whether the page carries an article's labels with something in them."""
    return bool(value_of(labels, "ArticleTitle") or value_of(labels, "PubDate"))


def kind_of_rest(url: str, reading: ListReading | None, labels: tuple[Label, ...]) -> PageKind:
    """The kind of a page that is neither home nor article; a search carries its site's column label too."""
    if reading is not None and reading.state in _LISTED:
        return PageKind.COLUMN
    if is_plumbing(url):
        return PageKind.OTHER
    return PageKind.COLUMN if value_of(labels, "ColumnName") else PageKind.OTHER


def _without_scheme(url: str) -> str:
    return url.partition("://")[2].rstrip("/")
