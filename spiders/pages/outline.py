"""What every reader of a page lives on: its text and where its links stand, as one walk found them.

Text keeps its structure: lines for blocks, tabs for table cells.
"""

import re
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, Self

from lxml.html import HtmlElement

from monitor.facts import Place

LINE, CELL, INLINE = "\n", "\t", "\x1f"
ROW, ROW_END = "\x1e", "\x1d"  # within the breaks before and after a table's row
_ROW = re.compile(f"{ROW}([^{ROW}{ROW_END}]*){ROW_END}")
_LONGEST_CELL = 200  # characters; more is a part of the page that a table holds in its place


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
        return _plain(self._all)

    @cached_property
    def shown_in_rows(self) -> str:
        """``shown`` with each row of a table in one line."""
        return _plain(_in_rows(self._all)) if ROW in self._all else self.shown

    @cached_property
    def hidden(self) -> str:
        """The text that style or tag hides, set like ``prose``."""
        return _as_set(self._raw(self.concealed))

    @cached_property
    def whole(self) -> str:
        """All there is, hidden or not, set like ``prose``: of a document that was saved as a page."""
        return _as_set(self._raw([Span(0, len(self.pieces))]))

    @cached_property
    def prose(self) -> str:
        """The article as a browser sets it: nothing between runs of letters, a table's row in one line."""
        return _as_set(self._raw(self._body))

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
        return self._joined(self._body)

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

    @cached_property
    def _all(self) -> str:
        return self._raw(self._shown)

    @cached_property
    def _body(self) -> list[Span]:
        return _without([self.body_span], self.concealed)

    def _raw(self, spans: list[Span]) -> str:
        return LINE.join(["".join(self.pieces[span.start : span.end]) for span in spans])

    def _joined(self, spans: list[Span]) -> str:
        return _plain(self._raw(spans))


def _plain(text: str) -> str:
    """A blank where inline elements meet: links of a menu, the fields below a title."""
    return _without_empty_lines(text.replace(INLINE, " ").replace(ROW, "").replace(ROW_END, ""))


def _as_set(text: str) -> str:
    """Word cuts numbers and names into elements, and no visitor sees where."""
    return _plain(_in_rows(text.replace(INLINE, "")))


def _in_rows(text: str) -> str:
    return _ROW.sub(_row, text) if ROW in text else text


def _row(found: re.Match[str]) -> str:
    """A row in one line, but for cells that hold a part of the page; one cell alone lays out a page."""
    cells = found[1].split(CELL)
    if len(cells) < 3:  # behind the last tab there is no cell
        return found[1]
    return CELL.join(
        [" ".join(cell.split()) if len(cell) <= _LONGEST_CELL else cell for cell in cells]
    )


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
