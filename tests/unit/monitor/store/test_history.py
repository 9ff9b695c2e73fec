"""How a column's address read in earlier runs of the same site."""

from datetime import timedelta
from pathlib import Path

from monitor.facts import SAYS_NOTHING, Entry, ListReading, ListState, PageKind
from monitor.profile import SiteProfile
from monitor.store import Seen
from monitor.store.history import earlier_readings, last_rows
from tests.unit.monitor.rules.scene import NOW, SITE
from tests.unit.monitor.store.seeing import FGW, crawled, opened, page, visit

URL = f"{SITE}tz/"
SAID = ListReading("generic", ListState.EMPTY, reason=SAYS_NOTHING)


def read(count: int, days: int = 0, reading: ListReading | None = None) -> Seen:
    rows = tuple(Entry(at, f"题{at}", f"{SITE}{at}.html") for at in range(count))
    shown = reading or ListReading("generic", ListState.ENTRIES, rows)
    seen = page("tz/", kind=PageKind.COLUMN, hash=f"{count}{shown.reason}", reading=shown)
    return Seen(visit("tz/", at=NOW + timedelta(days=days)), seen)


def test_earlier_readings_come_newest_first_with_count_time_and_reason(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        crawled(store, [read(5)])
        crawled(store, [read(0, 1, SAID)], days=1)
        found = earlier_readings(store, "fgw", NOW + timedelta(days=2), {URL, f"{SITE}other/"})
    assert set(found) == {URL}
    newest, oldest = found[URL]
    assert (newest.state, newest.entries, newest.reason) == (ListState.EMPTY, 0, SAYS_NOTHING)
    assert (oldest.state, oldest.entries, oldest.at) == (ListState.ENTRIES, 5, NOW)


def test_only_complete_earlier_runs_of_the_same_site_count(tmp_path: Path) -> None:
    other = SiteProfile(key="other", url=SITE)
    with opened(tmp_path) as store:
        crawled(store, [read(5)], site=other)
        broken = crawled(store, [read(4)])
        store.finish_run(broken, {"complete": False})
        crawled(store, [read(3, 3)], days=3)  # begun later than the moment asked for
        assert earlier_readings(store, FGW.key, NOW + timedelta(days=2), {URL}) == {}
        assert earlier_readings(store, FGW.key, NOW + timedelta(days=4), set()) == {}


def test_the_last_look_of_a_run_is_its_reading(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        crawled(store, [read(5), read(4)])
        (only,) = earlier_readings(store, "fgw", NOW + timedelta(days=1), {URL})[URL]
    assert only.entries == 4


def test_a_page_that_was_no_list_is_a_reading_without_entries(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        crawled(store, [Seen(visit("tz/"), page("tz/"))])
        (only,) = earlier_readings(store, "fgw", NOW + timedelta(days=1), {URL})[URL]
    assert (only.state, only.entries) == (ListState.NOT_A_LIST, 0)


def test_the_last_rows_are_those_of_the_last_run_that_read_any(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        crawled(store, [read(5)])
        crawled(store, [read(2, 1)], days=1)
        crawled(store, [read(0, 2, SAID)], days=2)
        rows = last_rows(store, "fgw", NOW + timedelta(days=3), {URL})
        assert last_rows(store, "fgw", NOW, {URL}) == {}
    assert rows == {URL: frozenset({f"{SITE}0.html", f"{SITE}1.html"})}
