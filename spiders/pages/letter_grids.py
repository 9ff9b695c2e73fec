"""Letters in rows under a header: a row of labels names the cells of the rows after it.

What a row is made of differs from site to site (``tr``/``td`` or ``th``, ``ul``/``li``, a link
around spans, ``p``/``font``, seven cells of each letter one after another in one row), so any
element whose children are as many as the header's may be a row, if its cells fit their labels.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from lxml.html import HtmlElement

from monitor.facts import MessageStatus
from spiders.pages.html import HtmlPage, squeeze
from spiders.pages.letter_addresses import address_of, own_address
from spiders.pages.letter_draft import Draft
from spiders.pages.letter_prints import cell_text
from spiders.pages.letter_words import Field, Kind, field_of, is_blank, is_day_cell, status_of

MAX_LETTERS = 1000
MAX_COLUMNS = 15
MAX_ELEMENTS = 120_000
_ROWS = frozenset({"tr", "ul", "ol", "li", "a", "p", "div", "dl"})
_NO_CELLS = frozenset({"br", "hr", "script", "style", "input", "img", "link", "meta", "i"})
_TELLING = frozenset({Kind.ASKED, Kind.ANSWERED, Kind.STATUS})
_DAYS = frozenset({Kind.ASKED, Kind.ANSWERED})
_LABEL_LENGTH = 12
_CELL_NODES = 40
_CELL_TEXT = 160
_LEAST_BEYOND = 3  # columns: with two, any news list below would fit the header


@dataclass(slots=True)
class Grid:
    """The letters found, and the elements they and their headers stand in."""

    drafts: list[Draft] = field(default_factory=list)
    consumed: set[HtmlElement] = field(default_factory=set)


@dataclass(slots=True)
class _Header:
    """The labels in force, and where their rows were found so far."""

    labels: list[str]
    fields: list[Field | None]
    container: HtmlElement | None
    own_rows: int = 0
    row_tag: str = ""


def read_grids(roots: Iterable[HtmlElement], page: HtmlPage, *, in_mailbox: bool) -> Grid:
    """Every letter that stands in a row under a header, in document order."""
    grid = Grid()
    header: _Header | None = None
    for element in _elements(roots):
        cells = _cells(element)
        if len(cells) < 2:
            continue
        own = _header(element, cells)
        if own is not None:
            header = own
            grid.consumed.add(element)
            cells = cells[len(own.labels) :]
        if header is not None and cells and len(grid.drafts) < MAX_LETTERS:
            drafts = [] if len(cells) % len(header.labels) else _rows(header, element, cells, page)
            kept = [draft for draft in drafts if draft.is_letter(in_mailbox=in_mailbox)]
            grid.drafts += kept[: MAX_LETTERS - len(grid.drafts)]
            grid.consumed.update([element] if drafts else [])
    return grid


def read_bare_rows(roots: Iterable[HtmlElement], page: HtmlPage) -> list[Draft]:
    """Rows of a mailbox that no header explains: a status word beside a link tells the status only."""
    found: dict[str, Draft] = {}
    meaning = Field(Kind.STATUS)
    for element in _elements(roots):
        cells = _cells(element)
        if not 3 <= len(cells) <= MAX_COLUMNS or len(found) >= MAX_LETTERS:
            continue
        words = [word for cell in cells if len(word := _text(cell)) > 2 and _is_status(word)]
        url = address_of(element, page) if len(words) == 1 else ""
        if url:
            draft = Draft(url, in_list=True)
            draft.add("状态", meaning, words[0])
            found.setdefault(url, draft)
    return list(found.values())


def _elements(roots: Iterable[HtmlElement]) -> Iterator[HtmlElement]:
    every = (element for root in roots for element in root.iter())
    return (each for each in islice(every, MAX_ELEMENTS) if each.tag in _ROWS)


def _is_status(word: str) -> bool:
    return status_of(word)[0] is not MessageStatus.UNKNOWN


def _cells(element: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in element if isinstance(cell.tag, str) and cell.tag not in _NO_CELLS]


def _text(cell: HtmlElement) -> str:
    """A cell's words, those of a picture included; the beginning of a long one."""
    parts: list[str] = []
    for node in islice(cell.iter(), _CELL_NODES):
        if node.tag in {"script", "style", "select", "option", "textarea"}:
            continue
        if isinstance(node.tag, str):
            parts += (node.text or "", (node.get("alt") or "") if node.tag == "img" else "")
        parts.append((node.tail or "") if node is not cell else "")
    return squeeze("".join(part[:_CELL_TEXT] for part in parts))[:_CELL_TEXT]


