"""Options that several commands share, and the installation's places; the only reader of the environment."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from monitor import clock
from monitor.errors import UsageError
from monitor.store import Store


class Lang(StrEnum):
    """The reader's language."""

    ZH = "zh"
    EN = "en"


LangOption = Annotated[Lang, typer.Option("--lang", help="报告语言 the report's language")]
DatabaseOption = Annotated[
    str,
    typer.Option(
        "--db",
        help="数据库地址，默认 sqlite:///var/huoshui.db database address",
        envvar="HUOSHUI_DATABASE_URL",
    ),
]
AsOfOption = Annotated[
    str,
    typer.Option(
        "--as-of",
        metavar="YYYY-MM-DD",
        help="按哪一天判定，默认现在 the day to judge by, default now",
    ),
]


def var_folder() -> Path:
    """Where everything written at run time goes: ``HUOSHUI_VAR`` or ``./var``."""
    return Path(os.environ.get("HUOSHUI_VAR") or "var")


def database_address(given: str) -> str:
    """The database: as given, or SQLite in the var folder."""
    return given or f"sqlite:///{var_folder() / 'huoshui.db'}"


@contextmanager
def opened(address: str) -> Iterator[Store]:
    """The store, closed at the end."""
    store = Store.open(address)
    try:
        yield store
    finally:
        store.close()


def moment(as_of: str) -> datetime:
    """The moment to judge by: the end of the given day, or now. Raises UsageError for what is no day."""
    if not as_of:
        return clock.now()
    try:
        return clock.end_of_day(date.fromisoformat(as_of))
    except ValueError as problem:
        raise UsageError(
            f"--as-of {as_of!r} is no day: write it like 2026-11-23",
            f"--as-of {as_of!r} 不是日期，应写成 2026-11-23",
        ) from problem


def language_of(arguments: Sequence[str]) -> str:
    """The language asked for on the command line, for messages said before the options are read."""
    for place, argument in enumerate(arguments):
        if argument == "--lang=en" or (
            argument == "--lang" and list(arguments[place + 1 : place + 2]) == ["en"]
        ):
            return "en"
    return "zh"
