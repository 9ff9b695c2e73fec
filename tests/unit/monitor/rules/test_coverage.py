"""Every indicator of the numbered list has its place in the catalogue, by machine or for a person."""

import pytest

from monitor.rules import catalogue
from monitor.rules.base import Level, Rule
from monitor.rules.deduction import BLOCKS, Deduction

# Without a rule yet. A number that has got one must be taken out.
AWAITED: list[str] = [
]  # fmt: skip

# Vetoes, deductions, bonus, guidelines, labels, interpretation, disclosure, leaks; then new media.
EVERY = [
    "W-V1.1", "W-V1.2", "W-V1.3", "W-V1.4", "W-V1.5", "W-V1.6", "W-V2", "W-V3", "W-V4.1",
    "W-V4.2", "W-V4.3", "W-V5.1", "W-V5.2", "W-V6.1", "W-V6.2", "W-V6.3", "W-P01", "W-P02",
    "W-P03", "W-P04", "W-P05", "W-P06", "W-P07", "W-P08", "W-P09", "W-P10", "W-P11",
    "W-P12", "W-P13", "W-P14", "W-P15", "W-P16", "W-P17", "W-P18", "W-P19", "W-P20",
    "W-P21", "W-P22", "W-P23", "W-P24", "W-P25", "W-P26", "W-P27", "W-P28", "W-B01",
    "W-B02", "W-B03", "W-G01", "W-G02", "W-G03", "W-G04", "W-G05", "W-G06", "W-G07",
    "W-G08", "W-G09", "W-G10", "W-G11", "W-G20", "W-G21", "W-G22", "W-G23", "W-G24",
    "W-G25", "W-G26", "W-L01", "W-L02", "W-L03", "W-I01", "W-I02", "W-I03", "W-I04",
    "W-I05", "W-I06",
    "W-I07", "W-I08", "W-I09", "W-O01", "W-O02", "W-O03", "W-O04",
    "W-O05", "W-O06", "W-O07", "W-S01", "W-S02", "W-S03", "W-S04", "W-S05", "W-S06",
    "W-S07", "W-S08",
    "M-V1", "M-V2.1", "M-V2.2", "M-V3.1", "M-V3.2", "M-G01", "M-G02",
    "M-G03", "M-G04", "M-G05", "M-G06", "M-G07", "M-G08", "M-G09", "M-G10", "M-G11",
]  # fmt: skip

# What was seen to be taken for one fault, and how sure that is.
POINTS = {
    "W-P07": (1.0, "B"),
    "W-P08": (1.0, "B"),
    "W-P12": (2.0, "B"),
    "W-P18": (3.0, "B"),
}
RULES = catalogue()
COVERED = {number for rule in RULES for number in rule.official}


def test_every_number_has_a_rule_or_is_awaited() -> None:
    assert len(EVERY) == len(set(EVERY))
    assert sorted(set(EVERY) - COVERED - set(AWAITED)) == []


def test_no_number_is_awaited_that_has_a_rule() -> None:
    assert sorted(set(AWAITED) & COVERED) == []


def test_no_rule_names_a_number_that_is_not_in_the_list() -> None:
    assert sorted(COVERED - set(EVERY)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_says_which_indicator_it_is_and_what_it_needs(rule: type[Rule]) -> None:
    for text in (rule.title, rule.clause, rule.remedy):
        assert text.zh
        assert text.en
    assert rule.official, "name the numbers it stands for"
    assert rule.needs.zh
    assert rule.needs.en
    assert rule.mark in set("ABCD")
    assert (rule.level is Level.DEDUCTION) == (rule.block in BLOCKS)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_limit_of_the_clause_is_an_option_whose_default_is_the_clauses(rule: type[Rule]) -> None:
    for option, limit in rule.clause_limits.items():
        assert rule.model_fields[option].default == limit.value


@pytest.mark.parametrize("number", POINTS)
def test_points_that_were_seen_are_the_default(number: str) -> None:
    named = [rule for rule in RULES if number in rule.official and issubclass(rule, Deduction)]
    found = {(rule.model_fields["points_each"].default, rule.points_mark) for rule in named}
    assert not named or POINTS[number] in found
