"""Laws of judging again: a second look at the same facts changes nothing, nor do later facts a past day."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor import jobs
from monitor.facts import Entry, Link, LinkKind, ListReading, ListState, Outcome, PageKind, Place
from monitor.profile import Category, Column, SiteProfile
from monitor.store import Seen, Store, ledger
from monitor.store.decided import Decision, decide
from monitor.store.tables import finding, sighting
from reports import json as report_json
from tests.unit.monitor.rules.scene import NOW, SITE
from tests.unit.monitor.store.seeing import crawled, page, visit

NEWS = Column(name="动态", url=f"{SITE}dt/", category=Category.NEWS)
NOTICE = Column(name="通知", url=f"{SITE}tz/", category=Category.NOTICE)
PROFILE = SiteProfile(key="fgw", url=SITE, columns=(NEWS, NOTICE))
DEAD = ("gone.html", "lost.docx")


@dataclass(frozen=True)
class Day:
    """What the site shows on one day."""

    ages: tuple[int | None, int | None]  # of each column's newest entry; None for an empty list
    links: tuple[Outcome | None, Outcome | None]  # what the links end in; None where not shown
    complete: bool = True
    judged: bool = True
    word: str = ""  # what a person says afterwards of one finding


days = st.builds(
    Day,
    ages=st.tuples(*[st.none() | st.integers(0, 300)] * 2),
    links=st.tuples(
        *[st.sampled_from([None, Outcome.OK, Outcome.HTTP_ERROR, Outcome.TIMEOUT])] * 2
    ),
    complete=st.sampled_from([True, True, True, False]),
    judged=st.booleans(),
    word=st.sampled_from(["", "", "confirm", "dismiss"]),
)
stories = st.lists(days, min_size=2, max_size=5)


@contextmanager
def stored() -> Iterator[Store]:
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(Store.open(f"sqlite:///{Path(folder)}/huoshui.db")) as store,
    ):
        yield store


def moment(number: int) -> datetime:
    return NOW + timedelta(days=number, hours=6)


def crawl(store: Store, number: int, shown: Day) -> None:
    """The site as it was that day."""
    started = NOW + timedelta(days=number)
    outcomes = zip(DEAD, shown.links, strict=True)
    there = [(path, outcome) for path, outcome in outcomes if outcome]
    links = tuple(Link(f"{SITE}{path}", path, LinkKind.PAGE, Place.CONTENT) for path, _ in there)
    home = page("", kind=PageKind.HOME, hash=f"home{number}", links=links)
    seen = [Seen(visit(at=started), home)]
    for column, age in zip(PROFILE.columns, shown.ages, strict=True):
        path = column.url.removeprefix(SITE)
        rows = () if age is None else (_entry(path, started - timedelta(days=age)),)
        state = ListState.ENTRIES if rows else ListState.EMPTY
        reading = ListReading("generic", state, rows)
        hash_ = f"{path}{number}"
        listed = page(path, kind=PageKind.COLUMN, hash=hash_, reading=reading)
        seen.append(Seen(visit(path, at=started), listed))
    for path, outcome in there:
        looks = (1, 2) if outcome is Outcome.HTTP_ERROR else (1,)
        seen += [Seen(visit(path, outcome, started, attempt=each)) for each in looks]
    run = crawled(store, seen, PROFILE, number)
    if not shown.complete:
        store.finish_run(run, {"complete": False, "stopped_because": "max_pages"})


def _entry(path: str, stated: datetime) -> Entry:
    return Entry(0, "信息", f"{SITE}{path}1.html", stated.date())


def live(store: Store, number: int, shown: Day) -> None:
    """One day: a crawl, perhaps a judgement, perhaps a person's word on the first finding there is."""
    crawl(store, number, shown)
    if shown.judged:
        judge(store, moment(number), remember=True)
    known = ledger.records(store, "fgw")
    if shown.word and known:
        at = moment(number) + timedelta(hours=1)
        decide(store, Decision(min(known), at, "审核员", shown.word, "理由"))


def judge(store: Store, when: datetime, *, remember: bool = False) -> bytes:
    (judgement,) = jobs.judge_stored(store, [PROFILE], when, remember=remember)
    return report_json.render(jobs.report_of(judgement, "zh"))


def rows(store: Store) -> Sequence[object]:
    with store.engine.connect() as connection:
        return [tuple(map(tuple, connection.execute(t.select()))) for t in (finding, sighting)]


@settings(max_examples=15, deadline=None)
@given(stories)
def test_judging_twice_changes_nothing(story: list[Day]) -> None:
    with stored() as store:
        for number, shown in enumerate(story):
            live(store, number, replace(shown, judged=True))
            known = rows(store)
            first = judge(store, moment(number) + timedelta(hours=2), remember=True)
            kept = rows(store)
            assert judge(store, moment(number) + timedelta(hours=2), remember=True) == first
            assert rows(store) == kept
            assert [len(table) for table in kept] == [len(table) for table in known]  # type: ignore[arg-type]


@settings(max_examples=25, deadline=None)
@given(stories)
def test_a_judged_past_day_does_not_change_when_later_facts_arrive(story: list[Day]) -> None:
    with stored() as store:
        told: list[bytes] = []
        for number, shown in enumerate(story):
            live(store, number, shown)
            told.append(judge(store, moment(number) + timedelta(hours=3)))
            again = [judge(store, moment(day) + timedelta(hours=3)) for day in range(number + 1)]
            assert again == told


@settings(max_examples=15, deadline=None)
@given(stories)
def test_findings_counted_up_from_every_look_are_the_findings_as_kept(story: list[Day]) -> None:
    with stored() as store:
        for number, shown in enumerate(story):
            live(store, number, shown)
        known = ledger.records(store, "fgw")
        assert ledger.records(store, "fgw", moment(len(story))) == known
        assert ledger.records(store, "fgw", NOW - timedelta(days=1)) == {}


@settings(max_examples=10, deadline=None)
@given(stories)
def test_a_replay_writes_nothing(story: list[Day]) -> None:
    with stored() as store:
        for number, shown in enumerate(story):
            live(store, number, shown)
        kept = rows(store)
        for number in range(len(story)):
            judge(store, moment(number))
        assert rows(store) == kept
