"""message-stale, message-dates: do new letters appear, and are their days whole and possible?"""

from dataclasses import replace
from datetime import date

import pytest

from monitor import clock
from monitor.profile import Column
from monitor.rules.base import Met
from monitor.rules.freshness import ColumnOverdue
from monitor.rules.letter_days import MessageDates
from monitor.rules.letters import MessageStale
from monitor.view import ColumnView, MessageView
from tests.unit.monitor.rules.scene import (
    TODAY,
    blank,
    column,
    days_ago,
    judged,
    listing,
    only,
    said,
    site,
    tally,
    unfetched,
    unreadable,
    weighed,
    word,
    words,
)
from tests.unit.monitor.rules.test_answers import ANSWERED, BOX, OPEN, UNKNOWN, holding, letter

DEAN = column("院长信箱", "message")


def box(newest: date | None, listed: Column = BOX) -> ColumnView:
    return weighed(listed, listing(newest))


def pair(asked: date | None, answered: date | None, number: int = 1) -> MessageView:
    return letter(asked, ANSWERED, "已回复", answered, number=number)


@pytest.mark.parametrize(
    ("newest", "expected"),
    [
        (TODAY, "ok"),
        (date(2026, 9, 24), "ok"),
        (date(2026, 9, 23), "ok"),  # two months to the day
        (date(2026, 9, 22), "violation"),
        (date(2019, 1, 1), "violation"),
        (None, "undetermined"),
        (date(2027, 6, 1), "undetermined"),  # dates to come say nothing
    ],
)
def test_two_months_without_anything_new(newest: date | None, expected: str) -> None:
    assert word(only(MessageStale(), site(columns=(box(newest),)))) == expected


@pytest.mark.parametrize(
    ("listed", "asked", "answered", "expected"),
    [
        (date(2026, 7, 1), date(2026, 7, 1), date(2026, 9, 23), "ok"),  # the answer is new
        (date(2026, 7, 1), date(2026, 9, 23), None, "ok"),
        (date(2026, 7, 1), date(2026, 7, 1), date(2026, 9, 22), "violation"),
        (date(2026, 11, 1), date(2026, 7, 1), date(2026, 7, 2), "ok"),  # the list is newer
        (date(2026, 7, 1), None, None, "undetermined"),  # that letter may be the newest
        (date(2026, 7, 1), date(2026, 7, 1), date(2027, 7, 1), "violation"),
        (None, date(2026, 7, 1), None, "violation"),
    ],
)
def test_the_newest_day_of_list_and_letters_counts(
    listed: date | None, asked: date | None, answered: date | None, expected: str
) -> None:
    shown = letter(asked, ANSWERED if answered else UNKNOWN, "", answered)
    assert word(only(MessageStale(), holding(shown, columns=(box(listed),)))) == expected


@pytest.mark.parametrize(
    "standing",
    [unfetched("信箱", "message"), blank("信箱", "message"), weighed(BOX, unreadable())],
)
def test_what_was_not_read_or_is_blank_is_not_stale(standing: ColumnView) -> None:
    assert word(only(MessageStale(), site(columns=(standing,)))) == "undetermined"


def test_one_fault_is_told_once() -> None:
    stale = site(columns=(box(date(2026, 7, 1)),))
    assert words(MessageStale(), stale) == ["violation"]
    assert judged(ColumnOverdue(), stale) == []
    petitions = site(columns=(box(date(2026, 7, 1), column("网上信访", "message")),))
    assert judged(MessageStale(), petitions) == []
    assert words(ColumnOverdue(), petitions) == ["violation"]


@pytest.mark.parametrize(
    ("other", "expected", "lost", "possible"),
    [
        (box(date(2026, 7, 2), DEAN), ["violation", "violation"], 3, 0),
        (box(TODAY, DEAN), ["candidate", "ok"], 0, 3),
        (unfetched("院长信箱", "message"), ["candidate", "undetermined"], 0, 3),
        (blank("院长信箱", "message"), ["violation", "undetermined"], 3, 0),
    ],
)
def test_a_silent_mailbox_beside_another(
    other: ColumnView, expected: list[str], lost: float, possible: float
) -> None:
    seen = site(columns=(box(date(2026, 7, 1)), other))
    assert words(MessageStale(), seen) == expected
    standing = tally(MessageStale(), seen)
    assert (standing.points_lost, standing.points_open) == (lost, possible)


def test_a_stricter_limit_of_the_profile_costs_no_points() -> None:
    strict = column("主任信箱", "message", max_age_days=30)
    seen = site(columns=(box(days_ago(40), strict),))
    assert words(MessageStale(), seen) == ["violation"]
    assert tally(MessageStale(), seen).points_lost == 0
    assert "不扣分" in said(MessageStale(), only(MessageStale(), seen))
    assert tally(MessageStale(), site(columns=(box(days_ago(90), strict),))).points_lost == 3


def test_silence_after_the_last_look_is_not_proven() -> None:
    seen = holding(columns=(box(date(2026, 11, 1)),))
    assert words(MessageStale(), replace(seen, as_of=clock.end_of_day(date(2027, 3, 1)))) == ["ok"]


def test_the_sentence_names_the_newest_day() -> None:
    verdict = only(MessageStale(), site(columns=(box(date(2026, 7, 1)),)))
    assert "最新的公开留言或答复为2026-07-01，距监测时间点145天，超过61天" in said(
        MessageStale(), verdict
    )


DAY = date(2026, 11, 2)
BEFORE = date(2026, 10, 30)


@pytest.mark.parametrize(
    ("letters", "expected", "seen"),
    [
        ([pair(DAY, DAY)], "ok", ""),
        ([pair(DAY, BEFORE)], "candidate", "backwards"),
        ([pair(DAY, None, n) for n in range(2)], "ok", ""),  # two letters prove no habit
        ([pair(DAY, None, n) for n in range(3)], "candidate", "missing"),
        ([pair(None, DAY, n) for n in range(3)], "candidate", "missing"),
        ([pair(None, None, n) for n in range(3)], "candidate", "missing"),
        ([*(pair(DAY, None, n) for n in range(9)), pair(DAY, DAY, 9)], "ok", ""),
        ([*(pair(DAY, None, n) for n in range(3)), letter(DAY, OPEN)], "candidate", "missing"),
        ([letter(DAY, OPEN, number=n) for n in range(9)], "ok", ""),
        ([*(pair(None, DAY, n) for n in range(3)), pair(DAY, BEFORE, 9)], "candidate", "backwards"),
    ],
)
def test_days_in_doubt(letters: list[MessageView], expected: str, seen: str) -> None:
    verdict = only(MessageDates(), holding(*letters))
    assert word(verdict) == expected
    assert getattr(verdict, "details", {}).get("seen", "") == seen
    if seen:
        assert "请核对" in said(MessageDates(), verdict)


def test_a_day_is_missing_only_where_the_letters_own_pages_were_read() -> None:
    unread = [replace(pair(DAY, None, number), page_read=False) for number in range(9)]
    assert word(only(MessageDates(), holding(*unread))) == "ok"
    assert judged(MessageDates(), holding()) == []


def test_the_missing_day_is_named() -> None:
    verdict = only(MessageDates(), holding(*(pair(DAY, None, n) for n in range(3))))
    assert "3件已答复来信均未读到答复时间" in said(MessageDates(), verdict)
    assert "day of answering" in said(MessageDates(), verdict, "en")


def test_an_observation_breaks_nothing() -> None:
    assert tally(MessageDates(), holding(pair(DAY, BEFORE))).met is Met.UNDETERMINED
