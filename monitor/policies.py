"""Which interpretation belongs to which document: by their links first, by their titles otherwise.

Pure. A document without an interpretation is “missing” only when everything was read that could
hold one; sites fill boxes of related links by script, so no link in the page proves nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from monitor.clock import CalendarUnknownError, workdays_between
from monitor.columns import OLDEST
from monitor.facts import DateSource
from monitor.titles import (
    MIN_NAME,
    Name,
    document_names,
    interpretation_names,
    is_interpretation,
    likeness,
    not_required,
)
from monitor.view import Interpretation, PageView, PolicyState, PolicyView

_COMMON = 200  # a run of characters that more titles share tells none of them apart
_EARLIEST = timedelta(days=31)  # what is older than that interprets an earlier document

# The visible date is what readers are told; 成文日期 is when a document was made, not published.
_PUBLISHED = (
    DateSource.VISIBLE,
    DateSource.LABEL,
    DateSource.LIST,
    DateSource.JSON,
    DateSource.URL,
    DateSource.MADE,
)


@dataclass(frozen=True, slots=True)
class _Library:
    """Pages by address without scheme: sites link http and https to the same page."""

    papers: Mapping[str, PageView]
    readers: Mapping[str, PageView]
    rows: Mapping[str, Mapping[str, str]]  # document → 相关解读 of its row, key → address
    backs: Mapping[str, frozenset[str]]  # document → interpretations that link to it
    dates: Mapping[str, date | None]
    in_time: Callable[[date | None], bool]  # whether a document's interpretation is not due yet


def pair(
    documents: Sequence[PageView],
    interpretations: Sequence[PageView],
    row_related: Mapping[str, tuple[str, ...]],
    complete: bool,
    today: date,
    grace_workdays: int = 3,
) -> tuple[PolicyView, ...]:
    """Each document once, with the interpretations found for it.

    ``row_related`` holds the 相关解读 addresses of list rows by document. ``complete`` says that
    the run saw the whole site; without it, or without one interpretation, nothing is “missing”;
    nor is anything before ``grace_workdays`` working days have passed since the document.
    """
    readers = {_key(page.url): page for page in interpretations}
    readers |= {_key(page.url): page for page in documents if is_interpretation(page.title)}
    papers = {_key(page.url): page for page in documents if _key(page.url) not in readers}
    library = _Library(
        papers,
        readers,
        {_key(url): {_key(row): row for row in rows} for url, rows in row_related.items()},
        _backs(readers),
        {key: published_on(page, today) for key, page in (papers | readers).items()},
        _still_in_time(today, grace_workdays),
    )
    matched = _matched(library)
    return tuple(_view(library, key, matched.get(key, {}), complete) for key in papers)


def _still_in_time(today: date, workdays: int) -> Callable[[date | None], bool]:
    def in_time(published: date | None) -> bool:
        try:
            return published is not None and workdays_between(published, today) <= workdays
        except CalendarUnknownError:
            return False  # the rule says aloud that it cannot count

    return in_time


def published_on(page: PageView, today: date) -> date | None:
    """When a page says it was published; 成文日期 only where it says nothing else."""
    latest = today + timedelta(days=1)
    for source in _PUBLISHED:
        for seen in page.dates:
            if seen.source is source and OLDEST <= seen.value <= latest:
                return seen.value
    made = page.document.made if page.document else None
    return made if made and OLDEST <= made <= latest else None


def _key(url: str) -> str:
    return url.partition("://")[2] or url


def _backs(readers: Mapping[str, PageView]) -> dict[str, frozenset[str]]:
    backs: dict[str, set[str]] = defaultdict(set)
    for key, page in readers.items():
        for url in page.related:
            backs[_key(url)].add(key)
    return {key: frozenset(found) for key, found in backs.items()}


def _matched(library: _Library) -> dict[str, dict[str, float]]:
    """Document → interpretation → likeness of their titles.

    An interpretation of 《…实施细则》 names the rule it details as well, but fits it less.
    """
    best: dict[str, dict[str, float]] = defaultdict(dict)
    for paper, reader, score in _alike(library):
        best[reader][paper] = max(score, best[reader].get(paper, 0.0))
    matched: dict[str, dict[str, float]] = defaultdict(dict)
    for reader, papers in best.items():
        most = max(papers.values())
        for paper, score in papers.items():
            if score == most:
                matched[paper][reader] = score
    return matched


def _alike(library: _Library) -> Iterator[tuple[str, str, float]]:
    index: dict[str, list[tuple[str, Name]]] = defaultdict(list)
    for key, page in library.readers.items():
        for name in interpretation_names(page.title):
            for shingle in _shingles(name.text):
                index[shingle].append((key, name))
    for paper, page in library.papers.items():
        for name in document_names(page.title):
            for reader, other in _candidates(name, index):
                score = likeness(name, other)
                if score and _in_time(library.dates[paper], library.dates[reader]):
                    yield paper, reader, score


def _candidates(
    name: Name, index: Mapping[str, list[tuple[str, Name]]]
) -> Iterable[tuple[str, Name]]:
    """Interpretations worth comparing; thousands of titles share 滨州市发展和改革委员会."""
    hits = [index[shingle] for shingle in _shingles(name.text) if shingle in index]
    return dict.fromkeys(pair for hit in hits if len(hit) <= _COMMON for pair in hit)


def _shingles(text: str) -> set[str]:
    return {text[start : start + MIN_NAME] for start in range(len(text) - MIN_NAME + 1)}


def _in_time(document: date | None, interpretation: date | None) -> bool:
    if document is None or interpretation is None:
        return True
    return interpretation >= document - _EARLIEST


def _view(library: _Library, key: str, matched: Mapping[str, float], complete: bool) -> PolicyView:
    page = library.papers[key]
    linked = list(_linked(library, key))
    known = {_key(each.url) for each in linked}
    titled = [
        _interpretation(library, reader, score)
        for reader, score in matched.items()
        if reader not in known
    ]
    found = sorted(linked + titled, key=lambda each: (each.published or date.max, each.url))
    state, reason = _state(library, key, found, complete)
    return PolicyView(
        page.url,
        page.title,
        page.document.number if page.document else "",
        library.dates[key],
        state,
        tuple(found),
        _lag(library.dates[key], found),
        reason=reason,
    )


def _linked(library: _Library, key: str) -> Iterator[Interpretation]:
    """What the document or its row links to, and what links to the document."""
    rows = library.rows.get(key, {})
    forward = rows.keys() | {_key(url) for url in library.papers[key].related}
    back = library.backs.get(key, frozenset())
    for address in sorted((forward | back) & library.readers.keys()):
        yield _interpretation(library, address, 1.0, address in forward, address in back)
    for address, url in rows.items():
        # The row calls it 相关解读, so it is one even where its page was not read.
        if address not in library.readers and address != key:
            yield Interpretation(url, "", None, "linked", False, links_forward=True)


def _interpretation(
    library: _Library, key: str, score: float, forward: bool = False, back: bool = False
) -> Interpretation:
    page = library.readers[key]
    return Interpretation(
        page.url,
        page.title or page.url,
        library.dates[key],
        "linked" if forward or back else "matched",
        back,
        round(score, 2),
        forward,
    )


def _state(
    library: _Library, key: str, found: Sequence[Interpretation], complete: bool
) -> tuple[PolicyState, str]:
    """The state, and its reason where nothing was found."""
    if found:
        linked = any(each.how == "linked" for each in found)
        return (PolicyState.LINKED if linked else PolicyState.MATCHED), ""
    needless = not_required(library.papers[key].title)
    if needless:
        return PolicyState.NOT_REQUIRED, needless
    if not library.readers:
        return PolicyState.CANNOT_TELL, "no-interpretation-column"
    if not complete:
        return PolicyState.CANNOT_TELL, "run-incomplete"
    read = library.papers.keys() | library.readers.keys()
    if any(_key(url) not in read for url in library.papers[key].related):
        return PolicyState.CANNOT_TELL, "related-link-unread"
    if library.papers[key].related_by_script:
        return PolicyState.CANNOT_TELL, "related-by-script"
    if library.in_time(library.dates[key]):
        return PolicyState.CANNOT_TELL, "within-time"
    return PolicyState.MISSING, ""


def _lag(published: date | None, found: Iterable[Interpretation]) -> int | None:
    """Working days from the document to its first interpretation; 0 where that came before it."""
    first = min((each.published for each in found if each.published), default=None)
    if published is None or first is None:
        return None
    try:
        return max(0, workdays_between(published, first))
    except CalendarUnknownError:
        return None
