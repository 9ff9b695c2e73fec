"""Pages, heads and link lists of any size: the crawl stays small, ends in time and calls nothing broken."""

import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.conftest import Huoshui, quick_profile
from tests.e2e.stored import looks, path_of, rows
from tests.e2e.test_interruption import child_of
from tests.site import wires
from tests.site.misbehaving import Answer, Route, page, serve

MEGABYTES = 350  # of memory at the peak of all this; an ordinary crawl takes about 110
SECONDS = 60.0
SIZES: dict[str, Answer] = {
    "/xw/endless.html": Route(wire=wires.endless_body),
    "/xw/gigabyte.html": Route(wire=wires.announced_gigabyte),
    "/xw/head.html": Route(wire=wires.endless_head),
    "/xw/line.html": Route(wire=wires.one_long_header),
    "/xw/bomb.html": wires.bomb(),
    "/xw/endless.pdf": Route(wire=wires.endless_file),
    "/xw/gigabyte.png": Route(wire=wires.announced_gigabyte),
    "/xw/bomb.zip": wires.archive(),
    "/xw/deep.html": Route(b"<div>" * 400_000),
    "/xw/attributes.html": Route(b"<p " + b"".join(b"a%d=1 " % n for n in range(200_000)) + b">x"),
    "/xw/comment.html": Route(b"<p>x</p><!--" + b"- " * 1_000_000),
    "/xw/links.html": page("清单", *(f"/many/{number}.html" for number in range(50_000))),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Crawled:
    """How the crawl of all this went."""

    outcomes: dict[str, str]
    megabytes: float
    seconds: float
    complete: bool
    stopped_because: str | None
    fine: int  # looks at the page that stands last on the home page
    many: int  # looks at the 50,000


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    """One crawl of a site that sends too much of everything."""
    huoshui = Huoshui(tmp_path_factory.mktemp("sizes"))
    started = time.monotonic()
    with serve({"/": page("首页", *SIZES, "/fine.html"), **SIZES}) as site:
        site.routes["/fine.html"] = page("甲")
        site.otherwise = lambda asked: (
            page(asked.path) if "/many/" in asked.path else Route(b"", 404)
        )
        text = quick_profile(site.url) + "max_pages = 300\n"
        peak = memory_of(huoshui.start("crawl", huoshui.write("site.toml", text)))
        seconds = time.monotonic() - started
    [(complete, because)] = huoshui.runs()
    outcomes = {path_of(look.url): look.outcome for look in looks(huoshui)}
    many = sum(path.startswith("/many/") for path in site.requests)
    return Crawled(outcomes, peak, seconds, bool(complete), because, site.looks["/fine.html"], many)


def memory_of(running: subprocess.Popen[str]) -> float:
    """The most memory the crawling process ever held, in MB. Waits for the command to end."""
    peak, child, deadline = 0.0, 0, time.monotonic() + 2 * SECONDS
    while True:
        try:
            running.wait(timeout=0.05)
        except subprocess.TimeoutExpired:
            child = child or _child(running.pid)
            peak = max(peak, _held(child))
            if time.monotonic() < deadline:
                continue
            running.kill()
        running.communicate()
        return peak


def _child(parent: int) -> int:
    try:
        return child_of(parent)
    except AssertionError:
        return 0


def _held(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0
    told = (line.split()[1] for line in lines if line.startswith("VmHWM:"))
    return int(next(told, "0")) / 1024


def test_memory_stays_small(crawled: Crawled) -> None:
    assert 20 < crawled.megabytes < MEGABYTES


def test_the_crawl_ends_in_time_and_for_a_reason(crawled: Crawled) -> None:
    assert crawled.seconds < SECONDS
    assert crawled.complete is False
    assert crawled.stopped_because == "max_pages"
    assert 0 < crawled.many <= 300


def test_what_stands_beside_it_is_read(crawled: Crawled) -> None:
    assert crawled.fine == 1
    assert crawled.outcomes["/fine.html"] == "ok"


@pytest.mark.parametrize("path", SIZES)
def test_too_much_is_no_dead_link(path: str, crawled: Crawled) -> None:
    wanted = {
        "/xw/head.html": {"malformed", "too_large"},
        "/xw/line.html": {"malformed", "too_large"},
        "/xw/endless.html": {"too_large"},
        "/xw/gigabyte.html": {"too_large"},
    }.get(path, {"ok", "too_large"})
    assert crawled.outcomes.get(path) in wanted


def test_nothing_asked_of_it_is_stored_at_length(
    crawled: Crawled, tmp_path_factory: pytest.TempPathFactory
) -> None:
    huoshui = Huoshui(tmp_path_factory.getbasetemp() / "sizes0")
    assert huoshui.database.stat().st_size < 20 * wires.MEGABYTE
    [(longest,)] = rows(huoshui, "select max(length(error)) from fetch")
    assert longest < 2000
