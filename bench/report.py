"""Everything measured in one go and written down: ``make bench`` writes docs/benchmarks.md."""

import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from bench import crawl, reading
from bench.contenders import ROOT

PAGE = ROOT / "docs/benchmarks.md"
_TEXT = """\
# Benchmarks

Written by `make bench` on {day}: {machine}, Python {python}, {nginx}. Machines differ, and so do two runs on one:
quote the ratios.

## A crawl

{table}

{versions}

**The work.** An invented government site of {pages} pages and {addresses} distinct addresses, the same bytes
every time (`bench/site.py`): pages of 10 to 30 KB with 100 links each, pictures, styles, scripts, attachments,
pages of another host; {broken} addresses are broken (404, 500, refused connections, redirects to a missing
page), others redirect to where they should. nginx with one worker serves it on the loopback interface, without
compression.

**The manner.** Each contender runs alone, with 16 connections or what comes nearest, no limit of pace, no
browser, links to other hosts checked. CPU is user and system time of all its processes, memory the peak of all
of them together (shared pages once). *asked* is the number of distinct addresses in nginx's log: who did not
ask did not check. Addresses a second and CPU are counted over the site's addresses alike for all.

**The contenders.** *huoshui* is the whole `huoshui crawl`: it also reads dates, lists, labels and marks of
every page, opens attachments, looks twice at what failed and keeps all of it in SQLite; *huoshui-links* is the
same without opening attachments. *again* is a second crawl on top of the first, over an unchanged site. A
server error is only *suspect* to huoshui until another day confirms it. *scrapy* is its manual's CrawlSpider
with LinkExtractor, *crawlee* its ParselCrawler with a link check of thirty lines, *lychee* does not recurse and
is given the list of all pages. The others are as they come.
LinkChecker's throttle is lifted by the header it
looks for, and nginx has room for the thousands of connections that linkinator leaves open (with 2,048 it
calls 1,973 sound addresses broken).

{again}

## Reading one page

{reading}

Medians over the same bytes in one process (`bench/reading.py`).

## Judging

{judging}

Every indicator over facts written straight into SQLite (`bench/judging.py`), in a process of its own.
"""


def main() -> None:
    """Measure, print, write."""
    options = crawl.options_of(second=True, names="all").parse_args()
    read = reading.rows()
    results, truth = crawl.measure(options)
    text = _TEXT.format(
        day=f"{datetime.now(UTC):%Y-%m-%d}",
        machine=f"{platform.system()} {platform.machine()}, {_processors()} processors",
        python=platform.python_version(),
        nginx=_nginx(),
        table=_markdown([[head for head, _ in crawl.HEADS], *crawl.table(results, truth)]),
        versions=_versions(results),
        pages=f"{options.pages:,}",
        addresses=f"{len(truth['addresses']):,}",
        broken=len(truth["broken"]),
        again=_again(results),
        reading=_markdown(read),
        judging=_judging(),
    )
    PAGE.write_text(text, encoding="utf-8")
    print(PAGE.relative_to(ROOT))


def _markdown(rows: list[list[str]]) -> str:
    head, *rest = rows
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rest))


def _versions(results: list[crawl.Result]) -> str:
    named = {result.name.removesuffix(" again"): result.version for result in results}
    return f"Versions: {', '.join(f'{name} {version}' for name, version in named.items())}."


def _again(results: list[crawl.Result]) -> str:
    by_name = {result.name: result for result in results}
    pairs = [
        (by_name[name.removesuffix(" again")], by_name[name])
        for name in by_name
        if name.endswith(" again")
    ]
    lines = [
        f"The second crawl of {first.name} took {second.cost.cpu / first.cost.cpu:.0%} of the CPU and "
        f"{second.traffic.body_bytes / first.traffic.body_bytes:.1%} of the bytes of its first."
        for first, second in pairs
    ]
    return "\n".join(lines)


def _judging() -> str:
    command = [sys.executable, "-m", "bench.judging"]
    said = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    return "\n".join(f"- {line}" for line in said.splitlines())


def _processors() -> int:
    return Path("/proc/cpuinfo").read_text().count("processor\t")


def _nginx() -> str:
    said = subprocess.run(["nginx", "-v"], capture_output=True, text=True, check=True).stderr
    return said.strip().removeprefix("nginx version: ")


if __name__ == "__main__":
    main()
