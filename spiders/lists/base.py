"""What a list adapter is: it recognises one CMS family and reads its column lists."""

from abc import ABC, abstractmethod
from typing import ClassVar

from monitor.facts import ListReading
from spiders.pages.html import HtmlPage


class ListAdapter(ABC):
    """One CMS family. Pure: a page in, a reading out; never raises on any input."""

    name: ClassVar[str]

    @abstractmethod
    def matches(self, page: HtmlPage) -> bool:
        """Whether the page's list is this family's."""

    @abstractmethod
    def read(self, page: HtmlPage) -> ListReading:
        """The page as a column list."""
