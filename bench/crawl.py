"""Crawls of one invented site, side by side: ``python -m bench.crawl --peers huoshui,lychee``.

Each contender runs alone, as a whole tree of processes, over the same site on a fresh nginx, whose log
tells whether it did the same work; its answer is held against what was planted.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import latency, nginx, site_files
from bench.contenders import Answer, Contender, Task, environment, ours
from bench.measure import Cost, measured
from bench.peers import peers

MOST_NAMED = 20  # with --details, of each sort
LIMIT = 900.0  # seconds for one contender
HEADS = (
    ("contender", 18),
    ("pages/s", 9),
    ("addr./s", 9),
    ("CPU s", 8),
    ("CPU s/1000", 11),
    ("wall s", 8),
    ("peak MB", 8),
    ("asked", 7),
    ("broken", 9),
    ("suspect", 8),
    ("false", 6),
)


@dataclass(frozen=True, slots=True)
class Result:
    """One run of one contender."""

    name: str
    version: str
    cost: Cost
    traffic: nginx.Traffic
    found: int  # planted ones called broken
    doubted: int  # planted ones only suspected
    false: int  # others called broken
    missed: tuple[str, ...]
    wrong: tuple[str, ...]


def run(contender: Contender, site: Path, options: argparse.Namespace) -> list[Result]:
    """One contender from nothing, and once more on top of it where asked."""
    truth = json.loads((site / "truth.json").read_text("utf-8"))
    with tempfile.TemporaryDirectory(prefix="huoshui-bench-") as folder:
        task = Task(truth, Path(folder))
        rounds = ["", " again"][: 2 if options.second and contender.remembers else 1]
        return [_round(contender, task, site, options, which) for which in rounds]


def _round(
    contender: Contender, task: Task, site: Path, options: argparse.Namespace, which: str
) -> Result:
    shift = nginx.LATENCY_SHIFT if options.latency else 0
    command = contender.command(task)
    with ExitStack() as stack:
        if options.latency:
            stack.enter_context(latency.delaying(task.truth, shift, options.latency / 1000))
        server = stack.enter_context(
            nginx.serving(site, task.truth, validators=not options.no_validators, shift=shift)
        )
        cost = measured(
            command,
            folder=contender.folder,
            environment=environment(task),
            answer=task.folder / f"answer{which.strip()}.txt",
            limit=LIMIT,
        )
        asked = nginx.traffic(server)
    answer = contender.answer(task, task.folder / f"answer{which.strip()}.txt")
    return _weighed(contender, which, cost, asked, answer, task.truth)


def _weighed(
    contender: Contender,
    which: str,
    cost: Cost,
    asked: nginx.Traffic,
    answer: Answer,
    truth: dict[str, Any],
) -> Result:
    planted = frozenset(truth["broken"])
    broken, suspect = _asked(answer.broken, truth), _asked(answer.suspect, truth)
    said = broken | suspect
    return Result(
        name=contender.name + which,
        version=contender.version(),
        cost=cost,
        traffic=asked,
        found=len(planted & broken),
        doubted=len(planted & suspect),
        false=len(said - planted),
        missed=tuple(sorted(planted - said)),
        wrong=tuple(sorted(said - planted)),
    )


def _asked(urls: frozenset[str], truth: dict[str, Any]) -> frozenset[str]:
    """Some name the missing page behind a redirect and not the address that was linked: both are right."""
    home = truth["home"].rstrip("/")
    behind = {home + to: home + path for path, to in truth["redirects"].items() if "gone" in to}
    return frozenset(behind.get(url, url) for url in urls)


def table(results: list[Result], truth: dict[str, Any]) -> list[list[str]]:
    """The rows under HEADS, each as words."""
    addresses = len(truth["addresses"])
    pages = sum(each == ["page", "ok"] for each in truth["addresses"].values())
    planted = len(truth["broken"])
    return [
        [
            result.name,
            f"{pages / result.cost.wall:.0f}",
            f"{addresses / result.cost.wall:.0f}",
            f"{result.cost.cpu:.1f}",
            f"{result.cost.cpu / addresses * 1000:.2f}",
            f"{result.cost.wall:.1f}",
            f"{result.cost.memory / 1e6:.0f}",
            f"{result.traffic.addresses}",
            f"{result.found}/{planted}",
            f"{result.doubted}",
            f"{result.false}",
        ]
        for result in results
    ]


def main() -> None:
    """Measure and print."""
    measure(options_of().parse_args())


def measure(options: argparse.Namespace) -> tuple[list[Result], dict[str, Any]]:
    """Every contender asked for in turn, printed as they end; with the truth about the site."""
    site = site_files.built(options.pages)
    truth: dict[str, Any] = json.loads((site / "truth.json").read_text("utf-8"))
    print(f"{len(truth['addresses'])} addresses, {len(truth['broken'])} of them broken", flush=True)
    print(" ".join(head.rjust(width) for head, width in HEADS), flush=True)
    results: list[Result] = []
    for contender in _chosen(options.peers):
        try:
            contender.install()
            new = run(contender, site, options)
        except (OSError, ValueError, subprocess.CalledProcessError) as problem:
            print(f"{contender.name}: left out, {problem}", file=sys.stderr)
            continue
        results += new
        for row in table(new, truth):
            cells = (cell.rjust(width) for cell, (_, width) in zip(row, HEADS, strict=True))
            print(" ".join(cells), flush=True)
        _tell(new, options)
    return results, truth


def _tell(results: list[Result], options: argparse.Namespace) -> None:
    for result in results:
        if options.details:
            for url in result.missed[:MOST_NAMED]:
                print(f"  missed {url}")
            for url in result.wrong[:MOST_NAMED]:
                print(f"  false {url}")
        if result.cost.status not in {0, 1, 2}:  # some end so where anything is broken
            print(f"  {result.name} ended with status {result.cost.status}", file=sys.stderr)
    if len(results) == 2:
        first, second = results
        print(
            f"  second/first: CPU {second.cost.cpu / first.cost.cpu:.2f}, "
            f"bytes {second.traffic.body_bytes / first.traffic.body_bytes:.3f}, "
            f"requests {second.traffic.requests / first.traffic.requests:.2f}"
        )


def _chosen(names: str) -> list[Contender]:
    known = {contender.name: contender for contender in (*ours(), *peers())}
    wanted = list(known) if names == "all" else names.split(",")
    unknown = [name for name in wanted if name not in known]
    if unknown:
        sys.exit(f"unknown: {', '.join(unknown)}; known: {', '.join(known)}")
    return [known[name] for name in wanted]


def options_of(second: bool = False, names: str = "huoshui") -> argparse.ArgumentParser:
    """What may be asked for, with the defaults of a measurement by hand or of another."""
    parser = argparse.ArgumentParser(description="Crawls of one invented site, side by side.")
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--peers", default=names, help="names with commas, or all")
    parser.add_argument(
        "--second", action="store_true", default=second, help="once more on top, who remembers"
    )
    parser.add_argument("--latency", type=int, nargs="?", const=50, default=0, metavar="MS")
    parser.add_argument("--no-validators", action="store_true", help="no ETag, no Last-Modified")
    parser.add_argument("--details", action="store_true", help="name what was missed")
    return parser


if __name__ == "__main__":
    main()
