"""A writer that cannot write says why, drops what it is given and never holds up the crawl."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text

from monitor.facts import Outcome, Page, PageKind, Place
from monitor.store import Seen, Store, Writer
from monitor.store import writer as writing
from monitor.store.reading import RunReading
from tests.unit.monitor.rules.scene import NOW, SITE
from tests.unit.monitor.store.seeing import FGW, link, opened, seen, visit

MANY = 12_000  # more than the queue holds


@contextmanager
def run_of(folder: Path) -> Iterator[tuple[Store, int]]:
    with opened(folder) as store:
        yield store, store.begin_run(FGW, "site", NOW)


def told(engine: Engine, run: int) -> str:
    """What the writer says after more visits than it could hold."""
    writer = Writer(engine, "fgw", run)
    for number in range(MANY):
        writer.put(Seen(visit(f"{number % 50}")))
    writer.close()
    assert writer.error is not None
    return writer.error


def test_a_lost_table_is_told_and_does_not_hold_up_the_crawl(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with run_of(tmp_path) as (store, run), caplog.at_level(logging.ERROR):
        with store.engine.begin() as connection:
            connection.execute(text("DROP TABLE fetch"))
        assert "fetch" in told(store.engine, run)
    assert [record.message for record in caplog.records] == [f"writing facts failed run={run}"]


def test_a_database_that_turned_read_only_is_told(tmp_path: Path) -> None:
    with run_of(tmp_path) as (_, run):
        address = f"sqlite:///file:{tmp_path}/huoshui.db?mode=ro&uri=true"
        engine = create_engine(address)
        assert "readonly" in told(engine, run)
        engine.dispose()


def test_a_failed_batch_leaves_no_half_of_itself(tmp_path: Path) -> None:
    with run_of(tmp_path) as (store, run):
        with store.engine.begin() as connection:
            connection.execute(
                text(
                    "CREATE TRIGGER full BEFORE INSERT ON fetch BEGIN SELECT RAISE(FAIL, 'disk full'); END"
                )
            )
        writer = Writer(store.engine, "fgw", run)
        writer.put(seen("a"))
        writer.close()
        assert writer.error == "disk full"
        with store.engine.connect() as connection:
            for table in ("fetch", "page_version", "address"):
                assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar() == 0  # noqa: S608 - our own names


def test_closing_writes_what_was_handed_over_and_may_be_done_twice(tmp_path: Path) -> None:
    with run_of(tmp_path) as (store, run):
        writer = Writer(store.engine, "fgw", run)
        for number in range(writing.BATCH + 1):
            writer.put(Seen(visit(f"{number}")))
        writer.close()
        writer.close()
        assert writer.error is None
        assert len(RunReading(store, run).fetches()) == writing.BATCH + 1


def test_a_crawl_that_saw_nothing_writes_nothing(tmp_path: Path) -> None:
    with run_of(tmp_path) as (store, run):
        writer = Writer(store.engine, "fgw", run)
        writer.close()
        assert writer.error is None
        assert RunReading(store, run).fetches() == {}
        assert RunReading(store, run).pages() == []


@pytest.mark.parametrize("words", ["\x00", "📢", "'; DROP TABLE fetch; --", "\ufffe", "长" * 5000])
def test_no_text_of_a_page_stops_the_writer(tmp_path: Path, words: str) -> None:
    page = Page(f"{SITE}a", PageKind.OTHER, words, "h")
    with run_of(tmp_path) as (store, run):
        writer = Writer(store.engine, "fgw", run)
        writer.put(Seen(visit("a", Outcome.OTHER, error=words), page))
        writer.close()
        assert writer.error is None
        assert [each.title for each in RunReading(store, run).pages()] == [words]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_any_reason_that_stops_the_writer_is_told(tmp_path: Path) -> None:
    """Half a character, a number beyond 64 bits: the driver's own errors are no SQLAlchemyError."""
    with run_of(tmp_path) as (store, run):
        for bad in (visit("a", bytes=2**63), visit("a", error="\ud83d")):
            writer = Writer(store.engine, "fgw", run)
            writer.put(Seen(bad))
            writer.close()
            assert writer.error is not None or RunReading(store, run).fetches()


def test_a_slow_crawl_is_written_after_a_while_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At two requests a second, as the profile's default is, a crash must not cost four minutes."""
    monkeypatch.setattr(writing, "PATIENCE_SECONDS", 0.1)
    with run_of(tmp_path) as (store, run):
        writer = Writer(store.engine, "fgw", run)
        kept = False
        for number in range(25):
            writer.put(Seen(visit(f"{number}")))
            threading.Event().wait(0.02)
            kept = kept or bool(RunReading(store, run).fetches())
        writer.close()
        assert kept


def test_pages_that_hold_much_wait_for_the_database_and_not_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "MOST_HELD", 10)
    with run_of(tmp_path) as (store, run):
        writer = Writer(store.engine, "fgw", run)
        for number in range(12):
            writer.put(seen(f"{number}", links=tuple(link(f"{number}-{n}") for n in range(30))))
        assert len(RunReading(store, run).fetches()) >= 10
        writer.close()
        assert len(RunReading(store, run).fetches()) == 12


def test_how_much_was_written_is_told(tmp_path: Path) -> None:
    """Addresses and menus each once, whatever number of pages shows them."""
    menu = tuple(link("x" * 1000 + str(n), place=Place.NAVIGATION) for n in range(50))
    with run_of(tmp_path) as (store, run):
        writer = Writer(store.engine, "fgw", run)
        writer.put(seen("a", links=menu))
        writer.put(seen("b", links=menu))
        writer.close()
        assert 50_000 < writer.volume < 60_000
