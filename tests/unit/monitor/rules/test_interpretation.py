"""policy-interpretation: is every document that needs it explained in time?"""

from dataclasses import replace
from datetime import date

import pytest

from monitor import clock
from monitor.rules.base import Met, Undetermined, Violation
from monitor.rules.interpretation import PolicyInterpretation
from monitor.view import Grade, Need, PolicyState
from tests.unit.monitor.rules.papers import TUESDAY, WEDNESDAY, holding, policy
from tests.unit.monitor.rules.scene import TODAY, judged, only, run, said, tally, word


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
    later = clock.end_of_day(date(2099, 3, 1))
    looked = replace(run(), started=later, finished=later)
    verdict = only(PolicyInterpretation(), replace(holding(policy()), as_of=later, run=looked))
    assert isinstance(verdict, Undetermined)
    assert "节假日" in verdict.reason.zh


def test_days_on_which_nobody_looked_are_not_counted() -> None:
    later = replace(holding(policy()), as_of=clock.end_of_day(date(2026, 12, 31)))
    verdict = only(PolicyInterpretation(), later)
    assert isinstance(verdict, Violation)
    assert verdict.details["workdays"] == 4


@pytest.mark.parametrize(
    ("published", "word_zh"),
    [
        (TODAY, "仍在解读期限内"),
        (date(2026, 11, 20), "仍在解读期限内"),  # one working day: below the warning
        (date(2026, 11, 19), "期限将至"),
        (WEDNESDAY, "期限将至"),
    ],
)
def test_little_time_left_is_said_before_it_has_passed(published: date, word_zh: str) -> None:
    one = policy(PolicyState.CANNOT_TELL, published, reason="within-time")
    verdict = only(PolicyInterpretation(), holding(one))
    assert isinstance(verdict, Undetermined)
    assert word_zh in verdict.reason.zh
    due = tally(PolicyInterpretation(), holding(one)).details["due_soon"]
    assert due == (word_zh == "期限将至")


@pytest.mark.parametrize(
    ("published", "stage"),
    [
        (TUESDAY, "overdue"),
        (date(2026, 11, 9), "overdue"),  # ten working days
        (date(2026, 11, 8), "missing"),
    ],
)
def test_after_ten_working_days_it_is_called_missing(published: date, stage: str) -> None:
    verdict = only(PolicyInterpretation(), holding(policy(published=published)))
    assert isinstance(verdict, Violation)
    assert verdict.details["stage"] == stage
    assert ("仍缺少解读" in said(PolicyInterpretation(), verdict)) is (stage == "missing")


@pytest.mark.parametrize(
    ("grade", "expected"),
    [
        (Grade.REQUIRED, "violation"),
        (Grade.LIKELY, "candidate"),
        (Grade.UNCLEAR, "candidate"),
    ],
)
def test_only_a_document_that_surely_needs_one_is_a_fault(grade: Grade, expected: str) -> None:
    one = replace(policy(), need=Need(grade, "kind"))
    verdict = only(PolicyInterpretation(), holding(one))
    assert word(verdict) == expected
    assert "规划、计划、方案" in said(PolicyInterpretation(), verdict)


def test_the_time_can_be_set_and_old_documents_left_out() -> None:
    view = holding(policy())
    assert word(only(PolicyInterpretation(max_workdays=10), view)) == "undetermined"
    assert judged(PolicyInterpretation(since=date(2026, 11, 18)), view) == []


def test_the_sentence_counts_working_days() -> None:
    verdict = only(PolicyInterpretation(), holding(policy()))
    assert said(PolicyInterpretation(), verdict) == (
        "《充电设施管理办法》发布后4个工作日未见解读（期限3个工作日）；应当解读：方案中指定；"
        "期限参照外地规定，待确认"
    )


def test_a_limit_that_a_person_set_is_no_default() -> None:
    rule = PolicyInterpretation(max_workdays=3)
    verdict = only(rule, holding(policy()))
    assert isinstance(verdict, Violation)
    assert verdict.details["limit_mark"] == ""
    assert "外地" not in said(rule, verdict)
    assert "other cities" not in said(rule, verdict, "en")


def test_inspectors_sample_so_no_point_is_lost_for_certain() -> None:
    standing = tally(PolicyInterpretation(), holding(policy(), policy(number=2)))
    assert (standing.met, standing.points_lost, standing.points_open) == (Met.BROKEN, 0, 2)
