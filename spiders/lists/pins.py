"""Rows kept on top: 置顶 as a word of its own, as a class, or as a picture; not as a word of a title."""

import re
from functools import lru_cache

from lxml.html import HtmlElement

from spiders.pages.html import HtmlPage, squeeze

_SIGN = "顶"  # whatever says so in words has it
_REFERENCE = "&#"  # which a page may write as its number instead
_PIN = re.compile(r"[\[【(（]\s?(?:置\s?顶|顶)\s?[\])）】]|^置顶\b|^置顶(?=[:：\s])")
_PIN_TEXT = re.compile(r"[\[【(（]?\s?置?\s?顶\s?[\])）】]?")
_PIN_CLASS = re.compile(
    r"(?:^|[-_\s])(?:zhiding|zd|is-?top|set-?top|sticky|pinned|stick|on-?top)(?:$|[-_\d\s])", re.I
)
_PIN_IMAGE = re.compile(
    r"(?:^|[/_-])(?:zhiding|zd|istop|settop|top)\d?\.(?:gif|png|jpe?g|svg|webp)", re.I
)
_ICON_TAGS = frozenset({"i", "em", "span", "b", "img", "font", "strong", "label", "sup"})
_MAX_CLASS = 300  # characters
_MAX_WORDS = 20


class Pins:
    """What a page's rows are kept on top by."""

    def __init__(self, page: HtmlPage) -> None:
        self.spoken = _SIGN in page.text or _REFERENCE in page.text

    def hold(self, row: HtmlElement) -> bool:
        """Whether a row of the page is kept on top."""
        for element in row.iter():
            if isinstance(element.tag, str) and (
                _by_look(element, row) or (self.spoken and _by_words(element, row))
            ):
                return True
        return False


def is_pin(words: str) -> bool:
    """Whether words are nothing but the mark."""
    return _SIGN in words and _PIN_TEXT.fullmatch(words) is not None


def without_pin(title: str) -> str:
    """A title without the mark before, behind or within it."""
    return _PIN.sub("", title) if _SIGN in title else title


def _by_look(element: HtmlElement, row: HtmlElement) -> bool:
    """By a class, which only the row itself or a small part of it has for that, or by a picture."""
    words = element.get("class")
    if words and _names_pin(words[:_MAX_CLASS]) and (element is row or element.tag in _ICON_TAGS):
        return True
    if element.tag != "img":
        return False
    shown = element.get("alt") or element.get("title") or ""
    return "置顶" in shown or _PIN_IMAGE.search(element.get("src") or "") is not None


def _by_words(element: HtmlElement, row: HtmlElement) -> bool:
    text = squeeze((element.text or "")[:_MAX_WORDS])
    if _PIN.match(text) or (element.tag in _ICON_TAGS and is_pin(text)):
        return True
    return element is not row and _PIN.match(squeeze((element.tail or "")[:_MAX_WORDS])) is not None


@lru_cache(maxsize=2048)
def _names_pin(words: str) -> bool:
    return _PIN_CLASS.search(words) is not None
