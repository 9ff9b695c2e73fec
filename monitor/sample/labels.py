"""Page labels (网页标签) of every page: mostly right, dirty in lawful ways, wrong on a few.

Names and duties: 《政府网站发展指引》 (国办发〔2017〕47号), annex on page labels.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from html import escape

from monitor.sample.articles import Article, Library
from monitor.sample.columns import SITE_CODE, SITE_NAME, Column
from monitor.sample.truth import LabelTruth

Labels = list[tuple[str, str]]
EMPTY_TYPE = "zdxm"  # the column whose ColumnType is empty
_NO_SOURCE = "jgjc"  # the column whose articles name no source
_WRONG_CODE = "3799000021"

# Ways of writing a label that a reader has to bear; none of them is a fault.
_PLAIN = '<meta name="{name}" content="{content}" />'
_STYLES = {
    "gzdt": '<meta name="{name}"content="{content}">',
    "nydt": '<meta content="{content}" name="{name}">',
    "jgsf": '<META NAME="{name}" CONTENT="{content}">',
    "tzgg": '<meta  name="{name}" content="{content}\n" />',
}
_LOWER_CASE = "fgyw"
_TEMPLATE_LEFTOVER = "ztzl"


def site_labels(host: str) -> Labels:
    """The three labels every page owes."""
    return [("SiteName", SITE_NAME), ("SiteDomain", host), ("SiteIDCode", SITE_CODE)]


def column_labels(name: str, type_label: str) -> Labels:
    """The four labels a column page owes."""
    return [
        ("ColumnName", name),
        ("ColumnDescription", f"{SITE_NAME}{name}栏目，发布{name}相关信息"),
        ("ColumnKeywords", f"{name},滨海市,发展改革"),
        ("ColumnType", type_label),
    ]


def list_labels(column: Column, host: str) -> Labels:
    """The labels of a column's list pages."""
    type_label = "" if column.key == EMPTY_TYPE else column.type_label
    return site_labels(host) + column_labels(column.name, type_label)


def article_labels(article: Article, host: str, clock: str, source: str) -> Labels:
    """The labels of an article, with the planted changes."""
    labels = [
        *site_labels(host),
        ("ColumnName", article.column.name),
        ("ColumnType", article.column.type_label),
        ("ArticleTitle", article.title),
        ("PubDate", f"{article.published:%Y-%m-%d} {clock}"),
        ("ContentSource", source),
        ("Keywords", f"{article.column.name},滨海市"),
    ]
    changes = dict(article.label_changes)
    changed = [(name, changes.get(name, content)) for name, content in labels]
    return [(name, content) for name, content in changed if content is not None]


def markup(labels: Iterable[tuple[str, str]], key: str) -> str:
    """The labels as the column's templates write them."""
    style = _STYLES.get(key, _PLAIN)
    lines = [
        style.format(
            name=name.lower() if key == _LOWER_CASE else name, content=escape(content, quote=True)
        )
        for name, content in labels
    ]
    if key == _TEMPLATE_LEFTOVER:
        # An included header brings a block of its own; the first one on the page is the page's.
        lines.append(_PLAIN.format(name="ColumnName", content="头部new"))
    return "\n".join(lines)


def plant_faults(library: Library) -> tuple[LabelTruth, ...]:
    """Changes the labels of some articles; returns what is wrong now, by path."""
    column = next(each[0].column for each in library.values() if each and _is(each, EMPTY_TYPE))
    no_source = range(len(library[_NO_SOURCE]))
    return (
        LabelTruth("column", "ColumnType", "empty", (column.path,), "nothing between the quotes"),
        LabelTruth(
            "article",
            "ContentSource",
            "missing",
            tuple(_change(library, _NO_SOURCE, n, "ContentSource", None) for n in no_source),
            "no article of the column names its source in a label; the page itself does",
        ),
        LabelTruth(
            "article",
            "PubDate",
            "contradicts",
            (_shift_date(library, "nydt", 2), _shift_date(library, "tjsj", 3)),
            "three days before the date the page shows",
        ),
        LabelTruth(
            "article",
            "SiteIDCode",
            "contradicts",
            (_change(library, "gzdt", 21, "SiteIDCode", _WRONG_CODE),),
            "another code than the foot of the page",
        ),
        LabelTruth(
            "article",
            "ArticleTitle",
            "missing",
            tuple(
                _change(library, key, n, "ArticleTitle", None)
                for key, n in (("tzgg", 15), ("tzgg", 16), ("ssj", 3))
            ),
            "label left out",
        ),
    )


def _is(articles: list[Article], key: str) -> bool:
    return articles[0].column.key == key


def _shift_date(library: Library, key: str, place: int) -> str:
    day = library[key][place].published - timedelta(days=3)
    return _change(library, key, place, "PubDate", f"{day:%Y-%m-%d} 09:00")


def _change(library: Library, key: str, place: int, name: str, content: str | None) -> str:
    article = library[key][place]
    library[key][place] = replace(article, label_changes=(*article.label_changes, (name, content)))
    return article.path
