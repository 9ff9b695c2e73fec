"""Answers that are no page, robots.txt in all its forms, sites that change in mid-crawl: each its own outcome."""

import gzip
import json
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pytest

from tests.e2e.conftest import Huoshui, quick_profile
from tests.site.misbehaving import ROBOTS, Route, Site, page, serve

LONG = (
    "本局拟订并组织实施国民经济和社会发展战略、中长期规划和年度计划，统筹协调经济社会发展。" * 120
)
CAPTCHA = "<html><title>安全验证</title><body>请完成下方滑动验证后继续访问</body></html>".encode()
HOME = Route()  # stands for the site's own home page


def long_page(title: str, *links: str) -> Route:
    """A page too long for its words to be taken for an error page."""
    shown = page(title, *links)
    return Route(shown.body + f"<p>{LONG}</p>".encode())


def audited(huoshui: Huoshui, site: Site) -> Mapping[str, Any]:
    """The JSON report of an audit."""
    path = huoshui.write("site.toml", quick_profile(site.url))
    done = huoshui("audit", path, "--out", "out")
    assert "Traceback" not in done.err, done.err
    report: Mapping[str, Any] = json.loads((huoshui.folder / "out/report.json").read_text("utf-8"))
    return report


def faults(report: Mapping[str, Any], site: Site) -> dict[str, tuple[str, str]]:
    """Verdict and outcome of every address not in order, by its path."""
    links = report["links"]["broken"]
    return {
        "/" + link["url"].removeprefix(site.url): (link["verdict"], link["outcome"])
        for link in links
    }


