"""No column is counted twice, and none is lost: second addresses, portals, the home page's other names."""

import pytest

from monitor.discovery import home_page
from monitor.discovery.addresses import folder, folders_around, spelling
from monitor.facts import Entry, Link, LinkKind, ListReading, ListState, PageKind, Place
from tests.unit.monitor.discovered import (
    COLUMN,
    NO_LIST,
    UNREADABLE,
    column,
    crumbs,
    found,
    item,
    links,
    menu,
    names,
    portals,
    rows,
)
from tests.unit.monitor.rules.scene import SITE, home, labels, page


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.cn/col/col1/", "https://a.cn/col/col1/index.html"),
        ("https://a.cn/col/col1/", "http://a.cn/col/col1"),
        ("https://a.cn/col/col1/index.html", "https://a.cn/col/col1/index.html?uid=42&pageNum=1"),
        ("https://a.cn/list.jsp?id=5", "https://a.cn/list.jsp?id=5&page=1"),
        ("https://a.cn/", "https://a.cn/index.shtml"),
        ("https://a.cn", "https://a.cn/main.htm"),
    ],
)
def test_spellings_of_one_address_are_one(one: str, other: str) -> None:
    assert spelling(one) == spelling(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.cn/col/col1/", "https://a.cn/col/col10/"),
        ("https://a.cn/list.jsp?id=5", "https://a.cn/list.jsp?id=6"),
        ("https://a.cn/gkmlpt/index#1", "https://a.cn/gkmlpt/index#2"),
        ("https://a.cn/a/", "https://b.cn/a/"),
        ("https://a.cn/col1/index.html", "https://a.cn/col1/index.html?pageNum=2"),
    ],
)
def test_other_addresses_are_others(one: str, other: str) -> None:
    assert spelling(one) != spelling(other)


def test_folders_are_told_from_the_nearest_to_the_widest() -> None:
    assert folder("https://a.cn/x/y/index.html") == "a.cn/x/y/"
    assert folder("https://a.cn/list.jsp") == ""
    assert list(folders_around("https://a.cn/x/y/z/index.html")) == ["a.cn/x/y/", "a.cn/x/"]
    assert folder("http://[::1") == ""


@pytest.mark.parametrize(
    "path", ["col/col1/index.html", "col/col1/index.html?uid=423656&pageNum=1", "more.jsp?id=1"]
)
def test_a_second_address_of_a_column_counts_once(path: str) -> None:
    start = menu(("通知公告", "col/col1/"))
    named = labels(ColumnName="通知公告")
    pages = [column("col/col1/", labels=named), column(path, labels=named)]
    assert [each.url for each in found(start, *pages)] == [f"{SITE}col/col1/"]


def test_http_and_https_are_one_column() -> None:
    plain = column("tz/").url.replace("https", "http")
    start = home(navigation=(item("通知公告", "tz/"), item("通知公告", "tz/")._replace(url=plain)))
    assert len(found(start, column("tz/"))) == 1


def test_a_more_link_leads_to_the_true_list_which_its_page_names() -> None:
    start = menu(("更多>>", "dt/list.html"), ("工作动态", "dt/"))
    true_list = column("dt/list.html", reading=rows(0, 20), labels=labels(ColumnName="工作动态"))
    portal = column("dt/", reading=rows(0, 5), labels=labels(ColumnName="能源局动态"))
    assert "更多>>" not in names(found(start, true_list, portal))


def test_a_portal_of_four_lists_is_none_of_them() -> None:
    """NEA: the column page shows the newest rows of four lists, each behind its own 更多."""
    parts = ["要闻", "工作动态", "通知公告", "政策解读"]
    below = [
        column(f"xw/{at}/", reading=rows(at * 20, 15), breadcrumbs=crumbs("首页", "新闻中心", name))
        for at, name in enumerate(parts)
    ]
    newest = tuple(entry for each in below if each.reading for entry in each.reading.entries[:4])
    portal = column("xw/", reading=ListReading("generic", ListState.ENTRIES, newest))
    columns = found(menu(("新闻中心", "xw/")), portal, *below)
    assert (portals(columns), names(columns)) == (["新闻中心"], parts)
    assert names(found(menu(), portal, *below)) == parts  # nobody's menu names it


def test_a_column_with_tabs_and_no_pages_below_stays() -> None:
    """Inner Mongolia: the tabs' lists stand in the page and nowhere else."""
    assert names(found(menu(("政策文件", "zc/")), column("zc/", reading=rows(0, 30)))) == [
        "政策文件"
    ]


def test_a_portal_with_rows_of_its_own_is_a_column() -> None:
    pages = [
        column("gk/", reading=rows(0, 10)),
        column("gk/a/", reading=rows(0, 3), labels=labels(ColumnName="通知公告")),
        column("gk/b/", reading=rows(3, 3), labels=labels(ColumnName="政策文件")),
    ]
    assert len(found(menu(("政务公开", "gk/")), *pages)) == 3


def test_a_portal_of_one_column_below_is_left_out() -> None:
    pages = [
        column("gk/", reading=rows(0, 5)),
        column("gk/a/", reading=rows(0, 15), labels=labels(ColumnName="通知公告")),
    ]
    portal, notice = found(menu(("政务公开", "gk/")), *pages)
    assert portal.portal
    assert (notice.name, notice.parent, notice.first_level) == ("通知公告", "政务公开", False)


