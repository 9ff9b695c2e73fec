"""message-unanswered, message-late, answer-repeated: is every letter answered, in time, and for itself?

The tables were written from the clauses: a year and three calendar months to the day, five working days
over National Day and Spring Festival, and what nobody can tell.
"""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from monitor import clock
from monitor.facts import Message, MessageStatus
from monitor.messages import exceeds, view
from monitor.profile import Category, Column
from monitor.rules.answers import AnswerRepeated, MessageLate
from monitor.rules.base import Met, Rule, Undetermined, Violation
from monitor.rules.unanswered import MessageUnanswered
from monitor.view import ColumnState, ColumnView, MessageState, MessageView, SiteView
from tests.unit.monitor.rules.scene import (
    TODAY,
    blank,
    column,
    judged,
    listing,
    only,
    run,
    said,
    site,
    tally,
    unfetched,
    weighed,
    word,
    words,
)

BOX = column("主任信箱", "message")
ANSWERED, OPEN, UNKNOWN = MessageStatus.ANSWERED, MessageStatus.OPEN, MessageStatus.UNKNOWN


def letter(
    asked: date | None,
    status: MessageStatus = OPEN,
    shown: str = "未回复",
    answered: date | None = None,
    today: date = TODAY,
    number: int = 1,
    box: Column = BOX,
    **more: Any,
) -> MessageView:
    """A letter as the site shows it, weighed as the crawl's facts are."""
    url = f"{box.url}{number}.html"
    message = Message("k", url, asked, answered, status, shown)
    return replace(view(message, box.url, today, 5), page_read=True, **more)


def holding(*letters: MessageView, today: date = TODAY, **facts: Any) -> SiteView:
    known = {"columns": (weighed(BOX, listing(today), today=today),)} | facts
    made = site(messages=letters, **known)
    moment = clock.end_of_day(today)
    run_then = made.run and replace(made.run, started=moment, finished=moment)
    return replace(made, as_of=moment, run=run_then)


def judgement(rule: Rule, *letters: MessageView, today: date = TODAY, **facts: Any) -> str:
    return word(only(rule, holding(*letters, today=today, **facts)))


@pytest.mark.parametrize(
    ("today", "asked", "expected"),
    [
        (date(2026, 11, 23), date(2026, 11, 23), "ok"),
        (date(2026, 11, 23), date(2026, 8, 24), "ok"),
        (date(2026, 11, 23), date(2026, 8, 23), "ok"),  # three months to the day
        (date(2026, 11, 23), date(2026, 8, 22), "violation"),
        (date(2026, 11, 23), date(2025, 11, 24), "violation"),
        (date(2026, 11, 23), date(2025, 11, 23), "violation"),  # a year to the day
        (date(2026, 11, 23), date(2025, 11, 22), "ok"),  # asked before the last year
        (date(2026, 11, 23), date(2027, 1, 1), "ok"),  # a day to come
        (date(2026, 5, 31), date(2026, 2, 28), "ok"),  # February has no 31st
        (date(2026, 6, 1), date(2026, 2, 28), "violation"),
        (date(2024, 5, 29), date(2024, 2, 29), "ok"),
        (
            date(2024, 5, 31),
            date(2024, 2, 29),
            "ok",
        ),  # counted back, a short month is given its end
        (date(2024, 6, 1), date(2024, 2, 29), "violation"),
        (date(2024, 2, 29), date(2023, 2, 28), "violation"),
        (date(2024, 2, 29), date(2023, 2, 27), "ok"),
        (date(2099, 5, 30), date(2099, 2, 1), "violation"),  # months need no calendar of holidays
    ],
)
def test_three_months_within_a_year(today: date, asked: date, expected: str) -> None:
    assert judgement(MessageUnanswered(), letter(asked, today=today), today=today) == expected


OLD = date(2026, 7, 1)


