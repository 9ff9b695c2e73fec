"""Laws of discovery, whatever a crawl saw."""

from dataclasses import replace

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from monitor.discovery import discover
from monitor.facts import (
    Entry,
    Fetch,
    Label,
    Link,
    LinkKind,
    ListReading,
    ListState,
    Outcome,
    PageKind,
    Place,
)
from monitor.profile import SiteProfile
from monitor.view import PageView
from tests.unit.monitor.rules.scene import NOW, SITE

names = st.text(max_size=12) | st.sampled_from(
    ["通知公告", "政务公开", "政策解读", "更多", "首页", "null", "头部new", "动态", "Guide", "概况"]
)
paths = st.sampled_from(
    ["", "a/", "a/b/", "a/c/", "a/index.html", "a/index_2.html", "d.html", "search/x", "e?page=2"]
)
ours = paths.map(lambda path: SITE + path)
addresses = ours | st.sampled_from(["", "https://www.gov.cn/", "mailto:a"])


def links(place: Place, targets: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Link, ...]]:
    link = st.builds(Link, targets, names, st.sampled_from(LinkKind), st.just(place), under=names)
    return st.lists(link, max_size=6).map(tuple)


def pages(
    targets: st.SearchStrategy[str], titles: st.SearchStrategy[str]
) -> st.SearchStrategy[PageView]:
    entry = st.builds(Entry, st.integers(0, 9), names, targets)
    reading = st.builds(
        ListReading,
        st.just("generic"),
        st.sampled_from(ListState),
        st.lists(entry, max_size=4).map(tuple),
        st.lists(targets, max_size=1).map(tuple),
        name=names,
        children=st.lists(st.tuples(targets, names), max_size=3).map(tuple),
    )
    label = st.builds(Label, st.sampled_from(["ColumnName", "columntype"]), names)
    return st.builds(
        PageView,
        url=ours,
        kind=st.sampled_from(PageKind),
        title=titles,
        labels=st.lists(label, max_size=2).map(tuple),
        breadcrumbs=links(Place.BREADCRUMB, targets),
        navigation=links(Place.NAVIGATION, targets),
        reading=st.none() | reading,
        footer_scripts=st.lists(targets, max_size=2).map(tuple),
    )


visits = st.builds(
    Fetch,
    url=ours,
    at=st.just(NOW),
    method=st.just("GET"),
    attempt=st.just(1),
    outcome=st.sampled_from(Outcome),
    status=st.none() | st.sampled_from([200, 404, 412, 503]),
    final_url=st.just("") | ours,
)
fetched = st.dictionaries(ours, st.lists(visits, min_size=1, max_size=2), max_size=4)
said = names.filter(lambda name: bool(SiteProfile(key="a", url=SITE, name=name).name))


@given(pages(addresses, said), st.lists(pages(addresses, said), max_size=6), fetched)
def test_columns_are_ours_once_each_and_never_the_home_page(
    home: PageView, seen: list[PageView], fetches: dict[str, list[Fetch]]
) -> None:
    home = replace(home, kind=PageKind.HOME)
    columns = discover(home, seen, fetches)
    urls = [column.url for column in columns]
    assert len(urls) == len(set(urls))
    assert home.url not in urls
    assert all(url.startswith(SITE) for url in urls)
    assert all("/search/" not in url and "page=2" not in url for url in urls)
    assert all(0 < column.confidence <= 1 and column.name for column in columns)
    SiteProfile(key="fgw", url=SITE, columns=columns)
    assert discover(home, seen, fetches) == columns


wild = addresses | st.sampled_from(["http://[", "//[::1"])


@settings(phases=(Phase.generate,))  # shrinking a known fault takes long
@given(pages(wild, names), st.lists(pages(wild, names), max_size=6), fetched)
def test_discovery_never_falls_over(
    home: PageView, seen: list[PageView], fetches: dict[str, list[Fetch]]
) -> None:
    discover(home, seen, fetches)
