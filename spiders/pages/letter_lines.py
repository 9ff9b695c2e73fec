"""Letters told by labels before their values: a table, a ``dl`` or one line of a letter's own page,
and lists whose every row repeats its labels.

The page is walked once into blocks of text. A value stands behind its label in the same block, or
alone in the next one. Several letters on one page are told apart where a label begins again.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Set
from itertools import islice, pairwise
from typing import NamedTuple

from lxml.html import HtmlElement

from spiders.pages.html import HtmlPage
from spiders.pages.letter_addresses import own_address
from spiders.pages.letter_answers import answer_at
from spiders.pages.letter_blocks import Block, Blocks, LinkAt, read_blocks
from spiders.pages.letter_draft import Draft
from spiders.pages.letter_grids import MAX_LETTERS, has_id
from spiders.pages.letter_words import (
    FIELDS,
    INLINE_LABEL,
    MAX_VALUE,
    Field,
    Kind,
    field_of,
    is_blank,
    status_of,
)

MAX_BLOCK = 2000  # characters of one block in which labels are looked for
_CORE = (Kind.ASKED, Kind.ANSWERED, Kind.STATUS)
_OPENING = frozenset({Kind.NUMBER, Kind.TITLE, Kind.WRITER, Kind.STATUS, Kind.TEXT, Kind.OTHER})
_ENDING = re.compile(r"[:：]\s*$")


class _Told(NamedTuple):
    """A label with what stands behind it, and the number of its block."""

    label: str
    field: Field
    value: str
    block: int
    scripted: bool = False
    inline: str = ""  # all of the value that stands in the label's own block


def read_lines(
    roots: Iterable[HtmlElement], page: HtmlPage, consumed: Set[HtmlElement], *, in_mailbox: bool
) -> list[Draft]:
    """The letters that labels tell of, without what ``consumed`` holds."""
    walk = read_blocks(roots, consumed)
    told = _told(walk.blocks)
    groups = _letters(told)
    drafts: list[Draft] = []
    for number, group in enumerate(groups[:MAX_LETTERS]):
        draft = _draft(group)
        if draft.is_letter(in_mailbox=in_mailbox):
            before = groups[number - 1][-1].block if number else -1
            after = groups[number + 1][0].block if number + 1 < len(groups) else len(walk.blocks)
            window = _window(walk, group, before, after, alone=len(groups) == 1)
            draft.url = _address(walk, window, page) if window else ""
            draft.answer = _answer(walk, group, after)
            drafts.append(draft)
    return drafts


def _told(blocks: list[Block]) -> list[_Told]:
    """Every label of the page with its value."""
    found: list[_Told] = []
    for number, block in enumerate(blocks):
        text = block.text[:MAX_BLOCK]
        alone = field_of(text)
        if alone is not None:
            if block.is_cell or _ENDING.search(text) or _is_followed_by_value(blocks, number):
                found.append(_from_next(text, alone, blocks, number))
            continue
        if status_of(text)[1] and ("回复" in text or "答复" in text):
            found.append(_Told("回复状态", FIELDS["回复状态"], text, number))
            continue
        found += _inline(text, blocks, number)
    return found


def _is_followed_by_value(blocks: list[Block], number: int) -> bool:
    following = blocks[number + 1].text if number + 1 < len(blocks) else ""
    return following[:2] in {"19", "20"} or bool(status_of(following)[1])


def _inline(text: str, blocks: list[Block], number: int) -> list[_Told]:
    matches = list(INLINE_LABEL.finditer(text))
    ends = [*(match.start() for match in matches[1:]), len(text)]
    found = []
    for match, end in zip(matches, ends, strict=False):
        label = match["label"].replace(" ", "")
        value = text[match.end() : end].strip(" 　[]【】|;；")
        meaning = FIELDS[label]
        if not value and end == len(text):
            found.append(_from_next(label, meaning, blocks, number))
        else:
            whole = blocks[number].text[match.end() :] if end == len(text) else value
            found.append(_Told(label, meaning, _short(meaning, value), number, inline=whole))
    return found


def _short(meaning: Field, value: str) -> str:
    """A value of one word ends at the next blank: what follows has no label we know."""
    if meaning.kind in {Kind.STATUS, Kind.UNIT, Kind.NUMBER}:
        return value.partition(" ")[0]
    return value[: 4 * MAX_VALUE]


def _from_next(label: str, meaning: Field, blocks: list[Block], number: int) -> _Told:
    """A label that fills its block: the next block is its value unless that is a label itself."""
    if number + 1 >= len(blocks):
        return _Told(label, meaning, "", number)
    following = blocks[number + 1]
    text = following.text[: 4 * MAX_VALUE]
    if field_of(text) is not None or INLINE_LABEL.match(text):
        text = ""
    scripted = is_blank(text) and following.is_cell and has_id(following.element)
    return _Told(label, meaning, text, number, scripted)


def _letters(told: list[_Told]) -> list[list[_Told]]:
    """The labels letter by letter: one for each time that the page's main label stands there."""
    counts = Counter(each.label for each in told)
    core = next(
        (
            each.label
            for kind in _CORE
            for each in told
            if each.field.kind is kind and counts[each.label]
        ),
        None,
    )
    if core is None:
        return []
    places = [number for number, each in enumerate(told) if each.label == core]
    starts = [0]
    for place, following in pairwise(places):
        starts.append(_border(told, starts[-1], place, following))
    return [told[start:end] for start, end in zip(starts, [*starts[1:], len(told)], strict=True)]


def _border(told: list[_Told], start: int, place: int, following: int) -> int:
    """Where the next letter begins: at the first label this letter has had already."""
    had = {each.label for each in told[start : place + 1]}
    for number in range(place + 1, following):
        if told[number].label in had and told[number].field.kind in _OPENING:
            return number
        had.add(told[number].label)
    return following


def _draft(group: list[_Told]) -> Draft:
    draft = Draft()
    for each in group:
        draft.add(each.label, each.field, each.value)
        draft.scripted = draft.scripted or each.scripted
        if each.field.kind is Kind.TEXT:
            draft.words = draft.words or each.value
    return draft


def _answer(walk: Blocks, group: list[_Told], after: int) -> str:
    """The words of a letter's answer, up to its next label or the next letter."""
    for place, each in enumerate(group):
        if each.field.kind is Kind.ANSWER:
            later = (told for told in group[place + 1 :] if told.block > each.block)
            following = next(((told.block, told.field.kind) for told in later), None)
            return answer_at(walk, each.block, each.inline, following or (after, Kind.NUMBER))
    return ""


def _window(
    walk: Blocks, group: list[_Told], before: int, after: int, *, alone: bool
) -> tuple[int, int] | None:
    """The blocks of one letter's row: the widest element that holds no other letter's label.

    A page of one letter is that letter's own page, unless the letter stands in a list's row.
    """
    element: HtmlElement | None = walk.blocks[group[0].block].element
    widest = None if alone else (group[0].block, group[-1].block + 1)
    while element is not None and element in walk.spans:
        start, end = walk.spans[element]
        if start <= before or end > after:
            break
        if alone and element.tag == "li":
            return start, end
        widest = None if alone else (start, end)
        element = element.getparent()
    return widest


def _address(walk: Blocks, window: tuple[int, int], page: HtmlPage) -> str:
    first = bisect_left(walk.links, window[0], key=_block_of)
    last = bisect_left(walk.links, window[1], key=_block_of)
    inside = islice(walk.links, first, last)
    return next((url for link in inside if (url := own_address(link.element, page))), "")


def _block_of(link: LinkAt) -> int:
    return link.block
