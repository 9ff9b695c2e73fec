"""A text made ready for looking: digits of one width, its lines, its tables, the words before a place."""

import re
from bisect import bisect_right
from datetime import date
from functools import cached_property
from typing import NamedTuple

from monitor.leaks.tables import Table, tables

# Each character stands for one, so that places stay what they were.
_SAME = str.maketrans(
    "\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19\uff38\uff58\uff0a\u00d7\u25cf\uff0d\u2010\u2013\u2014\uff1a\uff08\uff09\r\u00a0\u1680\u2002\u2003\u2009\u200b\u202f\u3000\ufeff",
    "0123456789XX***----:()" + " " * 10,
)
_NUMBER = re.compile(r"[0-9*]{6,}")
_TOKEN = re.compile(r"[A-Za-z0-9.:/?&=_%#@+~-]*")
_ADDRESS = re.compile(r"(?=[^A-Za-z]*[A-Za-z])(?=.*(?:[/?&=_%#@-]|\.[A-Za-z]))", re.S)
_MAX_LINE = 4000  # characters of a line that are looked at at once
_MAX_ROW = 1000  # of a row in which columns are told
_CHECK_X = re.compile(r"(?<=[0-9]{17})[Xx](?![0-9A-Za-z])")  # a digit, not a letter
_BEFORE = 60  # characters of the same cell that may say what a number is
_TOKEN_REACH = 80
_BARE = " (:-\"'“"
_MARGIN = 25  # letters of the shortest line that a margin cuts
_ENDS = "。；;!?！？"


class Label(NamedTuple):
    """What stands before a number: in its own cell, and else in the cell that speaks for it."""

    own: str
    beside: str

    @property
    def words(self) -> str:
        """All of it without blanks: 联 系 人 is written to fill a line."""
        return "".join(f"{self.beside} {self.own}".split())


def same_width(text: str) -> str:
    """The text with digits, blanks and dashes of one kind, every character where it was."""
    return text.translate(_SAME)


class Scene:
    """One text and what stands around a place in it."""

    def __init__(self, text: str, today: date, title: str = "") -> None:
        self.text = same_width(text)
        self.today = today
        self.title = same_width(title)
        self._starts = [0, *(match.end() for match in re.finditer("\n", self.text))]

    def number(self, position: int) -> int:
        """The line a place stands in, the first being 1."""
        return bisect_right(self._starts, position)

    def line(self, number: int) -> str:
        """The beginning of a line by its number; empty outside the text."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        return self.text[start : min(self._line_end(number), start + _MAX_LINE)]

    def _line_end(self, number: int) -> int:
        return self._starts[number] - 1 if number < len(self._starts) else len(self.text)

    def window(self, start: int, before: int, after: int) -> str:
        """What stands around a place in its line, without blanks."""
        number = self.number(start)
        begin = max(self.line_start(number), start - before)
        words = self.text[begin : min(self._line_end(number), start + after)]
        return "".join(f"{self._run_on(number, before - (start - begin))}{words}".split())

    def _run_on(self, number: int, reach: int) -> str:
        """The end of the line before, where a sentence was cut at the margin."""
        before = self.line(number - 1)
        is_cut = len(before) >= _MARGIN and "\t" not in before and before[-1] not in _ENDS
        return before[-reach:] if is_cut and reach > 0 else ""

    def line_start(self, number: int) -> int:
        """Where a line begins."""
        return self._starts[number - 1]

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Every table that has a heading row, in order."""
        return tables(self.text.split("\n"))

    @cached_property
    def _table_starts(self) -> list[int]:
        return [table.first for table in self.tables]

    def table(self, position: int) -> Table | None:
        """The table a place stands in, below its heading row."""
        number = self.number(position)
        index = bisect_right(self._table_starts, number) - 1
        if index < 0 or not self.tables[index].first < number <= self.tables[index].last:
            return None
        return self.tables[index]

    def nearby(self, number: int, before: int, after: int) -> list[str]:
        """Lines around one that say anything, nearest first on either side; blanks are no words."""
        found: list[str] = []
        for step, wanted in ((-1, before), (1, after)):
            at, left, tried = number + step, wanted, 0
            while left and tried < 4 * wanted and 1 <= at <= len(self._starts):
                words = "".join(self.line(at)[:200].split())
                if words:
                    found.append(words)
                    left -= 1
                at, tried = at + step, tried + 1
        return found

    def label(self, start: int) -> Label:
        """The words that say what the number at a place is."""
        number = self.number(start)
        begin = max(self.line_start(number), start - _BEFORE)
        before = self.text[begin:start]
        cell = before.rpartition(self._gap(start))[2]
        numbers = list(_NUMBER.finditer(cell))
        own = cell[numbers[-1].end() :] if numbers else cell
        if own.strip(_BARE):
            return Label(own, self.heading(start))
        if begin == self.line_start(number) and not cell.strip(_BARE) and not numbers:
            own = self._run_on(number, _BEFORE)
            if own:
                return Label(own, self.heading(start))
        return Label("", self.heading(start) or self._left(number, start))

    def _gap(self, start: int) -> str:
        """What parts the cells of the line: blanks where they lie below headings that blanks part."""
        table = self.table(start)
        return " " if table and not table.tabbed and self.heading(start) else "\t"

    def heading(self, start: int) -> str:
        """The heading of the column, where the row has as many cells as the heading row."""
        table, number = self.table(start), self.number(start)
        at = start - self.line_start(number)
        if table is None or not table.columns or at > _MAX_ROW:
            return ""
        column = table.column(self.line(number)[:_MAX_ROW], at)
        return table.columns[column] if column is not None else ""

    def _left(self, number: int, start: int) -> str:
        """The cell to the left, or the line before where cells come as lines."""
        line = self.text[max(self.line_start(number), start - 200) : start]
        cells = [cell for cell in line.split("\t")[:-1] if cell.strip()]
        beside = cells[-1] if cells else next(iter(self.nearby(number, 1, 0)), "")
        return "" if len(beside) > 30 or _NUMBER.search(beside) else beside

    def is_in_address(self, start: int, end: int) -> bool:
        """Whether a number is part of a URL, a mail address, a hash or a file's name."""
        before = self.text[max(0, start - _TOKEN_REACH) : start][::-1]
        head = _TOKEN.match(before)
        tail = _TOKEN.match(self.text, end, min(len(self.text), end + _TOKEN_REACH))
        token = (head[0][::-1] if head else "") + "0" + (tail[0] if tail else "")
        return _ADDRESS.match(_CHECK_X.sub("0", token)) is not None
