"""The articles of every column, written from the text files for a given day.

Everything is a function of ``today`` and of the order of writing, so two builds are equal.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import count
from typing import Any

from monitor.sample.columns import COLUMNS, Column, Skin, read_text

_FIRST_TRS, _FIRST_HANWEB = 1406530, 100234


@dataclass(frozen=True, slots=True)
class Related:
    """A link between a document and what explains it; ``heading`` is the word above it."""

    heading: str
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Article:
    """A row of a list and the page behind it."""

    column: Column
    title: str
    published: date
    path: str
    lead: str = ""
    paragraphs: tuple[str, ...] = ()
    pinned: bool = False
    listed: date | None = None  # the date the list shows, where it is not the article's
    gone: bool = False  # the row is there, the page is not
    offsite: str = ""  # the row leads to another host
    doc_number: str = ""
    made: date | None = None
    related: tuple[Related, ...] = ()  # on the article page
    popbox: tuple[Related, ...] = ()  # in the list row
    by_script: bool = False  # the page asks an interface for its interpretations
    answered: date | None = None  # a letter's answer
    extras: tuple[str, ...] = ()  # planted markup, after the text
    label_changes: tuple[tuple[str, str | None], ...] = ()  # None: the label is left out
    base_href: str = ""

    @property
    def row_date(self) -> str:
        """The date as the list prints it."""
        day = self.listed or self.published
        return self.column.dates.format(y=day.year, m=day.month, d=day.day)

    @property
    def index_number(self) -> str:
        """索引号: made of the commission's code and a number that looks like a date."""
        return f"0233621J/{self.published:%Y-%m%d}{len(self.title) % 10}"


Library = dict[str, list[Article]]


class Paths:
    """Numbers articles in the order of writing, as a content system does."""

    def __init__(self) -> None:
        self._trs: Iterator[int] = count(_FIRST_TRS, 7)
        self._hanweb: Iterator[int] = count(_FIRST_HANWEB, 3)

    def of(self, column: Column, day: date) -> str:
        """The path of the next article of a column."""
        if column.skin is Skin.HANWEB:
            number = column.path.split("/")[2].removeprefix("col")
            serial = next(self._hanweb)
            return f"/art/{day.year}/{day.month}/{day.day}/art_{number}_{serial}.html"
        folder = column.path.rpartition("/")[0]
        return f"{folder}/{day:%Y%m}/t{day:%Y%m%d}_{next(self._trs)}.html"


@lru_cache(maxsize=1)
def texts() -> dict[str, dict[str, Any]]:
    """Titles and paragraphs of every column, by its key."""
    return read_text("news.toml") | read_text("openness.toml") | read_text("services.toml")


def write_library(today: date, paths: Paths) -> Library:
    """The ordinary articles of every column, newest first, pinned rows at the head."""
    pool = texts()
    return {each.key: _write(each, today, pool.get(each.key, {}), paths) for each in COLUMNS}


def _write(column: Column, today: date, pool: dict[str, Any], paths: Paths) -> list[Article]:
    titles = pool.get("titles", [])
    if column.key == "jgzn" or not titles:
        return []
    pinned = [
        _article(
            column, today - timedelta(days=row["days"]), row["title"], pool, paths, pinned=True
        )
        for row in pool.get("pinned", [])
    ]
    days = _days(column, today, column.count or len(titles))
    return pinned + [
        _article(column, day, titles[place % len(titles)], pool, paths)
        for place, day in enumerate(days)
    ]


def _days(column: Column, today: date, rows: int) -> list[date]:
    if column.key == "nb":
        # Both the report on disclosure and the one on the site are due by 31 January.
        newest = today.year if today >= date(today.year, 1, 4) else today.year - 1
        return [date(newest - back // 2, 1, 4 - back % 2) for back in range(rows)]
    newest_day = column.age.before(today)
    return [newest_day - timedelta(days=column.step * place) for place in range(rows)]


def _article(
    column: Column,
    day: date,
    title: str,
    pool: dict[str, Any],
    paths: Paths,
    *,
    pinned: bool = False,
) -> Article:
    words = words_of(day)
    heading = title.format(**words)
    return Article(
        column=column,
        title=heading,
        published=day,
        path=paths.of(column, day),
        lead=str(pool.get("lead", "")).format(title=heading, **words),
        paragraphs=_paragraphs(pool.get("paragraphs", []), day),
        pinned=pinned,
    )


def words_of(day: date) -> dict[str, int]:
    """What a title may say of its own time: this day, last month, last year, four years on."""
    last_month = day.replace(day=1) - timedelta(days=1)
    return {
        "y": day.year, "m": day.month, "d": day.day,
        "pm": last_month.month, "pmy": last_month.year,
        "py": day.year - 1, "y4": day.year + 4,
    }  # fmt: skip


def _paragraphs(pool: list[str], day: date) -> tuple[str, ...]:
    """Three paragraphs; long pools begin elsewhere each day, so that neighbours differ."""
    if len(pool) <= 3:
        return tuple(pool)
    start = 0 if pool[0].startswith(("为贯彻", "一、")) else day.toordinal() % len(pool)
    return tuple((pool * 2)[start : start + (4 if start == 0 else 3)])
