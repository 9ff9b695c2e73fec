"""Numbers, dates and amounts as a reader writes them; all days are days in Asia/Shanghai."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from reports.model import Indicator, Lang

SHANGHAI = ZoneInfo("Asia/Shanghai")
OPERATORS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "==": "=", "!=": "≠"}
NOTHING = "—"


def local(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a time in a report must say its time zone")
    return moment.astimezone(SHANGHAI)


def iso(moment: datetime) -> str:
    return local(moment).isoformat(timespec="seconds")


def day(when: date | datetime | None) -> str:
    if when is None:
        return NOTHING
    return (local(when) if isinstance(when, datetime) else when).strftime("%Y-%m-%d")


def minute(moment: datetime | None) -> str:
    return NOTHING if moment is None else local(moment).strftime("%Y-%m-%d %H:%M")


def long_minute(moment: datetime, lang: Lang) -> str:
    """A time for a title: “2026年11月23日 23:59”, or “23 November 2026, 23:59”."""
    here = local(moment)
    if lang == "zh":
        return f"{here.year}年{here.month}月{here.day}日 {here:%H:%M}"
    return f"{here.day} {here:%B %Y, %H:%M}"


def number(value: int | float | None) -> str:
    if value is None:
        return NOTHING
    if isinstance(value, float) and not value.is_integer():
        return f"{value:,.2f}".rstrip("0").rstrip(".")
    return f"{int(value):,}"


def amount(value: int | float | None, unit: str) -> str:
    """A number with its unit: set close for “%” and Chinese units, apart for words."""
    if value is None or not unit:
        return number(value)
    return f"{number(value)}{' ' if _is_word(unit) else ''}{unit}"


def brief(value: int | float | None, unit: str) -> str:
    """An amount beside its red line, which names the unit already: “4”, but “4%” and “4个”."""
    return number(value) if _is_word(unit) else amount(value, unit)


def red_line(indicator: Indicator) -> str:
    """What breaks the indicator, as “≥5个”."""
    if indicator.limit is None:
        return NOTHING
    sign = OPERATORS.get(indicator.operator, indicator.operator)
    return f"{sign}{amount(indicator.limit, indicator.unit)}"


def size(count: int) -> str:
    value = float(count)
    for unit in ("B", "KB", "MB", "GB"):
        if value < 1000 or unit == "GB":
            return f"{value:.0f} {unit}" if unit == "B" else f"{value:.1f} {unit}"
        value /= 1000
    raise AssertionError(unit)


def duration(start: datetime, end: datetime) -> tuple[int, int]:
    """Whole minutes and seconds, never negative."""
    return divmod(max(int((end - start).total_seconds()), 0), 60)


def _is_word(unit: str) -> bool:
    return unit[:1].isascii() and unit[:1].isalpha()
