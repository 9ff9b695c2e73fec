"""Days and moments: working days, months, the end of a day."""

from datetime import UTC, date, datetime

import pytest

from monitor import clock


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2026, 11, 23), date(2026, 11, 23), 0),
        (date(2026, 11, 23), date(2026, 11, 24), 1),
        (date(2026, 11, 20), date(2026, 11, 23), 1),  # Friday to Monday
        (date(2026, 11, 21), date(2026, 11, 22), 0),  # a weekend
        (date(2026, 9, 30), date(2026, 10, 8), 1),  # National Day
        (date(2026, 11, 24), date(2026, 11, 23), -1),
        (date(2026, 9, 18), date(2026, 9, 21), 2),  # Sunday 20 September makes up for National Day
        (date(2026, 9, 30), date(2026, 10, 7), 0),
        (date(2026, 9, 30), date(2026, 10, 10), 3),  # as does Saturday 10 October
        (date(2026, 9, 30), date(2026, 10, 11), 3),
        (date(2026, 2, 13), date(2026, 2, 14), 1),  # a Saturday before Spring Festival
        (date(2026, 2, 14), date(2026, 2, 23), 0),
        (date(2026, 2, 14), date(2026, 2, 28), 5),  # Tuesday to Friday, and Saturday 28 February
        (date(2025, 12, 31), date(2026, 1, 4), 1),  # over New Year; Sunday 4 January is made up
        (date(2024, 2, 28), date(2024, 2, 29), 1),  # a leap day
        (date(2024, 2, 29), date(2024, 3, 1), 1),
    ],
)
def test_working_days_start_on_the_day_after(start: date, end: date, expected: int) -> None:
    assert clock.workdays_between(start, end) == expected


def test_a_make_up_saturday_is_a_working_day() -> None:
    assert clock.is_workday(date(2026, 2, 14))
    assert not clock.is_workday(date(2026, 2, 16))  # Spring Festival


def test_a_year_without_announced_holidays_is_an_error_not_a_guess() -> None:
    with pytest.raises(clock.CalendarUnknownError, match="2099"):
        clock.workdays_between(date(2099, 1, 1), date(2099, 1, 9))


def test_working_days_are_added_over_a_weekend() -> None:
    assert clock.add_workdays(date(2026, 11, 20), 3) == date(2026, 11, 25)
    assert clock.add_workdays(date(2026, 11, 20), 0) == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 11, 23), 6, date(2026, 5, 23)),
        (date(2026, 5, 31), 6, date(2025, 11, 30)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 12, 31), 12, date(2025, 12, 31)),
        (date(2026, 11, 20), -6, date(2027, 5, 20)),
        (date(2026, 8, 31), -6, date(2027, 2, 28)),
    ],
)
def test_months_keep_the_day_or_take_the_last_of_the_month(
    day: date, months: int, expected: date
) -> None:
    assert clock.months_before(day, months) == expected


def test_a_late_evening_in_utc_is_the_next_day_in_shanghai() -> None:
    assert clock.day_of(datetime(2026, 11, 23, 16, 30, tzinfo=UTC)) == date(2026, 11, 24)


def test_a_day_is_judged_at_its_last_second() -> None:
    assert clock.end_of_day(date(2026, 11, 23)).isoformat() == "2026-11-23T23:59:59+08:00"