@pytest.mark.parametrize(
    ("status", "shown", "more", "expected"),
    [
        (OPEN, "未回复", {}, "violation"),
        (OPEN, "待答复", {}, "violation"),
        (OPEN, "尚未办理", {}, "violation"),
        (OPEN, "办理中", {}, "candidate"),  # an answer may have been given by other means
        (OPEN, "已转办", {}, "candidate"),
        (OPEN, "正在处理", {}, "candidate"),
        (OPEN, "", {}, "candidate"),  # told by an empty place only
        (
            OPEN,
            "未回复",
            {"answer_print": "0f" * 8},
            "undetermined",
        ),  # and yet an answer stands there
        (UNKNOWN, "", {}, "undetermined"),
        (UNKNOWN, "2", {}, "undetermined"),
        (UNKNOWN, "不予公开", {}, "undetermined"),
        (UNKNOWN, "不予受理", {}, "ok"),  # not a valid letter
        (UNKNOWN, "重复信件", {}, "ok"),
        (ANSWERED, "已回复", {}, "ok"),
    ],
)
def test_only_a_page_that_says_so_accuses(
    status: MessageStatus, shown: str, more: dict[str, Any], expected: str
) -> None:
    assert judgement(MessageUnanswered(), letter(OLD, status, shown, **more)) == expected


@pytest.mark.parametrize("status", [OPEN, UNKNOWN])
def test_a_letter_without_a_day_accuses_nobody_and_clears_nobody(status: MessageStatus) -> None:
    assert judgement(MessageUnanswered(), letter(None, status)) == "undetermined"


@pytest.mark.parametrize(
    "standing", [unfetched("主任信箱", "message"), blank("主任信箱", "message")]
)
def test_an_unread_mailbox_is_undetermined(standing: ColumnView) -> None:
    for rule in (MessageUnanswered(), MessageLate()):
        verdict = only(rule, holding(columns=(standing,)))
        assert isinstance(verdict, Undetermined)
        assert verdict.reason.zh
    assert judged(AnswerRepeated(), holding(columns=(standing,))) == []


@pytest.mark.parametrize("name", ["网上信访", "纪检举报", "征集调查", "在线访谈"])
def test_petitions_reports_surveys_and_interviews_are_no_mailboxes(name: str) -> None:
    other = column(name, "message")
    seen = holding(letter(OLD, box=other), columns=(weighed(other, listing(TODAY)),))
    verdict = only(MessageUnanswered(), seen)
    assert isinstance(verdict, Undetermined)
    assert "未发现" in verdict.reason.zh
    assert judged(MessageLate(), seen) == []


def test_a_page_that_only_gathers_mailboxes_is_none() -> None:
    portal = weighed(column("互动交流", "message", portal=True), listing(TODAY))
    boxes = (portal, weighed(BOX, listing(TODAY)))
    assert words(MessageUnanswered(), holding(letter(OLD), columns=boxes)) == ["violation"]


def test_an_unfinished_run_may_have_missed_a_letter() -> None:
    unfinished = run(complete=False)
    assert judgement(MessageUnanswered(), letter(TODAY), run=unfinished) == "undetermined"
    assert judgement(MessageUnanswered(), letter(OLD), run=unfinished) == "violation"


def test_what_came_after_the_last_look_is_not_held_against_the_site() -> None:
    seen = holding(letter(date(2026, 8, 22), today=date(2026, 11, 22)), today=date(2026, 11, 22))
    later = replace(seen, as_of=clock.end_of_day(date(2027, 3, 1)))
    assert word(only(MessageUnanswered(), later)) == "ok"


def test_letters_are_counted_and_mailboxes_are_told() -> None:
    letters = [letter(OLD.replace(day=day), number=day) for day in range(1, 31)]
    seen = holding(*letters, letter(OLD, OPEN, "办理中", number=99))
    (verdict,) = judged(MessageUnanswered(), seen)
    assert isinstance(verdict, Violation)
    assert (verdict.details["count"], verdict.details["apparent"]) == (30, 1)
    assert (verdict.url, len(verdict.sources)) == (f"{BOX.url}1.html", 20)
    assert said(MessageUnanswered(), verdict) == (
        "“主任信箱”中有30件来信写明未答复，已超过3个月，最早的来信日期为2026-07-01"
    )
    standing = tally(MessageUnanswered(), seen)
    assert (standing.met, standing.value, standing.limit) == (Met.BROKEN, 30, 1)


