"""From a plan of columns to rows with dates and addresses, and from these to what was planted.

Every family draws its own pages; what a row says and what is true of a column is told here once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from tests.families.base import MISSING, Answer, Asked, FamilySite, Planted
from tests.families.stories import story

HOST = "@@HOST@@"  # stands in pages for the host and port the visitor asked


class Row(NamedTuple):
    """One row of a list: full title, the day the list shows, the address from the root or in full."""

    title: str
    day: date
    path: str
    number: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What one column is to be."""

    name: str
    path: str
    category: str
    shape: str  # which of the family's list forms draws it
    parent: str = ""
    sizes: tuple[int, ...] = (8,)  # rows a page; () is an empty or a text column
    age: int = 3  # days since the newest row
    step: int = 4  # days between two rows
    pinned: tuple[int, ...] = ()  # ages of old rows set above the others on the first page
    mistyped: int = -1  # the turn of a row whose printed day lies in a year to come
    titles: tuple[str, ...] = ()  # the first titles, where ordinary ones would not show the trap
    full: bool = True  # the list tells its titles in full
    state: str = "entries"
    has_next: bool | None = None
    first_story: int = 0  # columns of one category tell different stories
    note: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A plan with its rows, page by page."""

    plan: Plan
    pages: tuple[tuple[Row, ...], ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for page in self.pages for row in page)

    @property
    def first_page(self) -> tuple[Row, ...]:
        return self.pages[0] if self.pages else ()


def grow(
    today: date, org: str, number: int, plan: Plan, address: Callable[[Plan, int, date], str]
) -> Column:
    """``number`` counts the site's columns and keeps the rows' numbers apart."""
    ages = [*plan.pinned]
    ages += [
        plan.age + turn * plan.step + turn % 2 for turn in range(sum(plan.sizes) - len(plan.pinned))
    ]
    rows = []
    for turn, age in enumerate(ages):
        day = today - timedelta(days=age)
        unpinned = turn - len(plan.pinned)
        if 0 <= unpinned < len(plan.titles):
            deadline = today + timedelta(days=30)
            title = plan.titles[unpinned].format(
                year=day.year, deadline=f"{deadline.year}年{deadline.month}月{deadline.day}日"
            )
        else:
            title = story(plan.category, plan.first_story + turn, org, day)
        serial = number * 100 + turn
        rows.append(Row(title, day, address(plan, serial, day), serial))
    return Column(plan, _in_pages(rows, plan.sizes))


def _in_pages(rows: list[Row], sizes: tuple[int, ...]) -> tuple[tuple[Row, ...], ...]:
    pages, start = [], 0
    for size in sizes:
        pages.append(tuple(rows[start : start + size]))
        start += size
    return tuple(pages)


def planted(column: Column) -> Planted:
    """What a careful person reads on the column's first page."""
    plan = column.plan
    rows = column.first_page if plan.state == "entries" else ()
    valid = [row for turn, row in enumerate(rows) if turn != plan.mistyped]
    newest = max(valid, key=lambda row: row.day, default=None)
    has_next = len(plan.sizes) > 1 if plan.has_next is None else plan.has_next
    return Planted(
        name=plan.name,
        path=plan.path,
        category=plan.category,
        first_level=not plan.parent,
        parent=plan.parent,
        state=plan.state,
        entries=len(rows),
        newest=newest.day if newest else None,
        newest_path=newest.path if newest else "",
        titles=tuple(row.title for row in rows) if plan.full else (),
        has_next=has_next if rows else False,
        note=plan.note,
    )


class PageTable(FamilySite):
    """A site whose pages are known beforehand. Families with live addresses override ``live``."""

    def __init__(self, today: date) -> None:
        super().__init__(today)
        self.pages: dict[str, Answer] = {}

    def put(self, path: str, text: str, content_type: str = "") -> None:
        body = text.encode()
        self.pages[path] = Answer(body, content_type=content_type) if content_type else Answer(body)

    def live(self, asked: Asked) -> Answer | None:
        """An answer that depends on more than the path."""

    def answer(self, asked: Asked) -> Answer:
        lively = self.live(asked)
        if lively is not None:
            return lively
        if asked.method not in ("GET", "HEAD"):
            return Answer(b"", 405)
        page = self.pages.get(asked.path)
        if page is None:
            return MISSING
        return page._replace(body=page.body.replace(HOST.encode(), asked.host.encode()))


def clipped(title: str, length: int = 14) -> str:
    """The title as a narrow list shows it."""
    return title if len(title) <= length else title[:length] + "..."
