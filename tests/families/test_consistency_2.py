"""Each invented site says what was planted on it: a page and its truth cannot part ways unnoticed."""

import re
from datetime import date
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

import pytest
from lxml import html as lxml_html

from tests.families.base import HTML, PROBED, Answer, Asked, FamilySite, Planted
from tests.families.cac import Cac
from tests.families.easysite import EasySite
from tests.families.govcn import GovCn
from tests.families.hanweb import Hanweb
from tests.families.jyhcms import Jyhcms
from tests.families.plain_reading2 import READERS, Get, Sheet, full, on_site
from tests.families.webplus import Webplus

TODAY = date(2026, 11, 23)
SITES: tuple[FamilySite, ...] = (
    Hanweb(TODAY),
    EasySite(TODAY),
    Cac(TODAY),
    Webplus(TODAY),
    GovCn(TODAY),
    Jyhcms(TODAY),
)
CATEGORIES = {
    *("news", "notice", "policy", "interpretation", "personnel", "plan", "message", "survey"),
    *("interview", "statistics", "disclosure", "annual_report", "service", "static", "topic"),
}


def ask(site: FamilySite, address: str, method: str = "GET") -> Answer:
    parts = urlsplit(address)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    return site.answer(Asked(method, unquote(parts.path), query, parts.query, {}, "site.test"))


def getter(site: FamilySite) -> Get:
    def get(address: str) -> str:
        answer = ask(site, address)
        assert answer.status == 200, address
        return answer.body.decode()

    return get


def read(site: FamilySite, column: Planted) -> Sheet:
    return READERS[site.family](getter(site), column.path)


def whole(site: FamilySite, path: str) -> str:
    """A page with the fragments its scripts load into it."""
    text = getter(site)(path)
    return text + "".join(getter(site)(part) for part in re.findall(r"\.load\('([^']+)'\)", text))


def links(site: FamilySite, path: str) -> list[str]:
    """The site's own addresses a page leads to, mere scripts and anchors left out."""
    parser = lxml_html.HTMLParser(encoding="utf-8")
    tree = lxml_html.fromstring(whole(site, path).encode(), parser=parser)
    hrefs = [href.strip() for href in tree.xpath("//a/@href")]
    checkable = [
        h for h in hrefs if h.strip("/#") and not h.lower().startswith(("javascript:", "mailto:"))
    ]
    found = [on_site(urljoin(full(path), href)) for href in checkable]
    return [address for address in found if address.startswith("/")]


def cases(*states: str, statics: bool = False) -> list[object]:
    return [
        pytest.param(site, column, id=f"{site.family}-{column.name}")
        for site in SITES
        for column in site.truth().columns
        if column.state in states and (statics or column.category != "static")
    ]


each_site = pytest.mark.parametrize("site", SITES, ids=lambda site: site.family)


@pytest.mark.parametrize(("site", "column"), cases("entries"))
def test_list_shows_the_planted_rows(site: FamilySite, column: Planted) -> None:
    rows = read(site, column).rows
    days = {row.href: row.day for row in rows}
    assert len(rows) == column.entries >= 3
    assert len({row.href for row in rows}) == len(rows)
    assert None not in days.values()
    assert max(day for day in days.values() if day and day <= TODAY) == column.newest
    assert not column.newest_path or days[column.newest_path] == column.newest
    assert list(days.values()).count(column.newest) == 1
    if column.titles:
        assert tuple(row.title for row in rows) == column.titles


@pytest.mark.parametrize(("site", "column"), cases("entries"))
def test_every_row_leads_to_its_article(site: FamilySite, column: Planted) -> None:
    get = getter(site)
    for row in read(site, column).rows:
        if row.href.startswith("/"):
            text = " ".join(
                lxml_html.fromstring(get(row.href).encode()).xpath("//body")[0].itertext()
            )
            assert row.title.removesuffix("...") in " ".join(text.split())


@pytest.mark.parametrize(("site", "column"), cases("entries"))
def test_next_page_is_there_if_planted_so(site: FamilySite, column: Planted) -> None:
    sheet = read(site, column)
    assert bool(sheet.next) == column.has_next
    if column.has_next:
        second = READERS[site.family](getter(site), sheet.next)
        assert second.rows
        assert not {row.href for row in second.rows} & {row.href for row in sheet.rows}


@pytest.mark.parametrize(("site", "column"), cases("empty", "unread"))
def test_empty_and_unread_lists_show_no_row(site: FamilySite, column: Planted) -> None:
    assert read(site, column).rows == []
    assert (column.entries, column.newest, column.titles, column.has_next) == (0, None, (), False)


@pytest.mark.parametrize(("site", "column"), cases("entries", "empty", "unread", statics=True))
def test_links_of_a_column_answer(site: FamilySite, column: Planted) -> None:
    found = links(site, column.path)
    assert len(found) > 5
    assert [address for address in set(found) if ask(site, address).status != 200] == []


@each_site
def test_columns_are_varied(site: FamilySite) -> None:
    columns = site.truth().columns
    assert 15 <= len(columns) <= 22
    assert len({c.category for c in columns}) >= 10
    assert {c.category for c in columns} <= CATEGORIES
    assert len({c.path for c in columns}) == len({c.name for c in columns}) == len(columns)
    assert 1 <= sum(c.state == "empty" for c in columns) <= 2
    assert all(c.note for c in columns)


@each_site
def test_columns_hang_where_they_are_planted(site: FamilySite) -> None:
    truth = site.truth()
    home, paths = set(links(site, "/")), {c.name: c.path for c in truth.columns}
    for column in truth.columns:
        assert column.first_level == (not column.parent)
        if column.parent in paths:
            assert column.path in home | set(links(site, paths[column.parent]))
        else:
            assert column.path in home
            assert not column.parent or column.parent in truth.notes


@each_site
def test_what_is_no_column_is_no_planted_path_and_answers(site: FamilySite) -> None:
    truth = site.truth()
    assert truth.not_columns
    assert not set(truth.not_columns) & {c.path for c in truth.columns}
    pages = [
        path for path in truth.not_columns if not re.search("dataproxy|JsonList|cbircweb", path)
    ]
    here = [path for path in pages if path.startswith("/")]
    assert [path for path in here if ask(site, path).status != 200] == []
    assert set(links(site, "/")) & set(here)


@each_site
def test_site_code_stands_on_the_home_page(site: FamilySite) -> None:
    code = site.truth().site_code
    assert re.search(rf"网站标识码\s*[：:]?\s*{code}\b", whole(site, "/"))


@each_site
def test_site_is_pure_and_knows_no_probe(site: FamilySite) -> None:
    again = type(site)(TODAY)
    assert again.truth() == site.truth()
    assert ask(again, "/") == ask(site, "/")
    assert ask(site, "/").content_type == HTML
    assert ask(site, f"/{PROBED}-1f3a.html").status == 404


@each_site
def test_site_does_not_age(site: FamilySite) -> None:
    later = type(site)(date(2028, 2, 29))
    spans = [(TODAY - c.newest).days if c.newest else None for c in site.truth().columns]
    assert [
        (date(2028, 2, 29) - c.newest).days if c.newest else None for c in later.truth().columns
    ] == spans


@pytest.mark.parametrize("day", [date(2027, 1, 3), date(2028, 2, 29)], ids=str)
@each_site
def test_rows_are_read_alike_on_other_days(site: FamilySite, day: date) -> None:
    later = type(site)(day)
    for column in later.truth().columns:
        if column.newest:
            days = [row.day for row in read(later, column).rows]
            assert len(days) == column.entries
            assert max(told for told in days if told and told <= day) == column.newest
