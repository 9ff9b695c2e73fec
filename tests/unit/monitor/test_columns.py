"""Where a column stands: its window, its newest believable date, its deadline."""

from datetime import date, timedelta

import pytest

from monitor.columns import as_looked_at, standing
from monitor.facts import DateSource, Entry, ListReading, ListState, Outcome
from monitor.profile import Category
from monitor.view import ColumnState
from monitor.windows import window_of
from tests.unit.monitor.rules.scene import (
    SITE,
    TODAY,
    column,
    days_ago,
    fetch,
    listing,
    unreadable,
    weighed,
)

BLANK, EXEMPT, UNVERIFIED = ColumnState.BLANK, ColumnState.EXEMPT, ColumnState.UNVERIFIED


def test_the_example_of_the_contract_has_180_days_left() -> None:
    view = weighed(column(category="notice"), listing(date(2026, 11, 20)))
    assert (view.limit_days, view.days_left, view.state) == (183, 180, ColumnState.FRESH)
    assert view.deadline == date(2027, 5, 22)


@pytest.mark.parametrize(
    ("category", "limit"),
    [
        ("news", 14),
        ("notice", 183),
        ("policy", 183),
        ("interpretation", 183),
        ("message", 61),
        ("statistics", 92),
        ("survey", 365),
        ("interview", 365),
        ("personnel", 365),
        ("plan", 365),
        ("disclosure", 365),
    ],
)
def test_the_last_day_of_the_window_still_counts(category: str, limit: int) -> None:
    view = weighed(column(category=category), listing(days_ago(limit)))
    assert view.limit_days == limit
    assert view.state is not ColumnState.STALE
    assert view.deadline is not None
    after = weighed(
        column(category=category), listing(days_ago(limit)), today=view.deadline + timedelta(days=1)
    )
    assert (after.state, after.days_left) == (ColumnState.STALE, -1)


def test_news_is_stale_on_the_fifteenth_day() -> None:
    states = [weighed(column(category="news"), listing(days_ago(age))).state for age in (14, 15)]
    assert states == [ColumnState.DUE_SOON, ColumnState.STALE]


def test_six_months_that_are_longer_than_183_days_count_in_favour() -> None:
    newest = date(2026, 3, 1)  # 31 August by days, 1 September by months
    on_the_day = weighed(column(category="policy"), listing(newest), today=date(2026, 9, 1))
    next_day = weighed(column(category="policy"), listing(newest), today=date(2026, 9, 2))
    assert on_the_day.state is ColumnState.DUE_SOON
    assert next_day.state is ColumnState.STALE


def test_every_category_has_a_window_or_is_meant_to_have_none() -> None:
    without = {category for category in Category if window_of(column(category=category)) is None}
    assert without == {Category.SERVICE, Category.STATIC, Category.TOPIC, Category.OTHER}


def test_a_window_nobody_has_seen_in_a_document_is_marked_unverified() -> None:
    lower = weighed(column(category="notice", first_level=False), listing(TODAY))
    assert weighed(column(category="interpretation"), listing(TODAY)).confidence == "D"
    assert weighed(column(category="notice"), listing(TODAY)).confidence == "A"
    assert lower.confidence == "D"


def test_the_profile_overrides_the_window_of_any_category() -> None:
    strict = weighed(column(category="news", max_age_days=7), listing(days_ago(8)))
    added = weighed(column(category="other", max_age_days=30), listing(days_ago(31)))
    assert (strict.state, strict.limit_days, strict.basis) == (ColumnState.STALE, 7, "profile")
    assert added.state is ColumnState.STALE


@pytest.mark.parametrize(
    ("category", "days_left", "state"),
    [
        ("news", 3, ColumnState.DUE_SOON),
        ("news", 4, ColumnState.FRESH),
        ("news", 0, ColumnState.DUE_SOON),
        ("disclosure", 7, ColumnState.DUE_SOON),
        ("disclosure", 8, ColumnState.FRESH),
    ],
)
def test_short_windows_warn_three_days_before_long_ones_seven(
    category: str, days_left: int, state: ColumnState
) -> None:
    limit = {"news": 14, "disclosure": 365}[category]
    view = weighed(column(category=category), listing(days_ago(limit - days_left)))
    assert (view.days_left, view.state) == (days_left, state)


def test_the_warning_time_can_be_set() -> None:
    view = weighed(column(category="news"), listing(days_ago(4)), due_soon_days=10)
    assert view.state is ColumnState.DUE_SOON


def test_a_pinned_row_does_not_make_a_column_fresh() -> None:
    rows = (
        Entry(0, "置顶", f"{SITE}old.html", days_ago(400), pinned=True),
        Entry(1, "最新", f"{SITE}new.html", days_ago(20)),
    )
    view = weighed(column(category="news"), ListReading("generic", ListState.ENTRIES, rows))
    assert (view.state, view.newest_url) == (ColumnState.STALE, f"{SITE}new.html")


def test_a_date_in_the_future_is_counted_and_never_wins() -> None:
    view = weighed(column(category="news"), listing(date(2062, 11, 23), days_ago(20)))
    assert (view.state, view.newest_date, view.future_entries) == (
        ColumnState.STALE,
        days_ago(20),
        1,
    )


def test_tomorrows_date_is_believed_and_the_day_after_is_not() -> None:
    view = weighed(column(category="news"), listing(days_ago(-2), days_ago(-1)))
    assert (view.newest_date, view.future_entries) == (days_ago(-1), 1)


