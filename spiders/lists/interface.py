"""Lists that a page leaves to an interface: what the page names is asked, and the answer is read.

An answer that is an error is unreadable and never an empty column: only an interface that answers
well, counts none and shows none has an empty list.
"""

from abc import abstractmethod
from dataclasses import replace
from typing import Any, ClassVar
from urllib.parse import urlsplit

from monitor.facts import ListReading, ListState
from spiders.lists.addresses import parameter, with_parameter
from spiders.lists.articles import is_article
from spiders.lists.base import ListAdapter, ListAnswer
from spiders.lists.containers import is_listy
from spiders.lists.reading import read_markup
from spiders.lists.records import Found, Row, load, own_address, refusal, search, to_entries
from spiders.lists.scripted import challenge
from spiders.lists.survey import survey
from spiders.pages.html import HtmlPage


def read_or_ask(page: HtmlPage, adapter: str, asks: tuple[str, ...], reason: str) -> ListReading:
    """The rows of the markup where it has any; else unreadable, with what to ask for them."""
    reading = read_markup(page, adapter)
    if reading.state is ListState.ENTRIES or is_article(page) or challenge(page):
        return reading
    return ListReading(adapter, ListState.UNREADABLE, reason=reason, asks=asks)


def unreadable(adapter: str, reason: str, name: str = "") -> ListReading:
    """A list that is there and could not be read."""
    return ListReading(adapter, ListState.UNREADABLE, reason=reason, name=name)


def _awaits_rows(page: HtmlPage) -> bool:
    """Whether a list stands empty beside the rows of the markup: then those are a side list's.

    A home page has many lists, and one that a script fills does not stand for the others.
    """
    if urlsplit(page.url).path.count("/") < 2:
        return False
    found = survey(page)
    boxes = (each for each in found.elements if each not in found.aside and not len(each))
    return any(found.words[each] == 0 and is_listy(each) for each in boxes)


class JsonInterface(ListAdapter):
    """A family whose rows come as JSON from addresses that its pages name."""

    reason: ClassVar[str]
    totals: ClassVar[tuple[str, ...]] = ("total", "totalcount")  # keys in lower case
    page_key: ClassVar[str] = "page"
    size_key: ClassVar[str] = "pageSize"

    @abstractmethod
    def asks(self, page: HtmlPage) -> tuple[str, ...]:
        """The addresses of the first page of rows that the page names."""

    def matches(self, page: HtmlPage) -> bool:
        return bool(self.asks(page))

    def read(self, page: HtmlPage) -> ListReading:
        asks = self.asks(page)
        reading = read_or_ask(page, self.name, asks, self.reason)
        if asks and reading.state is ListState.ENTRIES and _awaits_rows(page):
            return replace(unreadable(self.name, self.reason), asks=asks)
        return reading

    def answer(self, answer: ListAnswer) -> ListReading:
        value = load(answer.text)
        if value is None:
            return unreadable(self.name, "the interface answered no JSON, or not all of it")
        if reason := refusal(value):
            return unreadable(self.name, reason)
        found = search(value, self.address)
        name = self.column_name(value)
        if reason := self.foreign(value, found.rows, answer):
            return unreadable(self.name, reason)
        if entries := to_entries(found.rows, answer, self.address):
            urls = self.next_urls(answer, found)
            return ListReading(self.name, ListState.ENTRIES, entries, urls, name=name)
        if self.total(found) == 0 and found.blank and not found.rows:
            reason = "the interface counts no row"
            return ListReading(self.name, ListState.EMPTY, reason=reason, name=name)
        return unreadable(self.name, "the interface answered without rows", name)

    def address(self, row: Row, answer: ListAnswer) -> str:
        """The address of a row's article, as the interface gives it."""
        return own_address(row, answer)

    def foreign(self, _value: Any, _rows: list[Row], _answer: ListAnswer) -> str:
        """Why the answer's rows are another column's, or ""."""
        return ""

    def column_name(self, _value: Any) -> str:
        """What the interface calls the column, or ""."""
        return ""

    def total(self, found: Found) -> int | None:
        """How many rows the interface counts; ``None`` if it does not tell."""
        return next((found.numbers[key] for key in self.totals if key in found.numbers), None)

    def next_urls(self, answer: ListAnswer, found: Found) -> tuple[str, ...]:
        """The address of the next page of rows, while the interface counts more than were shown."""
        total = self.total(found)
        page = parameter(answer.url, self.page_key) or 1
        size = max(parameter(answer.url, self.size_key) or 0, len(found.rows))
        if total is None or total <= page * size:
            return ()
        return (with_parameter(answer.url, self.page_key, page + 1),)
