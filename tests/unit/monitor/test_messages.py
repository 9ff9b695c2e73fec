"""One letter out of its list and its own page, and how it stands against the limit for answers."""

from datetime import date

import pytest

from monitor.facts import Message, MessageStatus
from monitor.messages import Row, merge, needs_answers
from monitor.view import MessageView

LIST = "https://www.example.gov.cn/hdjl/"
LETTER = f"{LIST}31.html"
TODAY = date(2026, 11, 23)  # a Monday
ANSWERED, OPEN, UNKNOWN = MessageStatus.ANSWERED, MessageStatus.OPEN, MessageStatus.UNKNOWN


def letter(
    asked: date | None,
    answered: date | None,
    status: MessageStatus,
    url: str = LETTER,
    key: str = "31",
) -> Message:
    return Message(key, url, asked, answered, status)


def merged(
    *rows: Message, details: dict[str, tuple[Message, ...]] | None = None
) -> list[MessageView]:
    return list(merge([Row(LIST, LIST, row) for row in rows], details or {}, TODAY))


@pytest.mark.parametrize(
    ("asked", "answered", "status", "state", "workdays"),
    [
        (date(2026, 11, 2), date(2026, 11, 2), ANSWERED, "answered", 0),
        (date(2026, 11, 2), date(2026, 11, 9), ANSWERED, "answered", 5),
        (date(2026, 11, 2), date(2026, 11, 10), ANSWERED, "late", 6),
        (date(2026, 11, 2), None, ANSWERED, "answered", None),
        (None, date(2026, 11, 2), ANSWERED, "answered", None),
        (None, None, ANSWERED, "answered", None),
        (date(2026, 11, 10), date(2026, 11, 2), ANSWERED, "answered", None),
        (date(2026, 11, 16), None, OPEN, "open", None),
        (date(2026, 11, 13), None, OPEN, "overdue", None),
        (date(2026, 7, 1), None, OPEN, "overdue", None),
        (date(2026, 12, 1), None, OPEN, "open", None),
        (None, None, OPEN, "open", None),
        (date(2026, 7, 1), None, UNKNOWN, "unknown", None),
        (date(2099, 7, 1), date(2099, 9, 1), ANSWERED, "answered", None),
    ],
)
def test_a_letter_stands_by_its_days_and_status(
    asked: date | None,
    answered: date | None,
    status: MessageStatus,
    state: str,
    workdays: int | None,
) -> None:
    (found,) = merged(letter(asked, answered, status))
    assert (found.state.value, found.workdays) == (state, workdays)


def test_the_list_knows_one_day_and_the_letters_own_page_the_other() -> None:
    row = letter(date(2026, 11, 2), None, UNKNOWN)
    own = letter(None, date(2026, 11, 4), ANSWERED)
    (found,) = merged(row, details={LETTER: (own,)})
    assert (found.url, found.asked, found.answered) == (
        LETTER,
        date(2026, 11, 2),
        date(2026, 11, 4),
    )
    assert (found.state.value, found.workdays, found.mailbox) == ("answered", 2, LIST)


def test_an_answer_seen_on_one_page_outweighs_an_older_list() -> None:
    row = letter(date(2026, 7, 1), None, OPEN)
    (found,) = merged(row, details={LETTER: (letter(date(2026, 7, 1), None, ANSWERED),)})
    assert found.state.value == "answered"


def test_a_letter_listed_twice_counts_once() -> None:
    row = letter(date(2026, 7, 1), None, OPEN)
    assert len(merged(row, row._replace(key="other"))) == 1


def test_letters_without_an_address_stay_apart() -> None:
    rows = [letter(date(2026, 7, 1), None, OPEN, LIST, key) for key in ("a", "b")]
    assert [found.url for found in merged(*rows)] == [LIST, LIST]


def test_a_page_of_several_letters_gives_the_one_of_the_same_number() -> None:
    row = letter(date(2026, 11, 2), None, UNKNOWN)._replace(number="7")
    others = (
        letter(date(2026, 11, 2), date(2026, 11, 20), ANSWERED)._replace(number="6"),
        letter(date(2026, 11, 2), date(2026, 11, 3), ANSWERED)._replace(number="7"),
    )
    (found,) = merged(row, details={LETTER: others})
    assert found.answered == date(2026, 11, 3)


def test_petitions_surveys_and_interviews_need_no_answer() -> None:
    names = ("县长信箱", "网上信访", "纪检举报", "征集调查", "在线访谈", "咨询留言")
    assert [needs_answers(name) for name in names] == [True, False, False, False, False, True]