def test_an_earlier_year_kept_in_the_columns_folder_is_no_column() -> None:
    pages = [
        column("tzgg/", reading=rows(0, 6), labels=labels(ColumnName="通知公告")),
        column("tzgg/2025n/", reading=rows(20, 6), labels=labels(ColumnName="通知公告")),
        column("jh/2025/", reading=rows(40, 6), labels=labels(ColumnName="年度计划")),
    ]
    assert [each.url for each in found(menu(("通知公告", "tzgg/")), *pages)] == [
        f"{SITE}tzgg/",
        f"{SITE}jh/2025/",
    ]


def test_rows_in_the_folder_of_a_column_below_count_as_repeated_though_its_list_was_not_read() -> (
    None
):
    shown = tuple(
        Entry(at, "题", f"{SITE}gk/{part}/202611/t2026110{at}_1.html")
        for at in range(4)
        for part in "ab"
    )
    pages = [
        column("gk/", reading=ListReading("trs", ListState.ENTRIES, shown)),
        column("gk/a/", reading=UNREADABLE, labels=labels(ColumnName="通知公告")),
        column("gk/b/", reading=UNREADABLE, labels=labels(ColumnName="政策文件")),
    ]
    assert names(found(menu(("政务公开", "gk/")), *pages)) == ["通知公告", "政策文件"]


def test_a_page_whose_rows_are_columns_is_a_portal_and_one_of_topics_is_not() -> None:
    def lists(*paths: str) -> ListReading:
        entries = tuple(Entry(at, "x", f"{SITE}{path}") for at, path in enumerate(paths))
        return ListReading("generic", ListState.ENTRIES, entries)

    below = [
        column("a/", 0, labels=labels(ColumnName="作风建设年")),
        column("b/", 9, labels=labels(ColumnName="通知公告")),
    ]
    portal = column("p/", reading=lists("a/", "b/"))
    assert names(found(menu(("信息公开", "p/")), portal, *below)) == ["作风建设年", "通知公告"]
    assert portals(found(menu(("信息公开", "p/")), portal, *below)) == ["信息公开"]
    topics = {each.name: each for each in found(menu(("专题专栏", "p/")), portal, *below)}
    assert set(topics) == {"专题专栏", "作风建设年", "通知公告"}
    assert topics["作风建设年"].category == topics["通知公告"].category == "topic"
    assert topics["作风建设年"].parent == "专题专栏"


def test_a_silent_heading_over_two_columns_is_left_out() -> None:
    start = home(
        navigation=(
            item("业务专栏", "yw/"), item("价格监测", "jg/", "业务专栏"), item("能源", "ny/", "业务专栏"),
        )
    )  # fmt: skip
    pages = [page("yw/", PageKind.OTHER, reading=NO_LIST), column("jg/"), column("ny/", 9)]
    assert names(found(start, *pages)) == ["价格监测", "能源"]


@pytest.mark.parametrize("path", ["index.html", "index.shtml", "main.htm"])
def test_a_second_address_of_the_home_page_is_no_column(path: str) -> None:
    start = menu(("要闻", path), ("通知公告", "tz/"), reading=rows(50))
    pages = [page(path, PageKind.HOME, reading=rows(50)), column("tz/")]
    assert names(found(start, *pages)) == ["通知公告"]


def test_a_page_that_shows_the_home_page_again_is_no_column() -> None:
    start = menu(("要闻", "cms/portal"), ("通知公告", "tz/"), reading=rows(50), title="示例委")
    again = page("cms/portal", COLUMN, reading=rows(50), title="示例委")
    assert names(found(start, again, column("tz/"))) == ["通知公告"]


def back_to(path: str) -> tuple[Link, ...]:
    return (Link(f"{SITE}{path}", "首页", LinkKind.PAGE, Place.BREADCRUMB),)


def test_an_inner_page_is_not_taken_for_the_home_page() -> None:
    inner = page("xxgk/", PageKind.HOME, breadcrumbs=back_to(""), reading=rows(0))
    root = home()
    assert home_page(inner, [inner, root]) is root
    assert home_page(inner, [inner]) is None


def test_a_labelled_inner_page_is_told_by_its_menus_home_link() -> None:
    to_home = links(Place.NAVIGATION, [("网站首页", "index.html")])
    inner = page(
        "xxgk/", PageKind.HOME, navigation=to_home, labels=labels(ColumnName="政府信息公开")
    )
    root = home()
    assert home_page(inner, [inner, root]) is root


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"navigation": links(Place.NAVIGATION, [("首页", "fgw/")])},
        {
            "labels": labels(ColumnName="首页"),
            "navigation": links(Place.NAVIGATION, [("首页", "")]),
        },
        {"reading": rows(0), "navigation": links(Place.NAVIGATION, [("首页", "")])},
    ],
    ids=["plain", "its own home", "labelled as home", "a part site that shows the way back"],
)
def test_the_home_page_of_a_part_site_stays_its_home_page(facts: dict[str, object]) -> None:
    part = page("fgw/", PageKind.HOME, **facts)
    assert home_page(part, [part, home()]) is part


def test_the_root_is_always_the_home_page() -> None:
    root = page("index.html", PageKind.HOME, breadcrumbs=back_to("other/"))
    assert home_page(root, [root]) is root
    assert home_page(None, []) is None
