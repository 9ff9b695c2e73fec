"""site-unreachable: a week of visits against the five in a hundred of the clause; page-load-time and IPv6 by probes."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from monitor.availability import week_of
from monitor.facts import Outcome, Probe, WhyInvalid
from monitor.indicator_part import indicators
from monitor.judging import judge
from monitor.not_checked import not_checked
from monitor.probing import Maintenance, ProbeOptions
from monitor.profile import SiteProfile
from monitor.rules.answering import Ipv6Access, PageLoadTime
from monitor.rules.base import Met
from monitor.rules.reachable import SiteUnreachable
from monitor.view import SiteView
from tests.unit.monitor.probed import down, ok, ours, probe, spread, week
from tests.unit.monitor.rules.scene import (
    NOW,
    SITE,
    fetch,
    home,
    only,
    run,
    said,
    tally,
    word,
    words,
)

RULE = SiteUnreachable()
HOUR = timedelta(hours=1)


def watched(
    probes: Sequence[Probe], *maintenance: Maintenance, per_day: int = 20, complete: bool = True
) -> SiteView:
    options = ProbeOptions(per_day=per_day, maintenance=maintenance)
    profile = SiteProfile(key="fgw", url=SITE, probe=options)
    found = week_of(probes, maintenance, NOW)
    return SiteView(profile, NOW, run(complete=complete), home(), fetch(), probes=found)


@pytest.mark.parametrize(
    ("total", "failing", "value", "expected", "near"),
    [
        (140, 0, 0.0, "ok", False),
        (140, 2, 1.42, "ok", False),
        (150, 3, 2.0, "ok", True),  # early warning at 2 %
        (140, 3, 2.14, "ok", True),
        (140, 6, 4.28, "ok", True),
        (143, 7, 4.89, "ok", True),
        (141, 7, 4.96, "ok", True),
        (140, 7, 5.0, "violation", False),  # 超过(含)5%
        (1000, 49, 4.9, "ok", True),
        (1000, 50, 5.0, "violation", False),
        (20_001, 1000, 4.99, "ok", True),  # 4.99975 % is not shown as 5 %
        (140, 139, 99.28, "violation", False),
    ],
)
def test_four_point_nine_and_five_percent_decide_differently(
    total: int, failing: int, value: float, expected: str, near: bool
) -> None:
    view = watched(week(total, failing))
    assert word(only(RULE, view)) == expected
    found = tally(RULE, view)
    assert (found.value, found.limit) == (value, 5)
    assert found.met is (Met.BROKEN if expected == "violation" else Met.MET)
    assert (found.met is Met.MET and RULE.near_limit(found)) == near


def test_invalid_samples_are_in_neither_number() -> None:
    script = week(143, 7, invalid=30)
    assert word(only(RULE, watched(script))) == "ok"
    script = week(140, 7, invalid=30)
    verdict = only(RULE, watched(script))
    assert word(verdict) == "violation"
    assert "140次访问中有7次打不开，占5.0%" in said(RULE, verdict)
    assert "7 of 140 visits failed, 5.0%" in said(RULE, verdict, "en")


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Outcome.TIMEOUT, "candidate"),
        (Outcome.RESET, "candidate"),
        (Outcome.REFUSED, "candidate"),
        (Outcome.DNS, "violation"),
        (Outcome.HTTP_ERROR, "violation"),
    ],
)
def test_a_site_that_never_answered_may_have_shut_us_out_so_a_person_looks(
    outcome: Outcome, expected: str
) -> None:
    view = watched([probe(at, outcome) for at in spread(140)])
    verdict = only(RULE, view)
    assert word(verdict) == expected
    assert ("换网络" in said(RULE, verdict)) == (expected == "candidate")
    assert (tally(RULE, view).met is Met.BROKEN) == (expected == "violation")


def by_day(*counts: int, failing: int = 0) -> list[Probe]:
    """So many visits on each day, the first ones of the first day down."""
    moments = [
        NOW - timedelta(days=back, seconds=600 * number)
        for back, count in zip(reversed(range(7)), counts, strict=True)
        for number in range(count)
    ]
    return [(down if number < failing else ok)(at) for number, at in enumerate(moments)]


@pytest.mark.parametrize(
    ("counts", "failing", "expected"),
    [
        ((20,) * 7, 0, "ok"),
        ((19, *(20,) * 6), 0, "undetermined"),
        ((30, 19, *(30,) * 5), 0, "undetermined"),  # enough in all, and one day with too few
        ((0, *(40,) * 6), 0, "undetermined"),
        ((0,) * 6 + (1,), 0, "undetermined"),
        ((19, *(20,) * 6), 6, "undetermined"),
        ((19, *(20,) * 6), 7, "violation"),  # 7 of 140, were the missing one to have gone well
        ((8, *(0,) * 6), 7, "violation"),
        ((8, *(0,) * 6), 6, "undetermined"),
    ],
)
def test_an_unfinished_week_decides_only_what_nothing_could_mend(
    counts: tuple[int, ...], failing: int, expected: str
) -> None:
    assert word(only(RULE, watched(by_day(*counts, failing=failing)))) == expected


def test_missing_visits_are_taken_to_have_gone_well_as_often_as_they_were_planned() -> None:
    few = by_day(10, *(0,) * 6, failing=8)
    assert word(only(RULE, watched(few, per_day=20))) == "violation"  # 8 of 140
    assert word(only(RULE, watched(few, per_day=24))) == "undetermined"  # 8 of 168


def test_invalid_samples_of_an_unfinished_week_may_have_gone_well() -> None:
    script = by_day(20, *(20,) * 5, 10, failing=7)
    lost = [ours(NOW - timedelta(seconds=each)) for each in range(200)]
    assert word(only(RULE, watched(script))) == "violation"
    assert word(only(RULE, watched([*script, *lost]))) == "undetermined"


def test_filed_maintenance_leaves_the_percentage() -> None:
    moments = spread(300)
    window = {"since": NOW - 50 * HOUR, "until": NOW - 44 * HOUR}
    script = [down(at) if window["since"] <= at <= window["until"] else ok(at) for at in moments]
    script += [down(at) for at in moments[:8]]
    filed = Maintenance(**window, filed=True)  # type: ignore[arg-type]
    unfiled = Maintenance(**window)  # type: ignore[arg-type]
    assert word(only(RULE, watched(script, filed))) == "ok"
    assert word(only(RULE, watched(script, unfiled))) == "violation"


def test_a_crawl_that_was_cut_short_changes_nothing() -> None:
    view = watched(week(140, 0), complete=False)
    (standing,) = judge(view, (RULE,))
    assert standing.tally is not None
    assert standing.tally.met is Met.MET


def test_a_site_nobody_probes_is_not_asked() -> None:
    view = watched(())
    assert words(RULE, view) == []
    standings = judge(view, (RULE,))
    (row,) = indicators(view, standings, "zh")
    assert (row.verdict, row.machine_decidable) == ("undetermined", "no")
    assert "连续一周" in row.note
    told = [gap for gap in not_checked(view, standings, "zh") if "站点无法访问" in gap.what]
    assert [(gap.what, "单次检查不判定" in gap.why) for gap in told] == [
        ("单项否决·站点无法访问", True)
    ]


def test_a_site_that_is_probed_is_asked_and_what_is_missing_is_said() -> None:
    view = watched(by_day(*(10,) * 7))
    standings = judge(view, (RULE,))
    (row,) = indicators(view, standings, "zh")
    assert row.machine_decidable == "full"
    told = [gap.why for gap in not_checked(view, standings, "zh") if "站点无法访问" in gap.what]
    assert told == [row.note]
    assert "有效访问70次" in row.note
    assert "7天不足20次" in row.note


@pytest.mark.parametrize(
    ("count", "milliseconds", "crawled", "expected"),
    [
        (20, 3_000, 9_000, "ok"),
        (20, 3_001, 100, "violation"),
        (19, 9_000, 100, "ok"),  # too few probes: the crawl's own visit decides
        (19, 100, 3_001, "violation"),
    ],
)
def test_the_time_to_load_is_the_median_of_the_probes_where_there_are_enough(
    count: int, milliseconds: int, crawled: int, expected: str
) -> None:
    view = watched([probe(at, total_ms=milliseconds) for at in spread(count)])
    visit = fetch()
    object.__setattr__(visit, "milliseconds", crawled)
    object.__setattr__(view, "home_fetch", visit)
    verdict = only(PageLoadTime(), view)
    assert word(verdict) == expected
    if expected == "violation":
        assert ("中位数" in said(PageLoadTime(), verdict)) == (count == 20)


def over_ipv6(*outcomes: Outcome, days: int = 3) -> SiteView:
    six = [
        probe(NOW - timedelta(days=number % days), outcome, family="6", error="no AAAA record")
        for number, outcome in enumerate(outcomes)
    ]
    return watched([ok(NOW), *six])


@pytest.mark.parametrize(
    ("outcomes", "days", "expected"),
    [
        ((), 1, "undetermined"),
        ((Outcome.OK,), 1, "ok"),
        ((Outcome.DNS, Outcome.DNS, Outcome.OK), 3, "ok"),
        ((Outcome.DNS,), 1, "undetermined"),
        ((Outcome.DNS, Outcome.DNS), 2, "undetermined"),
        ((Outcome.DNS, Outcome.TIMEOUT, Outcome.DNS), 1, "undetermined"),  # one bad day
        ((Outcome.DNS, Outcome.TIMEOUT, Outcome.DNS), 2, "violation"),
    ],
)
def test_ipv6_is_in_order_once_it_opened_and_a_fault_when_it_failed_on_several_days(
    outcomes: tuple[Outcome, ...], days: int, expected: str
) -> None:
    assert word(only(Ipv6Access(), over_ipv6(*outcomes, days=days))) == expected


def test_a_refusal_over_ipv6_says_nothing() -> None:
    refused = probe(NOW, Outcome.BLOCKED, family="6", valid=False, why_invalid=WhyInvalid.REFUSED)
    assert word(only(Ipv6Access(), watched([ok(NOW), *[refused] * 9]))) == "undetermined"
