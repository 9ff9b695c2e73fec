"""Sites to discover columns on, in a few words: a menu, lists, breadcrumbs."""

from typing import Any

from monitor.discovery import discover
from monitor.facts import Fetch, Link, LinkKind, ListReading, ListState, PageKind, Place
from monitor.profile import Column
from monitor.view import PageView
from tests.unit.monitor.rules.scene import SITE, days_ago, home, listing, page

COLUMN = PageKind.COLUMN
UNREADABLE = ListReading("generic", ListState.UNREADABLE)
NO_LIST = ListReading("generic", ListState.NOT_A_LIST)
EMPTY = ListReading("generic", ListState.EMPTY)


def menu(*names_and_paths: tuple[str, str], **facts: Any) -> PageView:
    """A home page with that menu."""
    return home(navigation=links(Place.NAVIGATION, names_and_paths), **facts)


def item(name: str, path: str, under: str = "") -> Link:
    """One item of a menu, nested under another."""
    return Link(f"{SITE}{path}", name, LinkKind.PAGE, Place.NAVIGATION, under=under)


def crumbs(*names: str) -> tuple[Link, ...]:
    return links(Place.BREADCRUMB, [(name, f"c{at}/") for at, name in enumerate(names)])


def links(place: Place, pairs: Any) -> tuple[Link, ...]:
    return tuple(Link(f"{SITE}{path}", name, LinkKind.PAGE, place) for name, path in pairs)


def rows(start: int, count: int = 5, **facts: Any) -> ListReading:
    """A list of the articles from number ``start`` on."""
    full = listing(*[days_ago(1)] * (start + count))
    return ListReading("generic", ListState.ENTRIES, full.entries[start:], **facts)


def column(path: str, at: int = 0, **facts: Any) -> PageView:
    return page(path, COLUMN, reading=facts.pop("reading", rows(at)), **facts)


def found(
    start: PageView, *pages: PageView, fetches: dict[str, list[Fetch]] | None = None
) -> list[Column]:
    return list(discover(start, (start, *pages), fetches or {}))


def names(columns: list[Column]) -> list[str]:
    """The columns that are judged for themselves."""
    return [each.name for each in columns if not each.portal]


def portals(columns: list[Column]) -> list[str]:
    """Those that only gather what stands below them."""
    return [each.name for each in columns if each.portal]


def only(start: PageView, *pages: PageView) -> Column:
    (column,) = found(start, *pages)
    return column
