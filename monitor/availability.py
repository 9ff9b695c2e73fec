"""A week of probes as numbers: how many visits counted, how many failed, and what was left out and why.

The week is the 7 × 24 hours that end at the moment judged, that moment within. A visit fails where the front page did
not open within 15 s (超过(含)15秒). Invalid samples, and those of a filed maintenance window, leave the percentage.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from monitor.clock import day_of
from monitor.facts import Outcome, Probe
from monitor.probing import Maintenance

DAYS = 7
WEEK = timedelta(days=DAYS)
LIMIT_MS = 15_000
_DAY = timedelta(days=1)
_SHOWN = 20
_OPEN = frozenset({Outcome.OK, Outcome.TOO_LARGE})


def is_open(probe: Probe) -> bool:
    """Whether the page was there in time: at 15.000 s it was not."""
    return probe.outcome in _OPEN and probe.total_ms < LIMIT_MS


@dataclass(frozen=True, slots=True)
class ProbeDay:
    """24 hours of the week, named by the day they end on. ``visits`` is all the others together."""

    day: date
    counted: int = 0
    failed: int = 0  # of those counted
    excluded: int = 0  # in a filed maintenance window
    invalid: int = 0

    @property
    def visits(self) -> int:
        """All that were made."""
        return self.counted + self.excluded + self.invalid


@dataclass(frozen=True, slots=True)
class Ipv6Week:
    """The visits over IPv6 alone, which only take place where we have it."""

    visits: int = 0  # that say something
    opened: int = 0
    days: int = 0  # with such a visit
    error: str = ""  # of the last one that failed


@dataclass(frozen=True, slots=True)
class ProbeWeek:
    """A site's probes in the week before ``until``; there is at least one."""

    since: datetime  # not within
    until: datetime
    days: tuple[ProbeDay, ...]  # the oldest first
    first: datetime
    last: datetime
    invalid: tuple[tuple[str, int], ...] = ()  # by reason, the commonest first
    failures: tuple[Probe, ...] = ()  # the last ones that counted
    maintenance: tuple[Maintenance, ...] = ()  # windows that touch the week
    opened: int = 0
    median_ms: int | None = None  # of the visits that opened, until the last byte
    p95_ms: int | None = None
    ipv6: Ipv6Week = Ipv6Week()

    @property
    def counted(self) -> int:
        """Visits that the percentage is of."""
        return sum(day.counted for day in self.days)

    @property
    def failed(self) -> int:
        """Those of them that did not open."""
        return sum(day.failed for day in self.days)

    @property
    def excluded(self) -> int:
        """Visits within a filed maintenance window."""
        return sum(day.excluded for day in self.days)

    @property
    def unusable(self) -> int:
        """Visits that say nothing of the site."""
        return sum(day.invalid for day in self.days)


def week_of(
    probes: Iterable[Probe], maintenance: Sequence[Maintenance], until: datetime
) -> ProbeWeek | None:
    """The week before a moment; None where the site was not probed in it."""
    since = until - WEEK
    seen = sorted((each for each in probes if since < each.at <= until), key=lambda each: each.at)
    asked = [each for each in seen if each.family == ""]
    if not asked:
        return None
    filed = [window for window in maintenance if window.filed]
    valid = [each for each in asked if each.valid]
    counted = [each for each in valid if not _within(each, filed)]
    times = sorted(each.total_ms for each in counted if is_open(each))
    return ProbeWeek(
        since,
        until,
        tuple(_day(asked, filed, until - _DAY * back) for back in reversed(range(DAYS))),
        asked[0].at,
        asked[-1].at,
        tuple(Counter(each.why_invalid for each in asked if not each.valid).most_common()),
        tuple(each for each in counted if not is_open(each))[-_SHOWN:],
        tuple(each for each in maintenance if each.until > since and each.since <= until),
        len(times),
        _quantile(times, 50),
        _quantile(times, 95),
        _ipv6([each for each in seen if each.family == "6" and each.valid]),
    )


def _day(asked: Sequence[Probe], filed: Sequence[Maintenance], until: datetime) -> ProbeDay:
    of_day = [each for each in asked if until - _DAY < each.at <= until]
    valid = [each for each in of_day if each.valid]
    counted = [each for each in valid if not _within(each, filed)]
    return ProbeDay(
        day_of(until),
        len(counted),
        sum(not is_open(each) for each in counted),
        len(valid) - len(counted),
        len(of_day) - len(valid),
    )


def _within(probe: Probe, windows: Iterable[Maintenance]) -> bool:
    return any(window.covers(probe.at) for window in windows)


def _quantile(ordered: Sequence[int], percent: int) -> int | None:
    """The smallest value that so many of a hundred do not exceed."""
    return ordered[-(-len(ordered) * percent // 100) - 1] if ordered else None


def _ipv6(probes: Sequence[Probe]) -> Ipv6Week:
    failed = [each for each in probes if not is_open(each)]
    days = len({day_of(each.at) for each in probes})
    error = f"{failed[-1].outcome} {failed[-1].error}".strip() if failed else ""
    return Ipv6Week(len(probes), len(probes) - len(failed), days, error)
