"""policy-interpretation, interpretation-link: is it explained in time, and do the two link up?"""

from dataclasses import replace
from datetime import date

import pytest

from monitor import clock
from monitor.rules.base import Met, Undetermined
from monitor.rules.interpretation import PolicyInterpretation
from monitor.rules.interpretation_link import InterpretationLink
from monitor.view import Interpretation, PolicyState, PolicyView, SiteView
from tests.unit.monitor.rules.scene import SITE, TODAY, judged, only, said, site, tally, word

WEDNESDAY = date(2026, 11, 18)  # three working days before Monday 23 November
TUESDAY = date(2026, 11, 17)


def policy(
    state: PolicyState = PolicyState.MISSING,
    published: date | None = TUESDAY,
    *found: Interpretation,
    reason: str = "",
    number: int = 1,
) -> PolicyView:
    url = f"{SITE}policy/{number}.html"
    return PolicyView(
        url, "充电设施管理办法", "滨发改〔2026〕1号", published, state, found, reason=reason
    )


def read(how: str = "linked", *, forward: bool, back: bool, title: str = "解读") -> Interpretation:
    return Interpretation(f"{SITE}jd/1.html", title, TODAY, how, back, 1.0, forward)


def holding(*policies: PolicyView) -> SiteView:
    return site(policies=policies)


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (TODAY, "undetermined"),
        (date(2027, 1, 1), "undetermined"),
        (WEDNESDAY, "undetermined"),
        (TUESDAY, "violation"),
        (date(2010, 1, 4), "violation"),
        (date(2001, 1, 4), "undetermined"),
        (None, "undetermined"),
    ],
)
def test_a_missing_interpretation_is_a_fault_after_three_working_days(
    published: date | None, expected: str
) -> None:
    assert word(only(PolicyInterpretation(), holding(policy(published=published)))) == expected


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (PolicyState.LINKED, ["ok"]),
        (PolicyState.MATCHED, ["ok"]),
        (PolicyState.CANNOT_TELL, ["undetermined"]),
        (PolicyState.NOT_REQUIRED, []),
    ],
)
def test_only_a_missing_interpretation_is_a_fault(state: PolicyState, expected: list[str]) -> None:
    found = judged(PolicyInterpretation(), holding(policy(state)))
    assert [word(verdict) for verdict in found] == expected


@pytest.mark.parametrize(
    ("reason", "words_zh"),
    [("run-incomplete", "未覆盖全站"), ("no-interpretation-column", "栏目"), ("other", "未能判定")],
)
def test_what_could_not_be_told_says_why(reason: str, words_zh: str) -> None:
    verdict = only(PolicyInterpretation(), holding(policy(PolicyState.CANNOT_TELL, reason=reason)))
    assert isinstance(verdict, Undetermined)
    assert words_zh in verdict.reason.zh


def test_a_year_without_announced_holidays_is_undetermined() -> None:
    later = replace(holding(policy()), as_of=clock.end_of_day(date(2099, 3, 1)))
    verdict = only(PolicyInterpretation(), later)
    assert isinstance(verdict, Undetermined)
    assert "节假日" in verdict.reason.zh


def test_the_time_can_be_set_and_old_documents_left_out() -> None:
    view = holding(policy())
    assert word(only(PolicyInterpretation(max_workdays=10), view)) == "undetermined"
    assert judged(PolicyInterpretation(since=date(2026, 11, 18)), view) == []


def test_the_sentence_counts_working_days() -> None:
    verdict = only(PolicyInterpretation(), holding(policy()))
    assert said(PolicyInterpretation(), verdict) == (
        "《充电设施管理办法》发布后4个工作日未见解读（期限3个工作日）"
    )


def test_inspectors_sample_so_no_point_is_lost_for_certain() -> None:
    standing = tally(PolicyInterpretation(), holding(policy(), policy(number=2)))
    assert (standing.met, standing.points_lost, standing.points_open) == (Met.BROKEN, 0, 2)


@pytest.mark.parametrize(
    ("forward", "back", "missing"),
    [(True, True, None), (True, False, "back"), (False, True, "forward"), (False, False, "both")],
)
def test_both_directions_must_be_linked(forward: bool, back: bool, missing: str | None) -> None:
    one = policy(PolicyState.LINKED, TUESDAY, read(forward=forward, back=back))
    verdict = only(InterpretationLink(), holding(one))
    assert getattr(verdict, "details", {}).get("missing") == missing
    if missing:
        assert "《充电设施管理办法》" in said(InterpretationLink(), verdict)


def test_an_interpretation_whose_page_was_not_read_is_undetermined() -> None:
    one = policy(PolicyState.LINKED, TUESDAY, read(forward=True, back=False, title=""))
    assert word(only(InterpretationLink(), holding(one))) == "undetermined"


def test_documents_without_interpretation_are_no_subject_of_linking() -> None:
    assert judged(InterpretationLink(), holding(policy())) == []
