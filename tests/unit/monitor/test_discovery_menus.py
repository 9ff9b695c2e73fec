"""Where menus stand, how they nest, and what of them is a column of which level."""

import pytest

from monitor.discovery import discover, has_scripted_menu
from monitor.facts import Fetch, Outcome, PageKind, Place
from tests.unit.monitor.discovered import (
    COLUMN,
    EMPTY,
    NO_LIST,
    UNREADABLE,
    column,
    crumbs,
    found,
    item,
    links,
    menu,
    names,
    only,
    rows,
)
from tests.unit.monitor.rules.scene import NOW, SITE, home, labels, page

HEAD = f"{SITE}js/head.js"


def fragment(*pairs: tuple[str, str], url: str = "js/head.js"):  # type: ignore[no-untyped-def]
    return page(url, PageKind.OTHER, title="", navigation=links(Place.NAVIGATION, pairs))


def test_the_menu_of_a_header_fragment_counts_as_the_home_pages() -> None:
    start = home(footer_scripts=(HEAD,))
    (news,) = found(start, fragment(("工作动态", "xw/")), column("xw/"))
    assert (news.name, news.first_level, news.category) == ("工作动态", True, "news")


def test_the_menu_of_the_page_and_that_of_its_fragment_are_one() -> None:
    start = menu(("通知公告", "tz/"), footer_scripts=(HEAD,))
    pages = [
        fragment(("通知公告", "tz/index.html"), ("工作动态", "xw/")),
        column("tz/"),
        column("xw/", 9),
    ]
    assert names(found(start, *pages)) == ["通知公告", "工作动态"]


def test_a_fragment_that_the_home_page_does_not_load_is_no_menu() -> None:
    stray = fragment(("专题", "zt.html"), url="other/nav.js")
    assert found(menu(("工作动态", "xw/")), stray, column("xw/"))[0].name == "工作动态"
    assert not any(each.first_level for each in found(home(), stray, column("zt.html")))


@pytest.mark.parametrize(
    ("start", "pages", "shown", "scripted"),
    [
        (home(footer_scripts=(HEAD,)), [], [], True),
        (home(footer_scripts=(HEAD,)), [fragment()], [], True),
        (home(footer_scripts=(HEAD,)), [fragment(("工作动态", "xw/"))], [], False),
        (home(), [], [f"{SITE}static/js/app.3f2a.js"], True),
        (home(), [], [f"{SITE}js/nav.js?v=2"], True),
        (home(), [], [f"{SITE}js/jquery.js", f"{SITE}a.html"], False),
        (menu(("工作动态", "xw/")), [], [f"{SITE}js/nav.js"], False),
        (menu(("首页", "")), [], [f"{SITE}js/nav.js"], False),
        (None, [], [f"{SITE}js/nav.js"], False),
    ],
)
def test_a_menu_written_by_a_script_is_told_from_one_that_is_not_there(  # type: ignore[no-untyped-def]
    start, pages, shown, scripted
) -> None:
    assert has_scripted_menu(start, pages, shown) is scripted


def test_nesting_in_the_menu_gives_the_parent_where_no_breadcrumb_does() -> None:
    start = home(navigation=(item("政务公开", "gk/"), item("通知公告", "tz/", "政务公开")))
    assert only(start, column("tz/")).parent == "政务公开"
    seen = column("tz/", breadcrumbs=crumbs("首页", "信息公开", "通知公告"))
    assert only(start, seen).parent == "信息公开"


def test_the_home_item_and_the_item_itself_are_no_parents() -> None:
    start = home(navigation=(item("通知公告", "tz/", "首页"), item("工作动态", "xw/", "工作动态")))
    assert [each.parent for each in found(start, column("tz/"), column("xw/", 9))] == ["", ""]


def test_a_folder_of_the_menu_gives_the_parent_where_nothing_else_does() -> None:
    start = menu(("政务公开", "zwgk/"))
    pages = [column("zwgk/", 40), column("zwgk/tzgg/", labels=labels(ColumnName="通知公告"))]
    below = next(each for each in found(start, *pages) if each.name == "通知公告")
    assert (below.parent, below.first_level) == ("政务公开", False)


@pytest.mark.parametrize("heading", ["新闻中心", "资讯中心", "新闻资讯"])
def test_a_heading_of_news_types_what_says_nothing_itself(heading: str) -> None:
    nested = home(
        navigation=(item("最新内容", "zx/", heading), item("滨海掠影", "ly/", "政务公开"))
    )
    assert [each.category.value for each in found(nested, column("zx/"), column("ly/", 9))] == [
        "news",
        "other",
    ]
    linked = column("zx/", breadcrumbs=crumbs("首页", heading, "最新内容"))
    assert only(menu(("最新内容", "zx/")), linked).category == "news"


def test_a_name_whose_characters_stand_apart_is_read_as_one_word() -> None:
    start = home(navigation=(item("工 作 动 态", "xw/", "新 闻 中 心"),))
    seen = only(start, column("xw/", labels=labels(ColumnName="工 作 动 态")))
    assert (seen.name, seen.parent, seen.category) == ("工作动态", "新闻中心", "news")


