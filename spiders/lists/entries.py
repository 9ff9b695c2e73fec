"""Rows into entries: the title as a reader would say it, the date, the pin, the interpretations.

The year that rows like ``[08-16]`` leave out is taken from the address, else from the neighbours: a
list runs from new to old, so a date that seems to jump upwards belongs to the year before.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice

from lxml.html import HtmlElement

from monitor.facts import DateSource, Entry
from spiders.lists.cells import Cell, title_attribute
from spiders.lists.containers import place_of
from spiders.lists.pins import Pins, is_pin, without_pin
from spiders.lists.rows import Row
from spiders.lists.survey import MAX_TITLE, Survey, plain, words_of
from spiders.pages.dates import Stamp, find_date, row_date, stamp, unglued
from spiders.pages.html import squeeze

MAX_ENTRIES = 1_000
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_MAX_LINKS = 20  # of one row: a picture, a title, 查看, some files
_MAX_PARTS = 60  # elements of one link; a card has a dozen
MAX_COLUMNS = 20  # of a table with a head
_MORE = re.compile(
    r"[\[【(（]?(?:点击)?(?:查看)?(?:更多|详情|详细|全文|查看|阅读全文|下载|浏览|进入)[\])）】>»]{0,3}"
)
_CATEGORY = re.compile(r"[\[【(（<「][^\])）】>」]{1,20}[\])）】>」]|[^\s]{1,8}[|:：]")
_TITLE_WORDS = re.compile(r"(?:^|[-_])(?:title|tit|bt|biaoti|name)(?:$|[-_\d])", re.I)
_NUMBERS = re.compile(
    r"索引号|文号|字号|编号|序号|证号"
)  # columns whose numbers may look like dates
_TRAILING = " \u3000·•▪■◆>|"


def to_entries(found: Survey, rows: Sequence[Row]) -> tuple[Entry, ...]:
    """The entries of a list, one an article; doubles give their date to the first.

    An article that stands in two lists of the page belongs to the longer one: the other is a side box.
    """
    entries: dict[str, Entry] = {}
    lists, pins = Blocks.of(rows), Pins(found.page)
    yearless: dict[str, Stamp] = {}
    for row in rows:
        entry, partial = _entry(found, pins, row)
        if not entry.title:
            continue
        known, chosen = entries.get(entry.url), entry
        if known is not None and (known.stated is not None or entry.stated is None):
            chosen = known
        block = lists.longer(row, known)
        if chosen.block != block:
            chosen = chosen._replace(block=block)
        entries[entry.url] = chosen
        if partial and chosen.stated is None:
            yearless[entry.url] = partial
    ordered = list(entries.values())
    return kept(_with_years(ordered, yearless) if yearless else ordered)


def kept(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries in order, numbered; of more than ``MAX_ENTRIES`` both ends, for a list may begin
    with its oldest row, and without its newest one it would pass for stale."""
    ends = entries
    if len(entries) > MAX_ENTRIES:
        half = MAX_ENTRIES // 2
        ends = [*entries[: MAX_ENTRIES - half], *entries[-half:]]
    return tuple(Entry(index, *entry[1:]) for index, entry in enumerate(ends))


@dataclass(frozen=True, slots=True)
class Blocks:
    """The lists of a page by their containers, in order, and how long each is."""

    index: dict[HtmlElement, int]
    sizes: tuple[int, ...]

    @classmethod
    def of(cls, rows: Sequence[Row]) -> "Blocks":
        sizes = Counter(row.container for row in rows)
        return cls({each: at for at, each in enumerate(sizes)}, tuple(sizes.values()))

    def longer(self, row: Row, known: Entry | None) -> int:
        """The block of a row, or of the entry known already where its list is the longer one."""
        own = self.index[row.container]
        return own if known is None or self.sizes[own] > self.sizes[known.block] else known.block

    @property
    def places(self) -> tuple[str, ...]:
        """Where each of them stands."""
        return tuple(place_of(container) for container in self.index)


def join(groups: Iterable[Sequence[Entry]]) -> tuple[Entry, ...]:
    """Several lists as one, each article once."""
    entries: dict[str, Entry] = {}
    for entry in chain.from_iterable(groups):
        entries.setdefault(entry.url, entry)
    return kept(list(entries.values()))


def _entry(found: Survey, pins: Pins, row: Row) -> tuple[Entry, Stamp | None]:
    """One row, and its month and day if its year could not be told."""
    url, title = _main(row)
    cells = [cell for cell in row.cells if cell.strong] or row.cells
    texts = _by_header(row, cells)
    clean, glued = unglued(title)
    # A date at a title's end is the row's only where no cell of its own says more.
    if glued and all(cell.holder.tag == "a" for cell in cells):
        texts, title = [*texts, glued.isoformat()], clean
    stamps = [each for each in map(stamp, texts) if each]
    running = "" if stamps else next(filter(find_date, texts), "")
    seen = row_date(texts, running, url)
    title = without_pin(title).strip(_TRAILING)[:MAX_TITLE]
    pinned, related = pins.hold(row.element), _related(found, row.element)
    if seen is None:
        partial = next((each for each in stamps if not each.value), None)
        return Entry(0, title, url, pinned=pinned, related=related), partial
    return Entry(0, title, url, seen.value, seen.source, seen.text, pinned, related), None


