"""Recognises addresses that lead a crawler round in circles: sorted again, another month, deeper still.

A wrong cut hides real pages, a missed trap only costs visits that ``max_pages`` bounds. So whatever may be an article,
a list or a further page of one is let through, however long its series and whatever dates its path holds.
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TypeVar

from spiders.calendars import calendar_path, date_of
from spiders.parameters import (
    Pair,
    is_noise,
    names_content,
    only_shows_otherwise,
    pairs_of,
    turns_pages,
)
from spiders.sessions import without_session

_Held = TypeVar("_Held")

# Bounds of memory: some 20 MB together, were a hostile site to fill them all; an honest one takes 1 MB.
_MOST_BASES = 50_000
_MOST_CALENDARS = 4_096
_MOST_PRODUCTS = 64

_MOST_FOLDERS = 25
_MOST_DATES = 400  # of one calendar: a year of days, or all months since 1993
_YEARS_AHEAD = 2
_EARLIEST_YEAR = 1900
_MOST_COMBINATIONS = 300
_MOST_CHOSEN = 500  # on one path, where filters may be left out
_SERIES = 100  # so many values of one parameter number things; a choice offers fewer
_SERIES_OF_IDS = 10
_MOST_WATCHED = 20  # parameters of one address; with more of them it is let through
_NESTED = "%25252525"  # an address within an address, four deep

_SHORT = re.compile(r"\d{1,20}|[0-9a-f]{1,2}")
_FILE_AS_FOLDER = re.compile(r"\.(?:s?html?|jspx?|aspx?|php)/", re.IGNORECASE)


class Traps:
    """What one crawl has seen of the addresses of one site; bounded in memory."""

    def __init__(self, today: date, known: Callable[[str], bool]) -> None:
        """``known`` tells whether the crawl has met an address."""
        self._last_year = today.year + _YEARS_AHEAD
        self._known = known
        self._bases: set[int] = set()
        self._calendars: OrderedDict[int, list[int]] = OrderedDict()
        self._products: OrderedDict[int, _Product] = OrderedDict()
        self._choices: OrderedDict[int, dict[int, int]] = OrderedDict()

    def of(self, url: str) -> str:
        """Why a page is not to be visited, "" where it may be. Asked once for every address, before its visit."""
        path, asked, _ = url.partition("?")
        if _runs_deeper(path):
            return "trap-path"
        if asked or ";" in path or "(" in path or "%3" in path:
            return self._of_asked(url)
        return self._of_calendar_path(path)

    def _of_asked(self, url: str) -> str:
        """An address with a query or a session: the same page again, another date, another combination."""
        plain = without_session(url)
        address, _, fragment = plain.partition("#")
        path, _, query = address.partition("?")
        pairs = pairs_of(query)
        lasting = [pair for pair in pairs if not is_noise(pair)]
        essential = [pair for pair in lasting if not only_shows_otherwise(pair)]
        if plain != url or len(essential) < len(pairs):
            base = _joined(path, essential, fragment)
            if self._met(base):
                return "trap-session" if len(essential) == len(lasting) else "trap-sorting"
        if _grows(query, pairs):
            return "trap-parameters"
        year, dated = date_of(essential)
        if year:
            others = [pair for pair in essential if pair.name not in dated]
            return self._of_calendar(hash((path, *(pair.text for pair in others))), year)
        return self._of_calendar_path(path) or self._of_product(path, essential)

    def _met(self, base: str) -> bool:
        """Whether a page was met under its plain address, or under one that only shows it otherwise."""
        if self._known(base):
            return True
        mark = hash(base)
        if mark in self._bases:
            return True
        if len(self._bases) < _MOST_BASES:
            self._bases.add(mark)
        return False

    def _of_calendar_path(self, path: str) -> str:
        shape, year = calendar_path(path)
        return self._of_calendar(hash(shape), year) if year else ""

    def _of_calendar(self, shape: int, year: int) -> str:
        if not _EARLIEST_YEAR <= year <= self._last_year:
            return "trap-calendar"
        dates = _recalled(self._calendars, shape, lambda: [0], _MOST_CALENDARS)
        if dates[0] >= _MOST_DATES:
            return "trap-calendar"
        dates[0] += 1
        return ""

    def _of_product(self, path: str, pairs: Sequence[Pair]) -> str:
        free = [pair for pair in pairs if not turns_pages(pair.name)]
        if not 3 <= len(free) <= _MOST_WATCHED:
            return ""
        names = hash((path, *sorted(pair.name for pair in pairs)))
        product = _recalled(self._products, names, _Product, _MOST_PRODUCTS)
        choice = _recalled(self._choices, hash(path), dict[int, int], _MOST_PRODUCTS)
        # Filters that may be left out make one product of every selection of them.
        if len(choice) > 2 and sum(choice.values()) >= _MOST_CHOSEN:
            return "" if product.is_known(free) else "trap-parameters"
        admitted = product.admits(free)
        choice[names] = len(product)
        return "" if admitted else "trap-parameters"


class _Product:
    """The combinations of one path's parameters, until they are too many or one parameter numbers things."""

    def __init__(self) -> None:
        self._combinations: set[int] = set()
        self._values: dict[str, set[int]] = {}
        self._is_series = False

    def __len__(self) -> int:
        """Combinations that were let through and number nothing."""
        return len(self._combinations)

    def is_known(self, pairs: Sequence[Pair]) -> bool:
        """Whether it is another page of a list that was let through, or of a series."""
        return self._is_series or hash(tuple(pair.text for pair in pairs)) in self._combinations

    def admits(self, pairs: Sequence[Pair]) -> bool:
        """Whether a combination is let through."""
        if self.is_known(pairs):
            return True
        combination = hash(tuple(pair.text for pair in pairs))
        if len(self._combinations) >= _MOST_COMBINATIONS:
            return False
        self._combinations.add(combination)
        for pair in pairs:
            self._values.setdefault(pair.name, set()).add(hash(pair.value))
        if any(map(_numbers, self._values.items())) or self._is_small():
            self._is_series = True
            self._combinations.clear()
            self._values.clear()
        return True

    def _is_small(self) -> bool:
        """Whether fewer than three parameters vary: two lists, crossed, come to an end by themselves."""
        if len(self._combinations) < _MOST_COMBINATIONS:
            return False
        return sum(len(values) > 1 for values in self._values.values()) < 3


