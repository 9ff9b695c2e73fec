"""service-entry, service-statistics, service-form: the block 办事服务."""

import pytest

from monitor.facts import Opens, Outcome
from monitor.profile import Column, SiteProfile
from monitor.rules.freshness import ColumnOverdue
from monitor.rules.services import ServiceEntry, ServiceForm, ServiceStatistics
from monitor.view import AttachmentView, LinkVerdict, LinkView, SiteView
from monitor.windows import is_service_statistics, official_window
from tests.unit.monitor.rules.scene import (
    NOW,
    SITE,
    column,
    days_ago,
    fetch,
    home,
    listing,
    run,
    said,
    site,
    unfetched,
    weighed,
    word,
    words,
)
from tests.unit.monitor.rules.test_required import menu

PORTAL = "https://zwfw.province.gov.cn/"


def gone(url: str, verdict: LinkVerdict = LinkVerdict.BROKEN) -> LinkView:
    return LinkView(url, verdict, Outcome.HTTP_ERROR, 404, False, True, "page", "", (SITE,), 1)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"home": menu("办事服务")}, "ok"),
        ({"home": menu("政务服务", host=PORTAL)}, "ok"),
        ({"home": menu("网上办事"), "links": (gone(f"{SITE}0/"),)}, "candidate"),
        ({"home": menu("网上办事", "办事指南"), "links": (gone(f"{SITE}0/"),)}, "ok"),
        (
            {"home": menu("网上办事"), "links": (gone(f"{SITE}0/", LinkVerdict.SUSPECT),)},
            "undetermined",
        ),
        (
            {"home": menu("网上办事"), "links": (gone(f"{SITE}0/", LinkVerdict.BLOCKED),)},
            "undetermined",
        ),
        (
            {"home": menu("政务服务", host=PORTAL), "run": run(checks_external=False)},
            "undetermined",
        ),
        ({"home": menu("工作动态")}, "candidate"),
        ({"home": menu("政务服务", host="https://shop.example.com/")}, "candidate"),
        ({"home": menu("工作动态"), "run": run(complete=False)}, "undetermined"),
        ({"home": menu("工作动态"), "menu_by_script": True}, "undetermined"),
        ({}, "undetermined"),
    ],
)
def test_services_have_an_entry_that_opens(facts: dict[str, object], expected: str) -> None:
    (verdict,) = ServiceEntry().judge(site(**facts))
    assert word(verdict) == expected
    if expected == "candidate":
        assert "办事" in said(ServiceEntry(), verdict)


def test_a_host_that_is_never_visited_proves_nothing() -> None:
    profile = SiteProfile.model_validate(
        {"key": "fgw", "url": SITE, "crawl": {"skip_hosts": ["zwfw.province.gov.cn"]}}
    )
    view = SiteView(profile, NOW, run(), menu("政务服务", host=PORTAL), fetch())
    assert words(ServiceEntry(), view) == ["undetermined"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("办件统计", True),
        ("办事统计", True),
        ("行政许可办理统计", True),
        ("政务服务数据", True),
        ("业务办理数据统计", True),
        ("统计数据", False),
        ("数据发布", False),
        ("统计信息", False),
        ("经济运行", False),
    ],
)
def test_statistics_of_services_are_told_from_those_of_the_economy(
    name: str, expected: bool
) -> None:
    assert is_service_statistics(name) is expected


@pytest.mark.parametrize(("name", "mark"), [("办件统计", "A"), ("统计数据", "D")])
def test_only_statistics_of_services_have_an_official_window(name: str, mark: str) -> None:
    window = official_window(Column(name=name, url=SITE, category="statistics"))
    assert window is not None
    assert (window.days, window.months, window.confidence) == (92, 3, mark)


@pytest.mark.parametrize(
    ("ages", "expected", "overdue"),
    [
        ((0,), "ok", "ok"),
        ((92,), "ok", "ok"),
        ((93,), "undetermined", "violation"),  # accused once, by column-overdue
        ((), "undetermined", "undetermined"),  # blank: accused by column-blank
    ],
)
def test_stale_statistics_are_accused_once(
    ages: tuple[int, ...], expected: str, overdue: str
) -> None:
    listed = weighed(column("办件统计", "statistics"), listing(*map(days_ago, ages)))
    view = site(home=home(), columns=(listed,))
    assert words(ServiceStatistics(), view) == [expected]
    assert words(ColumnOverdue(), view) == [overdue]


@pytest.mark.parametrize(
    ("columns", "facts", "expected"),
    [
        ((column("办事指南", "service"),), {}, "candidate"),
        ((column("统计数据", "statistics"), column("办事指南", "service")), {}, "candidate"),
        ((column("统计数据", "statistics"),), {}, "undetermined"),  # nothing is served here
        ((column("办事指南", "service"),), {"run": run(complete=False)}, "undetermined"),
    ],
)
def test_a_site_with_services_and_no_statistics_is_for_a_person(
    columns: tuple[Column, ...], facts: dict[str, object], expected: str
) -> None:
    standings = tuple(weighed(each, listing(days_ago(1))) for each in columns)
    view = site(home=home(), columns=standings, **facts)
    assert words(ServiceStatistics(), view) == [expected]


def test_statistics_in_the_menu_or_unread_are_no_fault() -> None:
    assert words(ServiceStatistics(), site(home=menu("办件统计"))) == ["ok"]
    view = site(home=home(), columns=(unfetched("办件统计", "statistics"),))
    assert words(ServiceStatistics(), view) == ["undetermined"]


GUIDES = weighed(column("办事指南", "service"), listing(days_ago(1)))


def form(
    opens: Opens = Opens.YES, column_url: str = GUIDES.column.url, name: str = "a"
) -> AttachmentView:
    return AttachmentView(
        f"{SITE}{name}.docx", "docx", opens, "", 10, (), (f"{SITE}g.html",), column_url
    )


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ((form(),), "ok"),
        ((form(), form(Opens.CANNOT_TELL, name="b")), "undetermined"),
        ((form(), form(Opens.NO, name="b")), "undetermined"),  # the dead link is accused as such
        ((), "undetermined"),
        ((form(column_url=f"{SITE}news/"),), "undetermined"),
    ],
)
def test_forms_of_service_pages_open(files: tuple[AttachmentView, ...], expected: str) -> None:
    view = site(home=home(), columns=(GUIDES,), attachments=files)
    assert words(ServiceForm(), view) == [expected]


def test_a_site_without_service_pages_has_no_forms_to_judge() -> None:
    assert words(ServiceForm(), site(home=home())) == []
