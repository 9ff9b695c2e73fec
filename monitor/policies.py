"""Which interpretation belongs to which document: by their links first, by number and title otherwise.

Pure. A document without an interpretation is “missing” only when everything was read that could
hold one; sites fill boxes of related links by script, so no link in the page proves nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from monitor.clock import CalendarUnknownError, workdays_between
from monitor.columns import OLDEST
from monitor.doc_numbers import DocNumber
from monitor.duty import Duties
from monitor.facts import DateSource
from monitor.pairing import Found, Pairs, Shelf, pairs
from monitor.titles import is_interpretation
from monitor.view import Grade, Interpretation, PageView, PolicyState, PolicyView

_MOST = 50  # interpretations of one document
_LINKED, _LINKED_ONE_WAY = 1.0, 0.9  # a box of related links may hold a neighbour too

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

    shelf: Shelf
    rows: Mapping[str, Mapping[str, str]]  # document → 相关解读 of its row, key → address
    backs: Mapping[str, frozenset[str]]  # document → interpretations that link to it
    duties: Duties
    gap: str  # why nothing can be missing; "" where everything was read that could hold one
    waiting: Callable[[date | None], str]  # why a document may not be reproached yet, by its day


def pair(
    documents: Sequence[PageView],
    interpretations: Sequence[PageView],
    row_related: Mapping[str, tuple[str, ...]],
    complete: bool,
    today: date,
    grace_workdays: int = 3,
    duties: Duties | None = None,
    cited: Mapping[str, Collection[DocNumber]] | None = None,
) -> tuple[PolicyView, ...]:
    """Each document once, with the interpretations found for it.

    ``row_related`` holds the 相关解读 addresses of list rows by document, ``cited`` the numbers that
    the texts of interpretations hold by their addresses. ``complete`` says that the run saw the whole
    site; without it, or without one interpretation, nothing is “missing”; nor is anything before
    ``grace_workdays`` working days have passed since the document.
    """
    shelf = _shelf(documents, interpretations, cited or {}, today)
    unread = "" if complete else "run-incomplete"
    library = _Library(
        shelf,
        {_key(url): {_key(row): row for row in rows} for url, rows in row_related.items()},
        _backs(shelf.readers),
        duties or Duties(),
        unread if shelf.readers else "no-interpretation-column",
        _waiting(today, grace_workdays),
    )
    found = pairs(shelf)
    return tuple(_view(library, key, found) for key in shelf.papers)


def _shelf(
    documents: Sequence[PageView],
    interpretations: Sequence[PageView],
    cited: Mapping[str, Collection[DocNumber]],
    today: date,
) -> Shelf:
    """An interpretation that is listed among the documents is none of them."""
    told = [page for page in documents if is_interpretation(page.title)]
    readers = _by_key([*interpretations, *told])
    papers = {key: page for key, page in _by_key(documents).items() if key not in readers}
    days = {key: published_on(page, today) for key, page in (papers | readers).items()}
    numbers = {_key(url): found for url, found in cited.items()}
    return Shelf(papers, readers, days, numbers)


def _by_key(pages: Iterable[PageView]) -> dict[str, PageView]:
    """Of two addresses that differ only in their scheme the https one, whichever came first."""
    found: dict[str, PageView] = {}
    for page in pages:
        known = found.get(_key(page.url))
        if known is None or page.url > known.url:
            found[_key(page.url)] = page
    return found


def _waiting(today: date, workdays: int) -> Callable[[date | None], str]:
    def waiting(published: date | None) -> str:
        if published is None:
            return "no-date"
        try:
            return "within-time" if workdays_between(published, today) <= workdays else ""
        except CalendarUnknownError:
            return "no-calendar"

    return waiting


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


def _view(library: _Library, key: str, found: Pairs) -> PolicyView:
    page, published = library.shelf.papers[key], library.shelf.dates[key]
    matched = found.get(key, {})
    linked = list(_linked(library, key, matched))
    known = {_key(each.url) for each in linked}
    others = [
        _interpretation(library, reader, pair.kind, pair.confidence)
        for reader, pair in matched.items()
        if reader not in known
    ]
    # What was linked is named before what is only alike; a page that fits a hundred fits none.
    every = [*linked, *sorted(others, key=lambda each: (-each.confidence, each.url))][:_MOST]
    every.sort(key=lambda each: (each.published or date.max, each.url))
    need = library.duties.of(page)
    state, reason = _state(library, key, every, need.grade)
    return PolicyView(
        page.url,
        page.title,
        page.document.number if page.document else "",
        published,
        state,
        tuple(every),
        _lag(published, every),
        reason=need.ground if state is PolicyState.NOT_REQUIRED else reason,
        need=need,
        links_unread=page.related_by_script,
    )


def _linked(library: _Library, key: str, matched: Mapping[str, Found]) -> Iterator[Interpretation]:
    """What the document or its row links to, and what links to the document."""
    papers, readers = library.shelf.papers, library.shelf.readers
    rows = library.rows.get(key, {})
    forward = rows.keys() | {_key(url) for url in papers[key].related}
    back = library.backs.get(key, frozenset())
    for address in sorted((forward | back) & readers.keys()):
        goes, comes = address in forward, address in back
        sure = (goes and comes) or address in rows or address in matched
        confidence = _LINKED if sure else _LINKED_ONE_WAY
        yield _interpretation(library, address, "links", confidence, goes, comes)
    for address, url in rows.items():
        # The row calls it 相关解读, so it is one even where its page was not read.
        if address not in readers and address != key:
            yield Interpretation(url, "", None, "linked", False, links_forward=True)


def _interpretation(
    library: _Library,
    key: str,
    kind: str,
    confidence: float,
    forward: bool = False,
    back: bool = False,
) -> Interpretation:
    page = library.shelf.readers[key]
    return Interpretation(
        page.url,
        page.title or page.url,
        library.shelf.dates[key],
        "linked" if kind == "links" else "matched",
        back,
        round(confidence, 2),
        forward,
        kind,
        page.related_by_script,
    )


def _state(
    library: _Library, key: str, found: Sequence[Interpretation], grade: Grade
) -> tuple[PolicyState, str]:
    """The state, and its reason where nothing was found."""
    if found:
        linked = any(each.how == "linked" for each in found)
        return (PolicyState.LINKED if linked else PolicyState.MATCHED), ""
    if grade is Grade.NOT_REQUIRED:
        return PolicyState.NOT_REQUIRED, ""
    reason = library.gap or _unread(library.shelf, key)
    if not reason and grade is Grade.UNCLEAR:
        reason = "need-unclear"
    reason = reason or library.waiting(library.shelf.dates[key])
    return (PolicyState.CANNOT_TELL if reason else PolicyState.MISSING), reason


def _unread(shelf: Shelf, key: str) -> str:
    """What of the document itself may hold an interpretation that nobody read; "" where nothing does."""
    page = shelf.papers[key]
    read = shelf.papers.keys() | shelf.readers.keys()
    if any(_key(url) not in read for url in page.related):
        return "related-link-unread"
    return "related-by-script" if page.related_by_script else ""


def _lag(published: date | None, found: Iterable[Interpretation]) -> int | None:
    """Working days from the document to its first interpretation; 0 where that came before it."""
    first = min((each.published for each in found if each.published), default=None)
    if published is None or first is None:
        return None
    try:
        return max(0, workdays_between(published, first))
    except CalendarUnknownError:
        return None
