"""The identification marks of a page, from 网站标识码 to 我为政府网站找错.

Named by 国办发〔2017〕47号 and 国办秘函〔2019〕19号. A mark in a comment or hidden by style is
reported as invisible, never as absent: it is in the source, but no visitor sees it.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from lxml.etree import Comment

from monitor.facts import Mark, MarkKind
from spiders.pages.access import offers
from spiders.pages.footers import host_and_contact
from spiders.pages.html import HtmlPage, fragment
from spiders.pages.mark_patterns import ANY, core, of_code, of_nodes, of_text
from spiders.pages.outline import Outline
from spiders.pages.scripts import live_code, read_script
from spiders.pages.walk import outline

MAX_MARKS = 40
MAX_COMMENTS = 20
MAX_SCRIPTS = 10
MAX_FRAGMENT = 400_000
MAX_KEPT = 1000  # characters of a comment whose answer is remembered
MAX_PIECE = 60_000  # characters of one comment or one script's markup


def marks(page: HtmlPage, seen: Outline) -> tuple[Mark, ...]:
    """The page's marks, each once; those a link carries come with its address."""
    return _merged(
        chain(_printed(page, seen), _written(page, seen), _commented(page), _placeholder(page))
    )


def marks_in_script(text: str, url: str) -> tuple[Mark, ...]:
    """The marks in a fragment that pages fetch for their foot: markup, or a script that writes."""
    markup = text[:MAX_FRAGMENT].lstrip("\ufeff \t\r\n")
    if markup.startswith("<"):
        page = _page_of(url, markup)
        return marks(page, outline(page))
    return _merged(_of_script(text, url, visible=True))


def _printed(page: HtmlPage, seen: Outline) -> Iterator[Mark]:
    """What stands in the markup itself."""
    yield from of_nodes(page, seen.nodes)
    yield from of_text(seen.shown, visible=True)
    yield from of_text(seen.hidden, visible=False)
    yield from host_and_contact(seen)
    yield from offers(page, seen)


def _written(page: HtmlPage, seen: Outline) -> Iterator[Mark]:
    """What inline scripts write."""
    count = 0
    for node in seen.nodes:
        text = node.element.text if node.tag == "script" else None
        if text and count < MAX_SCRIPTS and ANY.search(text):
            count += 1
            yield from _of_script(text, page.url, visible=not node.hidden)


def _commented(page: HtmlPage) -> Iterator[Mark]:
    """What was commented out, conditional comments for old browsers included."""
    if "<!--" not in page.text:  # the parser makes comments of broken tags, too
        return
    count = 0
    outside = [page.tree.itersiblings(preceding=True), page.tree.itersiblings()]
    for comment in chain(page.tree.iter(Comment), *outside):
        text = comment.text or ""
        if count < MAX_COMMENTS and _may_hold_marks(text):
            count += 1
            yield from _of_markup(text, page.url, visible=False)


def _may_hold_marks(comment: str) -> bool:
    """Whether a comment is worth parsing; short ones are the template's, on every page the same."""
    return _kept_hint(comment) if len(comment) <= MAX_KEPT else _hint(comment)


def _hint(text: str) -> bool:
    return ANY.search(text) is not None


_kept_hint = lru_cache(maxsize=2048)(_hint)


def _placeholder(page: HtmlPage) -> Iterator[Mark]:
    """The empty element that the emblem's script fills."""
    if "_ideConac" in page.text and page.tree.xpath("boolean(//*[@id='_ideConac'])"):
        yield Mark(MarkKind.CONAC, "")


def _of_script(text: str, url: str, *, visible: bool) -> Iterator[Mark]:
    if "jiucuo.js" in text:
        live = live_code(text)
        is_live = visible and "jiucuo.js" in live
        yield from of_code(_page_of(url, ""), live if is_live else text, visible=is_live)
    script = read_script(text)
    yield from _of_markup(script.written, url, visible=visible)
    if ANY.search(script.retired):
        yield from _of_markup(script.retired, url, visible=False)


def _of_markup(markup: str, url: str, *, visible: bool) -> Iterator[Mark]:
    if not ANY.search(markup):
        return
    page = _page_of(url, markup[:MAX_PIECE])
    for mark in [*_printed(page, outline(page)), *_placeholder(page)]:
        yield mark if visible else mark._replace(visible=False)


def _page_of(url: str, markup: str) -> HtmlPage:
    return HtmlPage(url, url, markup, fragment(markup), "utf-8")


def _merged(found: Iterable[Mark]) -> tuple[Mark, ...]:
    """Each mark once: text and link of one number are one, a bare emblem yields to a full one."""
    kept: dict[tuple[MarkKind, str, bool], Mark] = {}
    for mark in found:
        key = (mark.kind, core(mark), mark.visible)
        known = kept.get(key)
        if known is None:
            kept[key] = mark
        elif len(mark.value) > len(known.value) or (mark.url and not known.url):
            value = max(known.value, mark.value, key=len)
            kept[key] = known._replace(value=value, url=known.url or mark.url)
    named = {mark.kind for mark in kept.values() if mark.value or mark.url}
    full = [mark for mark in kept.values() if mark.value or mark.url or mark.kind not in named]
    return tuple(full[:MAX_MARKS])
