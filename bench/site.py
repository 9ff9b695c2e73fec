"""A government-like site to crawl: which pages and files it has, what links to what, what is broken.

Everything follows from the number of pages alone: the same bytes every time. ``build`` writes it once into a folder
and ``truth.json`` beside it says of every address what a right answer is.
"""

import json
import os
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

VERSION = 2  # of the bytes; a folder of another version is built anew
NEWEST = date(2026, 6, 30)
SPAN_DAYS = 1500  # over which the articles are spread
MENU = 45  # columns in the menu of every page
SHARED_STYLES, SHARED_SCRIPTS = 4, 6
# Leaf addresses, in hundredths of the number of pages.
IMAGES, FILES, AWAY_PAGES, AWAY_FILES = 28, 8, 16, 4
FORMATS = ("docx", "pdf", "xlsx")
# What is broken on a site of 5,000 pages; a larger one has as many times more.
BROKEN = {
    "page": 65,
    "row": 15,
    "image": 30,
    "file": 25,
    "script": 5,
    "away-page": 30,
    "away-image": 10,
    "moved-to-missing": 15,
    "fault": 5,
    "refused": 5,
}
MOVED, MOVED_TWICE, MOVED_AWAY = 40, 10, 5


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


def spread(count: int, articles: int, shift: int) -> Iterator[tuple[int, int]]:
    """Each number below ``count`` with the article that shows it."""
    return ((number, (number * articles // count + shift) % articles) for number in range(count))


def laid_out(pages: int = 5000, port: int = 18080) -> Site:
    """The site with all its addresses."""
    site = Site(pages, port)
    every = ["/", *(site.section_path(section) for section in range(site.sections))]
    every += [column.path(page) for column in site.columns for page in range(len(column.pages))]
    every += [site.article_path(article) for article in range(site.articles)]
    assert len(set(every)) == pages, "every page has an address of its own"
    _note(site, (site.home + path for path in every), Address("page", "ok"))
    _shared(site)
    _leaves(site)
    _broken(site)
    _moved(site)
    return site


def _note(site: Site, urls: Iterable[str], address: Address) -> None:
    site.addresses.update(dict.fromkeys(urls, address))


def _shared(site: Site) -> None:
    """What every page loads."""
    paths = [f"/images/style{n}.css" for n in range(SHARED_STYLES)]
    paths += [f"/images/script{n}.js" for n in range(SHARED_SCRIPTS)]
    paths += ["/images/logo.png", "/images/party.png", "/images/search.png", "/favicon.ico"]
    _note(site, (site.home + path for path in paths), Address("file", "ok"))
    _note(site, (f"{site.away}/friend{n}/" for n in range(6)), Address("away", "ok"))


def _leaves(site: Site) -> None:
    """Pictures, files and pages of others that one article each leads to."""
    for number, article in spread(site.pages * IMAGES // 100, site.articles, 0):
        path = f"{site.folder(article)}/W02026063{number:06d}.jpg"
        _show(site, article, "image", site.home + path, Address("file", "ok"))
    for number, article in spread(site.pages * FILES // 100, site.articles, 1):
        path = f"{site.folder(article)}/P02026063{number:06d}.{FORMATS[number % 3]}"
        _show(site, article, "file", site.home + path, Address("file", "ok"))
    for number, article in spread(site.pages * AWAY_PAGES // 100, site.articles, 2):
        _show(site, article, "page", f"{site.away}/news/{number}.html", Address("away", "ok"))
    for number, article in spread(site.pages * AWAY_FILES // 100, site.articles, 3):
        _show(site, article, "image", f"{site.away}/pic/{number}.jpg", Address("away", "ok"))


def _show(site: Site, article: int, tag: str, url: str, address: Address) -> None:
    """One article shows an address, as an absolute one only where it has to."""
    site.addresses[url] = address
    site.extras[article].append((tag, url.removeprefix(site.home)))


def _broken(site: Site) -> None:
    """What is planted, mostly on one article each, every third on two."""
    for name, number, article in _planted(site):
        tag, url, address = _broken_one(site, name, number)
        if name == "row":
            column = site.columns[number * len(site.columns) // (15 * max(1, site.pages // 5000))]
            site.addresses[url] = address
            site.row_extras[column.number].append(url.removeprefix(site.home))
            continue
        _show(site, article, tag, url, address)
        if number % 3 == 0:
            _show(site, (article + 7) % site.articles, tag, url, address)


def _planted(site: Site) -> Iterator[tuple[str, int, int]]:
    scale = max(1, site.pages // 5000)
    for shift, (name, count) in enumerate(BROKEN.items()):
        for number, article in spread(count * scale, site.articles, 10 + 3 * shift):
            yield name, number, article


def _broken_one(site: Site, name: str, number: int) -> tuple[str, str, Address]:
    """The tag that shows it, its address, what is wrong."""
    gone = "not_found"
    if name == "moved-to-missing":
        site.redirects[f"/moved/gone{number}.html"] = f"/gone/after{number}.html"
    return {
        "page": ("page", f"{site.home}/gone/t{number}.html", Address("page", gone)),
        "row": ("page", f"{site.home}/gone/row{number}.html", Address("page", gone)),
        "image": ("image", f"{site.home}/gone/W{number}.jpg", Address("file", gone)),
        "file": ("file", f"{site.home}/gone/P{number}.docx", Address("file", gone)),
        "script": ("script", f"{site.home}/gone/s{number}.js", Address("file", gone)),
        "away-page": ("page", f"{site.away}/gone/{number}.html", Address("away", gone)),
        "away-image": ("image", f"{site.away}/gone/{number}.jpg", Address("away", gone)),
        "moved-to-missing": (
            "page",
            f"{site.home}/moved/gone{number}.html",
            Address("page", "moved_to_missing"),
        ),
        "fault": ("page", f"{site.home}/fault/{number}.html", Address("page", "server_error")),
        "refused": ("page", f"{site.closed}/{number}.html", Address("away", "refused")),
    }[name]


def _moved(site: Site) -> None:
    """Redirects that lead to a page: one hop, two hops, to another host."""
    scale = max(1, site.pages // 5000)
    moved = Address("page", "moved")
    for number, article in spread(MOVED * scale, site.articles, 50):
        site.redirects[f"/moved/one{number}.html"] = site.article_path(
            (article + 9) % site.articles
        )
        _show(site, article, "page", f"{site.home}/moved/one{number}.html", moved)
    for number, article in spread(MOVED_TWICE * scale, site.articles, 60):
        site.redirects[f"/moved/two{number}.html"] = f"/moved/one{number}.html"
        _show(site, article, "page", f"{site.home}/moved/two{number}.html", moved)
    for number, article in spread(MOVED_AWAY * scale, site.articles, 70):
        site.redirects[f"/moved/away{number}.html"] = f"{site.away}/news/{number}.html"
        _show(site, article, "page", f"{site.home}/moved/away{number}.html", moved)


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


def write(path: Path, body: bytes) -> None:
    """One file, with a time of its own that never changes, since validators are made of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    os.utime(path, (1_780_000_000, 1_780_000_000))


def start_anew(folder: Path) -> None:
    """An empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def known(folder: Path) -> dict[str, object] | None:
    """The truth of a folder that was built whole by this version."""
    try:
        kept: dict[str, object] = json.loads((folder / "truth.json").read_text("utf-8"))
    except FileNotFoundError:
        return None
    return kept if kept["version"] == VERSION else None
