"""``huoshui init``: finds a site's columns and writes them as a profile that a person corrects.

On a profile that is there already it compares, and writes only when told to.
"""

import tempfile
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from monitor import clock, jobs
from monitor.cli.differences import lines, unread
from monitor.cli.options import (
    DatabaseOption,
    Lang,
    LangOption,
    database_address,
    opened,
    var_folder,
    with_crawl_options,
)
from monitor.cli.secrets import seal_key
from monitor.cli.watching import watching
from monitor.column_looks import changes_of
from monitor.errors import MonitorError, ProfileError, UsageError
from monitor.profile import SiteProfile
from monitor.profile_changes import Changes
from monitor.profile_writer import document, sure_word, updated
from monitor.targets import load, profile_of
from monitor.text import Scalar, Text
from monitor.urls import site_of
from monitor.view import RunFacts, SiteView
from monitor.wording import stop_sentence

_UNCHANGED = Text(
    "{path}：栏目没有需要写入的变化。",
    "{path}: the columns have not changed; there is nothing to write.",
)
_NOT_WRITTEN = Text(
    "{path} 未改动；加 --force 写入以上新增、消失、迁移的栏目（责任人、时限、类别、名称、账号等保持不变）。",
    "{path} was left as it is; add --force to write what was added, gone or moved (owners, limits, categories, names, "
    "accounts and the rest stay as they are).",
)
_UPDATED = Text(
    "{path}：已写入以上新增、消失、迁移的栏目。",
    "{path}: what was added, gone or moved was written.",
)
_NEW = Text(
    "{path}：发现 {count} 个栏目，请核对后使用。",
    "{path}: {count} columns found; please check them.",
)
_DOUBTED = Text(
    "其中 {count} 个把握不大，文件中已注明“{word}”，请先看。",
    "{count} of them are uncertain, marked “{word}” in the file; look at those first.",
)


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
        bool,
        typer.Option(
            "--force",
            help="已有方案时写入变化，人工设置保持不变；不是方案的文件则覆盖 "
            "write the changes into an existing profile, keeping what a person set; "
            "write over a file that is no profile",
        ),
    ] = False,
    lang: LangOption = Lang.ZH,
    db: DatabaseOption = "",
) -> None:
    """自动发现网站栏目，写成可修改的监测方案；方案已存在时只比较并列出变化。

    Find a site's columns and write them as a profile to correct. Where the profile exists already, compare: columns
    added, gone, moved, named otherwise, not read; nothing is written without --force. With it, added columns are
    appended, moved ones get their new address, gone ones are taken out, and all else stays: names, categories, owners,
    max_age_days, accounts, rules, crawl, comments. Status 0 whether or not there are changes.
    """
    old = _existing(output, url, force)
    _ensure_writable(output)
    profile = old or profile_of(url)
    # A rate of the command line is for this crawl only: a hurried look is no wish for every later one.
    look = _look(with_crawl_options(profile, rate=rate), old, lang, database_address(db))
    stopped = stop_sentence(look.run.stopped_because)
    if stopped is not None and look.view.home is None:
        raise MonitorError(f"{profile.url}: {stopped.en}", f"{profile.url}：{stopped.zh}")
    if look.changes is None:
        _write_new(output, look, profile, lang)
    else:
        for line in (*lines(look.changes, lang), *unread(look.view.columns, profile.columns, lang)):
            typer.echo(line)
        _keep_changes(output, look.changes, look.view, force, lang)
    if stopped is not None:
        typer.echo(stopped.say(lang), err=True)
        raise typer.Exit(1)


class _Look(NamedTuple):
    """One light crawl of the site, its columns discovered afresh."""

    run: RunFacts
    view: SiteView
    changes: Changes | None  # from the profile that was there, if one was


def _look(profile: SiteProfile, old: SiteProfile | None, lang: Lang, address: str) -> _Look:
    """Crawl with the columns that are known, so that each is asked for; discover as if none were."""
    with opened(address) as store:
        with watching(profile.url, lang) as watch:
            run = jobs.crawl_site(
                store,
                address,
                profile,
                var_folder() / "logs",
                watch,
                kind="columns",
                seal=seal_key(var_folder()),
            )
        bare = profile.model_copy(update={"columns": ()})
        view = jobs.judge_run(store, run, bare, clock.now(), remember=False).view
        return _Look(run, view, changes_of(store, run, old, view) if old else None)


def _existing(output: Path, url: str, force: bool) -> SiteProfile | None:
    """The profile that is there already, None where there is none or it is to be written over.

    Raises UsageError for a file that is no profile, or that of another site.
    """
    if not output.exists():
        return None
    try:
        old = load(output)
    except ProfileError as problem:
        if force:
            return None
        raise UsageError(
            f"{output} exists: choose another name, or add --force to write over it ({problem.say('en')})",
            f"{output} 已存在：请换一个文件名，或加 --force 覆盖（{problem.say('zh')}）",
        ) from problem
    asked = profile_of(url).url
    if site_of(asked) != site_of(old.url):
        raise UsageError(
            f"{output} is the profile of {old.url}, not of {asked}; choose another name with -o",
            f"{output} 是 {old.url} 的方案，不是 {asked} 的；请用 -o 换一个文件名",
        )
    return old


def _write_new(output: Path, look: _Look, profile: SiteProfile, lang: Lang) -> None:
    view = look.view
    home = view.home.url if view.home else look.run.home_url or profile.url
    found = view.site.model_copy(update={"url": home, "crawl": profile.crawl})
    standings = {item.column.url: item for item in view.columns}
    _write(output, document(found, standings, lang))
    numbers: dict[str, Scalar] = {"path": str(output), "count": len(found.columns)}
    typer.echo(_NEW.say(lang, numbers))
    words = [sure_word(column.confidence, lang) for column in found.columns]
    doubted = words.count(sure_word(0, lang))
    if doubted:
        typer.echo(_DOUBTED.say(lang, {"count": doubted, "word": sure_word(0, lang)}))


def _keep_changes(output: Path, changes: Changes, view: SiteView, force: bool, lang: Lang) -> None:
    """Writes the differences where that was asked for, and tells what became of the file."""
    names = {"path": str(output)}
    if not changes:
        typer.echo(_UNCHANGED.say(lang, names))
        return
    if force:
        standings = {item.column.url: item for item in view.columns}
        text = output.read_text(encoding="utf-8-sig")
        _write(output, updated(text, changes, standings, lang))
    typer.echo((_UPDATED if force else _NOT_WRITTEN).say(lang, names))


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
