"""What every reader of a page lives on: its text and where its links stand, as one walk found them.

Text keeps its structure: lines for blocks, tabs for table cells.
"""

from copy import copy
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, Self

from lxml.html import HtmlElement

from monitor.facts import Place

LINE, CELL, INLINE = "\n", "\t", "\x1f"


class Node(NamedTuple):
    """One element with an address. ``start`` and ``end`` bound its text among the pieces."""

    element: HtmlElement
    tag: str
    place: Place
    hidden: bool
    text: str  # of ``a`` and ``option``
    start: int
    end: int


class Span(NamedTuple):
    """A run of pieces: ``start`` included, ``end`` not."""

    start: int
    end: int


@dataclass(eq=False)
class Outline:
    """A page's text in pieces, and its elements with an address in document order.

    The texts are put together when first asked for: most pages are read without some of them.
    """

    nodes: tuple[Node, ...]
    pieces: list[str]
    levels: list[int]  # how many blocks stand around each piece
    body_rank: int  # see ``Region``; 0 where no container was recognised
    body_span: Span
    concealed: list[Span]
    footers: list[Span]
    popups: list[Span]
    sunk: list[Span]  # shown by their style, and yet no visitor meets them

    @cached_property
    def shown(self) -> str:
        """The text a visitor can see."""
        return self._joined(self._shown)

    @cached_property
    def hidden(self) -> str:
        """The text that style or tag hides."""
        return self._joined(self.concealed)

    @cached_property
    def head(self) -> str:
        """``shown`` without the article's body and without pop-ups."""
        head = _without(self._shown, sorted([self.body_span, *self.popups]))
        return self.shown if head == self._shown else self._joined(head)

    @cached_property
    def footer(self) -> str:
        """The text of the page's foot."""
        return self._joined(_without(self.footers, self.concealed))

    @cached_property
    def body(self) -> str:
        """The text of the article."""
        return self._joined(_without([self.body_span], self.concealed))

    def holds(self, node: Node) -> bool:
        """Whether a link stands in the article's body."""
        return self.body_rank > 0 and self.body_span.start <= node.start < self.body_span.end

    def is_sunk(self, node: Node) -> bool:
        """Whether a link stands where no visitor looks."""
        return any(span.start <= node.start <= span.end for span in self.sunk)

    def with_nodes(self, nodes: tuple[Node, ...]) -> Self:
        """The same page with other elements, its texts not put together anew."""
        changed = copy(self)
        changed.nodes = nodes
        return changed

    @cached_property
    def _shown(self) -> list[Span]:
        return _without([Span(0, len(self.pieces))], self.concealed)

    def _joined(self, spans: list[Span]) -> str:
        text = LINE.join(["".join(self.pieces[span.start : span.end]) for span in spans])
        return _without_empty_lines(text.replace(INLINE, " "))


def _without_empty_lines(text: str) -> str:
    """Line breaks with any breaks and blanks behind them as one; the text before the first as it is."""
    first, *others = text.split(LINE)
    lines = [first, *filter(None, [line.lstrip(" ") for line in others])]
    if others and not others[-1].strip(" "):
        lines.append("")
    return LINE.join(lines)


def _without(spans: list[Span], holes: list[Span]) -> list[Span]:
    """The spans less the holes; both in order, neither overlapping itself."""
    if len(spans) == 0 or not holes:
        return spans
    kept: list[Span] = []
    position, end = spans[0].start, spans[-1].end
    gaps = [Span(left.end, right.start) for left, right in pairwise(spans)]
    for hole in sorted([*holes, *gaps]):
        if hole.start > position:
            kept.append(Span(position, min(hole.start, end)))
        position = max(position, hole.end)
    if position < end:
        kept.append(Span(position, end))
    return kept
