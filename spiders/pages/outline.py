"""One walk over the tree that every reader of a page lives on: its text and where its links stand.

Places and hiddenness are carried down the walk instead of climbed to from each link, so depth costs
nothing. Text keeps its structure: lines for blocks, tabs for table cells.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from monitor.facts import Place
from spiders.pages import regions
from spiders.pages.html import HtmlPage, squeeze

MAX_NODES = 20_000  # elements with an address kept per page; real pages have a few hundred
LINE, CELL, INLINE = "\n", "\t", "\x1f"
_SPACES = re.compile(r"\s+")
_LINES = re.compile(r"\n[\n ]*")
_TEXTED = frozenset({"a", "option"})


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


@dataclass(frozen=True, slots=True)
class Outline:
    """A page's text in pieces, and its elements with an address in document order."""

    nodes: tuple[Node, ...]
    pieces: tuple[str, ...]
    levels: tuple[int, ...]  # how many blocks stand around each piece
    shown: str  # the text a visitor can see
    hidden: str
    head: str  # ``shown`` without the article's body and without pop-ups
    footer: str
    body: str
    body_rank: int  # see ``Region``; 0 where no container was recognised
    body_span: Span

    def holds(self, node: Node) -> bool:
        """Whether a link stands in the article's body."""
        return self.body_rank > 0 and self.body_span.start <= node.start < self.body_span.end


def outline(page: HtmlPage) -> Outline:
    """The page walked once, in time linear in its size."""
    walk = _Walk()
    for event, element in iterwalk(page.tree, events=("start", "end", "comment", "pi")):
        if event == "start":
            walk.enter(element)
        elif event == "end":
            walk.leave(element)
        else:
            walk.text(element.tail)
    return walk.outline()


@dataclass(frozen=True, slots=True)
class _Frame:
    """An open element that changes what holds for those in it, and what to note when it ends."""

    element: HtmlElement | None
    place: Place
    hidden: bool
    start: int = 0
    spans: tuple[list[Span], ...] = ()
    body: int = 0


_ROOT = _Frame(None, Place.CONTENT, False)


@dataclass(slots=True)
class _Walk:
    """The state of one walk. Most elements change nothing, so only those that do make a frame."""

    pieces: list[str] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    texts: list[int] = field(default_factory=list)  # open links whose text is still to come
    hidden: list[Span] = field(default_factory=list)
    footers: list[Span] = field(default_factory=list)
    popups: list[Span] = field(default_factory=list)
    bodies: list[tuple[int, Span]] = field(default_factory=list)
    stack: list[_Frame] = field(default_factory=list)
    frame: _Frame = _ROOT
    level: int = 0

    def enter(self, element: HtmlElement) -> None:
        """An element begins: the break before it, its frame, its node, its first text."""
        tag = element.tag
        get = element.get
        if tag not in regions.INLINE:
            self.level += 1
            self.pieces.append("" if tag in regions.CELLS else LINE)
            self.levels.append(self.level)
        if (
            get("class")
            or get("id")
            or get("style")
            or tag in regions.TELLING
            or get("hidden") is not None
        ):
            self._open(element, str(tag))
        if tag in regions.ADDRESSED:
            self._node(element, tag)
        if tag not in regions.TEXTLESS:
            self.text(element.text)

    def leave(self, element: HtmlElement) -> None:
        """An element ends: its spans are known, the break after it, its tail."""
        tag = element.tag
        if self.frame.element is element:
            self._shut()
        if tag in _TEXTED and self.texts:
            self._close(self.texts.pop())
        if tag in regions.INLINE:
            self.pieces.append(INLINE)
        else:
            self.level -= 1
            self.pieces.append(CELL if tag in regions.CELLS else LINE)
        self.levels.append(self.level)
        self.text(element.tail)

    def text(self, text: str | None) -> None:
        """Text as it stands between two tags; its own line breaks mean nothing."""
        if text:
            self.pieces.append(" " if text.isspace() else _SPACES.sub(" ", text))
            self.levels.append(self.level)

    def _open(self, element: HtmlElement, tag: str) -> None:
        frame = self.frame
        named = regions.region_of(element, tag)
        place = _inherited(frame.place, named.place)
        hidden = frame.hidden or tag in regions.UNSEEN or regions.is_hidden(element)
        body = named.body if place is Place.CONTENT and not hidden else 0
        if not (body or named.popup) and place is frame.place and hidden is frame.hidden:
            return
        begun = (
            (self.hidden, hidden and not frame.hidden),
            (self.footers, place is Place.FOOTER and frame.place is not Place.FOOTER),
            (self.popups, named.popup),
        )
        spans = tuple(spans for spans, begins in begun if begins)
        self.stack.append(frame)
        self.frame = _Frame(element, place, hidden, len(self.pieces), spans, body)

    def _shut(self) -> None:
        frame = self.frame
        span = Span(frame.start, len(self.pieces))
        for spans in frame.spans:
            spans.append(span)
        if frame.body:
            self.bodies.append((frame.body, span))
        self.frame = self.stack.pop()

    def _node(self, element: HtmlElement, tag: str) -> None:
        if len(self.nodes) < MAX_NODES:
            if tag in _TEXTED:
                self.texts.append(len(self.nodes))
            position = len(self.pieces)
            self.nodes.append(
                Node(element, tag, self.frame.place, self.frame.hidden, "", position, position)
            )
        elif tag in _TEXTED:
            self.texts.append(-1)

    def _close(self, index: int) -> None:
        if index >= 0:
            node = self.nodes[index]
            end = len(self.pieces)
            text = squeeze("".join(self.pieces[node.start : end]).replace(INLINE, ""))
            self.nodes[index] = Node(*node[:4], text, node.start, end)

    def outline(self) -> Outline:
        """What the walk found, its texts put together."""
        rank, body = max(self.bodies, key=_by_rank_and_length, default=(0, Span(0, 0)))
        everything = [Span(0, len(self.pieces))]
        shown = _without(everything, self.hidden)
        head = _without(shown, sorted([body, *self.popups]))
        return Outline(
            nodes=tuple(self.nodes),
            pieces=tuple(self.pieces),
            levels=tuple(self.levels),
            shown=self._joined(shown),
            hidden=self._joined(self.hidden),
            head=self._joined(head),
            footer=self._joined(_without(self.footers, self.hidden)),
            body=self._joined(_without([body], self.hidden)),
            body_rank=rank,
            body_span=body,
        )

    def _joined(self, spans: list[Span]) -> str:
        text = LINE.join("".join(self.pieces[span.start : span.end]) for span in spans)
        return _LINES.sub(LINE, text.replace(INLINE, " "))


def _inherited(parent: Place, own: Place | None) -> Place:
    """A footer's menu is footer, and a breadcrumb in a list called nav is a breadcrumb."""
    if own is None or parent in {Place.FOOTER, Place.BREADCRUMB}:
        return parent
    return own


def _by_rank_and_length(candidate: tuple[int, Span]) -> tuple[int, int]:
    rank, span = candidate
    return rank, span.end - span.start


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
