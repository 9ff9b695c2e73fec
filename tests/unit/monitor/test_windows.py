"""Presets of update windows: the national ones, a stricter local set, and a profile's own."""

from datetime import date

import pytest

from monitor.columns import deadline_of, standing
from monitor.profile import Category, Column, Preset, SiteProfile
from monitor.rules.base import Met
from monitor.rules.freshness import ColumnOverdue, ColumnStale
from monitor.view import ColumnState, ColumnView, SiteView
from monitor.windows import Choice, is_laxer, official_window, window_of
from tests.unit.monitor.rules.scene import (
    NOW,
    SITE,
    TODAY,
    column,
    days_ago,
    fetch,
    judged,
    listing,
    run,
    said,
    tally,
)

LOCAL = Choice(Preset.STRICT_LOCAL)
CUSTOM = Choice(Preset.CUSTOM, {Category.NEWS: 7})


@pytest.mark.parametrize(
    ("category", "options", "days", "workdays"),
    [
        ("news", {}, 10, 1),
        ("notice", {}, 7, None),
        ("notice", {"first_level": False}, 31, None),
        ("interpretation", {"first_level": False}, 31, None),
        ("plan", {}, 365, None),  # left out there: the national window stays
        ("annual_report", {}, 396, None),
        ("notice", {"max_age_days": 90}, 90, None),  # the column's own word goes first
    ],
)
def test_the_stricter_local_windows(
    category: str, options: dict[str, int | bool], days: int, workdays: int | None
) -> None:
    window = window_of(column(category=category, **options), LOCAL)
    assert window is not None
    assert (window.days, window.workdays) == (days, workdays)
    if window.basis.startswith("地方标准"):
        assert "严于国家规定" in window.basis


@pytest.mark.parametrize("category", ["static", "service", "topic", "other"])
def test_no_preset_gives_a_window_to_what_has_none(category: str) -> None:
    assert window_of(column(category=category), LOCAL) is None


@pytest.mark.parametrize(
    ("newest", "due"),
    [
        (date(2026, 11, 20), date(2026, 11, 23)),  # a Friday: Monday's news is due
        (date(2026, 11, 23), date(2026, 11, 24)),
        (date(2026, 9, 30), date(2026, 10, 8)),  # over the National Day holiday
        (date(2060, 1, 5), date(2060, 1, 15)),  # no calendar: in the column's favour
    ],
)
def test_news_of_every_working_day(newest: date, due: date) -> None:
    window = window_of(column(category="news"), LOCAL)
    assert window is not None
    assert deadline_of(newest, window, ()) == due


def test_custom_windows_are_only_the_profiles_own() -> None:
    news, notice = column(category="news"), column(category="notice")
    own = window_of(news, CUSTOM)
    assert own is not None
    assert (own.days, own.basis) == (7, "profile")
    assert window_of(notice, CUSTOM) is None
    national = window_of(notice, Choice(own={Category.NEWS: 7}))
    assert national == official_window(notice)


def seen(profile: SiteProfile, *ages: int, category: str = "news") -> SiteView:
    choice = Choice(profile.preset, profile.windows)
    columns: list[ColumnView] = []
    for number, age in enumerate(ages):
        each: Column = column(f"栏目{number}", category)
        columns.append(
            standing(each, fetch(each.url), listing(days_ago(age)), TODAY, choice=choice)
        )
    return SiteView(profile, NOW, run(), None, fetch(), tuple(columns))


def profile(**facts: object) -> SiteProfile:
    return SiteProfile.model_validate({"key": "fgw", "url": SITE, **facts})


def test_a_local_limit_makes_findings_and_never_a_national_veto() -> None:
    local = seen(profile(preset="strict-local"), *[8] * 6)
    stale = judged(ColumnStale(), local)
    assert [each.state for each in local.columns] == [ColumnState.STALE] * 6
    assert "不计入单项否决" in said(ColumnStale(), stale[0])
    assert "1个工作日" in said(ColumnStale(), stale[0])
    assert "counts for no veto" in said(ColumnStale(), stale[0], "en")
    assert (tally(ColumnStale(), local).met, tally(ColumnStale(), local).value) == (Met.MET, 0)
    past_both = seen(profile(preset="strict-local"), *[15] * 6)
    assert tally(ColumnStale(), past_both).met is Met.BROKEN


def test_a_local_limit_of_other_columns_counts_for_no_veto_either() -> None:
    local = seen(profile(preset="strict-local"), *[40] * 12, category="disclosure")
    assert len(judged(ColumnOverdue(), local)) == 12
    assert tally(ColumnOverdue(), local).value == 0
    past_both = seen(profile(preset="strict-local"), *[400] * 10, category="disclosure")
    assert tally(ColumnOverdue(), past_both).met is Met.BROKEN


@pytest.mark.parametrize(
    ("category", "days", "laxer"),
    [("news", 14, False), ("news", 15, True), ("notice", 184, False), ("notice", 185, True)],
)
def test_a_laxer_window_is_known_as_one(category: str, days: int, laxer: bool) -> None:
    official = official_window(column(category=category))
    assert official is not None
    assert is_laxer(window_of(column(category=category, max_age_days=days)), official) is laxer
    assert is_laxer(None, official)


def test_a_profile_that_gives_more_time_is_told_of() -> None:
    strict = seen(profile(windows={"news": 7}), 3)
    assert list(ColumnStale().caveats(strict)) == []
    (told,) = ColumnStale().caveats(seen(profile(windows={"news": 30}), 3, 3))
    assert told.zh == "方案放宽了2个栏目的更新时限，如“栏目0”（原为14天）"
    assert "2 columns" in told.en
    (none,) = ColumnStale().caveats(seen(profile(preset="custom"), 3))
    assert "1个栏目" in none.zh


@pytest.mark.parametrize(("limit", "said_zh"), [(5, []), (4, []), (6, ["现为6个，规定为5个"])])
def test_a_limit_laxer_than_the_clause_is_told_of(limit: int, said_zh: list[str]) -> None:
    caveats = list(ColumnStale(limit=limit).caveats(seen(profile(), 3)))
    assert [each.zh.split("：")[1] for each in caveats] == said_zh
    assert all("6 columns" in each.en for each in caveats)
