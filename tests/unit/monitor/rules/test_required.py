"""required-column, disclosure-column, drc-subject: what a site must have, found by name."""

import pytest

from monitor.facts import Label, Link, LinkKind, ListReading, ListState, Outcome, PageKind, Place
from monitor.profile import SiteProfile
from monitor.rules.base import Candidate, Rule, Undetermined
from monitor.rules.disclosure import DisclosureColumn, DrcSubject
from monitor.rules.required import RequiredColumn
from monitor.view import LinkVerdict, LinkView, PageView, SiteView
from tests.unit.monitor.rules.scene import (
    NOW,
    SITE,
    column,
    fetch,
    home,
    listing,
    page,
    run,
    said,
    site,
    weighed,
    word,
)

PUBLISHING = ["overview", "functions", "leaders", "news", "policy", "interpretation"]


def menu(*names: str, host: str = SITE, under: str = "") -> PageView:
    links = (
        Link(f"{host}{number}/", name, LinkKind.PAGE, Place.NAVIGATION, under=under)
        for number, name in enumerate(names)
    )
    return home(navigation=tuple(links))


def told(rule: Rule, view: SiteView) -> dict[str, str]:
    return {verdict.subject: word(verdict) for verdict in rule.judge(view)}


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        ("概况信息", "overview"),
        ("走进滨海", "overview"),
        ("机构简介", "overview"),
        ("机构职能", "functions"),
        ("主要职责", "functions"),
        ("三定方案", "functions"),
        ("内设机构", "functions"),
        ("机构概况", "functions"),
        ("领导信息", "leaders"),
        ("委领导", "leaders"),
        ("领导班子", "leaders"),
        ("负责人信息", "leaders"),
        ("工作动态", "news"),
        ("发改要闻", "news"),
        ("政策文件", "policy"),
        ("规范性文件", "policy"),
        ("法规文件", "policy"),
        ("政策解读", "interpretation"),
        ("一图读懂", "interpretation"),
    ],
)
def test_a_name_in_the_menu_is_enough(name: str, subject: str) -> None:
    assert told(RequiredColumn(), site(home=menu(name)))[subject] == "ok"


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        ("领导信箱", "leaders"),
        ("领导讲话", "leaders"),
        ("领导活动", "leaders"),
        ("主任信箱", "leaders"),
        ("首页", "overview"),
        ("通知公告", "policy"),
        ("信息公开年报", "news"),
    ],
)
def test_a_name_that_only_sounds_alike_is_not(name: str, subject: str) -> None:
    assert told(RequiredColumn(), site(home=menu(name)))[subject] == "candidate"


def test_a_departments_overview_is_its_functions_and_a_portals_is_not() -> None:
    view = site(home=menu("机构职能"))
    portal = SiteProfile(key="fgw", url=SITE, kind="portal")
    assert told(RequiredColumn(), view)["overview"] == "ok"
    view = SiteView(portal, NOW, run(), view.home, fetch())
    assert told(RequiredColumn(), view)["overview"] == "candidate"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"home": menu()}, "candidate"),
        ({"home": menu(), "run": run(complete=False)}, "undetermined"),
        ({"home": menu(), "menu_by_script": True}, "undetermined"),
        ({"home": menu(), "run": None}, "undetermined"),
        ({}, "undetermined"),
    ],
)
def test_what_is_not_seen_is_for_a_person_or_unknown_but_never_a_fault(
    facts: dict[str, object], expected: str
) -> None:
    verdicts = told(RequiredColumn(), site(**facts))
    assert verdicts == dict.fromkeys(PUBLISHING, expected)


@pytest.mark.parametrize(
    "pages",
    [
        (page("a/", PageKind.COLUMN, labels=(Label("ColumnType", "政策解读"),)),),
        (page("a/", PageKind.COLUMN, labels=(Label("ColumnName", "政策解读"),)),),
        (page("a.html", breadcrumbs=(Link(SITE, "政策解读", LinkKind.PAGE, Place.BREADCRUMB),)),),
        (page("a/", PageKind.COLUMN, title="政策解读"),),
        (menu("其他", under="政策解读"),),
        (
            page(
                "a/",
                PageKind.COLUMN,
                reading=ListReading(
                    "gkmlpt", ListState.UNREADABLE, children=((f"{SITE}b", "政策解读"),)
                ),
            ),
        ),
    ],
)
def test_labels_bread_crumbs_titles_and_trees_name_columns_too(pages: tuple[PageView]) -> None:
    view = site(home=menu(), pages=pages)
    assert told(RequiredColumn(), view)["interpretation"] == "ok"


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("https://www.example.gov.cn/", "ok"),  # the unit's own government
        ("https://example.gov.cn/", "ok"),
        ("https://www.other.gov.cn/", "candidate"),
        ("https://news.example.com/", "candidate"),
    ],
)
def test_what_the_own_government_shows_counts(host: str, expected: str) -> None:
    view = site(home=menu("政策解读", host=host))
    assert told(RequiredColumn(), view)["interpretation"] == expected


