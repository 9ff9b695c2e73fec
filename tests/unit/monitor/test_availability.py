"""A week of probes as numbers: what counts, what is left out, where the week begins and ends."""

from datetime import datetime, timedelta

import pytest

from monitor.availability import ProbeWeek, week_of
from monitor.clock import SHANGHAI
from monitor.facts import Outcome, Probe, WhyInvalid
from monitor.probing import Maintenance
from tests.unit.monitor.probed import WEEK, down, ok, ours, probe, week
from tests.unit.monitor.rules.scene import NOW

SECOND = timedelta(seconds=1)
NIGHT = datetime(2026, 11, 20, 22, tzinfo=SHANGHAI)


def of(*probes: Probe, maintenance: tuple[Maintenance, ...] = ()) -> ProbeWeek:
    found = week_of(probes, maintenance, NOW)
    assert found is not None
    return found


def window(*, filed: bool = True, since: datetime = NIGHT, hours: int = 2) -> Maintenance:
    return Maintenance(
        since=since, until=since + timedelta(hours=hours), reason="升级", filed=filed
    )


@pytest.mark.parametrize(
    ("total", "failing", "invalid"),
    [(140, 0, 0), (140, 7, 0), (143, 7, 0), (168, 3, 5), (1000, 49, 100), (1000, 50, 100)],
)
def test_the_numbers_are_those_of_the_script(total: int, failing: int, invalid: int) -> None:
    found = of(*week(total, failing, invalid=invalid))
    assert (found.counted, found.failed, found.unusable) == (total, failing, invalid)
    assert sum(day.visits for day in found.days) == total + invalid
    assert found.opened == total - failing


def test_a_site_that_was_not_probed_has_no_week() -> None:
    assert week_of([], (), NOW) is None
    assert week_of([ok(NOW - WEEK)], (), NOW) is None
    assert week_of([probe(family="6")], (), NOW) is None


@pytest.mark.parametrize(
    ("at", "within"),
    [
        (NOW - WEEK - SECOND, False),
        (NOW - WEEK, False),  # the last second of the week before
        (NOW - WEEK + SECOND, True),
        (NOW, True),  # the last second of this week
        (NOW + SECOND, False),
    ],
)
def test_a_week_has_its_last_second_and_not_that_of_the_one_before(
    at: datetime, within: bool
) -> None:
    found = of(ok(NOW - timedelta(days=3)), down(at))
    assert found.failed == within


def test_each_visit_is_of_the_day_it_was_made_on() -> None:
    noon = NOW.replace(hour=12)
    made = [noon - timedelta(days=back) for back in range(7) for _ in range(back + 1)]
    found = of(*map(ok, made))
    assert [day.counted for day in found.days] == [7, 6, 5, 4, 3, 2, 1]
    assert [day.day for day in found.days] == [
        (NOW - timedelta(days=back)).date() for back in reversed(range(7))
    ]


@pytest.mark.parametrize(
    ("outcome", "milliseconds", "failed"),
    [
        (Outcome.OK, 14_999, 0),
        (Outcome.OK, 15_000, 1),  # 超过(含)15秒
        (Outcome.OK, 15_001, 1),
        (Outcome.TOO_LARGE, 900, 0),
        (Outcome.HTTP_ERROR, 20, 1),
        (Outcome.TIMEOUT, 15_000, 1),
        (Outcome.DNS, 5, 1),
        (Outcome.REFUSED, 1, 1),
        (Outcome.RESET, 1, 1),
        (Outcome.REDIRECT_LOOP, 90, 1),
    ],
)
def test_a_page_that_is_not_open_at_fifteen_seconds_has_failed(
    outcome: Outcome, milliseconds: int, failed: int
) -> None:
    assert of(probe(NOW, outcome, total_ms=milliseconds)).failed == failed


def test_invalid_samples_are_told_by_reason_and_count_for_nothing() -> None:
    refused = probe(NOW, Outcome.BLOCKED, valid=False, why_invalid=WhyInvalid.REFUSED)
    found = of(ok(NOW), down(NOW), ours(NOW), refused, refused)
    assert (found.counted, found.failed, found.unusable) == (2, 1, 3)
    assert found.invalid == (("refused", 2), ("own-line", 1))


@pytest.mark.parametrize(
    ("at", "excluded"),
    [
        (NIGHT - SECOND, 0),
        (NIGHT, 1),
        (NIGHT + timedelta(hours=2), 1),
        (NIGHT + timedelta(hours=2) + SECOND, 0),
    ],
)
def test_a_filed_window_takes_its_visits_out_and_shows_them(at: datetime, excluded: int) -> None:
    found = of(ok(NOW), down(at), maintenance=(window(),))
    assert (found.excluded, found.failed, found.counted) == (excluded, 1 - excluded, 2 - excluded)
    assert [each.reason for each in found.maintenance] == ["升级"]


def test_a_window_that_nobody_filed_takes_nothing_out() -> None:
    found = of(ok(NOW), down(NIGHT), maintenance=(window(filed=False),))
    assert (found.excluded, found.failed) == (0, 1)
    assert found.maintenance


def test_windows_of_other_weeks_are_not_told() -> None:
    past = window(since=NOW - WEEK - timedelta(hours=2))
    assert of(ok(NOW), maintenance=(past, window(since=NOW + SECOND))).maintenance == ()


def test_times_are_those_of_the_visits_that_opened() -> None:
    times = [probe(NOW, total_ms=each * 100) for each in range(1, 101)]
    found = of(*times, down(NOW), ours(NOW))
    assert (found.median_ms, found.p95_ms) == (5_000, 9_500)
    assert of(down(NOW)).median_ms is None


def test_visits_over_ipv6_stand_apart() -> None:
    six = [probe(NOW, outcome, family="6") for outcome in (Outcome.OK, Outcome.DNS)]
    found = of(ok(NOW), *six, probe(NOW, Outcome.DNS, family="6", valid=False))
    assert (found.counted, found.failed) == (1, 0)
    assert (found.ipv6.visits, found.ipv6.opened, found.ipv6.days) == (2, 1, 1)
