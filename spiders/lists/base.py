"""What a list adapter is: it recognises one CMS family and reads its column lists."""

from abc import ABC, abstractmethod
from typing import ClassVar, NamedTuple

from monitor.facts import ListReading, ListState
from spiders.pages.html import HtmlPage


class ListAnswer(NamedTuple):
    """What an address behind a list answered: JSON, XML or a piece of markup, decoded, not yet parsed."""

    column_url: str  # the page that named it, where rows without a host belong
    url: str
    text: str


class ListAdapter(ABC):
    """One CMS family. Pure: a page in, a reading out; never raises on any input."""

    name: ClassVar[str]

    @abstractmethod
    def matches(self, page: HtmlPage) -> bool:
        """Whether the page's list is this family's."""

    @abstractmethod
    def read(self, page: HtmlPage) -> ListReading:
        """The page as a column list. Where its rows stand behind an address that the page names, the
        reading is unreadable and ``asks`` holds that address."""

    def answer(self, answer: ListAnswer) -> ListReading:
        """What one of the page's ``asks``, or a further page of such a list, answered."""
        reason = f"{self.name} lists are read from their pages"
        return ListReading(self.name, ListState.UNREADABLE, reason=reason)
