"""Reads a small invented page the way the crawl does: where the tests of this folder start."""

from monitor.facts import MarkKind, Page
from spiders.reading import read_page

HOME = "http://fgw.example.gov.cn/"
ARTICLE = "http://fgw.example.gov.cn/zwgk/202609/t20260916_100.html"


def read(markup: str, url: str = ARTICLE, *, charset: str = "utf-8") -> Page:
    """The page as facts."""
    body = markup.encode(charset)
    return read_page(url, body, f"text/html; charset={charset}", HOME, "digest")


def shown(page: Page, kind: MarkKind) -> list[str]:
    """The values of the marks of one kind that a visitor sees."""
    return [mark.value for mark in page.marks if mark.kind is kind and mark.visible]


def concealed(page: Page, kind: MarkKind) -> list[str]:
    """The values of the marks of one kind that stand in the source only."""
    return [mark.value for mark in page.marks if mark.kind is kind and not mark.visible]
