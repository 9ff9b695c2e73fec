"""What a case is made of, whatever file it ends up in: paragraphs, tables, what is hidden, properties."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from monitor.facts import LeakKind as Kind

__all__ = ["Block", "Case", "Container", "Doc", "Hidden", "Items", "Kind", "Table", "Where"]


class Container(StrEnum):
    """The four forms in which offices publish."""

    HTML = "html"
    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"


class Where(StrEnum):
    """Where a hidden part hides; which of them a container knows is the container's business."""

    ELEMENT = "element"  # an element that is not shown
    VANISHED = "vanished"  # text that is there and not shown
    DELETED = "deleted"  # a tracked change that was never accepted
    COMMENT = "comment"
    FOOTER = "footer"
    SHEET = "sheet"
    VERY_HIDDEN_SHEET = "very-hidden-sheet"
    COLUMN = "column"  # the last column of a table
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``over`` is a line of heads that span others and stands above ``head``."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    over: tuple[str, ...] = ()
    numeric: bool = False  # whole numbers are kept as numbers where a file knows such cells


@dataclass(frozen=True, slots=True)
class Items:
    """The rows of a list page: titles that lead on."""

    titles: tuple[str, ...]


Block: TypeAlias = str | Table | Items


@dataclass(frozen=True, slots=True)
class Hidden:
    """A block that a reader does not see at once."""

    where: Where
    block: str | Table


@dataclass(frozen=True, slots=True)
class Doc:
    """One document. ``head`` stands before the title, ``end`` after the signature."""

    title: str
    blocks: tuple[Block, ...]
    head: tuple[str, ...] = ()
    end: tuple[Block, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)  # title, author, subject, keywords


@dataclass(frozen=True, slots=True)
class Case:
    """One published document and what is to be said of it. No ``kind``: nothing."""

    name: str
    container: Container
    kind: Kind | None
    also: frozenset[Kind]  # kinds that may be told beside it, and need not be
    body: bytes
    planted: tuple[str, ...]  # the values that must not be shown, as they stand in it

    @property
    def url(self) -> str:
        """An address such as the site would give it."""
        page = f"t20261118_{sum(self.name.encode()) + 1_400_000}.html"
        name = page if self.container is Container.HTML else f"P0{page[1:9]}.{self.container}"
        return f"http://fgw.example.gov.cn/zwgk/tzgg/202611/{name}"
