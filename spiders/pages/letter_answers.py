"""Where an answer begins and ends on a letter's own page.

Nothing is taken for one whose end cannot be told: with the foot of the page behind it every short answer
would look like every other.
"""

from lxml.html import HtmlElement

from spiders.pages.letter_blocks import Block, Blocks
from spiders.pages.letter_prints import MAX_LENGTH, MIN_LENGTH
from spiders.pages.letter_words import Kind

# What may stand after an answer; any other label inside it may be a heading of the answer itself.
_AFTERWARDS = frozenset({Kind.ANSWERED, Kind.UNIT, Kind.ASKED, Kind.NUMBER, Kind.OTHER})
_SPACERS = frozenset({"br", "hr", "script", "style", "input", "img"})


def answer_at(walk: Blocks, number: int, inline: str, following: tuple[int, Kind] | None) -> str:
    """The whole answer behind a label in block ``number``, "" where its end cannot be told.

    ``inline`` is what stands behind the label in its own block; ``following`` the block of the next
    label and what that names.
    """
    region = _behind(walk, number) if inline else _beside(walk, number)
    if region is None or (inline and len(inline) < MIN_LENGTH):
        return ""
    start, end = region
    if following is not None and following[0] < end:
        if following[1] not in _AFTERWARDS:
            return ""
        end = following[0]
    return " ".join([inline, *(block.text for block in walk.blocks[start:end])])[:MAX_LENGTH]


def _behind(walk: Blocks, number: int) -> tuple[int, int] | None:
    """The blocks that go on with what begins beside its label: the rest of its element, or further paragraphs."""
    element = walk.blocks[number].element
    parent = element.getparent()
    if element.tag == "p" and parent is not None and parent in walk.spans:
        element = parent
    return number + 1, walk.spans[element][1]


def _beside(walk: Blocks, number: int) -> tuple[int, int] | None:
    """The blocks of the element that stands next to one that is nothing but a label."""
    if number + 1 >= len(walk.blocks):
        return None
    element = walk.blocks[number].element
    if _size(walk, element) > 1:
        return number + 1, walk.spans[element][1]
    parent = element.getparent()
    while parent is not None and parent in walk.spans and _size(walk, parent) == 1:
        element, parent = parent, parent.getparent()
    value = next((each for each in element.itersiblings() if _counts(each)), None)
    if value is None or value not in walk.spans or not _within(walk.blocks[number + 1], value):
        return None
    whole = parent if value.tag == "p" and parent in walk.spans else value
    return number + 1, walk.spans[whole][1]


def _size(walk: Blocks, element: HtmlElement) -> int:
    start, end = walk.spans[element]
    return end - start


def _counts(element: HtmlElement) -> bool:
    return isinstance(element.tag, str) and element.tag not in _SPACERS


def _within(block: Block, element: HtmlElement) -> bool:
    return block.element is element or any(
        each is element for each in block.element.iterancestors()
    )