def test_a_row_without_a_date_has_that_of_its_article() -> None:
    reading = listing(None, days_ago(30))
    dates = {reading.entries[0].url: days_ago(2), reading.entries[1].url: TODAY}
    view = weighed(column(category="news"), reading, article_dates=dates)
    assert (view.newest_date, view.newest_url) == (days_ago(2), reading.entries[0].url)
    assert view.newest_source == "article"


@pytest.mark.parametrize("source", [DateSource.LIST, DateSource.URL, DateSource.JSON])
def test_a_column_says_where_its_newest_date_was_read(source: DateSource) -> None:
    rows = (
        Entry(0, "旧", f"{SITE}old.html", days_ago(9), source=DateSource.LABEL, text="旧"),
        Entry(1, "新", f"{SITE}new.html", days_ago(2), source=source, text="t20261121"),
    )
    view = weighed(column(category="news"), ListReading("generic", ListState.ENTRIES, rows))
    assert (view.newest_source, view.newest_text) == (source.value, "t20261121")


@pytest.mark.parametrize(
    ("reading", "reason"),
    [
        (listing(None, None), "no-dates"),
        (listing(date(1997, 12, 31)), "no-dates"),
        (listing(date(2062, 1, 1)), "only-future-dates"),
        (unreadable(ListState.UNREADABLE), "list-in-script"),
        (unreadable(ListState.NOT_A_LIST), "not-a-list"),
        (None, "not-a-list"),
    ],
)
def test_what_was_not_read_is_unverified_never_blank_or_stale(
    reading: ListReading | None, reason: str
) -> None:
    view = weighed(column(category="news"), reading)
    assert (view.state, view.reason) == (UNVERIFIED, reason)


@pytest.mark.parametrize(
    ("outcome", "reason"),
    [
        (Outcome.BLOCKED, "blocked"),
        (Outcome.HTTP_ERROR, "http-error"),
        (Outcome.TIMEOUT, "timed-out"),
        (Outcome.RESET, "reset"),
        (Outcome.REDIRECTED_HOME, "redirected-home"),
        (Outcome.SOFT_404, "soft-404"),
        (Outcome.ROBOTS, "not-fetched"),
    ],
)
def test_a_page_that_did_not_open_is_unverified_whatever_was_read(
    outcome: Outcome, reason: str
) -> None:
    listed = column(category="other")
    view = weighed(listed, listing(), fetch(listed.url, outcome))
    assert (view.state, view.reason) == (UNVERIFIED, reason)


def test_a_column_that_was_not_visited_is_unverified() -> None:
    view = standing(column(), None, listing(TODAY), TODAY, None, {})
    assert (view.state, view.reason) == (UNVERIFIED, "not-fetched")


@pytest.mark.parametrize(
    ("category", "reading", "state"),
    [
        ("news", listing(), BLANK),
        ("service", listing(), BLANK),
        ("topic", listing(), BLANK),
        ("static", listing(), EXEMPT),
        ("static", unreadable(ListState.NOT_A_LIST), EXEMPT),
        ("static", None, EXEMPT),
        ("topic", listing(days_ago(3000)), EXEMPT),
        ("other", listing(None), EXEMPT),
    ],
)
def test_columns_without_a_window_can_only_be_blank(
    category: str, reading: ListReading | None, state: ColumnState
) -> None:
    assert weighed(column(category=category), reading).state is state


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2027, 1, 23), ColumnState.FRESH),
        (date(2027, 1, 31), ColumnState.DUE_SOON),
        (date(2027, 2, 1), ColumnState.STALE),
    ],
)
def test_last_years_report_is_due_by_31_january(today: date, state: ColumnState) -> None:
    report = column("信息公开年报", "annual_report")
    assert weighed(report, listing(date(2026, 1, 20)), today=today).state is state


@pytest.mark.parametrize(
    ("title", "day", "state"),
    [
        ("2025年政府信息公开工作年度报告", date(2025, 12, 31), ColumnState.FRESH),
        ("2024年政府信息公开工作年度报告", date(2025, 12, 31), ColumnState.STALE),
        ("2025年信息公开工作要点", date(2025, 12, 31), ColumnState.STALE),
        ("关于编制2025年年度报告的通知", date(2025, 3, 2), ColumnState.STALE),
    ],
)
def test_a_report_dated_in_the_december_it_reports_on_is_last_years(
    title: str, day: date, state: ColumnState
) -> None:
    row = Entry(0, title, f"{SITE}report.html", day)
    reading = ListReading("generic", ListState.ENTRIES, (row,))
    view = weighed(column("年报", "annual_report"), reading, today=date(2026, 2, 10))
    assert view.state is state


@pytest.mark.parametrize(
    ("age", "unseen", "state", "reason"),
    [
        (14, 20, ColumnState.DUE_SOON, ""),
        (15, 0, ColumnState.STALE, ""),
        (15, 1, UNVERIFIED, "not-looked-at"),
        (20, 5, ColumnState.STALE, ""),
        (20, 6, UNVERIFIED, "not-looked-at"),
    ],
)
def test_a_column_in_time_when_last_looked_at_is_never_stale(
    age: int, unseen: int, state: ColumnState, reason: str
) -> None:
    view = as_looked_at(weighed(column(category="news"), listing(days_ago(age))), days_ago(unseen))
    assert (view.state, view.reason) == (state, reason)
