"""The second crawl of a site: what has not changed is not sent again, and everything known stays known."""

import copy
import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.e2e.conftest import Huoshui
from tests.e2e.stored import Audit, audited, path_of, rows
from tests.site import bureau
from tests.site.misbehaving import Answer, Asked, Route, Site, serve

STAMP = "Tue, 01 Sep 2026 08:00:00 GMT"
LATER = "Wed, 23 Sep 2026 08:00:00 GMT"
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+.\d:]*")
_COUNTS = ("requests", "started", "finished")


@dataclass(slots=True)
class Validating:
    """Answers with validators, and 304 to who has the same already."""

    etag: bool = True
    modified: bool = True
    stamps: dict[str, str] = field(default_factory=dict)  # of what changed since
    bytes: int = 0  # of bodies sent to GET

    def __call__(self, route: Route) -> Callable[[Asked], Route]:
        tag = f'"{hashlib.sha256(route.body).hexdigest()[:16]}"'

        def answer(asked: Asked) -> Route:
            stamp = self.stamps.get(asked.path, STAMP)
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
    """A report without times and without what a crawl cost."""
    plain: dict[str, Any] = copy.deepcopy(dict(report))
    for name in _COUNTS:
        plain["run"].pop(name, None)
    return json.loads(_TIME.sub("", json.dumps(plain)))


def versions_by_run(huoshui: Huoshui, run: int) -> dict[str, tuple[int, int, str]]:
    """The version, status and outcome of every page a run saw, by path."""
    query = (
        "select a.url, version, status, outcome from fetch f join address a on a.id = f.address"
        f" where run = {run} and version is not null"
    )
    return {
        path_of(url): (version, status, outcome)
        for url, version, status, outcome in rows(huoshui, query)
    }


@pytest.fixture(
    scope="module", params=[(True, True), (False, True), (True, False)], ids=["both", "date", "tag"]
)
def unchanged(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Twice:
    """Nothing changes between the crawls."""
    etag, modified = request.param
    return twice(Huoshui(tmp_path_factory.mktemp("twice")), Validating(etag, modified))


def test_an_unchanged_site_is_asked_with_validators_and_sends_nothing(unchanged: Twice) -> None:
    pages = [each for each in unchanged.asked if each.method == "GET" and each.path.endswith("l")]
    told = [each for each in pages if {"If-None-Match", "If-Modified-Since"} & set(each.headers)]
    assert len(told) > 110
    first, second = unchanged.bytes
    assert second < first * 0.05


def test_an_unchanged_page_is_a_fetch_of_304_with_the_version_known(unchanged: Twice) -> None:
    before, after = (versions_by_run(unchanged.huoshui, run) for run in (1, 2))
    assert set(before) == set(after)
    assert {path: seen[0] for path, seen in before.items()} == {path: seen[0] for path, seen in after.items()}  # fmt: skip
    assert {seen[2] for seen in after.values()} == {"ok"}
    assert {path for path, seen in after.items() if seen[1] != 304} <= {bureau.BEHIND}


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
    tables = ("address", "page_version", "entry", "attachment")
    count = " union all ".join(f"select count(*) from {table}" for table in tables)  # noqa: S608
    counted: list[list[tuple[Any, ...]]] = []
    plain = Validating(etag=False, modified=False)
    pair = twice(huoshui, plain, lambda site: counted.append(rows(huoshui, count)))
    assert counted == [rows(huoshui, count)]
    assert versions_by_run(huoshui, 1) == versions_by_run(huoshui, 2)
    assert timeless(pair.first.report) == timeless(pair.second.report)
    assert not [each for each in pair.asked if {"If-None-Match", "If-Modified-Since"} & set(each.headers)]  # fmt: skip


CHANGED, LOST, MOVED = "/tzgg/t20260904_3.html", "/zcwj/t20260907_6.html", "/gzdt/t20260905_4.html"


def test_what_changed_in_between_is_seen(huoshui: Huoshui) -> None:
    server = Validating()

    def change(site: Site) -> None:
        linked = bureau.article("tzgg", 4, '<a href="/new/added.html">新</a>').body
        linked = linked.replace(b"/gone/tzgg_0.html", b"/")  # the dead link is taken out
        site.routes |= {
            bureau.article_path("tzgg", 4): server(Route(linked)), LOST: Route(b"404", 404),
            "/new/added.html": server(bureau.html("新页", "<p>新</p>")), bureau.ASK: bureau.answer(1, 2, 3, 4, 5),
            "/csrc/c101953/c5/content.shtml": server(bureau.html("新文件", "<p>新</p>")),
            MOVED: Route(status=301, location="/gzdt/index.html"),
        }  # fmt: skip

    pair = twice(huoshui, server, change)
    before, after = (versions_by_run(huoshui, run) for run in (1, 2))
    article = bureau.article_path("tzgg", 4)
    assert after[article][0] != before[article][0]
    assert after[article][1] == 200
    assert "/new/added.html" in after
    assert "/csrc/c101953/c5/content.shtml" in after, "a new row of the interface is not followed"
    assert {path for path in before if path not in after} >= {LOST}
    faults = [{path_of(url): fault for url, fault in each.verdicts.items()} for each in (pair.first, pair.second)]  # fmt: skip
    assert "/gone/tzgg_0.html" in faults[0]
    assert "/gone/tzgg_0.html" not in faults[1] or _shown_elsewhere("/gone/tzgg_0.html")
    assert faults[1][LOST] == ("http_error", "broken")
    assert len(rows(huoshui, "select distinct version from fetch where run = 2 and version is not null")) == len(after)  # fmt: skip


def _shown_elsewhere(path: str) -> bool:
    """Whether another page than the changed one shows an address of ``/gone/``."""
    return any(
        isinstance(route, Route) and path.encode() in route.body
        for other, route in bureau.routes().items()
        if other != bureau.article_path("tzgg", 4)
    )
