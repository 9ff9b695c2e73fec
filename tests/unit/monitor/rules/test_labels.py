"""page-label, label-contradiction: what <meta> says of a page."""

import pytest

from monitor.facts import DateSource, PageKind
from monitor.rules.base import Met, Violation
from monitor.rules.labels import LabelContradiction, PageLabel
from monitor.view import PageView, SiteView
from tests.unit.monitor.rules.scene import (
    CODE,
    SITE,
    days_ago,
    home,
    judged,
    labels,
    marks,
    only,
    page,
    said,
    shown,
    site,
    tally,
    word,
)

BASIC = {
    "SiteName": "滨州市发展和改革委员会",
    "SiteDomain": "fgw.example.gov.cn",
    "SiteIDCode": CODE,
}
ARTICLE = BASIC | {"ArticleTitle": "题", "PubDate": "2026-11-20 09:00", "ContentSource": "本站"}
COLUMN = BASIC | {
    "ColumnName": "通知公告",
    "ColumnDescription": "通知公告",
    "ColumnKeywords": "通知",
    "ColumnType": "工作动态",
}


def article(path: str = "a.html", **values: str) -> PageView:
    return page(path, labels=labels(**(ARTICLE | values)))


def verdicts(view: SiteView) -> dict[str, str]:
    return {each.subject: word(each) for each in judged(PageLabel(), view)}


def test_a_fully_labelled_site_meets_the_indicator() -> None:
    listed = page("list/", PageKind.COLUMN, labels=labels(**COLUMN))
    view = site(home=home(labels=labels(**BASIC)), pages=(listed, article()))
    assert tally(PageLabel(), view).met is Met.MET
    assert len(verdicts(view)) == 16


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("PubDate", "2026-11-20 09:00", "ok"),
        ("PubDate", "", "violation"),
        ("PubDate", "null", "violation"),
        ("ContentSource", "${source}", "violation"),
        ("ContentSource", "<$[信息来源]>", "violation"),
        ("SiteIDCode", "zhengwugongkai", "violation"),
        ("SiteIDCode", f"{CODE}\n", "ok"),
        ("ArticleTitle", "0", "ok"),
    ],
)
def test_a_label_must_say_something(name: str, value: str, expected: str) -> None:
    assert verdicts(site(pages=(article(**{name: value}),)))[f"article:{name}"] == expected


def test_a_missing_label_is_one_finding_for_all_pages_of_the_kind() -> None:
    bare = [page(f"{number}.html", labels=labels(**BASIC)) for number in range(25)]
    view = site(pages=(*bare, article(), article("empty.html", PubDate="")))
    verdict = next(each for each in judged(PageLabel(), view) if each.subject == "article:PubDate")
    assert isinstance(verdict, Violation)
    assert (verdict.details["checked"], verdict.details["missing"], verdict.details["empty"]) == (
        27,
        25,
        1,
    )
    assert len(verdict.sources) == 20
    assert said(PageLabel(), verdict) == (
        "内容页缺少有效的PubDate标签：已检查27页，缺失25页，内容为空或无效1页"
    )


def test_names_are_matched_without_regard_to_case() -> None:
    odd = page("a.html", labels=labels(sitename="站", PUBDATE="2026-11-20", contentSource="本站"))
    found = verdicts(site(pages=(odd,)))
    assert [found[f"article:{name}"] for name in ("SiteName", "PubDate", "ContentSource")] == [
        "ok"
    ] * 3


def test_kinds_of_page_that_were_not_seen_are_undetermined() -> None:
    view = site(home=home(labels=labels(**BASIC)))
    assert verdicts(view)["article:PubDate"] == "undetermined"
    assert verdicts(view)["home:SiteName"] == "ok"
    assert tally(PageLabel(), view).met is Met.UNDETERMINED


@pytest.mark.parametrize(
    ("apart", "tolerance", "expected"),
    [(0, 1, "ok"), (1, 1, "ok"), (-1, 1, "ok"), (2, 1, "violation"), (2, 2, "ok")],
)
def test_pubdate_may_be_a_day_off(apart: int, tolerance: int, expected: str) -> None:
    dates = (shown(days_ago(10 + apart), DateSource.LABEL), shown(days_ago(10)))
    rule = LabelContradiction(tolerance_days=tolerance)
    assert word(only(rule, site(pages=(page("a.html", dates=dates),)))) == expected


def test_pubdate_is_right_if_it_is_one_of_the_dates_shown() -> None:
    dates = (
        shown(days_ago(3), DateSource.LABEL),
        shown(days_ago(90)),
        shown(days_ago(3)),
        shown(days_ago(200), DateSource.MADE),
    )
    assert word(only(LabelContradiction(), site(pages=(page("a.html", dates=dates),)))) == "ok"


@pytest.mark.parametrize(
    ("value", "url", "expected"),
    [
        ("fgw.example.gov.cn", SITE, "ok"),
        ("www.fgw.example.gov.cn", SITE, "ok"),
        ("https://fgw.example.gov.cn/", SITE, "ok"),
        ("old.example.gov.cn,fgw.example.gov.cn", SITE, "ok"),
        ("FGW.example.gov.cn", "https://fgw.example.gov.cn:8443/a.html", "ok"),
        ("发改委.政务.cn", "", "ok"),
        ("www.example.gov.cn", SITE, "violation"),
        ("", SITE, "ok"),
        ("fgw.example.gov.cn", "http://127.0.0.1:8000/", "ok"),
        ("http://[", SITE, "violation"),
    ],
)
def test_the_domain_is_compared_with_the_host(value: str, url: str, expected: str) -> None:
    if not url:
        url = f"https://{value.encode('idna').decode()}/"
    seen = PageView(url, PageKind.ARTICLE, "题", labels=labels(SiteDomain=value))
    assert word(only(LabelContradiction(), site(pages=(seen,)))) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(CODE, "ok"), ("bm04000007", "violation"), ("", "ok"), ("zhengwugongkai", "ok")],
)
def test_the_code_is_compared_with_the_footers(value: str, expected: str) -> None:
    seen = page("a.html", labels=labels(SiteIDCode=value), marks=marks(site_code=CODE))
    assert word(only(LabelContradiction(), site(pages=(seen,)))) == expected
    assert word(only(LabelContradiction(), site(code=CODE, pages=(seen,)))) == expected


def test_the_rows_a_lists_script_loads_are_no_page_and_need_no_labels() -> None:
    rows = page("module/web/jpage/dataproxy.jsp?page=1", PageKind.COLUMN, title="")
    listed = page("list/", PageKind.COLUMN, labels=labels(**COLUMN))
    assert verdicts(site(pages=(rows, listed)))["column:SiteName"] == "ok"
    assert verdicts(site(pages=(rows,)))["column:SiteName"] == "undetermined"


def test_pages_of_no_kind_carry_no_labels() -> None:
    other = page("footer.js", PageKind.OTHER, labels=labels(SiteDomain="x.gov.cn"))
    assert judged(LabelContradiction(), site(pages=(other,))) == []
