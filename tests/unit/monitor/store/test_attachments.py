"""Attachments come out of the database as they went in, each content once, by the run that saw it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from monitor.facts import Attachment, FileProperties, HiddenPart, Opens
from monitor.store import Store, attachments
from monitor.store.attachments import Opened
from monitor.store.naming import Names
from monitor.store.tables import attachment
from tests.unit.monitor.rules.scene import NOW, SITE
from tests.unit.monitor.store.seeing import FGW, opened

URL = f"{SITE}files/名单.xlsx"
FACT = Attachment(
    URL,
    "xlsx",
    12_345,
    "a" * 64,
    Opens.YES,
    "mistyped",
    FileProperties(
        "名单", "张三", company="滨州市发展和改革委员会", modified="2026-11-20T08:30:00Z"
    ),
    3,
    (HiddenPart("sheet", "底稿", 12), HiddenPart("columns", "汇总", 2)),
    "姓名\t身份证号\n📎\n" * 500,
    False,
)


def seen_by(store: Store, facts: Sequence[Attachment], days: int = 0) -> int:
    """A run that opened these."""
    at = NOW + timedelta(days=days)
    run = store.begin_run(FGW, "site", at)
    with store.engine.begin() as connection:
        names = Names(FGW.key)
        names.learn(connection, (fact.url for fact in facts), ())
        attachments.write(connection, run, names, [Opened(at, fact) for fact in facts])
    return run


def kept(store: Store, run: int) -> list[Attachment]:
    with store.engine.connect() as connection:
        return list(attachments.of_run(connection, run))


def rows(store: Store) -> int:
    with store.engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(attachment)).scalar_one()


@pytest.mark.parametrize("opens", Opens)
def test_every_fact_of_a_file_comes_back(tmp_path: Path, opens: Opens) -> None:
    fact = replace(FACT, opens=opens)
    bare = Attachment(f"{SITE}空.pdf", "", 0, "0" * 64, opens)
    with opened(tmp_path) as store:
        assert kept(store, seen_by(store, [fact, bare])) == [fact, bare]


def test_an_unchanged_file_is_written_once_and_seen_by_both_runs(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        first, second = seen_by(store, [FACT, FACT]), seen_by(store, [FACT], days=1)
        assert rows(store) == 1
        assert kept(store, first) == kept(store, second) == [FACT]
        with store.engine.connect() as connection:
            assert connection.execute(select(attachment.c.first_seen)).scalar_one() == NOW


def test_a_file_that_changes_back_is_what_each_run_saw(tmp_path: Path) -> None:
    other = replace(FACT, sha256="b" * 64, text="改")
    with opened(tmp_path) as store:
        runs = [seen_by(store, [fact], days) for days, fact in enumerate((FACT, other, FACT))]
        assert [kept(store, run) for run in runs] == [[FACT], [other], [FACT]]
        assert rows(store) == 2


def test_a_better_reader_corrects_what_an_older_one_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = replace(FACT, opens=Opens.CANNOT_TELL, fault="reader-failed", text="", hidden=())
    with opened(tmp_path) as store:
        monkeypatch.setattr(attachments, "__version__", "0.0.9")
        seen_by(store, [failed])
        monkeypatch.setattr(attachments, "__version__", "0.1.1")
        assert kept(store, seen_by(store, [FACT], days=1)) == [FACT]
        assert rows(store) == 1


def test_a_run_that_opened_nothing_writes_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        assert kept(store, seen_by(store, [])) == []


def test_hundreds_of_files_come_back_in_order_of_address(tmp_path: Path) -> None:
    facts = [replace(FACT, url=f"{SITE}{number:04}.xlsx") for number in range(450)]
    with opened(tmp_path) as store:
        assert kept(store, seen_by(store, facts[::-1])) == facts
