"""The command line: reads arguments, calls the jobs, says what came of it.

Results go to standard output, progress and messages to standard error. Help is in both languages because its
first reader is a webmaster, its second a programmer.
"""

import sys
from io import TextIOWrapper
from typing import NoReturn

import typer

from monitor.cli import audit, demo, doctor, explain, findings, keep, profiles, usage
from monitor.cli.options import language_of
from monitor.errors import MonitorError
from monitor.text import Text
from reports.clean import visible

_INTERRUPTED = 130  # what typer makes of Ctrl-C
_KEPT = Text(
    "已中断；此前保存的内容都在，可重新运行，或用 huoshui judge 查看已有结果。",
    "Interrupted; what was stored before is kept. Run it again, "
    "or see what there is with “huoshui judge”.",
)

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="活水 huoshui：检查政府网站是否更新及时、链接可用、内容完整。\n\n"
    "Watches Chinese government websites: fresh, reachable, complete.",
)
app.command("audit")(audit.audit)
app.command("init")(profiles.init)
app.command("crawl")(keep.crawl)
app.command("judge")(keep.judge)
app.command("report")(keep.report)
app.add_typer(findings.app, name="findings")
app.command("explain-page")(explain.explain_page)
app.command("indicators")(doctor.indicators)
app.command("doctor")(doctor.doctor)
app.command("demo")(demo.demo)


def run() -> None:
    """The one place where our errors become a message and an exit status."""
    language = language_of(sys.argv)
    _never_fall_over_a_character()
    try:
        status = app(standalone_mode=False)
    except MonitorError as problem:
        _leave(problem.say(language), problem.exit_status)
    except typer.TyperException as problem:
        _leave(usage.sentence(problem, language), problem.exit_code)
    if status == _INTERRUPTED:
        _leave(_KEPT.say(language), 1)
    sys.exit(status)


def _never_fall_over_a_character() -> None:
    """What a terminal of another encoding (GBK, ASCII) cannot show is replaced, not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _leave(message: str, status: int) -> NoReturn:
    typer.echo(visible(message), err=True)
    sys.exit(status)
