"""What the rules of interaction share: the site's mailboxes with the letters each was seen to hold.

A site publishes the letters it likes to publish, so silence here proves nothing: what was not read
is undetermined.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from monitor.messages import is_mailbox
from monitor.rules.base import Text
from monitor.view import ColumnState, ColumnView, MessageState, MessageView, SiteView
from monitor.wording import column_reason

MOST_SHOWN = 20  # letters named in one finding
ANSWERED = frozenset({MessageState.ANSWERED, MessageState.LATE})
WAITING = frozenset({MessageState.OPEN, MessageState.OVERDUE})
# Letters that need no answer: the clause speaks of valid ones only.
_SET_ASIDE = re.compile(r"不予受理|无效|重复|撤销|作废")

NO_MAILBOX = Text(
    "未发现留言咨询、信箱一类栏目，无法判定",
    "No column of enquiries or letters was found, so nothing can be told",
)
NO_LETTERS = Text(
    "栏目中未读到公开的来信，无法判定",
    "No published letter was read in the column, so nothing can be told",
)
BLANK = Text(
    "栏目中没有公开的来信，无法判定",
    "The column publishes no letter, so nothing can be told",
)
UNCLEAR = Text(
    "部分公开来信看不出是否答复或来信日期，不能断定",
    "Some published letters do not tell whether or when they were asked or answered",
)
INCOMPLETE = Text(
    "本次监测未覆盖全站，可能有来信未读到",
    "The run did not see the whole site, so letters may have been missed",
)


@dataclass(frozen=True, slots=True)
class Mailbox:
    """One column of letters that must be answered."""

    standing: ColumnView
    letters: tuple[MessageView, ...]

    @property
    def url(self) -> str:
        """The column's address."""
        return self.standing.column.url

    @property
    def name(self) -> str:
        """The column's name."""
        return self.standing.column.name

    @property
    def why_unread(self) -> Text:
        """Why there are no letters."""
        if self.standing.state is ColumnState.BLANK:
            return BLANK
        return column_reason(self.standing) or NO_LETTERS


def mailboxes(view: SiteView) -> tuple[Mailbox, ...]:
    """Every mailbox once; a page that only gathers others is none, unless letters stand in it."""
    held: dict[str, list[MessageView]] = {}
    for letter in view.messages:
        held.setdefault(letter.mailbox, []).append(letter)
    distinct = {each.column.url: each for each in view.columns if is_mailbox(each.column)}
    boxes = (Mailbox(each, tuple(held.get(url, ()))) for url, each in distinct.items())
    return tuple(box for box in boxes if box.letters or not box.standing.column.portal)


def is_set_aside(letter: MessageView) -> bool:
    """Whether the site says that the letter needs no answer."""
    return (
        letter.state is MessageState.UNKNOWN and _SET_ASIDE.search(letter.status_text) is not None
    )


def day_of(letter: MessageView) -> date | None:
    """When it was asked, or at least answered."""
    return letter.asked or letter.answered


def newest_day(letters: Iterable[MessageView], last_look: date) -> date | None:
    """The latest believable day of asking or answering: sites that publish at night date a day ahead."""
    tomorrow = last_look + timedelta(days=1)
    stated = (day for letter in letters for day in (letter.asked, letter.answered))
    return max((day for day in stated if day is not None and day <= tomorrow), default=None)


def addresses(letters: Iterable[MessageView]) -> tuple[str, ...]:
    """Where a person opens the letters, in the order given."""
    return tuple(dict.fromkeys(letter.url for letter in letters))[:MOST_SHOWN]


def told(letters: Iterable[MessageView]) -> tuple[str, ...]:
    """Days and status words of letters, nothing of what they say: “2026-03-02 → 2026-04-20 已办结”."""
    lines = []
    for letter in letters:
        days = f"{letter.asked or '?'} → {letter.answered or '?'}"
        lines.append(" ".join(part for part in (letter.number, days, letter.status_text) if part))
    return tuple(dict.fromkeys(lines))[:MOST_SHOWN]
