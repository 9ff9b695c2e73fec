"""The letters of a site's mailboxes, put together from lists and letter pages, and how each stands.

A list seldom shows more than one of the two days and the letter's own page shows both, so both are
joined by address. Only letters a site chose to publish can be seen, and an unknown day accuses nobody.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from monitor import clock
from monitor.facts import Message, MessageStatus
from monitor.profile import Category, Column
from monitor.view import MessageState, MessageView

#: 国办秘函〔2019〕19号, 扣分指标“办理答复”: simple questions are answered within 5 working days.
ANSWER_WORKDAYS = 5
# 19号 leaves these out of what must be answered: interviews, surveys, petitions, reports of wrongdoing.
_LEFT_OUT = re.compile("访谈|征集|调查|信访|举报|检举")


class Row(NamedTuple):
    """A letter as one page shows it, with the page and the mailbox it was listed in."""

    page: str
    mailbox: str
    message: Message


def needs_answers(column_name: str) -> bool:
    """Whether the letters of a message column are of the kind that must be answered."""
    return _LEFT_OUT.search(column_name) is None


def is_mailbox(column: Column) -> bool:
    """Whether a column is one of online consultation: letters are published there, and answered."""
    return column.category is Category.MESSAGE and needs_answers(column.name)


def exceeds(asked: date, end: date, limit_workdays: int) -> bool | None:
    """Whether more working days than the limit lie between two days; ``None`` where the calendar cannot tell."""
    if (end - asked).days <= limit_workdays:
        return False  # whatever the holidays: working days are days
    try:
        return clock.workdays_between(asked, end) > limit_workdays
    except clock.CalendarUnknownError:
        pass
    try:  # the years that are announced may do: the limit passed before the others began
        return clock.add_workdays(asked, limit_workdays + 1) <= end
    except clock.CalendarUnknownError:
        return None


def merge(
    list_rows: Iterable[Row],
    details: Mapping[str, Sequence[Message]],
    today: date,
    limit_workdays: int = ANSWER_WORKDAYS,
) -> tuple[MessageView, ...]:
    """Each letter once, in the order first seen. ``details`` has what each letter's own page says."""
    known: dict[tuple[str, str], tuple[Message, str]] = {}
    for row in list_rows:
        identity = _identity(row)
        earlier = known.get(identity)
        message = _joined(earlier[0], row.message) if earlier else row.message
        mailbox = earlier[1] if earlier else row.mailbox
        known[identity] = message, mailbox
    return tuple(
        replace(
            view(_joined(_own(details, message), message), mailbox, today, limit_workdays),
            page_read=message.url in details,
        )
        for message, mailbox in known.values()
    )


def view(message: Message, mailbox: str, today: date, limit_workdays: int) -> MessageView:
    """How one letter stands on a day against a limit in working days."""
    asked, answered = message.asked, message.answered
    state, workdays = MessageState.UNKNOWN, None
    if message.status is MessageStatus.ANSWERED:
        workdays = _workdays(asked, answered)
        is_late = workdays is not None and workdays > limit_workdays
        state = MessageState.LATE if is_late else MessageState.ANSWERED
    elif message.status is MessageStatus.OPEN:
        is_overdue = asked is not None and exceeds(asked, today, limit_workdays)
        state = MessageState.OVERDUE if is_overdue else MessageState.OPEN
    return MessageView(
        url=message.url,
        asked=asked,
        answered=answered,
        workdays=workdays,
        state=state,
        status_text=message.status_text,
        unit=message.unit,
        number=message.number,
        mailbox=mailbox,
        answer_print=message.answer_print,
    )


def _identity(row: Row) -> tuple[str, str]:
    """A letter's own address; where the list has none, the list and what tells its letters apart."""
    own = row.message.url != row.page
    return (row.message.url, "" if own else row.message.key)


def _own(details: Mapping[str, Sequence[Message]], message: Message) -> Message:
    """What the letter's page says; of a page with several letters, the one of the same number."""
    shown = details.get(message.url, ())
    if len(shown) == 1:
        return shown[0]
    same = (each for each in shown if each.number and each.number == message.number)
    return next(same, message)


def _joined(first: Message, second: Message) -> Message:
    """Two sights of one letter: the first is believed, the second fills its gaps.

    An answer seen anywhere is an answer: a list is often written anew later than the letter's page.
    """
    asked = first if first.asked else second
    answered = first if first.answered else second
    statuses = (first.status, second.status)
    order = (MessageStatus.ANSWERED, MessageStatus.OPEN, MessageStatus.UNKNOWN)
    status = next(each for each in order if each in statuses)
    told = first if first.status is status and first.status_text else second
    return first._replace(
        url=second.url,
        asked=asked.asked,
        asked_text=asked.asked_text,
        answered=answered.answered,
        answered_text=answered.answered_text,
        status=status,
        status_text=told.status_text,
        unit=first.unit or second.unit,
        number=first.number or second.number,
        answer_print=first.answer_print or second.answer_print,
    )


def _workdays(asked: date | None, answered: date | None) -> int | None:
    """Working days from question to answer; ``None`` where a day is unknown or they contradict."""
    if asked is None or answered is None or answered < asked:
        return None
    try:
        return clock.workdays_between(asked, answered)
    except clock.CalendarUnknownError:
        return None
