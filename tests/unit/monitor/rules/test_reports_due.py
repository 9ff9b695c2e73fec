"""site-report, disclosure-report-parts: what is due once a year."""

from datetime import date

import pytest

from monitor import clock
from monitor.facts import ListReading, ListState
from monitor.profile import SiteProfile
from monitor.rules.base import Candidate
from monitor.rules.reports_due import DisclosureReportParts, SiteReport
from monitor.view import SiteView
from tests.unit.monitor.rules.scene import (
    SITE,
    column,
    fetch,
    home,
    listing,
    page,
    run,
    said,
    weighed,
    word,
    words,
)


def view(day: date, *titles: str, name: str = "列表", **facts: object) -> SiteView:
    rows = tuple(
        listing(day).entries[0]._replace(title=title, url=f"{SITE}{number}.html")
        for number, title in enumerate(titles)
    )
    reading = ListReading("generic", ListState.ENTRIES, rows)
    moment = clock.end_of_day(day)
    looked = run(started=moment, finished=moment)
    known = {"home": home(), "home_fetch": fetch(), "run": looked} | facts
    return SiteView(
        SiteProfile(key="fgw", url=SITE),
        moment,
        columns=(weighed(column(name, "annual_report"), reading, today=day),),
        **known,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("day", "titles", "expected"),
    [
        (date(2027, 1, 31), ["2025年政府网站工作年度报表"], "ok"),
        (date(2027, 2, 1), ["2025年政府网站工作年度报表"], "candidate"),
        (date(2027, 2, 1), ["2026年政府网站工作年度报表"], "ok"),
        (date(2027, 1, 5), ["2026年政府网站工作年度报表"], "ok"),  # early
        (date(2027, 12, 31), ["政府网站工作年度报表（2026年度）"], "ok"),
        (date(2027, 12, 31), ["滨海市发展和改革委员会网站2026年度工作报表"], "ok"),
        (date(2027, 2, 1), ["政府网站工作年度报表"], "undetermined"),  # of which year?
        (date(2027, 2, 1), ["2026年政府信息公开工作年度报告"], "candidate"),
        (date(2027, 2, 1), ["2026年统计报表"], "candidate"),
        (date(2027, 2, 1), [], "candidate"),
    ],
)
def test_the_sites_own_report_is_due_by_31_january(
    day: date, titles: list[str], expected: str
) -> None:
    (verdict,) = SiteReport().judge(view(day, *titles))
    assert word(verdict) == expected
    if isinstance(verdict, Candidate):
        assert str(verdict.details["year"]) in said(SiteReport(), verdict)


def test_an_unfinished_run_misses_nothing() -> None:
    unfinished = view(date(2027, 2, 1), run=run(complete=False))
    assert words(SiteReport(), unfinished) == ["undetermined"]


def test_nobody_looked_since_the_deadline_so_nothing_is_missing() -> None:
    looked = run(complete=True)  # in November 2026, when only the report on 2025 was due
    seen = view(date(2027, 2, 1), "2025年政府网站工作年度报表", run=looked)
    assert words(SiteReport(), seen) == ["ok"]


def test_a_page_of_that_name_counts() -> None:
    found = page("b.html", title="2026年政府网站工作年度报表")
    assert words(SiteReport(), view(date(2027, 2, 1), pages=(found,))) == ["ok"]


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (["滨海市发改委2025年政府信息公开工作年度报告"], ["undetermined"]),
        (["2024年政府信息公开年报", "2025年政府信息公开年报"], ["undetermined"]),
        (["2025年工作总结"], []),
        ([], []),
    ],
)
def test_the_six_parts_of_a_report_are_for_a_person(titles: list[str], expected: list[str]) -> None:
    seen = view(date(2026, 11, 23), *titles)
    assert words(DisclosureReportParts(), seen) == expected


def test_the_newest_report_is_the_one_to_look_at() -> None:
    seen = view(date(2026, 11, 23), "2024年政府信息公开年报", "2025年政府信息公开年报")
    (verdict,) = DisclosureReportParts().judge(seen)
    assert verdict.url == f"{SITE}1.html"
