"""``huoshui init``: finds a site's columns and writes them as a profile that a person corrects."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from monitor import clock, jobs
from monitor.cli.options import (
    DatabaseOption,
    Lang,
    LangOption,
    database_address,
    opened,
    var_folder,
    with_crawl_options,
)
from monitor.cli.watching import watching
from monitor.errors import MonitorError, UsageError
from monitor.profile_writer import document
from monitor.targets import profile_of
from monitor.wording import stop_sentence


def init(
    url: Annotated[str, typer.Argument(help="网站首页地址 the site's address")],
    output: Annotated[
        Path, typer.Option("-o", "--output", help="写入的方案文件 the profile to write")
    ],
    rate: Annotated[
        float | None,
        typer.Option("--rate", help="每秒请求数（每主机） requests a second per host"),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="覆盖已有文件 write over an existing file")
    ] = False,
    lang: LangOption = Lang.ZH,
    db: DatabaseOption = "",
) -> None:
    """自动发现网站栏目，写成可修改的监测方案。

    Find a site's columns and write them as a profile to correct.
    """
    if output.exists() and not force:
        raise UsageError(
            f"{output} exists: choose another name, or add --force",
            f"{output} 已存在：请换一个文件名，或加 --force 覆盖",
        )
    profile = with_crawl_options(profile_of(url), rate=rate)
    _ensure_writable(output)
    address = database_address(db)
    with opened(address) as store:
        with watching(profile.url, lang) as watch:
            run = jobs.crawl_site(
                store, address, profile, var_folder() / "logs", watch, kind="columns"
            )
        judgement = jobs.judge_run(store, run, profile, clock.now(), remember=False)
    stopped = stop_sentence(run.stopped_because)
    if stopped is not None and judgement.view.home is None:
        raise MonitorError(f"{profile.url}: {stopped.en}", f"{profile.url}：{stopped.zh}")
    found = judgement.view.site.model_copy(
        update={"url": run.home_url or profile.url, "crawl": profile.crawl}
    )
    _write(output, document(found, {item.column.url: item for item in judgement.view.columns}))
    count = len(found.columns)
    typer.echo(
        f"{output}：发现 {count} 个栏目，请核对后使用。"
        if lang is Lang.ZH
        else f"{output}: {count} columns found; please check them."
    )
    if stopped is not None:
        typer.echo(stopped.say(lang), err=True)
        raise typer.Exit(1)


def _ensure_writable(path: Path) -> None:
    """Find out before the crawl that its profile could not be written. Raises MonitorError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path.parent):
            pass
    except OSError as problem:
        raise _cannot_write(path, problem) from problem


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as problem:
        raise _cannot_write(path, problem) from problem


def _cannot_write(path: Path, problem: OSError) -> MonitorError:
    return MonitorError(
        f"{path}: cannot be written ({problem.strerror}); choose another place with -o",
        f"{path}：无法写入（{problem.strerror}），请用 -o 换一个位置",
    )
