"""A list that could be read before and cannot now: the reader is suspected, not the site.

Where an earlier complete run read three entries or more at a column's address and this run reads none
(an empty list, no list, a list in a script), the site was probably rebuilt, and the column is unverified.
It is called blank only when the page itself says in words that there is nothing (暂无数据), and said so
in an earlier complete run at least 20 hours before this look: 空白栏目 is a grave finding.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.facts import SAYS_NOTHING, Fetch, ListReading, ListState, Outcome

MIN_ENTRIES = 3  # ours: one row or two may have been a misreading, three are a list
CONFIRMED_AFTER = timedelta(hours=20)  # ours, as for dead links: the look of another day


@dataclass(frozen=True, slots=True)
class EarlierReading:
    """What an earlier complete run read at a column's address."""

    at: datetime
    state: ListState
    entries: int
    reason: str = ""


def vanished(
    fetch: Fetch | None, reading: ListReading | None, earlier: Sequence[EarlierReading]
) -> int:
    """How many entries were read before, where none were now and that is not confirmed; else 0.

    ``earlier`` has the newest first. A page that did not open has reasons of its own.
    """
    if fetch is None or fetch.outcome is not Outcome.OK:
        return 0
    since: list[EarlierReading] = []
    for before in earlier:
        if before.entries >= MIN_ENTRIES:
            return 0 if _is_confirmed(fetch.at, reading, since) else before.entries
        since.append(before)
    return 0


def _is_confirmed(
    at: datetime, reading: ListReading | None, since: Sequence[EarlierReading]
) -> bool:
    if reading is None or not _says_nothing(reading):
        return False
    return any(_says_nothing(each) and at - each.at >= CONFIRMED_AFTER for each in since)


def _says_nothing(reading: ListReading | EarlierReading) -> bool:
    return reading.state is ListState.EMPTY and reading.reason == SAYS_NOTHING