def test_a_heading_that_leads_to_its_first_column_leaves_the_column_its_name() -> None:
    """Many a menu's 政务公开 is a link to 通知公告, the first column below it."""
    twice = home(navigation=(item("政务公开", "tz/"), item("通知公告", "tz/", "政务公开")))
    assert (only(twice, column("tz/")).name, only(twice, column("tz/")).parent) == (
        "通知公告",
        "政务公开",
    )
    once = menu(("政务公开", "tz/"))
    seen = column("tz/", labels=labels(ColumnName="通知公告"))
    assert only(once, seen).name == "通知公告"


@pytest.mark.parametrize("name", ["政务公开", "互动交流", "新闻中心", "信息公开"])
def test_a_heading_without_a_list_is_no_column(name: str) -> None:
    assert found(menu((name, "a/")), page("a/", PageKind.OTHER, reading=NO_LIST)) == []
    assert names(found(menu((name, "a/")), column("a/"))) == [name]


def test_columns_of_side_menus_are_not_of_the_first_level() -> None:
    side = links(Place.NAVIGATION, [("行政许可", "xk/"), ("公开指南", "zn.html")])
    pages = [
        column("gk/", 20, navigation=side),
        column("xk/", reading=UNREADABLE),
        page("zn.html", PageKind.ARTICLE),
    ]
    columns = found(menu(("通知公告", "gk/")), *pages)
    assert [(each.name, each.category.value, each.first_level) for each in columns] == [
        ("通知公告", "notice", True), ("行政许可", "disclosure", False), ("公开指南", "static", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "kind", "kept"),
    [
        ("机构职能", PageKind.ARTICLE, True),
        ("领导信息", PageKind.ARTICLE, True),
        ("联系我们", PageKind.OTHER, True),
        ("机构概况", COLUMN, True),
        ("关于印发工作要点的通知", PageKind.ARTICLE, False),
        ("全市经济运行新闻发布会召开", PageKind.ARTICLE, False),
    ],
)
def test_of_articles_in_a_menu_only_the_static_kind_is_a_column(
    name: str, kind: PageKind, kept: bool
) -> None:
    columns = found(menu((name, "a.html")), page("a.html", kind))
    assert [(each.name, each.category.value) for each in columns] == (
        [(name, "static")] if kept else []
    )


def test_an_articles_labels_name_its_column_and_not_itself() -> None:
    article = page("a.html", PageKind.ARTICLE, labels=labels(ColumnName="机构概况"))
    assert only(menu(("领导信息", "a.html")), article).name == "领导信息"


def test_a_blank_column_of_a_side_menu_is_not_lost() -> None:
    side = links(Place.NAVIGATION, [("行政处罚", "cf/")])
    columns = found(home(), column("gk/", navigation=side), column("cf/", reading=EMPTY))
    assert "行政处罚" in names(columns)


@pytest.mark.parametrize(
    "url",
    [
        "https://big5.fgw.example.gov.cn/xw/",
        "https://www.example.gov.cn/",
        "http://fgw2.example.gov.cn/",
    ],
)
def test_mirrors_and_other_sites_are_not_ours(url: str) -> None:
    abroad = item("工作动态", "")._replace(url=url)
    assert found(home(navigation=(abroad,)), page("", PageKind.OTHER)) == []


def test_other_tongues_and_mirrors_on_the_same_host_are_not_ours() -> None:
    pages = [
        column("en/news/", title="动态"),
        column("gate/big5/xw/", 9, labels=labels(ColumnName="动态")),
    ]
    start = menu(("English", "en/"), ("工作动态", "en/news/"), ("要闻", "gate/big5/xw/"))
    assert found(start, *pages) == []


def test_a_column_of_a_tree_has_the_name_its_source_gives_it() -> None:
    """A gkmlpt page carries one label for all its columns."""
    tree = ((f"{SITE}gkmlpt/index#3255", "规范性文件"), (f"{SITE}gkmlpt/index#3256", "财政预决算"))
    same = labels(ColumnName="政府信息公开")
    pages = [
        page("gkmlpt/index", COLUMN, reading=rows(0, 10, name="全部", children=tree), labels=same),
        page("gkmlpt/index#3255", COLUMN, reading=rows(0, name="规范性文件"), labels=same),
        page("gkmlpt/index#3256", COLUMN, reading=rows(5, name="财政预决算"), labels=same),
    ]
    columns = found(menu(("政府信息公开", "gkmlpt/index")), *pages)
    judged = [each for each in columns if not each.portal]
    assert [(each.name, each.category.value, each.first_level) for each in judged] == [
        ("规范性文件", "policy", False), ("财政预决算", "disclosure", False),
    ]  # fmt: skip


def test_a_column_that_only_a_tree_lists_exists_behind_a_wall_too() -> None:
    url = f"{SITE}gkmlpt/index#3255"
    start = page(
        "gkmlpt/index", COLUMN, reading=rows(0, children=((url, "规范性文件"),), name="目录")
    )
    visit = Fetch(url, NOW, "GET", 1, Outcome.BLOCKED, 412)
    columns = discover(home(), [home(), start], {url: [visit]})
    assert "规范性文件" in [each.name for each in columns]
    assert "规范性文件" not in [each.name for each in discover(home(), [home(), start], {})]


