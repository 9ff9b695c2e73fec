"""The dates of a page's rows: elements and pieces of text that hold nothing but a date.

An element beats the pieces around it, so ``<b>14</b> 2026.07`` is one date and a header's clock or
a deadline inside a title is none. A date within a running text is kept as a weak one, for rows that
have nothing better.
"""

import re
from typing import NamedTuple

from lxml.html import HtmlElement

from spiders.lists.survey import MAX_TITLE, Survey, words_of
from spiders.pages.dates import MAX_CELL, find_date, stamp, unglued
from spiders.pages.html import squeeze

_PARTS = re.compile(r"[\d\s年月日./|()\[\]:-]{1,20}")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\d{4}")
# A number with a sign of dates after it, a year, or a number alone: what parts of dates look like.
_PART_OF_DATE = re.compile(
    r"\d\s?[年月日./|\-\uff0d\uff0e\uff0f\u2010-\u2015\u2212]|(?<![A-Za-z\d_])(?:\d{4}|\d{8})(?!\d)|^\W*\d{1,2}\W*$"
)
_LABEL_END = re.compile(r"(?:时间|日期|[:：])\s?$")
_SENTENCE = re.compile(r"[，。；！？]")  # a summary: its dates are those of events
_LABEL_LENGTH = 12
_UNKNOWN = "unknown"
_MANY = 40  # children: an element with more is no row whose date stands in parts


# What a link's title says besides the title: “标题：…(new line)发布时间：2026-11-20”.
_TITLE_DAY = re.compile(
    r"(?:发布|发文|更新|添加|录入)?(?:时间|日期)\s?[:：]\s?"
    r"(?:19|20)\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?(?:\s\d{1,2}:\d{2}(?::\d{2})?)?"
)
_TITLE_LINE = re.compile(r"(?:^|[\r\n])\s{0,9}(?:文章|信息)?标题\s?[:：]([^\r\n]{1,300})")
_OPENING = " ,，;；|(（[【\u3000"


class Cell(NamedTuple):
    """One date, with the element that holds it."""

    holder: HtmlElement
    text: str
    place: float  # in document order; a text between two elements lies between their places
    strong: bool  # it stands alone; otherwise it is part of a running text


def _with_dates(found: Survey) -> set[HtmlElement]:
    """The elements that hold something of a date, however its parts may be spread: hardly any page
    has many, so all that follows is spent on those."""
    marked: set[HtmlElement] = set()
    aside = found.aside
    for element, text in found.texts.items():
        if element not in aside and _DIGIT.search(text) and _PART_OF_DATE.search(text):
            _mark(found, element, marked)
    for element, tail in found.tails.items():
        if element not in aside and _DIGIT.search(tail) and _PART_OF_DATE.search(tail):
            _mark(found, found.parent[element], marked)
    return marked


def _mark(found: Survey, element: HtmlElement | None, marked: set[HtmlElement]) -> None:
    while element is not None and element not in marked and element in found.place:
        marked.add(element)
        element = found.parent[element]


