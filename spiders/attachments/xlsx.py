"""Excel: every cell's text, and which sheets, rows and columns with something in them are hidden."""

import re
from contextlib import suppress
from dataclasses import dataclass, field
from posixpath import normpath
from typing import ClassVar

from lxml.etree import _Element

from monitor.facts import HiddenPart
from spiders.attachments.base import Fault, File, Format, Hidden, Reading, Text, UnopenedError
from spiders.attachments.markup import events
from spiders.attachments.ooxml import is_package, package_properties, part, parts

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_COMMENTS = re.compile(r"xl/(?:comments/)?comments?\d*\.xml")
_STATES = {"hidden": Hidden.SHEET, "veryHidden": Hidden.VERY_HIDDEN_SHEET}
_TRUE = frozenset({"1", "true"})
_MAX_SHEETS = 500
_MAX_SPANS = 500  # a column each, as some programs write them
_WIDEST_GAP = 60  # tabs for empty cells, more than any table has columns
_LAST_COLUMN = 16_384  # Excel's


@dataclass(slots=True)
class _Sheet:
    name: str
    state: str
    cells: int = 0
    spans: int = 0  # descriptions of columns met
    away: set[int] = field(default_factory=set)  # hidden columns
    filled: set[int] = field(default_factory=set)  # columns that hold something
    rows: int = 0

    def hidden(self) -> list[HiddenPart]:
        """A hidden sheet is told as a whole."""
        if self.state in _STATES:
            return [HiddenPart(_STATES[self.state], self.name, self.cells)]
        counts = ((Hidden.ROWS, self.rows), (Hidden.COLUMNS, len(self.away & self.filled)))
        return [HiddenPart(kind, self.name, count) for kind, count in counts if count]


class Xlsx(Format):
    """Also with macros, and templates."""

    name: ClassVar[str] = "xlsx"
    extensions: ClassVar[tuple[str, ...]] = ("xlsx", "xlsm", "xltx", "xltm")
    container: ClassVar[str] = "zip"

    def matches(self, file: File) -> bool:
        return is_package(file, "xl/") and "xl/workbook.xml" in file.members

    def read(self, file: File) -> Reading:
        book = _Book(file)
        hidden: list[HiddenPart] = []
        for sheet, name in _sheets(file):
            if name in file.members:
                book.read(sheet, name)
            hidden += sheet.hidden()
        hidden += book.comments()
        return Reading(
            str(book.text), book.text.complete, package_properties(file), hidden=tuple(hidden)
        )


def _sheets(file: File) -> list[tuple[_Sheet, str]]:
    """Every sheet with the part that holds it, in the order of the book."""
    targets: dict[str, str] = {}
    if "xl/_rels/workbook.xml.rels" in file.members:
        for _, link in events(part(file, "xl/_rels/workbook.xml.rels"), _RELATION):
            target = link.get("Target") or ""
            path = target[1:] if target.startswith("/") else normpath(f"xl/{target}")
            targets[link.get("Id") or ""] = path
    found = [
        (
            _Sheet(each.get("name") or "", each.get("state") or ""),
            targets.get(each.get(_LINK) or "", ""),
        )
        for _, each in events(part(file, "xl/workbook.xml"), f"{_S}sheet")
    ]
    if not found:
        raise UnopenedError(Fault.READER)
    return found[:_MAX_SHEETS]


class _Book:
    """The text of all sheets. Strings stand in one place and are named by number."""

    def __init__(self, file: File) -> None:
        self._file = file
        self.text = Text(file.bounds)
        self._left = file.bounds.cells
        self._strings = self._shared()

    def _shared(self) -> list[str]:
        if "xl/sharedStrings.xml" not in self._file.members:
            return []
        strings: list[str] = []
        for _, item in events(part(self._file, "xl/sharedStrings.xml"), f"{_S}si"):
            strings.append(_words(item))
            item.clear()
        return strings

    def read(self, sheet: _Sheet, name: str) -> None:
        """Row by row: a line a row, a tab between cells, those that are empty among them."""
        self.text.add(f"{sheet.name}\n")
        for _, element in events(part(self._file, name), f"{_S}row", f"{_S}col"):
            if element.tag == f"{_S}col":
                _note_hidden(sheet, element)
                continue
            self._row(sheet, element)
            element.clear()
            if self._left < 0 or self.text.full:
                self.text.complete = False
                return

    def _row(self, sheet: _Sheet, row: _Element) -> None:
        cells = last = 0
        for cell in row.iterchildren(f"{_S}c"):
            self._left -= 1
            if self._left < 0 or self.text.full:
                break
            value = self._value(cell)
            if value:
                column = _column(cell.get("r") or "") or last + 1
                gap = column - last if cells else column - 1
                self.text.add("\t" * min(max(gap, bool(cells)), _WIDEST_GAP) + value)
                cells, last = cells + 1, column
                sheet.filled.add(column)
        if cells:
            self.text.add("\n")
            sheet.cells += cells
            sheet.rows += (row.get("hidden") or "") in _TRUE

    def _value(self, cell: _Element) -> str:
        value = cell.find(f"{_S}v")
        if value is None:
            inline = cell.find(f"{_S}is")
            return "" if inline is None else _words(inline)
        text = value.text or ""
        if cell.get("t") != "s":
            return text
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
        return self._strings[number] if 0 <= number < len(self._strings) else ""

    def comments(self) -> list[HiddenPart]:
        """Notes on cells, a part of them for each sheet."""
        found = []
        for name in parts(self._file, _COMMENTS):
            count = 0
            with suppress(UnopenedError):
                for _, note in events(part(self._file, name), f"{_S}comment"):
                    self.text.add(_words(note) + "\n")
                    count += 1
            found.append(
                HiddenPart(Hidden.COMMENTS, name.rpartition("/")[2].removesuffix(".xml"), count)
            )
        return found


def _words(item: _Element) -> str:
    """The text of a string item, without the reading aids of Japanese (``rPh``)."""
    return "".join(
        each.text or ""
        for each in item.iter(f"{_S}t")
        if (above := each.getparent()) is None or above.tag != f"{_S}rPh"
    )


def _note_hidden(sheet: _Sheet, column: _Element) -> None:
    first, last = column.get("min") or "", column.get("max") or ""
    sheet.spans += 1
    if sheet.spans > _MAX_SPANS or not (first.isdecimal() and last.isdecimal()):
        return
    if (column.get("hidden") or "") in _TRUE:
        sheet.away.update(range(int(first[:9]), min(int(last[:9]), _LAST_COLUMN) + 1))


def _column(place: str) -> int:
    """The number of a cell's column, 28 for AB7; 0 where it is not told."""
    number = 0
    for letter in place[:3]:
        if not "A" <= letter <= "Z":
            break
        number = 26 * number + ord(letter) - 64
    return number
