"""Every page of the site as bytes: templates of two content systems over one library.

Addresses inside the pages start at the root, except in list rows, where the systems write
relative ones; so a page under ``<base href>`` keeps its navigation.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from monitor.sample import labels, lists
from monitor.sample.answers import HTML, HTML_UTF8, Answer
from monitor.sample.articles import Article, Library, texts
from monitor.sample.columns import (
    COLUMNS,
    FOREIGN_CODE,
    PORTALS,
    SITE_CODE,
    SITE_NAME,
    Column,
    Portal,
    Skin,
)
from monitor.sample.navigation import navigation

_GBK_COLUMN = "rsxx"
_TRIMMED_COLUMN = "ztzl"  # its pages have a foot without the 党政机关 mark
_BOXED = {"gfxwj", "zdxm", "ssj", "jgsf"}  # article pages with a table of document facts
_FORMS = dict.fromkeys(("jgzn", "gkzn", "gkzd", "ysqgk"), "text") | {
    "sjfb": "script",
    "zrxx": "letters",
}


@dataclass(frozen=True, slots=True)
class _Site:
    name: str = SITE_NAME
    code: str = SITE_CODE
    foreign_code: str = FOREIGN_CODE


@dataclass(frozen=True, slots=True)
class _Crumb:
    name: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class _Section:
    name: str
    path: str
    rows: tuple[lists.Row, ...]


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("monitor.sample"), autoescape=True, undefined=StrictUndefined
    )


def source_of(article: Article) -> str:
    """Who says so: articles copied from the press name the press."""
    return "滨海日报" if article.column.key == "mtjj" else f"市发展改革委{article.column.office}"


def clock_of(article: Article) -> str:
    """The time of day an article went out."""
    return f"{8 + len(article.title) % 9:02}:{len(article.title) * 7 % 60:02}"


class Renderer:
    """Renders pages for one day and host."""

    def __init__(self, library: Library, today: date, host: str, planted: dict[str, str]) -> None:
        self._library, self._today, self._host, self._planted = library, today, host, planted
        self._navigation = navigation()

    def home(self, keys: tuple[str, ...], rows: int) -> Answer:
        """The home page with the newest rows of some columns."""
        return self._page(
            "trs_home.html",
            title=SITE_NAME,
            labels=labels.markup(labels.site_labels(self._host), ""),
            sections=[self._section(self._column(key), rows) for key in keys],
            planted=self._planted.get("home", ""),
            friends=self._planted.get("friends", ""),
            options=self._planted.get("select", ""),
        )

    def portal(self, portal: Portal, rows: int) -> Answer:
        """A parent page with the newest rows of its columns."""
        children = [each for each in COLUMNS if each.parent == portal.key]
        return self._page(
            f"{portal.skin}_portal.html",
            title=f"{portal.name}_{SITE_NAME}",
            labels=labels.markup(self._named(portal.name, "栏目导航"), ""),
            crumbs=[_Crumb(portal.name)],
            sections=[self._section(each, rows) for each in children],
            planted=self._planted.get(f"portal:{portal.key}", ""),
        )

    def plain(self, name: str, paragraphs: tuple[str, ...], *, site_map: bool = False) -> Answer:
        """A page of the first system that is neither list nor article."""
        return self._page(
            "trs_page.html",
            title=f"{name}_{SITE_NAME}",
            labels=labels.markup(self._named(name, "办事服务"), ""),
            crumbs=[_Crumb(name)],
            heading=name,
            paragraphs=paragraphs,
            map=site_map,
        )

    def column(self, column: Column) -> dict[str, Answer]:
        """The list pages of a column, by path and query."""
        articles = self._library[column.key]
        size = column.per_page
        pages = [articles[n : n + size] for n in range(0, max(len(articles), 1), size)]
        if column.skin is Skin.HANWEB:
            return self._hanweb_lists(column, pages)
        stem = column.path.removesuffix(".html")
        return {
            f"{stem}_{number}.html" if number else column.path: self._trs_list(
                column, page, number, len(pages)
            )
            for number, page in enumerate(pages)
        }

    def article(self, article: Article) -> Answer:
        """An article's page."""
        column, clock, source = article.column, clock_of(article), source_of(article)
        page_labels = labels.article_labels(article, self._host, clock, source)
        return self._page(
            f"{column.skin}_article.html",
            column=column,
            title=f"{article.title}_{SITE_NAME}",
            labels=labels.markup(page_labels, column.key),
            crumbs=[*self._crumbs(column), _Crumb("正文")],
            article=article,
            base_href=article.base_href,
            letter=column.key == "zrxx",
            boxed=column.key in _BOXED,
            source=source,
            clock=clock,
        )

    def _trs_list(self, column: Column, page: list[Article], number: int, count: int) -> Answer:
        return self._page(
            "trs_list.html",
            column=column,
            title=f"{column.name}_{SITE_NAME}",
            labels=labels.markup(labels.list_labels(column, self._host), column.key),
            crumbs=self._crumbs(column),
            parent_name=self._crumbs(column)[0].name,
            siblings=[e for e in COLUMNS if e.parent == column.parent and e.in_navigation],
            form=_FORMS.get(column.key, "rows"),
            popboxes=column.category == "policy",
            rows=self._rows(page),
            paragraphs=texts().get(column.key, {}).get("paragraphs", []),
            page_count=count,
            page_number=number,
            planted=self._planted.get(f"list:{column.key}", ""),
        )

    def _hanweb_lists(self, column: Column, pages: list[list[Article]]) -> dict[str, Answer]:
        following = lists.dataproxy(column, 1) if pages[0] else ""
        page = self._page(
            "hanweb_list.html",
            column=column,
            title=f"{column.name}_{SITE_NAME}",
            labels=labels.markup(labels.list_labels(column, self._host), column.key),
            crumbs=self._crumbs(column),
            unit=lists.unit_of(column),
            number=column.path.split("/")[2].removeprefix("col"),
            total=len(self._library[column.key]),
            datastore=lists.datastore(column, pages[0], following),
        )
        answers = {column.path: page}
        for number, rows in enumerate(pages, 1):
            more = lists.dataproxy(column, number + 1, relative=True) if number < len(pages) else ""
            body = lists.datastore(column, rows, more).encode()
            answers[lists.dataproxy(column, number)] = Answer(
                body, content_type="text/xml;charset=UTF-8"
            )
        return answers

    def _page(self, template: str, *, column: Column | None = None, **words: Any) -> Answer:
        key = column.key if column else ""
        charset = "gb2312" if key == _GBK_COLUMN else "utf-8"
        filled = {"crumbs": [], "base_href": "", "planted": ""} | words
        text = (
            _templates()
            .get_template(template)
            .render(
                site=_Site(),
                today=self._today,
                navigation=self._navigation,
                charset=charset,
                trimmed=key == _TRIMMED_COLUMN,
                column=column,
                iso=date.isoformat,
                cn=lambda day: f"{day.year}年{day.month}月{day.day}日",
                **filled,
            )
        )
        # The header is silent on the first system, so the page's own word on its charset counts.
        kind = HTML_UTF8 if template.startswith(Skin.HANWEB) else HTML
        return Answer(text.encode("gb18030" if charset == "gb2312" else "utf-8"), content_type=kind)

    def _section(self, column: Column, rows: int) -> _Section:
        return _Section(column.name, column.path, self._rows(self._library[column.key][:rows]))

    def _rows(self, articles: list[Article]) -> tuple[lists.Row, ...]:
        return tuple(lists.row_of(each, self._today, n) for n, each in enumerate(articles))

    def _crumbs(self, column: Column) -> list[_Crumb]:
        # The bare folder is a second address of the same column, as in real bread crumbs.
        path = column.path.removesuffix("index.html") if column.key == "tzgg" else column.path
        parents = [item for item in self._navigation if column in item.children]
        parents += [item for item in self._navigation if item.href in self._portal_of(column)]
        return [*(_Crumb(item.name, item.href) for item in parents[:1]), _Crumb(column.name, path)]

    def _portal_of(self, column: Column) -> set[str]:
        return {portal.path for portal in PORTALS if portal.key == column.parent}

    def _column(self, key: str) -> Column:
        return next(each for each in COLUMNS if each.key == key)

    def _named(self, name: str, type_label: str) -> labels.Labels:
        return labels.site_labels(self._host) + labels.column_labels(name, type_label)
