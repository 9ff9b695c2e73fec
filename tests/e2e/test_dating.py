"""Rows put in late and dates changed later, as crawls of a changing site meet them: observations, and no more."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from monitor import clock
from tests.e2e.conftest import Huoshui, quick_profile
from tests.site.misbehaving import ROBOTS, Route, Site, serve

TODAY = clock.day_of(clock.now())


def day(ago: int) -> date:
    return TODAY - timedelta(days=ago)


def html(title: str, body: str) -> Route:
    text = (
        f"<html><head><meta charset=utf-8><title>{title}</title></head><body>{body}</body></html>"
    )
    return Route(text.encode())


def article(name: str, stated: date) -> Route:
    words = (
        f"第{name}号。为进一步优化营商环境，推动高质量发展，现将{name}号有关事项通知如下，请认真贯彻执行。"
        * 3
    )
    return html(
        f"关于{name}号事项的通知",
        f"<h1>关于{name}号事项的通知</h1><p>发布日期：{stated}</p><p>{words}</p>",
    )


def put(site: Site, rows: dict[str, date]) -> None:
    """The column shows these rows, the newest first."""
    listed = "".join(
        f'<li><a href="/tzgg/t{name}.html">关于{name}号事项的通知</a><span>{stated}</span></li>'
        for name, stated in sorted(rows.items(), key=lambda row: row[1], reverse=True)
    )
    site.routes["/tzgg/"] = html("通知公告", f'<h2>通知公告</h2><ul class="list">{listed}</ul>')
    site.routes |= {f"/tzgg/t{name}.html": article(name, stated) for name, stated in rows.items()}


@pytest.fixture
def site() -> Iterator[Site]:
    rules = Route(b"", 404)
    home = html("某某市发展和改革委员会", '<ul><li><a href="/tzgg/">通知公告</a></li></ul>')
    with serve({ROBOTS: rules, "/": home}) as served:
        yield served


def told(huoshui: Huoshui, site: Site) -> dict[str, list[str]]:
    """What an audit of the site says for a person to review, by indicator."""
    columns = f'columns = [{{name = "通知公告", url = "{site.url}tzgg/", category = "notice"}}]\n'
    profile = huoshui.write("site.toml", columns + quick_profile(site.url))
    done = huoshui("audit", profile, "--out", huoshui.folder / "out")
    assert done.status == 0, done.err
    report: dict[str, Any] = json.loads((huoshui.folder / "out/report.json").read_text("utf-8"))
    assert not {each["indicator"] for each in report["findings"]} & {
        "entry-backdated",
        "entry-redated",
    }
    found: dict[str, list[str]] = {}
    for each in report["candidates"]:
        found.setdefault(each["indicator"], []).append(each["summary"])
    return found


def test_a_row_with_an_old_date_that_earlier_crawls_did_not_show(
    huoshui: Huoshui, site: Site
) -> None:
    rows = {str(number): day(number * 10) for number in range(1, 9)}
    put(site, rows)
    assert "entry-backdated" not in told(huoshui, site) | told(huoshui, site)
    put(site, rows | {"99": day(35)})
    for _ in range(2):  # it is told of as long as it stands there and nobody has decided
        assert told(huoshui, site)["entry-backdated"] == [
            f"《关于99号事项的通知》标注日期为{day(35)}，{TODAY}首次见到，其间2次检查均未出现"
        ]


def test_a_new_row_of_today_is_nothing_to_tell_of(huoshui: Huoshui, site: Site) -> None:
    rows = {str(number): day(number * 10) for number in range(1, 9)}
    put(site, rows)
    told(huoshui, site), told(huoshui, site)
    put(site, rows | {"99": day(0)})
    assert not {"entry-backdated", "entry-redated"} & told(huoshui, site).keys()


def test_a_date_that_was_changed_later(huoshui: Huoshui, site: Site) -> None:
    rows = {str(number): day(number * 10) for number in range(1, 9)}
    put(site, rows)
    told(huoshui, site)
    put(site, rows | {"8": day(3)})
    assert told(huoshui, site)["entry-redated"] == [
        f"《关于8号事项的通知》此前标注日期为{day(80)}，现为{day(3)}"
    ]
