"""A site's columns, found and typed from its navigation, labels, breadcrumbs and the shape of its lists."""

import pytest

from monitor.discovery import discover
from monitor.facts import Fetch, Link, LinkKind, ListReading, ListState, Outcome, PageKind, Place
from monitor.view import PageView
from tests.unit.monitor.discovered import COLUMN, column, crumbs, found, menu, names, only, rows
from tests.unit.monitor.rules.scene import NOW, SITE, home, labels, page


@pytest.mark.parametrize(
    ("name", "label", "parent", "category", "confidence"),
    [
        ("通知公告", "通知公告", "政务公开", "notice", 0.95),
        ("通知公告", "", "政务公开", "notice", 0.8),
        ("最新内容", "政策文件", "", "policy", 0.8),
        ("最新内容", "信息公开目录", "", "disclosure", 0.8),
        ("政策解读", "政策文件", "", "interpretation", 0.7),  # narrow words win over a copied label
        ("项目文件", "政策文件", "", "policy", 0.7),  # broad words do not
        ("最新内容", "", "统计信息", "statistics", 0.6),
        ("最新内容", "头部new", "", "other", 0.4),
        ("通知公告", "null", "", "notice", 0.8),
    ],
)
def test_columns_are_typed_from_name_label_and_parent(
    name: str, label: str, parent: str, category: str, confidence: float
) -> None:
    seen = column("a/", labels=labels(ColumnType=label), breadcrumbs=crumbs("首页", parent, name))
    (only,) = found(menu((name, "a/")), seen)
    assert (only.name, only.category, only.confidence) == (name, category, confidence)
    assert only.parent == parent
    assert only.first_level


def test_columns_below_the_navigation_are_found_by_their_lists() -> None:
    labelled = column("a/", labels=labels(ColumnName="规范性文件"))
    crumbed = column("b/", 9, breadcrumbs=crumbs("首页", "政务公开", "预算决算"))
    columns = found(menu(), labelled, crumbed)
    assert names(columns) == ["规范性文件", "预算决算"]
    assert not any(each.first_level for each in columns)
    assert columns[1].parent == "政务公开"


def test_navigation_comes_first_in_its_own_order() -> None:
    pages = [column("a/", 0), column("b/", 9), column("c/", 19, labels=labels(ColumnName="公示"))]
    columns = found(menu(("工作动态", "b/"), ("通知公告", "a/")), *pages)
    assert names(columns) == ["工作动态", "通知公告", "公示"]


@pytest.mark.parametrize(
    "name", ["首页", "网站地图", "无障碍浏览", "登录", "English", "更多>>", " "]
)
def test_plumbing_of_the_navigation_is_no_column(name: str) -> None:
    assert found(menu((name, "a/")), page("a/", COLUMN)) == []


@pytest.mark.parametrize(
    "path", ["search/index.html", "module/web/jpage/dataproxy.jsp", "list?keyword=a"]
)
def test_search_and_machinery_are_no_columns(path: str) -> None:
    assert found(menu(("通知公告", path)), column(path)) == []


@pytest.mark.parametrize(
    "path", ["tz/index_2.html", "tz/list_3.shtml", "tz/a.jsp?page=2", "tz/b.html?x=1&pageNum=7"]
)
def test_further_pages_of_a_list_are_no_columns(path: str) -> None:
    assert names(found(menu(("通知公告", "tz/")), column("tz/"), column(path, 9))) == ["通知公告"]


def test_a_page_another_list_goes_on_to_is_no_column() -> None:
    first = ListReading("generic", ListState.ENTRIES, rows(0).entries, (f"{SITE}more",))
    columns = found(menu(("通知公告", "tz/")), column("tz/", reading=first), column("more", 9))
    assert names(columns) == ["通知公告"]


def test_a_portal_that_repeats_the_columns_below_it_is_left_out() -> None:
    pages = [
        column("gk/", reading=rows(0, 10), breadcrumbs=crumbs("政务公开")),
        column("gk/a/", reading=rows(0, 6), breadcrumbs=crumbs("政务公开", "通知公告")),
        column("gk/b/", reading=rows(6, 6), breadcrumbs=crumbs("政务公开", "政策文件")),
    ]
    start = menu(("政务公开", "gk/"), ("通知公告", "gk/a/"), ("政策文件", "gk/b/"))
    assert names(found(start, *pages)) == ["通知公告", "政策文件"]
    own = column("gk/", reading=rows(20, 10), breadcrumbs=crumbs("政务公开"))
    assert "政务公开" in names(found(start, own, *pages[1:]))


def test_one_column_reached_by_two_addresses_counts_once() -> None:
    start = menu(("通知公告", "tz/"), ("通知公告", "tz/index.html"))
    assert [each.url for each in found(start, column("tz/"), column("tz/index.html"))] == [
        f"{SITE}tz/"
    ]
    assert len(found(start, column("tz/"), column("tz/index.html", 9))) == 1


def test_two_columns_of_one_name_with_rows_of_their_own_are_two() -> None:
    pages = [
        column("a/", 0, breadcrumbs=crumbs("局机关", "工作动态")),
        column("b/", 9, breadcrumbs=crumbs("县区", "工作动态")),
    ]
    assert [each.parent for each in found(menu(), *pages)] == ["局机关", "县区"]


