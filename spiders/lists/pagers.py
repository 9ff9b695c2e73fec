"""The other pages of a list, though hardly any pager is an ``<a href>`` in the markup.

Only live pagers count: a call that is commented out, or the text of the function itself, is none.
"""

import base64
import binascii
import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import islice
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from spiders.lists.anchors import followed
from spiders.pages.html import HtmlPage, fragment, squeeze

MAX_PAGES = 100  # addresses a page may name; a list's depth is the crawl's business
_MAX_CALL = 200  # characters of one call
_MAX_CALLS = 20  # in one script
_CALL = "createPageHTML("
_ARGUMENT = re.compile(r"""\s*(?:(\d{1,6})|['"]([^'"]{0,80})['"]|[\w.$]{1,40})\s*(?:,|$)""")
_COUNT = re.compile(r"\bvar\s{1,4}countPage\s{0,4}=\s{0,4}(\d{1,5})")
_CURRENT = re.compile(r"\bvar\s{1,4}currentPage\s{0,4}=\s{0,4}(\d{1,5})")
_NEXT = re.compile(
    r"(?:下一?页|后一页|next(?: page)?)\s?[>»\u203a]{0,3}|[>»\u203a]{1,2}", re.IGNORECASE
)
_NUMBER = re.compile(r"\[?\s?\d{1,4}\s?\]?")
_LONGEST = 12  # characters of a pager's link
_END = 10_000  # stands after every number
_FOLLOWING = -1  # the next page, whatever its number is
_ENDS = re.compile(r"尾页|末页|最后一页|last", re.IGNORECASE)
_PAGE_CHOICE = re.compile(r"第?\s?\d{1,4}\s?页?")
_ADDRESS = re.compile(r"[./?]")
_MAX_CHOICES = 20
_QUOTED = re.compile(r"""['"]([^'"\s<>]{2,200}\.[a-z]{3,5}(?:\?[^'"\s<>]{0,200})?)['"]""")
_FIRST_FILE = re.compile(r"/(?:index|default)\.[a-z]{3,5}$")
_PAGE_FILE = re.compile(r"(?P<name>[A-Za-z][\w-]{0,40}?)(?:_(?P<page>\d{1,4}))?\.(?P<ext>s?html?)")


def next_urls(page: HtmlPage) -> tuple[str, ...]:
    """Addresses of the list's further pages, nearest first."""
    call = page_call(page)
    if call is not None and (called := _called(call)) is not None:
        urls = called  # it knows the last page; links beside it may lead past the end
    else:
        urls = [*_counted(page), *_linked(page, page.tree), *_encoded(page), *_chosen(page)]
    addresses = (followed(page, url) for url in urls)
    known = dict.fromkeys(url for url in addresses if url and _folder(url) != _folder(page.url))
    return tuple(known)[:MAX_PAGES]


def _folder(url: str) -> str:
    """A list's first page has two spellings, with its file and without."""
    return _FIRST_FILE.sub("/", url)


def page_call(page: HtmlPage) -> list[str] | None:
    """The arguments of the live ``createPageHTML`` call, if the page has one."""
    if _CALL not in page.text:
        return None
    for script in page.tree.iter("script"):
        text = script.text or ""
        at = text.find(_CALL)
        for _ in range(_MAX_CALLS):
            if at < 0:
                break
            arguments = _arguments(text[at + len(_CALL) : at + _MAX_CALL])
            if arguments and not _dead(text, at):
                return arguments
            at = text.find(_CALL, at + 1)
    return None


def _dead(text: str, at: int) -> bool:
    """Whether a call is commented out, or the head of the function's own definition."""
    line = text[max(text.rfind("\n", 0, at), text.rfind("\r", 0, at), at - _MAX_CALL) + 1 : at]
    if "//" in line or line.rstrip().endswith("function"):
        return True
    return text.rfind("/*", 0, at) > text.rfind("*/", 0, at)


def _arguments(text: str) -> list[str]:
    """Numbers and strings of a call in order; none where its pages are not a number."""
    inside, closed, _ = text.partition(")")
    found = [match[1] or match[2] or "" for match in _ARGUMENT.finditer(inside)]
    return found if closed and any(value.isdigit() for value in found[:2]) else []


