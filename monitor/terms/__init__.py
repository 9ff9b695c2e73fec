"""Term lists (错敏词): what is written wrongly, how it is right, and where it is none the less allowed.

A list is a TOML file like those in ``lists``, or a CSV table as WPS saves it, with the heads 错误表述, 正确表述, 例外.
"""

import csv
import io
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from importlib import resources
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from monitor.errors import ProfileError
from monitor.faults import NESTED, broken_toml, fault

_LARGEST = 5_000_000  # bytes of one list; 100,000 terms
_MOST_EXCEPTIONS = 100  # of one term: each is looked for at each of its places
_SHIPPED = ("grave.toml", "wording.toml", "agencies.toml")
_HEADS = {
    "wrong": ("错误表述", "错误", "错词", "wrong"),
    "right": ("正确表述", "正确", "建议", "right"),
    "except": ("例外", "except"),
    "kind": ("类别", "kind"),
}


class TermKind(StrEnum):
    """How grave a term is."""

    GRAVE = "grave"  # 严重表述错误: a veto where a person confirms it
    WORDING = "wording"  # a wrong word
    AGENCY = "agency"  # a body that has another name now


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a list."""

    wrong: str
    right: str
    kind: TermKind
    allowed: tuple[str, ...] = ()  # phrases within which it is right
    since: date | None = None  # older pages may say it
    source: str = ""  # the list it comes from


Words = Annotated[str, StringConstraints(min_length=2, max_length=60, strip_whitespace=True)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    wrong: Words
    right: str = Field(default="", max_length=200)
    kind: TermKind | None = None
    allowed: tuple[Words, ...] = Field(default=(), alias="except", max_length=_MOST_EXCEPTIONS)
    since: date | None = None


class _List(BaseModel):
    model_config = ConfigDict(extra="forbid")

    kind: TermKind = TermKind.WORDING
    source: str = Field(default="", max_length=200)
    terms: tuple[_Entry, ...] = ()


def shipped() -> tuple[Term, ...]:
    """The lists of sure cases that come with the program."""
    folder = resources.files(__package__) / "lists"
    return tuple(
        term
        for name in _SHIPPED
        for term in _parsed(tomllib.loads((folder / name).read_text("utf-8")), name)
    )


def load(paths: Iterable[str]) -> tuple[Term, ...]:
    """The terms of a user's own lists. Raises ProfileError naming file, place, reason and remedy."""
    return tuple(term for path in paths for term in _loaded(Path(path)))


def _loaded(path: Path) -> tuple[Term, ...]:
    try:
        with path.open("rb") as file:  # a device never ends
            data = file.read(_LARGEST + 1)
    except OSError as problem:
        raise ProfileError(
            f"{path}: the term list cannot be read ({problem.strerror}); check the name and its permissions",
            f"{path}：词表无法读取（{problem.strerror}），请检查文件名和权限",
        ) from problem
    if len(data) > _LARGEST:
        raise ProfileError(
            f"{path}: the term list is larger than {_LARGEST // 1_000_000} MB; split it",
            f"{path}：词表超过 {_LARGEST // 1_000_000} MB，请拆分",
        )
    text = _text(data, path)
    if path.suffix.lower() == ".csv":
        return _parsed({"terms": _rows(text, path)}, str(path))
    try:
        return _parsed(tomllib.loads(text), str(path))
    except tomllib.TOMLDecodeError as problem:
        raise broken_toml(str(path), str(problem)) from problem
    except RecursionError as problem:
        raise broken_toml(str(path), NESTED) from problem


def _text(data: bytes, path: Path) -> str:
    """UTF-8, or GB18030 as WPS saves tables."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ProfileError(
        f"{path}: is neither UTF-8 nor GB18030 text; save it as UTF-8",
        f"{path}：既不是 UTF-8 也不是 GB18030 文本，请另存为 UTF-8",
    )


def _rows(text: str, path: Path) -> list[dict[str, Any]]:
    """The rows of a table; exceptions are divided by ；or ;."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline="")))
    except csv.Error as problem:
        raise ProfileError(
            f"{path}: is no table ({problem}); save it again as CSV",
            f"{path}：不是有效的 CSV 表格（{problem}），请重新另存为 CSV",
        ) from problem
    heads = [head.strip().lower() for head in rows[0]] if rows else []
    places = {
        key: next((heads.index(name) for name in names if name in heads), None)
        for key, names in _HEADS.items()
    }
    if places["wrong"] is None:
        raise ProfileError(
            f"{path}: the first row needs the heads 错误表述 and 正确表述 (wrong, right); add them",
            f"{path}：第一行应有“错误表述”“正确表述”两个表头，请补上",
        )
    return [_row(row, places) for row in rows[1:] if any(cell.strip() for cell in row)]


def _row(row: list[str], places: Mapping[str, int | None]) -> dict[str, Any]:
    cells = {
        key: row[place].strip()
        for key, place in places.items()
        if place is not None and place < len(row)
    }
    allowed = cells.pop("except", "").replace("；", ";").split(";")
    found: dict[str, Any] = {key: value for key, value in cells.items() if value}
    return found | {"except": [each.strip() for each in allowed if each.strip()]}


def _parsed(data: Mapping[str, Any], place: str) -> tuple[Term, ...]:
    try:
        listed = _List.model_validate(data)
    except ValidationError as problem:
        errors = [dict(error) for error in problem.errors(include_url=False)]
        raise fault(place, errors, _keys) from problem
    return tuple(
        Term(
            entry.wrong,
            entry.right,
            entry.kind or listed.kind,
            entry.allowed,
            entry.since,
            listed.source or Path(place).name,
        )
        for entry in listed.terms
    )


def _keys(location: tuple[Any, ...]) -> list[str]:
    if len(location) > 1:
        return ["wrong", "right", "kind", "except", "since"]
    return list(_List.model_fields)