def _header(element: HtmlElement, cells: list[HtmlElement]) -> _Header | None:
    """The labels of a header row, or those at the head of a row that holds everything."""
    first = field_of(_text(cells[0])), field_of(_text(cells[1]))
    if first == (None, None):
        return None
    labels = [_text(cell) for cell in cells[:MAX_COLUMNS]]
    fields = [field_of(label) for label in labels]
    run = fields.index(None) if None in fields else len(fields)
    whole = len(cells) <= MAX_COLUMNS and _is_whole_header(labels, fields)
    size = len(cells) if whole else run
    if size < 2 or len(cells) % size or not _tells(fields[:size]):
        return None
    return _Header(labels[:size], fields[:size], _container(element))


def _is_whole_header(labels: list[str], fields: list[Field | None]) -> bool:
    """Whether every cell is a label; in a letter's own table labels and values take turns."""
    known = sum(each is not None for each in fields)
    return 2 * known > len(fields) and all(
        0 < len(label) <= _LABEL_LENGTH
        and not any(sign.isdigit() for sign in label)
        and not status_of(label)[1]
        for label in labels
    )


def _tells(fields: list[Field | None]) -> bool:
    return any(each is not None and each.kind in _TELLING for each in fields)


def _container(element: HtmlElement) -> HtmlElement | None:
    parent = element.getparent()
    while element.tag == "tr" and parent is not None and parent.tag in {"tbody", "thead", "tfoot"}:
        parent = parent.getparent()
    return parent


def _rows(
    header: _Header, element: HtmlElement, cells: list[HtmlElement], page: HtmlPage
) -> list[Draft]:
    """The letters of one element that has as many cells as the header, or a multiple of it."""
    size = len(header.labels)
    is_inside = _container(element) is header.container
    if not is_inside:
        fits = not header.own_rows and size >= _LEAST_BEYOND
        if not fits or (header.row_tag and header.row_tag != element.tag):
            return []
    found: list[Draft] = []
    for start in range(0, len(cells), size):
        draft = _draft(header, cells[start : start + size], strictly=not is_inside)
        if draft is not None:
            whole = len(cells) == size
            draft.url = _address(element, cells[start : start + size], page, whole=whole)
            found.append(draft)
    if found:
        header.own_rows += is_inside
        header.row_tag = header.row_tag or str(element.tag)
    return found


def _draft(header: _Header, cells: list[HtmlElement], *, strictly: bool) -> Draft | None:
    """The row as a letter, or ``None`` where a cell does not fit its label (a pager, a notice)."""
    draft = Draft(in_list=True)
    for label, meaning, cell in zip(header.labels, header.fields, cells, strict=True):
        text = _text(cell)
        draft.words += f"{text}\n" if meaning is None or meaning.kind is Kind.TITLE else ""
        if meaning is None:
            continue
        if meaning.kind in _DAYS and not is_day_cell(text):
            return None
        is_unfit = meaning.kind is Kind.STATUS and not is_blank(text) and not status_of(text)[1]
        if strictly and is_unfit:
            return None
        if meaning.kind is Kind.ANSWERED and is_blank(text):
            draft.scripted = draft.scripted or has_id(cell)
        if meaning.kind is Kind.ANSWER:
            draft.answer = draft.answer or cell_text(cell)
        draft.add(label, meaning, text)
    return draft


def has_id(cell: HtmlElement) -> bool:
    """Whether a script may fill this place: it, or something in it, has a name to be found by."""
    return any(node.get("id") for node in islice(cell.iter(), _CELL_NODES) if _is_element(node))


def _is_element(node: HtmlElement) -> bool:
    return isinstance(node.tag, str)


def _address(element: HtmlElement, cells: list[HtmlElement], page: HtmlPage, *, whole: bool) -> str:
    if whole and (found := own_address(element, page)):
        return found
    return next((url for cell in cells if (url := address_of(cell, page))), "")
