"""A database that cannot be used says why and what to do; no file of another program is touched."""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import update

from monitor.errors import StoreError
from monitor.store import Store
from monitor.store.tables import SCHEMA_VERSION, about
from tests.unit.monitor.store import seeing
from tests.unit.monitor.store.seeing import opened


def refused(address: str) -> StoreError:
    with pytest.raises(StoreError) as raised:
        Store.open(address)
    assert raised.value.exit_status == 2
    return raised.value


def test_a_new_database_is_made_with_its_folder(tmp_path: Path) -> None:
    with opened(tmp_path / "var" / "deep") as store:
        assert store.sites() == []
    with opened(tmp_path / "var" / "deep") as store:
        assert store.sites() == []


def test_a_database_of_another_program_is_named_and_left_alone(own_file: Path) -> None:
    path = own_file / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table books (title text)")
    error = refused(f"sqlite:///{path}")
    assert "belongs to another program (tables books)" in error.say("en")
    assert "name another with --db" in error.say("en")
    assert "其他程序的数据库（含表 books）" in error.say("zh")
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("select name from sqlite_master").fetchall()
    assert tables == [("books",)]


def test_a_text_file_is_no_database_and_stays_as_it_was(own_file: Path) -> None:
    path = own_file / "notes.txt"
    path.write_text("记事" * 500, encoding="utf-8")
    error = refused(f"sqlite:///{path}")
    assert "not a database" in error.say("en")
    assert "this file is something else: name another with --db" in error.say("en")
    assert "该文件不是数据库" in error.say("zh")
    assert path.read_text(encoding="utf-8") == "记事" * 500


def test_a_database_of_another_version_is_told(tmp_path: Path) -> None:
    with opened(tmp_path) as store, store.engine.begin() as connection:
        connection.execute(update(about).where(about.c.key == "schema").values(value="99"))
    error = refused(seeing.address_in(tmp_path))
    assert f"schema 99, this one reads {SCHEMA_VERSION}" in error.say("en")
    assert f"结构 99，本版本为 {SCHEMA_VERSION}" in error.say("zh")
    assert "--db" in error.say("en")


def test_a_folder_that_cannot_be_made_is_told(own_file: Path) -> None:
    (own_file / "file").touch()
    error = refused(f"sqlite:///{own_file}/file/deep/huoshui.db")
    assert "cannot be made" in error.say("en")
    assert "choose another folder with --db or HUOSHUI_VAR" in error.say("en")
    assert "请用 --db 或 HUOSHUI_VAR 换一个位置" in error.say("zh")


def test_a_folder_in_place_of_the_file_is_told(own_file: Path) -> None:
    error = refused(f"sqlite:///{own_file}")
    assert "check that the folder exists and may be written to" in error.say("en")
    assert "请检查文件夹是否存在" in error.say("zh")


def test_a_damaged_database_is_told(own_file: Path) -> None:
    with opened(own_file):
        pass
    path = own_file / "huoshui.db"
    path.write_bytes(path.read_bytes()[:5000])
    assert "--db" in refused(f"sqlite:///{path}").say("en")


@pytest.mark.parametrize("address", ["", "huoshui.db", "var/huoshui.db", "sqlite"])
def test_what_is_no_address_is_told_with_an_example(address: str) -> None:
    error = refused(address)
    assert "sqlite:///var/huoshui.db" in error.say("en")
    assert "sqlite:///var/huoshui.db" in error.say("zh")


@pytest.mark.parametrize(
    "address",
    ["nosuch://host/x", "oracle://u:secret@host/x", "postgresql://u:secret@host:port/x"],
)  # fmt: skip
def test_a_database_whose_driver_is_not_here_is_told(address: str) -> None:
    assert "secret" not in refused(address).say("en")


def test_a_missing_driver_is_told_with_the_extra_that_brings_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    error = refused("postgresql://u:secret@127.0.0.1/x")
    for words in (error.en, error.zh):
        assert "pip install huoshui[postgresql]" in words
        assert "secret" not in words
