"""Looks for every term of every list in one pass over a text."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from monitor.terms import Term, TermKind

CONTEXT = 12  # characters shown on either side
_GRACE = timedelta(days=183)  # in which a page may still use a body's old name
_BOOK = re.compile(r"《[^《》\n]{1,200}》")  # a document's title, which says what it said then
_PAST = ("原", "前", "曾任", "时任")


class Hit(NamedTuple):
    """One place where a term stands."""

    term: Term
    context: str


class Finder:
    """Terms made ready for searching; of two that overlap the longer one counts."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms = tuple({term.wrong: term for term in terms}.values())
        patterns = [term.wrong for term in self._terms]
        self._automaton = (
            AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest) if patterns else None
        )

    def __len__(self) -> int:
        return len(self._terms)

    def hits(self, text: str, day: date | None = None) -> Iterator[Hit]:
        """Where the terms stand in a text of that day; ``None`` for one that is not dated."""
        if self._automaton is None:
            return
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            term = self._terms[index]
            if _is_of_its_time(term, day) and not _is_allowed(term, text, start, end):
                yield Hit(term, _context(text, start, end))


def _is_of_its_time(term: Term, day: date | None) -> bool:
    return term.since is None or day is None or day > term.since + _GRACE


def _is_allowed(term: Term, text: str, start: int, end: int) -> bool:
    """Whether it stands within a phrase that is right, or tells of the past."""
    for phrase in term.allowed:
        at = text.find(phrase, max(0, end - len(phrase)), start + len(phrase))
        if 0 <= at <= start and end <= at + len(phrase):
            return True
    if term.kind is not TermKind.AGENCY:
        return False
    before = text[max(0, start - 3) : start].rstrip("（(“")
    return before.endswith(_PAST) or _in_title(text, start, end)


def _in_title(text: str, start: int, end: int) -> bool:
    line = text[max(0, start - 200) : end + 200]
    place = start - max(0, start - 200)
    return any(
        found.start() < place and place + end - start < found.end()
        for found in _BOOK.finditer(line)
    )


def _context(text: str, start: int, end: int) -> str:
    return " ".join(text[max(0, start - CONTEXT) : end + CONTEXT].split())
