"""One column, several addresses: which spellings are the same page, and which folder a page stands in."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

_INDEX = re.compile(r"/(?:(?:index|default|main|home)\.\w{2,5}|index)$", re.IGNORECASE)
# What pagers and statistics hang onto an address of page 1 without changing the page:
# “index.html?uid=423656&pageNum=1” is how jpage lists link to their own first page.
_IDLE = re.compile(
    r"(?:uid|spm|from|source|t|_t|timestamp|v)=[^&]*|"
    r"(?:page|pageNum|pageNo|pageIndex|currentPage|cur_page|curPage|pn)=0?1?",
    re.IGNORECASE,
)
_MAX_DEPTH = 12
_MIN_DEPTH = 2  # slashes in the path of a folder that is more than the site itself


# Forms that the articles of TRS, Hanweb, gov.cn, NFCMS, CAC and their like have, and no column has.
_ARTICLE = re.compile(
    r"/(?:t\d{8}_|art_\d|content_\d|m?post_\d|c_\d{8})[^/]*$|/\d{4}-\d\d/\d\d/[^/]+$"
)


def is_article(url: str) -> bool:
    """Whether an address has the form of one article."""
    return _ARTICLE.search(url) is not None


def spelling(url: str) -> str:
    """The part of an address that tells one column from another; a fragment stays (gkmlpt)."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    path = _INDEX.sub("/", parts.path).rstrip("/")
    query = "&".join(part for part in parts.query.split("&") if part and not _IDLE.fullmatch(part))
    return f"{parts.netloc}{path}?{query}#{parts.fragment}"


def folder(url: str) -> str:
    """The folder a page stands in, without scheme; empty for the site's own root."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    path = parts.path.rpartition("/")[0] + "/"
    return f"{parts.netloc}{path}" if path.count("/") >= _MIN_DEPTH else ""


def folders_around(url: str) -> Iterator[str]:
    """The folders outside the page's own one, the nearest first."""
    own = folder(url)
    host, _, path = own.partition("/")
    steps = path.rstrip("/").split("/")[:_MAX_DEPTH]
    for length in range(len(steps) - 1, 0, -1):
        yield f"{host}/{'/'.join(steps[:length])}/"


def is_inside(url: str, above: str) -> bool:
    """Whether an address lies in a folder that ``folder`` gave."""
    return bool(above) and url.partition("://")[2].startswith(above)


def is_root(url: str) -> bool:
    """Whether an address is the root of its host, whatever its index page is called."""
    return spelling(url).partition("/")[2] == "" and spelling(url).endswith("?#")
