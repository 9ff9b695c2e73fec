"""Findings worked through on the command line, as the webmaster and the auditor of the sample site would."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from typing import Any

import pytest

from monitor import clock
from monitor.sample import RunningSample
from tests.e2e.conftest import Done, Huoshui, sample_profile

Typed = Callable[..., Done]


@pytest.fixture(scope="module")
def audited(served_sample: RunningSample, tmp_path_factory: pytest.TempPathFactory) -> Huoshui:
    """The sample, audited once; each test works on a copy of its database."""
    program = Huoshui(tmp_path_factory.mktemp("audited"))
    profile = program.write("sample.toml", sample_profile(served_sample))
    assert program("audit", profile, "--out", "out").status == 0
    with closing(sqlite3.connect(program.database)) as connection:
        connection.execute("pragma wal_checkpoint(truncate)")
    return program


@pytest.fixture
def known(audited: Huoshui, huoshui: Huoshui, typed: Typed) -> Typed:
    """Commands on a copy of the audited database; the sample's profile stands beside it."""
    huoshui.var.mkdir()
    shutil.copy(audited.database, huoshui.database)
    shutil.copy(audited.folder / "sample.toml", huoshui.folder)
    return typed


def ids(done: Done) -> list[str]:
    return [line.split()[0] for line in done.out.splitlines()]


def told(huoshui: Huoshui) -> dict[str, Any]:
    """The report of the week, as programs read it."""
    [path] = (huoshui.var / "reports").glob("*.json")
    report: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return report


def reported(typed: Typed, huoshui: Huoshui) -> dict[str, Any]:
    year, week, _ = clock.day_of(clock.now()).isocalendar()
    assert typed("report", "--week", f"{year}-W{week:02d}", "--format", "json").status == 0
    return told(huoshui)


def indicator(report: dict[str, Any], code: str) -> dict[str, Any]:
    return next(each for each in report["indicators"] if each["code"] == code)


def state(report: dict[str, Any], number: str) -> str:
    both = report["findings"] + report["candidates"]
    return str(next(each["state"] for each in both if each["id"] == number))


def test_the_list_has_a_line_for_every_finding_of_the_report(
    known: Typed, audited: Huoshui
) -> None:
    report = json.loads((audited.folder / "out/report.json").read_text("utf-8"))
    done = known("findings", "list")
    listed = {each["id"] for each in report["findings"] + report["candidates"]}
    assert (done.status, done.err) == (0, "")
    assert set(ids(done)) == listed
    assert len(ids(done)) == len(listed)
    line = next(
        text for text in done.out.splitlines() if "栏目不更新" in text and "项目动态" in text
    )
    assert "待整改" in line
    assert line.endswith("固定资产投资科 <tzk@example.gov.cn>")


def test_the_list_is_narrowed_by_profile_owner_indicator_and_state(known: Typed) -> None:
    everything = ids(known("findings", "list", "sample.toml"))
    stale = ids(known("findings", "list", "--indicator", "column-stale"))
    theirs = ids(known("findings", "list", "--owner", "TZK@"))
    assert len(stale) == 4
    assert set(stale) < set(everything)
    assert 0 < len(theirs) < len(everything)
    nothing = known("findings", "list", "--state", "dismissed", "--lang", "en")
    assert (nothing.status, nothing.out) == (0, "")
    assert nothing.err.startswith("No such findings")
    wrong = known("findings", "list", "--indicator", "column-stal")
    assert wrong.status == 2
    assert "是否应为“column-stale”" in wrong.err


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ["超过14天未更新", "限值：14", "4 个，≥ 5 个 即不合格", "〔2019〕19号", "[A]", "请在“项目动态”"]),
        ("en", ["the limit is 14 days", "limit: 14", "4; broken at ≥ 5", "No. 19", "[A]", "Publish new"]),
    ],
)  # fmt: skip
def test_a_finding_is_shown_with_all_that_it_rests_on(
    known: Typed, lang: str, words: list[str]
) -> None:
    [number] = [
        each.split()[0]
        for each in known("findings", "list", "--indicator", "column-stale").out.splitlines()
        if "项目动态" in each
    ]
    done = known("findings", "show", number[:6].upper(), "--lang", lang)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(number)
    for word in (*words, "/art/", "tzk@example.gov.cn"):
        assert word in done.out


