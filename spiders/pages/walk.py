"""One walk over the tree of a page, in time linear in its size.

Places and hiddenness are carried down the walk instead of climbed to from each link, so depth costs
nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from lxml.html import HtmlElement

from monitor.facts import Place
from spiders.pages import regions
from spiders.pages.html import HtmlPage, squeeze
from spiders.pages.outline import CELL, INLINE, LINE, ROW, ROW_END, Node, Outline, Span
from spiders.pages.parts import Found, Key, Parts, key_of

MAX_NODES = 20_000  # elements with an address kept per page; real pages have a few hundred
_TEXTED = frozenset({"a", "option"})
_TELLING_NAMES = frozenset({"class", "id", "style", "hidden"})


def outline(page: HtmlPage) -> Outline:
    """The page walked once."""
    walk = _Walk()
    walk.over(page.tree)
    return walk.outline()


class _Form(NamedTuple):
    """What a tag does to the text around it, and what is kept of its elements."""

    before: str | None  # ``None`` for what stands within a line
    after: str
    is_read: bool
    is_addressed: bool
    is_telling: bool  # says something without any attribute


def _form(tag: str) -> _Form:
    before, after = LINE, LINE
    if tag in regions.CELLS:
        before, after = "", CELL
    elif tag == "tr":
        before, after = LINE + ROW, ROW_END + LINE
    return _Form(
        None if tag in regions.INLINE else before,
        INLINE if tag in regions.INLINE else after,
        tag not in regions.TEXTLESS,
        tag in regions.ADDRESSED,
        tag in regions.TELLING,
    )


_FORMS = {tag: _form(tag) for tag in regions.INLINE | regions.ADDRESSED | regions.CELLS}
_FORMS |= {tag: _form(tag) for tag in regions.TEXTLESS | regions.TELLING | {"tr"}}
_BLOCK = _form("div")


class _Frame(NamedTuple):
    """What holds within an open element that changed it, and what to note when that one ends."""

    place: Place
    hidden: bool
    start: int = 0
    spans: tuple[list[Span], ...] = ()
    body: int = 0
    key: Key | None = None  # of a part that is to be kept
    begun: tuple[int, ...] = ()  # what had been found before it


_REPEATED = frozenset({Place.NAVIGATION, Place.FOOTER})
_PARTS = Parts()
_CONTENT = _Frame(Place.CONTENT, False)
_PENDING = Node(HtmlElement(), "", Place.CONTENT, False, "", 0, 0)  # until the link's text is known
# An element whose end is still to come, its form, which node waits for its text (-1 for none), where that
# starts, whether it has a frame. No class of its own: there is one for every element of every page.
_Open = tuple[HtmlElement, _Form, int, int, bool]


@dataclass(slots=True)
class _Walk:
    """The state of one walk. Most elements change nothing, so only those that do make a frame."""

    found: Found = field(default_factory=Found)
    bodies: list[tuple[int, Span]] = field(default_factory=list)
    stack: list[_Frame] = field(default_factory=list)
    frame: _Frame = _CONTENT
    level: int = 0

    def over(self, tree: HtmlElement) -> None:
        """Every element in document order; one ends before the next that is not within it."""
        opened: list[_Open] = []
        inner: HtmlElement | None = None
        elements = tree.iter()
        for element in elements:
            parent = element.getparent()
            while inner is not parent:
                self._leave(opened.pop())
                inner = opened[-1][0] if opened else None
            if isinstance(tag := element.tag, str):
                opened.append(entered := self._enter(element, tag))
                inner = element
                if entered[-1] and self.frame.place in _REPEATED and len(element):
                    self._template(element, elements)
            elif tail := element.tail:  # of a comment
                self.found.pieces.append(_flat(tail))
                self.found.levels.append(self.level)
        while opened:
            self._leave(opened.pop())

    def _enter(self, element: HtmlElement, tag: str) -> _Open:
        """An element begins: the break before it, its frame, its node, its first text."""
        form = _FORMS.get(tag, _BLOCK)
        before, _, is_read, is_addressed, may_open = form
        if before is not None:
            self.level += 1
            self.found.pieces.append(before)
            self.found.levels.append(self.level)
        if not may_open and (names := element.keys()):
            may_open = not _TELLING_NAMES.isdisjoint(names)
        framed = may_open and self._opens(element, tag)
        start = len(self.found.pieces)
        node = self._node(element, tag, start) if is_addressed else -1
        if is_read and (text := element.text):
            self.found.pieces.append(_flat(text))
            self.found.levels.append(self.level)
        return element, form, node, start, framed

    def _leave(self, ended: _Open) -> None:
        """An element ends: its spans are known, the break after it, its tail."""
        element, form, node, start, framed = ended
        before, after, _, _, _ = form
        if node >= 0:
            self._close(node, element, start)
        if framed:
            self._shut(element)
        if before is not None:
            self.level -= 1
        self.found.pieces.append(after)
        self.found.levels.append(self.level)
        if tail := element.tail:
            self.found.pieces.append(_flat(tail))
            self.found.levels.append(self.level)

    def _opens(self, element: HtmlElement, tag: str) -> bool:
        """Whether an element changes what holds for those in it; then its frame is the one in force."""
        frame = self.frame
        named = regions.region_of(tag, dict(element.items()))
        if named is regions.PLAIN:
            return False
        place = _inherited(frame.place, named.place)
        hidden = frame.hidden or named.hides
        body = named.body if place is Place.CONTENT and not hidden else 0
        if (
            not (body or named.popup or named.sinks)
            and place is frame.place
            and hidden is frame.hidden
        ):
            return False
        begun = (
            (self.found.hidden, hidden and not frame.hidden),
            (self.found.footers, place is Place.FOOTER and frame.place is not Place.FOOTER),
            (self.found.popups, named.popup),
            (self.found.sunk, named.sinks),
        )
        spans = tuple(spans for spans, begins in begun if begins)
        self.stack.append(frame)
        self.frame = _Frame(place, hidden, len(self.found.pieces), spans, body)
        return True

    def _template(self, element: HtmlElement, elements: Iterator[HtmlElement]) -> None:
        """A menu or a foot begins: it is as it was on an earlier page, or kept for later ones when it ends."""
        place, hidden, *_ = self.frame
        if self.stack[-1].place is not Place.CONTENT:
            return
        key = key_of(element, place, hidden, self.level)
        part = _PARTS.find(key) if key is not None else None
        if part is None:
            self.frame = self.frame._replace(key=key, begun=self.found.counts())
        elif len(self.found.nodes) + len(part.nodes) <= MAX_NODES:
            self.found.add(part, list(islice(elements, part.size)))

    def _shut(self, element: HtmlElement) -> None:
        frame = self.frame
        if frame.key is not None and len(self.found.nodes) < MAX_NODES:
            _PARTS.keep(frame.key, self.found.since(frame.begun, element))
        span = Span(frame.start, len(self.found.pieces))
        for spans in frame.spans:
            spans.append(span)
        if frame.body:
            self.bodies.append((frame.body, span))
        self.frame = self.stack.pop()

    def _node(self, element: HtmlElement, tag: str, start: int) -> int:
        """Keep an element with an address; which one waits for its text."""
        index = len(self.found.nodes)
        if index >= MAX_NODES:
            return -1
        if tag in _TEXTED:
            self.found.nodes.append(_PENDING)
            return index
        frame = self.frame
        self.found.nodes.append(Node(element, tag, frame.place, frame.hidden, "", start, start))
        return -1

    def _close(self, index: int, element: HtmlElement, start: int) -> None:
        """The link's text is complete; its own frame, if it has one, still in force."""
        frame, end = self.frame, len(self.found.pieces)
        parts = self.found.pieces[start:end]
        text = parts[0] if len(parts) == 1 else "".join(parts).replace(INLINE, "")
        self.found.nodes[index] = Node(
            element, str(element.tag), frame.place, frame.hidden, squeeze(text), start, end
        )

    def outline(self) -> Outline:
        """What the walk found."""
        rank, body = max(self.bodies, key=_by_rank_and_length, default=(0, Span(0, 0)))
        return Outline(
            tuple(self.found.nodes),
            self.found.pieces,
            self.found.levels,
            rank,
            body,
            self.found.hidden,
            self.found.footers,
            self.found.popups,
            self.found.sunk,
        )


def _flat(text: str) -> str:
    """Runs of white space as one blank, those at the ends too."""
    if text.isspace():
        return " "
    words = " ".join(text.split())
    if len(words) == len(text):
        return words
    return f"{' ' if text[0].isspace() else ''}{words}{' ' if text[-1].isspace() else ''}"


def _inherited(parent: Place, own: Place | None) -> Place:
    """A footer's menu is footer, and a breadcrumb in a list called nav is a breadcrumb."""
    if own is None or parent in {Place.FOOTER, Place.BREADCRUMB}:
        return parent
    return own


def _by_rank_and_length(candidate: tuple[int, Span]) -> tuple[int, int]:
    rank, span = candidate
    return rank, span.end - span.start
