"""Hanweb 大汉 (jcms, jpage): the rows stand in scripts, where no link extractor sees them.

Only the store's records are rows; a page's other lists (menus, the newest of the site) are not the
column's. A page that only names the data proxy is unreadable, not empty.
"""

import re
from dataclasses import replace
from typing import ClassVar

from monitor.facts import Entry, ListReading, ListState
from spiders.lists.articles import is_article
from spiders.lists.base import ListAdapter
from spiders.lists.containers import signature
from spiders.lists.datastore import Store, pages, proxy_url, read_store
from spiders.lists.entries import join, to_entries
from spiders.lists.pagers import MAX_PAGES
from spiders.lists.reading import read_markup
from spiders.lists.rows import find_rows, single_row
from spiders.lists.survey import followed, survey
from spiders.pages.html import HtmlPage, fragment

_UNIT = re.compile(r"\$\(\s{0,3}['\"]#([\w-]{1,40})['\"]\s{0,3}\)\s{0,3}\.jpage\b")
_FINGERPRINTS = ("<datastore", "InitData", ".jpage(", "/module/web/jpage/")


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
        if not store.seen and store.total is None:
            return ListReading(self.name, ListState.NOT_A_LIST)
        if not store.seen and _rendered(page, store):
            return read_markup(page, self.name)
        if store.total:
            reason = "the rows come from the data proxy (jpage)"
            urls = _next_urls(page, store)
            return ListReading(self.name, ListState.UNREADABLE, next_urls=urls, reason=reason)
        reason = "the data store holds no record"
        return ListReading(self.name, ListState.EMPTY, signature=_signature(store), reason=reason)


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
    links = (anchor.get("href") for text in store.following for anchor in fragment(text).iter("a"))
    urls = [url for href in links if (url := followed(page, href)) and url != page.url]
    if not urls:
        first = 1 if not store.records else 2
        last = min(pages(store), MAX_PAGES)
        wanted = (proxy_url(store, number) for number in range(first, last + 1))
        urls = [url for address in wanted if address and (url := followed(page, address))]
    return tuple(dict.fromkeys(urls))


def _signature(store: Store) -> str:
    holder = fragment(store.head).find("body")
    first = (
        next((each for each in holder if isinstance(each.tag, str)), None)
        if holder is not None
        else None
    )
    return "datastore" if first is None else signature(first)
