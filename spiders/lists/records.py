"""Rows out of a JSON answer, whatever an interface calls its fields.

The array of rows is recognised by what its objects hold (a title, an address and a date), so that a
menu or a list of attachments in the same answer is none. The search is bounded in depth and number.
"""

import json
import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from html import unescape
from itertools import islice
from typing import Any, TypeAlias

from monitor.clock import day_of
from monitor.facts import DateSource, Entry
from monitor.urls import canonical
from spiders.lists.base import ListAnswer
from spiders.lists.entries import kept
from spiders.lists.survey import MAX_TITLE
from spiders.pages.dates import FIRST_YEAR, LAST_YEAR, find_date
from spiders.pages.html import squeeze

MAX_DEPTH = 8
MAX_NODES = 20_000  # objects and arrays looked at on the way to the rows
MAX_ROWS = 5_000  # of which MAX_ENTRIES articles are kept
_SAMPLE = 20  # rows that show what an array holds
_MAX_TEXT = 4_000  # characters of a title before its markup is taken off
# Half a character ("\\ud83d" without its other half), which no database and no file takes.
_HALVES = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_TITLES = ("title", "doctitle", "showtitle", "articletitle", "infotitle", "docsubtitle")
_ADDRESSES = ("url", "publishurl", "articleurl", "linkurl", "docurl", "link", "href", "post_url")
# Publication first; when a row was entered into the CMS only where nothing else is told.
_DATES = (
    "date",
    "publishedtime",
    "publishtime",
    "publishdate",
    "pubtime",
    "pubdate",
    "docrelpubtime",
    "docreltime",
    "publishedtimestr",
    "pubtimestr",
    "releasetime",
    "created_at",
    "createtime",
    "createdate",
)
_PINS = ("istop", "is_top")
_EPOCH = re.compile(r"\d{9,10}(?:\d{3})?")  # seconds or milliseconds since 1970, from 1973 on
_NO_ADDRESS = ("#", "javascript:", "mailto:", "about:", "data:")

Row: TypeAlias = dict[str, Any]  # keys in lower case
Address: TypeAlias = Callable[[Row, ListAnswer], str]


@dataclass(slots=True)
class Found:
    """What an answer holds."""

    rows: list[Row] = field(default_factory=list)
    blank: bool = False  # an array stands in it and nothing is in the array
    numbers: dict[str, int] = field(default_factory=dict)  # the outermost of each name


def load(text: str) -> Any:
    """The answer as JSON, ``None`` where it is no object or array of JSON."""
    try:
        value = json.loads(whole(text.lstrip("\ufeff")))
    except (ValueError, RecursionError):  # cut short, a page, or nested to crash a reader
        return None
    return value if isinstance(value, dict | list) else None


def whole(text: str) -> str:
    """JSON without escapes that stand for half a character."""
    return _HALVES.sub(r"\\ufffd", text) if "\\u" in text else text


def refusal(value: Any) -> str:
    """Why an answer in JSON is an error, or "": ``success: false``, a code that is no 200 and no 0."""
    if not isinstance(value, dict):
        return ""
    head = lowered(value)
    if head.get("success") is False:
        return "the interface answered that it failed"
    if head.get("success") is True:
        return ""
    for name in ("rptcode", "code", "status_code"):
        code = number(head.get(name))
        if code is not None and code not in {0, 200}:
            return f"the interface answered with code {code}"
    return ""


def search(value: Any, address: Address) -> Found:
    """The rows of an answer and the numbers around them, breadth first."""
    found = Found()
    queue: deque[tuple[Any, int]] = deque([(value, 0)])
    for _ in range(MAX_NODES):
        if not queue:
            break
        node, depth = queue.popleft()
        if isinstance(node, list):
            found.blank = found.blank or not node
            rows = [lowered(row) for row in islice(node, MAX_ROWS) if isinstance(row, dict)]
            if any(_is_row(row, address) for row in rows[:_SAMPLE]):
                found.rows += rows[: MAX_ROWS - len(found.rows)]
                continue
        if depth < MAX_DEPTH:
            queue.extend((child, depth + 1) for child in _children(node, found))
    return found


def to_entries(rows: Sequence[Row], answer: ListAnswer, address: Address) -> tuple[Entry, ...]:
    """The rows that have a title, each article once.

    A row that names its article by a number alone has no address: one put together by us might lead nowhere,
    and would be called a dead link.
    """
    entries: dict[str, Entry] = {}
    for row in rows:
        named, title = address(row, answer), _title(row)
        url = _canonical(named, answer) or ""
        known = url or named
        if title and known and known not in entries:
            stated, text = _stated(row)
            source = DateSource.JSON if stated else None
            pinned = any(number(row.get(name)) == 1 for name in _PINS)
            entries[known] = Entry(len(entries), title, url, stated, source, text, pinned)
    return kept(list(entries.values()))


def own_address(row: Row, _: ListAnswer) -> str:
    """The address a row itself gives."""
    return next((text for name in _ADDRESSES if (text := _text(row.get(name)))), "")


def number(value: Any) -> int | None:
    """A count or a code, be it written as a string."""
    if isinstance(value, int):
        return int(value)
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,12}", value, re.ASCII):
        return int(value)
    return None


def lowered(row: Row) -> Row:
    """An object with its keys in lower case: TITLE, docTitle and publishURL are one spelling each."""
    return {str(key).lower(): value for key, value in islice(row.items(), 200)}


def _children(node: Any, found: Found) -> Iterator[Any]:
    """What a node holds; the numbers of an object are kept on the way."""
    if isinstance(node, list):
        yield from (child for child in islice(node, MAX_ROWS) if isinstance(child, dict | list))
        return
    for key, child in islice(node.items(), 200):
        if isinstance(child, dict | list):
            yield child
        elif (count := number(child)) is not None:
            found.numbers.setdefault(str(key).lower(), count)


def _is_row(row: Row, address: Address) -> bool:
    dated = any(name in row for name in _DATES)
    return dated and bool(_title(row)) and bool(address(row, ListAnswer("", "", "")))


def _title(row: Row) -> str:
    return next((title for name in _TITLES if (title := _words(row.get(name)))), "")


def _words(value: Any) -> str:
    """A title without its markup (the found words of a search stand in ``<em>``) and entities."""
    text = _text(value)
    return squeeze(_TAG.sub("", unescape(text[:_MAX_TEXT])))[:MAX_TITLE]


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _canonical(href: str, answer: ListAnswer) -> str | None:
    if not href or href.lower().startswith(_NO_ADDRESS):
        return None
    return canonical(href, answer.column_url)


def _stated(row: Row) -> tuple[date | None, str]:
    """The row's date and what it was read from."""
    for name in _DATES:
        value = row.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            continue
        text = str(int(value)) if isinstance(value, float) and abs(value) < 1e15 else str(value)
        text = squeeze(text[:60])
        if (day := _day(text)) is not None:
            return day, text
    return None, ""


def _day(text: str) -> date | None:
    """A day in China from an epoch, a time with its zone, or a date as it is printed."""
    if _EPOCH.fullmatch(text):
        seconds = int(text) // (1000 if len(text) > 10 else 1)
        return _sane(day_of(datetime.fromtimestamp(seconds, UTC)))
    if "T" in text:
        try:
            moment = datetime.fromisoformat(text)
            return _sane(day_of(moment) if moment.tzinfo else moment.date())
        except (ValueError, OverflowError):  # no such form; the first or last hours of the calendar
            return find_date(text)
    return find_date(text[:8] if re.fullmatch(r"\d{14}", text, re.ASCII) else text)


def _sane(day: date) -> date | None:
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
