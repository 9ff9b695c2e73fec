"""Where the terms of the lists stand on a site: in texts, titles, list rows and files, old content included."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from monitor.facts import ListState
from monitor.seen import SeenRun
from monitor.store.texts import FILE, StoredText
from monitor.terms.finder import Finder, Hit
from monitor.view import TermHit

MOST_OF_A_TERM = 500  # places; a template repeats a mistake on every page
MOST = 20_000  # places of all terms; a list of common words finds them everywhere


def hits_of_run(
    texts: Iterable[StoredText], seen: SeenRun, finder: Finder
) -> tuple[tuple[TermHit, ...], int]:
    """Every hit, each page and term once, and how many texts were searched."""
    found: dict[tuple[str, str], TermHit] = {}
    per_term: dict[str, int] = {}
    searched = 0
    for url, place, text, day in _searchable(texts, seen):
        searched += 1
        for hit in finder.hits(text, day):
            identity = (hit.term.wrong, url)
            known = found.get(identity)
            if known is None and (
                len(found) >= MOST or per_term.get(hit.term.wrong, 0) >= MOST_OF_A_TERM
            ):
                continue
            if known is None:
                per_term[hit.term.wrong] = per_term.get(hit.term.wrong, 0) + 1
            found[identity] = _joined(known, url, place, hit)
    return tuple(found.values()), searched


def _searchable(
    texts: Iterable[StoredText], seen: SeenRun
) -> Iterator[tuple[str, str, str, date | None]]:
    """Address, place, text and day of all there is to read."""
    for stored in texts:
        place = "file" if stored.kind == FILE else "text"
        yield stored.url, place, stored.text, seen.article_dates.get(stored.url)
    for page in seen.pages:
        yield page.url, "title", page.title, seen.article_dates.get(page.url)
        reading = page.reading
        for row in reading.entries if reading and reading.state is ListState.ENTRIES else ():
            yield row.url or page.url, "row", row.title, row.stated


def _joined(known: TermHit | None, url: str, place: str, hit: Hit) -> TermHit:
    term = hit.term
    if known is None:
        return TermHit(
            url, term.kind.value, term.wrong, term.right, hit.context, place, 1, term.source
        )
    return TermHit(
        url, known.kind, known.wrong, known.right, known.context, known.place,
        known.count + 1, known.source,
    )  # fmt: skip


def columns_of(hits: Iterable[TermHit], listed: Mapping[str, str]) -> tuple[TermHit, ...]:
    """The hits with the columns that list their pages."""
    return tuple(hit if hit.url not in listed else hit.within(listed[hit.url]) for hit in hits)
