"""What of a stored run leads outside: hidden links, hosts of scripts, titles of others, by the days they were known."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitor import assemble
from monitor.facts import ForeignTitle, Link, LinkKind, Outcome, Place
from monitor.outward import Outward, TitleSeen
from monitor.outward_views import target_of
from monitor.rules.new_scripts import NewScriptHost
from monitor.store import Seen, Store
from monitor.view import SiteView
from tests.unit.monitor.rules.scene import NOW, SITE, words
from tests.unit.monitor.store.seeing import FGW, crawled, opened, page, visit

FRIEND = "http://www.friend.com/"
OUT = "http://js.stranger.com/x.js"


def to(url: str, anchor: str = "友情链接", kind: LinkKind = LinkKind.PAGE, **facts: bool) -> Link:
    return Link(url, anchor, kind, Place.CONTENT, **facts)


def shows(path: str, *links: Link, days: int = 0) -> Seen:
    """A page that shows these; another content for other links."""
    at = NOW + timedelta(days=days)
    return Seen(visit(path, at=at), page(path, links=links, hash=str(hash(links))))


def says(title: str, url: str = FRIEND, days: int = 0) -> Seen:
    at = NOW + timedelta(days=days)
    fetched = replace(visit(at=at), url=url)
    return Seen(fetched, title=ForeignTitle(url, title, "www.friend.com") if title else None)


def seen_by(store: Store, run: int) -> SiteView:
    facts = store.run(run)
    return assemble.view(store, facts, FGW, facts.finished or NOW)


def outward(store: Store, visits: Sequence[Seen], days: int = 0) -> Outward:
    return seen_by(store, crawled(store, visits, days=days)).outward


def test_hidden_links_to_strangers_come_with_their_pages(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        link = to(FRIEND, hidden=True)
        inner = to(f"{SITE}b", hidden=True)
        found = outward(store, [shows("", link, inner), shows("a", link), shows("b")])
        (one,) = found.links
        assert (one.url, one.hidden, one.home) == (FRIEND, True, True)
        assert one.seen.sources == (SITE, f"{SITE}a")
        assert one.seen.count == 2


def test_what_another_page_shows_openly_is_not_hidden(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        tabs = [shows("", to(FRIEND, hidden=True)), shows("a", to("http://bbs.friend.com/"))]
        assert [each.hidden for each in outward(store, tabs).links] == [False, False]
        gone = [shows("", to(FRIEND, hidden=True)), shows("a")]
        assert [each.hidden for each in outward(store, gone, days=1).links] == [True]


def test_links_that_no_page_of_the_run_has_are_nobodys(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        crawled(store, [shows("", to(FRIEND, hidden=True))])
        assert outward(store, [shows("")], days=1).links == ()


def test_inner_addresses_and_paths_are_told_and_ones_own_are_not(tmp_path: Path) -> None:
    path = to("file:///C:/a.doc")._replace(defect=Outcome.INVALID_URL)
    picture = to("http://192.168.1.9/a.png", kind=LinkKind.IMAGE)
    empty = to("")._replace(defect=Outcome.EMPTY_HREF)
    links = (path, picture, to("http://oa/"), to(f"{SITE}192.168.1.9/"), empty)
    with opened(tmp_path) as store:
        found = outward(store, [shows("", *links)]).links
        assert [each.url for each in found] == [path.url, picture.url, "http://oa/"]


def runs(store: Store, *shown: Sequence[Link]) -> list[int]:
    """Complete runs a day apart, the home page showing these."""
    return [
        crawled(store, [shows("", *links, days=days)], days=days)
        for days, links in enumerate(shown)
    ]


SCRIPT = to(OUT, "", LinkKind.SCRIPT)
OLD = to("http://hm.counter.com/h.js", "", LinkKind.SCRIPT)


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ([(OLD,)], ["undetermined"]),
        ([(OLD,), (OLD, SCRIPT)], ["undetermined"]),
        ([(OLD,), (OLD,), (OLD,)], []),
        ([(OLD,), (OLD,), (OLD, SCRIPT)], ["candidate"]),
        ([(OLD,), (OLD,), (OLD, SCRIPT), (OLD, SCRIPT)], ["candidate"]),  # it waits for a person
        ([(OLD,), (OLD, SCRIPT), (OLD,), (SCRIPT,)], []),  # seen after one run only
        ([(SCRIPT,), (), (), (SCRIPT,)], []),  # gone and back again
        ([(), (), (SCRIPT._replace(kind=LinkKind.FRAME),)], ["candidate"]),
        ([(), (), (to("https://zfwzgl.www.gov.cn/a.js", "", LinkKind.SCRIPT),)], []),
        ([(), (), (to("http://static.example.gov.cn/a.js", "", LinkKind.SCRIPT),)], []),
        ([(), (), (to(OUT),)], []),  # a mere link
    ],
)
def test_a_script_from_a_host_that_no_earlier_run_met(
    tmp_path: Path, shown: list[Sequence[Link]], expected: list[str]
) -> None:
    with opened(tmp_path) as store:
        last = runs(store, *shown)[-1]
        assert words(NewScriptHost(), seen_by(store, last)) == expected


def test_a_past_day_is_judged_by_what_was_known_then(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        known = runs(store, (), (), (SCRIPT,), *[(SCRIPT,)] * 20)
        then, now = seen_by(store, known[2]), seen_by(store, known[-1])
        assert words(NewScriptHost(), then) == ["candidate"]
        assert words(NewScriptHost(), now) == []


def test_the_title_of_a_target_and_what_it_was_before(tmp_path: Path) -> None:
    home = shows("", to(FRIEND, "远洋贸易"))
    with opened(tmp_path) as store:
        titles = ("远洋贸易公司", "系统维护中", "远洋贸易公司", "养生堂", "养生堂", "")
        found = [
            outward(store, [home, says(title, days=days)], days)
            for days, title in enumerate(titles)
        ]
        told = [
            [(t.now and t.now.title, t.before and t.before.title) for t in each.targets]
            for each in found
        ]
        assert told == [
            [],
            [("系统维护中", "远洋贸易公司")],
            [],
            [("养生堂", "远洋贸易公司")],
            [("养生堂", "远洋贸易公司")],
            [(None, "养生堂")],
        ]
        changed = found[4].targets[0]
        assert changed.now is not None
        assert changed.now.at == NOW + timedelta(days=3)  # the day it changed
        assert changed.anchor == "远洋贸易"
        assert changed.seen.sources == (SITE,)
        assert [each.titles_read for each in found] == [1, 1, 1, 1, 1, 0]
        assert found[0].external_pages == 1


def test_a_target_nobody_links_to_any_more_is_let_go(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        crawled(store, [shows("", to(FRIEND)), says("远洋贸易公司")])
        assert outward(store, [shows("")], days=1).targets == ()


@pytest.mark.parametrize(
    ("titles", "now", "before"),
    [
        ("A甲", "A甲", None),
        ("A甲 B乙", "B乙", "A甲"),
        ("A甲 B乙 A甲", "A甲", "B乙"),
        ("A甲 404 B乙", "B乙", "A甲"),
        ("404 A甲", "A甲", None),
        ("A甲 404", "404", "A甲"),
    ],
)
def test_the_last_telling_title_that_was_another(titles: str, now: str, before: str | None) -> None:
    readings = [
        (run, TitleSeen(title, "x.com", NOW + timedelta(days=run)))
        for run, title in enumerate(titles.split())
    ]
    target = target_of(FRIEND, readings, len(readings) - 1)
    assert target.now is not None
    assert (target.now.title, target.before and target.before.title) == (now, before)