def test_requests_may_be_taken_by_a_higher_authoritys_platform() -> None:
    view = site(home=menu("依申请公开", host="https://ysq.province.gov.cn/"))
    assert told(DisclosureColumn(), view)["request"] == "ok"
    view = site(home=menu("依申请公开", host="https://ysq.example.com/"))
    assert told(DisclosureColumn(), view)["request"] == "candidate"


@pytest.mark.parametrize(
    ("reading", "expected"),
    [(listing(NOW.date()), "ok"), (listing(), "ok"), (listing(None), "ok")],
)
def test_stale_and_blank_columns_are_accused_elsewhere(reading: ListReading, expected: str) -> None:
    view = site(home=menu(), columns=(weighed(column("法规", "policy"), reading),))
    assert told(RequiredColumn(), view)["policy"] == expected


def test_a_column_that_does_not_open_is_accused_as_a_link() -> None:
    listed = column("政策文件", "policy")
    dead = weighed(listed, None, fetch(listed.url, Outcome.HTTP_ERROR))
    assert told(RequiredColumn(), site(home=menu(), columns=(dead,)))["policy"] == "undetermined"
    broken = LinkView(
        f"{SITE}0/", LinkVerdict.BROKEN, Outcome.HTTP_ERROR, 404, True, True, "page", "", (SITE,), 1
    )
    view = site(home=menu("政策文件"), links=(broken,))
    assert told(RequiredColumn(), view)["policy"] == "undetermined"
    view = site(home=menu("政策文件", "规范性文件"), links=(broken,))
    assert told(RequiredColumn(), view)["policy"] == "ok"


def test_the_five_disclosure_columns() -> None:
    names = ("公开指南", "公开制度", "法定主动公开内容", "信息公开年报", "依申请公开")
    assert set(told(DisclosureColumn(), site(home=menu(*names))).values()) == {"ok"}
    assert told(DisclosureColumn(), site(home=menu())) == dict.fromkeys(
        ["guide", "regulations", "statutory", "report", "request"], "candidate"
    )


def test_the_sites_own_annual_report_is_not_that_on_disclosure() -> None:
    view = site(home=menu("政府网站工作年度报表"))
    assert told(DisclosureColumn(), view)["report"] == "candidate"


def test_a_row_of_a_list_may_be_the_guide() -> None:
    reading = ListReading("generic", ListState.ENTRIES, listing(NOW.date()).entries)
    row = reading.entries[0]._replace(title="市发展改革委政府信息公开指南")
    listed = weighed(column("其他", "other"), ListReading("generic", ListState.ENTRIES, (row,)))
    assert told(DisclosureColumn(), site(home=menu(), columns=(listed,)))["guide"] == "ok"


ALL = ("规划计划", "统计数据", "行政许可", "收费目录", "重大项目", "预算决算")


@pytest.mark.parametrize(
    ("names", "missing"),
    [
        (ALL, None),
        (ALL[:5], "预算决算"),
        (ALL[1:], "规划计划"),
        ((), "规划计划、统计信息、行政许可、收费、重大项目、预算决算"),
    ],
)
def test_a_drc_shows_the_subjects_that_fall_on_it(
    names: tuple[str, ...], missing: str | None
) -> None:
    profile = SiteProfile(key="fgw", url=SITE, name="滨海市发展和改革委员会")
    view = SiteView(profile, NOW, run(), menu(*names), fetch())
    (verdict,) = DrcSubject().judge(view)
    if missing is None:
        assert word(verdict) == "ok"
    else:
        assert isinstance(verdict, Candidate)
        assert verdict.details["missing"] == missing
        assert missing in said(DrcSubject(), verdict)
    unfinished = SiteView(profile, NOW, run(complete=False), menu(*names), fetch())
    assert [isinstance(each, Undetermined) for each in DrcSubject().judge(unfinished)] == [
        missing is not None
    ]


def test_other_units_have_other_subjects() -> None:
    profile = SiteProfile(key="jyj", url=SITE, name="滨海市教育局")
    assert list(DrcSubject().judge(SiteView(profile, NOW, run(), menu(), fetch()))) == []


def test_candidates_say_what_is_missing() -> None:
    for rule in (RequiredColumn(), DisclosureColumn()):
        for verdict in rule.judge(site(home=menu())):
            assert verdict.name in said(rule, verdict)
            assert said(rule, verdict, "en")
