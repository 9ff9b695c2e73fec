"""The breadcrumb of a page: which of its links say where the page stands on the site.

A class or id tells most of them; the rest are recognised as people do, by the words before them
(您当前的位置：) and the separators between them.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import compress, count, islice, pairwise, repeat
from operator import attrgetter, contains
from typing import NamedTuple

from monitor.facts import Link, LinkKind, Place
from spiders.pages.outline import CELL, LINE, Outline

MAX_CRUMBS = 10
MAX_CLASSED = 15  # a region named "location" with more links than this is something else
MAX_LEADS = 5
MAX_GAP = 40  # pieces of text and breaks between two links of a trail
_WORDS = "位置"
_FINAL = frozenset({Place.FOOTER, Place.BREADCRUMB})
_LEAD = re.compile(
    r"(?:当前|现在|目前|所在|您的|你的|所处)(?:的|所在|所处|页面|栏目)?的?位置\s?[:：]?\s?"
    r"(?:\S{1,12} ?[>\uff1e»\u203a→] ?)?$"
)
_SEPARATOR = r"[\s\x1f]{0,40}(?:[>\uff1e»\u203a→/／|｜\\·\-—–_]|&gt;){0,3}[\s\x1f]{0,40}"
_GAP = re.compile(
    rf"{_SEPARATOR}(?:[^\s>»/|]{{1,15}}[\s\x1f]{{0,9}}[>\uff1e»\u203a→/][\s\x1f]{{0,9}})?"
)
_START = attrgetter("start")
_BLANKS = re.compile(r"[\s\x1f]+")


def located(outline: Outline) -> Outline:
    """The outline with the places of its links put right where breadcrumbs are concerned."""
    places = _demoted(outline)
    if _WORDS in outline.shown:
        for index in _led(outline):
            if places.get(index, outline.nodes[index].place) not in _FINAL:
                places[index] = Place.BREADCRUMB
    if not places:
        return outline
    nodes = list(outline.nodes)
    for index, place in places.items():
        nodes[index] = nodes[index]._replace(place=place)
    return outline.with_nodes(tuple(nodes))


def breadcrumbs(links: Iterable[Link]) -> tuple[Link, ...]:
    """The page's breadcrumb from the site's home downwards."""
    return tuple(
        link
        for link in links
        if link.place is Place.BREADCRUMB
        and link.kind is LinkKind.PAGE
        and link.anchor
        and link.defect is None
    )


def _demoted(outline: Outline) -> dict[int, Place]:
    """Links of a region that is too big for a breadcrumb, as the ordinary links they are."""
    classed = [i for i, node in enumerate(outline.nodes) if node.place is Place.BREADCRUMB]
    return dict.fromkeys(classed, Place.CONTENT) if len(classed) > MAX_CLASSED else {}


def _led(outline: Outline) -> Iterator[int]:
    """Indices of the links that follow the words 当前位置."""
    nodes, pieces = outline.nodes, outline.pieces
    leads = compress(count(), map(contains, pieces, repeat(_WORDS)))
    for position in islice(leads, MAX_LEADS):
        first = bisect_left(nodes, position, key=_START)
        anchors = (index for index in range(first, len(nodes)) if nodes[index].tag == "a")
        yield from _trail(outline, list(islice(anchors, MAX_CRUMBS)), position)


def _trail(outline: Outline, anchors: list[int], position: int) -> Iterator[int]:
    """The links of one trail: the first follows the words, the others go on with it."""
    gap = _gap(outline, position, outline.nodes[anchors[0]].start) if anchors else None
    if gap is None or not _LEAD.search(_BLANKS.sub(" ", gap.text)):
        return
    first = gap._replace(text=gap.text.rpartition(_WORDS)[2])
    yield anchors[0]
    for last, following in pairwise(anchors):
        nodes = outline.nodes
        if not _continues(first, _gap(outline, nodes[last].end, nodes[following].start)):
            return
        yield following


class _Gap(NamedTuple):
    """What stands between two links; ``floor`` is the outermost level passed on the way."""

    text: str
    floor: int

    @property
    def broken(self) -> bool:
        return LINE in self.text or CELL in self.text


def _gap(outline: Outline, start: int, end: int) -> _Gap:
    levels = outline.levels[start:end]
    return _Gap("".join(outline.pieces[start : min(end, start + MAX_GAP)]), min(levels, default=0))


def _continues(first: _Gap, gap: _Gap) -> bool:
    """Whether a separator leads to the next link, or none is needed as it stands like the first."""
    if not _GAP.fullmatch(gap.text):
        return False
    if _BLANKS.sub("", gap.text):
        return True
    return gap.broken is first.broken and (not gap.broken or gap.floor >= first.floor)
