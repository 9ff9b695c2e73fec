"""Every command on the sample site: its results, its exit status, and which stream says what."""

import json
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from monitor import clock, rules
from monitor.sample import RunningSample, SeenRequest
from tests.e2e.conftest import ROOT, Done, Huoshui, sample_profile
from tests.site.misbehaving import Route, page, serve

SCHEMA = json.loads((ROOT / "docs/report.schema.json").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Crawled:
    """The sample after one crawl, in a folder whose database the tests only read."""

    program: Huoshui
    sample: RunningSample
    done: Done
    requests: tuple[SeenRequest, ...]


@pytest.fixture(scope="module")
def crawled(served_sample: RunningSample, tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    """The whole sample, crawled once."""
    program = Huoshui(tmp_path_factory.mktemp("crawled"))
    (program.folder / "sites").mkdir()
    program.write("sites/sample.toml", sample_profile(served_sample))
    before = len(served_sample.requests)
    done = program("crawl")  # of sites/*.toml
    return Crawled(program, served_sample, done, tuple(served_sample.requests[before:]))


def valid_report(path: Path) -> dict[str, Any]:
    """A report.json that keeps its schema."""
    report: dict[str, Any] = json.loads(path.read_text("utf-8"))
    Draft202012Validator(SCHEMA).validate(report)
    return report


def this_week() -> str:
    year, week, _ = clock.day_of(clock.now()).isocalendar()
    return f"{year}-W{week:02d}"


def test_a_crawl_tells_its_figures_on_standard_output_and_nothing_else(crawled: Crawled) -> None:
    assert (crawled.done.status, crawled.done.err) == (0, "")
    [line] = crawled.done.out.splitlines()
    assert line.startswith("sample  run=1  pages=")


def test_what_robots_txt_closes_is_never_requested(crawled: Crawled) -> None:
    asked = [request.path for request in crawled.requests]
    assert "/robots.txt" in asked
    assert [path for path in asked if path.startswith(crawled.sample.truth.forbidden_paths)] == []


def test_judge_tells_the_summary_of_what_was_crawled(crawled: Crawled) -> None:
    done = crawled.program("judge", "--lang", "en")
    assert (done.status, done.err) == (0, "")
    assert crawled.sample.url in done.out
    assert "Columns not updated" in done.out


def test_judging_a_day_before_the_first_crawl_names_the_remedy(crawled: Crawled) -> None:
    early = str(clock.day_of(clock.now()) - timedelta(days=1))
    zh = crawled.program("judge", "--as-of", early)
    assert (zh.status, zh.out) == (2, "")
    assert f"没有 {early} 23:59 之前的检查记录" in zh.err
    assert "或选择更晚的日期" in zh.err


def test_a_weeks_report_is_written_in_the_formats_asked_for(crawled: Crawled) -> None:
    done = crawled.program(
        "report", "--week", this_week(), "--format", "json,txt", "--out", "weekly"
    )
    assert (done.status, done.err) == (0, "")
    names = [f"weekly/sample-{this_week()}.{kind}" for kind in ("json", "txt")]
    assert done.out.splitlines() == names
    assert sorted(path.name for path in (crawled.program.folder / "weekly").iterdir()) == sorted(
        Path(name).name for name in names
    )
    report = valid_report(crawled.program.folder / names[0])
    assert report["run"]["complete"] is True


def test_an_audit_within_a_limit_says_that_it_is_not_the_whole(
    served_sample: RunningSample, huoshui: Huoshui
) -> None:
    before = len(served_sample.requests)
    profile = huoshui.write("sample.toml", sample_profile(served_sample))
    limits = ["--max-pages", "5", "--no-external", "--fail-on", "veto", "--out", "out"]
    done = huoshui("audit", profile, *limits)
    asked = served_sample.requests[before:]
    report = valid_report(huoshui.folder / "out/report.json")
    assert done.status == 1
    assert done.err.splitlines() == [
        f"{served_sample.url}：已达页面数上限，其余页面未检查；可调大 max_pages"
    ]
    assert "本次检查未完成" in done.out
    assert report["run"]["complete"] is False
    assert "页面数上限" in report["run"]["stopped_because"]
    assert report["verdict"]["qualified"] is None
    external = served_sample.external_url.split("/")[2]
    assert asked
    assert [request for request in asked if request.host == external] == []
    assert any("已关闭" in item["why"] for item in report["not_checked"])


@pytest.mark.parametrize("level", ["broken", "veto"])
def test_fail_on_makes_the_exit_status_3(
    level: str, huoshui: Huoshui, typed: Callable[..., Done]
) -> None:
    with serve(stale_home()) as site:
        text = f'key = "old"\nurl = "{site.url}"\n[crawl]\nrate = 0\n'
        done = typed("audit", huoshui.write("old.toml", text), "--fail-on", level)
    report = valid_report(huoshui.var / "audit/old/report.json")
    assert report["findings"]
    assert "home-stale" in report["verdict"]["vetoes"]
    assert (done.status, done.err) == (3, "")


def stale_home() -> dict[str, Route]:
    """A home page whose newest row is two months old: more than the two weeks of the veto."""
    days = [clock.day_of(clock.now()) - timedelta(days=60 + step) for step in range(6)]
    links = {f"/xw/{day:%Y%m%d}.html": day for day in days}
    rows = "".join(
        f'<li><a href="{link}">关于第{place}次会议的通知</a><span>{day}</span></li>'
        for place, (link, day) in enumerate(links.items(), start=1)
    )
    text = f"<html><head><title>旧站</title></head><body><ul>{rows}</ul></body></html>"
    return {"/": Route(text.encode())} | {link: page(f"会议通知 {link}") for link in links}


def test_init_writes_a_profile_whose_audit_finds_the_same_columns(
    served_sample: RunningSample, huoshui: Huoshui
) -> None:
    done = huoshui("init", served_sample.url, "-o", "new/site.toml", "--rate", "0")
    assert (done.status, done.err) == (0, "")
    profile = tomllib.loads((huoshui.folder / "new/site.toml").read_text("utf-8"))
    assert len(profile["columns"]) > 20
    assert f"发现 {len(profile['columns'])} 个栏目" in done.out
    again = huoshui("audit", "new/site.toml", "--out", "out", "--no-external", "--rate", "0")
    assert again.status == 0
    report = valid_report(huoshui.folder / "out/report.json")
    written = [(each["name"], each["url"], each["category"]) for each in profile["columns"]]
    found = [(each["name"], each["url"], each["category"]) for each in report["columns"]]
    assert sorted(found) == sorted(written)


def test_indicators_lists_every_indicator_in_both_languages(typed: Callable[..., Done]) -> None:
    catalogue = rules.catalogue()
    zh, en, document = (
        typed("indicators", *options) for options in ([], ["--lang", "en"], ["--markdown"])
    )
    for rule in catalogue:
        assert f"{rule.code} " in zh.out
        assert rule.title.zh in zh.out
        assert rule.title.en in en.out
        assert f"## `{rule.code}` {rule.title.zh}" in document.out
        assert rule.clause.zh in document.out
    assert (zh.status, zh.err) == (0, "")


def test_doctor_finds_a_sound_installation_sound(huoshui: Huoshui) -> None:
    done = huoshui("doctor")
    assert (done.status, done.err) == (0, "")
    assert all(line.startswith("✔") for line in done.out.splitlines())
    assert len(done.out.splitlines()) >= 6


def test_doctor_finds_a_faulty_profile(huoshui: Huoshui) -> None:
    sound = huoshui.write("sound.toml", 'key = "a"\nurl = "http://127.0.0.1:9/"\n')
    faulty = huoshui.write("faulty.toml", 'key = "a"\nurl = "http://127.0.0.1:9/"\nnmae = 1\n')
    done = huoshui("doctor", sound, faulty, "--lang", "en")
    assert (done.status, done.err) == (1, "")
    wrong = [line for line in done.out.splitlines() if line.startswith("✘")]
    assert wrong == [f"✘ {faulty}: nmae: unknown key; did you mean “name”?"]
    assert f"✔ the profile {sound} is valid" in done.out


@pytest.mark.parametrize("answers", [True, False])
def test_doctor_shows_no_password(
    answers: bool, typed: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
) -> None:
    if answers:
        monkeypatch.setattr("monitor.cli.doctor._open", lambda _: None)
    done = typed("doctor", "--db", "postgresql://reader:geheim@127.0.0.1:9/x")
    assert done.status == (0 if answers else 1)
    assert "postgresql://reader:***@127.0.0.1:9/x" in done.out
    assert "geheim" not in done.out + done.err
