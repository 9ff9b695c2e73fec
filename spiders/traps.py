"""Recognises, from addresses alone, those that lead a crawler round in circles: sorted again, another month, deeper still.

A wrong cut hides real pages, a missed trap only costs visits that ``max_pages`` bounds. So everything that may be an
article, a list or a further page of one is let through, however long its series; dates in the paths of articles are none
of our business.
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from spiders.sessions import without_session

_Held = TypeVar("_Held")

# Bounds of memory: some 10 MB together, were a hostile site to fill them all.
_MOST_BASES = 50_000
_MOST_CALENDARS = 4_096
_MOST_PRODUCTS = 256

_MOST_FOLDERS = 25
_MOST_DATES = 400  # of one calendar: a year of days, or all months since 1993
_YEARS_AHEAD = 2
_EARLIEST_YEAR = 1900
_MOST_COMBINATIONS = 300
_SERIES = 100  # so many values of one parameter number things; a choice offers fewer
_SERIES_OF_IDS = 10
_WATCHED = 12  # parameters of one address
_NESTED = "%25252525"  # an address within an address, four deep

_SHORT = re.compile(r"\d{1,20}|[0-9a-f]{1,2}")
_FILE_AS_FOLDER = re.compile(r"\.(?:s?html?|jspx?|aspx?|php)/", re.IGNORECASE)

_SORTING = frozenset(
    "sort sortby sort_by sortfield sort_field sortname sorttype sort_type sortorder sort_order sortdir sort_dir "
    "orderby order_by order ordertype order_type orderdir orderfield order_field direction dir".split()
)
# “sort” and “order” also name a class (分类) or a place in a row on old sites: only these words are about sorting.
_FIELD = (
    r"(?:pub|publish|create|created|update|updated|add|post|release)?[_-]?(?:date|time|datetime)|"
    r"title|hits?|clicks?|views?|visits?|score|relevance|size|default"
)
_WAY = r"asc|desc|ascending|descending"
_ORDERED = re.compile(
    rf"[+-]?(?:{_FIELD}|{_WAY}|(?:{_FIELD})(?:[-_,.:+]|%20)(?:{_WAY}))", re.IGNORECASE
)
_PRINTING = re.compile(
    r"(?:is|for)?print(?:able)?=(?:1|true|yes|y)|(?:view|mode|action|format)=print(?:able)?",
    re.IGNORECASE,
)
# What a script adds to get past a cache. “t” and “r” only where they carry a moment or a fraction.
_NOISE = re.compile(
    r"(?:_|_dc|rand|random|nocache|timestamp)=(?:0\.)?\d+|(?:t|r|ts|rnd)=(?:1\d{12}|0\.\d+)",
    re.IGNORECASE,
)

_YEAR = r"(?P<year>1[89]\d\d|2\d{3})"
_DAY = re.compile(
    rf"{_YEAR}(?:(?P<month>[-/.](?:0?[1-9]|1[0-2])(?:[-/.](?:0?[1-9]|[12]\d|3[01]))?)"
    r"|(?P<digits>(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?))?"
)
_DATE_PART = re.compile(r"\d[\d._-]{0,9}")
_MONTH = re.compile(r"0?[1-9]|1[0-2]")
_WHOLE_DATES = frozenset(
    "date day riqi rq ym month yearmonth calendardate caldate selectdate currentdate tribe-bar-date".split()
)
_YEAR_NAMES = frozenset("year y yr nian nianfen nf".split())
_MONTH_NAMES = frozenset("month mon m yue yuefen yf".split())
_DAY_NAMES = frozenset("day d ri".split())
_CALENDAR = re.compile(r"calendar|rili|richeng|%E6%97%A5%E5%8E%86|^events?$", re.IGNORECASE)
_VIEWS = frozenset("year month week day list view".split())

_PAGINATION = re.compile(
    r"p|pn|pg|paged?|pages|page_?(?:no|num|number|index|size|count)|(?:cur|curr|current|now|to|goto)_?page(?:no|num)?"
    r"|(?:start|end)record|perpage|start|count|limit|rows|(?:\w{1,30}\.)?offset|total\w{0,20}",
    re.IGNORECASE,
)
_CONTENT_ID = re.compile(
    r"(?:id|iid|aid|nid|gid|bh|uuid|guid)|(?:wb)?(?:article|art|news|info|doc|content|item|mail|leadmail|letter|msg|message|"
    r"file|record|resource|manuscript|transact|bulletin|notice|post|archive|xx|wz)_?(?:id|key|no|code|num)",
    re.IGNORECASE,
)


class _Pair(NamedTuple):
    name: str  # in lower case
    value: str
    text: str  # as the address has it


class Traps:
    """What one crawl has seen of the addresses of one site; bounded in memory."""

    def __init__(self, today: date, known: Callable[[str], bool]) -> None:
        """``known`` tells whether the crawl has met an address."""
        self._last_year = today.year + _YEARS_AHEAD
        self._known = known
        self._bases: set[int] = set()
        self._calendars: OrderedDict[int, list[int]] = OrderedDict()
        self._products: OrderedDict[int, _Product] = OrderedDict()

    def of(self, url: str) -> str:
        """Why a page is not to be visited, "" where it may be. Asked once for every address, before its visit."""
        path, asked, query = url.partition("?")
        if _runs_deeper(path):
            return "trap-path"
        if asked or ";" in path or "(" in path or "%3" in path:
            return self._of_asked(url)
        return self._of_calendar_path(path) if _may_be_calendar(path) else ""

    def _of_asked(self, url: str) -> str:
        """An address with a query or a session: the same page again, another date, another combination."""
        plain = without_session(url)
        address, _, fragment = plain.partition("#")
        path, _, query = address.partition("?")
        pairs = [_pair(text) for text in query.split("&") if text] if query else []
        lasting = [pair for pair in pairs if not _NOISE.fullmatch(pair.text)]
        essential = [pair for pair in lasting if not _only_shows_otherwise(pair)]
        if plain != url or len(essential) < len(pairs):
            base = _joined(path, essential, fragment)
            if self._met(base):
                return "trap-session" if len(essential) == len(lasting) else "trap-sorting"
        if _grows(query, pairs):
            return "trap-parameters"
        year, dated = _date_of(essential)
        others = [pair for pair in essential if pair.name not in dated] if year else essential
        if year:
            return self._of_calendar(hash((path, *(pair.text for pair in others))), year)
        if _may_be_calendar(path) and (reason := self._of_calendar_path(path)):
            return reason
        return self._of_product(path, others)

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
        shape, year = _calendar_path(path)
        return self._of_calendar(hash(shape), year) if year else ""

    def _of_calendar(self, shape: int, year: int) -> str:
        if not _EARLIEST_YEAR <= year <= self._last_year:
            return "trap-calendar"
        dates = _recalled(self._calendars, shape, lambda: [0], _MOST_CALENDARS)
        if dates[0] >= _MOST_DATES:
            return "trap-calendar"
        dates[0] += 1
        return ""

    def _of_product(self, path: str, pairs: Sequence[_Pair]) -> str:
        free = [pair for pair in pairs if not _PAGINATION.fullmatch(pair.name)]
        if len(free) < 3:
            return ""
        names = hash((path, *sorted(pair.name for pair in pairs)))
        product = _recalled(self._products, names, _Product, _MOST_PRODUCTS)
        return "" if product.admits(free) else "trap-parameters"


class _Product:
    """The combinations of one path's parameters, until they are too many or one parameter numbers things."""

    def __init__(self) -> None:
        self._combinations: set[int] = set()
        self._values: dict[str, set[int]] = {}
        self._is_series = False

    def admits(self, pairs: Sequence[_Pair]) -> bool:
        if self._is_series:
            return True
        combination = hash(tuple(pair.text for pair in pairs))
        if combination in self._combinations:
            return True  # another page of a list that was let through
        if len(self._combinations) >= _MOST_COMBINATIONS:
            return False
        self._combinations.add(combination)
        for pair in pairs[:_WATCHED]:
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
    return len(values) >= _SERIES or (
        len(values) >= _SERIES_OF_IDS and _CONTENT_ID.fullmatch(name) is not None
    )


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


