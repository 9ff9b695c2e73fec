"""The score: a veto ends it, otherwise it is an interval that hides nothing."""

import pytest

from monitor.rules import configured
from monitor.rules.base import Met, Rule, Tally
from monitor.score import Score, score

RULES = {rule.code: rule for rule in configured({})}


def tallied(**points: float | Met) -> dict[str, tuple[Rule, Tally]]:
    """Points surely lost by code, or the standing of a veto item."""
    found: dict[str, tuple[Rule, Tally]] = {}
    for name, value in points.items():
        code = name.replace("_", "-")
        known = Tally(value, 0, 5) if isinstance(value, Met) else Tally(Met.BROKEN, 1, None, value)
        found[code] = RULES[code], known
    return found


@pytest.mark.parametrize(
    ("tallies", "expected"),
    [
        ({}, Score(0, 100)),
        (tallied(column_stale=Met.MET), Score(0, 100)),
        (tallied(column_stale=Met.UNDETERMINED), Score(0, 100)),
        (tallied(column_stale=Met.BROKEN), Score(0, 0)),
        (tallied(column_stale=Met.BROKEN, link_home=3.0), Score(0, 0)),
        (tallied(link_home=3.0), Score(0, 97)),
        (tallied(link_home=3.0, link_other=0.3), Score(0, 96.7)),
    ],
)
def test_a_broken_veto_scores_nothing_and_lost_points_lower_the_upper_bound(
    tallies: dict[str, tuple[Rule, Tally]], expected: Score
) -> None:
    assert score(tallies) == expected


def test_no_block_loses_more_than_it_has() -> None:
    """功能设计 has 21 points, however many indicators of it are broken."""
    assert score(tallied(link_home=20.0, link_other=20.0)).high == 79
    assert score(tallied(link_home=50.0, policy_interpretation=50.0)).high == 48


def test_the_blocks_add_up_to_a_hundred() -> None:
    assert score({}).high == 100
