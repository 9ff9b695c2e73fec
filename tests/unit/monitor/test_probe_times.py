"""The minutes of a day at which a site is probed."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.probe_times import probe_moments

DAY = date(2026, 11, 23)


@given(st.dates(date(2020, 1, 1), date(2035, 12, 30)), st.integers(20, 288), st.text(max_size=20))
def test_visits_are_spread_over_the_day_and_never_close_together(
    day: date, per_day: int, seed: str
) -> None:
    today = probe_moments(day, per_day, seed)
    assert len(today) == per_day
    assert {moment.date() for moment in today} == {day}
    tomorrow = probe_moments(day + timedelta(days=1), per_day, seed)
    share = timedelta(days=1) / per_day
    gaps = [after - before for before, after in pairwise([*today, *tomorrow])]
    least = timedelta(minutes=max(1, int(share.total_seconds() // 60) // 4))
    assert min(gaps) >= least
    assert max(gaps) <= 2 * share + timedelta(minutes=1)


def test_they_are_the_same_whenever_asked_and_differ_by_site_and_day() -> None:
    known = probe_moments(DAY, 24, "fgw")
    assert probe_moments(DAY, 24, "fgw") == known
    assert probe_moments(DAY, 24, "jyj") != known
    minutes = [moment.minute for moment in known]
    assert len(set(minutes)) > 10
    next_day = probe_moments(DAY + timedelta(days=1), 24, "fgw")
    assert [moment.minute for moment in next_day] != minutes


@pytest.mark.parametrize("per_day", [-1, 0, 19, 289])
def test_too_few_to_decide_and_too_many_to_be_polite_are_refused(per_day: int) -> None:
    with pytest.raises(ValueError, match="visits a day"):
        probe_moments(DAY, per_day, "fgw")