def _pair(text: str) -> _Pair:
    name, _, value = text.partition("=")
    return _Pair(name.lower(), value, text)


def _joined(path: str, pairs: Iterable[_Pair], fragment: str) -> str:
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


def _only_shows_otherwise(pair: _Pair) -> bool:
    if pair.name in _SORTING:
        return _ORDERED.fullmatch(pair.value) is not None
    return _PRINTING.fullmatch(pair.text) is not None


def _grows(query: str, pairs: Sequence[_Pair]) -> bool:
    """Whether an address carries itself: the same parameter again and again, or one address within another."""
    if _NESTED in query:
        return True
    if len({pair.text for pair in pairs}) < len(pairs) - 1:
        return True
    pages = [pair.name for pair in pairs if _PAGINATION.fullmatch(pair.name)]
    if len(pages) - len(set(pages)) > 2:
        return True
    return "?" in query and any(pair.value.count(f"?{pair.name}=") > 1 for pair in pairs)


def _date_of(pairs: Sequence[_Pair]) -> tuple[int, frozenset[str]]:
    """The year of the month or day a query asks for, with the names that say so; a year alone is no calendar."""
    year = month = 0
    for name, value, _ in pairs:
        if name in _WHOLE_DATES:
            found = _DAY.fullmatch(value.replace("%2F", "/"))
            if found and (found["month"] or found["digits"]):
                return int(found["year"]), frozenset({name})
        if name in _YEAR_NAMES and len(value) == 4 and _DAY.fullmatch(value):
            year = int(value)
        elif name in _MONTH_NAMES and _MONTH.fullmatch(value):
            month = int(value)
    return (year, _YEAR_NAMES | _MONTH_NAMES | _DAY_NAMES) if year and month else (0, frozenset())


def _may_be_calendar(path: str) -> bool:
    return (
        "alendar" in path
        or "rili" in path
        or "/event" in path
        or "richeng" in path
        or "E6%97%A5%E5%8E%86" in path
    )


def _calendar_path(path: str) -> tuple[str, int]:
    """The address of a calendar without its date, and the year; ``("", 0)`` for any other address."""
    segments = path.rstrip("/").split("/")
    if segments[-1].startswith(("index.", "default.")):
        segments.pop()
    parts: list[str] = []
    while segments and len(parts) < 3:
        part = segments[-1] if parts else segments[-1].partition(".")[0]
        if not _DATE_PART.fullmatch(part):
            break
        segments.pop()
        parts.insert(0, part)
    found = _DAY.fullmatch("-".join(parts).replace("_", "-"))
    if segments and segments[-1].lower() in _VIEWS:
        segments.pop()
    named = _CALENDAR.search(segments[-1]) if segments else None
    if found is None or named is None:
        return "", 0
    # Archives of news about events are numbered by day in folders of their own, calendars by month.
    if named[0].lower().startswith("event") and len(parts) > 1:
        return "", 0
    return "/".join(segments), int(found["year"])
