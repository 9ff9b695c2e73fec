"""Probes come back as they were made, those of one site up to a moment."""

from datetime import timedelta
from pathlib import Path

from monitor.availability import WEEK
from monitor.facts import Outcome, WhyInvalid
from monitor.store import probes
from tests.unit.monitor.probed import down, ok, ours, probe
from tests.unit.monitor.rules.scene import NOW, SITE
from tests.unit.monitor.store.seeing import opened

SECOND = timedelta(seconds=1)


def test_a_probe_comes_back_as_it_was_made(tmp_path: Path) -> None:
    made = [
        probe(
            NOW - SECOND, Outcome.HTTP_ERROR, family="6", status=502, dns_ms=3, connect_ms=4,
            tls_ms=5, first_byte_ms=60, total_ms=70, final_url=f"{SITE}index.html", ip="2001:db8::1",
            bytes=162, error="bad gateway", looks=2, valid=False, why_invalid=WhyInvalid.OWN_LINE,
        ),
        probe(NOW, status=200),
    ]  # fmt: skip
    with opened(tmp_path) as store:
        probes.write(store.engine, made[::-1])
        assert probes.between(store.engine, "fgw", NOW - WEEK, NOW) == made


def test_only_those_of_the_site_and_the_time_come_back(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        at = [NOW - WEEK, NOW - WEEK + SECOND, NOW, NOW + SECOND]
        probes.write(store.engine, [ok(each) for each in at])
        probes.write(store.engine, [])
        found = probes.between(store.engine, "fgw", NOW - WEEK, NOW)
        assert [each.at for each in found] == at[1:3]
        assert probes.between(store.engine, "jyj", NOW - WEEK, NOW) == []


def test_later_probes_never_change_earlier_ones(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for each in (down(NOW), ours(NOW), ok(NOW)):
            probes.write(store.engine, [each])
        found = probes.between(store.engine, "fgw", NOW - SECOND, NOW)
        assert [each.outcome for each in found] == [Outcome.TIMEOUT, Outcome.DNS, Outcome.OK]
