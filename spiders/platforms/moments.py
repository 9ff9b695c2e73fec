"""When a post was published, from whatever a bridge writes; what is not surely read is no date.

feedparser is not asked for dates at all: it takes 2025年06月10日 for the first of November, 1749513600 for the year
1749, the 13th month for January, CST for Chicago, and a time without zone for Greenwich or for nothing.
"""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from monitor.clock import SHANGHAI

_MOST = 80  # characters
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_CLOCK = r"(?P<hour>\d{1,2})[:：时点](?P<minute>\d{1,2})?(?:[:：分](?P<second>\d{1,2})?)?秒?(?:[.,]\d{1,9})?"
_ZONE = r"(?P<zone>Z|(?:(?:GMT|UTC)\s?)?[+-]\d{2}:?\d{2}|[A-Z]{2,4})?(?:\s[A-Z]{2,4}|\s?\([^()]{1,40}\))?"
_TIME = rf"(?:(?:[T\s]\s?|(?<=日)){_CLOCK}\s?{_ZONE})?"
# 2025-06-10T08:00:00Z, 2025年6月10日 08:00, 2025/6/10, 2025.06.10
_NUMERIC = re.compile(
    rf"(?P<year>\d{{4}})(?P<sep>[-/.年])(?P<month>\d{{1,2}})(?:(?<=\d)[-/.月])(?P<day>\d{{1,2}})日?"
    rf"\s?(?:星期.|周.)?{_TIME}",
    re.IGNORECASE | re.ASCII,
)
# Tue, 10 Jun 2025 08:00:00 +0800
_MAIL = re.compile(
    rf"(?:[^\d\s]{{1,12}},\s?)?(?P<day>\d{{1,2}})[\s-](?P<name>[a-z]{{3,9}}|\d{{1,2}}月)[\s-]"
    rf"(?P<year>\d{{4}}|\d{{2}})(?:\s{_CLOCK}\s?{_ZONE})?",
    re.IGNORECASE | re.ASCII,
)
# Tue May 31 17:46:55 +0800 2011
_UNIX = re.compile(
    rf"[a-z]{{3}}\s(?P<name>[a-z]{{3}})\s(?P<day>\d{{1,2}})\s{_CLOCK}\s(?:{_ZONE}\s)?(?P<year>\d{{4}})",
    re.IGNORECASE | re.ASCII,
)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})", re.ASCII)
_EPOCH = re.compile(r"(\d{9,10})(\d{3})?(?:\.\d{1,6})?", re.ASCII)
_OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})")
_GREENWICH = {"Z", "UT", "UTC", "GMT"}
_CHINA = {"", "CST", "BJT"}  # China Standard Time here, not Chicago's; no zone is local time


def moment(value: object) -> datetime | None:
    """An aware datetime from a date as bridges write it; None for what is not surely one.

    A day without a time is its first minute; a time without a zone is Asia/Shanghai, where such bridges stand.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _epoch(str(int(value))) if 0 < value < 1e14 else None
    if not isinstance(value, str) or len(value) > _MOST:
        return None
    text = " ".join(value.split())
    for form in (_NUMERIC, _MAIL, _UNIX, _COMPACT):
        found = form.fullmatch(text)
        if found is not None:
            return _built(found.groupdict())
    return _epoch(text)


def _epoch(text: str) -> datetime | None:
    found = _EPOCH.fullmatch(text)
    if found is None:
        return None
    return datetime.fromtimestamp(int(found[1]), UTC).astimezone(SHANGHAI)


def _built(parts: dict[str, str | None]) -> datetime | None:
    name = (parts.get("name") or "").lower()
    month = parts.get("month") or name.removesuffix("月")
    number = int(month) if month.isdigit() else _MONTHS.get(month[:3], 0)
    year = int(parts["year"] or 0)
    hour, minute, second = (int(parts.get(key) or 0) for key in ("hour", "minute", "second"))
    midnight = (hour, minute, second) == (24, 0, 0)
    zone = _zone(parts.get("zone") or "")
    if zone is None:
        return None
    try:
        found = datetime(
            year + 2000 if year < 100 else year,
            number,
            int(parts["day"] or 0),
            0 if midnight else hour,
            minute,
            min(second, 59),  # a leap second
            tzinfo=zone,
        )
        return (found + timedelta(days=midnight)).astimezone(SHANGHAI)
    except (ValueError, OverflowError):
        return None


def _zone(text: str) -> tzinfo | None:
    name = text.upper().replace(" ", "")
    if name in _CHINA:
        return SHANGHAI
    if name in _GREENWICH:
        return UTC
    found = _OFFSET.search(name)
    if found is None:
        return None
    offset = timedelta(hours=int(found[2]), minutes=int(found[3]))
    if offset >= timedelta(hours=24):
        return None
    return timezone(-offset if found[1] == "-" else offset)
