"""Quiet hours: times of day at which a site is left alone, so that a crawl never meets its busiest hours."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator

from monitor.clock import SHANGHAI

_DAY = 24 * 60  # minutes
_SPAN = re.compile(
    r"([01]?[0-9]|2[0-4]):([0-5][0-9])\s{0,4}-\s{0,4}([01]?[0-9]|2[0-4]):([0-5][0-9])"
)
_TYPED = str.maketrans("：－–—～~", ":-----")


def _span(text: str) -> str:
    """A span as ``08:30-11:30``, however it was typed. Raises ValueError."""
    found = _SPAN.fullmatch(text.strip().translate(_TYPED))
    span = f"{found[1]:0>2}:{found[2]}-{found[3]:0>2}:{found[4]}" if found else ""
    if span != "00:00-24:00" and not 0 < len(_minutes_of(span)) < _DAY:
        raise ValueError(f"hours ({text[:40]!r})")
    return span


def _leaves_time(spans: tuple[str, ...]) -> tuple[str, ...]:
    if len(_minutes_of(*spans)) == _DAY:
        raise ValueError("whole-day")
    return spans


# Times of day in Asia/Shanghai, as ``("08:30-11:30", "22:00-06:00")``.
Hours = Annotated[tuple[Annotated[str, AfterValidator(_span)], ...], AfterValidator(_leaves_time)]


def quiet_until(moment: datetime, hours: Sequence[str]) -> datetime | None:
    """When the quiet hours around an aware ``moment`` end, in Asia/Shanghai; None where it is in none.

    The first minute of a span is quiet, the one that it ends with is not. Spans that touch are one.
    Hours that leave no minute of the day raise ValueError; no profile holds such.
    """
    quiet = _minutes_of(*_leaves_time(tuple(hours)))
    here = moment.astimezone(SHANGHAI)
    minute = here.hour * 60 + here.minute
    ahead = next(step for step in range(_DAY) if (minute + step) % _DAY not in quiet)
    return here.replace(second=0, microsecond=0) + timedelta(minutes=ahead) if ahead else None


@lru_cache(maxsize=64)
def _minutes_of(*spans: str) -> frozenset[int]:
    """The minutes of the day in any of the spans; one that ends before it starts goes over midnight."""
    minutes: set[int] = set()
    for span in filter(None, spans):
        start, end = (int(time[:2]) * 60 + int(time[3:]) for time in span.split("-"))
        if max(start, end) <= _DAY:
            length = end - start if end >= start else end - start + _DAY
            minutes.update((start + step) % _DAY for step in range(length))
    return frozenset(minutes)
