"""One letter while it is being read: what its labels said, and what follows from that.

Only days, status, unit, number, address and a print of the answer leave this module; titles and writers serve
as evidence that something is a letter, and at most a hash of the title tells two letters apart.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from monitor.facts import Message, MessageStatus
from spiders.pages.letter_prints import answer_print
from spiders.pages.letter_words import (
    MAX_VALUE,
    Field,
    Kind,
    day_of,
    is_blank,
    is_strong,
    status_of,
)

_NUMBER = re.compile(r"[0-9A-Za-z\u3014\u3015\[\]()（）第号字_-]{1,40}")
_UNIT = re.compile(r"[\u4e00-\u9fff（）()、，,·0-9A-Za-z]{2,40}")
_TELLING_LENGTH = 5  # a shorter number is the row's, not the letter's: 1, 2, 3
_LEAST_FIELDS = 2  # one label alone stands in many an article


@dataclass(slots=True)
class Draft:
    """A letter's labels with their texts, in the order read."""

    url: str = ""  # of its own page
    texts: dict[Kind, tuple[int, str]] = field(default_factory=dict)
    labelled: set[Kind] = field(default_factory=set)
    strong: bool = False
    scripted: bool = False  # an empty place has an id: a script may fill it
    in_list: bool = False
    words: str = ""  # of its row, for telling it apart
    answer: str = ""  # the whole of it, where it could be told from the rest of the page

    def add(self, label: str, meaning: Field, text: str) -> None:
        """What stands behind a label. The first text of the most trusted label is kept."""
        kind, rank = meaning
        if kind is Kind.OTHER:
            return
        self.labelled.add(kind)
        self.strong = self.strong or is_strong(label)
        known = self.texts.get(kind)
        usable = not is_blank(text)
        if kind in {Kind.ASKED, Kind.ANSWERED}:
            usable = usable and day_of(text)[0] is not None
        if usable and (known is None or rank < known[0]):
            self.texts[kind] = (rank, text)

    def text(self, kind: Kind) -> str:
        """The text of one kind, "" where there is none."""
        return self.texts.get(kind, (0, ""))[1]

    @property
    def leaves_answer_empty(self) -> bool:
        """Whether the place of the answer's day is there and nothing stands in it."""
        return Kind.ANSWERED in self.labelled and Kind.ANSWERED not in self.texts

    def is_letter(self, *, in_mailbox: bool) -> bool:
        """Whether this is a published letter and no form, notice or permit."""
        if not (self.strong or in_mailbox):
            return False
        if not self.in_list and len(self.labelled) < _LEAST_FIELDS:
            return False
        has_word = bool(status_of(self.text(Kind.STATUS))[1])
        return has_word or Kind.ASKED in self.texts or Kind.ANSWERED in self.texts


def finished(drafts: Iterable[Draft], page_url: str) -> tuple[Message, ...]:
    """The letters of one page. That some show an answer's day tells what an empty place means."""
    kept = list(drafts)
    some_filled = any(Kind.ANSWERED in draft.texts for draft in kept)
    messages = [_message(draft, page_url, some_filled=some_filled) for draft in kept]
    times: Counter[str] = Counter()
    unique: list[Message] = []
    for message in messages:
        times[message.key] += 1
        nth = times[message.key]
        key = message.key if nth == 1 else f"{message.key}#{nth}"
        unique.append(message._replace(key=key))
    return tuple(unique)


def _message(draft: Draft, page_url: str, *, some_filled: bool) -> Message:
    said, word = status_of(draft.text(Kind.STATUS))
    rank = draft.texts.get(Kind.ANSWERED, (0, ""))[0]
    if said is MessageStatus.OPEN and rank > 0:
        # 处理时间 of a letter that is 办理中 is a step on the way, not its answer.
        draft = replace(
            draft, texts={k: v for k, v in draft.texts.items() if k is not Kind.ANSWERED}
        )
    asked, asked_text = day_of(draft.text(Kind.ASKED))
    answered, answered_text = day_of(draft.text(Kind.ANSWERED))
    status = MessageStatus.ANSWERED if answered else said
    if status is MessageStatus.UNKNOWN and not word:
        status = _by_answer(draft, some_filled=some_filled)
    number = _NUMBER.match(draft.text(Kind.NUMBER).strip())
    unit = _UNIT.match(draft.text(Kind.UNIT).strip())
    printed = number[0][:MAX_VALUE] if number else ""
    return Message(
        _key(draft, printed, asked_text),
        draft.url or page_url,
        asked,
        answered,
        status,
        word,
        unit[0] if unit else "",
        printed,
        asked_text,
        answered_text,
        answer_print(draft.answer),
    )


def _by_answer(draft: Draft, *, some_filled: bool) -> MessageStatus:
    """What the answer's place says where no status does; an empty one may wait for a script."""
    answer = draft.text(Kind.ANSWER)
    if answer:
        said = status_of(answer)[0]
        return said if said is MessageStatus.OPEN else MessageStatus.ANSWERED
    if not draft.leaves_answer_empty or draft.scripted:
        return MessageStatus.UNKNOWN
    is_open = some_filled or Kind.ANSWER in draft.labelled
    return MessageStatus.OPEN if is_open else MessageStatus.UNKNOWN


def _key(draft: Draft, number: str, asked_text: str) -> str:
    if len(number) >= _TELLING_LENGTH:
        return number
    if draft.url:
        return draft.url
    told = "\n".join((number, asked_text, draft.text(Kind.TITLE) or draft.words))
    return hashlib.blake2b(told.encode("utf-8", "replace"), digest_size=8).hexdigest()
