"""Where a column stands on a day: which window it has, and how long its newest entry still counts.

Pure. A doubt goes in the column's favour: of “6 months” and “183 days” the later day is the
deadline, because a false alarm costs more than a late one.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from monitor.clock import CalendarUnknownError, add_workdays, months_before
from monitor.earlier import EarlierReading, vanished
from monitor.facts import Entry, Fetch, ListReading, ListState, Outcome
from monitor.profile import Category, Column
from monitor.view import ColumnState, ColumnView
from monitor.windows import NATIONAL, Choice, Window, window_of

OLDEST = date(1998, 1, 1)  # earlier dates are misreadings: no government site is older

_REFUSED = {
    Outcome.BLOCKED: "blocked",
    Outcome.ROBOTS: "not-fetched",
    Outcome.SKIPPED: "not-fetched",
    Outcome.REDIRECTED_HOME: "redirected-home",
    Outcome.TIMEOUT: "timed-out",
    Outcome.RESET: "reset",
    Outcome.SOFT_404: "soft-404",
}
_REPORT_TITLE = re.compile(r"年报|年度(?:工作)?报告")
_TITLE_YEAR = re.compile(r"(?<!\d)20\d{2}(?=\s{0,3}年)")


def standing(
    column: Column,
    fetch: Fetch | None,
    reading: ListReading | None,
    today: date,
    due_soon_days: int | None = None,
    article_dates: Mapping[str, date] | None = None,
    earlier: Sequence[EarlierReading] = (),
    choice: Choice = NATIONAL,
) -> ColumnView:
    """Where the column stands on ``today``.

    ``article_dates`` gives the date of the article behind a row that prints none. What was not
    read, or not as a list, is unverified: only a list recognised as empty makes a column blank.

    ``earlier`` holds what complete runs before this one read at the address, the newest first:
    a list that could be read then and cannot now is not blank (see ``monitor.earlier``).
    """
    window = window_of(column, choice)
    view = ColumnView(
        column,
        fetch,
        reading,
        ColumnState.EXEMPT,
        _shown_days(window),
        first_level=column.first_level,
        confidence=window.confidence if window else "A",
        basis=window.basis if window else "",
    )
    unread = _unread(fetch, reading, window, column.category)
    if unread or reading is None:
        state, reason = unread or (ColumnState.UNVERIFIED, "not-a-list")
        lost = vanished(fetch, reading, earlier)
        if lost:
            state, reason = ColumnState.UNVERIFIED, "rows-vanished"
        return replace(view, state=state, reason=reason, earlier_entries=lost)
    seen = _newest(reading.entries, today, article_dates or {})
    view = replace(
        view,
        newest_date=seen.day,
        newest_url=seen.url,
        newest_text=seen.text,
        newest_source=seen.source,
        future_entries=seen.future,
    )
    if column.portal:
        return replace(view, state=ColumnState.EXEMPT, reason="portal")
    return _against(view, window, today, due_soon_days)


def as_looked_at(view: ColumnView, last_look: date) -> ColumnView:
    """The standing without silence that nobody watched.

    A column in time when the site was last looked at may have been updated since, so it is
    unverified afterwards and never stale.
    """
    if view.state is ColumnState.STALE and view.deadline and view.deadline >= last_look:
        return replace(view, state=ColumnState.UNVERIFIED, reason="not-looked-at")
    return view


def _unread(
    fetch: Fetch | None, reading: ListReading | None, window: Window | None, category: Category
) -> tuple[ColumnState, str] | None:
    """State and reason of a column whose page gave no rows; ``None`` where it gave some."""
    if fetch is None:
        return ColumnState.UNVERIFIED, "not-fetched"
    if fetch.outcome is not Outcome.OK:
        return ColumnState.UNVERIFIED, _REFUSED.get(fetch.outcome, "http-error")
    state = reading.state if reading else ListState.NOT_A_LIST
    if state is ListState.EMPTY:
        # A page of plain text often carries an empty list box that nobody fills.
        plain = window is None and category is Category.STATIC
        return (ColumnState.EXEMPT, "no-window") if plain else (ColumnState.BLANK, "")
    if state is ListState.UNREADABLE:
        return ColumnState.UNVERIFIED, "list-in-script"
    if state is ListState.NOT_A_LIST:
        return (
            (ColumnState.UNVERIFIED, "not-a-list") if window else (ColumnState.EXEMPT, "no-window")
        )
    return None


class _Newest(NamedTuple):
    day: date | None
    url: str
    text: str
    source: str
    future: int


def _newest(entries: Iterable[Entry], today: date, article_dates: Mapping[str, date]) -> _Newest:
    """The latest believable date. Pinned rows lead lists, so the first row says nothing."""
    newest, future = _Newest(None, "", "", "", 0), 0
    tomorrow = today + timedelta(days=1)  # sites that publish at night date rows a day ahead
    for entry in entries:
        stated = entry.stated or article_dates.get(entry.url)
        if stated is None or stated < OLDEST:
            continue
        if stated > tomorrow:
            future += 1
        elif newest.day is None or stated > newest.day:
            own = entry.source.value if entry.source else ""
            newest = _Newest(stated, entry.url, entry.text, own if entry.stated else "article", 0)
    return newest._replace(future=future)


def _against(
    view: ColumnView, window: Window | None, today: date, due_soon_days: int | None
) -> ColumnView:
    if window is None:
        return replace(view, state=ColumnState.EXEMPT, reason="no-window")
    if view.newest_date is None or view.reading is None:
        reason = "only-future-dates" if view.future_entries else "no-dates"
        return replace(view, state=ColumnState.UNVERIFIED, reason=reason)
    deadline = deadline_of(view.newest_date, window, view.reading.entries)
    left = (deadline - today).days
    warning = due_soon_days if due_soon_days is not None else _default_warning(window)
    state = ColumnState.DUE_SOON if left <= warning else ColumnState.FRESH
    if left < 0:
        state = ColumnState.STALE
    return replace(view, state=state, deadline=deadline, days_left=left)


def _shown_days(window: Window | None) -> int | None:
    return (window.workdays or window.days) if window else None


def _default_warning(window: Window) -> int:
    if window.workdays is not None:
        return 0
    return 3 if window.days <= 31 else 7


def deadline_of(newest: date, window: Window, entries: Iterable[Entry]) -> date:
    """The last day on which the newest entry still counts; that day itself is in time."""
    if window.yearly:
        early = _names_own_year(entries, newest)
        return date(newest.year + (2 if early else 1), 1, 31)
    if window.workdays is not None:
        try:
            return add_workdays(newest, window.workdays)
        except CalendarUnknownError:
            return newest + timedelta(days=window.days)
    by_days = newest + timedelta(days=window.days)
    if window.months is None:
        return by_days
    return max(by_days, months_before(newest, -window.months))


def _names_own_year(entries: Iterable[Entry], newest: date) -> bool:
    """Whether a report is dated in the December of the year it reports on.

    Such a report on 2025, dated 31 December 2025, is the one due by 31 January 2026.
    """
    return newest.month == 12 and any(
        str(newest.year) in _TITLE_YEAR.findall(entry.title[:300])
        for entry in entries
        if _REPORT_TITLE.search(entry.title[:300])
    )
