"""The policy documents of a run and their interpretations, gathered from the columns that list them."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from monitor import policies
from monitor.doc_numbers import DocNumber, read_numbers
from monitor.duty import Duties, own_words
from monitor.facts import Entry, ListState, PageKind
from monitor.overlap import overlap
from monitor.profile import Category, SiteProfile
from monitor.rules.interpretation import PolicyInterpretation
from monitor.seen import SeenRun
from monitor.view import ColumnView, Grade, Interpretation, PageView, PolicyView

Texts = Callable[[Collection[str]], Mapping[str, str]]  # addresses → what their pages say
_T = TypeVar("_T")

_AT_ONCE = 50  # documents whose texts are held in memory together
_MOST_COMPARED = 100_000_000  # characters of all pairs; after that no pair is measured


def policies_of_run(
    profile: SiteProfile, standings: Sequence[ColumnView], seen: SeenRun, today: date, texts: Texts
) -> tuple[PolicyView, ...]:
    """Documents listed by policy columns, and numbered ones by any other, with interpretations."""
    listed = _articles(standings, {Category.POLICY}, seen)
    others = _articles(standings, set(Category) - {Category.POLICY, Category.INTERPRETATION}, seen)
    listed |= {page: column for page, column in others.items() if _is_numbered(seen.by_url[page])}
    readers = _articles(standings, {Category.INTERPRETATION}, seen)
    rule = PolicyInterpretation.model_validate(profile.rules.get(PolicyInterpretation.code, {}))
    documents = [seen.by_url[page] for page in listed if page not in readers]
    found = policies.pair(
        documents,
        [seen.by_url[page] for page in readers],
        _related_of_rows(standings),
        complete=seen.run.complete and _was_read(standings),
        today=today,
        grace_workdays=rule.max_workdays,
        duties=_duties(rule, documents, profile.name),
        cited=_cited([url for url in readers if "《" not in seen.by_url[url].title], texts),
    )
    placed = [replace(policy, column=listed.get(policy.url, "")) for policy in found]
    return tuple(_measured(placed, texts))


def _duties(rule: PolicyInterpretation, documents: Sequence[PageView], name: str) -> Duties:
    words = own_words(documents, name) | frozenset(rule.own_numbers)
    return Duties(name, words, rule.require, rule.not_required, Grade(rule.unclear))


def _cited(urls: Sequence[str], texts: Texts) -> dict[str, tuple[DocNumber, ...]]:
    """The numbers in the texts of interpretations whose titles name no document."""
    found: dict[str, tuple[DocNumber, ...]] = {}
    for some in _portions(urls):
        found.update((url, read_numbers(text)) for url, text in texts(some).items())
    return found


def _measured(placed: Sequence[PolicyView], texts: Texts) -> Iterator[PolicyView]:
    """The documents with how much of each interpretation is copied from them."""
    left = _MOST_COMPARED
    for some in _portions(placed):
        wanted = {policy.url for policy in some if policy.interpretations}
        wanted |= {each.url for policy in some for each in policy.interpretations}
        said = texts(wanted) if left > 0 else {}
        for policy in some:
            left -= sum(_length(policy, each, said) for each in policy.interpretations)
            said = said if left > 0 else {}
            pairs = tuple(_with_overlap(policy, each, said) for each in policy.interpretations)
            yield replace(policy, interpretations=pairs)


def _length(policy: PolicyView, pair: Interpretation, said: Mapping[str, str]) -> int:
    return len(said.get(policy.url, "")) + len(said.get(pair.url, ""))


def _portions(every: Sequence[_T]) -> Iterator[Sequence[_T]]:
    return (every[start : start + _AT_ONCE] for start in range(0, len(every), _AT_ONCE))


def _with_overlap(
    policy: PolicyView, pair: Interpretation, said: Mapping[str, str]
) -> Interpretation:
    share = overlap(said.get(policy.url, ""), said.get(pair.url, ""))
    return pair if share is None else replace(pair, overlap=round(share, 2))


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
