"""Certificates come out of the database as they were seen, by their run."""

from datetime import timedelta
from pathlib import Path

from monitor.facts import Certificate
from monitor.store import Store, Writer
from tests.unit.monitor.rules.scene import NOW
from tests.unit.monitor.store.seeing import FGW, crawled, opened, seen

FIRST = Certificate(
    "a.cn", NOW, NOW, NOW + timedelta(days=9), "某某 CA", "a.cn", ("a.cn", "*.a.cn"), verified=True
)
OTHER = FIRST._replace(host="b.cn:8443", names=(), verified=False)


def test_a_certificate_comes_back_as_its_host_last_showed_it(tmp_path: Path) -> None:
    later = FIRST._replace(at=NOW + timedelta(hours=1), issuer="另一 CA")
    with opened(tmp_path) as store:
        run = store.begin_run(FGW, "site", NOW)
        for told in ([OTHER, FIRST], [later], []):
            write(store, run, told)
        assert store.run(run).certificates == (later, OTHER)
        assert store.run(crawled(store, [])).certificates == ()


def test_of_a_run_under_way_only_what_was_seen_by_then_is_known(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        run = store.begin_run(FGW, "site", NOW)
        write(store, run, [FIRST, OTHER._replace(at=NOW + timedelta(hours=1))])
        facts = store.run(run)
    assert facts.known_at(NOW).certificates == (FIRST,)


def write(store: Store, run: int, told: list[Certificate]) -> None:
    writer = Writer(store.engine, FGW.key, run)
    writer.certificates = lambda: told
    writer.put(seen())
    writer.close()
    assert writer.error is None
