"""Home pages that only send their visitors on: the site behind them is the one audited."""

import json

import pytest

from tests.e2e.conftest import Huoshui, quick_profile
from tests.site.misbehaving import Route, page, serve

DOORWAYS = {
    "refresh": b'<html><head><meta http-equiv=refresh content="0;URL=./zwgk/index.html"></head></html>',
    "refresh for those without scripts": (
        b"<html><body><noscript><META content='0; url=zwgk/index.html' HTTP-EQUIV='Refresh'></noscript></body></html>"
    ),
    "script that replaces": b'<script>top.location.replace("zwgk/index.html");</script>',
    "script that assigns": b"<script>location.assign('/zwgk/index.html')</script>",
    "script": b"<html><script>window.location.href = '/zwgk/index.html';</script></html>",
}


@pytest.mark.parametrize("kind", sorted(DOORWAYS))
def test_the_site_behind_a_doorway_is_audited(kind: str, huoshui: Huoshui) -> None:
    routes = {
        "/": Route(DOORWAYS[kind]),
        "/zwgk/index.html": page("首页", "/a.html", "/gone.html", "/b.html"),
        "/a.html": page("甲"),
        "/b.html": page("乙"),
    }
    with serve(routes) as site:
        path = huoshui.write("site.toml", quick_profile(site.url))
        done = huoshui("audit", path, "--out", "out")
    report = json.loads((huoshui.folder / "out" / "report.json").read_text(encoding="utf-8"))
    assert done.status == 0, done.err
    faults = {link["url"]: link["home"] for link in report["links"]["broken"]}
    assert faults == {f"{site.url}gone.html": True}


def test_a_doorway_that_leads_to_itself_ends(huoshui: Huoshui) -> None:
    there = Route(b"<html><script>location.replace('/b.html')</script></html>")
    back = Route(b"<html><script>location.replace('/')</script></html>")
    with serve({"/": there, "/b.html": back}) as site:
        path = huoshui.write("site.toml", quick_profile(site.url))
        done = huoshui("audit", path, "--out", "out")
    assert done.status in {0, 1}
    assert len(site.requests) < 12
