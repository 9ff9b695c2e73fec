"""When rows of a list first appeared, against the day they state: an observation, and no accusation.

Pure. A row that states a day long past, and that no earlier look at the same list showed although the list reached
back beyond that day, was put there later. Why, only a person can find out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from monitor.clock import day_of
from monitor.facts import Entry, ListState
from monitor.view import ColumnView, EntryStory

_SORTED = 0.8  # of neighbours in a list must stand newest first for its last row to tell how far it reaches
MOST = 2000  # stories of a site


@dataclass(frozen=True, slots=True)
class EarlierLook:
    """A list as a complete earlier run read it: its rows in order, address and stated day."""

    at: datetime
    rows: tuple[tuple[str, date | None], ...]


def stories(
    standings: Iterable[ColumnView],
    looks: Mapping[str, Sequence[EarlierLook]],
    first_visits: Mapping[str, datetime],
    run_started: datetime,
) -> tuple[EntryStory, ...]:
    """The rows that are new or state another day than before; ``looks`` by column, the newest first.

    ``first_visits`` says when an address was visited first of all, however it was met.
    """
    found: list[EntryStory] = []
    for item in standings:
        earlier = looks.get(item.column.url, ())
        if not earlier or item.reading is None or item.reading.state is not ListState.ENTRIES:
            continue
        for row in item.reading.entries:
            story = _story(item.column.url, row, earlier, first_visits.get(row.url) or run_started)
            if story is not None and len(found) < MOST:
                found.append(story)
    return tuple(found)


def _story(
    column: str, row: Entry, earlier: Sequence[EarlierLook], visited: datetime
) -> EntryStory | None:
    if row.stated is None or not row.url:
        return None
    stated_before = _stated_before(row, earlier)
    if stated_before is not None:
        if stated_before == row.stated:
            return None
        return EntryStory(
            column, row.url, row.title, row.stated, visited, redated_from=stated_before
        )
    missed = [
        look.at
        for look in earlier
        if look.at < visited and row.stated < day_of(look.at) and _reaches(look, row.stated)
    ]
    if not missed:
        return None
    return EntryStory(
        column, row.url, row.title, row.stated, visited, len(missed), day_of(max(missed))
    )


def _stated_before(row: Entry, earlier: Sequence[EarlierLook]) -> date | None:
    """The day first read beside the same address; ``None`` where no look showed it.

    The first and not the last: a changed date stays told of until a person has decided or it is put back.
    """
    shown = [day for look in reversed(earlier) for url, day in look.rows if url == row.url]
    return next((day for day in shown if day is not None), row.stated) if shown else None


def _reaches(look: EarlierLook, day: date) -> bool:
    """Whether a row of that day would have stood in the list: newest first, and its last row is older."""
    days = [stated for _, stated in look.rows if stated is not None]
    if len(days) < 2 or len(days) < len(look.rows) or days[-1] >= day:
        return False
    falling = sum(left >= right for left, right in pairwise(days))
    return falling >= _SORTED * (len(days) - 1)
