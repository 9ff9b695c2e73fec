"""Whatever keeps a site from being read: one sentence with its remedy, and a report that claims nothing."""

import json
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from monitor.wording import stop_sentence
from tests.e2e.conftest import ROOT, Done, Huoshui, quick_profile
from tests.site.misbehaving import Route, closed_port, page, self_signed, serve

SCHEMA = json.loads((ROOT / "docs/report.schema.json").read_text("utf-8"))
Typed = Callable[..., Done]

# What is wrong with the site → what is said of it: the trouble and the remedy, in both languages.
TROUBLES = {
    "unknown-name": ("域名无法解析，请核对网址", "cannot be resolved; check the spelling"),
    "refuses": ("拒绝连接，请确认网站正在运行", "refuses the connection; make sure the site is up"),
    "silent": ("没有响应，请稍后再试", "does not answer in time; try again later"),
    "no-page": ("不是网页（HTML），请输入网站首页", "no HTML page; give the address of"),
    "elsewhere": ("跳转到了另一个网站，请直接检查", "redirects to another site; audit that"),
    "loop": ("一直在跳转，没有页面，请检查", "redirects without end; check"),
    "self-signed": ("安全证书有问题", "certificate is not valid"),
    "404": ("首页返回错误状态，请确认地址正确", "answers with an error; check the address"),
    "challenge": ("防护拦截了机器访问，请网站管理员放行", "refuses machines; ask the webmaster"),
}


@dataclass(frozen=True, slots=True)
class Failed:
    """One site that cannot be audited, and what ``audit`` made of it."""

    url: str
    done: Done
    report: Mapping[str, Any]
    stored_runs: list[tuple[int, str | None]]


@pytest.fixture(scope="module")
def troubled_urls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Every troubled site, served."""
    with ExitStack() as stack:
        away = stack.enter_context(serve({"/": page("他站")}, host="localhost"))
        certificate = self_signed(tmp_path_factory.mktemp("tls"))
        hops = {"/": "/a", "/a": "/b", "/b": "/a"}
        sites = {
            "no-page": serve({"/": Route(b"%PDF-1.4", content_type="application/pdf")}),
            "elsewhere": serve({"/": Route(status=302, location=away.url)}),
            "loop": serve({here: Route(status=302, location=to) for here, to in hops.items()}),
            "self-signed": serve({"/": page("甲")}, certificate=certificate),
            "404": serve({}),
            "challenge": serve({"/": Route(b"<script>$_ts={};</script>", 412)}),
            "silent": serve({"/": page("甲")}, prompt=1),
        }
        urls = {name: stack.enter_context(site).url for name, site in sites.items()}
        refused = stack.enter_context(closed_port())
        yield urls | {
            "unknown-name": "http://nowhere.invalid/",
            "refuses": f"http://127.0.0.1:{refused}/",
        }


@pytest.fixture(scope="module")
def audits(
    troubled_urls: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Failed]:
    """``audit`` of every troubled site; two at a time, because each waits for its processes."""

    def audit(name: str) -> Failed:
        program = Huoshui(tmp_path_factory.mktemp(name))
        profile = program.write("site.toml", quick_profile(troubled_urls[name], name))
        done = program("audit", profile, "--out", "reports")
        report = json.loads((program.folder / "reports/report.json").read_text("utf-8"))
        return Failed(troubled_urls[name], done, report, program.runs())

    with ThreadPoolExecutor(max_workers=2) as pool:
        return dict(zip(TROUBLES, pool.map(audit, TROUBLES), strict=True))


@pytest.mark.parametrize("name", TROUBLES)
def test_an_audit_that_reads_nothing_says_why_and_what_to_do(
    name: str, audits: dict[str, Failed]
) -> None:
    failed = audits[name]
    assert failed.done.status == 1
    assert failed.done.err.startswith(failed.url)
    assert TROUBLES[name][0] in failed.done.err
    assert len(failed.done.err.splitlines()) == 1
    assert "Traceback" not in failed.done.out


@pytest.mark.parametrize("name", TROUBLES)
def test_a_report_on_nothing_claims_nothing(name: str, audits: dict[str, Failed]) -> None:
    report = audits[name].report
    Draft202012Validator(SCHEMA).validate(report)
    assert report["verdict"]["qualified"] is None
    assert report["run"]["complete"] is False
    # A certificate is read before anything is asked, so what it says is known even then.
    assert {each["indicator"] for each in report["findings"]} <= {"certificate-expiry"}
    assert [complete for complete, _ in audits[name].stored_runs] == [0]


@pytest.mark.parametrize("name", TROUBLES)
def test_every_trouble_is_told_in_english_too(name: str, audits: dict[str, Failed]) -> None:
    [(_, reason)] = audits[name].stored_runs
    sentence = stop_sentence(reason)
    assert sentence is not None
    assert TROUBLES[name][1] in sentence.en


def test_a_site_that_fails_does_not_keep_the_next_from_being_crawled(
    troubled_urls: dict[str, str], huoshui: Huoshui, typed: Typed
) -> None:
    with serve({"/": page("好")}) as good:
        urls = {"bad": troubled_urls["404"], "good": good.url}
        profiles = [huoshui.write(f"{key}.toml", quick_profile(urls[key], key)) for key in urls]
        done = typed("crawl", "--lang", "en", *profiles)
    assert done.status == 1
    assert done.err.startswith(f"{urls['bad']}: the home page answers with an error")
    assert len(done.err.splitlines()) == 1
    assert "good  run=2  pages=1" in done.out


def test_a_site_that_breaks_down_loses_nothing_seen_before(huoshui: Huoshui, typed: Typed) -> None:
    with serve({"/": page("好站", "/a.html"), "/a.html": page("甲")}) as site:
        profile = huoshui.write("site.toml", quick_profile(site.url))
        assert typed("crawl", profile).status == 0
        before = typed("judge").out.splitlines()
        site.routes.clear()
        assert typed("crawl", profile).status == 1
        after = typed("judge").out.splitlines()
    assert [complete for complete, _ in huoshui.runs()] == [1, 0]
    # the second line carries the minute of judging
    assert after[:1] + after[2:] == before[:1] + before[2:]


def test_init_of_a_site_that_does_not_answer_writes_noquick_profile(huoshui: Huoshui) -> None:
    with closed_port() as port:
        done = huoshui("init", f"http://127.0.0.1:{port}/", "-o", "site.toml")
    assert (done.status, done.out) == (1, "")
    assert TROUBLES["refuses"][0] in done.err
    assert not (huoshui.folder / "site.toml").exists()


def test_a_mistyped_address_is_not_judged_beside_real_sites(huoshui: Huoshui, typed: Typed) -> None:
    with closed_port() as port:
        typo = huoshui.write("typo.toml", quick_profile(f"http://127.0.0.1:{port}/", "typo"))
        assert typed("crawl", typo).status == 1
    alone = typed("judge")
    assert alone.status == 0
    assert TROUBLES["refuses"][0] in alone.out.replace("\n", "").replace(" ", "")
    with serve({"/": page("好站")}) as site:
        assert typed("crawl", huoshui.write("site.toml", quick_profile(site.url))).status == 0
        done = typed("judge")
    assert done.status == 0
    assert site.netloc in done.out
    assert f"127.0.0.1:{port}" not in done.out
