"""A fault is found, mended and gone; what another day must confirm is confirmed then."""

import json
import sqlite3
from datetime import date, timedelta
from typing import Any

from monitor import clock
from monitor.rules import catalogue
from tests.e2e.conftest import Huoshui
from tests.site.misbehaving import Route, page, serve

TODAY = clock.day_of(clock.now())
BY_HOME_PAGE = {rule.code for rule in catalogue() if rule.by_home_page}


def column(name: str, newest: date) -> Route:
    """A column page with five dated rows and a menu."""
    rows = "".join(
        f'<li><a href="/tzgg/t{number}.html" title="关于第{number}号事项的通知">关于第{number}号事项的通知</a>'
        f"<span>{newest - timedelta(days=number)}</span></li>"
        for number in range(5)
    )
    head = f'<head><title>{name}</title><meta name="ColumnName" content="{name}"></head>'
    return Route(f'<html>{head}<body><ul class="list">{rows}</ul></body></html>'.encode())


def site_of(newest: date, *, gone: bool, ill: bool) -> dict[str, Route]:
    """A home page with one column; ``/old.html`` may be gone and ``/ill.html`` may answer 500."""
    menu = '<div class="nav"><a href="/xwdt/index.html">工作动态</a></div>'
    links = '<a href="/old.html">旧文件</a> <a href="/ill.html">办事系统</a>'
    routes = {
        "/": Route(
            f"<html><head><title>首页</title></head><body>{menu}{links}</body></html>".encode()
        ),
        "/xwdt/index.html": column("工作动态", newest),
        "/old.html": Route(status=404) if gone else page("旧文件"),
        "/ill.html": Route(status=500) if ill else page("办事系统"),
    }
    return routes | {f"/tzgg/t{number}.html": page("通知") for number in range(5)}


def audited(huoshui: Huoshui, url: str) -> dict[str, Any]:
    path = huoshui.write("site.toml", f'key = "site"\nurl = "{url}"\n[crawl]\nrate = 0\n')
    done = huoshui("audit", path, "--out", "out")
    assert done.status == 0, done.err
    return json.loads((huoshui.folder / "out" / "report.json").read_text(encoding="utf-8"))


def ids(report: dict[str, Any], indicator: str) -> dict[str, str]:
    return {
        each["id"]: each["first_seen"]
        for each in report["findings"]
        if each["indicator"] == indicator
    }


def records(huoshui: Huoshui, indicator: str) -> list[tuple[str, int]]:
    connection = sqlite3.connect(huoshui.database)
    try:
        query = "select state, times_seen from finding where indicator = ?"
        return connection.execute(query, (indicator,)).fetchall()
    finally:
        connection.close()


def test_a_fault_keeps_its_name_until_it_is_seen_mended(huoshui: Huoshui) -> None:
    old = TODAY - timedelta(days=40)
    with serve(site_of(old, gone=True, ill=False)) as site:
        first = audited(huoshui, site.url)
        again = audited(huoshui, site.url)
        for indicator in ("link-home", "column-stale"):
            assert ids(first, indicator) == ids(again, indicator) != {}
            assert records(huoshui, indicator) == [("open", 2)]
        site.routes.update(site_of(TODAY, gone=False, ill=False))
        mended = audited(huoshui, site.url)
    for indicator in ("link-home", "column-stale"):
        assert ids(mended, indicator) == {}
        assert records(huoshui, indicator) == [("resolved", 2)]


def test_a_server_error_is_broken_only_when_another_day_agrees(huoshui: Huoshui) -> None:
    with serve(site_of(TODAY, gone=False, ill=True)) as site:
        assert audited(huoshui, site.url)["links"]["broken"][0]["verdict"] == "suspect"
        assert audited(huoshui, site.url)["links"]["broken"][0]["verdict"] == "suspect"
        connection = sqlite3.connect(huoshui.database)
        with connection:  # the crawls so far become yesterday's
            for table, moment in (("fetch", "at"), ("run", "started"), ("run", "finished")):
                shift = f"update {table} set {moment} = datetime({moment}, '-21 hours')"  # noqa: S608
                connection.execute(shift)
        connection.close()
        fault = audited(huoshui, site.url)["links"]["broken"][0]
    assert (fault["verdict"], fault["status"]) == ("broken", 500)


