"""The progress display: pages, links, rate, queue and time left on a terminal, silence everywhere else."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from monitor.cli.options import Lang
from monitor.jobs import Watch
from monitor.view import RunFacts
from monitor.wording import WENT_ON

_WORDS = {
    "zh": "页面 {pages}  链接 {links}  待访问 {queue}  {rate:.1f} 次/秒  约剩 {left}",
    "en": "pages {pages}  links {links}  queue {queue}  {rate:.1f}/s  about {left} left",
}


_QUIET = {"zh": "免打扰时段，{until} 后继续", "en": "quiet hours, going on after {until}"}


@contextmanager
def watching(title: str, language: str) -> Iterator[Watch]:
    """A function that shows each state of a crawl it is given."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _quiet
        return
    with Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    ) as bar:
        task = bar.add_task(title)
        begun = time.monotonic()

        def show(state: dict[str, Any]) -> None:
            bar.update(
                task, description=f"{title}  {_line(state, time.monotonic() - begun, language)}"
            )

        yield show


def tell_if_it_went_on(run: RunFacts, begun: datetime, url: str, language: Lang) -> None:
    """Say that a crawl was no new one: it had been begun before this command was."""
    if run.started < begun:
        sentence = WENT_ON.say(language).format(begun=run.started)
        typer.echo(f"{url}: {sentence}", err=True)


def _quiet(state: dict[str, Any]) -> None:
    """Off a terminal nothing is shown."""


def _line(state: dict[str, Any], seconds: float, language: str) -> str:
    requests, queue = int(state.get("requests", 0)), int(state.get("queue", 0))
    rate = requests / seconds if seconds > 0 else 0.0
    left = f"{int(queue / rate) // 60}:{int(queue / rate) % 60:02d}" if rate > 0 else "–"
    language = "en" if language == "en" else "zh"
    if until := str(state.get("quiet", ""))[:5]:
        return _QUIET[language].format(until=until)
    words = _WORDS[language]
    return words.format(
        pages=state.get("pages", 0), links=state.get("links", 0), queue=queue, rate=rate, left=left
    )
