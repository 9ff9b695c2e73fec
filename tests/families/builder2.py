"""What several invented sites share: rows, a shelf of pages, the menu's tree. Markup is each family's own.

Only first-level entries of the menu are planted as ``first_level``; what stands in a sub-menu has a parent. A
heading without a page of its own is still the ``parent`` of what is below it, and is told in ``Truth.notes``.
Every link of a page that leads into its site answers. A column that is text has ``entries=0``, no newest day,
and state ``entries``.
"""

import html
from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from tests.families.base import HTML, MISSING, PROBED, Answer, Asked, FamilySite, Planted, Truth
from tests.families.wording2 import titles

HOST = "@HOST@"  # stands in pages for the host as the visitor wrote it
PIXEL = bytes.fromhex(
    "47494638396101000100800000ffffff00000021f90401000000002c00000000010001000002024401003b"
)
ASSETS = {
    ".css": "text/css",
    ".js": "application/javascript",
    ".png": "image/gif",
    ".gif": "image/gif",
}
PINNED_DAYS = 420  # how much older than the newest row a pinned one is
FUTURE_DAYS = 75  # how far ahead a mistyped day lies


class Row(NamedTuple):
    """One row of a list."""

    title: str
    path: str  # from the root; a full address off-site
    day: date  # as the list tells it


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """A column to be built. Days are counted back from today."""

    name: str
    category: str
    path: str
    key: str = ""  # the family's own number of the column
    parent: str = ""
    style: str = "list"  # the family's word for how it is shown
    age: int = 6  # days since its newest row
    step: int = 5  # days between rows, at least 2
    per_page: int = 10
    total: int = 24
    pinned: int = 0  # old rows kept on top
    drift: int = 0  # days by which every third address differs from its row
    future: bool = False  # one row bears a mistyped day still to come
    outside: bool = False  # the second row leads to another site
    side_only: bool = False  # linked from its parent's page, not from the main navigation
    note: str = ""


class BuiltSite(FamilySite):
    """A site whose pages are made once, from one list of plots."""

    plots: tuple[Plot, ...]
    site_code: str
    office = "市发展改革委"  # what titles call the body that owns the site
    tops: tuple[
        tuple[str, str], ...
    ]  # first-level entries: name and address; "" for a mere heading
    not_columns: tuple[str, ...] = ()

    def __init__(self, today: date) -> None:
        super().__init__(today)
        self.pages: dict[str, Answer] = {}
        self.rows: dict[str, list[Row]] = {}
        self.planted: list[Planted] = []
        for seed, plot in enumerate(self.plots):
            self.rows[plot.name] = self._rows(plot, seed)
        self.build()

    @abstractmethod
    def build(self) -> None:
        """Put every page on the shelf and plant every column."""

    @abstractmethod
    def address(self, plot: Plot, index: int, day: date) -> str:
        """Where the article of a row stands; ``day`` is the one its address tells."""

    def answer(self, asked: Asked) -> Answer:
        """The page of that path and query; without one, of the path alone, as servers of files do."""
        if asked.method == "POST" or PROBED in asked.path:
            return MISSING
        found = self.pages.get(f"{asked.path}?{asked.raw_query}") or self.pages.get(asked.path)
        if found is None:
            return MISSING
        return found._replace(body=found.body.replace(HOST.encode(), asked.host.encode()))

    def truth(self) -> Truth:
        headings = {
            name: "a heading of the menu without a page" for name, path in self.tops if not path
        }
        return Truth(tuple(self.planted), self.not_columns, self.site_code, headings)

    def put(self, path: str, text: str, content_type: str = HTML, status: int = 200) -> None:
        """One page. Two pages of one address would part site and truth."""
        assert path not in self.pages, path
        self.pages[path] = Answer(text.encode(), status, content_type)

    def put_assets(self, *paths: str) -> None:
        """Styles, scripts and images that pages name."""
        for path in paths:
            kind = ASSETS[path[path.rindex(".") :]]
            self.pages[path] = Answer(PIXEL if kind == "image/gif" else b"/* */", 200, kind)

    def plant(
        self,
        plot: Plot,
        rows: Sequence[Row] = (),
        *,
        state: str = "entries",
        full_titles: bool = True,
        has_next: bool = False,
        with_address: bool = True,
    ) -> None:
        """What a careful person reads of a column whose first page shows ``rows``."""
        newest = max(
            (row for row in rows if row.day <= self.today), key=lambda row: row.day, default=None
        )
        self.planted.append(
            Planted(
                name=plot.name,
                path=plot.path,
                category=plot.category,
                first_level=not plot.parent,
                parent=plot.parent,
                state=state,
                entries=len(rows),
                newest=newest.day if newest else None,
                newest_path=newest.path if newest and with_address else "",
                titles=tuple(row.title for row in rows) if full_titles else (),
                has_next=has_next,
                note=plot.note,
            )
        )

    def sheets(self, plot: Plot) -> list[list[Row]]:
        """The rows of a column, page by page."""
        rows = self.rows[plot.name]
        return [rows[i : i + plot.per_page] for i in range(0, len(rows), plot.per_page)]

    def below(self, name: str, *, in_menu: bool = False) -> list[Plot]:
        """The columns below one, those of the main navigation alone when asked so."""
        return [p for p in self.plots if p.parent == name and not (in_menu and p.side_only)]

    def trail(self, plot: Plot) -> list[tuple[str, str]]:
        """Names and addresses from the first level down to the column."""
        tops = dict(self.tops)
        above = [(plot.parent, tops[plot.parent])] if plot.parent in tops else []
        return [*above, (plot.name, plot.path)]

    def _rows(self, plot: Plot, seed: int) -> list[Row]:
        if plot.style in {"static", "empty", "portal"}:
            return []
        days = [plot.age + i * plot.step + i % 3 for i in range(plot.total - plot.pinned)]
        days = [plot.age + PINNED_DAYS + i for i in range(plot.pinned)] + days
        if plot.future:
            days[plot.pinned + 2] = -FUTURE_DAYS
        told = titles(plot.category, plot.total, self.today, seed)
        names = [title.replace("市发展改革委", self.office) for title in told]
        return [
            self._row(plot, i, name, back)
            for i, (name, back) in enumerate(zip(names, days, strict=True))
        ]

    def _row(self, plot: Plot, index: int, title: str, back: int) -> Row:
        day = self.today - timedelta(days=back)
        shift = plot.drift if index % 3 == 0 else 0
        told = (
            self.today - timedelta(days=plot.age + index)
            if back < 0
            else day + timedelta(days=shift)
        )
        path = self.address(plot, index, told)
        if plot.outside and index == 1:
            path = f"https://ggzy.example.gov.cn/jyxx/{told:%Y%m%d}/0386304b-{index}.html?xiaqucode=650000"
        return Row(title, path, day)


