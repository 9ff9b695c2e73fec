"""``huoshui findings``: list them, see one whole, and say what a person found of it."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from monitor import casework, clock, rules
from monitor.casework import Case
from monitor.cli.finding_words import line, whole
from monitor.cli.options import (
    DatabaseOption,
    Lang,
    LangOption,
    database_address,
    opened,
    system_user,
)
from monitor.decisions import state_of
from monitor.errors import UsageError
from monitor.faults import unknown
from monitor.store.decided import decisions
from monitor.targets import load
from monitor.text import Text
from reports.wording import wording

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="查看问题、确认、标为误报、说明情况、复查。\n\nLook through findings and decide on them.",
)


class State(StrEnum):
    """Where a finding stands; ``all`` for every one of them."""

    CANDIDATE = "candidate"
    OPEN = "open"
    CONFIRMED = "confirmed"
    REOPENED = "reopened"
    EXPLAINED = "explained"
    DISMISSED = "dismissed"
    RESOLVED = "resolved"
    ALL = "all"


_SETTLED = frozenset({State.DISMISSED, State.RESOLVED})
_NOTHING = Text(
    "没有符合条件的问题（不含误报和已销号，加 --state all 可全部列出）。",
    "No such findings (those dismissed or resolved are left out; --state all lists every one).",
)
_EMPTY = Text(
    "数据库中还没有问题记录；请先运行 huoshui audit 或 huoshui judge。",
    "The database holds no findings yet; run “huoshui audit” or “huoshui judge” first.",
)
_NOW = Text("{id}  {state}", "{id}  {state}")

NumberArgument = Annotated[
    str,
    typer.Argument(metavar="ID", help="问题编号，可只写前几位 its number, or how it begins"),
]
ByOption = Annotated[str, typer.Option("--by", help="谁作的决定，默认当前用户 who decides")]
ReasonOption = Annotated[str, typer.Option("--reason", help="理由，列入报告 why; shown in reports")]


@app.command("list")
def list_findings(
    profiles: Annotated[
        list[Path] | None, typer.Argument(help="方案文件，默认全部网站 profiles, default all sites")
    ] = None,
    states: Annotated[
        list[State] | None, typer.Option("--state", help="只列某种状态，可多次 only in this state")
    ] = None,
    owner: Annotated[
        str, typer.Option("--owner", help="责任人，可只写一部分 whose, or part of it")
    ] = "",
    indicator: Annotated[str, typer.Option("--indicator", help="只列某个指标 of this code")] = "",
    lang: LangOption = Lang.ZH,
    db: DatabaseOption = "",
) -> None:
    """列出问题，每行一个：编号、状态、整改时限、指标、对象、责任人。

    One line each, the most urgent first: number, state, due, indicator, subject, owner.
    """
    _ensure_known(indicator)
    wanted = set(states or set(State) - _SETTLED)
    named = [load(path) for path in profiles or []]
    with opened(database_address(db)) as store:
        known = list(casework.cases(store, named, clock.now(), lang))
    shown = [each for each in known if _is_wanted(each, wanted, owner, indicator)]
    for each in shown:
        typer.echo(line(each, lang))
    if not shown:
        typer.echo((_NOTHING if known else _EMPTY).say(lang), err=True)


def _is_wanted(each: Case, wanted: set[State], owner: str, indicator: str) -> bool:
    in_state = State.ALL in wanted and wanted == {State.ALL}
    in_state = in_state or each.finding.state in wanted
    is_theirs = owner.casefold() in each.finding.owner.casefold()
    return in_state and is_theirs and indicator in {"", each.record.indicator}


def _ensure_known(indicator: str) -> None:
    codes = [rule.code for rule in rules.catalogue()]
    if indicator and indicator not in codes:
        en, zh = unknown(indicator, codes)
        raise UsageError(f"--indicator {indicator}: {en}", f"--indicator {indicator}：{zh}")


@app.command("show")
def show(number: NumberArgument, lang: LangOption = Lang.ZH, db: DatabaseOption = "") -> None:
    """显示一个问题的全部内容：数据、限值、依据、证据、整改要求、处理记录。

    Everything about one finding: value, operator, limit, inputs, clause, evidence, remedy, decisions.
    """
    with opened(database_address(db)) as store:
        found = casework.case(store, number, clock.now(), lang)
    for text in whole(found, lang):
        typer.echo(text)


@app.command("confirm")
def confirm(
    number: NumberArgument,
    reason: ReasonOption = "",
    by: ByOption = "",
    lang: LangOption = Lang.ZH,
    db: DatabaseOption = "",
) -> None:
    """确认：确属问题，今后计入问题和指标。

    It is a fault: from now on it counts as one.
    """
    _decide(number, "confirm", by, reason, None, lang, db)


@app.command("dismiss")
def dismiss(
    number: NumberArgument,
    reason: ReasonOption,
    by: ByOption = "",
    lang: LangOption = Lang.ZH,
    db: DatabaseOption = "",
) -> None:
    """误报：不是问题，不再计入，除非整改后重新出现。

    A false alarm: not counted as long as it goes on.
    """
    _decide(number, "dismiss", by, reason, None, lang, db)


@app.command("explain")
def explain(
    number: NumberArgument,
    until: Annotated[
        str, typer.Option("--until", metavar="YYYY-MM-DD", help="说明有效至 its last day")
    ],
    reason: ReasonOption,
    by: ByOption = "",
    lang: LangOption = Lang.ZH,
    db: DatabaseOption = "",
) -> None:
    """说明情况，暂缓整改至某日（最长一年）；之后自动恢复为待整改。指标仍照常计算。

    There is a reason for it until a day, a year at most; then it is open again. Its indicator counts it all the same.
    """
    _decide(number, "explain", by, reason, _day(until), lang, db)


@app.command("recheck")
def recheck(number: NumberArgument, lang: LangOption = Lang.ZH, db: DatabaseOption = "") -> None:
    """复查单个问题（本版本尚不支持，会提示改用哪条命令）。

    Look at one finding's pages again: not in this version, which names what to run instead.
    """
    with opened(database_address(db)) as store:
        site = casework.looked_up(store, number).site
    raise UsageError(
        f"recheck: this version cannot look at single pages yet; run “huoshui crawl” with the profile of {site}, "
        "which asks only for what has changed, then “huoshui judge”",
        f"recheck：本版本尚不能单独复查；请用 {site} 的方案文件运行 huoshui crawl（只读取有变化的内容），"
        "再运行 huoshui judge",
    )


def _decide(
    number: str, what: str, by: str, reason: str, until: date | None, lang: Lang, db: str
) -> None:
    now = clock.now()
    with opened(database_address(db)) as store:
        record = casework.decided(
            store, number, what, by=by or system_user(), reason=reason, until=until, now=now
        )
        said = decisions(store, record.site)[record.id]
    state = wording("en" if lang is Lang.EN else "zh")(
        f"finding_state.{state_of(record, said, now)}"
    )
    typer.echo(_NOW.say(lang, {"id": record.id, "state": state}))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        raise UsageError(
            f"--until {text!r} is no day: write it like 2026-12-31",
            f"--until {text!r} 不是日期，应写成 2026-12-31",
        ) from problem
