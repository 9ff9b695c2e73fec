"""Articles and dates put together: the rows of a page's lists.

A row is the smallest element with both a date and a link, widened while it leads to one article
only. Where many dates and many links lie flat in one element, each date takes the nearest link.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Container
from dataclasses import dataclass, field
from itertools import chain, islice

from lxml.html import HtmlElement

from monitor.urls import same_site, site_of
from spiders.lists.cells import Cell, find_cells
from spiders.lists.containers import is_beside, is_listy, side_box
from spiders.lists.survey import Anchor, Survey, plain, words_of
from spiders.pages.dates import find_date, url_date
from spiders.pages.kind import looks_like_column

MAX_LINKS_IN_ROW = 5  # a category, a title, an attachment or two
MAX_DRIFT = 31  # days between an article's address and the date its list states
MAX_CLIMB = 7  # levels between a date and the element that also holds its link
LEAST_UNDATED = 3  # rows of a list that prints no date: their addresses alone must tell
LEAST_TITLE = 8  # characters: columns and leaders have short names, articles do not
_CONTAINER_TAGS = frozenset({"ul", "ol", "table", "tbody", "thead", "form"})
_COLUMN_PATH = re.compile(r"/(?:index\.[a-z]{3,5}|list\d{0,3}\.[a-z]{3,5})?$")
_TOP_TAGS = frozenset({"html", "body", "main"})


@dataclass(slots=True)
class Row:
    """One row: the element it stands in, its links and its dates."""

    element: HtmlElement
    container: HtmlElement
    anchors: list[Anchor]
    cells: list[Cell] = field(default_factory=list)

    @property
    def place(self) -> float:
        return self.anchors[0].place


def find_rows(found: Survey) -> list[Row]:
    """The rows of every list on the page in document order; none if it has no list."""
    dated = _dated(found)
    lists = _lists(dated)
    lists = {**lists, **_undated_lists(found, lists)} or _lone(found, dated)
    lists = _without_sides(lists)
    rows = list(chain.from_iterable(_completed(found, *pair) for pair in lists.items()))
    return sorted(rows, key=lambda row: row.place)


_OTHERS = re.compile(
    r"^.{0,6}(?:最新|热点|热门|推荐|排行|点击|相关|图片|头条|要闻|本周|本月|更多|关注)"
)


def _without_sides(lists: dict[HtmlElement, list[Row]]) -> dict[HtmlElement, list[Row]]:
    """The lists less those of side boxes, which show the newest of the whole site on every page.

    A side box counts as one where its heading says so, or where the page has a longer list besides.
    """
    boxes = {container: side_box(container) for container in lists}
    outside = sum(len(lists[each]) for each, box in boxes.items() if box is None)
    return {
        container: rows
        for container, rows in lists.items()
        if (box := boxes[container]) is None
        or outside == 0
        or (len(rows) > outside and not _OTHERS.search(plain(box)[:40]))
    }


def single_row(found: Survey) -> list[Row]:
    """The one row of a fragment that is known to be a record, with whatever dates it has."""
    if not found.anchors:
        return []
    root = found.elements[0]
    return [Row(root, root, found.anchors[:MAX_LINKS_IN_ROW], find_cells(found))]


def _dated(found: Survey) -> list[Row]:
    """The rows that dates lead to."""
    rows: dict[HtmlElement, Row] = {}
    flat: dict[HtmlElement, list[Cell]] = defaultdict(list)
    for cell in find_cells(found):
        home = _home(found, cell)
        if home is None:
            continue
        if found.sole[home]:
            element = _widened(found, home)
            row = rows.get(element)
            if row is None:
                parent = element.getparent()
                rows[element] = row = Row(
                    element, element if parent is None else parent, found.anchors_in(element)
                )
            row.cells.append(cell)
        else:
            flat[home].append(cell)
    taken = set(rows)
    loose = chain.from_iterable(_unfolded(found, *pair, taken) for pair in flat.items())
    return [*rows.values(), *loose]


def _home(found: Survey, cell: Cell) -> HtmlElement | None:
    """The nearest element around a date that also holds an article link."""
    element: HtmlElement | None = cell.holder
    for _ in range(MAX_CLIMB):
        if element is None or element.tag in _TOP_TAGS:
            return None
        if element in found.sole:
            return element
        element = element.getparent()
    return None


def _widened(found: Survey, element: HtmlElement) -> HtmlElement:
    """The largest element around that still leads to the same article only."""
    while True:
        parent = element.getparent()
        if parent is None or parent.tag in _TOP_TAGS or not found.sole.get(parent):
            return element
        if (parent.tag in _CONTAINER_TAGS or is_listy(parent)) and not _repeats(found, parent):
            return element
        element = parent


def _repeats(found: Survey, element: HtmlElement) -> bool:
    """Whether an element of the same kind with links stands beside it: then it is a row itself."""
    beside = (element.getprevious(), element.getnext())
    return any(
        each is not None and each.tag == element.tag and each in found.sole for each in beside
    )


def _unfolded(
    found: Survey, element: HtmlElement, cells: list[Cell], taken: set[HtmlElement]
) -> list[Row]:
    """One row with several links, or many rows lying flat in one element."""
    anchors = [each for each in found.anchors_in(element) if not _inside(each.element, taken)]
    strong = [cell for cell in cells if cell.strong] or cells
    parent = element.getparent()
    container = element if parent is None else parent
    if not anchors:
        return []
    apart = len({anchor.url for anchor in anchors})
    if apart == 1 or (len(strong) <= 2 and len(strong) < apart <= MAX_LINKS_IN_ROW):
        return [Row(element, container, anchors, cells)]
    return [] if len(strong) < 2 else _paired(_list_of(element), anchors, strong)


def _inside(element: HtmlElement, taken: set[HtmlElement]) -> bool:
    return element in taken or any(each in taken for each in element.iterancestors())


def _list_of(element: HtmlElement) -> HtmlElement:
    """The table of a table row that holds several articles; any other element is a list itself."""
    parent = element.getparent()
    return parent if element.tag == "tr" and parent is not None else element


def _paired(container: HtmlElement, anchors: list[Anchor], cells: list[Cell]) -> list[Row]:
    """Dates and links of one flat element, each date with the link before it, or after it."""
    places = [anchor.place for anchor in anchors]
    ahead = cells[0].place < places[0]
    rows: dict[int, Row] = {}
    for cell in cells:
        index = bisect_right(places, cell.place) - (0 if ahead else 1)
        if 0 <= index < len(anchors):
            anchor = anchors[index]
            row = rows.setdefault(index, Row(anchor.element, container, [anchor]))
            row.cells.append(cell)
    return list(rows.values())


def _lists(rows: list[Row]) -> dict[HtmlElement, list[Row]]:
    """Rows by container; a lone one counts in a clear list, or where its like stands elsewhere."""
    groups: dict[HtmlElement, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.container].append(row)
    looks = Counter(_look(row) for row in rows)
    kept = {
        container: group
        for container, group in groups.items()
        if len(group) > 1 or looks[_look(group[0])] > 1 or _clear(container, group[0])
    }
    alone = {where: group for where, group in groups.items() if where not in kept}
    heads = {where: group for where, group in alone.items() if _headline(group[0], kept)}
    return {**kept, **heads}


def _lone(found: Survey, rows: list[Row]) -> dict[HtmlElement, list[Row]]:
    """The one dated row of a column that has no more, in a list without a name of its own."""
    if len(rows) != 1 or not looks_like_column(found.page.url):
        return {}
    (row,) = rows
    plain_list = row.container.tag in _CONTAINER_TAGS and any(cell.strong for cell in row.cells)
    url = row.anchors[0].url
    telling = len(_words(row)) >= LEAST_TITLE or same_site(url, site_of(found.page.url))
    alone = plain_list and telling and not is_beside(row.element)
    return {row.container: [row]} if alone else {}


def _headline(row: Row, lists: Container[HtmlElement]) -> bool:
    """Whether a lone row leads a list: a heading right before it, whose address tells its day too."""
    stated = next((find_date(cell.text) for cell in row.cells if cell.strong), None)
    made = url_date(row.anchors[0].url)
    if stated is None or made is None or abs((stated - made).days) > MAX_DRIFT:
        return False
    heading = next(row.element.iter("h1", "h2", "h3", "h4"), None)
    follows = row.element.getnext() in lists
    return heading is not None and follows and not is_beside(row.element)


def _look(row: Row) -> tuple[str, ...]:
    row_class, container_class = row.element.get("class"), row.container.get("class")
    return (str(row.element.tag), row_class or "", str(row.container.tag), container_class or "")


def _clear(container: HtmlElement, row: Row) -> bool:
    """Whether one row is enough: it stands alone in what calls itself a list."""
    strong = any(cell.strong for cell in row.cells)
    around = [container, *list(container.iterancestors())[:2]]
    return strong and any(is_listy(element) for element in around)


def _completed(found: Survey, container: HtmlElement, rows: list[Row]) -> list[Row]:
    """The rows with their siblings that print no date."""
    known = {row.element for row in rows}
    kinds = {_kind(element) for element in known if element.tag != "a"}
    extra = []
    for child in container:
        if child in known or child not in found.sole or _kind(child) not in kinds:
            continue
        anchors = found.anchors_in(child)
        within = any(anchor.element in known for anchor in anchors)
        few = len({anchor.url for anchor in anchors}) <= MAX_LINKS_IN_ROW
        if few and not within and not _to_column(anchors):
            extra.append(Row(child, container, anchors))
    return rows + extra


def _kind(element: HtmlElement) -> tuple[str, str]:
    """Rows of one list share their tag; where anything may be a row, their class as well."""
    loose = element.tag not in {"li", "tr", "dd", "dl"}
    return (str(element.tag), element.get("class") or "" if loose else "")


def _to_column(anchors: list[Anchor]) -> bool:
    """Whether all links lead to columns: a head or a 更多 among the rows."""
    return all(_COLUMN_PATH.search(anchor.url) for anchor in anchors) and all(
        len(words_of(anchor.element)) < LEAST_TITLE for anchor in anchors
    )


def _undated_lists(
    found: Survey, lists: dict[HtmlElement, list[Row]]
) -> dict[HtmlElement, list[Row]]:
    """Lists that print no date at all, known by their articles' addresses and long titles."""
    groups: dict[HtmlElement, dict[HtmlElement, Row]] = defaultdict(dict)
    dated = {anchor.element for anchor in found.anchors if url_date(anchor.url)}
    for anchor in found.anchors if len(dated) >= LEAST_UNDATED else ():
        element = _widened(found, anchor.element)
        parent = element.getparent()
        if parent is None or parent in lists:
            continue
        row = groups[parent].setdefault(element, Row(element, parent, []))
        row.anchors.append(anchor)
    kept = {}
    for container, rows in groups.items():
        articles = [row for row in rows.values() if row.anchors[0].element in dated]
        # Beside a list pictures are a slide show; where there is none they may be the list.
        articles = [row for row in articles if len(_words(row, pictured=not lists)) >= LEAST_TITLE]
        most = len(articles) >= LEAST_UNDATED and 2 * len(articles) > len(rows)
        if most and lists.keys().isdisjoint(container.iterancestors()):
            kept[container] = articles
    return kept


def _words(row: Row, *, pictured: bool = False) -> str:
    """What the row's first link says; of a picture, if that counts, what it shows."""
    anchor = row.anchors[0].element
    said = words_of(anchor) or anchor.get("title") or ""
    pictures = islice(anchor.iter("img"), MAX_LINKS_IN_ROW) if pictured and not said else ()
    return said or next((alt for image in pictures if (alt := image.get("alt"))), "")
