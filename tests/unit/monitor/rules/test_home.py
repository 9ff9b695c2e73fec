"""home-stale: two weeks without anything new on the home page."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from monitor.facts import Outcome
from monitor.rules.base import Met
from monitor.rules.home import HomeStale
from monitor.view import SiteView
from tests.unit.monitor.rules.scene import (
    NOW,
    days_ago,
    fetch,
    only,
    run,
    said,
    shown,
    site,
    tally,
    word,
)


def aged(days: int) -> SiteView:
    return site(home_newest=shown(days_ago(days)), home_newest_url="https://x.example/a.html")


@pytest.mark.parametrize(
    ("age", "expected"),
    [(-1, "ok"), (0, "ok"), (13, "ok"), (14, "ok"), (15, "violation"), (400, "violation")],
)
def test_the_fourteenth_day_itself_still_counts(age: int, expected: str) -> None:
    assert word(only(HomeStale(), aged(age))) == expected


@pytest.mark.parametrize(
    "view",
    [
        site(),
        site(home_fetch=None, home_newest=shown(days_ago(99))),
        site(home_fetch=fetch(outcome=Outcome.BLOCKED), home_newest=shown(days_ago(99))),
        site(home_fetch=fetch(outcome=Outcome.TIMEOUT), home_newest=shown(days_ago(99))),
        site(home_newest=shown(date(2062, 1, 1))),
    ],
)
def test_a_home_page_nobody_could_date_is_undetermined(view: SiteView) -> None:
    assert word(only(HomeStale(), view)) == "undetermined"
    assert tally(HomeStale(), view).met is Met.UNDETERMINED
    assert tally(HomeStale(), view).value is None or view.home_newest is None


@pytest.mark.parametrize(("age", "near"), [(9, False), (10, True), (14, True)])
def test_ten_days_are_a_warning(age: int, near: bool) -> None:
    standing = tally(HomeStale(), aged(age))
    assert (standing.met, standing.value, standing.limit) == (Met.MET, age, 14)
    assert HomeStale().near_limit(standing) is near


@pytest.mark.parametrize(
    ("age", "unseen", "expected"),
    [(13, 0, "ok"), (14, 1, "ok"), (15, 1, "undetermined"), (20, 5, "violation"), (20, 6, "undetermined")],
)  # fmt: skip
def test_days_nobody_looked_are_not_counted_as_silence(
    age: int, unseen: int, expected: str
) -> None:
    """``age`` on the day of judgement, ``unseen`` days after the crawl."""
    view = replace(aged(age), run=replace(run(), finished=NOW - timedelta(days=unseen)))
    verdict = only(HomeStale(), view)
    assert word(verdict) == expected
    assert (tally(HomeStale(), view).value is None) is (expected == "undetermined")


def test_a_stale_home_page_breaks_the_indicator_and_says_since_when() -> None:
    view = aged(20)
    assert tally(HomeStale(), view).met is Met.BROKEN
    sentence = said(HomeStale(), only(HomeStale(), view))
    assert sentence == "首页最新信息为2026-11-03，距监测时间点20天，超过14天未更新"