def _numbers(values_of: tuple[str, set[int]]) -> bool:
    """Whether a parameter numbers things, going by its name and by how many values it was seen with."""
    name, values = values_of
    return len(values) >= _SERIES or (len(values) >= _SERIES_OF_IDS and names_content(name))


def _recalled(
    held: OrderedDict[int, _Held], key: int, fresh: Callable[[], _Held], most: int
) -> _Held:
    """What is held of a key; where too much is held, the key longest unused is forgotten."""
    found = held.get(key)
    if found is None:
        if len(held) >= most:
            held.popitem(last=False)
        found = held[key] = fresh()
    else:
        held.move_to_end(key)
    return found


def _joined(path: str, pairs: Iterable[Pair], fragment: str) -> str:
    query = "&".join(pair.text for pair in pairs)
    return f"{path}{'?' if query else ''}{query}{'#' if fragment else ''}{fragment}"


def _runs_deeper(path: str) -> bool:
    """Whether folders come again and again, as relative links make them where every path is answered."""
    if path.count("/") < 5:
        return False
    folders = path.split("/")[3:-1]
    again = len(folders) - len(set(folders))
    if again >= 3:
        words = [folder for folder in folders if not _SHORT.fullmatch(folder)]
        if again >= 4 or len(words) - len(set(words)) >= 3:
            return True
    return len(folders) > _MOST_FOLDERS or len(_FILE_AS_FOLDER.findall(path)) > 1


def _grows(query: str, pairs: Sequence[Pair]) -> bool:
    """Whether an address carries itself: the same parameter again and again, or one address within another."""
    if _NESTED in query:
        return True
    if "?" in query and any(pair.value.count(f"?{pair.name}=") > 1 for pair in pairs):
        return True
    if len(pairs) - len({pair.name for pair in pairs}) < 2:
        return False
    pages = [pair.name for pair in pairs if turns_pages(pair.name)]
    return len({pair.text for pair in pairs}) < len(pairs) - 1 or len(pages) - len(set(pages)) > 2
