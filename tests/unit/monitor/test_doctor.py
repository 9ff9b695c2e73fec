"""What ``huoshui doctor`` says of the calendar of working days, day by day."""

from datetime import date

import pytest

from monitor import clock
from monitor.cli import doctor


@pytest.mark.parametrize(
    ("today", "last", "ok", "warns"),
    [
        (date(2026, 3, 1), 2026, True, False),
        (date(2026, 11, 1), 2026, True, False),
        (date(2026, 11, 2), 2026, True, True),
        (date(2026, 12, 31), 2026, True, True),
        (date(2026, 12, 31), 2027, True, False),
        (date(2027, 1, 1), 2026, False, False),
        (date(2027, 1, 1), 2027, True, False),
    ],
)
def test_the_last_known_year_is_said_and_a_missing_one_in_good_time(
    monkeypatch: pytest.MonkeyPatch, today: date, last: int, ok: bool, warns: bool
) -> None:
    monkeypatch.setattr(clock, "last_known_year", lambda: last)
    check = doctor.calendar(today)
    assert (check.ok, "注意" in check.zh, "beware" in check.en) == (ok, warns, warns)
    assert str(last) in check.zh
    assert str(last) in check.en


def test_the_last_known_year_is_the_last_that_can_be_counted() -> None:
    last = clock.last_known_year()
    assert clock.is_workday(date(last, 12, 31)) in {True, False}
    with pytest.raises(clock.CalendarUnknownError):
        clock.is_workday(date(last + 1, 1, 4))
