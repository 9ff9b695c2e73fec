"""Tables in plain text: cells between tabs, between blanks (PDF), or one a line (Word, pasted cells).

Empty cells are lost on the way in some formats, so a table is known by its heading row and what follows
it; a column is only told where a row has as many cells as the heading row.
"""

import re
from typing import NamedTuple

from monitor.leaks.headings import Topic, topic

_CELL = re.compile(r"[^ ]+")
_VALUE = re.compile(r"[0-9*]{6,}")
_DIGIT = re.compile(r"[0-9*]")
_MAX_CELLS = 60
_MAX_LINE = 400  # characters of a heading row
_LONG = 80  # characters of a line that is no cell
_STRANGE = 3  # lines in a row that are no rows end a table
_QUIET = 60  # cells in a row without a number end a table that has one cell a line


class Table(NamedTuple):
    """``first``, ``body`` and ``last`` are line numbers."""

    first: int
    body: int  # the first line below the headings
    last: int
    columns: tuple[str, ...]  # empty where cells come one a line
    topics: frozenset[Topic]
    words: str  # the headings, to tell 手机 from 电话
    tabbed: bool = True
    is_second: bool = False  # its headings stand below others that span several of them

    def column(self, line: str, at: int) -> int | None:
        """The column of a character, if the row can be laid beside the heading row."""
        if self.tabbed:
            # A page tells every cell, so that fewer of them hang below one that spans rows, which is
            # on the left; a file drops the empty ones at the end.
            spanned = len(self.columns) - line.count("\t") if line.endswith("\t") else 0
            column = line[:at].count("\t") + (spanned if self.is_second else max(0, spanned))
            return column if 0 <= column < len(self.columns) else None
        if len(_CELL.findall(line)) != len(self.columns):
            return None
        return len(_CELL.findall(line[:at]))


class _Heading(NamedTuple):
    last: int
    columns: tuple[str, ...]
    topics: frozenset[Topic]
    words: str
    form: str  # "\t", " " or "\n" between cells


def tables(lines: list[str]) -> tuple[Table, ...]:
    """Every table in order; none overlaps another."""
    found: list[Table] = []
    index = 0
    while index < len(lines):
        heading = _heading(lines, index)
        if heading is None:
            index += 1
            continue
        last = _end(lines, heading)
        found.append(
            Table(
                index + 1,
                heading.last + 2,
                last + 1,
                heading.columns,
                heading.topics,
                heading.words,
                heading.form == "\t",
                bool(found) and found[-1].body == found[-1].last + 1 == index + 1,
            )
        )
        index = max(last, heading.last) + 1
    return tuple(found)


def _heading(lines: list[str], index: int) -> _Heading | None:
    line = lines[index]
    if not line or len(line) > _MAX_LINE:
        return None
    stripped = line.strip()
    if "\t" in stripped:
        cells = line.split("\t")
        while cells and not cells[-1].strip():
            cells.pop()
        return _row(index, cells, "\t") or _unknown_row(lines, index, cells)
    if " " in stripped:
        spaced = _row(index, _CELL.findall(stripped), " ")
        if spaced is not None:
            return spaced
    return _column_of_headings(lines, index, stripped)


def _row(index: int, cells: list[str], form: str) -> _Heading | None:
    cells = cells[:_MAX_CELLS]
    known = [topic(cell) for cell in cells]
    topics = frozenset(each for each in known if each)
    filled = sum(bool(cell.strip()) for cell in cells)
    if len([each for each in known if each]) < max(2, (filled + 1) // 2):
        return None
    if any(_VALUE.search(cell) for cell in cells):
        return None
    columns = tuple("".join(cell.split()) for cell in cells)
    return _Heading(index, columns, topics, " ".join(columns), form)


def _unknown_row(lines: list[str], index: int, cells: list[str]) -> _Heading | None:
    """The first row of a block of cells, in words nobody foresaw, above rows that hold numbers."""
    if index and "\t" in lines[index - 1].strip():
        return None
    below = lines[index + 1].split("\t") if index + 1 < len(lines) else []
    filled = [cell for cell in cells if cell.strip()]
    if len(filled) < 2 or len(below) < len(filled) or any(map(_is_label, below)):
        return None
    if not any(map(_VALUE.search, below)) or any(
        len(c) > _LONG or _DIGIT.search(c) for c in filled
    ):
        return None
    columns = tuple("".join(cell.split()) for cell in cells[:_MAX_CELLS])
    topics = frozenset(each for each in map(topic, columns) if each)
    return _Heading(index, columns, topics, " ".join(columns), "\t")


def _is_label(cell: str) -> bool:
    """Whether a cell names what stands beside it, as forms have it; firms and places are values as well."""
    return topic(cell) not in {None, Topic.UNIT, Topic.OTHER}


def _column_of_headings(lines: list[str], index: int, first: str) -> _Heading | None:
    """Headings one below the other: at least two in a row, then any that follow within three lines."""
    if topic(first) is None:
        return None
    found, at, strange = [first], index, 0
    step = index + 1
    while step < len(lines) and len(found) < _MAX_CELLS and strange < 3:
        cell = lines[step].strip()
        if cell:
            if len(cell) > _LONG or _VALUE.search(cell) or _is_row_of_headings(step, cell):
                break
            if topic(cell) is None:
                if len(found) < 2:
                    return None
                strange += 1
            else:
                found.append(cell)
                at, strange = step, 0
        step += 1
    if len(found) < 2:
        return None
    topics = frozenset(each for each in map(topic, found) if each)
    return _Heading(at, (), topics, " ".join(found), "\n")


def _is_row_of_headings(index: int, line: str) -> bool:
    """Whether a table begins there, and what stands above is its title."""
    return "\t" in line or (" " in line and _row(index, _CELL.findall(line), " ") is not None)


def _end(lines: list[str], heading: _Heading) -> int:
    """The last line of the table, by what its rows look like."""
    strange, last = 0, heading.last
    limit = _QUIET if heading.form == "\n" else _STRANGE
    for index in range(heading.last + 1, len(lines)):
        line = lines[index]
        if not line.strip():
            continue
        if heading.form == "\n":
            if len(line) > _LONG:
                break
            strange = 0 if _DIGIT.search(line) else strange + 1
        else:
            if _is_another(lines, index, heading):
                break
            strange = 0 if _is_row(line, heading) else strange + 1
        if strange == 0:
            last = index
        elif strange >= limit:
            break
    return last


def _is_row(line: str, heading: _Heading) -> bool:
    if heading.form == "\t":
        return "\t" in line.strip()
    return _VALUE.search(line) is not None or len(_CELL.findall(line)) == len(heading.columns)


def _is_another(lines: list[str], index: int, heading: _Heading) -> bool:
    """Whether another table's heading row stands there; the same one is repeated on every page."""
    if heading.form not in lines[index].strip() or len(lines[index]) > _MAX_LINE:
        return False
    cells = lines[index].split("\t") if heading.form == "\t" else _CELL.findall(lines[index])
    other = _row(index, cells, heading.form)
    return other is not None and other.columns != heading.columns
