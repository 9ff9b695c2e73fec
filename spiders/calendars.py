"""Tells addresses of calendars, in which every month has a next one, from addresses that merely hold a date."""

import re
from collections.abc import Sequence

from spiders.parameters import Pair

_YEAR = r"(?P<year>1[89]\d\d|2\d{3})"
_DAY = re.compile(
    rf"{_YEAR}(?:(?P<month>[-/.](?:0?[1-9]|1[0-2])(?:[-/.](?:0?[1-9]|[12]\d|3[01]))?)"
    r"|(?P<digits>(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?))?"
)
_DATE_PART = re.compile(r"\d[\d._-]{0,9}")
_MONTH = re.compile(r"0?[1-9]|1[0-2]")
_WHOLE_DATES = frozenset(
    {"date", "day", "riqi", "rq", "ym", "month", "yearmonth", "calendardate", "caldate"}
    | {"selectdate", "currentdate", "tribe-bar-date"}
)
_YEAR_NAMES = frozenset({"year", "y", "yr", "nian", "nianfen", "nf"})
_MONTH_NAMES = frozenset({"month", "mon", "m", "yue", "yuefen", "yf"})
_DAY_NAMES = frozenset({"day", "d", "ri"})
_CALENDAR = re.compile(r"calendar|rili|richeng|%E6%97%A5%E5%8E%86|^events?$", re.IGNORECASE)
_VIEWS = frozenset({"year", "month", "week", "day", "list", "view"})


def date_of(pairs: Sequence[Pair]) -> tuple[int, frozenset[str]]:
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


def calendar_path(path: str) -> tuple[str, int]:
    """The address of a calendar without its date, and the year; ``("", 0)`` for any other address."""
    if not _may_be_calendar(path):
        return "", 0
    segments = path.rstrip("/").split("/")
    if segments[-1].startswith(("index.", "default.")):
        segments.pop()
    last, dot, _ = segments[-1].partition(".")
    parts: list[str] = []
    while segments and len(parts) < 3 and _DATE_PART.fullmatch(last):
        parts.insert(0, last)
        segments.pop()
        last = segments[-1] if segments else ""
    found = _DAY.fullmatch("-".join(parts).replace("_", "-"))
    if segments and last.lower() in _VIEWS:
        segments.pop()
    named = _CALENDAR.search(segments[-1]) if segments else None
    if found is None or named is None or not _is_a_date(found, named[0].lower(), len(parts), dot):
        return "", 0
    return "/".join(segments), int(found["year"])


def _is_a_date(found: re.Match[str], folder: str, parts: int, dot: str) -> bool:
    """Whether the digits after a calendar's name are no number of an article: 203512.html may be either.

    News about events lies in folders by day, their calendars have one segment: ``/events/2026-05/``.
    """
    if folder.startswith("event"):
        return parts == 1 and bool(found["month"]) and not dot
    return bool(found["month"]) or (bool(found["digits"]) and not dot)


def _may_be_calendar(path: str) -> bool:
    return (
        "alendar" in path
        or "rili" in path
        or "/event" in path
        or "richeng" in path
        or "E6%97%A5%E5%8E%86" in path
    )
