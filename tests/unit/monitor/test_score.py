"""The score: a veto ends it, otherwise it is an interval that hides nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.profile import SiteProfile
from monitor.rules import catalogue, configured
from monitor.rules.base import Level, Met, Rule, Tally
from monitor.rules.deduction import BLOCKS
from monitor.score import INDICATORS, BlockScore, Score, ScoreSheet, score
from monitor.score_part import score as told

RULES = {rule.code: rule for rule in configured({})}


def tallied(**points: float | Met) -> dict[str, tuple[Rule, Tally]]:
    """Points surely lost by code, or the standing of a veto item."""
    found: dict[str, tuple[Rule, Tally]] = {}
    for name, value in points.items():
        code = name.replace("_", "-")
        known = Tally(value, 0, 5) if isinstance(value, Met) else Tally(Met.BROKEN, 1, None, value)
        found[code] = RULES[code], known
    return found


def ends(sheet: ScoreSheet) -> Score:
    return Score(sheet.low, sheet.high)


def block(sheet: ScoreSheet, name: str) -> BlockScore:
    return next(each for each in sheet.blocks if each.name == name)


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
    assert ends(score(tallies)) == expected


def test_no_block_loses_more_than_it_has() -> None:
    """功能设计 has 21 points, however many indicators of it are broken."""
    assert score(tallied(link_home=20.0, link_other=20.0)).high == 79
    assert score(tallied(link_home=50.0, policy_interpretation=50.0)).high == 48


def test_the_blocks_add_up_to_a_hundred() -> None:
    assert score({}).high == 100


class _Judged(Rule):
    """One rule for every indicator of interaction, so that a block can be wholly judged."""

    code = "interaction-judged"
    level = Level.DEDUCTION
    block = "interaction"
    official = tuple(INDICATORS["interaction"])

    def judge(self, view: object) -> object:  # type: ignore[override]
        raise NotImplementedError


def interaction(
    met: Met, lost: float = 0.0, left: float | None = 0.0
) -> dict[str, tuple[Rule, Tally]]:
    return {"interaction-judged": (_Judged(), Tally(met, 0, None, lost, left))}


@pytest.mark.parametrize(
    ("tallies", "low", "high"),
    [
        (interaction(Met.MET), 23, 23),
        (interaction(Met.BROKEN, 3, 0), 20, 20),
        (interaction(Met.BROKEN, 3, 2), 18, 20),
        (interaction(Met.BROKEN, 0, None), 0, 23),  # broken, and nobody knows what it costs
        (interaction(Met.UNDETERMINED), 0, 23),
        (interaction(Met.BROKEN, 50, 0), 0, 0),
    ],
)
def test_a_block_that_was_judged_whole_keeps_what_it_did_not_lose(
    tallies: dict[str, tuple[Rule, Tally]], low: float, high: float
) -> None:
    found = block(score(tallies), "interaction")
    assert (found.low, found.high) == (low, high)


def test_a_run_that_did_not_see_everything_leaves_every_block_open() -> None:
    sheet = score(interaction(Met.MET), whole=False)
    assert block(sheet, "interaction").low == 0
    assert block(sheet, "interaction").undecided == tuple(INDICATORS["interaction"])


def test_known_points_of_an_indicator_for_a_person_leave_the_rest_of_its_block() -> None:
    options = {code: {"points_most": 2} for code in ("message-submission", "unified-login")}
    rules = {rule.code: rule for rule in configured(options)}
    named = {code: (rules[code], Tally(Met.UNDETERMINED, None, None, 0, 2)) for code in options}
    judged = _Judged()
    type(judged).official = ("W-P18", "W-P19")
    try:
        sheet = score({"interaction-judged": (judged, Tally(Met.MET, 0, None)), **named})
    finally:
        type(judged).official = tuple(INDICATORS["interaction"])
    assert block(sheet, "interaction").low == 19
    assert block(sheet, "interaction").undecided == ("W-P16", "W-P17")


def test_no_indicator_loses_more_than_its_own_points_where_they_are_known() -> None:
    rules = {rule.code: rule for rule in configured({"link-home": {"points_most": 4}})}
    tallies = {
        code: (rules[code], Tally(Met.BROKEN, 9, None, 3.0)) for code in ("link-home", "link-other")
    }
    assert block(score(tallies), "design").lost == 4  # both stand for 可用性
    assert block(score(tallies), "design").unverified == 4


def test_without_services_the_other_three_count_four_thirds_and_both_scores_are_told() -> None:
    tallies = tallied(link_home=3.0)
    sheet = score(tallies, service_checked=False)
    assert ends(sheet) == Score(0, 96)  # 72 of 75
    assert sheet.otherwise == Score(0, 97)
    assert score(tallies).otherwise is None
    vetoed = score(tallied(column_stale=Met.BROKEN), service_checked=False)
    assert (ends(vetoed), vetoed.otherwise) == (Score(0, 0), Score(0, 0))


@pytest.mark.parametrize(
    ("kind", "meaning"), [("department", "indicative"), ("portal", "interval")]
)
def test_a_departments_score_is_indicative(kind: str, meaning: str) -> None:
    site = SiteProfile(key="fgw", url="https://fgw.example.gov.cn/", kind=kind)
    shown = told(score({}), site, "zh")
    assert shown.meaning == meaning
    assert [each.points for each in shown.blocks] == [31, 25, 23, 21]
    assert "概况信息" in shown.blocks[0].undecided
    assert shown.rules_version


def test_the_scheme_has_28_indicators_and_every_rule_of_a_block_names_one() -> None:
    assert sum(map(len, INDICATORS.values())) == 28
    for rule in catalogue():
        if rule.level is Level.DEDUCTION:
            assert set(rule.official) & set(INDICATORS[rule.block]), rule.code


DEDUCTIONS = [rule for rule in RULES.values() if rule.level is Level.DEDUCTION]
points = st.floats(0, 60, allow_nan=False).map(lambda value: round(value, 2))
tallies = st.dictionaries(
    st.sampled_from([rule.code for rule in DEDUCTIONS]),
    st.builds(Tally, st.sampled_from(Met), st.just(0), st.none(), points, st.none() | points),
).map(lambda found: {code: (RULES[code], tally) for code, tally in found.items()})


@given(tallies, st.booleans(), st.booleans())
def test_blocks_add_up_and_stay_within_their_points(
    found: dict[str, tuple[Rule, Tally]], service: bool, whole: bool
) -> None:
    sheet = score(found, service_checked=service, whole=whole)
    assert 0 <= sheet.low <= sheet.high <= 100
    for each in sheet.blocks:
        assert 0 <= each.low <= each.high <= BLOCKS[each.name]
        assert 0 <= each.unverified <= each.lost
    four = score(found, whole=whole)
    assert four.high == round(sum(each.high for each in four.blocks), 2)
    assert four.low == round(sum(each.low for each in four.blocks), 2)


@given(tallies, st.sampled_from(DEDUCTIONS), points)
def test_a_further_loss_never_raises_the_score(
    found: dict[str, tuple[Rule, Tally]], rule: Rule, more: float
) -> None:
    kept = found.get(rule.code, (rule, Tally(Met.BROKEN, 0, None)))[1]
    worse = Tally(Met.BROKEN, 0, None, kept.points_lost + more, kept.points_open)
    assert score({**found, rule.code: (rule, worse)}).high <= score(found).high
