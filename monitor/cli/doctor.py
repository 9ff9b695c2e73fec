"""``indicators`` and ``doctor``: what is judged, and whether this installation can do it."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from monitor import clock, rules
from monitor.cli.options import (
    DatabaseOption,
    Lang,
    LangOption,
    database_address,
    opened,
    var_folder,
)
from monitor.errors import MonitorError
from monitor.handbook import markdown, table
from monitor.jobs import ensure_writable
from monitor.targets import load

_LEAST_FREE_BYTES = 500_000_000
_HOLIDAYS_ANNOUNCED = (11, 1)  # month, day
_PASSWORD = re.compile(r"(?<=[^:/]):[^/@]*@")  # what is shown here is pasted into mails


def indicators(
    as_markdown: Annotated[
        bool, typer.Option("--markdown", help="输出 Markdown 文档 as a Markdown document")
    ] = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """列出全部检查指标、依据与限值。

    The catalogue of indicators with clause and limit.
    """
    catalogue = rules.catalogue()
    typer.echo(markdown(catalogue) if as_markdown else table(catalogue, lang))


class Check(NamedTuple):
    """One thing looked at."""

    ok: bool
    zh: str
    en: str


def doctor(
    profiles: Annotated[
        list[Path] | None, typer.Argument(help="要一并检查的方案文件 profiles to check as well")
    ] = None,
    lang: LangOption = Lang.ZH,
    db: DatabaseOption = "",
) -> None:
    """检查安装、方案、数据库是否正常。

    Check the installation, profiles and the database.
    """
    failed = 0
    for check in _checks(profiles or [], database_address(db)):
        failed += not check.ok
        typer.echo(f"{'✔' if check.ok else '✘'} {check.en if lang is Lang.EN else check.zh}")
    raise typer.Exit(1 if failed else 0)


def _checks(profiles: list[Path], database: str) -> Iterator[Check]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield Check(sys.version_info >= (3, 11), f"Python {version}", f"Python {version}")
    yield _tried(
        _write_var,
        f"文件夹 {var_folder()} 可写",
        f"the folder {var_folder()} can be written",
    )
    yield _free_space()
    shown = _PASSWORD.sub(":***@", database)
    yield _tried(
        partial(_open, database), f"数据库 {shown} 可用", f"the database {shown} can be used"
    )
    yield calendar(clock.day_of(clock.now()))
    yield _spiders()
    for path in profiles:
        yield _tried(partial(_profile, path), f"方案 {path} 有效", f"the profile {path} is valid")


def _tried(attempt: Callable[[], None], zh: str, en: str) -> Check:
    try:
        attempt()
    except MonitorError as problem:
        return Check(False, problem.zh, problem.en)
    return Check(True, zh, en)


def _write_var() -> None:
    folder = var_folder()
    try:
        ensure_writable(folder)
    except MonitorError as problem:
        raise MonitorError(
            f"{folder}: cannot be written; choose another folder with HUOSHUI_VAR",
            f"{folder}：无法写入，请用 HUOSHUI_VAR 换一个文件夹",
        ) from problem


def _open(database: str) -> None:
    with opened(database):
        pass


def _profile(path: Path) -> None:
    load(path)


def _free_space() -> Check:
    folder = var_folder() if var_folder().exists() else Path()
    free = shutil.disk_usage(folder).free
    megabytes = free // 1_000_000
    return Check(
        free >= _LEAST_FREE_BYTES, f"磁盘剩余 {megabytes} MB", f"{megabytes} MB of disk left"
    )


def calendar(today: date) -> Check:
    """Next year's holidays are announced around the end of October; without them deadlines cannot be counted."""
    last = clock.last_known_year()
    told = Check(True, f"节假日数据至 {last} 年", f"working days are known up to {last}")
    if last < today.year:
        return Check(
            False,
            f"节假日数据只到 {last} 年，{today.year} 年的工作日无法计算，请升级 chinesecalendar",
            f"working days are known up to {last} only, not for {today.year}: upgrade chinesecalendar",
        )
    if last == today.year and (today.month, today.day) > _HOLIDAYS_ANNOUNCED:
        return told._replace(
            zh=f"{told.zh}；注意：{last + 1} 年的工作日还不能计算，请在年底前升级 chinesecalendar",
            en=f"{told.en}; beware: not yet for {last + 1}, upgrade chinesecalendar before the year ends",
        )
    return told


def _spiders() -> Check:
    command = [sys.executable, "-c", "import spiders.site"]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)  # noqa: S603 - our own interpreter
    words = done.stderr.decode(errors="replace").strip().splitlines()[-1:] or [""]
    return Check(
        done.returncode == 0, f"采集程序可启动 {words[0]}", f"the spiders start {words[0]}"
    )
