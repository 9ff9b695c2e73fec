"""Weeks of probes by script: what a site did at each visit, and how many of each there were."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from monitor.facts import Outcome, Probe, WhyInvalid
from tests.unit.monitor.rules.scene import NOW, SITE

WEEK = timedelta(days=7)


def probe(at: datetime = NOW, outcome: Outcome = Outcome.OK, **facts: Any) -> Probe:
    known: dict[str, Any] = {"total_ms": 420, "first_byte_ms": 300} | facts
    return Probe("fgw", SITE, at, outcome, **known)


def ok(at: datetime) -> Probe:
    return probe(at)


def down(at: datetime) -> Probe:
    return probe(at, Outcome.TIMEOUT, total_ms=15_000, looks=2)


def ours(at: datetime) -> Probe:
    """Our own line was down."""
    return probe(at, Outcome.DNS, total_ms=3, valid=False, why_invalid=WhyInvalid.OWN_LINE)


def spread(count: int, until: datetime = NOW) -> list[datetime]:
    """So many moments, evenly spread over the week; the last one is its end."""
    return [until - WEEK * (count - 1 - number) / count for number in range(count)]


def week(total: int, failing: int, *, invalid: int = 0, until: datetime = NOW) -> list[Probe]:
    """A week of ``total`` visits that count, ``failing`` of them down, with ``invalid`` more on top."""
    bad = set(_evenly(range(total), failing))
    counted = [
        (down if number in bad else ok)(at) for number, at in enumerate(spread(total, until))
    ]
    return [*counted, *map(ours, spread(invalid, until))]


def _evenly(numbers: Sequence[int], count: int) -> Iterable[int]:
    return (numbers[len(numbers) * each // count] for each in range(count))
