"""Quiet hours: the minute they begin is quiet, the minute they end is not."""

from datetime import UTC, datetime, timedelta

import pytest

from monitor.clock import SHANGHAI
from monitor.profile import CrawlOptions
from monitor.quiet import quiet_until

OFFICE = ("08:30-11:30", "13:30-17:30")
NIGHT = ("22:00-06:00",)
TOUCHING = ("08:00-10:00", "10:00-12:00", "11:00-13:00")
OVER_MIDNIGHT = ("23:00-24:00", "00:00-01:00")


def at(text: str, day: int = 23) -> datetime:
    hour, minute, *second = map(int, text.split(":"))
    return datetime(2026, 11, day, hour, minute, *second, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("hours", "moment", "until"),
    [
        ((), "12:00", None),
        (OFFICE, "08:29:59", None),
        (OFFICE, "08:30", at("11:30")),
        (OFFICE, "08:30:01", at("11:30")),
        (OFFICE, "11:29:59", at("11:30")),
        (OFFICE, "11:30", None),
        (OFFICE, "12:00", None),
        (OFFICE, "13:30", at("17:30")),
        (OFFICE, "17:30", None),
        (NIGHT, "21:59:59", None),
        (NIGHT, "22:00", at("06:00", 24)),
        (NIGHT, "23:59:59", at("06:00", 24)),
        (NIGHT, "00:00", at("06:00")),
        (NIGHT, "05:59:59", at("06:00")),
        (NIGHT, "06:00", None),
        (TOUCHING, "08:00", at("13:00")),
        (TOUCHING, "10:00", at("13:00")),
        (OVER_MIDNIGHT, "23:30", at("01:00", 24)),
        (("22:00-24:00",), "23:59", at("00:00", 24)),
        (("22:00-00:00",), "23:59", at("00:00", 24)),
        (("22:00-00:00",), "00:00", None),
        (("00:00-23:59",), "23:59", None),
        (("00:00-23:59",), "00:00", at("23:59")),
        (("12:01-12:00",), "12:01", at("12:00", 24)),
    ],
)
def test_edges(hours: tuple[str, ...], moment: str, until: datetime | None) -> None:
    assert quiet_until(at(moment), hours) == until


def test_the_hours_are_those_of_shanghai_wherever_the_program_runs() -> None:
    assert quiet_until(datetime(2026, 11, 23, 0, 30, tzinfo=UTC), OFFICE) == at("11:30")
    assert quiet_until(datetime(2026, 11, 23, 3, 30, tzinfo=UTC), OFFICE) is None


@pytest.mark.parametrize("hours", [OFFICE, NIGHT, TOUCHING, OVER_MIDNIGHT, ("12:01-12:00",)])
def test_when_quiet_hours_end_nothing_is_quiet_any_more(hours: tuple[str, ...]) -> None:
    for minute in range(0, 24 * 60, 7):
        until = quiet_until(at("00:00") + timedelta(minutes=minute), hours)
        assert until is None or quiet_until(until, hours) is None


@pytest.mark.parametrize("typed", ["8:30-11:30", "08：30－11：30", " 08:30 – 11:30 ", "8:30~11:30"])
def test_hours_are_read_as_people_type_them(typed: str) -> None:
    assert CrawlOptions(quiet_hours=(typed,)).quiet_hours == ("08:30-11:30",)


def test_hours_without_any_time_left_are_refused() -> None:
    with pytest.raises(ValueError, match="whole-day"):
        quiet_until(at("12:00"), ("00:00-12:00", "12:00-24:00"))
