"""Rows of the column lists, in the markup of each content system.

The second system keeps its rows in a script, record by record, as fragments no parser of the
page itself will see.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from posixpath import relpath
from urllib.parse import quote

from monitor.sample.articles import Article
from monitor.sample.columns import Column

_UNDATED = {"bszn", "ldxx"}
_SHORT = 24


@dataclass(frozen=True, slots=True)
class Tie:
    """An interpretation nested in a row."""

    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row ready for a template; ``path`` is for other pages, ``href`` for the list's own."""

    title: str
    short: str
    href: str
    path: str
    date: str
    pinned: bool
    note: str
    number: str
    popbox: tuple[Tie, ...]


def row_of(article: Article, today: date, place: int) -> Row:
    """An article as a row."""
    folder = article.column.path.rpartition("/")[0]
    return Row(
        title=article.title,
        short=_shortened(article.title),
        href=article.offsite or "./" + relpath(article.path, folder),
        path=article.offsite or article.path,
        date="" if article.column.key in _UNDATED else article.row_date,
        pinned=article.pinned,
        note=_note(article, today, place),
        number=article.path[-12:-5],
        popbox=tuple(Tie(relpath(each.path, folder), each.title) for each in article.popbox),
    )


def _shortened(title: str) -> str:
    return title if len(title) <= _SHORT else title[: _SHORT - 2] + "..."


def _note(article: Article, today: date, place: int) -> str:
    """What a row says besides its date; some of it looks like a date and is none."""
    key = article.column.key
    if key == "xydt":
        return f"索引号：0233621J/{today:%Y-%m%d}{place}"
    if key == "zjdc":
        closing = today + timedelta(days=18) if place == 0 else article.published
        return f"征集截止：{closing:%Y-%m-%d}" if place == 0 else "已结束"
    if key == "zrxx":
        return "已回复" if article.answered else "办理中"
    return ""


def unit_of(column: Column) -> str:
    """The number of the list's box on the page."""
    return f"76{column.path.split('/')[2].removeprefix('col')}"


def dataproxy(column: Column, page: int, *, relative: bool = False) -> str:
    """Where the list's pages are asked for; the name is encoded twice, as the system does."""
    name = quote(quote(column.name))
    number = column.path.split("/")[2].removeprefix("col")
    return (
        f"{'./' if relative else '/module/web/jpage/'}dataproxy.jsp?page={page}&appid=1&webid=12"
        f"&path=/&columnid={number}&unitid={unit_of(column)}&webname={name}&permissiontype=0"
    )


def datastore(column: Column, articles: list[Article], following: str) -> str:
    """The rows as the system writes them; ``following`` is where the next ones are."""
    link = f'<a href="{following}"></a>' if following else ""
    records = "\n".join(f"<record><![CDATA[{_record(each)}]]></record>" for each in articles)
    return (
        f"<datastore>\n<nextgroup><![CDATA[{link}]]></nextgroup>\n"
        f'<recordset><ul id="information-list"></ul>\n{records}\n</recordset>\n</datastore>'
    )


def _record(article: Article) -> str:
    title = escape(article.title)
    quoted = f"href='{article.path}' title='{title}'"
    if article.column.key == "gsgg":
        return f"<tr><td><a {quoted}>{title}</a></td><td>{article.row_date}</td></tr>"
    return (
        f'<li class="clearfix"><a target="_blank" {quoted}>{escape(_shortened(article.title))}</a>'
        f"<b>{article.row_date}</b></li>"
    )
