"""column-stale, column-overdue, column-blank: the three counts of columns."""

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.facts import SAYS_NOTHING, ListState, Outcome
from monitor.rules.base import Met, Rule, Undetermined, Violation
from monitor.rules.blank import ColumnBlank
from monitor.rules.freshness import ColumnOverdue, ColumnStale
from monitor.rules.letters import MessageStale
from monitor.view import ColumnView, SiteView
from tests.unit.monitor.rules.scene import (
    NOW,
    blank,
    column,
    columns_aged,
    days_ago,
    fetch,
    judged,
    listing,
    only,
    run,
    said,
    site,
    tally,
    unfetched,
    unreadable,
    weighed,
    word,
    words,
)


def holding(*columns: ColumnView) -> SiteView:
    return site(columns=columns)


@pytest.mark.parametrize(
    ("stale", "expected"), [(0, Met.MET), (4, Met.MET), (5, Met.BROKEN), (6, Met.BROKEN)]
)
def test_five_stale_columns_are_a_veto_and_four_are_not(stale: int, expected: Met) -> None:
    view = holding(*columns_aged("news", *[15] * stale, 14))
    standing = tally(ColumnStale(), view)
    assert (standing.met, standing.value, standing.limit) == (expected, stale, 5)


@pytest.mark.parametrize(("stale", "expected"), [(9, Met.MET), (10, Met.BROKEN)])
def test_ten_overdue_columns_are_a_veto_and_nine_are_not(stale: int, expected: Met) -> None:
    view = holding(*columns_aged("disclosure", *[400] * stale))
    assert tally(ColumnOverdue(), view).met is expected


@pytest.mark.parametrize(("empty", "expected"), [(4, Met.MET), (5, Met.BROKEN)])
def test_five_blank_columns_are_a_veto_and_four_are_not(empty: int, expected: Met) -> None:
    view = holding(*(blank(f"栏目{number}") for number in range(empty)))
    assert tally(ColumnBlank(), view).met is expected


@pytest.mark.parametrize(
    ("category", "options", "rule"),
    [
        ("news", {}, ColumnStale),
        ("news", {"first_level": False}, ColumnStale),
        ("notice", {}, ColumnStale),
        ("policy", {}, ColumnStale),
        ("notice", {"first_level": False}, ColumnOverdue),
        ("policy", {"first_level": False}, ColumnOverdue),
        ("interpretation", {}, ColumnOverdue),
        ("message", {}, MessageStale),
        ("other", {"max_age_days": 30}, ColumnOverdue),
    ],
)
def test_a_stale_column_counts_in_exactly_one_indicator(
    category: str, options: dict[str, object], rule: type[Rule]
) -> None:
    view = holding(*columns_aged(category, 400, **options))
    found = [
        each
        for each in (ColumnStale, ColumnOverdue, ColumnBlank, MessageStale)
        if "violation" in words(each(), view)
    ]
    assert found == [rule]


def test_an_unread_column_is_undetermined_and_may_tip_the_balance() -> None:
    stale = columns_aged("news", *[20] * 4)
    assert tally(ColumnStale(), holding(*stale, unfetched("要闻"))).met is Met.UNDETERMINED
    assert tally(ColumnStale(), holding(*stale[:3], unfetched("要闻"))).met is Met.MET


@pytest.mark.parametrize(
    ("reason", "seen"),
    [(SAYS_NOTHING, "栏目页写明没有内容"), ("", "读到了栏目的列表，其中没有条目")],
)
def test_a_blank_column_is_accused_with_what_was_seen(reason: str, seen: str) -> None:
    column = blank("访谈")
    assert column.reading is not None
    column = replace(column, reading=replace(column.reading, reason=reason))
    (verdict,) = ColumnBlank().judge(holding(column))
    assert isinstance(verdict, Violation)
    assert (
        ColumnBlank().summary_of(verdict).say("zh", verdict.details) == f"“访谈”为空白栏目：{seen}"
    )
    older = replace(verdict, details={"name": "访谈"})  # kept before it was told what was seen
    assert ColumnBlank().summary_of(older).say("zh", older.details) == "“访谈”为空白栏目"


