"""Parts that a template repeats: a menu or a foot walked on one page is known again on the next by its markup.

What is kept is only what the walk would find, and never an element, which would keep its whole page alive.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml.etree import tostring
from lxml.html import HtmlElement

from monitor.facts import Place
from spiders.pages.outline import Node, Span

MAX_PARTS = 32  # a site has a menu, a foot and a side menu for each of its sections
MIN_MARKUP = 500  # a single item is walked as fast as looked up
MAX_MARKUP = 50_000  # characters; the menu of a large site has 20,000


class Key(NamedTuple):
    """What the walk of a part depends on: its markup and what holds where it stands."""

    markup: str
    place: Place
    hidden: bool
    level: int


class KeptNode(NamedTuple):
    """A ``Node`` whose element is the ``order``-th of its part; positions count from the part's first piece."""

    order: int
    tag: str
    place: Place
    hidden: bool
    text: str
    start: int
    end: int


class Part(NamedTuple):
    """What a walk finds within one element, positions counted from its first piece."""

    size: int  # elements and comments beneath
    pieces: Sequence[str]
    levels: Sequence[int]
    nodes: Sequence[KeptNode]
    spans: tuple[Sequence[Span], ...]  # hidden, of feet, of pop-ups, sunk


@dataclass(slots=True)
class Found:
    """What a walk has found so far."""

    pieces: list[str] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    hidden: list[Span] = field(default_factory=list)
    footers: list[Span] = field(default_factory=list)
    popups: list[Span] = field(default_factory=list)
    sunk: list[Span] = field(default_factory=list)

    def counts(self) -> tuple[int, ...]:
        """How many pieces, nodes and spans of each kind there are."""
        return len(self.pieces), len(self.nodes), *map(len, self._spans())

    def add(self, part: Part, below: Sequence[HtmlElement]) -> None:
        """A part again; ``below`` are its elements on this page."""
        at = len(self.pieces)
        self.pieces += part.pieces
        self.levels += part.levels
        self.nodes += [
            Node(below[order], tag, place, hidden, text, at + start, at + end)
            for order, tag, place, hidden, text, start, end in part.nodes
        ]
        for spans, kept in zip(self._spans(), part.spans, strict=True):
            spans += [Span(at + start, at + end) for start, end in kept]

    def since(self, counts: tuple[int, ...], element: HtmlElement) -> Part:
        """What was found since the counts were taken, which is beneath ``element``."""
        at, first, *others = counts
        order = {each: number for number, each in enumerate(element.iterdescendants())}
        nodes = [
            KeptNode(order[each], tag, place, hidden, text, start - at, end - at)
            for each, tag, place, hidden, text, start, end in self.nodes[first:]
        ]
        spans = tuple(
            [Span(start - at, end - at) for start, end in found[count:]]
            for found, count in zip(self._spans(), others, strict=True)
        )
        return Part(len(order), self.pieces[at:], self.levels[at:], nodes, spans)

    def _spans(self) -> tuple[list[Span], ...]:
        return self.hidden, self.footers, self.popups, self.sunk


class Parts:
    """The parts met last, on whatever site."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, Part] = OrderedDict()

    def find(self, key: Key) -> Part | None:
        """What was found under the same markup before."""
        part = self._kept.get(key)
        if part is not None:
            self._kept.move_to_end(key)
        return part

    def keep(self, key: Key, part: Part) -> None:
        """Remember a part in place of the one not met for longest."""
        self._kept[key] = part
        if len(self._kept) > MAX_PARTS:
            self._kept.popitem(last=False)

    def cache_clear(self) -> None:
        """Forget every part."""
        self._kept.clear()


def key_of(element: HtmlElement, place: Place, hidden: bool, level: int) -> Key | None:
    """The key of a part; ``None`` for one not worth keeping or too large."""
    markup = tostring(element, encoding="unicode", with_tail=False)
    fits = MIN_MARKUP <= len(markup) <= MAX_MARKUP
    return Key(markup, place, hidden, level) if fits else None