def esc(text: str) -> str:
    """Text as it stands in markup, double-quoted attributes included."""
    return html.escape(text, quote=True)


def cut(title: str, length: int = 16) -> str:
    """A title as lists shorten it."""
    return title if len(title) <= length else title[:length] + "..."


def plots(table: str, path: Callable[[str], str]) -> tuple[Plot, ...]:
    """A table of columns: key | name | category | parent | style | options | note, a line each.

    ``path`` makes an address of a key; an option is ``age=4``, or a bare word that stands for yes.
    """
    found = []
    for line in table.strip().splitlines():
        key, name, category, parent, style, options, note = (
            cell.strip() for cell in line.split("|")
        )
        pairs = [option.partition("=") for option in options.split()]
        chosen: dict[str, Any] = {word: int(value) if value else True for word, _, value in pairs}
        plot = Plot(name=name, category=category, path=path(key), key=key, parent=parent, note=note)
        found.append(replace(plot, style=style or "list", **chosen))
    return tuple(found)


def letter(title: str, listed: date, *, answered: bool = False) -> str:
    """A published letter. The list told one of its two days: of asking, or of the answer."""
    asked = listed - timedelta(days=4) if answered else listed
    office, reply = "价格管理科", asked + timedelta(days=4)
    return (
        "<table class='letter'><tr><th>信件编号</th><td>2026-10428</td><th>状态</th><td>已办结</td></tr>"
        f"<tr><th>来信标题</th><td colspan='3'>{esc(title)}</td></tr>"
        f"<tr><th>来信时间</th><td>{asked}</td><th>回复时间</th><td>{reply}</td></tr>"
        f"<tr><th>受理部门</th><td colspan='3'>{office}</td></tr>"
        "<tr><th>来信内容</th><td colspan='3'>您好，请问相关收费标准是如何规定的？</td></tr>"
        "<tr><th>回复内容</th><td colspan='3'>您好，来信收悉。现答复如下：按现行文件执行。感谢您的关注。</td></tr>"
        "</table>"
    )
