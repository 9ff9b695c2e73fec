"""The columns of the invented commission: where each stands, how old it is, what that makes of it.

They are data (``texts/columns.toml``), because a person who doubts a planted state reads that.
"""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from importlib.resources import files
from typing import Any

from monitor.clock import months_before

SITE_NAME = "滨海市发展和改革委员会"
SITE_CODE = "3799000012"
# The error-report entry of the second skin was copied from another site, with that site's code.
FOREIGN_CODE = "3798000007"
# Headings of the navigation that have no page of their own.
HEADINGS = (("jggk", "机构概况"), ("bsfw", "办事服务"))


class Skin(StrEnum):
    """Two content systems share the host, as after many a merger of sites."""

    TRS = "trs"
    HANWEB = "hanweb"


@dataclass(frozen=True, slots=True)
class Age:
    """How long ago the newest row is: calendar months back, then ``days`` further back."""

    days: int = 0
    months: int = 0

    def before(self, today: date) -> date:
        """The day of that age."""
        return months_before(today, self.months) - timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class Portal:
    """A parent page that shows the newest rows of its columns."""

    key: str
    name: str
    skin: Skin
    path: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column as planned. ``state`` is the word the report must find for it."""

    key: str
    name: str
    skin: Skin
    path: str
    category: str
    type_label: str  # content of <meta name="ColumnType">
    parent: str
    office: str
    age: Age
    state: str
    why: str
    step: int = 6  # days between rows
    count: int = 0  # rows to write; 0: one for every title
    per_page: int = 20
    dates: str = "{y}-{m:02}-{d:02}"
    in_navigation: bool = True
    accepted: tuple[str, ...] = ()


def read_text(name: str) -> dict[str, Any]:
    """One of the sample's text files."""
    return tomllib.loads((files("monitor.sample") / "texts" / name).read_text(encoding="utf-8"))


def _column(table: dict[str, Any]) -> Column:
    given = {key: value for key, value in table.items() if key not in {"skin", "age", "accepted"}}
    return Column(
        skin=Skin(table["skin"]),
        age=Age(**table["age"]),
        accepted=tuple(table.get("accepted", ())),
        **given,
    )


_PLAN = read_text("columns.toml")
PORTALS = tuple(Portal(**(table | {"skin": Skin(table["skin"])})) for table in _PLAN["portals"])
COLUMNS = tuple(_column(table) for table in _PLAN["columns"])


def column(key: str) -> Column:
    """The column of that key."""
    return next(each for each in COLUMNS if each.key == key)
