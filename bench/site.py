"""A government-like site to crawl: its pages, columns and sections, and what a right answer about it is.

Everything follows from the number of pages alone: the same bytes every time.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

VERSION = 3  # of the bytes; a folder of another version is built anew
NEWEST = date(2026, 6, 30)
SPAN_DAYS = 1500  # over which the articles are spread
MENU = 45  # columns in the menu of every page


@dataclass(frozen=True, slots=True)
class Address:
    """One address and the right answer about it."""

    kind: str  # page, file (of the site), away (on another host)
    status: str  # ok, moved, not_found, moved_to_missing, server_error, refused


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its section, the pages of its list, each a tuple of article numbers."""

    number: int
    section: int
    pages: tuple[tuple[int, ...], ...]

    def path(self, page: int = 0) -> str:
        """Of one page of the list."""
        return f"/c{self.number:04d}/index{f'_{page}' if page else ''}.html"


@dataclass(frozen=True)
class Site:
    """The whole site as numbers; ``extras`` and ``row_extras`` are links that only some pages have."""

    pages: int = 5000
    port: int = 18080
    addresses: dict[str, Address] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)  # path on the site → where it leads
    extras: dict[int, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    row_extras: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def home(self) -> str:
        """The site itself."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def away(self) -> str:
        """The host that all external links lead to."""
        return f"http://127.0.0.2:{self.port + 1}"

    @property
    def closed(self) -> str:
        """A port where nobody listens."""
        return f"http://127.0.0.1:{self.port + 2}"

    @property
    def sections(self) -> int:
        """How many section pages."""
        return max(4, self.pages // 250)

    @property
    def articles(self) -> int:
        """How many articles."""
        return self.pages - 1 - self.sections - self.pages * 12 // 100

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Every column; an article stands in about three of them, first in its own."""
        left, number, slot, columns = self.pages * 12 // 100, 0, 0, []
        while left:
            length, rows = min(left, 1 + number * 5 % 7), 20 + number % 6
            shown = sorted({self._in_slot(slot + each) for each in range(length * rows)})
            pages = tuple(tuple(shown[at : at + rows]) for at in range(0, length * rows, rows))
            columns.append(Column(number, number % self.sections, pages))
            left, number, slot = left - length, number + 1, slot + length * rows
        return tuple(columns)

    def _in_slot(self, slot: int) -> int:
        turn, place = divmod(slot, self.articles)
        return (place + turn * 977) * (1, 61, 127, 211)[turn % 4] % self.articles

    @cached_property
    def own_columns(self) -> dict[int, Column]:
        """The column under whose folder an article lies: the first one that shows it."""
        own: dict[int, Column] = {}
        for column in self.columns:
            for page in column.pages:
                for article in page:
                    own.setdefault(article, column)
        return own

    def day(self, article: int) -> date:
        """The newest article has number 0."""
        return NEWEST - timedelta(days=article * SPAN_DAYS // self.articles)

    def folder(self, article: int) -> str:
        """Of an article and its files."""
        return f"/c{self.own_columns[article].number:04d}/{self.day(article):%Y%m}"

    def article_path(self, article: int) -> str:
        """As TRS names them."""
        return f"{self.folder(article)}/t{self.day(article):%Y%m%d}_{1_400_000 + article}.html"

    def section_path(self, section: int) -> str:
        """Of a section's page."""
        return f"/s{section:03d}/"


BROKEN_STATUSES = frozenset({"not_found", "moved_to_missing", "server_error", "refused"})


def truth(site: Site) -> dict[str, object]:
    """Every address with kind and status, what is broken, where redirects lead."""
    return {
        "version": VERSION,
        "home": f"{site.home}/",
        "away": site.away,
        "addresses": {url: [each.kind, each.status] for url, each in site.addresses.items()},
        "broken": sorted(u for u, each in site.addresses.items() if each.status in BROKEN_STATUSES),
        "redirects": site.redirects,
    }