def test_one_letter_breaks_the_veto_and_a_candidate_does_not() -> None:
    assert tally(MessageUnanswered(), holding(letter(OLD))).met is Met.BROKEN
    apparent = holding(letter(OLD, OPEN, "办理中"))
    assert tally(MessageUnanswered(), apparent).met is Met.UNDETERMINED
    assert "办理中" in said(MessageUnanswered(), only(MessageUnanswered(), apparent))
    assert tally(MessageUnanswered(), holding(letter(TODAY))).met is Met.MET
    assert tally(MessageUnanswered(), site()).met is Met.UNDETERMINED


@pytest.mark.parametrize(
    ("asked", "answered", "expected"),
    [
        (date(2026, 11, 2), date(2026, 11, 2), "ok"),
        (date(2026, 11, 2), date(2026, 11, 6), "ok"),
        (date(2026, 11, 2), date(2026, 11, 9), "ok"),  # the fifth working day
        (date(2026, 11, 2), date(2026, 11, 10), "candidate"),
        # National Day 2026: 1 to 7 October are free, Saturday 10 October is worked.
        (date(2026, 9, 29), date(2026, 10, 12), "ok"),
        (date(2026, 9, 29), date(2026, 10, 13), "candidate"),
        # Spring Festival 2026: 15 to 23 February are free, Saturdays 14 and 28 February are worked.
        (date(2026, 2, 12), date(2026, 2, 26), "ok"),
        (date(2026, 2, 12), date(2026, 2, 27), "candidate"),
        (date(2026, 11, 9), date(2026, 11, 2), "ok"),  # told by message-dates
        (date(2026, 11, 19), None, "ok"),  # answered some day, and the time still runs
        (date(2026, 11, 2), None, "undetermined"),
        (None, date(2026, 11, 9), "undetermined"),
        (None, date(2025, 1, 9), "ok"),  # asked before the last year, then
        (date(2025, 11, 22), date(2026, 11, 22), "ok"),
        (date(2025, 11, 23), date(2026, 11, 22), "candidate"),
    ],
)
def test_five_working_days_for_an_answer(
    asked: date | None, answered: date | None, expected: str
) -> None:
    shown = letter(asked, ANSWERED, "已回复", answered)
    assert judgement(MessageLate(), shown) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (date(2026, 11, 23), "ok"),
        (date(2026, 11, 16), "ok"),
        (date(2026, 11, 13), "candidate"),
        (date(2026, 1, 13), "candidate"),
        (None, "undetermined"),
    ],
)
def test_five_working_days_of_waiting(asked: date | None, expected: str) -> None:
    assert judgement(MessageLate(), letter(asked)) == expected


@pytest.mark.parametrize(
    ("asked", "end", "expected"),
    [
        (date(2099, 3, 2), date(2099, 3, 7), False),  # five days hold no six working days
        (date(2099, 3, 2), date(2099, 3, 12), None),
        (date(2026, 12, 30), date(2099, 3, 1), None),  # the time runs into a year not announced
        (date(2026, 12, 1), date(2099, 3, 1), True),  # it had passed before
        (date(2026, 12, 10), date(2026, 12, 1), False),
    ],
)
def test_a_year_that_is_not_announced_cannot_be_counted(
    asked: date, end: date, expected: bool | None
) -> None:
    assert exceeds(asked, end, 5) is expected


def test_a_year_that_is_not_announced_is_undetermined() -> None:
    day = date(2099, 3, 20)
    shown = letter(date(2099, 3, 2), ANSWERED, "", date(2099, 3, 18), day)
    assert judgement(MessageLate(), shown, today=day) == "undetermined"


