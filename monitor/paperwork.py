"""The policy documents of a run and their interpretations, gathered from the columns that list them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from monitor import policies
from monitor.facts import Entry, ListState, PageKind
from monitor.profile import Category, SiteProfile
from monitor.seen import SeenRun
from monitor.view import ColumnView, PageView, PolicyView

DEFAULT_GRACE = 3  # working days; the default of the rule policy-interpretation


def policies_of_run(
    profile: SiteProfile, standings: Sequence[ColumnView], seen: SeenRun, today: date
) -> tuple[PolicyView, ...]:
    """Documents listed by policy columns, and numbered ones by any other, with interpretations."""
    listed = _articles(standings, {Category.POLICY}, seen)
    others = _articles(standings, set(Category) - {Category.POLICY, Category.INTERPRETATION}, seen)
    listed |= {page: column for page, column in others.items() if _is_numbered(seen.by_url[page])}
    readers = _articles(standings, {Category.INTERPRETATION}, seen)
    grace = profile.rules.get("policy-interpretation", {}).get("max_workdays", DEFAULT_GRACE)
    found = policies.pair(
        [seen.by_url[page] for page in listed if page not in readers],
        [seen.by_url[page] for page in readers],
        _related_of_rows(standings),
        complete=seen.run.complete and _was_read(standings),
        today=today,
        grace_workdays=grace,
    )
    return tuple(replace(policy, column=listed.get(policy.url, "")) for policy in found)


def _is_numbered(page: PageView) -> bool:
    return page.document is not None and bool(page.document.number)


def _was_read(standings: Sequence[ColumnView]) -> bool:
    """Whether interpretations would have been seen: a column of them was read."""
    return any(
        item.column.category is Category.INTERPRETATION
        and item.reading is not None
        and item.reading.state is ListState.ENTRIES
        for item in standings
    )


def _related_of_rows(standings: Sequence[ColumnView]) -> dict[str, tuple[str, ...]]:
    rows = (entry for _, entry in _entries(standings, {Category.POLICY, Category.NOTICE}))
    return {entry.url: entry.related for entry in rows if entry.related}


def _articles(
    standings: Sequence[ColumnView], wanted: set[Category], seen: SeenRun
) -> dict[str, str]:
    """Addresses of listed articles, each with the address of the column that lists it first."""
    found: dict[str, str] = {}
    for column, entry in _entries(standings, wanted):
        page = seen.page_at(entry.url)
        if page is not None and page.kind is not PageKind.COLUMN:
            found.setdefault(page.url, column)
    return found


def _entries(standings: Sequence[ColumnView], wanted: set[Category]) -> Iterator[tuple[str, Entry]]:
    for item in standings:
        if item.column.category in wanted and item.reading:
            yield from ((item.column.url, entry) for entry in item.reading.entries)
