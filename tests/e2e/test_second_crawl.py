"""The second crawl of a site: what has not changed is not sent again, and everything known stays known."""

import copy
import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from tests.e2e.conftest import Huoshui
from tests.e2e.stored import Audit, audited, path_of, rows
from tests.site import bureau
from tests.site.misbehaving import Answer, Asked, Route, Site, serve

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+.\d:]*")
_COMPARING = {"entry-backdated", "entry-redated", "new-script-host"}
_COUNTS = ("requests", "bytes", "started", "finished")
# All other pages are held against the home page, and rows that come by an interface change behind their page.
ALWAYS_READ = {"/", bureau.ASK, bureau.BEHIND}


@dataclass(slots=True)
class Validating:
    """Answers with validators, and 304 to who has the same already."""

    etag: bool = True
    modified: bool = True
    bytes: int = 0  # of bodies sent to GET

    def __call__(self, route: Route) -> Callable[[Asked], Route]:
        digest = hashlib.sha256(route.body).hexdigest()
        tag, stamp = (
            f'"{digest[:16]}"',
            f"Tue, 01 Sep 2026 08:{int(digest[:8], 16) % 60:02d}:00 GMT",
        )

        def answer(asked: Asked) -> Route:
            headers = {"ETag": tag} if self.etag else {}
            headers |= {"Last-Modified": stamp} if self.modified else {}
            told = {name.lower(): value for name, value in asked.headers.items()}
            same = told.get("if-none-match") == tag if self.etag and "if-none-match" in told else (
                self.modified and told.get("if-modified-since") == stamp
            )  # fmt: skip
            if same:
                return Route(status=304, headers=headers)
            self.bytes += len(route.body) * (asked.method == "GET")
            return Route(route.body, route.status, route.content_type, headers=headers)

        return answer