def test_a_past_day_is_judged_by_what_was_known_then(huoshui: Huoshui) -> None:
    with serve(site_of(TODAY - timedelta(days=40), gone=True, ill=False)) as site:
        audited(huoshui, site.url)
    later = TODAY + timedelta(days=20)
    done = huoshui("judge", "--as-of", later.isoformat())
    assert done.status == 0
    assert "栏目不更新            1个" in done.out
    before = huoshui("judge", "--as-of", (TODAY - timedelta(days=2)).isoformat())
    assert before.status == 2


def test_a_dead_link_that_was_removed_is_mended_too(huoshui: Huoshui) -> None:
    with serve(site_of(TODAY, gone=True, ill=False)) as site:
        audited(huoshui, site.url)
        assert records(huoshui, "link-home") == [("open", 1)]
        menu = '<div class="nav"><a href="/xwdt/index.html">工作动态</a></div>'
        bare = f"<html><head><title>首页</title></head><body>{menu}</body></html>"
        site.routes["/"] = Route(bare.encode())
        audited(huoshui, site.url)
    assert records(huoshui, "link-home") == [("resolved", 1)]


def test_an_unfinished_run_proves_nothing_to_be_in_order(huoshui: Huoshui) -> None:
    with serve(site_of(TODAY, gone=False, ill=False)) as site:
        path = huoshui.write("site.toml", f'key = "site"\nurl = "{site.url}"\n[crawl]\nrate = 0\n')
        done = huoshui("audit", path, "--out", "out", "--max-pages", "2")
    report = json.loads((huoshui.folder / "out" / "report.json").read_text(encoding="utf-8"))
    assert done.status == 1
    assert report["verdict"]["qualified"] is None
    assert not [
        each["code"]
        for each in report["indicators"]
        if each["verdict"] == "met" and each["code"] not in BY_HOME_PAGE
    ]


def with_news_at_home(newest: date) -> dict[str, Route]:
    """A home page that shows the rows of its column itself."""
    routes = site_of(newest, gone=False, ill=False)
    menu = b'<div class="nav"><a href="/xwdt/index.html">\xe5\xb7\xa5\xe4\xbd\x9c</a></div>'
    return routes | {
        "/": Route(routes["/xwdt/index.html"].body.replace(b"<body>", b"<body>" + menu))
    }


def verdicts(huoshui: Huoshui, url: str, *options: str) -> dict[str, str]:
    path = huoshui.write(
        "site.toml",
        f'key = "site"\nurl = "{url}"\n'
        f'columns = [{{name = "工作动态", url = "{url}xwdt/index.html", category = "news"}}]\n'
        "[crawl]\nrate = 0\n[rules.column-stale]\nlimit = 1\n",
    )
    done = huoshui("audit", path, "--out", "out", *options)
    assert done.status == 0, done.err
    report = json.loads((huoshui.folder / "out" / "report.json").read_text(encoding="utf-8"))
    return {each["code"]: each["verdict"] for each in report["indicators"]}


def test_days_nobody_looked_prove_no_silence(huoshui: Huoshui) -> None:
    later = ["--as-of", (TODAY + timedelta(days=20)).isoformat()]
    with serve(with_news_at_home(TODAY - timedelta(days=3))) as site:
        now = verdicts(huoshui, site.url)
        then = verdicts(huoshui, site.url, *later)
        site.routes.update(with_news_at_home(TODAY - timedelta(days=40)))
        stale = verdicts(huoshui, site.url, *later)
    for indicator in ("home-stale", "column-stale"):
        assert now[indicator] == "met"
        assert then[indicator] == "undetermined"
        assert stale[indicator] == "broken"