def _main(row: Row) -> tuple[str, str]:
    """The row's article and its title: of several links the one that says most."""
    titles: dict[str, str] = {}
    for anchor in row.anchors[:_MAX_LINKS]:
        title = _title(anchor.element)
        known = titles.get(anchor.url, "")
        if title and not _MORE.fullmatch(title) and (not known or len(known) < 4):
            titles[anchor.url] = title
    if not titles:
        return row.anchors[0].url, _beside(row)
    if len(titles) == 1:
        return next(iter(titles.items()))
    telling = {url: title for url, title in titles.items() if not _CATEGORY.fullmatch(title)}
    return max((telling or titles).items(), key=lambda pair: len(pair[1]))


def _title(anchor: HtmlElement) -> str:
    """The title attribute, unless it is blank or says less than the words shown."""
    attribute = title_attribute(anchor)
    text = _shown(anchor)
    if attribute and len(attribute) >= len(unglued(text)[0].rstrip(".…")):
        return attribute
    if text:
        return text
    images = (
        squeeze((image.get("alt") or image.get("title") or "")[:MAX_TITLE])
        for image in islice(anchor.iter("img"), _MAX_PARTS)
    )
    return attribute or next((alt for alt in images if alt), "")


def _shown(anchor: HtmlElement) -> str:
    """The words of a link; of a whole card only its heading, or what is no date."""
    if not len(anchor):
        return squeeze((anchor.text or "")[:MAX_TITLE])
    for element in islice(anchor.iterdescendants(), _MAX_PARTS):
        if not isinstance(element.tag, str):
            continue
        heading = element.tag in _HEADINGS
        words = (element.get("class") or "").split()
        if heading or any(_TITLE_WORDS.search(word) for word in words):
            return words_of(element)[:MAX_TITLE]
    parts = [anchor.text or ""]
    for child in islice(anchor, _MAX_PARTS):
        said = words_of(child) if isinstance(child.tag, str) else ""
        parts += ("" if _aside(child, said) else said, child.tail or "")
    return squeeze("".join(parts))[:MAX_TITLE]


def _aside(child: HtmlElement, words: str) -> bool:
    """A part of a link that is no part of its title: a date, a pin, a cover's mark."""
    return stamp(words) is not None or is_pin(words)


def _beside(row: Row) -> str:
    """The title of a row whose link says 查看: its longest text that is no date."""
    texts = [plain(cell) for cell in row.element if isinstance(cell.tag, str)]
    texts = [text for text in texts if not stamp(text) and not _MORE.fullmatch(text)]
    return max(texts, key=len, default="")[:MAX_TITLE]


def _related(found: Survey, row: HtmlElement) -> tuple[str, ...]:
    if not found.boxes:
        return ()
    boxes = (found.boxes.get(element, ()) for element in row.iter())
    return tuple(dict.fromkeys(url for box in boxes for url in box))


def _by_header(row: Row, cells: Sequence[Cell]) -> list[str]:
    """Dates of a table row with the head of their column before them: 成文日期, 发布日期."""
    texts = [cell.text for cell in cells]
    if row.element.tag != "tr" or len(texts) < 2:
        return texts
    table = next(row.element.iterancestors("table"), None)
    head = None if table is None else next(table.iter("tr"), None)
    if head is None or head is row.element:
        return texts
    heads = [plain(cell)[:20] for cell in islice(head.iterchildren("th", "td"), MAX_COLUMNS)]
    if any(map(find_date, heads)):  # a row like all others: the table has no head
        return texts
    columns = {cell: index for index, cell in enumerate(row.element.iterchildren("th", "td"))}
    labelled = []
    for cell in cells:
        around = (cell.holder, *cell.holder.iterancestors())
        index = next((columns[each] for each in around if each in columns), len(heads))
        label = heads[index] if index < len(heads) else ""
        if not _NUMBERS.search(label):
            labelled.append(f"{label}:{cell.text}" if label else cell.text)
    return labelled or texts


def _with_years(entries: list[Entry], yearless: dict[str, Stamp]) -> list[Entry]:
    """Years for rows without one, from the nearest dated row above, else from below."""
    for order in (1, -1):
        known: date | None = None
        for index in range(len(entries))[::order]:
            entry = entries[index]
            partial = yearless.get(entry.url)
            if entry.stated is None and partial is not None and known is not None:
                value = _beside_year(partial, known, order)
                entries[index] = entry = entry._replace(
                    stated=value, source=DateSource.LIST if value else None, text=partial.text
                )
            known = known if entry.pinned or entry.stated is None else entry.stated
    return entries


def _beside_year(partial: Stamp, known: date, order: int) -> date | None:
    """The day not later than the row above (or not earlier than the row below)."""
    later = (partial.month, partial.day) > (known.month, known.day)
    earlier = (partial.month, partial.day) < (known.month, known.day)
    year = (
        known.year - 1
        if order == 1 and later
        else known.year + 1
        if order == -1 and earlier
        else known.year
    )
    try:
        return date(year, partial.month, partial.day)
    except ValueError:
        return None
