"""``huoshui audit``: from an address to a report in one go."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from monitor import clock, jobs
from monitor.cli.options import (
    AsOfOption,
    DatabaseOption,
    Lang,
    LangOption,
    database_address,
    moment,
    opened,
    var_folder,
    with_crawl_options,
)
from monitor.cli.secrets import seal_key
from monitor.cli.watching import tell_if_it_went_on, watching
from monitor.errors import UsageError
from monitor.profile import SiteProfile
from monitor.targets import profile_of
from monitor.wording import stop_sentence
from reports import FORMATS
from reports.model import Report
from reports.text import summary
from reports.view import active


class FailOn(StrEnum):
    """From which findings on the exit status is 3."""

    VETO = "veto"
    BROKEN = "broken"
    NEVER = "never"


def audit(
    target: Annotated[
        str, typer.Argument(help="网址或方案文件 a site's address, or a profile file")
    ],
    out: Annotated[
        Path | None,
        typer.Option("--out", help="报告文件夹，默认 var/audit/<网站> where the reports go"),
    ] = None,
    as_of: AsOfOption = "",
    max_pages: Annotated[
        int | None,
        typer.Option("--max-pages", help="最多读取的页面数 at most this many pages"),
    ] = None,
    no_external: Annotated[
        bool, typer.Option("--no-external", help="不检查外部链接 leave external links out")
    ] = False,
    rate: Annotated[
        float | None,
        typer.Option(
            "--rate",
            help="每秒请求数（每主机），0 为不限 requests a second per host, 0: no limit",
        ),
    ] = None,
    fail_on: Annotated[
        FailOn,
        typer.Option("--fail-on", help="发现问题时以状态 3 退出 exit status 3 on such findings"),
    ] = FailOn.NEVER,
    lang: LangOption = Lang.ZH,
    db: DatabaseOption = "",
) -> None:
    """检查一个网站，几分钟后得到报告。

    Audit one site in one go, with no set-up: crawl, judge, write the report.
    """
    when = _not_before_the_crawl(as_of)
    profile = with_crawl_options(
        profile_of(target),
        max_pages=max_pages,
        external_links=False if no_external else None,
        rate=rate,
    )
    folder = out or var_folder() / "audit" / profile.key
    jobs.ensure_writable(folder)
    report = run_audit(profile, folder, when, lang, db)
    raise typer.Exit(exit_status(report, fail_on))


def _not_before_the_crawl(as_of: str) -> datetime | None:
    """The day to judge by; None is the moment after the crawl.

    Raises UsageError for a day that is over: what stands on the site today says nothing of it.
    """
    if not as_of:
        return None
    when = moment(as_of)
    if clock.day_of(when) < clock.day_of(clock.now()):
        raise UsageError(
            f"--as-of {as_of}: an audit sees the site of today, not of a day that is over; "
            f"what was known then is judged by “huoshui judge --as-of {as_of}”",
            f"--as-of {as_of}：现在检查看不到过去的网站；请改用 huoshui judge --as-of {as_of}，"
            "按当时已知的内容判定",
        )
    return when


def run_audit(
    profile: SiteProfile, folder: Path, as_of: datetime | None, lang: Lang, db: str
) -> Report:
    """Crawl, judge, write, and tell the summary.

    Judged for another day, today's pages prove nothing lasting: no finding is remembered then.
    """
    address = database_address(db)
    begun = clock.now()
    with opened(address) as store:
        with watching(profile.url, lang) as watch:
            run = jobs.crawl_site(
                store, address, profile, var_folder() / "logs", watch, seal=seal_key(var_folder())
            )
        tell_if_it_went_on(run, begun, profile.url, lang)
        accounts_seen = jobs.look_at_accounts(
            store, address, profile, var_folder() / "logs", seal_key(var_folder())
        )
        when = as_of or clock.now()
        judgement = jobs.judge_run(store, run, profile, when, remember=as_of is None)
    report = jobs.report_of(judgement, lang)
    paths = jobs.write_reports(report, folder, list(FORMATS))
    typer.echo(summary(report))
    typer.echo(
        ("报告：" if lang is Lang.ZH else "Reports: ") + "  ".join(str(path) for path in paths)
    )
    if not accounts_seen:
        typer.echo(jobs.ACCOUNTS_FAILED.say(lang), err=True)
    stopped = stop_sentence(run.stopped_because)
    if stopped is not None:
        typer.echo(f"{profile.url}{'：' if lang is Lang.ZH else ': '}{stopped.say(lang)}", err=True)
    return report


def exit_status(report: Report, fail_on: FailOn) -> int:
    """3 for findings at or above the level asked for, 1 for work that could not be done, else 0."""
    vetoes = report.verdict.vetoes or report.verdict.accounts_vetoes
    if fail_on is FailOn.VETO and vetoes:
        return 3
    if fail_on is FailOn.BROKEN and (active(report) or vetoes):
        return 3
    return 0 if report.run.complete else 1
