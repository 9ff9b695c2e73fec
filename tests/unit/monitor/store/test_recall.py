"""What an earlier crawl saw of a page or a file is known to the next one."""

from datetime import timedelta
from pathlib import Path

import pytest

from monitor.facts import (
    Attachment,
    LinkKind,
    ListReading,
    ListState,
    Opens,
    Outcome,
    PageKind,
    Place,
)
from monitor.profile import SiteProfile
from monitor.store import Seen, Store, attachments
from monitor.store.recall import KnownFile, Recall
from tests.unit.monitor.rules.scene import NOW, SITE
from tests.unit.monitor.store.seeing import FGW, crawled, link, opened, page, seen, visit

JYJ = SiteProfile(key="jyj", url=SITE)
LINKS = (
    link("z.html", "最后"),
    link("a.html", "首页", place=Place.NAVIGATION, under="政务公开"),
    link("a.html", "首页", place=Place.FOOTER, hidden=True),
    link("", "", defect=Outcome.EMPTY_HREF)._replace(url="", kind=LinkKind.IMAGE),
    link("a.html", "首页", place=Place.NAVIGATION),
)
URL = f"{SITE}list/"
FILE = f"{SITE}a.pdf"


def opened_file(sha: str, opens: Opens = Opens.YES, fault: str = "", etag: str = "") -> Seen:
    return Seen(visit("a.pdf"), file=Attachment(FILE, "pdf", 9, sha, opens, fault), etag=etag)


def files(store: Store) -> dict[str, KnownFile]:
    return Recall(store.engine, FGW.key).files([FILE, f"{SITE}other.pdf"])


def test_a_page_is_known_as_its_last_answer_showed_it(tmp_path: Path) -> None:
    old = Seen(visit("list/"), page("list/", hash="h1"), etag="e1", reader="r1")
    new = Seen(
        visit("list/", at=NOW + timedelta(days=1)),
        page("list/", hash="h2", kind=PageKind.COLUMN, links=LINKS),
        etag='"e2"',
        last_modified="Mon, 23 Nov 2026 08:00:00 GMT",
        reader="r2",
    )
    with opened(tmp_path) as store:
        crawled(store, [old])
        crawled(store, [new], days=1)
        known = Recall(store.engine, FGW.key).of([URL, f"{SITE}never.html"])
        assert known.keys() == {URL}
        page_known = known[URL]
        assert (page_known.hash, page_known.kind) == ("h2", PageKind.COLUMN)
        assert (page_known.etag, page_known.last_modified) == (new.etag, new.last_modified)
        assert (page_known.reader, page_known.read) == ("r2", NOW + timedelta(days=1))
        assert page_known.onward is None


def test_links_come_back_equal_and_in_order_of_the_page(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        crawled(store, [seen("before", links=LINKS[::-1]), seen("list/", links=LINKS)])
        recalled = Recall(store.engine, FGW.key)
        ids = recalled.of([URL])[URL].links
        assert recalled.links(ids) == list(LINKS)
        assert recalled.links([*ids[:1], *ids[:1]]) == [LINKS[0], LINKS[0]]
        assert recalled.links([]) == []


def test_a_page_that_changes_back_has_its_first_version_again(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        recalled = Recall(store.engine, FGW.key)
        versions = []
        for days, content in enumerate(("h1", "h2", "h1")):
            crawled(store, [seen("list/", hash=content)], days=days)
            versions.append(recalled.of([URL])[URL].version)
        assert versions[0] == versions[2] != versions[1]


def test_what_leads_on_from_a_page_is_known(tmp_path: Path) -> None:
    reading = ListReading(
        "hanweb", ListState.EMPTY, next_urls=(f"{URL}2.html",), asks=(f"{SITE}rows.json",)
    )
    shown = seen("list/", reading=reading, footer_scripts=(f"{SITE}foot.js",))
    with opened(tmp_path) as store:
        crawled(store, [shown])
        assert Recall(store.engine, FGW.key).of([URL])[URL].onward == {
            "fragments": [f"{SITE}foot.js"],
            "further": [f"{URL}2.html"],
            "asks": True,
            "empty": True,
            "adapter": "hanweb",
        }


def test_hundreds_of_pages_are_known_at_once(tmp_path: Path) -> None:
    paths = [f"{number}.html" for number in range(1100)]
    with opened(tmp_path) as store:
        crawled(store, [seen(path, hash=path) for path in paths])
        known = Recall(store.engine, FGW.key).of(f"{SITE}{path}" for path in paths)
        assert {url: each.hash for url, each in known.items()} == {
            f"{SITE}{path}": path for path in paths
        }


def test_the_pages_and_files_of_another_site_are_not_known(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        crawled(store, [seen("list/"), opened_file("a" * 64, etag="e")], JYJ)
        recalled = Recall(store.engine, FGW.key)
        assert recalled.is_empty()
        assert (recalled.of([URL]), recalled.files([FILE])) == ({}, {})
        assert not Recall(store.engine, JYJ.key).is_empty()
        assert Recall(store.engine, JYJ.key).files([FILE]).keys() == {FILE}


def test_a_site_of_which_no_page_was_read_is_empty(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        crawled(store, [Seen(visit("", Outcome.TIMEOUT))])
        assert Recall(store.engine, FGW.key).is_empty()


def test_a_file_is_known_by_the_content_that_was_seen_last(tmp_path: Path) -> None:
    bad = opened_file("b" * 64, Opens.NO, "broken-zip", "e2")
    with opened(tmp_path) as store:
        crawled(store, [opened_file("a" * 64, etag="e1")])
        first = files(store)[FILE]
        assert (first.etag, first.opens, first.fault) == ("e1", Opens.YES, "")
        crawled(store, [bad], days=1)
        second = files(store)[FILE]
        assert (second.etag, second.opens, second.fault) == ("e2", Opens.NO, "broken-zip")
        crawled(store, [Seen(visit("a.pdf"), known_file=first.id)], days=2)
        assert files(store) == {FILE: first}


def test_a_file_whose_server_cannot_tell_a_change_is_not_known(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        crawled(store, [opened_file("a" * 64, etag="e1")])
        crawled(store, [opened_file("b" * 64)], days=1)
        assert files(store) == {}


def test_a_file_that_another_version_read_is_not_known_until_it_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path) as store:
        with monkeypatch.context() as older:
            older.setattr(attachments, "__version__", "0.0.9")
            crawled(store, [opened_file("a" * 64, etag="e1")])
        assert files(store) == {}
        crawled(store, [opened_file("a" * 64, etag="e1")], days=1)
        assert files(store).keys() == {FILE}
