"""``crawl``, ``judge`` and ``report``: the parts of an audit one by one, over what the database keeps."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from monitor import clock, jobs, replay
from monitor.cli import what_if
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
from monitor.cli.probing import probed
from monitor.cli.secrets import seal_key
from monitor.cli.watching import tell_if_it_went_on, watching
from monitor.errors import CrawlError, UsageError
from monitor.holding import AlreadyHeldError
from monitor.profile import SiteProfile
from monitor.store import ACCOUNTS, Store
from monitor.targets import load
from monitor.view import RunFacts
from monitor.wording import stop_sentence
from reports import FORMATS
from reports.text import summary

ProfilesArgument = Annotated[
    list[Path] | None,
    typer.Argument(help="方案文件，默认 sites/*.toml profile files, default sites/*.toml"),
]


class Only(StrEnum):
    """A part of a crawl."""

    COLUMNS = "columns"
    LINKS = "links"
    ACCOUNTS = "accounts"
    PROBE = "probe"


_KINDS: dict[Only | None, str] = {Only.COLUMNS: "columns", Only.ACCOUNTS: ACCOUNTS}


def crawl(
    profiles: ProfilesArgument = None,
    only: Annotated[
        Only | None, typer.Option("--only", help="只做一部分 only a part of it")
    ] = None,
    rate: Annotated[
        float | None,
        typer.Option("--rate", help="每秒请求数（每主机） requests a second per host"),
    ] = None,
    lang: LangOption = Lang.ZH,
    db: DatabaseOption = "",
) -> None:
    """立即访问一遍网站，保存所见。

    Crawl sites now and keep what was seen.
    """
    address = database_address(db)
    kind = _KINDS.get(only, "site")
    sites = _profiles(profiles, rate)
    if only is Only.ACCOUNTS:
        _need_feeds(sites)
    with opened(address) as store:
        if only is Only.PROBE:
            raise typer.Exit(0 if probed(store, address, sites, lang) else 1)
        whole = [_crawled(store, address, site, kind, lang) for site in sites]
    raise typer.Exit(0 if all(whole) else 1)


def _need_feeds(sites: list[SiteProfile]) -> None:
    """Raises UsageError where no profile names a feed: there is nothing to look at."""
    if not any(account.feed for site in sites for account in site.accounts):
        raise UsageError(
            "--only accounts: no profile has an account with a feed; write them under accounts = […]",
            "--only accounts：方案中没有带订阅地址（feed）的账号，请先在 accounts = […] 中填写",
        )


def _crawled(store: Store, address: str, site: SiteProfile, kind: str, lang: Lang) -> bool:
    """Crawl one site and tell of it; whether all of it was seen.

    A crawl that fails is no reason to leave out the next site.
    """
    begun = clock.now()
    try:
        with watching(site.url, lang) as watch:
            run = jobs.crawl_site(
                store,
                address,
                site,
                var_folder() / "logs",
                watch,
                kind=kind,
                seal=seal_key(var_folder()),
            )
    except (CrawlError, AlreadyHeldError) as problem:
        typer.echo(f"{site.url}: {problem.say(lang)}", err=True)
        return False
    tell_if_it_went_on(run, begun, site.url, lang)
    typer.echo(_told(site, run))
    accounts = kind != "site" or jobs.look_at_accounts(
        store, address, site, var_folder() / "logs", seal_key(var_folder())
    )
    if not accounts:
        typer.echo(f"{site.url}: {jobs.ACCOUNTS_FAILED.say(lang)}", err=True)
    stopped = stop_sentence(run.stopped_because)
    if stopped is not None:
        typer.echo(f"{site.url}: {stopped.say(lang)}", err=True)
    return stopped is None and accounts


def _told(site: SiteProfile, run: RunFacts) -> str:
    if run.kind == ACCOUNTS:
        return f"{site.key}  run={run.id}  accounts={run.links}  requests={run.requests}"
    return (
        f"{site.key}  run={run.id}  pages={run.pages}  links={run.links}  requests={run.requests}"
    )


def _profiles(paths: list[Path] | None, rate: float | None) -> list[SiteProfile]:
    chosen = paths or sorted(Path("sites").glob("*.toml"))
    if not chosen:
        raise UsageError(
            "no profile named and none in sites/: write one with “huoshui init URL -o sites/name.toml”",
            "没有指定方案文件，sites/ 中也没有：请先运行 huoshui init 网址 -o sites/名称.toml",
        )
    return [with_crawl_options(load(path), rate=rate) for path in chosen]


def judge(
    profiles: ProfilesArgument = None,
    as_of: AsOfOption = "",
    settings: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="RULE.OPTION=VALUE",
            help="如果某个限值不同会怎样，只列出变化，不保存，可多次 "
            "what another option would change; nothing is written",
        ),
    ] = None,
    lang: LangOption = Lang.ZH,
    db: DatabaseOption = "",
) -> None:
    """用已保存的内容重新判定；加 --as-of 可判定过去某一天，加 --set 可比较不同限值。

    Judge stored facts again; --as-of judges a past day from what was known then, --set shows what another option
    would change.
    """
    when = moment(as_of)
    options = replay.options_of(settings or [])
    named = [load(path) for path in profiles or []]
    with opened(database_address(db)) as store:
        if options:
            for pair in replay.compared(store, named, options, when):
                reports = (jobs.report_of(each, lang) for each in (pair.before, pair.after))
                for text in what_if.lines(*reports):
                    typer.echo(text)
            return
        for judgement in jobs.judge_stored(store, named, when, remember=not as_of):
            typer.echo(summary(jobs.report_of(judgement, lang)))


def report(
    profiles: ProfilesArgument = None,
    week: Annotated[
        str,
        typer.Option(
            "--week",
            metavar="YYYY-Www",
            help="哪一周，默认上一整周 which week, default the last full one",
        ),
    ] = "",
    formats: Annotated[
        str, typer.Option("--format", help="html,txt,json,xlsx")
    ] = "html,txt,json,xlsx",
    out: Annotated[
        Path | None,
        typer.Option("--out", help="写入的文件夹，默认 var/reports where the reports go"),
    ] = None,
    send: Annotated[
        bool,
        typer.Option(
            "--send", help="发送邮件（本版本尚不支持） send by mail (not in this version yet)"
        ),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="只写文件，不发送 write files only")
    ] = False,
    lang: LangOption = Lang.ZH,
    db: DatabaseOption = "",
) -> None:
    """生成一周的检查报告。

    Write the report of a week.
    """
    if send and not dry_run:
        raise UsageError(
            "--send: this version does not send mail yet; leave it out to write the files",
            "--send：本版本尚不能发送邮件；去掉该选项可只生成文件",
        )
    chosen = jobs.week_of(week, clock.now())
    kinds = _kinds(formats)
    address = database_address(db)
    with opened(address) as store:
        named = [load(path) for path in profiles or []]
        for judgement in jobs.judge_stored(
            store, named, min(chosen.end_moment, clock.now()), remember=False
        ):
            text = jobs.report_of(judgement, lang, chosen)
            name = f"{judgement.view.site.key}-{chosen.label}"
            for path in jobs.write_reports(text, out or var_folder() / "reports", kinds, name):
                typer.echo(str(path))


def _kinds(formats: str) -> list[str]:
    kinds = [kind.strip().lower() for kind in formats.split(",") if kind.strip()]
    strange = [kind for kind in kinds if kind not in FORMATS]
    if strange or not kinds:
        known = ", ".join(FORMATS)
        raise UsageError(
            f"--format {formats}: choose from {known}", f"--format {formats}：只能从 {known} 中选择"
        )
    return kinds
