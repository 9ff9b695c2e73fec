"""interpretation-late, interpretation-early: was it published when its document was?"""

from datetime import date

import pytest

from monitor.rules.interpretation_time import InterpretationEarly, InterpretationLate
from monitor.view import Grade, Interpretation, Need, PolicyState, PolicyView
from tests.unit.monitor.rules.papers import holding, policy, read
from tests.unit.monitor.rules.scene import judged, only, said, word


def explained(published: date | None, *days: date | None) -> PolicyView:
    pairs = (read(published=day, number=number) for number, day in enumerate(days))
    return policy(PolicyState.LINKED, published, *pairs)


NATIONAL_DAY = date(2026, 9, 30)  # the next working days: 8, 9, 10 (a Saturday), 12 October
SPRING = date(2026, 2, 13)  # the next working days: 14 (a Saturday), 24, 25, 26 February


@pytest.mark.parametrize(
    ("published", "days", "expected"),
    [
        (date(2026, 11, 17), [date(2026, 11, 17)], "ok"),
        (date(2026, 11, 17), [date(2026, 11, 19)], "ok"),
        (date(2026, 11, 17), [date(2026, 11, 20)], "ok"),
        (date(2026, 11, 17), [date(2026, 11, 22)], "ok"),  # Sunday: still three
        (date(2026, 11, 17), [date(2026, 11, 23)], "violation"),
        (NATIONAL_DAY, [date(2026, 10, 8)], "ok"),
        (NATIONAL_DAY, [date(2026, 10, 10)], "ok"),
        (NATIONAL_DAY, [date(2026, 10, 11)], "ok"),
        (NATIONAL_DAY, [date(2026, 10, 12)], "violation"),
        (SPRING, [date(2026, 2, 14)], "ok"),
        (SPRING, [date(2026, 2, 25)], "ok"),
        (SPRING, [date(2026, 2, 26)], "violation"),
        (date(2024, 2, 26), [date(2024, 2, 29)], "ok"),
        (date(2024, 2, 26), [date(2024, 3, 1)], "violation"),
        (date(2026, 11, 17), [date(2026, 11, 1)], "ok"),  # early is another rule's
        (date(2026, 11, 17), [date(2026, 11, 18), date(2026, 11, 30)], "ok"),  # the first counts
        (date(2026, 11, 17), [date(2026, 11, 18), None], "ok"),
        (date(2026, 11, 17), [date(2026, 11, 30), None], "undetermined"),
        (date(2026, 11, 17), [None], "undetermined"),
        (None, [date(2026, 11, 18)], "undetermined"),
        (date(2001, 1, 4), [date(2001, 3, 1)], "undetermined"),
        (date(2026, 12, 31), [date(2099, 1, 4)], "undetermined"),
    ],
)
def test_three_working_days_by_the_calendar(
    published: date | None, days: list[date | None], expected: str
) -> None:
    assert word(only(InterpretationLate(), holding(explained(published, *days)))) == expected


LATE = explained(date(2026, 11, 2), date(2026, 11, 13))


@pytest.mark.parametrize(
    ("need", "confidence", "expected"),
    [
        (Need(Grade.REQUIRED, "own-normative"), 1.0, ["violation"]),
        (Need(Grade.REQUIRED, "own-normative"), 0.9, ["violation"]),
        (Need(Grade.REQUIRED, "own-normative"), 0.89, ["candidate"]),
        (Need(Grade.LIKELY, "kind"), 1.0, ["candidate"]),
        (Need(Grade.UNCLEAR, "unclear"), 1.0, ["candidate"]),
        (Need(Grade.UNCLEAR, "draft"), 1.0, []),  # it explains the final text
        (Need(Grade.NOT_REQUIRED, "reply"), 1.0, []),
    ],
)
def test_a_late_one_is_a_fault_only_where_need_and_pair_are_sure(
    need: Need, confidence: float, expected: list[str]
) -> None:
    pair = read(published=date(2026, 11, 13), confidence=confidence)
    one = policy(PolicyState.LINKED, date(2026, 11, 2), pair, need=need)
    assert [word(each) for each in judged(InterpretationLate(), holding(one))] == expected


def test_the_sentence_of_a_late_one_counts_working_days() -> None:
    verdict = only(InterpretationLate(), holding(LATE))
    assert said(InterpretationLate(), verdict) == (
        "《充电设施管理办法》发布于2026-11-02，解读《解读》发布于2026-11-13，相隔9个工作日（期限3个工作日）"
    )


def test_the_limit_can_be_set_and_old_documents_left_out() -> None:
    assert word(only(InterpretationLate(max_workdays=9), holding(LATE))) == "ok"
    assert word(only(InterpretationLate(max_workdays=8), holding(LATE))) == "violation"
    assert judged(InterpretationLate(since=date(2026, 11, 3)), holding(LATE)) == []
    assert len(judged(InterpretationLate(since=date(2026, 11, 2)), holding(LATE))) == 1


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([date(2026, 11, 17)], "ok"),
        ([date(2026, 11, 16)], "ok"),
        ([date(2026, 11, 15)], "candidate"),
        ([date(2026, 12, 1)], "ok"),
        ([date(2026, 12, 1), date(2026, 11, 2)], "candidate"),
        ([date(2026, 11, 17), None], "undetermined"),
        ([None], "undetermined"),
    ],
)
def test_an_interpretation_dated_before_its_document_is_for_a_person(
    days: list[date | None], expected: str
) -> None:
    one = explained(date(2026, 11, 17), *days)
    assert word(only(InterpretationEarly(), holding(one))) == expected


def test_the_sentence_of_an_early_one_names_both_days() -> None:
    one = explained(date(2026, 11, 17), date(2026, 11, 2))
    rule = InterpretationEarly()
    assert said(rule, only(rule, holding(one))) == (
        "解读《解读》发布于2026-11-02，比《充电设施管理办法》（2026-11-17发布）早15天"
    )
    assert word(only(InterpretationEarly(tolerance_days=15), holding(one))) == "ok"


@pytest.mark.parametrize("rule", [InterpretationLate(), InterpretationEarly()])
def test_documents_without_interpretation_are_no_subject(
    rule: InterpretationLate | InterpretationEarly,
) -> None:
    assert judged(rule, holding()) == []
    assert judged(rule, holding(policy())) == []


def test_a_related_page_that_was_not_read_has_no_day() -> None:
    unread = Interpretation("https://www.example.gov.cn/1", "", None, "linked", False)
    one = policy(PolicyState.LINKED, date(2026, 11, 2), unread)
    assert word(only(InterpretationLate(), holding(one))) == "undetermined"
