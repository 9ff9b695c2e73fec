"""One sheet of the workbook: headings, widths and rows, without a word of xlsx."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reports.wording import Wording

Cell = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    headings: Sequence[str]
    widths: Sequence[int]
    rows: Iterable[Sequence[Cell]]


def worded(
    t: Wording, name: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[Cell]]
) -> Sheet:
    """A sheet whose name and headings are keys of the wording; widths in characters."""
    headings = [t(f"xlsx.{key}") for key, _ in columns]
    return Sheet(t(f"xlsx.sheet_{name}"), headings, [width for _, width in columns], rows)