class _Finder:
    """Goes from the leaves to the root: an element counts when no part of it does already."""

    def __init__(self, found: Survey) -> None:
        self.found = found
        self.cells: dict[HtmlElement, list[Cell]] = {}
        self.short: dict[
            HtmlElement | None, str | None
        ] = {}  # the text of elements that have little of it
        self.full: set[HtmlElement | None] = set()  # elements with a whole date inside
        self.yearless: dict[
            HtmlElement | None, list[HtmlElement]
        ] = {}  # elements around dates that may need them
        self.linked: set[HtmlElement] = set()  # links and what stands in them

    def run(self) -> list[Cell]:
        marked = sorted(_with_dates(self.found), key=self.found.place.__getitem__)
        self._mark_links(marked)
        aside, boxes = self.found.aside, self.found.boxes
        for element in reversed(marked):
            if self._known_text(element) is None:
                self.short[self.found.parent[element]] = None
            if element not in aside and element not in boxes:
                self._visit(element)
        every = [cell for cells in self.cells.values() for cell in cells]
        return sorted(every, key=lambda cell: cell.place)

    def _mark_links(self, marked: list[HtmlElement]) -> None:
        """Whatever stands around an element with dates is marked as well, and comes before it."""
        for element in marked:
            if element.tag == "a" or self.found.parent[element] in self.linked:
                self.linked.add(element)

    def _known_text(self, element: HtmlElement) -> str | None:
        """The element's words with a blank where elements meet; ``None`` if they are many."""
        known = self.short.get(element, _UNKNOWN)
        if known is _UNKNOWN:
            known = self.short[element] = self._text(element)
        return known

    def _text(self, element: HtmlElement) -> str | None:
        if not isinstance(element.tag, str) or element.tag in {"script", "style", "select"}:
            return ""
        found = self.found
        words = found.words.get(element)  # None: it stands beyond what the survey looked at
        if words is None or words > 40 * MAX_CELL:
            return None
        text = found.texts.get(element, "")
        if len(element):
            parts, length = [text], 0
            for child in element:
                inner = self._known_text(child)
                if inner is None or (length := length + len(inner)) > MAX_CELL:
                    return None
                parts += (inner, found.tails.get(child, ""))
            text = " ".join(parts)
        text = squeeze(text)
        return text if len(text) <= MAX_CELL else None

    def _visit(self, element: HtmlElement) -> None:
        if element in self.full:
            self._fill(element)
        elif self._whole(element, self.yearless.get(element, [])):
            return
        if element in self.linked:
            self._glued(element)
        else:
            self._pieces(element)

    def _fill(self, element: HtmlElement) -> None:
        """The element holds a whole date, so what stands around it is none itself."""
        self.full.add(self.found.parent[element])

    def _leave(self, element: HtmlElement, parts: list[HtmlElement]) -> None:
        """Dates without a year, left to what stands around the element."""
        self.yearless.setdefault(self.found.parent[element], []).extend(parts)

    def _whole(self, element: HtmlElement, pending: list[HtmlElement]) -> bool:
        """Whether the element is one date; one with a year replaces parts that had none."""
        text = self.short[element]
        found = stamp(text) if text else None
        if found is None or (found.value is None and pending):
            if text is not None and pending:
                self._leave(element, pending)
            return self._in_parts(element, pending)
        for part in pending:
            self.cells.pop(part, None)
        if found.value:
            self._fill(element)
        else:
            self._leave(element, [element])
        text = self._with_label(element, text or "")
        self._add(element, text, self.found.place[element])
        return True

    def _in_parts(self, element: HtmlElement, pending: list[HtmlElement]) -> bool:
        """Whether the element's own children hold the parts of one date beside its title."""
        if not 1 < len(element) <= _MANY or element.tag in {"ul", "ol", "table", "tbody", "tr"}:
            return False
        whole, texts, tails = self.short[element], self.found.texts, self.found.tails
        if whole is not None and not _YEAR.search(whole):
            return False
        parts = [texts.get(element), *map(self._known_text, element), *map(tails.get, element)]
        text = " ".join(part for part in parts if part and _PARTS.fullmatch(part.strip()))
        text = squeeze(text) if _YEAR.search(text) else ""
        found = stamp(text) if text else None
        if found is None or found.value is None:
            return False
        for part in pending:
            self.cells.pop(part, None)
        self._fill(element)
        self._add(element, text, self.found.place[element])
        return True

    def _glued(self, element: HtmlElement) -> None:
        if element.tag != "a" or element in self.full:
            return
        title = words_of(element)
        if len(title) <= MAX_TITLE and (rest := unglued(title))[1] and rest[0]:
            self._add(
                element,
                title[-MAX_CELL:] if rest[0] == title[: len(rest[0])] else title[:MAX_CELL],
                self.found.place[element],
            )

    def _pieces(self, element: HtmlElement) -> None:
        """Dates in the texts between the element's children."""
        found, place = self.found, self.found.place[element]
        self._piece(element, found.texts.get(element), place + 0.3)
        if element in found.tailed:
            for child in element:
                self._piece(element, found.tails.get(child), found.last.get(child, place) + 0.6)

    def _piece(self, element: HtmlElement, raw: str | None, where: float) -> None:
        if not raw or len(raw) > 40 * MAX_CELL or not _DIGIT.search(raw):
            return
        text = squeeze(raw)
        if len(text) > MAX_CELL:
            return
        if (found := stamp(text)) is not None:
            self._add(element, text, where)
            if found.value:
                self._fill(element)
        elif not _SENTENCE.search(text) and find_date(text):
            self._add(element, text, where, strong=False)

    def _add(self, holder: HtmlElement, text: str, place: float, *, strong: bool = True) -> None:
        self.cells.setdefault(holder, []).append(Cell(holder, text, place, strong))

    def _with_label(self, element: HtmlElement, text: str) -> str:
        """The date with the label that stands before its element: 成文日期：<span>…</span>."""
        before = element.getprevious()
        parent = element.getparent()
        if before is None:
            label = parent.text if parent is not None else ""
        else:
            label = before.tail if (before.tail or "").strip() else before.text
        words = squeeze((label or "")[-40:])[-_LABEL_LENGTH:]
        return f"{words} {text}" if _LABEL_END.search(words) else text


def find_cells(found: Survey) -> list[Cell]:
    """Every date of the page outside navigation, in document order."""
    cells = _Finder(found).run()
    titled = _in_titles(found)
    if len(titled) <= len(cells):  # the rows print their days, and titles only repeat them
        return cells
    return sorted([*cells, *titled], key=lambda cell: cell.place)


def _in_titles(found: Survey) -> list[Cell]:
    """Days that only a link's title attribute states."""
    return [
        Cell(anchor.element, day[0], anchor.place, strong=True)
        for anchor in found.anchors
        if (title := anchor.element.get("title")) and (day := _day_in(title[: 2 * MAX_TITLE]))
    ]


def _day_in(title: str) -> re.Match[str] | None:
    return _TITLE_DAY.search(title) if "时间" in title or "日期" in title else None


def title_attribute(anchor: HtmlElement) -> str:
    """The title that a link's title attribute gives, without its day and other lines."""
    text = (anchor.get("title") or "")[: 2 * MAX_TITLE]
    if "标题" in text and (line := _TITLE_LINE.search(text)):
        text = line[1]
    if day := _day_in(text):
        text = text[: day.start()].rstrip(_OPENING) or text[day.end() :]
    return squeeze(text)[:MAX_TITLE]
