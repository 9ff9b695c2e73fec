"""What an audit of a family site found, held against what was planted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from tests.families.base import Planted, Truth

_INDEX_FILES = ("index.html", "index.htm", "index.shtml", "index.jsp")


def place(url: str) -> str:
    """An address without its host and without a folder's index file, for comparing spellings."""
    parts = urlsplit(url)
    path = unquote(parts.path)
    for name in _INDEX_FILES:
        if path.endswith(f"/{name}"):
            path = path.removesuffix(name)
    query = f"?{parts.query}" if parts.query else ""
    return f"{path}{query}" + (f"#{parts.fragment}" if parts.fragment else "")


@dataclass(frozen=True, slots=True)
class Compared:
    """One site's columns, planted and found."""

    planted: tuple[Planted, ...]
    missed: tuple[str, ...] = ()
    invented: tuple[str, ...] = ()
    mistyped: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # name → planted, found
    misdated: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    miscounted: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    misjudged: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    misnamed: Mapping[str, str] = field(default_factory=dict)
    misplaced: Mapping[str, str] = field(default_factory=dict)

    @property
    def found(self) -> int:
        """How many planted columns were found."""
        return len(self.planted) - len(self.missed)


def compare(report: Mapping[str, Any], truth: Truth, home: str) -> Compared:
    """Every planted column with what the report says of it."""
    columns = {place(column["url"]): column for column in report["columns"]}
    pairs = [(each, columns.pop(place(each.path), None)) for each in truth.columns]
    both = [(each, column) for each, column in pairs if column is not None]
    # A list that prints no day at all proves nothing of its column, so it may stay unread.
    read = [pair for pair in both if pair[0].entries and pair[0].newest]
    return Compared(
        planted=truth.columns,
        missed=tuple(each.name for each, column in pairs if column is None),
        invented=tuple(
            f"{column['name']} {url}"
            for url, column in columns.items()
            if column["state"] != "exempt"  # a portal or a static page accuses nobody
        ),
        mistyped={
            each.name: (each.category, column["category"])
            for each, column in both
            if each.category != column["category"]
        },
        misdated={
            each.name: (str(each.newest), column["newest_date"])
            for each, column in read
            if str(each.newest or None) != str(column["newest_date"]) and each.state == "entries"
        },
        miscounted={
            each.name: (each.entries, column["entries"])
            for each, column in read
            if each.entries != column["entries"] and each.state == "entries"
        },
        misjudged=_misjudged(both),
        misnamed={
            each.name: column["name"] for each, column in both if each.name != column["name"]
        },
        misplaced={
            each.name: column["newest_url"]
            for each, column in read
            if each.newest_path
            and column["newest_url"] is not None
            and urljoin(home, each.newest_path) != column["newest_url"]
        },
    )


def _misjudged(both: list[tuple[Planted, Mapping[str, Any]]]) -> dict[str, tuple[str, str]]:
    """Columns whose state says what no careful person would say."""
    wrong = {}
    for each, column in both:
        state = column["state"]
        if each.state == "unread":
            fine = state in {"unverified", "exempt"}
        elif each.state == "empty":
            fine = state in {"blank", "unverified", "exempt"}
        elif each.newest is not None:
            fine = state not in {"blank", "unverified"}
        else:
            fine = state not in {"blank", "stale"}
        if not fine:
            wrong[each.name] = (each.state, state)
    return wrong