def test_a_menu_that_leads_to_one_article_is_a_column_only_of_the_static_kind() -> None:
    start = menu(("机构职能", "jg.html"), ("政策文件", "zc.html"))
    articles = [page("jg.html", PageKind.ARTICLE), page("zc.html", PageKind.ARTICLE)]
    assert [(each.name, each.category) for each in found(start, *articles)] == [
        ("机构职能", "static")
    ]


def test_articles_found_on_the_way_are_no_columns() -> None:
    article = page(
        "a.html", PageKind.ARTICLE, reading=rows(0), labels=labels(ColumnName="通知公告")
    )
    assert found(menu(), article) == []


@pytest.mark.parametrize(
    ("outcome", "status", "kept"),
    [
        (Outcome.BLOCKED, 412, True),
        (Outcome.HTTP_ERROR, 503, True),
        (Outcome.HTTP_ERROR, 404, False),
        (Outcome.TIMEOUT, None, True),
        (Outcome.RESET, None, True),
        (Outcome.REDIRECTED_HOME, 200, True),
        (Outcome.SOFT_404, 200, False),
        (Outcome.DNS, None, False),
    ],
)
def test_a_column_behind_a_wall_exists_and_a_dead_link_does_not(
    outcome: Outcome, status: int | None, kept: bool
) -> None:
    visit = Fetch(f"{SITE}tz/", NOW, "GET", 1, outcome, status)
    columns = found(menu(("通知公告", "tz/")), fetches={f"{SITE}tz/": [visit]})
    assert names(columns) == (["通知公告"] if kept else [])


def test_a_column_that_sends_its_visitors_home_is_watched_at_its_own_address() -> None:
    start = menu(("通知公告", "tz/"))
    visit = Fetch(f"{SITE}tz/", NOW, "GET", 1, Outcome.REDIRECTED_HOME, 200, SITE)
    (sent,) = found(start, fetches={f"{SITE}tz/": [visit]})
    assert (sent.name, sent.url) == ("通知公告", f"{SITE}tz/")


@pytest.mark.parametrize("first", [0, 1])
def test_the_menus_spelling_wins_over_one_with_a_trail(first: int) -> None:
    """The home page's 更多 may be crawled before the menu, which a script of its own holds."""
    both = [column("tz/index.html"), column("tz/index.html?uid=1&pageNum=1")]
    pages = (both[first], both[1 - first])
    assert only(menu(("通知公告", "tz/index.html")), *pages).url == f"{SITE}tz/index.html"
    tracked = menu(("通知公告", "tz/index.html?uid=1&pageNum=1"))
    assert only(tracked, *pages).url == f"{SITE}tz/index.html?uid=1&pageNum=1"
    named = labels(ColumnName="通知公告")
    off_menu = [column(page.url.removeprefix(SITE), labels=named) for page in pages]
    assert only(menu(), *off_menu).url == f"{SITE}tz/index.html"


def test_a_redirected_column_is_watched_where_it_landed() -> None:
    visit = Fetch(f"{SITE}tz", NOW, "GET", 1, Outcome.OK, 200, f"{SITE}tz/")
    (only,) = found(menu(("通知公告", "tz")), column("tz/"), fetches={f"{SITE}tz": [visit]})
    assert only.url == f"{SITE}tz/"


def test_an_empty_list_is_a_column_only_where_it_says_so_itself() -> None:
    empty = ListReading("generic", ListState.EMPTY)
    assert found(menu(), column("a/", reading=empty, breadcrumbs=crumbs("通知公告"))) == []
    said = column("a/", reading=empty, labels=labels(ColumnName="通知公告"))
    assert names(found(menu(), said)) == ["通知公告"]


def test_a_site_of_documentation_has_no_columns() -> None:
    start = menu(("Guide", "guide/"), ("API", "api/"), ("GitHub", "gh/"))
    pages = [page("guide/"), page("api/"), page("gh/"), page("guide/a.html", PageKind.ARTICLE)]
    assert found(start, *pages) == []


def test_other_sites_in_the_navigation_are_not_ours() -> None:
    abroad = Link("https://www.gov.cn/", "政策文件", LinkKind.PAGE, Place.NAVIGATION)
    assert found(home(navigation=(abroad,))) == []


def test_without_a_home_page_nothing_is_guessed() -> None:
    assert discover(None, [column("a/")], {}) == ()


def test_a_page_without_any_name_is_no_column() -> None:
    assert found(menu(), page("a/", COLUMN, title="", reading=rows(0))) == []


@pytest.mark.parametrize(
    ("start", "pages"),
    [
        (
            home(navigation=(Link("http://[x", "公告", LinkKind.PAGE, Place.NAVIGATION),)),
            [],
        ),
        (menu(("公告", "a/")), [column(f"{'%E6%94%BF' * 240}/", labels=labels(ColumnName="公告"))]),
    ],
    ids=["an address that cannot be one", "a long address"],
)
def test_no_page_makes_discovery_fall_over(start: PageView, pages: list[PageView]) -> None:
    found(start, *pages)
