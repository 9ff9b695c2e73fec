"""What the check cost the site: the site itself first, few lines, and no request lost in the sum."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from reports import html, json, text, xlsx
from reports.load import HOSTS, LINES, load
from reports.model import HostLoad, Report
from tests.unit.reports.blank_report import blank_report
from tests.unit.reports.sample_report import TODAY, sample_report

HOME = "fgw.example.gov.cn"


def told(*lines: HostLoad) -> Report:
    return replace(sample_report(), load=lines)


def host(number: int, days: int = 1) -> Iterable[HostLoad]:
    """The busier, the lower its number."""
    for day in range(days):
        yield HostLoad(f"h{number}.cn", TODAY + timedelta(days=day), 1000 - number, 10**6, 1)


@pytest.mark.parametrize(
    ("hosts", "shown", "left"), [(1, 1, 0), (20, 20, 0), (21, 20, 1), (400, 20, 380)]
)
def test_twenty_hosts_are_told_and_the_others_summed(hosts: int, shown: int, left: int) -> None:
    report = told(*(line for number in range(hosts) for line in host(number)))
    found = load(report)
    assert (len(found.shown), found.hosts_left) == (shown, left)
    for name in ("requests", "bytes", "throttled"):
        every = sum(getattr(line, name) for line in report.load)
        assert (
            sum(getattr(line, name) for line in found.shown) + getattr(found, f"{name}_left")
            == every
        )


@pytest.mark.parametrize(
    "site", [f"https://{HOME}/", f"https://{HOME}:8443/a/", f"http://{HOME.upper()}/"]
)
def test_the_site_itself_comes_first_however_little_it_was_asked(site: str) -> None:
    report = told(*host(1), HostLoad(HOME, TODAY, 1, 1, 0), *host(0))
    report = replace(report, site=replace(report.site, url=site))
    assert [line.host for line in load(report).shown] == [HOME, "h0.cn", "h1.cn"]


def test_days_stand_in_order_and_a_host_is_never_torn_apart() -> None:
    report = told(*(line for number in range(9) for line in reversed(list(host(number, days=9)))))
    found = load(report)
    assert len(found.shown) == LINES // 9 * 9
    assert [line.day for line in found.shown[:9]] == [
        TODAY + timedelta(days=day) for day in range(9)
    ]
    assert found.hosts_left == 9 - LINES // 9


def test_a_crawl_of_months_still_tells_of_the_site_and_fits_a_mail() -> None:
    days = tuple(HostLoad(HOME, TODAY + timedelta(days=day), 9, 9, 0) for day in range(LINES * 2))
    report = told(*days, *(line for number in range(HOSTS * 3) for line in host(number, days=60)))
    assert load(report).shown == days
    assert len(html.render(report)) <= html.MAX_BYTES


def test_where_nothing_was_counted_nothing_is_said() -> None:
    report = blank_report()
    assert "访问量" not in html.render(report).decode()
    assert "访问量" not in text.render(report).decode()
    assert b'"load": []' in json.render(report)


def test_the_others_are_told_in_one_line() -> None:
    report = told(*(line for number in range(22) for line in host(number)))
    assert "其余 2 台主机" in html.render(report).decode()
    (line,) = [row for row in text.render(report).decode().splitlines() if "其余 2 台主机" in row]
    assert line.split()[-4:] == ["1,959", "2.0", "MB", "2"]


def test_the_workbook_has_every_host_and_day() -> None:
    report = told(*(line for number in range(30) for line in host(number, days=2)))
    page = load_workbook(BytesIO(xlsx.render(report)))["访问量"]
    assert page.max_row == 61
    assert [cell.value for cell in page[2]][2:] == [1000, 1, 1]