def test_an_unverified_default_is_called_one(known: Typed, huoshui: Huoshui) -> None:
    [number, *_] = ids(known("findings", "list", "--indicator", "column-stale"))
    with closing(sqlite3.connect(huoshui.database)) as connection, connection:
        details = json.dumps(
            {"confidence": "D", "name": "动态", "newest": "", "age": 1, "limit": 2}
        )
        connection.execute("update finding set details = ? where id = ?", (details, number))
    assert "[D，未核实的默认值]" in known("findings", "show", number).out


def test_a_number_that_names_no_finding_or_several_is_told(known: Typed, huoshui: Huoshui) -> None:
    first, second, *_ = ids(known("findings", "list"))
    with closing(sqlite3.connect(huoshui.database)) as connection, connection:
        connection.execute("pragma foreign_keys=off")
        for old, new in ((first, "abcd000000000001"), (second, "abcd000000000002")):
            connection.execute("update finding set id = ? where id = ?", (new, old))
    several = known("findings", "show", "abcd")
    assert several.status == 2
    assert "abcd000000000001, abcd000000000002" in several.err
    for number, words in (
        ("abce", "没有编号为 abce"),
        ("abc", "至少写出编号的前 4 位"),
        ("%%%%", "不是问题编号"),
    ):
        wrong = known("findings", "confirm", number)
        assert (wrong.status, wrong.out) == (2, "")
        assert words in wrong.err


def test_a_false_alarm_no_longer_counts_and_its_reason_is_kept(
    known: Typed, huoshui: Huoshui
) -> None:
    number, *_ = ids(known("findings", "list", "--indicator", "column-stale"))
    before = indicator(reported(known, huoshui), "column-stale")
    done = known("findings", "dismiss", number[:8], "--reason", "每季一次", "--by", "李审核")
    assert (done.status, done.out, done.err) == (0, f"{number}  误报\n", "")
    report = reported(known, huoshui)
    assert state(report, number) == "dismissed"
    assert indicator(report, "column-stale")["value"] == before["value"] - 1
    assert number not in ids(known("findings", "list"))
    assert ids(known("findings", "list", "--state", "dismissed")) == [number]
    shown = known("findings", "show", number).out
    assert "李审核 误报 每季一次" in shown
    known("judge")
    assert state(reported(known, huoshui), number) == "dismissed"
    assert (
        known("findings", "explain", number, "--until", str(later(9)), "--reason", "x").status == 2
    )


def later(days: int) -> Any:
    return clock.day_of(clock.now()) + timedelta(days=days)


def test_an_explanation_defers_a_finding_and_counts_all_the_same(
    known: Typed, huoshui: Huoshui
) -> None:
    number, *_ = ids(known("findings", "list", "--indicator", "column-overdue"))
    before = indicator(reported(known, huoshui), "column-overdue")
    done = known(
        "findings", "explain", number, "--until", str(later(30)), "--reason", "今年没有规划"
    )
    assert (done.status, done.out) == (0, f"{number}  已说明\n")
    report = reported(known, huoshui)
    [told] = [each for each in report["findings"] if each["id"] == number]
    assert (told["state"], told["explanation"]) == ("explained", "今年没有规划")
    assert told["explained_until"] == told["due"] == str(later(30))
    assert indicator(report, "column-overdue") == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["explain", "--until", "2020-01-01", "--reason", "x"], "已过"),
        (["explain", "--until", "2099-01-01", "--reason", "x"], "最长一年"),
        (["explain", "--until", "soon", "--reason", "x"], "不是日期"),
        (["explain", "--reason", "x"], "请用 --until 写明"),
        (["dismiss"], "请用 --reason 写明理由"),
        (["dismiss", "--reason", " \u200b"], "--reason 不能为空"),
        (["recheck"], "huoshui crawl"),
    ],
)
def test_what_cannot_be_decided_is_told_and_nothing_is_kept(
    known: Typed, huoshui: Huoshui, arguments: list[str], words: str
) -> None:
    number, *_ = ids(known("findings", "list"))
    command, *options = arguments
    done = known("findings", command, number, *options)
    assert (done.status, done.out) == (2, "")
    assert words in done.err
    with closing(sqlite3.connect(huoshui.database)) as connection:
        assert connection.execute("select count(*) from decision").fetchall() == [(0,)]


