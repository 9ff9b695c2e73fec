"""How a crawl behaves towards hosts: who it says it is, when it stops asking, what it never asks twice."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from spiders.hosts import WALL as PATIENCE
from tests.e2e.conftest import ROOT, Done, Huoshui, quick_profile
from tests.site.misbehaving import ROBOTS, Route, Site, page, self_signed, serve

WALL = Route(b"<script>$_ts={};</script>", 412)


def audited(huoshui: Huoshui, url: str, *options: str) -> tuple[Done, Mapping[str, Any]]:
    """An audit and its JSON report."""
    done = huoshui(
        "audit", huoshui.write("site.toml", quick_profile(url)), "--out", "out", *options
    )
    assert "Traceback" not in done.err, done.err
    return done, json.loads((huoshui.folder / "out/report.json").read_text("utf-8"))


def pages(site: Site) -> list[str]:
    """What was asked beside robots.txt and the address that cannot exist."""
    return [path for path in site.requests if path != ROBOTS and "huoshui-probe" not in path]


def gaps(report: Mapping[str, Any]) -> str:
    """What the report says was not checked, in one text."""
    return "\n".join(f"{gap['what']}：{gap['why']}" for gap in report["not_checked"])


def test_a_site_without_https_is_audited_over_http_and_the_fault_is_told(huoshui: Huoshui) -> None:
    with serve({"/": page("首页", "/a.html", "/gone.html"), "/a.html": page("甲")}) as site:
        done, report = audited(huoshui, site.url.replace("http:", "https:"))
    assert done.status == 0, done.err
    assert report["run"]["complete"] is True
    assert [link["url"] for link in report["links"]["broken"]] == [f"{site.url}gone.html"]
    assert "首页的 https:// 地址，已改用 http:// 检查" in gaps(report)
    assert "不提供 HTTPS" in gaps(report)


def test_a_site_that_moved_to_https_is_audited_there(
    huoshui: Huoshui, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = self_signed(tmp_path_factory.mktemp("tls"))
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))  # an authority of our own
    with serve({"/": page("首页", "/gone.html")}, certificate=certificate) as site:
        done, report = audited(huoshui, site.url.replace("https:", "http:"))
    assert done.status == 0, done.err
    assert [link["url"] for link in report["links"]["broken"]] == [f"{site.url}gone.html"]
    assert "首页的 http:// 地址，已改用 https:// 检查" in gaps(report)


def test_what_was_wrong_with_the_given_address_is_said_where_the_other_is_no_better(
    huoshui: Huoshui,
) -> None:
    with serve({"/": Route(b"404", 404)}) as site:
        done, report = audited(huoshui, site.url.replace("http:", "https:"))
    assert done.status == 1
    assert "不提供 HTTPS" in done.err
    assert report["verdict"]["qualified"] is None


def test_a_challenge_at_the_other_scheme_is_no_fault(huoshui: Huoshui) -> None:
    with serve({"/": WALL}) as site:
        done, _ = audited(huoshui, site.url.replace("http:", "https:"))
    assert "不计为问题" in done.err


def test_a_site_that_refuses_machines_time_after_time_is_left_alone(huoshui: Huoshui) -> None:
    paths = [f"/xw/{number}.html" for number in range(3 * PATIENCE)]
    with serve({"/": page("首页", *paths), **dict.fromkeys(paths, WALL)}) as site:
        done, report = audited(huoshui, site.url)
    assert done.status == 1
    assert "防护连续拦截机器访问" in done.err
    assert len(pages(site)) < 2 * PATIENCE
    assert {link["verdict"] for link in report["links"]["broken"]} <= {"blocked"}
    assert report["verdict"]["qualified"] is None


def test_another_host_that_refuses_machines_is_left_alone_and_called_nothing(
    huoshui: Huoshui,
) -> None:
    paths = [f"/xw/{number}.html" for number in range(3 * PATIENCE)]
    with serve(dict.fromkeys(paths, WALL), host="localhost") as away, serve({}) as site:
        site.routes["/"] = page("首页", *(away.url + path[1:] for path in paths))
        done, report = audited(huoshui, site.url)
    assert done.status == 0, done.err
    assert len(pages(away)) < 3 * PATIENCE  # each address costs a HEAD and a GET at the most
    outcomes = [(link["verdict"], link["outcome"]) for link in report["links"]["broken"]]
    assert outcomes == [("blocked", "blocked")] * len(paths)


def test_some_challenges_among_pages_do_not_end_a_crawl(huoshui: Huoshui) -> None:
    paths = [f"/xw/{number}.html" for number in range(3 * PATIENCE)]
    routes = {path: page(path) if number % 3 else WALL for number, path in enumerate(paths)}
    with serve({"/": page("首页", *paths), **routes}) as site:
        done, report = audited(huoshui, site.url)
    assert done.status == 0, done.err
    assert report["links"]["by_outcome"]["blocked"] == PATIENCE


def test_a_mirror_in_other_characters_is_never_crawled_as_the_site(huoshui: Huoshui) -> None:
    with serve({}, host="localhost") as big5:
        front = f"/gate/big5/{big5.netloc}/"
        inner = f"{front}xw/202609/t20260916_1.html"
        shown = page("首頁", inner, f"{front}zwgk/")
        big5.routes |= {front: shown}
        with serve({}) as site:
            own = f"/gate/big5/{site.netloc}/"
            site.routes |= {
                "/": page("首页", big5.url + front[1:], big5.url + inner[1:], own, own + "xw/1.html", "/a.html"),
                "/a.html": page("甲"),
                own: page("首頁", own + "a.html"),
            }  # fmt: skip
            done, report = audited(huoshui, site.url)
    assert done.status == 0, done.err
    assert pages(big5) == [front]
    assert sorted(pages(site)) == ["/", "/a.html", own]
    assert report["run"]["pages"] == 2
    assert "镜像页面（2 个地址）" in gaps(report)


def test_a_host_learns_who_asks_and_whom_to_write_to(huoshui: Huoshui) -> None:
    text = quick_profile("{url}") + 'contact = "webmaster@example.gov.cn"\n'
    with serve({"/": page("首页", "/a.html"), "/a.html": page("甲")}) as site:
        profile = huoshui.write("site.toml", text.replace("{url}", site.url))
        huoshui("audit", profile, "--out", "out")
    names = {headers.get("User-Agent", "") for headers in site.headers}
    assert len(names) == 1
    assert names.pop().endswith("; +webmaster@example.gov.cn)")
    assert {headers.get("From") for headers in site.headers} == {"webmaster@example.gov.cn"}


def test_an_interface_is_asked_in_the_name_of_its_page_and_its_refusal_is_no_empty_column(
    huoshui: Huoshui,
) -> None:
    folder = ROOT / "tests/unit/spiders/cases/lists/searchlist"
    shell = Route((folder / "address-in-the-script.html").read_bytes())
    path = "/csrc/c101953/zfxxgk_zdgk.shtml"
    with serve({"/": page("首页", path), path: shell}) as site:
        site.on_request = lambda asked: (
            site.routes.setdefault(asked, Route(b"", 403)) if "/searchList/" in asked else None
        )
        column = f'{{name = "主动公开", url = "{site.url}{path[1:]}", category = "notice"}}'
        text = quick_profile(site.url).replace("[crawl]", f"columns = [{column}]\n[crawl]")
        huoshui("audit", huoshui.write("site.toml", text), "--out", "out")
    report = json.loads((huoshui.folder / "out/report.json").read_text("utf-8"))
    asks = [i for i, asked in enumerate(site.requests) if "/searchList/" in asked]
    assert [site.headers[i].get("Referer") for i in asks] == [f"{site.url}{path[1:]}"]
    assert report["columns"][0]["state"] == "unverified"
    assert "主动公开" not in str(report["findings"])
