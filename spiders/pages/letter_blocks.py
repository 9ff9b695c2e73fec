"""A mailbox page walked once into blocks of text, each with the element it stands in.

Cells are blocks even when empty: an empty place for an answer says something. What a visitor fills in
(forms) or cannot see is left out.
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from spiders.pages.html import squeeze
from spiders.pages.letter_grids import MAX_ELEMENTS
from spiders.pages.regions import CELLS, INLINE, is_hidden

_SKIPPED = frozenset(
    {"script", "style", "select", "textarea", "noscript", "template", "button", "input", "head"}
)


class Block(NamedTuple):
    """A run of text between two breaks."""

    text: str
    element: HtmlElement
    is_cell: bool


class LinkAt(NamedTuple):
    """An element that may open something, and the block it begins in."""

    block: int
    element: HtmlElement


@dataclass(slots=True)
class Blocks:
    """The page in blocks. ``spans`` bounds each element's blocks."""

    blocks: list[Block] = field(default_factory=list)
    links: list[LinkAt] = field(default_factory=list)
    spans: dict[HtmlElement, tuple[int, int]] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)
    open: list[HtmlElement] = field(default_factory=list)

    def enter(self, element: HtmlElement) -> None:
        if element.tag not in INLINE:
            self.flush()
        self.open.append(element)
        self.spans[element] = (len(self.blocks), 0)
        if element.tag == "a" or element.get("onclick"):
            self.links.append(LinkAt(len(self.blocks), element))
        self.parts.append(element.text or "")

    def leave(self, element: HtmlElement) -> None:
        if element.tag not in INLINE:
            self.flush()
        start = self.spans[element][0]
        if element.tag in CELLS and start == len(self.blocks):
            self.blocks.append(Block("", element, True))
        # An inline element's last block may still be open.
        self.spans[element] = (start, max(len(self.blocks), start + 1))
        self.open.pop()
        # Labelled spans stand side by side with nothing between: 来信时间：…</span><span>状态：…
        self.parts += (" ", element.tail or "")

    def flush(self) -> None:
        text = squeeze("".join(self.parts))
        self.parts.clear()
        if text and self.open:
            self.blocks.append(Block(text, self.open[-1], self.open[-1].tag in CELLS))


def read_blocks(roots: Iterable[HtmlElement], consumed: Set[HtmlElement]) -> Blocks:
    """The blocks of some trees in document order, without what ``consumed`` holds."""
    walk = Blocks()
    for root in roots:
        _walk(root, walk, consumed)
    return walk


def _walk(root: HtmlElement, walk: Blocks, consumed: Set[HtmlElement]) -> None:
    walker = iterwalk(root, events=("start", "end", "comment", "pi"))
    skipped: HtmlElement | None = None
    for event, element in islice(walker, 2 * MAX_ELEMENTS):
        if event in {"comment", "pi"}:
            walk.parts.append((element.tail or "") if skipped is None else "")
        elif skipped is not None:
            if event == "end" and element is skipped:
                skipped = None
                walk.parts.append(element.tail or "")
        elif event == "start":
            if element.tag in _SKIPPED or element in consumed or is_hidden(element):
                skipped = element
                walk.flush()
            else:
                walk.enter(element)
        else:
            walk.leave(element)
    walk.flush()
