"""Hits of term lists are for a person to read: never a fault, never an acquittal of what was not read."""

import pytest

from monitor.rules.base import Candidate, Met, Rule
from monitor.rules.wording import AgencyName, GraveWording, Wording
from monitor.view import SiteView, TermHit
from tests.unit.monitor.rules.scene import SITE, judged, said, site, tally, words

RULES = {"grave": GraveWording(), "wording": Wording(), "agency": AgencyName()}


def hit(path: str, kind: str = "wording", context: str = "成立领导小姐办公室") -> TermHit:
    return TermHit(f"{SITE}{path}", kind, "领导小姐", "领导小组", context, "text", 1, "词表")


def searched(*hits: TermHit, texts: int = 10) -> SiteView:
    return site(terms=hits, searched=texts)


@pytest.mark.parametrize("kind", RULES)
def test_each_rule_speaks_of_its_own_terms(kind: str) -> None:
    view = searched(*(hit(each, each) for each in RULES))
    assert [verdict.subject for verdict in judged(RULES[kind], view)] == [f"{SITE}{kind}#领导小姐"]


@pytest.mark.parametrize("rule", RULES.values())
def test_nothing_read_is_undetermined_and_nothing_found_in_order(rule: Rule) -> None:
    assert words(rule, searched(texts=0)) == ["undetermined"]
    assert words(rule, searched()) == ["ok"]
    assert tally(rule, searched()).met is Met.MET


def test_a_hit_leaves_the_indicator_to_a_person() -> None:
    standing = tally(RULES["grave"], searched(hit("a", "grave")))
    assert (standing.met, standing.value) == (Met.UNDETERMINED, 0)


@pytest.mark.parametrize(("pages", "candidates"), [(1, 1), (2, 2), (3, 1), (30, 1)])
def test_what_a_template_repeats_is_one_place_to_mend(pages: int, candidates: int) -> None:
    view = searched(*(hit(f"{number}") for number in range(pages)))
    found = judged(RULES["wording"], view)
    assert len(found) == candidates
    assert sum(each.details["pages"] for each in found if isinstance(each, Candidate)) == pages


def test_the_sentence_shows_the_word_its_context_and_what_is_meant() -> None:
    (candidate,) = judged(RULES["wording"], searched(hit("a")))
    sentence = said(RULES["wording"], candidate)
    assert sentence == "正文中出现“领导小姐”（…成立领导小姐办公室…），疑应为“领导小组”，共1个页面"
