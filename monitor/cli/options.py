"""Options that several commands share, and the installation's places; the only reader of the environment."""

import getpass
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from monitor import clock
from monitor.columns import OLDEST
from monitor.errors import UsageError
from monitor.profile import CrawlOptions, SiteProfile
from monitor.store import Store

_FARTHEST = timedelta(days=366)  # ahead of today: next year's deadlines can be looked at, no more


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


def system_user() -> str:
    """Who is at the keyboard, as the system names them; "" where it cannot tell."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


@contextmanager
def opened(address: str) -> Iterator[Store]:
    """The store, closed at the end."""
    store = Store.open(address)
    try:
        yield store
    finally:
        store.close()


def moment(as_of: str) -> datetime:
    """The moment to judge by: the end of the given day, or now.

    Raises UsageError for what is no day, or one that no site can be judged by.
    """
    if not as_of:
        return clock.now()
    try:
        day = date.fromisoformat(as_of)
    except ValueError as problem:
        raise UsageError(
            f"--as-of {as_of!r} is no day: write it like 2026-11-23",
            f"--as-of {as_of!r} 不是日期，应写成 2026-11-23",
        ) from problem
    latest = clock.day_of(clock.now()) + _FARTHEST
    if not OLDEST <= day <= latest:
        raise UsageError(
            f"--as-of {day} is out of reach: choose a day from {OLDEST} to {latest}",
            f"--as-of {day} 太远，请选择 {OLDEST} 至 {latest} 之间的日期",
        )
    return clock.end_of_day(day)


def with_crawl_options(site: SiteProfile, **given: float | bool | None) -> SiteProfile:
    """The profile with what the command line sets instead of its ``[crawl]``; None is not set.

    Held to the same bounds as the file. Raises UsageError naming option, value and bounds.
    """
    changes = {name: value for name, value in given.items() if value is not None}
    try:
        options = CrawlOptions.model_validate(site.crawl.model_dump() | changes)
    except ValidationError as problem:
        raise _out_of_bounds(str(problem.errors()[0]["loc"][0]), given) from problem
    return site.model_copy(update={"crawl": options})


def _out_of_bounds(name: str, given: Mapping[str, float | bool | None]) -> UsageError:
    bounds = CrawlOptions.model_json_schema()["properties"][name]
    least, most = bounds["minimum"], bounds["maximum"]
    value = given[name]
    shown = f"{value:g}" if isinstance(value, float) else value
    option = f"--{name.replace('_', '-')} {shown}"
    return UsageError(
        f"{option}: must be between {least} and {most}", f"{option} 应在 {least} 到 {most} 之间"
    )


def language_of(arguments: Sequence[str]) -> str:
    """The language asked for on the command line, for messages said before the options are read."""
    for place, argument in enumerate(arguments):
        if argument == "--lang=en" or (
            argument == "--lang" and list(arguments[place + 1 : place + 2]) == ["en"]
        ):
            return "en"
    return "zh"