def test_a_blank_column_is_not_counted_as_stale_too() -> None:
    view = holding(blank("动态", "news"))
    assert words(ColumnStale(), view) == ["undetermined"]
    assert words(ColumnBlank(), view) == ["violation"]


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        (listing(), "violation"),
        (listing(days_ago(999)), "ok"),
        (listing(None), "ok"),
        (unreadable(ListState.UNREADABLE), "undetermined"),
        (unreadable(ListState.NOT_A_LIST), "undetermined"),
    ],
)
def test_only_a_list_known_to_be_empty_is_blank(reading: object, expected: str) -> None:
    view = holding(weighed(column("动态", "news"), reading))  # type: ignore[arg-type]
    assert words(ColumnBlank(), view) == [expected]


def test_a_blocked_column_is_no_fault_of_any_kind() -> None:
    listed = column("动态", "news")
    view = holding(weighed(listed, listing(), fetch(listed.url, Outcome.BLOCKED)))
    verdicts = [*judged(ColumnStale(), view), *judged(ColumnBlank(), view)]
    assert [word(verdict) for verdict in verdicts] == ["undetermined", "undetermined"]
    assert all("拦截" in v.reason.zh for v in verdicts if isinstance(v, Undetermined))


def test_a_column_without_a_window_is_in_order_however_old() -> None:
    view = holding(*columns_aged("static", 4000))
    assert words(ColumnOverdue(), view) == ["ok"]


def test_a_site_without_columns_of_a_kind_meets_their_limit_but_no_columns_tell_nothing() -> None:
    assert tally(ColumnStale(), holding(*columns_aged("static", 1))).met is Met.MET
    assert tally(ColumnStale(), holding()).met is Met.UNDETERMINED


def test_a_stricter_limit_of_the_profile_is_a_finding_but_costs_no_veto() -> None:
    local = columns_aged("news", *[8] * 6, max_age_days=7)
    view = holding(*local)
    assert words(ColumnStale(), view) == ["violation"] * 6
    assert tally(ColumnStale(), view).met is Met.MET
    past_both = holding(*columns_aged("news", *[15] * 6, max_age_days=7))
    assert tally(ColumnStale(), past_both).met is Met.BROKEN


def test_a_looser_limit_of_the_profile_is_the_limit() -> None:
    assert words(ColumnStale(), holding(*columns_aged("news", 30, max_age_days=60))) == ["ok"]
    assert (
        tally(ColumnStale(), holding(*columns_aged("news", *[61] * 5, max_age_days=60))).value == 5
    )


@pytest.mark.parametrize(
    ("rule", "view", "near"),
    [
        (ColumnStale(), holding(*columns_aged("news", *[20] * 3)), False),
        (ColumnStale(), holding(*columns_aged("news", *[20] * 4)), True),
        (ColumnBlank(), holding(blank("甲"), blank("乙")), False),
        (ColumnBlank(), holding(blank("甲"), blank("乙"), blank("丙")), True),
        (ColumnOverdue(), holding(*columns_aged("plan", *[999] * 8)), True),
    ],
)
def test_a_count_close_to_the_line_is_a_warning(rule: Rule, view: SiteView, near: bool) -> None:
    assert rule.near_limit(tally(rule, view)) is near


def test_the_sentence_names_column_date_age_and_limit() -> None:
    verdict = only(ColumnStale(), holding(*columns_aged("news", 20)))
    assert (
        said(ColumnStale(), verdict)
        == "“news0”栏目最新信息为2026-11-03，距监测时间点20天，超过14天未更新"
    )
    assert isinstance(verdict, Violation)
    assert verdict.column == verdict.subject == verdict.url


def test_a_missing_annual_report_is_told_by_its_day() -> None:
    view = holding(*columns_aged("annual_report", 700))
    sentence = said(ColumnOverdue(), only(ColumnOverdue(), view))
    assert "应于2025-01-31前发布" in sentence


def test_the_limit_can_be_set() -> None:
    view = holding(*columns_aged("news", 20, 20))
    assert tally(ColumnStale(limit=2), view).met is Met.BROKEN


def test_columns_soon_due_are_counted_for_the_report() -> None:
    view = holding(*columns_aged("news", 12, 1))
    assert tally(ColumnStale(), view).details["due_soon"] == 1


def test_a_veto_needs_the_clauses_own_window_to_have_passed_while_somebody_looked() -> None:
    """Stale by the profile's 7 days when seen 12 days old; by the clause's 14 only on days unseen."""
    view = holding(*columns_aged("news", *[15] * 6, max_age_days=7))
    seen = replace(view, run=replace(run(), finished=NOW - timedelta(days=3)))
    assert words(ColumnStale(), seen) == ["violation"] * 6
    assert tally(ColumnStale(), seen).met is Met.MET