@pytest.mark.parametrize(
    ("column_name", "column_type", "trail", "name", "category"),
    [
        ("新闻", "省厅动态", ("首页", "新闻", "省厅动态"), "省厅动态", "news"),  # roles swapped
        (
            "政府信息公开",
            "土地供应公告",
            ("首页", "政府信息公开", "土地供应公告"),
            "土地供应公告",
            "notice",
        ),
        ("通知公告", "政策文件", ("首页", "通知公告"), "通知公告", "policy"),
        ("头部new", "工作动态", ("首页", "部门动态"), "部门动态", "news"),
        ("null", "null", ("首页", "人事任免"), "人事任免", "personnel"),
        ("", "", ("首页", "政策解读"), "政策解读", "interpretation"),
        ("动态", "", (), "动态", "news"),
    ],
)
def test_dirty_labels_are_put_right_by_the_breadcrumb(
    column_name: str, column_type: str, trail: tuple[str, ...], name: str, category: str
) -> None:
    told = labels(ColumnName=column_name, ColumnType=column_type)
    column_found = only(home(), column("a/", labels=told, breadcrumbs=crumbs(*trail)))
    assert (column_found.name, column_found.category) == (name, category)


def test_the_first_of_two_label_blocks_counts() -> None:
    twice = (*labels(ColumnName="通知公告"), *labels(ColumnName="工作动态", ColumnType="头部new"))
    assert only(home(), column("a/", labels=twice)).name == "通知公告"


def test_a_label_that_every_page_carries_does_not_name_them() -> None:
    same = labels(ColumnName="信息公开")
    trails = ["通知公告", "政策文件", "人事任免"]
    pages = [
        column(f"a{at}/", at * 6, labels=same, breadcrumbs=crumbs("首页", name))
        for at, name in enumerate(trails)
    ]
    assert names(found(home(), *pages)) == trails


def test_a_breadcrumb_that_ends_above_the_page_names_its_parent() -> None:
    """Where the page's own name is no link, the last link is the column above."""
    above = column("gk/", 20, labels=labels(ColumnName="重点领域"))
    trail = links(Place.BREADCRUMB, [("首页", ""), ("重点领域", "gk/")])
    own = column("gk/x/", labels=labels(ColumnName="重大项目"), breadcrumbs=trail)
    below = next(each for each in found(home(), above, own) if each.url.endswith("x/"))
    assert (below.name, below.parent) == ("重大项目", "重点领域")


def test_the_sites_own_name_at_the_head_of_a_breadcrumb_is_no_parent() -> None:
    trail = links(Place.BREADCRUMB, [("滨海市发展和改革委员会", "index.html"), ("通知公告", "a/")])
    assert only(home(), column("a/", breadcrumbs=trail)).parent == ""


def test_the_title_names_a_page_that_nothing_else_names() -> None:
    titled = column("a/", title="通知公告-滨海市发展和改革委员会")
    column_found = only(home(), titled)
    assert column_found.name == "通知公告"
    assert "title-only" in column_found.grounds


def test_topics_are_topics_whatever_they_are_called() -> None:
    """A topic's own 工作动态 ends with the topic; held to two weeks it would be a false alarm."""
    pages = [
        column("zt/", 40, reading=rows(40), labels=labels(ColumnName="专题专栏")),
        column("zt/zx/", 0, breadcrumbs=crumbs("首页", "专题专栏", "作风建设年")),
        column("zt/zx/dt/", 9, breadcrumbs=crumbs("首页", "专题专栏", "作风建设年", "工作动态")),
    ]
    columns = found(menu(("专题专栏", "zt/")), *pages)
    assert {each.name: each.category.value for each in columns} == {
        "专题专栏": "topic", "作风建设年": "topic", "工作动态": "topic",
    }  # fmt: skip


def test_a_guess_says_what_it_rests_on() -> None:
    told = labels(ColumnName="通知公告", ColumnType="通知公告")
    start = menu(("通知公告", "a/"), ("最新内容", "b/"), ("统计数据", "c/"))
    pages = [column("a/", labels=told), column("b/", 9), column("c/", reading=UNREADABLE)]
    sure, unsure, unread = found(start, *pages)
    assert sure.grounds == ("menu", "name", "label", "list")
    assert unsure.grounds == ("menu", "list", "untyped")
    assert "unread" in unread.grounds
    assert sure.confidence > unread.confidence > unsure.confidence


def test_machinery_that_a_tree_names_is_no_column_though_it_fails_for_the_moment() -> None:
    url = f"{SITE}search/x"
    start = page("gkmlpt/index", COLUMN, reading=rows(0, children=((url, "目录"),), name="目录"))
    visit = Fetch(url, NOW, "GET", 1, Outcome.HTTP_ERROR, 503)
    assert url not in [each.url for each in discover(home(), [home(), start], {url: [visit]})]