def test_a_confirmed_finding_is_told_as_one(known: Typed, huoshui: Huoshui) -> None:
    number, *_ = ids(known("findings", "list"))
    assert (
        known("findings", "confirm", number, "--lang", "en").out == f"{number}  Confirmed, open\n"
    )
    assert state(reported(known, huoshui), number) == "confirmed"


HOSTILE = "\x1b[2J\x1b]0;pwned\x07\u202e恶意\r\n第二行"


def test_what_a_site_wrote_moves_no_cursor_and_makes_no_line(
    known: Typed, huoshui: Huoshui
) -> None:
    number, *_ = ids(known("findings", "list"))
    with closing(sqlite3.connect(huoshui.database)) as connection, connection:
        connection.execute(
            "update finding set name = ?, url = ?, evidence = ?, sources = ? where id = ?",
            (HOSTILE, HOSTILE, json.dumps([HOSTILE]), json.dumps([HOSTILE]), number),
        )
    known("findings", "confirm", number, "--reason", HOSTILE, "--by", HOSTILE)
    listed, shown = known("findings", "list"), known("findings", "show", number)
    assert "恶意 第二行" in listed.out
    assert "恶意 第二行" in shown.out
    for said in (listed.out, shown.out):
        assert not set("\x1b\x07\u202e\r") & set(said)
    assert len(listed.out.splitlines()) == len(ids(listed))


def test_a_database_without_findings_says_what_to_run(typed: Typed) -> None:
    done = typed("findings", "list")
    assert (done.status, done.out) == (0, "")
    assert "请先运行 huoshui audit" in done.err


def test_another_limit_shows_only_what_would_change(known: Typed, huoshui: Huoshui) -> None:
    kept = huoshui.database.read_bytes()
    stricter = known("judge", "--set", "column-stale.limit=4", "--lang", "en")
    assert (stricter.status, stricter.err) == (0, "")
    _, *lines = stricter.out.splitlines()
    assert "  veto  not touched → touched" in lines
    assert any("column-stale" in line and "→ Broken 4 / ≥4" in line for line in lines)
    assert not any("column-blank" in line for line in lines)
    same = known("judge", "--set", "column-stale.limit=5")
    assert same.out.splitlines()[1:] == ["  没有任何变化。"]
    assert huoshui.database.read_bytes() == kept


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("column-stale.limt=4", "rules.column-stale.limt：没有这一项，是否应为“limit”？"),
        ("column-stal.limit=4", "是否应为“column-stale”？"),
        ("column-stale.limit=0", "不能小于 1（现为 0）"),
        ("column-stale.limit=many", "不是有效的值"),
        ("column-stale.limit=4\nx=1", "不是有效的值"),
        ("column-stale.limit", "应写成 --set column-stale.limit=4"),
        ("limit=4", "应写成 --set column-stale.limit=4"),
    ],
)
def test_a_setting_that_is_no_option_is_told_like_one_of_a_profile(
    typed: Typed, setting: str, words: str
) -> None:
    done = typed("judge", "--set", setting)
    assert (done.status, done.out) == (2, "")
    assert words in done.err
