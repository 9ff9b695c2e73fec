"""Indicators for people: a machine says nothing of them, and why."""

import pytest

from monitor.indicator_part import indicators
from monitor.judging import judge
from monitor.rules import configured
from monitor.rules.base import Level, Met, Rule, Undetermined
from monitor.rules.by_hand import ByHand, DeductionByHand
from tests.unit.monitor.rules.scene import only, site, tally

CODES = [
    "state-secret", "public-opinion-incident", "services-missing",
    "guides-lacking", "account-faked-fans", "leaders-current", "online-application",
    "service-guide", "service-accuracy", "message-submission", "unified-login",
    "browser-compatibility", "single-account", "bonus-data", "bonus-surveys",
    "bonus-others", "one-site", "page-style", "secrecy-review", "supervision",
    "message-handling", "temporary-closing", "interpretation-sync",
    "interpretation-forms", "draft-consultation", "request-handling", "account-register",
    "app-rules", "account-operation", "account-app-unusable", "account-no-interaction",
]  # fmt: skip
RULES = {rule.code: rule for rule in configured({}) if isinstance(rule, ByHand)}


def test_the_list_for_people_is_complete() -> None:
    assert sorted(RULES) == sorted(CODES)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_nothing_is_said_but_the_reason(rule: ByHand) -> None:
    verdict = only(rule, site())
    assert isinstance(verdict, Undetermined)
    assert verdict.reason == rule.why
    assert rule.why.zh
    assert rule.why.en
    standing = tally(rule, site())
    assert (standing.met, standing.value, standing.limit) == (Met.UNDETERMINED, None, None)
    assert standing.points_lost == 0
    assert rule.machine == "no"


def test_a_person_may_fill_in_the_points_of_an_indicator() -> None:
    rules = {rule.code: rule for rule in configured({"unified-login": {"points_most": 3}})}
    assert tally(rules["unified-login"], site()).points_open == 3
    assert tally(RULES["unified-login"], site()).points_open is None


def test_each_stands_in_the_report_with_its_reason() -> None:
    rules: list[Rule] = list(RULES.values())
    for row in indicators(site(), judge(site(), rules), "zh"):
        assert row.verdict == "undetermined"
        assert row.machine_decidable == "no"
        assert row.note == RULES[row.code].why.zh
        scored = RULES[row.code].level is Level.DEDUCTION
        assert isinstance(RULES[row.code], DeductionByHand) is scored
        assert row.points_lost is None