ANSWERS: Mapping[str, tuple[Route, tuple[str, str] | None]] = {
    "412 with a script": (Route(b"<script>$_ts={};</script>", 412), ("blocked", "blocked")),
    "521 with a cookie script": (Route(b"<script>__jsl_clearance</script>", 521), ("blocked", "blocked")),
    "202 with a script": (Route(b"<script>var $_ts = {};</script>", 202), ("blocked", "blocked")),
    "400 with a script": (Route(b"<script>$_ts=1</script>", 400), ("blocked", "blocked")),
    "412 alone": (Route(b"", 412), ("blocked", "blocked")),
    "512": (Route(b"<script>__jsluid_s</script>", 512), ("blocked", "blocked")),
    "468": (Route(b"", 468), ("blocked", "blocked")),
    "432": (Route(b"", 432), ("blocked", "blocked")),
    "418": (Route(b"", 418), ("blocked", "blocked")),
    "a slider under 200": (Route(b"<div class=slide-captcha id=slideCaptcha>"), ("blocked", "blocked")),
    "acw_sc__v2": (Route(b"<script>var arg1='5C2';setCookie('acw_sc__v2',x)</script>"), ("blocked", "blocked")),
    "the script of a purchasing site": (Route(b"<script src=/_bot_sbu/sbu_fpc.js></script>"), ("blocked", "blocked")),
    "JSON that says it failed": (
        Route(b'{"success":false,"message":"x"}', content_type="application/json"), ("suspect", "soft_404"),
    ),
    "JSON with a code of failure": (Route(b'{"rptCode":500,"data":null}'), ("suspect", "soft_404")),
    "JSON in order": (Route(b'{"success":true,"data":[]}', content_type="application/json"), None),
    "404 in a title of a short page": (
        Route(b"<title>404 Not Found</title><p>x"), ("suspect", "soft_404"),
    ),
    "a long page that is the host's error page with its status": (
        Route(b"<p>404</p>" * 8000, 404), ("broken", "http_error"),
    ),
    "a long article about missing pages": (
        Route("<title>关于整改的通报</title><p>您访问的页面不存在的问题已整改。".encode() + b"<p>x</p>" * 900), None,
    ),
    "an empty shell": (Route(b"<html><head><script>start()</script></head><body><div id=app></div>"), None),
    "403": (Route(b"forbidden", 403), ("blocked", "blocked")),
    "429": (Route(b"slow down", 429), ("blocked", "blocked")),
    "captcha under 200": (Route(CAPTCHA), ("blocked", "blocked")),
    "404": (Route(b"404", 404), ("broken", "http_error")),
    "soft 404 in words": (page("对不起，您访问的页面不存在"), ("suspect", "soft_404")),
    "home page in its place": (HOME, ("suspect", "redirected_home")),
    "redirect to the home page": (Route(status=302, location="/"), ("suspect", "redirected_home")),
    "raw GBK in a header": (
        Route(page("甲").body, headers={"X-Title": "滨州".encode("gbk").decode("latin-1")}),
        None,
    ),
    "both lengths, which browsers forgive": (
        Route(page("甲").body, headers={"Transfer-Encoding": "chunked"}),
        None,
    ),
    "a coding nobody asked for": (Route(b"\x8b\x02\x80", headers={"Content-Encoding": "br"}), None),
    "a body cut in mid-stream": (
        Route(gzip.compress(page("甲", "/not-there.html").body)[:60], headers={"Content-Encoding": "gzip"}),
        None,
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[str, str]]:
    """One audit of a site that gives every one of these answers."""
    paths = {f"/zwgk/content_{number}00.html": name for number, name in enumerate(ANSWERS)}
    home = long_page("首页", *paths)
    answers = {path: ANSWERS[name][0] for path, name in paths.items()}
    answers = {path: home if answer is HOME else answer for path, answer in answers.items()}
    with serve({"/": home, **answers}) as site:
        found = faults(audited(Huoshui(tmp_path_factory.mktemp("answers")), site), site)
    return {paths[path]: fault for path, fault in found.items()}


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_has_its_own_outcome(
    name: str, answered: Mapping[str, tuple[str, str]]
) -> None:
    assert answered.get(name) == ANSWERS[name][1]


def test_a_site_that_shows_one_page_for_everything_has_no_missing_pages(huoshui: Huoshui) -> None:
    everything = long_page("首页", "/a.html", "/b.html")
    missing = "/huoshui-probe-b5f1c0/there-is-no-such-page.html"
    with serve(dict.fromkeys(("/", "/a.html", "/b.html", missing), everything)) as site:
        assert faults(audited(huoshui, site), site) == {}


def test_a_site_that_turns_to_404_in_mid_crawl_confirms_nothing(huoshui: Huoshui) -> None:
    routes = {"/": page("首页", "/a.html", "/b.html"), "/a.html": Route(b"404", 404)}
    with serve(routes) as site:
        site.on_request = lambda path: path == "/b.html" and site.routes.clear()
        report = audited(huoshui, site)
    assert report["run"]["complete"] is False
    assert {link["verdict"] for link in report["links"]["broken"]} <= {"suspect"}


def test_further_pages_nobody_links_are_no_dead_links(huoshui: Huoshui) -> None:
    rows = "".join(
        f"<li><a href=/xw/t2026111{n}_1.html>第{n}次会议召开情况通报</a><i>2026-11-1{n}</i></li>"
        for n in "123"
    )
    script = "<script>createPageHTML(9, 0, 'index', 'html');</script>"
    column = Route(
        f"<html><title>工作动态</title><body><ul>{rows}</ul>{script}</body></html>".encode()
    )
    articles = {f"/xw/t2026111{n}_1.html": page(f"第{n}次会议") for n in "123"}
    with serve({"/": page("首页", "/xw/"), "/xw/": column, **articles}) as site:
        report = audited(huoshui, site)
    assert "/xw/index_1.html" in site.requests
    assert faults(report, site) == {}


ALLOWED, FORBIDDEN = {"/", "/zwgk/a.html"}, {"/"}


@pytest.mark.parametrize(
    ("robots", "visited"),
    [
        (Route(b"User-agent: *\nDisallow: /zwgk/\n"), FORBIDDEN),
        (Route(status=301, location="/real-robots.txt"), FORBIDDEN),
        (Route(b"Disallow: /x\n" * 900_000), ALLOWED),
    ],
    ids=["rules", "moved", "longer than anyone reads"],
)
def test_robots_txt_is_obeyed(robots: Route, visited: set[str], huoshui: Huoshui) -> None:
    routes = {"/": page("首页", "/zwgk/a.html"), "/zwgk/a.html": page("甲"), ROBOTS: robots}
    routes["/real-robots.txt"] = Route(b"User-agent: *\nDisallow: /zwgk/\n")
    with serve(routes) as site:
        report = audited(huoshui, site)
    assert ALLOWED & set(site.requests) == visited
    assert report["run"]["pages"] == len(visited)
    assert [link for link in report["links"]["broken"] if link["verdict"] == "broken"] == []


@pytest.mark.parametrize(
    ("robots", "said"),
    [
        (Route(b"error", 503), "robots.txt"),
        (Route(b"<script>$_ts={};</script>", 412), "防护"),
    ],
)
def test_a_host_whose_rules_are_unknown_is_left_alone_and_said_so(
    robots: Route, said: str, huoshui: Huoshui
) -> None:
    with serve({"/": page("首页", "/a.html"), "/a.html": page("甲"), ROBOTS: robots}) as site:
        path = huoshui.write("site.toml", quick_profile(site.url))
        done = huoshui("audit", path, "--out", "out")
    assert done.status == 1
    assert said in done.err
    assert set(site.requests) == {ROBOTS}


def test_the_patience_a_host_asks_for_is_kept(huoshui: Huoshui) -> None:
    robots = Route(b"User-agent: *\nCrawl-delay: 0.4\n")
    routes = {"/": page("首页", *(f"/{n}.html" for n in range(4))), ROBOTS: robots}
    routes |= {f"/{n}.html": page(f"{n}") for n in range(4)}
    with serve(routes) as site:
        audited(huoshui, site)
    moments = [at for path, at in site.arrivals if path != ROBOTS]
    assert min(later - sooner for sooner, later in pairwise(moments[1:])) > 0.3


def test_a_redirect_leads_to_no_host_the_profile_leaves_out(huoshui: Huoshui) -> None:
    with serve({"/x": page("内网")}) as away:
        routes = {"/": page("首页", "/go"), "/go": Route(status=302, location=f"{away.url}x")}
        with serve(routes) as site:
            text = quick_profile(site.url) + f'skip_hosts = ["{away.netloc}"]\n'
            done = huoshui("audit", huoshui.write("site.toml", text), "--out", "out")
    assert done.status == 0, done.err
    assert away.requests == []


def test_the_rules_of_a_site_are_sought_on_no_host_the_profile_leaves_out(huoshui: Huoshui) -> None:
    with serve({ROBOTS: Route(b"User-agent: *\nDisallow: /\n")}, host="localhost") as away:
        moved = Route(status=301, location=f"{away.url}robots.txt")
        with serve({"/": page("首页"), ROBOTS: moved}) as site:
            text = quick_profile(site.url) + f'skip_hosts = ["{away.netloc}"]\n'
            done = huoshui("audit", huoshui.write("site.toml", text), "--out", "out")
    assert done.status == 0, done.err
    assert away.requests == []
    assert "/" in site.requests


def test_a_file_that_takes_longer_than_a_visit_may_is_no_dead_link(huoshui: Huoshui) -> None:
    pdf = Route(b"%PDF-1.4\n" + b"0" * 100_000, content_type="application/pdf", seconds=3)
    with serve({"/": page("首页", "/a.pdf"), "/a.pdf": pdf}) as site:
        report = audited(huoshui, site)
    assert "/a.pdf" in site.requests
    assert faults(report, site) == {}
