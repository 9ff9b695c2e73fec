"""Rows of the list of indicators: each undetermined one says why, and unknown points are no zero."""

import pytest

from monitor.indicator_part import indicators
from monitor.judging import Standing, judge
from monitor.rules.base import Rule
from monitor.rules.freshness import ColumnStale
from monitor.rules.identity import IdentityMark
from monitor.rules.interpretation import PolicyInterpretation
from monitor.rules.links import LinkHome
from monitor.view import LinkVerdict, SiteView
from reports.model import Indicator
from tests.unit.monitor.rules.scene import (
    columns_aged,
    fetch,
    home,
    link,
    run,
    site,
    unfetched,
)


def row(rule: Rule, view: SiteView, lang: str = "zh") -> Indicator:
    (found,) = indicators(view, judge(view, [rule]), lang)
    return found


@pytest.mark.parametrize(
    ("view", "note"),
    [
        (
            site(columns=tuple(unfetched(f"栏目{n}") for n in range(5))),
            "5项未能判定，本次未访问到该栏目",
        ),
        (site(columns=(unfetched("甲"),), run=run(complete=False)), "本次未访问到该栏目"),
        (site(columns=columns_aged("news", 3), run=run(complete=False)), "检查未覆盖全部内容"),
        (site(), "本次未读到可供判定的内容"),
        (site(columns=columns_aged("news", 3)), ""),
    ],
)
def test_an_undetermined_indicator_says_why(view: SiteView, note: str) -> None:
    shown = row(ColumnStale(), view).note
    assert note in shown
    assert bool(shown) is bool(note)


def test_a_rule_that_failed_says_so() -> None:
    (shown,) = indicators(site(), [Standing(ColumnStale(), (), None, "KeyError")], "en")
    assert (shown.verdict, shown.points_lost) == ("undetermined", None)
    assert "failed to compute" in shown.note
    assert "KeyError" not in shown.note


def test_a_loosened_limit_is_noted_where_the_indicator_stands() -> None:
    shown = row(ColumnStale(limit=9), site(columns=columns_aged("news", 3)))
    assert shown.note == "方案放宽了限值 limit：现为9个，规定为5个"
    assert (shown.limit, shown.mark, shown.limit_mark) == (9, "A", "")


def test_points_can_be_computed_again() -> None:
    dead = tuple(link(f"{n}.html", on_home=True) for n in range(3))
    doubtful = link("x.html", LinkVerdict.SUSPECT, on_home=True)
    shown = row(LinkHome(), site(links=(*dead, doubtful), outcomes={"ok": 1}))
    assert (shown.points_each, shown.value, shown.points_lost, shown.points_open) == (1, 3, 3, 1)
    assert (shown.block, shown.points_mark, shown.official) == ("design", "D", ("W-P22",))


def test_points_nobody_knows_are_no_zero() -> None:
    shown = row(IdentityMark(), site(home=home(), home_fetch=fetch()))
    assert shown.verdict == "broken"
    assert (shown.points_lost, shown.points_open, shown.points_each) == (None, None, None)
    known = row(IdentityMark(points_most=2), site(home=home(), home_fetch=fetch()))
    assert (known.points_lost, known.points_open, known.points_most) == (0, 2, 2)


def test_clause_and_limit_have_each_their_mark() -> None:
    shown = row(PolicyInterpretation(), site())
    assert (shown.mark, shown.limit_mark, shown.points_mark) == ("A", "D", "B")
