"""The held-out sites say what they are planted to say, as a reader that shares no code with ours finds."""

import json
import re
from collections.abc import Callable
from datetime import date
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import lxml.html
import pytest

from tests.families import held_bureau, held_heb, held_medley, held_mixed, held_nea, held_oldjsp
from tests.families.base import Answer, Asked, Planted
from tests.families.findings import place
from tests.families.held_ground import HeldSite

_HOST = "held.example.gov.cn"
_HOME = f"http://{_HOST}/"
_BUILDERS = (
    *(held_heb.build, held_oldjsp.build, held_nea.build),
    *(held_bureau.build, held_mixed.build, held_medley.build),
)
_DAYS = (date(2026, 11, 24), date(2027, 1, 3), date(2028, 2, 29))
_SAID = re.compile(
    r"(?:发布时间|发布日期|来信时间|(?<!更新)时间)\s*[：:]?\s*(\d{4})[-年](\d{1,2})[-月](\d{1,2})(?!\d)"
)
# neither links to nowhere nor the interpretations that hang below a row
_LINKS = "//a[@href != '' and not(ancestor::*[@class='popbox'])]/@href"
_CHECKED = ("entries", "empty", "static")


def _get(site: HeldSite, url: str) -> Answer:
    parts = urlsplit(url)
    asked = Asked("GET", unquote(parts.path) or "/", {}, parts.query, {}, _HOST)
    return site.answer(asked)


def _text(answer: Answer) -> str:
    try:
        return answer.body.decode()
    except UnicodeDecodeError:
        return answer.body.decode("gb18030")


def _links(page: str, base: str) -> list[str]:
    tree = lxml.html.fromstring(page)
    found = (urljoin(base, str(each).strip()) for each in tree.xpath(_LINKS))
    return [urldefrag(url)[0] for url in found if url.startswith("http")]


def _page(site: HeldSite, url: str) -> str:
    """A page, with the rows of a list that is filled from its data file."""
    page = _text(_get(site, url))
    source = re.search(r'data="datasource:(\w+)" datatype="ds"></ul>', page)
    if not source:
        return page
    told = json.loads(_get(site, urljoin(url, f"ds_{source[1]}.json")).body)["datasource"]
    rows = (
        f'<li>{row["publishTime"][:10]}<a href="{row["publishUrl"]}">{row["title"]}</a></li>'
        for row in told
    )
    return page.replace("</body>", f"<ul>{''.join(rows)}</ul></body>")


def _menu_and_page(site: HeldSite, url: str) -> str:
    """A page together with what its own host's header and footer scripts write."""
    page = _text(_get(site, url))
    for script in re.findall(r'<script src="(/[^"]+\.js)"', page):
        page += _text(_get(site, urljoin(url, script))).replace("\\'", "'")
    return page


def _home(site: HeldSite) -> str:
    page = _text(_get(site, _HOME))
    on = re.search(r'URL=([^"]+)"', page)
    return _menu_and_page(site, urljoin(_HOME, on[1])) if on else _menu_and_page(site, _HOME)


def _rows(site: HeldSite, column: Planted, frame: set[str]) -> list[str]:
    """The addresses a column's own part links to, without menus, pagers and other columns."""
    url = urljoin(_HOME, column.path)
    others = {place(each.path) for each in site.columns} | {
        place(each) for each in site.not_columns
    }
    folder = place(column.path)
    rows = []
    for link in _links(_page(site, url), url):
        where = place(link)
        paging = where.startswith(
            (f"{folder}&page", f"{folder}index_", f"{folder}index.html?")
        ) or (where.startswith(f"{folder}?uid"))
        if link not in frame and where not in others and not paging and link not in rows:
            rows.append(link)
    return rows


def _frame(site: HeldSite) -> set[str]:
    """What every page links to."""
    url = urljoin(_HOME, next(each.path for each in site.columns if each.state == "static"))
    shown = set(_links(_text(_get(site, url)), url))
    return shown | {urljoin(_HOME, "/")}


def _shapes(day: date) -> tuple[str, ...]:
    return (
        *(day.strftime(form) for form in ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日")),
        f"{day.year}-{day.month}-{day.day}",
        *(f"[{day:%m-%d}]", f">{day:%m-%d}<", f"t{day:%Y%m%d}_"),
        f"<b>{day:%d}</b><small>{day:%Y.%m}</small>",
        f"{day:%Y-%m}/{day:%d}",
    )


@pytest.fixture(scope="module", params=[(build, day) for build in _BUILDERS for day in _DAYS])
def site(request: pytest.FixtureRequest) -> HeldSite:
    build: Callable[[date], HeldSite]
    build, day = request.param
    return build(day)


def test_a_visitor_reaches_every_column_from_the_home_page(site: HeldSite) -> None:
    seen = {place(link) for link in _links(_home(site), _HOME)}
    for column in site.columns:
        if column.first_level:
            assert place(column.path) in seen, column.name
        else:
            above = next(each for each in site.columns if each.name == column.parent)
            url = urljoin(_HOME, above.path)
            assert place(column.path) in {
                place(link) for link in _links(_text(_get(site, url)), url)
            }


def test_every_column_shows_as_many_rows_as_planted(site: HeldSite) -> None:
    frame = _frame(site)
    for column in site.columns:
        if column.state in _CHECKED:
            rows = _rows(site, column, frame)
            assert len(rows) == column.entries, (column.name, rows)


def test_every_title_stands_on_its_page(site: HeldSite) -> None:
    for column in site.columns:
        page = _page(site, urljoin(_HOME, column.path))
        for title in column.titles:
            assert title in page, (column.name, title)


def test_the_row_of_the_newest_address_shows_its_day(site: HeldSite) -> None:
    for column in site.columns:
        if column.newest is None:
            continue
        url = urljoin(_HOME, column.path)
        tree = lxml.html.fromstring(_page(site, url))
        wanted = urljoin(_HOME, column.newest_path)
        anchors = [a for a in tree.xpath("//a[@href]") if urljoin(url, a.get("href")) == wanted]
        assert anchors, column.name
        rows = [a.getparent() for a in anchors] + [a.getparent().getparent() for a in anchors]
        html = "".join(lxml.html.tostring(row, encoding="unicode") for row in rows)
        html += re.sub(r"\s+", "", html)
        assert any(shape in html for shape in _shapes(column.newest)), (column.name, html[:400])


def test_no_article_of_a_column_is_newer_than_its_planted_day(site: HeldSite) -> None:
    frame = _frame(site)
    for column in site.columns:
        told = []
        for link in _rows(site, column, frame) if column.newest else []:
            said = _SAID.search(
                re.sub(r"<!--.*?-->|<[^>]+>", "", _text(_get(site, link)), flags=re.S)
            )
            if _HOST in link and said:
                told.append(date(*(int(part) for part in said.groups())))
        if told:
            assert max(told) == column.newest, column.name


def test_only_what_is_planted_as_broken_is_broken(site: HeldSite) -> None:
    broken = set()
    pages = [_home(site)] + [_text(_get(site, urljoin(_HOME, each.path))) for each in site.columns]
    bases = [_HOME] + [urljoin(_HOME, each.path) for each in site.columns]
    unread = {place(each.path) for each in site.columns if each.state == "unread"}
    for page, base in zip(pages, bases, strict=True):
        for link in _links(page, base) if page.strip() else []:
            if _HOST not in link or place(link) in unread:
                continue
            answer = _get(site, link)
            if answer.status >= 300 or "页面不存在" in _text(answer):
                broken.add(link)
    assert broken == {urljoin(_HOME, path) for path in site.broken if path}
