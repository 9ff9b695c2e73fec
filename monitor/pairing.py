"""Which interpretation speaks of which document: by number and by title, as values without any order.

Links are read in ``monitor.policies``; they add pairs and never take one away. A number in a running
text only speaks where the title names no document, since every interpretation cites what it rests on.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from monitor.doc_numbers import DocNumber, cites, own_number, read_numbers
from monitor.titles import MIN_NAME, Name, document_names, interpretation_names, likeness
from monitor.view import PageView

_COMMON = 200  # a run of characters, or a number, that more pages share tells none of them apart
_ENOUGH = 400  # titles compared with one; those that share its rarest characters come first
_EARLIEST = timedelta(days=31)  # what is older than that interprets an earlier document
_BY_NUMBER = 0.95  # the number stands in the interpretation's title or box
_BY_TEXT = 0.75  # it stands in its text


class Found(NamedTuple):
    """What paired two pages, and how surely."""

    kind: str  # number | title
    confidence: float


Pairs = Mapping[str, Mapping[str, Found]]  # document → interpretation → what paired them
_Numbered = dict[tuple[int, int], list[tuple[str, DocNumber]]]  # by year and serial


@dataclass(frozen=True, slots=True)
class Shelf:
    """Pages by their keys; ``cited`` holds the numbers in the texts of interpretations, where known."""

    papers: Mapping[str, PageView]
    readers: Mapping[str, PageView]
    dates: Mapping[str, date | None]
    cited: Mapping[str, Collection[DocNumber]] = field(default_factory=dict)


def pairs(shelf: Shelf) -> Pairs:
    """Every pair that numbers or titles make; the surer of the two where both do."""
    best: dict[str, dict[str, Found]] = defaultdict(dict)
    for paper, reader, found in (*_by_title(shelf), *_by_number(shelf)):
        known = best[paper].get(reader)
        if known is None or found.confidence > known.confidence:
            best[paper][reader] = found
    spoken_for = {reader for found in best.values() for reader in found}
    for paper, reader in _by_text(shelf, spoken_for):
        best[paper][reader] = Found("number", _BY_TEXT)
    return best


def _by_number(shelf: Shelf) -> Iterator[tuple[str, str, Found]]:
    index = _numbered(shelf.papers)
    for reader, page in shelf.readers.items():
        printed = page.document.number if page.document else ""
        for paper in _cited(read_numbers(f"{page.title} {printed}"), index):
            yield paper, reader, Found("number", _BY_NUMBER)


def _by_text(shelf: Shelf, spoken_for: set[str]) -> Iterator[tuple[str, str]]:
    """Interpretations whose titles name no document and whose texts cite the number of just one."""
    index = _numbered(shelf.papers)
    for reader, numbers in shelf.cited.items():
        page = shelf.readers.get(reader)
        if page is None or reader in spoken_for or "《" in page.title:
            continue
        cited = _cited(numbers, index)
        if len({_number(shelf.papers[paper]) for paper in cited}) == 1:
            yield from ((paper, reader) for paper in cited)


def _numbered(papers: Mapping[str, PageView]) -> _Numbered:
    index: _Numbered = defaultdict(list)
    for key, page in papers.items():
        number = _number(page)
        if number is not None:
            index[number.year, number.serial].append((key, number))
    return index


def _cited(numbers: Iterable[DocNumber], index: _Numbered) -> set[str]:
    """The documents that carry one of the numbers."""
    found = ((cited, index.get((cited.year, cited.serial), ())) for cited in numbers)
    return {
        paper
        for cited, papers in found
        if len(papers) <= _COMMON
        for paper, own in papers
        if cites(cited, own)
    }


def _number(page: PageView) -> DocNumber | None:
    return own_number(page.document.number if page.document else "", page.title)


def _by_title(shelf: Shelf) -> Iterator[tuple[str, str, Found]]:
    """Each interpretation with the documents its title fits best.

    An interpretation of 《…实施细则》 names the rule it details as well, but fits it less.
    """
    best: dict[str, dict[str, float]] = defaultdict(dict)
    for paper, reader, score in _alike(shelf):
        best[reader][paper] = max(score, best[reader].get(paper, 0.0))
    for reader, papers in best.items():
        most = max(papers.values())
        for paper, score in papers.items():
            if score == most:
                yield paper, reader, Found("title", score)


def _alike(shelf: Shelf) -> Iterator[tuple[str, str, float]]:
    index: dict[str, list[tuple[str, Name]]] = defaultdict(list)
    for key, page in shelf.readers.items():
        for name in interpretation_names(page.title):
            for shingle in _shingles(name.text):
                index[shingle].append((key, name))
    for paper, page in shelf.papers.items():
        for name in document_names(page.title):
            for reader, other in _candidates(name, index):
                score = likeness(name, other)
                if score and _in_time(shelf.dates[paper], shelf.dates[reader]):
                    yield paper, reader, score


def _candidates(
    name: Name, index: Mapping[str, list[tuple[str, Name]]]
) -> Iterable[tuple[str, Name]]:
    """Interpretations worth comparing; thousands of titles share 滨州市发展和改革委员会."""
    hits = [index[shingle] for shingle in _shingles(name.text) if shingle in index]
    found: dict[tuple[str, Name], None] = {}
    for hit in sorted(hits, key=len):  # the rarest tells most
        if len(hit) > _COMMON or len(found) >= _ENOUGH:
            break
        found.update(dict.fromkeys(hit))
    return found


def _shingles(text: str) -> set[str]:
    return {text[start : start + MIN_NAME] for start in range(len(text) - MIN_NAME + 1)}


def _in_time(document: date | None, interpretation: date | None) -> bool:
    if document is None or interpretation is None:
        return True
    return interpretation >= document - _EARLIEST
