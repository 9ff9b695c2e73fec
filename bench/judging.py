"""What judging a large site costs: a million link occurrences, fifty thousand list rows, texts and files among them.

The facts are written straight into a store, so that nothing but judging is measured: ``python -m bench.judging``.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from monitor import clock, jobs
from monitor.facts import (
    DateSeen,
    DateSource,
    Entry,
    Fetch,
    Label,
    Link,
    LinkKind,
    ListReading,
    ListState,
    Outcome,
    Page,
    PageKind,
    Place,
)
from monitor.profile import Category, Column, SiteProfile
from monitor.store import Seen, Store, Writer

SITE = "https://fgw.example.gov.cn/"
LINKS = 150  # of a page, its menu among them
MENU = 60
COLUMNS = 200
ROWS = 250  # of a column
EARLIER = 4  # complete runs before, a week apart, which the lists are held against
BROKEN = 50  # every so manieth address does not open
TODAY = date(2026, 11, 24)
_CATEGORIES = (Category.NEWS, Category.NOTICE, Category.POLICY, Category.INTERPRETATION)
_SENTENCE = "为进一步优化营商环境，推动高质量发展，现就有关事项通知如下，请认真贯彻执行。"


def main() -> None:
    """Write, judge, tell what it cost."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--occurrences", type=int, default=1_000_000)
    for line in measured(options.parse_args().occurrences):
        print(line)


def measured(occurrences: int) -> list[str]:
    """The figures, a line each."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(f"sqlite:///{folder}/judging.db")
        for weeks in range(EARLIER, 0, -1):
            looked(store, weeks)
        run = written(store, occurrences // LINKS)
        size = Path(f"{folder}/judging.db").stat().st_size / 1e6
        begun, cpu = time.monotonic(), time.process_time()
        judged = jobs.judge_run(store, store.run(run), profile(), _now(), remember=True)
        wall, used = time.monotonic() - begun, time.process_time() - cpu
        store.close()
    rows = sum(len(item.reading.entries) for item in judged.view.columns if item.reading)
    return [
        f"{occurrences:,} link occurrences, {rows:,} list rows, {len(judged.view.pages):,} pages; "
        f"database {size:.0f} MB",
        f"held against {EARLIER} earlier runs",
        f"judged in {wall:.1f} s ({used:.1f} s of CPU), peak {_peak():.0f} MB, writing the facts included",
        f"{len(judged.findings):,} findings, {len(judged.view.links):,} addresses not in order",
    ]


def profile() -> SiteProfile:
    """The site with its columns."""
    columns = (
        Column(name=f"栏目{each}", url=_column(each), category=_CATEGORIES[each % 4])
        for each in range(COLUMNS)
    )
    return SiteProfile(key="fgw", name="滨州市发展和改革委员会", url=SITE, columns=tuple(columns))


def looked(store: Store, weeks: int) -> None:
    """A complete run so many weeks ago, of the lists alone."""
    at = _now() - timedelta(weeks=weeks)
    run = store.begin_run(profile(), "site", at)
    writer = Writer(store.engine, "fgw", run)
    for number in range(COLUMNS):
        rows = tuple(_row(number, position) for position in range(weeks * 7, ROWS))
        reading = ListReading("generic", ListState.ENTRIES, rows)
        page = Page(
            _column(number), PageKind.COLUMN, f"栏目{number}", f"list{weeks}", reading=reading
        )
        writer.put(Seen(replace(_visit(page.url), at=at), page=page))
    writer.close()
    store.finish_run(run, {"finished": at + timedelta(hours=1), "complete": True, "pages": COLUMNS})


def written(store: Store, pages: int) -> int:
    """One complete run over so many pages; its id."""
    run = store.begin_run(profile(), "site", _now() - timedelta(hours=2))
    writer = Writer(store.engine, "fgw", run)
    visited = set[str]()
    for page in _pages(pages):
        visited.add(page.url)
        writer.put(Seen(_visit(page.url), page=page))
    for number in range(pages * 2):
        url = _article(number)
        if url not in visited:
            failed = number % BROKEN == 0
            for attempt in (1, 2) if failed else (1,):
                writer.put(Seen(_visit(url, failed, attempt)))
    writer.close()
    if writer.error:
        sys.exit(writer.error)
    done = _now() - timedelta(hours=1)
    values = {"finished": done, "complete": True, "pages": pages, "home_url": SITE}
    store.finish_run(run, values)
    return run


def _pages(count: int) -> Iterator[Page]:
    menu = tuple(
        Link(_column(each), f"栏目{each}", LinkKind.PAGE, Place.NAVIGATION) for each in range(MENU)
    )
    yield Page(SITE, PageKind.HOME, "滨州市发展和改革委员会", "home", links=menu)
    for number in range(COLUMNS):
        rows = tuple(_row(number, position) for position in range(ROWS))
        reading = ListReading("generic", ListState.ENTRIES, rows)
        labels = (Label("ColumnName", f"栏目{number}"),)
        title = f"栏目{number}"
        yield Page(
            _column(number), PageKind.COLUMN, title, "list", labels, links=menu, reading=reading
        )
    for number in range(count - COLUMNS - 1):
        own = tuple(
            Link(
                _article((number * 31 + each) % (count * 2)),
                f"信息{each}",
                LinkKind.PAGE,
                Place.CONTENT,
            )
            for each in range(LINKS - MENU)
        )
        yield _told(number, (*menu, *own))


def _told(number: int, links: tuple[Link, ...]) -> Page:
    day = TODAY - timedelta(days=number % 400)
    return Page(
        _article(number),
        PageKind.ARTICLE,
        f"关于印发《第{number}号项目管理办法》的通知",
        f"text{number}",
        (Label("SiteName", "滨州市发展和改革委员会"), Label("PubDate", f"{day} 09:00")),
        (DateSeen(day, DateSource.VISIBLE, f"发布日期：{day}"),),
        links=links,
        text=f"第{number}号。{_SENTENCE * 25}",
    )


def _row(column: int, position: int) -> Entry:
    number = column * ROWS + position
    day = TODAY - timedelta(days=position)
    return Entry(
        position,
        f"关于印发《第{number}号项目管理办法》的通知",
        _article(number),
        day,
        DateSource.LIST,
        str(day),
    )


def _visit(url: str, failed: bool = False, attempt: int = 1) -> Fetch:
    outcome = Outcome.HTTP_ERROR if failed else Outcome.OK
    at = _now() - timedelta(hours=2)
    return Fetch(url, at, "GET", attempt, outcome, 404 if failed else 200, url)


def _column(number: int) -> str:
    return f"{SITE}col/col{number}/index.html"


def _article(number: int) -> str:
    return f"{SITE}art/2026/11/24/art_{number % 97}_{number}.html"


def _now() -> datetime:
    return clock.end_of_day(TODAY)


def _peak() -> float:
    """Megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
