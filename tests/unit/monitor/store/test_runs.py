"""Which run a moment is judged by, what a run says of its end, and how an address fared before."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor.facts import Outcome
from monitor.profile import Category, Column, CrawlOptions, SiteProfile
from monitor.store import Seen, Store, Writer
from monitor.store.reading import RunReading
from tests.unit.monitor.rules.scene import NOW, SITE
from tests.unit.monitor.store.seeing import FGW, crawled, opened, seen, visit


def run(store: Store, day: int, kind: str = "site", **end: Any) -> int:
    """A run begun on a day; ``hours`` later it ended as told, or it never did."""
    started = NOW + timedelta(days=day)
    number = store.begin_run(FGW, kind, started)
    if end:
        hours = end.pop("hours", 1)
        store.finish_run(number, {"finished": started + timedelta(hours=hours)} | end)
    return number


def latest(store: Store, day: float) -> int | None:
    found = store.latest_run("fgw", NOW + timedelta(days=day))
    return found.id if found else None


def test_the_last_complete_run_is_preferred_to_a_later_broken_one(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        first = run(store, 0, complete=True, pages=9)
        second = run(store, 1, complete=True, pages=9)
        run(store, 2, complete=False, pages=3)
        run(store, 3)
        assert latest(store, 9) == second
        assert latest(store, 0.5) == first
        assert latest(store, -1) is None


def test_a_run_that_was_not_over_at_the_moment_is_not_known_then(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        first = run(store, 0, complete=True, pages=9)
        second = run(store, 1, complete=True, pages=9, hours=12)
        assert latest(store, 1.25) == first
        assert latest(store, 1.75) == second


def test_without_a_complete_run_the_last_that_saw_pages_counts(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        empty = run(store, 0, complete=False, pages=0)
        assert latest(store, 9) == empty
        some = run(store, 1, complete=False, pages=3)
        run(store, 2, complete=False, pages=0)
        assert latest(store, 9) == some


def test_runs_of_another_kind_or_site_are_not_judged(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        run(store, 0, "columns", complete=True, pages=9)
        assert latest(store, 9) is None
        assert store.latest_run("jyj", NOW + timedelta(days=9)) is None
        assert store.sites() == ["fgw"]


def test_a_run_without_an_end_died(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        facts = store.run(run(store, 0))
        assert (facts.finished, facts.complete, facts.stopped_because) == (None, False, "died")


def test_a_run_tells_how_it_ended(tmp_path: Path) -> None:
    notes = [["external links", "switched-off", 12]]
    with opened(tmp_path) as store:
        counters = {"requests": 5, "pages": 4, "links": 3, "bytes": 2**31}
        end = {"complete": False, "stopped_because": "max_pages", "home_url": SITE, "notes": notes}
        number = run(store, 0, **end, **counters)
        facts = store.run(number)
    assert (facts.complete, facts.stopped_because) == (False, "max_pages")
    assert (facts.requests, facts.pages, facts.links, facts.bytes) == (5, 4, 3, 2**31)
    assert facts.notes == (("external links", "switched-off", 12),)
    assert facts.checks_external


def test_a_run_keeps_the_profile_it_worked_from(tmp_path: Path) -> None:
    site = SiteProfile(
        key="fgw",
        url=SITE,
        columns=(Column(name="政策\n", url=SITE, category=Category.POLICY, max_age_days=3),),
        crawl=CrawlOptions(skip_hosts=("a.cn",), external_links=False),
        rules={"column-stale": {"due_soon_days": 3}},
    )
    with opened(tmp_path) as store:
        number = store.begin_run(site, "site", NOW)
        assert store.profile(number) == site
        assert not store.run(number).checks_external


def failed_before(folder: Path, *outcomes: Outcome) -> bool:
    """Whether an address that ended so in earlier runs, one a day, counts as failing before."""
    with opened(folder) as store:
        for day, outcome in enumerate(outcomes):
            at = NOW + timedelta(days=day)
            crawled(store, [Seen(visit("a", outcome, at))], days=day)
        now = NOW + timedelta(days=len(outcomes))
        number = crawled(store, [Seen(visit("a", Outcome.TIMEOUT, now))], days=len(outcomes))
        found = RunReading(store, number).earlier_failures({f"{SITE}a", f"{SITE}b"}, now)
        assert set(found.values()) <= {now - timedelta(days=1)}
        return found.keys() == {f"{SITE}a"}


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ((), False),
        ((Outcome.HTTP_ERROR,), True),
        ((Outcome.TIMEOUT, Outcome.TIMEOUT), True),
        ((Outcome.HTTP_ERROR, Outcome.OK), False),
        ((Outcome.HTTP_ERROR, Outcome.BLOCKED), False),
        ((Outcome.OK, Outcome.DNS), True),
        ((Outcome.SKIPPED,), False),
        ((Outcome.ROBOTS,), False),
    ],
)
def test_only_the_last_earlier_visit_tells_of_a_failure(
    tmp_path: Path, outcomes: tuple[Outcome, ...], expected: bool
) -> None:
    assert failed_before(tmp_path, *outcomes) is expected


def test_a_file_too_large_to_read_was_no_failure(tmp_path: Path) -> None:
    assert not failed_before(tmp_path, Outcome.TOO_LARGE)


def test_the_same_address_on_another_site_does_not_count(tmp_path: Path) -> None:
    other = SiteProfile(key="jyj", url=SITE)
    with opened(tmp_path) as store:
        crawled(store, [Seen(visit("a", Outcome.DNS))], other)
        number = crawled(store, [Seen(visit("a", Outcome.DNS))], days=1)
        reading = RunReading(store, number)
        assert reading.earlier_failures({f"{SITE}a"}, NOW + timedelta(days=1)) == {}


def test_an_address_that_never_gave_a_page_is_no_site_beside_others(tmp_path: Path) -> None:
    typo = SiteProfile(key="fwg", url="https://fwg.example.gov.cn/")
    with opened(tmp_path) as store:
        number = store.begin_run(typo, "site", NOW)
        store.finish_run(
            number, {"finished": NOW, "complete": False, "stopped_because": "home-dns"}
        )
        assert store.sites() == ["fwg"]
        crawled(store, [seen()])
        assert store.sites() == ["fgw"]


def test_a_run_that_died_after_its_first_page_makes_a_site(tmp_path: Path) -> None:
    other = SiteProfile(key="jyj", url="https://jyj.example.gov.cn/")
    with opened(tmp_path) as store:
        crawled(store, [seen()])
        writer = Writer(store.engine, other.key, store.begin_run(other, "site", NOW))
        writer.put(seen())
        writer.close()
        assert store.sites() == ["fgw", "jyj"]
