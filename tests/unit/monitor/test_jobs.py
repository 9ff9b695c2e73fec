"""Weeks by name, and the sentences of what cannot be done."""

from datetime import date, datetime
from pathlib import Path

import pytest

from monitor.clock import SHANGHAI
from monitor.errors import MonitorError, UsageError
from monitor.jobs import ensure_writable, week_of

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=SHANGHAI)  # a Monday


@pytest.mark.parametrize(
    ("text", "label", "monday"),
    [
        ("2026-W47", "2026-W47", date(2026, 11, 16)),
        (" 2026-w47 ", "2026-W47", date(2026, 11, 16)),
        ("2026-W01", "2026-W01", date(2025, 12, 29)),  # ISO weeks start in the year before
        ("2020-W53", "2020-W53", date(2020, 12, 28)),
    ],
)
def test_a_week_is_named_by_its_iso_number(text: str, label: str, monday: date) -> None:
    week = week_of(text, NOW)
    assert (week.label, week.start) == (label, monday)
    assert (week.end - week.start).days == 6


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (datetime(2026, 11, 23, 0, 0, tzinfo=SHANGHAI), "2026-W47"),
        (datetime(2026, 11, 22, 23, 59, tzinfo=SHANGHAI), "2026-W46"),  # Sunday: not over yet
        (datetime(2027, 1, 4, 9, 0, tzinfo=SHANGHAI), "2026-W53"),
    ],
)
def test_without_a_name_it_is_the_last_full_week(day: datetime, label: str) -> None:
    assert week_of("", day).label == label


def test_a_week_ends_with_the_last_second_of_its_sunday() -> None:
    assert week_of("2026-W47", NOW).end_moment.isoformat() == "2026-11-22T23:59:59+08:00"


@pytest.mark.parametrize(
    "text",
    ["47", "2026-47", "2026-W", "2026-W00", "2026-W54", "2027-W53", "2026-W47-1", "W47", "week", "2026-11-23"],
)  # fmt: skip
def test_what_is_no_week_is_told_with_an_example(text: str) -> None:
    with pytest.raises(UsageError) as raised:
        week_of(text, NOW)
    assert text in raised.value.say("en")
    assert "2026-W47" in raised.value.say("en")
    assert "应写成 2026-W47" in raised.value.say("zh")


def test_the_last_week_there_is_does_not_overflow() -> None:
    with pytest.raises(UsageError):
        week_of("9999-W52", NOW)


def test_a_folder_that_cannot_be_written_is_told_before_the_crawl(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(MonitorError) as raised:
        ensure_writable(tmp_path / "file" / "reports")
    assert "choose another folder with --out" in raised.value.say("en")
    assert "请用 --out 换一个文件夹" in raised.value.say("zh")


def test_a_folder_that_can_be_written_is_left_empty(tmp_path: Path) -> None:
    ensure_writable(tmp_path / "new" / "reports")
    assert list((tmp_path / "new" / "reports").iterdir()) == []
