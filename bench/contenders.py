"""Who is measured: how each is started on the site, and what it answered."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Task:
    """The site as a contender meets it, and the folder it may write to."""

    truth: dict[str, Any]
    folder: Path


@dataclass(frozen=True, slots=True)
class Answer:
    """The addresses a contender calls broken, and those it only doubts."""

    broken: frozenset[str]
    suspect: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Contender:
    """One program."""

    name: str
    command: Callable[[Task], Sequence[str]]
    answer: Callable[[Task, Path], Answer]  # from the folder and the file of its standard output
    version: Callable[[], str]
    install: Callable[[], None] = lambda: None  # raises CalledProcessError or OSError
    folder: Path = ROOT  # that it is started in
    remembers: bool = False  # whether a second crawl knows of the first


def huoshui_profile(task: Task, *, files: bool) -> Path:
    path = task.folder / "profile.toml"
    path.write_text(
        f'key = "bench"\nname = "某市发展和改革委员会"\nurl = "{task.truth["home"]}"\n\n'
        f"[crawl]\nrate = 0\nmax_pages = 1000000\nopen_attachments = {str(files).lower()}\n",
        encoding="utf-8",
    )
    return path


def _database(task: Task) -> str:
    return f"sqlite:///{task.folder / 'facts.db'}"


def huoshui_command(task: Task, *, files: bool) -> list[str]:
    """As a user crawls, into a database in the task's folder."""
    profile = huoshui_profile(task, files=files)
    monitor = [sys.executable, "-m", "monitor"]
    return [*monitor, "crawl", str(profile), "--db", _database(task)]


def _huoshui_answer(task: Task, _: Path) -> Answer:
    """From the report that is written afterwards, outside the measured time."""
    out = task.folder / "report"
    code = (
        "from monitor import clock; d = clock.day_of(clock.now()).isocalendar(); "
        "print(f'{d.year}-W{d.week:02d}')"
    )
    week = subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, text=True).strip()
    command = [sys.executable, "-m", "monitor", "report", "--week", week, "--format", "json"]
    options = ["--db", _database(task), "--out", str(out)]
    subprocess.run([*command, *options], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    report = json.loads(next(out.rglob("*.json")).read_text("utf-8"))
    failing = report["links"]["broken"]
    return Answer(
        frozenset(link["url"] for link in failing if link["verdict"] == "broken"),
        frozenset(link["url"] for link in failing if link["verdict"] == "suspect"),
    )


def _huoshui_version() -> str:
    words = ["git", "describe", "--always", "--dirty"]
    return subprocess.check_output(words, cwd=ROOT, text=True).strip()


def _compile() -> None:
    """As pip does with what it installs; else the first one to run would pay for it."""
    folders = [str(ROOT / name) for name in ("monitor", "spiders", "reports")]
    subprocess.run([sys.executable, "-m", "compileall", "-q", *folders], check=True)


def ours() -> tuple[Contender, ...]:
    """huoshui as it comes, and without opening the site's files, which no peer does."""
    return _ours("huoshui", files=True), _ours("huoshui-links", files=False)


def _ours(name: str, *, files: bool) -> Contender:
    return Contender(
        name=name,
        command=lambda task: huoshui_command(task, files=files),
        answer=_huoshui_answer,
        version=_huoshui_version,
        install=_compile,
        remembers=True,
    )


def environment(task: Task) -> dict[str, str]:
    """The runner's own without proxies and settings of Python; what huoshui writes goes to the task's folder."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not re.search("(?i)proxy|^PYTHON", name)
    }
    return kept | {"HUOSHUI_VAR": str(task.folder / "var")}
