"""Days and moments in Asia/Shanghai; everything below the edges gets its time from here as argument."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import chinese_calendar
from chinese_calendar.constants import holidays

SHANGHAI = ZoneInfo("Asia/Shanghai")


class CalendarUnknownError(Exception):
    """The State Council has not announced that year's holidays, or the library does not hold them."""


def now() -> datetime:
    """The present moment; only the edges of the program ask."""
    return datetime.now(SHANGHAI)


def end_of_day(day: date) -> datetime:
    """The last second of a day, the moment an ``as_of`` day is judged at."""
    return datetime.combine(day, time(23, 59, 59), SHANGHAI)


def day_of(moment: datetime) -> date:
    """The calendar day in Asia/Shanghai."""
    return moment.astimezone(SHANGHAI).date()


def workdays_between(start: date, end: date) -> int:
    """Working days after ``start`` up to and with ``end``: the same day is 0, a day earlier negative.

    Counts the State Council's holidays and make-up working days.
    Raises CalendarUnknownError for a year that has not been announced: guessing would shift deadlines.
    """
    if end < start:
        return -workdays_between(end, start)
    days = (start + timedelta(days=step) for step in range(1, (end - start).days + 1))
    return sum(is_workday(day) for day in days)


@lru_cache(maxsize=20_000)
def is_workday(day: date) -> bool:
    """Whether offices work that day. Raises CalendarUnknownError outside the announced years."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError as unknown:
        raise CalendarUnknownError(f"no announced working days for {day.year}") from unknown


def last_known_year() -> int:
    """The last year whose holidays and make-up working days are on record."""
    return int(max(holidays).year)


def add_workdays(day: date, count: int) -> date:
    """The day ``count`` working days later. Raises CalendarUnknownError."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_workday(day)
    return day


def months_before(day: date, months: int) -> date:
    """The same day of the month ``months`` earlier, or that month's last day (31 May → 30 November)."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    first_of_next = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    last = (first_of_next - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))
