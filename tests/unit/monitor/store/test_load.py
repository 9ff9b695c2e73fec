"""What a crawl cost is counted up bit by bit, for each run by itself."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_mock_engine
from sqlalchemy.dialects import postgresql

from monitor import assemble, run_part
from monitor.store import Store, load
from monitor.view import HostLoad
from reports import model
from tests.unit.monitor.rules.scene import NOW
from tests.unit.monitor.store.seeing import FGW, crawled, opened, seen

DAY = date(2026, 11, 23)
NEXT = date(2026, 11, 24)


def add(store: Store, run: int, *rows: HostLoad) -> None:
    with store.engine.begin() as connection:
        load.add(connection, run, rows)


def test_what_is_told_bit_by_bit_adds_up(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        run, other = crawled(store, [seen()]), crawled(store, [], days=1)
        add(store, run, HostLoad("b.cn", DAY, 1, 2**40, 0), HostLoad("a.cn", NEXT, 5, 50, 1))
        add(store, run, HostLoad("b.cn", DAY, 2, 2**40, 3), HostLoad("b.cn", DAY, 4, 1, 0))
        add(store, run)
        add(store, other, HostLoad("b.cn", DAY, 100, 100, 100))
        assert store.run(run).load == (
            HostLoad("a.cn", NEXT, 5, 50, 1),
            HostLoad("b.cn", DAY, 7, 2**41 + 1, 3),
        )
        latest = store.latest_run("fgw", NOW + timedelta(days=9))
        assert latest is not None
        assert latest.load == (HostLoad("b.cn", DAY, 100, 100, 100),)


def test_a_run_that_counted_nothing_has_no_load(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        assert store.run(crawled(store, [seen()])).load == ()


@pytest.mark.parametrize("length", [253, 255, 256, 5000])
def test_a_host_of_any_length_is_kept_as_far_as_there_is_room(tmp_path: Path, length: int) -> None:
    with opened(tmp_path) as store:
        run = crawled(store, [])
        for _ in range(2):
            add(store, run, HostLoad("a" * length, DAY, 1, 1, 0))
        assert store.run(run).load == (HostLoad("a" * min(length, 255), DAY, 2, 2, 0),)


def test_postgresql_is_told_to_add_up_too() -> None:
    told: list[Any] = []
    server: Any = create_mock_engine("postgresql://", lambda sql, *values: told.append(sql))
    load.add(server, 1, [HostLoad("a.cn", DAY, 1, 1, 0)])
    sql = str(told[0].compile(dialect=postgresql.dialect()))
    assert "ON CONFLICT (run, host, day) DO UPDATE SET" in sql
    assert "requests = (load.requests + excluded.requests)" in sql


def test_the_report_tells_it(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        run = crawled(store, [seen()])
        add(store, run, HostLoad("a.cn", DAY, 5, 50, 1))
        view = assemble.view(store, store.run(run), FGW, NOW)
    assert run_part.load(view) == (model.HostLoad("a.cn", DAY, 5, 50, 1),)
