"""One run joined into a view: which page is the home page, and what is said of menus and lost lists."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor import assemble, jobs
from monitor import not_checked as gaps
from monitor.facts import (
    Entry,
    Link,
    LinkKind,
    ListReading,
    ListState,
    Mark,
    MarkKind,
    Outcome,
    Page,
    PageKind,
    Place,
)
from monitor.profile import Category, Column, SiteProfile
from monitor.store import Seen, Store
from monitor.view import SiteView
from tests.unit.monitor.rules.scene import NOW, SITE, labels
from tests.unit.monitor.store.seeing import FGW, crawled, link, opened, page, seen, visit

NOTICE = Column(name="通知公告", url=f"{SITE}tz/", category=Category.NOTICE)


def listed(path: str, start: int, count: int = 5, **facts: Any) -> Page:
    rows = tuple(
        Entry(at, f"题{at}", f"{SITE}{start + at}.html", NOW.date()) for at in range(count)
    )
    reading = ListReading("generic", ListState.ENTRIES if count else ListState.EMPTY, rows)
    return page(path, kind=PageKind.COLUMN, reading=reading, **facts)


def viewed(
    store: Store, *pages: Page, site: SiteProfile = FGW, days: int = 0, home: str = ""
) -> SiteView:
    """The view of a run that saw these pages."""
    run = crawled(store, [Seen(_visit(each), each) for each in pages], site, days)
    facts = replace(store.run(run), home_url=home or SITE)
    return assemble.view(store, facts, site, NOW + timedelta(days=days + 1))


def _visit(shown: Page) -> Any:
    return replace(visit(), url=shown.url)


def not_checked(view: SiteView, lang: str = "zh") -> dict[str, str]:
    return {each.what: each.why for each in gaps.not_checked(view, (), lang)}


HOME_LINK = Link(SITE, "首页", LinkKind.PAGE, Place.BREADCRUMB)
INNER = listed("xxgk/", 0, breadcrumbs=(HOME_LINK,), labels=labels(ColumnName="通知公告"))
MENU = link("xxgk/", "通知公告", place=Place.NAVIGATION)


def test_an_audit_that_begins_at_an_inner_page_judges_the_sites_home_page(tmp_path: Path) -> None:
    root = page("", kind=PageKind.HOME, hash="h2", links=(MENU,))
    site = SiteProfile(key="fgw", url=f"{SITE}xxgk/")
    with opened(tmp_path) as store:
        view = viewed(store, replace(INNER, kind=PageKind.HOME), root, site=site, home=site.url)
    assert view.home is not None
    assert view.home.url == view.site.url == SITE
    assert view.home_fetch is not None
    assert view.home_fetch.url == SITE
    assert [each.column.name for each in view.columns] == ["通知公告"]
    assert "首页" not in not_checked(view)


def test_where_the_home_page_was_not_read_that_is_said(tmp_path: Path) -> None:
    site = SiteProfile(key="fgw", url=f"{SITE}xxgk/")
    with opened(tmp_path) as store:
        view = viewed(store, replace(INNER, kind=PageKind.HOME), site=site, home=site.url)
    assert (view.home, view.home_fetch) == (None, None)
    assert [each.column.name for each in view.columns] == ["通知公告"]
    assert "所给地址是网站的内页" in not_checked(view)["首页"]
    assert "inner page" in not_checked(view, "en")["The home page"]


def test_a_second_address_of_the_home_page_is_no_column(tmp_path: Path) -> None:
    home = page("", kind=PageKind.HOME, links=(link("index.html", "要闻", place=Place.NAVIGATION),))
    again = page("index.html", kind=PageKind.HOME, hash="h2")
    with opened(tmp_path) as store:
        assert viewed(store, home, again).columns == ()


def test_a_menu_that_a_script_writes_is_told(tmp_path: Path) -> None:
    script = Link(f"{SITE}js/nav.js", "", LinkKind.SCRIPT, Place.CONTENT)
    with opened(tmp_path) as store:
        view = viewed(store, page("", kind=PageKind.HOME, links=(script,)))
        given = viewed(
            store,
            page("", kind=PageKind.HOME, links=(script,)),
            site=FGW.model_copy(update={"columns": (NOTICE,)}),
        )
    assert "首页导航菜单由脚本写入" in not_checked(view)["导航菜单中的栏目"]
    assert "the menu is written by a script" in not_checked(view, "en")["Columns of the menu"]
    assert "导航菜单中的栏目" not in not_checked(given)  # the profile names the columns


@pytest.mark.parametrize("complete", [True, False])
def test_a_list_that_lost_its_rows_is_doubted_in_the_report(tmp_path: Path, complete: bool) -> None:
    site = FGW.model_copy(update={"columns": (NOTICE,)})
    home = page("", kind=PageKind.HOME)
    with opened(tmp_path) as store:
        run = crawled(store, [seen(), Seen(visit("tz/"), listed("tz/", 0, 5))], site)
        store.finish_run(run, {"complete": complete})
        later = viewed(store, home, listed("tz/", 0, 0, hash="h9"), site=site, days=2)
    (column,) = later.columns
    if complete:
        assert (column.state.value, column.earlier_entries) == ("unverified", 5)
        assert "此前可读到 5 条，本次未读到" in not_checked(later)["栏目“通知公告”"]
        assert "5 entries could be read" in not_checked(later, "en")["Column “通知公告”"]
    else:
        assert column.state.value == "blank"  # an incomplete run proves nothing


def test_the_doubt_is_no_violation_and_carries_its_sentence(tmp_path: Path) -> None:
    site = FGW.model_copy(update={"columns": (NOTICE,)})
    with opened(tmp_path) as store:
        crawled(store, [seen(), Seen(visit("tz/"), listed("tz/", 0, 5))], site)
        run = crawled(store, [seen(), Seen(visit("tz/"), listed("tz/", 0, 0, hash="h9"))], site, 2)
        facts = replace(store.run(run), home_url=SITE)
        judgement = jobs.judge_run(store, facts, site, NOW + timedelta(days=3), remember=False)
        report = jobs.report_of(judgement, "zh")
    assert not [each for each in report.findings if each.indicator.startswith("column-")]
    (column,) = report.columns
    assert column.state == "unverified"
    assert column.note.startswith("该栏目此前可读到 5 条")


def test_a_page_that_did_not_open_is_not_asked_for_its_history(tmp_path: Path) -> None:
    site = FGW.model_copy(update={"columns": (NOTICE,)})
    with opened(tmp_path) as store:
        crawled(store, [seen(), Seen(visit("tz/"), listed("tz/", 0, 5))], site)
        run = crawled(store, [seen(), Seen(visit("tz/", Outcome.HTTP_ERROR))], site, 2)
        view = assemble.view(store, replace(store.run(run), home_url=SITE), site, NOW)
    assert view.columns[0].reason == "http-error"


def test_words_a_template_left_in_the_labels_are_neither_code_nor_name(tmp_path: Path) -> None:
    left = labels(SiteName="政务公开", SiteIDCode="zhengwugongkai")
    foot = (Mark(MarkKind.SITE_CODE, "3799000034"),)
    home = page(kind=PageKind.HOME, title="望川市发展和改革委员会", labels=left, marks=foot)
    bare = FGW.model_copy(update={"name": "", "code": ""})
    with opened(tmp_path) as store:
        site = viewed(store, home, site=bare).site
    assert (site.name, site.code) == ("望川市发展和改革委员会", "3799000034")


def test_the_code_is_read_in_a_foot_that_is_loaded_too(tmp_path: Path) -> None:
    foot = page("foot.html", marks=(Mark(MarkKind.SITE_CODE, "5399000068"),))
    home = page(kind=PageKind.HOME, title="云岭州", footer_scripts=(foot.url,))
    bare = FGW.model_copy(update={"code": ""})
    with opened(tmp_path) as store:
        assert viewed(store, home, foot, site=bare).site.code == "5399000068"


@pytest.mark.parametrize(
    ("label", "title", "name"),
    [
        ("滨海市发展和改革委员会", "首页", "滨海市发展和改革委员会"),
        ("", "首页", "滨海市发改委"),
        ("", "滨海市发展改革委网站", "滨海市发展改革委网站"),
    ],
)
def test_a_title_that_says_home_is_no_name(
    tmp_path: Path, label: str, title: str, name: str
) -> None:
    foot = (Mark(MarkKind.HOST_UNIT, "滨海市发改委"),)
    home = page(kind=PageKind.HOME, title=title, labels=labels(SiteName=label), marks=foot)
    with opened(tmp_path) as store:
        assert viewed(store, home, site=FGW.model_copy(update={"name": ""})).site.name == name


def test_an_address_that_no_page_shows_is_no_failing_link_of_the_count(tmp_path: Path) -> None:
    home = page(kind=PageKind.HOME, links=(link("dead/", "旧栏目"),))
    dead, guessed = (
        visit("dead/", Outcome.HTTP_ERROR),
        visit("tz/index_1.html", Outcome.HTTP_ERROR),
    )
    with opened(tmp_path) as store:
        run = crawled(store, [Seen(_visit(home), home), Seen(dead), Seen(guessed)], FGW)
        facts = replace(store.run(run), home_url=SITE)
        view = assemble.view(store, facts, FGW, NOW)
    assert [each.url for each in view.links] == [f"{SITE}dead/"]
    assert view.outcomes == {"http_error": 1, "ok": 1}
