"""Boxes that every page shows beside its own list: 点击排行, 热点关注, 最新发布.

One page alone does not tell them from its column's rows, and their fresh dates would make a dead column look alive.
Over many pages they give themselves away: the same rows at the same place of the template.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from monitor.facts import Entry, ListReading, ListState, PageKind
from monitor.view import PageView

REASON = "only what every page shows beside its list was read"
_LEAST_PAGES = 4  # pages that show a row at the same place; a portal and its column make two
_SHARE = 0.6  # of a box's rows; its newest row differs from page to page while a crawl lasts


class _Box(NamedTuple):
    """One list of one page."""

    page: str
    place: str
    rows: tuple[Entry, ...]


def without_shared_boxes(pages: Sequence[PageView]) -> list[PageView]:
    """The pages with such boxes taken out of their lists.

    A page that has nothing else was not read, unless nearly all pages that show the box have nothing else either:
    then it is one list under several addresses.
    """
    boxes = [box for page in pages if page.kind is PageKind.COLUMN for box in _boxes(page)]
    shared = _shared(boxes)
    if not shared:
        return list(pages)
    lists: dict[str, int] = Counter(box.page for box in boxes)
    beside = {place for place in shared.values() if _stands_beside(place, boxes, shared, lists)}
    return [_without(page, _dropped(page, shared, beside)) for page in pages]


def _boxes(page: PageView) -> Iterator[_Box]:
    reading = page.reading
    for block, place in enumerate(reading.blocks if reading else ()):
        rows = tuple(
            entry for entry in (reading.entries if reading else ()) if entry.block == block
        )
        if rows:
            yield _Box(page.url, place, rows)


def _shared(boxes: Sequence[_Box]) -> Mapping[tuple[str, str], str]:
    """Page and place of every box whose rows stand at that place of other pages too."""
    shown: Counter[tuple[str, str]] = Counter()
    for box in boxes:
        shown.update({(box.place, row.url) for row in box.rows})
    found = {}
    for box in boxes:
        common = sum(shown[box.place, row.url] >= _LEAST_PAGES for row in box.rows)
        if common >= _SHARE * len(box.rows):
            found[box.page, box.place] = box.place
    return found


def _stands_beside(
    place: str,
    boxes: Sequence[_Box],
    shared: Mapping[tuple[str, str], str],
    lists: Mapping[str, int],
) -> bool:
    """Whether enough pages that show the box have a list of their own besides."""
    taken: dict[str, int] = defaultdict(int)
    for page, _ in shared:
        taken[page] += 1
    own = {box.page for box in boxes if box.place == place and lists[box.page] > taken[box.page]}
    return len(own) >= _LEAST_PAGES - 1


def _dropped(
    page: PageView, shared: Mapping[tuple[str, str], str], beside: set[str]
) -> frozenset[int]:
    places = page.reading.blocks if page.reading else ()
    return frozenset(
        block
        for block, place in enumerate(places)
        if place in beside and (page.url, place) in shared
    )


def _without(page: PageView, blocks: frozenset[int]) -> PageView:
    reading = page.reading
    if reading is None or not blocks:
        return page
    kept = [entry for entry in reading.entries if entry.block not in blocks]
    ordered = tuple(entry._replace(position=at) for at, entry in enumerate(kept))
    return replace(page, reading=_reading(reading, ordered))


def _reading(reading: ListReading, entries: tuple[Entry, ...]) -> ListReading:
    if entries:
        return replace(reading, entries=entries)
    return replace(reading, state=ListState.UNREADABLE, entries=(), reason=REASON)