def test_letters_set_aside_and_letters_of_unknown_state() -> None:
    assert judgement(MessageLate(), letter(OLD, UNKNOWN, "无效信件")) == "ok"
    assert judgement(MessageLate(), letter(OLD, UNKNOWN, "")) == "undetermined"


def test_many_late_letters_of_a_mailbox_are_told_once_with_the_worst_first() -> None:
    late = [
        letter(date(2026, 3, 2), ANSWERED, "", date(2026, 4, 1 + extra % 28), number=extra)
        for extra in range(40)
    ]
    waiting = letter(date(2026, 10, 30), number=99)
    verdict = only(MessageLate(), holding(*late, waiting))
    assert isinstance(verdict, Violation)
    assert (verdict.details["late"], verdict.details["waiting"]) == (40, 1)
    assert verdict.sources[0] == f"{BOX.url}27.html"
    assert (verdict.details["longest"], len(verdict.sources)) == (57, 20)
    assert verdict.evidence[0] == "2026-03-02 → 2026-04-28"
    assert "40件答复用时超过5个工作日，1件" in said(MessageLate(), verdict)


def test_nobody_loses_points_before_a_person_says_so() -> None:
    standing = tally(MessageLate(points_each=2), holding(letter(OLD)))
    assert (standing.met, standing.points_lost, standing.points_open) == (Met.UNDETERMINED, 0, 2)


def test_the_time_can_be_set_and_old_letters_left_out() -> None:
    shown = letter(date(2026, 11, 2), ANSWERED, "", date(2026, 11, 10))
    assert judgement(MessageLate(max_workdays=6), shown) == "ok"
    assert judgement(MessageLate(since=date(2026, 11, 3)), shown) == "ok"


def repeated(count: int, prints: str = "aa", step: int = 1, first: int = 1) -> list[MessageView]:
    return [
        letter(
            date(2026, 9, 1 + step * place), ANSWERED, "", TODAY, number=first + place,
            answer_print=prints,
        )
        for place in range(count)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        (repeated(4), ["ok"]),
        (repeated(5), ["candidate"]),
        (repeated(9, step=0), ["ok"]),  # all of one day: one person may have asked nine times
        (repeated(4) + repeated(4, "bb", first=20), ["ok"]),
        (repeated(9, ""), []),  # the words could not be told from the page
        ([], []),
    ],
)
def test_the_same_answer_to_many_letters(letters: list[MessageView], expected: list[str]) -> None:
    assert words(AnswerRepeated(), holding(*letters)) == expected


def test_old_letters_are_no_part_of_the_repetition() -> None:
    old = [replace(each, asked=date(2024, 1, place + 1)) for place, each in enumerate(repeated(9))]
    assert judged(AnswerRepeated(), holding(*old)) == []


def test_the_most_repeated_answer_is_told_with_its_letters() -> None:
    letters = repeated(5) + repeated(7, "bb", first=20)
    verdict = only(AnswerRepeated(), holding(*letters))
    assert isinstance(verdict, Violation)
    assert (verdict.details["count"], verdict.details["answers"]) == (7, 2)
    assert len(verdict.sources) == 7
    assert "7件来信的答复文字完全相同" in said(AnswerRepeated(), verdict)


def test_no_rule_tells_of_a_letter_more_than_days_and_status() -> None:
    marked = letter(OLD, number=3, unit="县水利局")
    verdict = only(MessageUnanswered(), holding(marked))
    assert isinstance(verdict, Violation)
    assert verdict.evidence == ("2026-07-01 → ? 未回复",)


def test_the_states_of_the_scene_are_those_of_the_crawl() -> None:
    assert letter(OLD).state is MessageState.OVERDUE
    assert unfetched("主任信箱", "message").state is ColumnState.UNVERIFIED
    assert BOX.category is Category.MESSAGE
