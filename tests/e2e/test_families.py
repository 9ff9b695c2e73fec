"""Whole sites of sixteen CMS families, written by people who never saw the readers: audited from the bare address.

What a careful person would read was planted beside each page; the audit is held against it, column by column.
"""

import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from monitor import clock
from tests.e2e.conftest import Huoshui
from tests.families.base import FamilySite
from tests.families.cac import Cac
from tests.families.easysite import EasySite
from tests.families.findings import Compared, compare
from tests.families.gkmlpt import GkmlptSite
from tests.families.govcn import GovCn
from tests.families.hanweb import Hanweb
from tests.families.held_bureau import BureauSite
from tests.families.held_heb import HebSite
from tests.families.held_medley import MedleySite
from tests.families.held_mixed import MixedSite
from tests.families.held_nea import NeaSite
from tests.families.held_oldjsp import OldJspSite
from tests.families.jpaas import JpaasSite
from tests.families.jyhcms import Jyhcms
from tests.families.serving import serve
from tests.families.trs import TrsSite
from tests.families.ucap import UcapSite
from tests.families.webplus import Webplus

SITES: tuple[type[FamilySite], ...] = (
    Cac, EasySite, GkmlptSite, GovCn, Hanweb, JpaasSite, Jyhcms, TrsSite, UcapSite, Webplus,
    BureauSite, HebSite, MedleySite, MixedSite, NeaSite, OldJspSite,
)  # fmt: skip
FAMILIES = [site.family for site in SITES]
LEAST_FOUND, LEAST_TYPED = 0.95, 0.9  # of the columns planted on a site


@pytest.fixture(scope="module")
def audits(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[Any, Compared]]:
    """Every site's report and how it compares; two at a time, because each waits for its processes."""
    today = clock.day_of(clock.now())
    tmp_path_factory.getbasetemp()  # made before two threads ask for it at once: the second would empty it

    def audit(kind: type[FamilySite]) -> tuple[Any, Compared]:
        site, folder = kind(today), Path(tmp_path_factory.mktemp(kind.family))
        with serve(site) as running:
            program = Huoshui(folder)
            options = ("--no-external", "--rate", "0", "--out", "out")
            done = program("audit", running.url, *options, timeout=180)
            assert done.status == 0, done.err
            report = json.loads((folder / "out/report.json").read_text("utf-8"))
            assert [asked.path for asked in running.asked if asked.method == "POST"] == []
            return report, compare(report, site.truth(), running.url)

    with ThreadPoolExecutor(max_workers=2) as pool:
        return dict(zip(FAMILIES, pool.map(audit, SITES), strict=True))


@pytest.mark.parametrize("family", FAMILIES)
def test_the_columns_of_a_site_are_found(
    family: str, audits: Mapping[str, tuple[Any, Compared]]
) -> None:
    _, compared = audits[family]
    assert compared.found >= LEAST_FOUND * len(compared.planted), compared.missed


@pytest.mark.parametrize("family", FAMILIES)
def test_they_are_typed(family: str, audits: Mapping[str, tuple[Any, Compared]]) -> None:
    _, compared = audits[family]
    assert len(compared.mistyped) <= (1 - LEAST_TYPED) * compared.found, compared.mistyped


@pytest.mark.parametrize("family", FAMILIES)
def test_the_newest_date_of_each_is_exact(
    family: str, audits: Mapping[str, tuple[Any, Compared]]
) -> None:
    _, compared = audits[family]
    assert (compared.misdated, compared.misplaced, compared.miscounted) == ({}, {}, {})


@pytest.mark.parametrize("family", FAMILIES)
def test_none_is_called_blank_or_stale_wrongly(
    family: str, audits: Mapping[str, tuple[Any, Compared]]
) -> None:
    _, compared = audits[family]
    assert compared.misjudged == {}


@pytest.mark.parametrize("family", FAMILIES)
def test_what_is_no_column_is_not_taken_for_one(
    family: str, audits: Mapping[str, tuple[Any, Compared]]
) -> None:
    _, compared = audits[family]
    assert len(compared.invented) <= 1, compared.invented


@pytest.mark.parametrize("family", FAMILIES)
def test_no_page_of_the_site_is_called_dead(
    family: str, audits: Mapping[str, tuple[Any, Compared]]
) -> None:
    report, _ = audits[family]
    broken = [link for link in report["links"]["broken"] if link["verdict"] == "broken"]
    assert {link["outcome"] for link in broken} <= {"empty_href"}, broken
