"""A writer that cannot write says why, drops what it is given and never holds up the crawl."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, func, select, text

from monitor.facts import Entry, LinkKind, ListReading, ListState, Outcome, Place
from monitor.store import Seen, Store, Writer, frontier
from monitor.store import writer as writing
from monitor.store.frontier import Met
from monitor.store.reading import RunReading
from monitor.store.tables import metadata
from monitor.store.texts import texts_of
from tests.unit.monitor.rules.scene import NOW, SITE
from tests.unit.monitor.store import seeing
from tests.unit.monitor.store.seeing import FGW, link, opened, page, seen, visit

MANY = 12_000  # more than the queue holds
# A database that lets nobody write: its address, and what it says.
READ_ONLY: dict[str, tuple[Callable[[Path], str], str]] = {
    "sqlite": (lambda folder: f"sqlite:///file:{folder}/huoshui.db?mode=ro&uri=true", "readonly"),
    "postgresql": (
        lambda folder: f"{seeing.address_in(folder)}%20-cdefault_transaction_read_only%3Don",
        "read-only transaction",
    ),
}
# A full disk, at the last table that a batch writes.
FULL = {
    "sqlite": (
        "CREATE TRIGGER no BEFORE INSERT ON fetch BEGIN SELECT RAISE(FAIL, 'disk full'); END",
    ),
    "postgresql": (
        "CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'disk full'; END $$",
        'CREATE TRIGGER no BEFORE INSERT ON "fetch" EXECUTE FUNCTION no()',
    ),
}


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
            connection.execute(text('DROP TABLE "fetch"'))
        assert "fetch" in told(store.engine, run)
    assert [record.message for record in caplog.records] == [f"writing facts failed run={run}"]


def test_a_database_that_turned_read_only_is_told(database: str, tmp_path: Path) -> None:
    with run_of(tmp_path) as (_, run):
        address, reason = READ_ONLY[database]
        engine = create_engine(address(tmp_path))
        assert reason in told(engine, run)
        engine.dispose()


def test_a_failed_batch_leaves_no_half_of_itself(database: str, tmp_path: Path) -> None:
    with run_of(tmp_path) as (store, run):
        with store.engine.begin() as connection:
            for statement in FULL[database]:
                connection.execute(text(statement))
        writer = Writer(store.engine, "fgw", run)
        writer.put(seen("a"))
        writer.close()
        assert writer.error is not None
        assert writer.error.startswith("disk full")
        with store.engine.connect() as connection:
            for table in ("fetch", "page_version", "address"):
                query = select(func.count()).select_from(metadata.tables[table])
                assert connection.execute(query).scalar() == 0


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


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("a\x00b", "a\ufffdb"),
        ("\ud83d号", "\ufffd号"),
        ("📢", "📢"),
        ("'; DROP TABLE fetch; --", "'; DROP TABLE fetch; --"),
        ("\ufffe", "\ufffe"),
        ("%s %(a)s :b", "%s %(a)s :b"),
        ("长" * 5000, "长" * 5000),
    ],
)
def test_no_text_of_a_page_stops_the_writer(tmp_path: Path, words: str, kept: str) -> None:
    """Wherever a page may say it: as words, in what is packed, in its links, as an address that is none."""
    row = Entry(0, words, f"{SITE}1.html", text=words, related=(f"{SITE}jd.html",))
    links = (
        link("b", words[:120]),
        link("b", words[:120], under=words[:120]),
        link("c", kept[:120]),
    )
    facts = {"breadcrumbs": (link("b", words),), "text": words, "links": links}
    shown = page(
        "a", title=words, reading=ListReading("generic", ListState.ENTRIES, (row,)), **facts
    )
    address = words[:200]
    with run_of(tmp_path) as (store, run):
        writer = Writer(store.engine, "fgw", run)
        writer.put(
            Seen(visit("a", Outcome.OTHER, error=words, content_type=words), shown, etag=words)
        )
        writer.put(
            Seen(replace(visit(), url=address), met=(Met(1, address, LinkKind.PAGE, True, 1),))
        )
        writer.close()
        assert writer.error is None
        (read,) = RunReading(store, run).pages()
        assert read.title == kept
        assert read.breadcrumbs[0].anchor in {words, kept}  # packed, NUL may stay
        assert read.reading is not None
        assert read.reading.entries == (row._replace(title=kept, text=kept),)
        assert texts_of(store.engine, run, [read.url]) == {read.url: kept}
        assert set(RunReading(store, run).fetches()) == {read.url, kept[:200]}
        assert [each.url for each in frontier.met_by(store.engine, run)] == [kept[:200]]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_any_reason_that_stops_the_writer_is_told(tmp_path: Path) -> None:
    """A number beyond 64 bits: the driver's own errors are no SQLAlchemyError."""
    with run_of(tmp_path) as (store, run):
        writer = Writer(store.engine, "fgw", run)
        writer.put(Seen(visit("a", bytes=2**63)))
        writer.close()
        assert writer.error is not None


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
