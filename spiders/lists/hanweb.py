"""Hanweb 大汉 (jcms, jpage): the rows stand in scripts, where no link extractor sees them.

Only the store's records are rows; a page's other lists (menus, the newest of the site) are not the
column's. A page that only names the data proxy is unreadable, not empty, and the proxy is asked.
"""

import re
from dataclasses import replace
from typing import ClassVar

from monitor.facts import Entry, ListReading, ListState
from spiders.lists.addresses import MAX_ASKS, absolute, named_in_scripts
from spiders.lists.anchors import followed
from spiders.lists.articles import is_article
from spiders.lists.base import ListAdapter, ListAnswer
from spiders.lists.containers import signature
from spiders.lists.datastore import Store, pages, proxy_url, read_store, scan_answer
from spiders.lists.entries import join, to_entries
from spiders.lists.interface import read_or_ask, unreadable
from spiders.lists.pagers import MAX_PAGES
from spiders.lists.proxies import PROXIES, filled_range, following_range
from spiders.lists.reading import read_markup
from spiders.lists.rows import find_rows, single_row
from spiders.lists.survey import survey
from spiders.pages.html import HtmlPage, fragment, parse

_UNIT = re.compile(r"\$\(\s{0,3}['\"]#([\w-]{1,40})['\"]\s{0,3}\)\s{0,3}\.jpage\b")
_FINGERPRINTS = ("<datastore", "InitData", ".jpage(", "/module/web/jpage/", *PROXIES)


class Hanweb(ListAdapter):
    """Recognised by its store or by the pager that would fill it."""

    name: ClassVar[str] = "hanweb"

    def matches(self, page: HtmlPage) -> bool:
        return any(mark in page.text for mark in _FINGERPRINTS)

    def read(self, page: HtmlPage) -> ListReading:
        if is_article(page):
            return ListReading(self.name, ListState.NOT_A_LIST)
        store = read_store(page)
        entries = join(_entries(page, record) for record in store.records)
        if entries:
            urls = _next_urls(page, store)
            return ListReading(self.name, ListState.ENTRIES, entries, urls, _signature(store))
        if not store.seen and _rendered(page, store):
            return _with_proxy(page, read_markup(page, self.name), store)
        asks = _asks(page, store)
        if asks and store.total != 0:
            return _beside_proxy(page, asks) if not store.seen else _behind(asks)
        if not store.seen and store.total is None:
            return ListReading(self.name, ListState.NOT_A_LIST)
        if store.total:
            return _behind(())
        reason = "the data store holds no record"
        return ListReading(self.name, ListState.EMPTY, signature=_signature(store), reason=reason)

    def answer(self, answer: ListAnswer) -> ListReading:
        store = scan_answer(answer.text)
        if not store.seen:
            return unreadable(self.name, "the data proxy answered no data store")
        page = parse(answer.column_url, b"")
        entries = join(_entries(page, record) for record in store.records)
        if entries:
            urls = _after(answer, store)
            return ListReading(self.name, ListState.ENTRIES, entries, urls, _signature(store))
        if store.total == 0 and not store.records:
            return ListReading(self.name, ListState.EMPTY, reason="the data proxy counts no record")
        return unreadable(self.name, "the data proxy answered without records")


def _behind(asks: tuple[str, ...]) -> ListReading:
    reason = "the rows come from the data proxy (jpage)"
    return ListReading(Hanweb.name, ListState.UNREADABLE, reason=reason, asks=asks)


def _beside_proxy(page: HtmlPage, asks: tuple[str, ...]) -> ListReading:
    """A page whose proxy only brings more rows holds the first ones itself."""
    reading = read_or_ask(page, Hanweb.name, asks, _behind(()).reason)
    if reading.state is not ListState.ENTRIES:
        return reading
    return replace(reading, next_urls=tuple(dict.fromkeys([*reading.next_urls, *asks])))


def _with_proxy(page: HtmlPage, reading: ListReading, store: Store) -> ListReading:
    """A rendered first page with the proxy's further ones."""
    if reading.state is not ListState.ENTRIES:
        return reading
    urls = (*reading.next_urls, *_of_proxy(page, store, 2))
    return replace(reading, next_urls=tuple(dict.fromkeys(urls)))


def _asks(page: HtmlPage, store: Store) -> tuple[str, ...]:
    """Where the proxy's first rows are: as the store links them, as a script writes the address
    down, or by the parameters that jpage is given."""
    links = _following(page, page.url, store)
    named = [url for mark in PROXIES for url in named_in_scripts(page, mark)]
    asks = [*links, *(filled_range(url) for url in named)]
    if not asks and (store.total or not store.seen) and (address := proxy_url(store, 1)):
        asks = list(absolute(page, [address]))
    return tuple(dict.fromkeys(asks))[:MAX_ASKS]


def _entries(page: HtmlPage, record: str) -> tuple[Entry, ...]:
    """A record's article: mostly one row, now and then several, now and then nothing."""
    found = survey(replace(page, tree=fragment(record), text=record))
    rows = find_rows(found) or single_row(found)
    return to_entries(found, rows)


def _rendered(page: HtmlPage, store: Store) -> bool:
    """Whether the element that jpage fills already holds links: the server wrote the first page."""
    unit = _UNIT.search(store.script)
    holder = page.tree.get_element_by_id(unit[1], None) if unit else None
    return holder is not None and any(followed(page, a.get("href")) for a in holder.iter("a"))


def _next_urls(page: HtmlPage, store: Store) -> tuple[str, ...]:
    """The link of the store's ``nextgroup``, or the addresses jpage would ask for."""
    return _following(page, page.url, store) or _of_proxy(page, store, 2)


def _following(page: HtmlPage, url: str, store: Store) -> tuple[str, ...]:
    """The links of the store's ``nextgroup``, which is relative to the address it came from."""
    links = (anchor.get("href") for text in store.following for anchor in fragment(text).iter("a"))
    here = replace(page, base=url) if url != page.url else page
    urls = (followed(here, href) for href in links)
    return tuple(dict.fromkeys(each for each in urls if each and each != url))


def _of_proxy(page: HtmlPage, store: Store, first: int) -> tuple[str, ...]:
    wanted = (proxy_url(store, number) for number in range(first, min(pages(store), MAX_PAGES) + 1))
    urls = (followed(page, address) for address in wanted if address)
    return tuple(dict.fromkeys(url for url in urls if url))


def _after(answer: ListAnswer, store: Store) -> tuple[str, ...]:
    """The page after an answer's: as it links it, else while it counts more records than shown."""
    if links := _following(parse(answer.column_url, b""), answer.url, store):
        return links
    return following_range(answer.url, len(store.records), store.total)


def _signature(store: Store) -> str:
    holder = fragment(store.head).find("body")
    first = (
        next((each for each in holder if isinstance(each.tag, str)), None)
        if holder is not None
        else None
    )
    return "datastore" if first is None else signature(first)