def _called(call: list[str]) -> list[str] | None:
    """The pages after the current one, by a call's arguments; ``None`` if they do not tell."""
    if call[0].isdigit():  # TRS: pages from 0, the first without a number
        pages, current, name, extension = (*call, "", "", "")[:4]
        shift = 0
    else:  # the container's id first, pages from 1
        _, pages, current, name, extension = (*call, "", "", "", "")[:5]
        shift = 1
    if not (pages.isdigit() and current.isdigit() and name and extension):
        return None
    first, last = int(current) + 1, min(int(pages) + shift, int(current) + 1 + MAX_PAGES)
    return [f"{name}_{number}.{extension}" for number in range(first, last)]


def _counted(page: HtmlPage) -> list[str]:
    """A pager written by hand over TRS's variables ``countPage`` and ``currentPage``."""
    if "countPage" not in page.text:
        return []
    script = next(
        (text for each in page.tree.iter("script") if "countPage" in (text := each.text or "")), ""
    )
    count, current = _COUNT.search(script), _CURRENT.search(script)
    if count is None:
        return []
    file = _PAGE_FILE.fullmatch(urlsplit(page.url).path.rpartition("/")[2])
    name = file["name"] if file else "index"
    extension = file["ext"] if file else "shtml" if "shtml" in script else "html"
    first = int(current[1]) + 1 if current else 1
    return [
        f"{name}_{number}.{extension}"
        for number in range(first, min(int(count[1]), first + MAX_PAGES))
    ]


def _linked(page: HtmlPage, tree: HtmlElement) -> list[str]:
    """Real links of a pager: those named 下一页, and the numbers and ends beside one."""
    following: list[str] = []
    numbered: list[tuple[int, list[str]]] = []
    for anchor in tree.iter("a"):
        text = _saying(anchor)
        number = _number(text) if text and len(text) <= _LONGEST else None
        if number is None:
            continue
        targets = _targets(page, dict(anchor.items()))
        if number == _FOLLOWING:
            following += targets
        else:
            numbered.append((number, targets))
    if not following:
        return []
    here = next((number for number, urls in numbered if urls[:1] == following[:1]), 0)
    return following + [url for number, urls in numbered if number >= here for url in urls]


@lru_cache(maxsize=1024)
def _number(text: str) -> int | None:
    """The page that a link's words lead to; ``None`` for what is no pager's, as most menus' are."""
    if _NEXT.fullmatch(text):
        return _FOLLOWING
    if _NUMBER.fullmatch(text):
        return int(text.strip(" []"))
    return _END if _ENDS.fullmatch(text) else None


def _saying(anchor: HtmlElement) -> str:
    """A pager's link says little; of a link that says more its first words are enough."""
    return squeeze((anchor.text_content() if len(anchor) else anchor.text or "")[:30])


def _targets(page: HtmlPage, attributes: Mapping[str, str]) -> list[str]:
    """Where a pager's link leads: its address, or one quoted in its script or ``tagname``."""
    if followed(page, attributes.get("href")):
        return [attributes["href"]]
    spoken = f"{attributes.get('href', '')} {attributes.get('onclick', '')}"[:600]
    tag_name = attributes.get("tagname", "")
    return [tag_name] if "/" in tag_name else _QUOTED.findall(spoken)[:1]


def _encoded(page: HtmlPage) -> list[str]:
    """A pager hidden as base64 of percent-encoded markup in ``<div id="pages">``."""
    holder = page.tree.get_element_by_id("pages", None)
    text = "".join((holder.text or "").split()) if holder is not None else ""
    if not 40 < len(text) < 20_000:
        return []
    try:
        markup = unquote(base64.b64decode(text, validate=True).decode("ascii"))
    except (binascii.Error, UnicodeError, ValueError):
        return []
    return _linked(page, fragment(markup))


def _chosen(page: HtmlPage) -> list[str]:
    """A pager that is a choice of page numbers, each with its address: those after the chosen one."""
    for choice in islice(page.tree.iter("select"), _MAX_CHOICES):
        options = list(islice(choice.iter("option"), MAX_PAGES))
        texts = [squeeze(option.text or "")[:12] for option in options]
        values = [option.get("value") or "" for option in options]
        if len(options) < 2 or not all(_PAGE_CHOICE.fullmatch(text) for text in texts):
            continue
        if all(_ADDRESS.search(value) for value in values):
            marked = [n for n, option in enumerate(options) if option.get("selected") is not None]
            return values[marked[0] + 1 if marked else 1 :]
    return []
