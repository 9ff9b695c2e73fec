"""Places within pages are looked for where the profile asks, also on pages that an earlier crawl has read without."""

import json
from typing import Any

from tests.e2e.conftest import Huoshui, quick_profile
from tests.site.misbehaving import Route, page, serve

WORDS = "<p>各县区发展改革局：现将有关事项通知如下，请遵照执行。</p>" * 10
GUIDE = Route(
    f'<html><head><title>指南</title></head><body><h2 id="one">一</h2>{WORDS}</body></html>'.encode(),
    headers={"ETag": '"1"'},
)
ROUTES = {"/": page("家", "/b.html#one", "/b.html#Two", "/b.html#top", "/b.html"), "/b.html": GUIDE}


def told(huoshui: Huoshui, url: str, options: str) -> list[dict[str, Any]]:
    profile = huoshui.write("site.toml", quick_profile(url) + options)
    done = huoshui("audit", profile, "--out", huoshui.folder / "out")
    assert done.status == 0, done.err
    (report,) = huoshui.folder.glob("out/**/report.json")
    findings = json.loads(report.read_text(encoding="utf-8"))["findings"]
    return [each for each in findings if each["indicator"] == "fragment-missing"]


def test_missing_places_are_told_where_the_profile_asks(huoshui: Huoshui) -> None:
    with serve(ROUTES) as site:
        assert told(huoshui, site.url, "") == []
        (found,) = told(huoshui, site.url, "fragments = true\n")
        assert found["subject"] == "指南"
        assert found["evidence"] == [f"{site.url}b.html#Two"]
        assert found["sources"] == [site.url]
