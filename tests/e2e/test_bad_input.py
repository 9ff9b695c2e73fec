"""Whatever is wrong with an address, a profile, a database or an option: one sentence, its remedy, no traceback."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from monitor.wording import stop_sentence
from tests.e2e.conftest import ROOT, Done, Huoshui
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
    stored_runs: list[tuple[int, str]]


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
        profile = program.write("site.toml", _profile(troubled_urls[name], name))
        done = program("audit", profile, "--out", "reports")
        report = json.loads((program.folder / "reports/report.json").read_text("utf-8"))
        return Failed(troubled_urls[name], done, report, _runs(program.database))

    with ThreadPoolExecutor(max_workers=2) as pool:
        return dict(zip(TROUBLES, pool.map(audit, TROUBLES), strict=True))


def _profile(url: str, key: str = "site") -> str:
    return f'key = "{key}"\nurl = "{url}"\n[crawl]\nrate = 0\ntimeout_seconds = 1\n'


def _runs(database: Path) -> list[tuple[int, str]]:
    with sqlite3.connect(database) as connection:
        rows = connection.execute("select complete, stopped_because from run").fetchall()
    connection.close()
    return rows


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
    assert report["findings"] == []
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
        profiles = [huoshui.write(f"{key}.toml", _profile(urls[key], key)) for key in urls]
        done = typed("crawl", "--lang", "en", *profiles)
    assert done.status == 1
    assert done.err.startswith(f"{urls['bad']}: the home page answers with an error")
    assert len(done.err.splitlines()) == 1
    assert "good  run=2  pages=1" in done.out


def test_a_site_that_breaks_down_loses_nothing_seen_before(huoshui: Huoshui, typed: Typed) -> None:
    with serve({"/": page("好站", "/a.html"), "/a.html": page("甲")}) as site:
        profile = huoshui.write("site.toml", _profile(site.url))
        assert typed("crawl", profile).status == 0
        before = typed("judge").out.splitlines()
        site.routes.clear()
        assert typed("crawl", profile).status == 1
        after = typed("judge").out.splitlines()
    assert [complete for complete, _ in _runs(huoshui.database)] == [1, 0]
    # the second line carries the minute of judging
    assert after[:1] + after[2:] == before[:1] + before[2:]


HEAD = 'key = "a"\nurl = "http://127.0.0.1:9/"\n'
FAULTS = {
    "a wrong key": (
        HEAD + 'nmae = "x"\n',
        "nmae：没有这一项，是否应为“name”？",
        "nmae: unknown key; did you mean “name”?",
    ),
    "a wrong key in a table": (
        HEAD + "[crawl]\nmax_page = 3\n",
        "crawl.max_page：没有这一项，是否应为“max_pages”？",
        "crawl.max_page: unknown key; did you mean “max_pages”?",
    ),
    "a wrong type": (
        HEAD + '[crawl]\nmax_pages = "many"\n',
        "crawl.max_pages：应为整数（现为 'many'）",
        "crawl.max_pages: must be a whole number (found 'many')",
    ),
    "a date for a name": (
        HEAD + "name = 2026-11-24\n",
        "name：应为加引号的文字",
        "name: must be text in quotes",
    ),
    "a date for days": (
        HEAD + "[rules.column-stale]\ndue_soon_days = 2026-11-24\n",
        "rules.column-stale.due_soon_days：应为整数",
        "rules.column-stale.due_soon_days: must be a whole number",
    ),
    "an unknown rule": (
        HEAD + "[rules.column-stal]\n",
        "rules.column-stal：没有这一项，是否应为“column-stale”？",
        "rules.column-stal: unknown key; did you mean “column-stale”?",
    ),
    "a wrong category": (
        HEAD + 'columns = [{name = "甲", url = "http://127.0.0.1:9/a/", category = "notices"}]\n',
        "columns[1].category：只能是以下之一：'news', 'notice'",
        "columns[1].category: must be one of 'news', 'notice'",
    ),
    "no address": (
        'key = "a"\nurl = "nowhere"\n',
        "url：应为 https://fgw.example.gov.cn/ 这样的网址",
        "url: must be an address like https://fgw.example.gov.cn/",
    ),
    "nothing": ("", "key：缺少这一项，请补上", "key: is required; add it"),
    "broken TOML": ('key = "a\n', "格式有误", "is not valid TOML"),
    "not UTF-8": (
        HEAD.encode() + "name = '发改委'".encode("gb18030"),
        "不是 UTF-8 文本（第 46 字节），请另存为 UTF-8 编码",
        "is not UTF-8 text (byte 46); save it as UTF-8",
    ),
}


@pytest.mark.parametrize("command", ["audit", "crawl"])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_profile_is_told_with_file_place_and_remedy(
    fault: str, command: str, huoshui: Huoshui, typed: Typed
) -> None:
    text, *expected = FAULTS[fault]
    path = huoshui.folder / "site.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    for language, sentence in zip(("zh", "en"), expected, strict=True):
        done = typed(command, path, "--lang", language)
        assert done.status == 2
        assert done.err.startswith(str(path))
        assert sentence in done.err
        assert done.out == ""
    assert not huoshui.database.exists() or _runs(huoshui.database) == []


@pytest.mark.parametrize("text", ["crawl = 3\n", "columns = [3]\n", "accounts = [3]\n"])
def test_a_plain_value_for_a_table_is_told(text: str, huoshui: Huoshui, typed: Typed) -> None:
    path = huoshui.write("site.toml", HEAD + text)
    done = typed("audit", path)
    assert done.status == 2
    assert "应为 {name = …} 形式的表" in done.err


def test_a_missing_profile_is_told(typed: Typed) -> None:
    zh, en = typed("audit", "absent.toml"), typed("audit", "absent.toml", "--lang", "en")
    assert (zh.status, en.status) == (2, 2)
    assert "absent.toml：无法读取" in zh.err
    assert "请检查文件名" in zh.err
    assert "absent.toml: cannot be read" in en.err


def test_all_faults_of_a_profile_are_told_at_once(huoshui: Huoshui, typed: Typed) -> None:
    text = HEAD + 'nmae = "x"\n[crawl]\nrate = "x"\nmax_pages = 0\n'
    done = typed("audit", huoshui.write("site.toml", text))
    assert len(done.err.splitlines()) == 3


WRONG_USE = [
    (["audit"], "缺少参数", "Missing argument"),
    (["audti", "x"], "没有命令 audti", "No such command 'audti'"),
    (["audit", "x", "y"], "多出参数 y", "unexpected extra argument"),
    (
        ["audit", "x", "--max-page", "1"],
        "没有选项 --max-page（是否应为 --max-pages？）",
        "--max-pages",
    ),
    (["audit", "x", "--rate", "fast"], "--rate 应为数字", "'--rate'"),
    (["audit", "x", "--rate", "-1"], "--rate 不能小于 0", "'--rate'"),
    (["audit", "x", "--max-pages", "ten"], "--max-pages 应为整数", "'--max-pages'"),
    (["audit", "x", "--fail-on", "all"], "--fail-on 只能是以下之一：'veto', 'broken'", "'veto'"),
    (["audit", "not an address"], "既不是网址也不是方案文件；网址应写成", "write it like https"),
    (["audit", "ftp://fgw.example.gov.cn/"], "网址应写成 https://", "write it like https://"),
    (["audit", "x", "--as-of", "2026-02-30"], "应写成 2026-11-23", "write it like 2026-11-23"),
    (["judge", "--as-of", "昨天"], "应写成 2026-11-23", "write it like 2026-11-23"),
    (["report", "--week", "47"], "应写成 2026-W47", "write it like 2026-W47"),
    (["report", "--week", "2026-W60"], "应写成 2026-W47", "write it like 2026-W47"),
    (["report", "--format", "html,pdf"], "只能从 html, txt, json, xlsx 中选择", "choose from html"),
    (["report", "--send"], "去掉该选项可只生成文件", "leave it out to write the files"),
    (["crawl"], "请先运行 huoshui init 网址 -o", "write one with “huoshui init URL -o"),
    (["judge"], "请先运行 huoshui crawl", "run “huoshui crawl” first"),
    (["report"], "请先运行 huoshui crawl", "run “huoshui crawl” first"),
]


@pytest.mark.parametrize(
    ("arguments", "zh", "en"), WRONG_USE, ids=[" ".join(row[0]) for row in WRONG_USE]
)
def test_wrong_usage_is_told_in_the_readers_language(
    arguments: list[str], zh: str, en: str, typed: Typed
) -> None:
    for language, sentence in (("zh", zh), ("en", en)):
        done = typed(*arguments, "--lang", language)
        assert (done.status, done.out) == (2, "")
        assert sentence in done.err
        assert len(done.err.splitlines()) == 1


def test_wrong_usage_ends_the_process_with_status_2_and_no_traceback(huoshui: Huoshui) -> None:
    done = huoshui("audit", "x", "--as-of", "soon")
    assert (done.status, done.out) == (2, "")
    assert done.err == "--as-of 'soon' 不是日期，应写成 2026-11-23\n"


def _foreign_sqlite(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("create table ledger(amount)")
    connection.commit()
    connection.close()


FOREIGN: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "another program's": (
        _foreign_sqlite,
        "这是其他程序的数据库（含表 ledger），请用 --db 另指定一个",
        "belongs to another program (tables ledger); name another with --db",
    ),
    "a text file": (
        lambda path: path.write_text("记录\n" * 500, encoding="utf-8"),
        "该文件不是数据库，请用 --db 另指定一个",
        "this file is something else: name another with --db",
    ),
    "a folder": (
        Path.mkdir,
        "请检查文件夹是否存在、是否可写，或用 --db 另指定一个",
        "check that the folder exists and may be written to",
    ),
}


@pytest.mark.parametrize("whose", FOREIGN)
def test_a_database_from_elsewhere_is_refused(whose: str, huoshui: Huoshui, typed: Typed) -> None:
    make, zh, en = FOREIGN[whose]
    path = huoshui.folder / "theirs.db"
    make(path)
    profile = huoshui.write("site.toml", HEAD)
    for language, sentence in (("zh", zh), ("en", en)):
        for command in (["crawl", profile], ["judge"], ["report"]):
            done = typed(*command, "--db", f"sqlite:///{path}", "--lang", language)
            assert (done.status, done.out) == (2, "")
            assert sentence in done.err


@pytest.mark.parametrize(
    "whose",
    [
        pytest.param(
            "another program's",
        ),
        "a text file",
    ],
)
def test_a_database_from_elsewhere_is_left_as_it_was(
    whose: str, huoshui: Huoshui, typed: Typed
) -> None:
    path = huoshui.folder / "theirs.db"
    FOREIGN[whose][0](path)
    content = path.read_bytes()
    typed("judge", "--db", f"sqlite:///{path}")
    assert path.read_bytes() == content


def test_a_database_address_that_is_none_is_told(typed: Typed) -> None:
    assert "应写成 sqlite:///var/huoshui.db" in typed("judge", "--db", "huoshui").err


@pytest.mark.parametrize("address", ["mysql://db.invalid/x", "postgresql://u:geheim@127.0.0.1:9/x"])
def test_a_database_without_a_driver_or_server_is_told(address: str, typed: Typed) -> None:
    done = typed("judge", "--db", address)
    assert done.status == 2
    assert "--db" in done.err
    assert "geheim" not in done.err


# Permission bits do not bind root, but nobody makes a folder below a file or in /proc.
def _unwritable(huoshui: Huoshui) -> list[Path]:
    below_a_file = huoshui.write("file", "x") / "folder"
    return [below_a_file, *([Path("/proc/huoshui")] if Path("/proc/self").exists() else [])]


def test_a_folder_that_cannot_be_written_is_told_before_the_crawl(
    huoshui: Huoshui, typed: Typed
) -> None:
    with serve({"/": page("好站")}) as site:
        for folder in _unwritable(huoshui):
            done = typed("audit", site.url, "--out", folder)
            assert done.status == 1
            assert f"{folder}：报告无法写入" in done.err
            assert "请用 --out 换一个文件夹" in done.err
            done = typed("audit", site.url, "--out", folder, "--lang", "en")
            assert "choose another folder with --out" in done.err
            done = typed("init", site.url, "-o", folder / "site.toml")
            assert done.status == 1
            assert "请用 -o 换一个位置" in done.err
        assert site.requests == []


def test_a_var_folder_that_cannot_be_written_is_told(
    huoshui: Huoshui, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile = huoshui.write("site.toml", HEAD)
    elsewhere = f"sqlite:///{huoshui.folder}/elsewhere.db"
    for folder in _unwritable(huoshui):
        monkeypatch.setenv("HUOSHUI_VAR", str(folder))
        done = typed("crawl", profile)
        assert done.status == 2
        assert "请用 --db 或 HUOSHUI_VAR 换一个位置" in done.err
        logs_only = typed("crawl", profile, "--db", elsewhere)
        assert logs_only.status == 1
        assert "请用 HUOSHUI_VAR 换一个文件夹" in logs_only.err
        doctor = typed("doctor")
        assert doctor.status == 1
        assert f"✘ {folder}：无法写入，请用 HUOSHUI_VAR 换一个文件夹" in doctor.out


def test_reports_that_cannot_be_written_are_told(huoshui: Huoshui, typed: Typed) -> None:
    with serve({"/": page("好站")}) as site:
        assert typed("crawl", huoshui.write("site.toml", _profile(site.url))).status == 0
    for folder in _unwritable(huoshui):
        done = typed("report", "--week", "2999-W01", "--out", folder)
        assert (done.status, done.out) == (1, "")
        assert "请用 --out 换一个文件夹" in done.err


def test_init_does_not_write_over_a_file(huoshui: Huoshui, typed: Typed) -> None:
    path = huoshui.write("site.toml", "mine")
    zh = typed("init", "http://127.0.0.1:9/", "-o", path)
    en = typed("init", "http://127.0.0.1:9/", "-o", path, "--lang", "en")
    assert (zh.status, en.status) == (2, 2)
    assert "已存在：请换一个文件名，或加 --force 覆盖" in zh.err
    assert "exists: choose another name, or add --force" in en.err
    assert path.read_text() == "mine"


def test_init_of_a_site_that_does_not_answer_writes_no_profile(huoshui: Huoshui) -> None:
    with closed_port() as port:
        done = huoshui("init", f"http://127.0.0.1:{port}/", "-o", "site.toml")
    assert (done.status, done.out) == (1, "")
    assert TROUBLES["refuses"][0] in done.err
    assert not (huoshui.folder / "site.toml").exists()
