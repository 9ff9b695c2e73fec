"""When rows of a list first appeared, against the day they state: an observation, and no accusation.

Pure. A row that states a day long past, and that no earlier look at the same list showed although the list reached
back beyond that day, was put there later. Why, only a person can find out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice, pairwise

from monitor.clock import day_of
from monitor.facts import ListState
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
    """The rows that came late or state another day than at first; ``looks`` by column, the newest first.

    ``first_visits`` says when an address was visited first of all, however it was met. A story is told again in
    every run, as long as the looks that lacked its row are among ``looks``.
    """
    found = (
        story
        for item in standings
        if (earlier := looks.get(item.column.url))
        and item.reading is not None
        and item.reading.state is ListState.ENTRIES
        for story in _of_column(item, _History.of(earlier), first_visits, run_started)
    )
    return tuple(islice(found, MOST))


@dataclass(frozen=True, slots=True)
class _History:
    """A list over time. ``shown``: when an address was first seen in it, and the day then read beside it."""

    shown: Mapping[str, tuple[datetime, date | None]]
    reaches: tuple[tuple[datetime, date], ...]  # each look that tells how far back it went

    @classmethod
    def of(cls, earlier: Sequence[EarlierLook]) -> "_History":
        """The first day read and not the last: a changed date is told of until it is put back."""
        shown: dict[str, tuple[datetime, date | None]] = {}
        for look in reversed(earlier):
            for url, day in look.rows:
                at, before = shown.get(url, (look.at, None))
                shown[url] = (at, before or day)
        reaches = ((look.at, oldest) for look in earlier if (oldest := _reach(look)) is not None)
        return cls(shown, tuple(reaches))

    def lacking(self, stated: date, before: datetime) -> list[datetime]:
        """The looks before a moment that would have shown a row of that day, and lacked it."""
        return [
            at
            for at, oldest in self.reaches
            if at < before and oldest < stated and stated < day_of(at)
        ]


def _of_column(
    item: ColumnView, history: _History, visits: Mapping[str, datetime], started: datetime
) -> Iterator[EntryStory]:
    column = item.column.url
    for row in item.reading.entries if item.reading else ():
        if row.stated is None or not row.url:
            continue
        shown, before = history.shown.get(row.url, (started, None))
        first = min(shown, visits.get(row.url, shown))
        if before is not None and before != row.stated:
            yield EntryStory(column, row.url, row.title, row.stated, first, redated_from=before)
        elif missed := history.lacking(row.stated, first):
            yield EntryStory(
                column, row.url, row.title, row.stated, first, len(missed), day_of(max(missed))
            )


def _reach(look: EarlierLook) -> date | None:
    """The day of a list's last row, where every row has one and they stand newest first; else nothing is proven."""
    days = [stated for _, stated in look.rows if stated is not None]
    if len(days) < 2 or len(days) < len(look.rows):
        return None
    falling = sum(left >= right for left, right in pairwise(days))
    return days[-1] if falling >= _SORTED * (len(days) - 1) else None
