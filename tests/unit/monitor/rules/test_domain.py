"""domain-name, domain-structure, site-name, page-load-time, ipv6-access: the site as a whole."""

from dataclasses import replace

import pytest

from monitor.facts import Mark, MarkKind, Outcome
from monitor.profile import SiteProfile
from monitor.rules.answering import Ipv6Access, PageLoadTime
from monitor.rules.domain import DomainName, DomainStructure, SiteName
from monitor.view import SiteView
from tests.unit.monitor.rules.scene import (
    NOW,
    SITE,
    fetch,
    home,
    labels,
    only,
    run,
    said,
    site,
    word,
    words,
)


def at(url: str, **facts: str) -> SiteView:
    profile = SiteProfile(key="fgw", url=url, **facts)
    return SiteView(profile, NOW, run(), home(), fetch())


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://fgw.example.gov.cn/", "ok"),
        ("https://fgw.example.gov.cn:8443/", "ok"),
        ("https://www.gov.cn/", "ok"),
        ("http://发展改革委.政务/", "ok"),
        ("http://发展改革委.政务.cn/", "ok"),
        ("https://fgw.example.cn/", "violation"),
        ("https://fgw-gov.cn/", "violation"),
        ("https://fgw.gov.cn.example.com/", "violation"),
        ("http://127.0.0.1:8000/", "undetermined"),
        ("http://[::1]/", "undetermined"),
        ("http://10.1.2.3/", "undetermined"),
        ("http://localhost:8000/", "undetermined"),
        ("http://intranet/", "undetermined"),
        ("http://site.test/", "undetermined"),
        ("http://fgw.example/", "undetermined"),
    ],
)
def test_a_government_site_has_a_government_domain(url: str, expected: str) -> None:
    verdict = only(DomainName(), at(url))
    assert word(verdict) == expected
    if expected == "violation":
        assert "gov.cn" in said(DomainName(), verdict)


@pytest.mark.parametrize(
    ("url", "facts", "expected"),
    [
        ("https://www.example.gov.cn/", {"kind": "portal"}, ["ok"]),
        ("https://example.gov.cn/", {"kind": "portal"}, ["candidate"]),
        ("https://fgw.example.gov.cn/", {"name": "滨海市发展和改革委员会"}, ["ok"]),
        ("https://www.binhaifgw.gov.cn/", {"name": "滨海市发展和改革委员会"}, ["candidate"]),
        ("https://binhaifgw.gov.cn/", {"name": "滨海市教育局"}, ["candidate"]),
        # Nobody told that this is a portal, but its name does.
        ("https://www.example.gov.cn/", {"name": "滨海市人民政府"}, ["ok"]),
        ("https://www.example.gov.cn/", {"name": "滨海市政府门户网站"}, ["ok"]),
        ("https://www.example.gov.cn/", {"name": ""}, ["undetermined"]),
        # The State Council's own departments stand right below .gov.cn.
        ("https://www.ndrc.gov.cn/", {"name": "国家发展和改革委员会"}, ["ok"]),
        ("https://www.mof.gov.cn/", {"name": "中华人民共和国财政部", "code": "bm14000001"}, ["ok"]),
        ("https://fgw.example.com/", {"name": "滨海市教育局"}, []),  # domain-name says so
        ("http://127.0.0.1/", {"name": "滨海市教育局"}, []),
    ],
)
def test_a_departments_host_lies_below_its_governments(
    url: str, facts: dict[str, str], expected: list[str]
) -> None:
    verdicts = list(DomainStructure().judge(at(url, **facts)))
    assert [word(each) for each in verdicts] == expected
    for each in verdicts:
        if expected == ["candidate"]:
            assert "gov.cn" in said(DomainStructure(), each)


UNIT = "滨海市发展和改革委员会"


@pytest.mark.parametrize(
    ("label", "title", "owner", "expected"),
    [
        (UNIT, UNIT, UNIT, "ok"),
        (f"{UNIT}网站", "首页", "", "ok"),
        ("", f"首页 - {UNIT}", "", "ok"),
        ("滨海市发展改革委", "滨海市发展改革委", UNIT, "ok"),
        ("滨海市人民政府", "滨海市人民政府", "滨海市人民政府办公室", "ok"),
        ("滨海发改", "滨海发改", UNIT, "candidate"),
        ("政务公开", "首页", UNIT, "candidate"),
        ("某某县教育局", "某某县教育局", "", "candidate"),
        ("", "", "", "undetermined"),
    ],
)
def test_the_sites_name_is_that_of_its_unit(
    label: str, title: str, owner: str, expected: str
) -> None:
    marks = (Mark(MarkKind.HOST_UNIT, owner),) if owner else ()
    told = labels(SiteName=label) if label else ()
    profile = SiteProfile(key="fgw", url=SITE, name=UNIT)
    view = SiteView(profile, NOW, run(), home(title=title, labels=told, marks=marks), fetch())
    assert words(SiteName(), view) == [expected]


def test_without_a_unit_to_compare_with_nothing_is_said_of_the_name() -> None:
    view = site(home=home(title="滨海市发展和改革委员会"))
    assert words(SiteName(), view) == ["undetermined"]
    assert words(SiteName(), site()) == ["undetermined"]


def test_a_name_that_says_home_is_no_units() -> None:
    profile = SiteProfile(key="fgw", url=SITE, name="首页")
    view = SiteView(profile, NOW, run(), home(title="首页"), fetch())
    assert words(SiteName(), view) == ["undetermined"]


def test_the_foot_names_the_unit_where_the_profile_does_not() -> None:
    marks = (Mark(MarkKind.HOST_UNIT, f"主办单位：{UNIT}"),)
    view = site(home=home(title="滨海市发展改革委", marks=marks))
    assert words(SiteName(), view) == ["ok"]
    view = site(home=home(title="滨海先锋", marks=marks))
    assert words(SiteName(), view) == ["candidate"]


@pytest.mark.parametrize(
    ("milliseconds", "expected"),
    [(0, "ok"), (1, "ok"), (3000, "ok"), (3001, "violation"), (14_000, "violation")],
)
def test_three_seconds_themselves_are_in_time(milliseconds: int, expected: str) -> None:
    visit = replace(fetch(), milliseconds=milliseconds)
    assert words(PageLoadTime(), site(home=home(), home_fetch=visit)) == [expected]


@pytest.mark.parametrize("outcome", [Outcome.TIMEOUT, Outcome.BLOCKED, Outcome.HTTP_ERROR])
def test_a_home_page_that_did_not_open_has_no_load_time(outcome: Outcome) -> None:
    visit = replace(fetch(outcome=outcome), milliseconds=15_000)
    assert words(PageLoadTime(), site(home_fetch=visit)) == ["undetermined"]
    assert words(PageLoadTime(), site(home_fetch=None)) == ["undetermined"]


@pytest.mark.parametrize("marks", [(), (Mark(MarkKind.IPV6, "本网站支持IPv6"),)])
def test_a_mark_proves_nothing_about_ipv6(marks: tuple[Mark, ...]) -> None:
    assert words(Ipv6Access(), site(home=home(marks=marks))) == ["undetermined"]
