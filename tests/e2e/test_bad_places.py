"""Databases that are not ours and folders that cannot be written: told, and left as they were."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from monitor import clock
from tests.e2e.conftest import Done, Huoshui, quick_profile
from tests.site.misbehaving import page, serve

Typed = Callable[..., Done]

HEAD = 'key = "a"\nurl = "http://127.0.0.1:9/"\n'


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
        assert typed("crawl", huoshui.write("site.toml", quick_profile(site.url))).status == 0
    year, number, _ = clock.now().isocalendar()
    for folder in _unwritable(huoshui):
        done = typed("report", "--week", f"{year}-W{number:02d}", "--out", folder)
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