def with_validators(routes: Mapping[str, Answer], server: Validating) -> dict[str, Answer]:
    """A site's answers, those of 200 with validators."""
    return {
        path: server(route) if isinstance(route, Route) and route.status == 200 and path != bureau.ASK else route
        for path, route in routes.items()
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Twice:
    """A site audited twice."""

    huoshui: Huoshui
    first: Audit
    second: Audit
    asked: list[Asked]  # in the second crawl
    bytes: tuple[int, int]


def twice(
    huoshui: Huoshui, server: Validating, change: Callable[[Site], object] = lambda site: None
) -> Twice:
    """Two audits, ``change`` in between."""
    with serve(with_validators(bureau.routes(), server)) as site:
        first = audited(huoshui, site)
        sent, before = server.bytes, len(site.asked)
        change(site)
        second = audited(huoshui, site)
        return Twice(huoshui, first, second, site.asked[before:], (sent, server.bytes - sent))


def timeless(report: Mapping[str, Any]) -> Any:
    """A report without times, without what a crawl cost, and without what needs an earlier crawl to compare with."""
    plain: dict[str, Any] = copy.deepcopy(dict(report))
    plain.pop("load")
    comparing = {
        each["code"]: each["title"] for each in plain["indicators"] if each["code"] in _COMPARING
    }
    assert comparing.keys() == _COMPARING
    plain["indicators"] = [each for each in plain["indicators"] if each["code"] not in comparing]
    plain["not_checked"] = [
        each
        for each in plain["not_checked"]
        if not each["what"].startswith(tuple(comparing.values()))
    ]
    for name in _COUNTS:
        plain["run"].pop(name, None)
    return json.loads(_TIME.sub("", json.dumps(plain)))


def versions_by_run(huoshui: Huoshui, run: int) -> dict[str, tuple[int, int, str]]:
    """The version, status and outcome of every page a run saw, by path."""
    query = "select run, a.url, version, status, outcome from fetch f join address a on a.id = f.address"
    return {
        path_of(url): (version, status, outcome)
        for number, url, version, status, outcome in rows(huoshui, query)
        if number == run and version is not None
    }


@pytest.fixture(scope="module", params=[(True, False), (False, True)], ids=["tag", "date"])
def unchanged(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Twice:
    """Nothing changes between the crawls."""
    etag, modified = request.param
    return twice(Huoshui(tmp_path_factory.mktemp("twice")), Validating(etag, modified))


def test_an_unchanged_site_is_asked_with_validators_and_sends_nothing(unchanged: Twice) -> None:
    pages = [each for each in unchanged.asked if each.method == "GET" and each.path.endswith("l")]
    told = [each for each in pages if {"If-None-Match", "If-Modified-Since"} & set(each.headers)]
    assert len(told) > 110
    first, second = unchanged.bytes
    assert second < first * 0.1  # the home page of so small a site is half of it


def test_an_unchanged_page_is_a_fetch_of_304_with_the_version_known(unchanged: Twice) -> None:
    before, after = (versions_by_run(unchanged.huoshui, run) for run in (1, 2))
    assert set(before) == set(after)
    assert {path for path in before if before[path][0] != after[path][0]} == set()
    assert {seen[2] for seen in after.values()} == {"ok"}
    assert {path for path, seen in after.items() if seen[1] != 304} <= ALWAYS_READ


def test_the_report_is_the_same_but_for_its_times(unchanged: Twice) -> None:
    assert unchanged.first.done.status == unchanged.second.done.status == 0
    assert timeless(unchanged.first.report) == timeless(unchanged.second.report)
    counted = rows(unchanged.huoshui, "select pages, links, complete from run")
    assert counted[0] == counted[1]
    files = rows(unchanged.huoshui, "select run, count(*) from attachment_seen group by run")
    assert len({count for _, count in files}) == 1
    assert len(files) == 2


def test_a_list_behind_an_interface_is_asked_again(unchanged: Twice) -> None:
    assert bureau.ASK in [each.path for each in unchanged.asked]


def test_without_validators_the_same_bytes_are_the_same_version(huoshui: Huoshui) -> None:
    count = """select (select count(*) from address), (select count(*) from page_version),
        (select count(*) from entry), (select count(*) from attachment)"""
    counted: list[list[tuple[Any, ...]]] = []
    plain = Validating(etag=False, modified=False)
    pair = twice(huoshui, plain, lambda site: counted.append(rows(huoshui, count)))
    assert counted == [rows(huoshui, count)]
    assert versions_by_run(huoshui, 1) == versions_by_run(huoshui, 2)
    assert timeless(pair.first.report) == timeless(pair.second.report)
    assert not [each for each in pair.asked if {"If-None-Match", "If-Modified-Since"} & set(each.headers)]  # fmt: skip


LOST, MOVED, ADDED = "/zcwj/t20260907_6.html", "/gzdt/t20260905_4.html", "/new/added.html"
REWRITTEN = [bureau.article_path("tzgg", number) for number in (1, 4, 7)]
TAKEN_OUT = "/gone/tzgg_0.html"  # the dead link these three show and no other page
FIFTH = "/csrc/c101953/c5/content.shtml"  # the row that the interface brings anew


def rewritten(number: int) -> Route:
    """An article without its dead link, and with a new one."""
    body = bureau.article("tzgg", number, f'<a href="{ADDED}">新</a>').body
    return Route(body.replace(TAKEN_OUT.encode(), b"/"))


def test_what_changed_in_between_is_seen(huoshui: Huoshui) -> None:
    server = Validating()

    def change(site: Site) -> None:
        site.routes |= {
            path: server(rewritten(number))
            for path, number in zip(REWRITTEN, (1, 4, 7), strict=True)
        }
        site.routes |= {
            ADDED: server(bureau.html("新页", "<p>新</p>")),
            bureau.ASK: bureau.answer(1, 2, 3, 4, 5),
            FIFTH: server(bureau.html("主动公开第5号文件", "<p>新</p>")),
            LOST: Route(b"404", 404),
            MOVED: Route(status=301, location="/gzdt/index.html"),
        }

    pair = twice(huoshui, server, change)
    before, after = (versions_by_run(huoshui, run) for run in (1, 2))
    assert {path for path in REWRITTEN if after[path][0] == before[path][0]} == set()
    assert set(after) - set(before) == {ADDED, FIFTH}
    assert set(before) - set(after) == {LOST, MOVED}
    was, now = (
        {path_of(url): fault for url, fault in audit.verdicts.items()}
        for audit in (pair.first, pair.second)
    )
    assert set(was) - set(now) == {TAKEN_OUT}
    assert {path: now[path] for path in set(now) - set(was)} == {LOST: ("http_error", "broken")}


def test_what_did_not_change_beside_it_is_not_sent(huoshui: Huoshui) -> None:
    server = Validating()
    new = {path: rewritten(number) for path, number in zip(REWRITTEN, (1, 4, 7), strict=True)}
    twice(huoshui, server, lambda site: site.routes.update(with_validators(new, server)))
    statuses = {path: status for path, (_, status, _) in versions_by_run(huoshui, 2).items()}
    sent = {path for path, status in statuses.items() if status == 200}
    assert sent - ALWAYS_READ == {*REWRITTEN}
