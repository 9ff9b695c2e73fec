"""What a candidate is called and what stands above it, from menu, the list's own source, labels and breadcrumb.

Labels are dirty: two systems swap ColumnName and ColumnType, included heads repeat a template's name,
one name may stand on every page.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from monitor.discovery.addresses import is_root, spelling
from monitor.discovery.menus import Item
from monitor.discovery.words import as_read, is_heading, is_no_column, meaningful
from monitor.facts import PageKind
from monitor.view import PageView

_MAX_NAME = 60
_PARTS = re.compile(r"\s{0,5}[-_|｜—–·>»/]{1,3}\s{0,5}")


@dataclass(frozen=True, slots=True)
class Naming:
    """A name, the names above it (the nearest last), and what was heard of them where."""

    name: str
    parents: tuple[str, ...]
    kind: str  # what ColumnType says of its type
    told: frozenset[str] = frozenset()  # who else gives this name: menu, source, label, breadcrumb
    by: str = ""  # who gave it: menu, source, label, breadcrumb, side, title


@dataclass(frozen=True, slots=True)
class _Crumbs:
    """A breadcrumb without the site itself: the page's own name, if it is linked, and those above."""

    own: str = ""
    above: tuple[str, ...] = ()


def named(
    url: str,
    page: PageView | None,
    menu: Item | None,
    side: Item | None,
    child: str,
    worn: frozenset[str],
    pages: Mapping[str, PageView],
) -> Naming:
    """The candidate's name. ``child`` is its name in the tree of a script, if it has one there."""
    crumbs = _crumbs(page, pages) if page else _Crumbs()
    source = as_read(page.reading.name) if page and page.reading else ""
    heard = {crumbs.own, source, *(menu.names if menu else ()), *(side.names if side else ())}
    label, kind = _labels(page, heard - {""}, crumbs.above) if page else ("", "")
    told = {"source": source, "label": label, "breadcrumb": crumbs.own}
    if page is not None and page.kind is PageKind.ARTICLE:
        told = dict.fromkeys(told, "")  # an article's are those of the column it lies in
    ways = _ways(told, menu, side, child, label in worn)
    ways["title"] = _title(page)
    if ways["menu"] and _leads_below(ways["menu"], label or crumbs.own, crumbs.above):
        del ways["menu"]
    by = next((way for way, name in ways.items() if name), "")
    name = ways.get(by, "")[:_MAX_NAME].strip()
    agree = frozenset(way for way, text in told.items() if text and text == name)
    return Naming(name, _parents(name, crumbs, menu, side), kind, agree, by)


def _ways(
    told: Mapping[str, str],
    menu: Item | None,
    side: Item | None,
    child: str,
    is_worn: bool,
) -> dict[str, str]:
    """The names on offer, the most trusted first; a label that every page carries comes last."""
    known = [name for name in told.values() if name]
    label = told["label"]
    return {
        "menu": menu.name(known) if menu else "",
        "source": told["source"] or child,
        "label": "" if is_worn and label != told["breadcrumb"] else label,
        "breadcrumb": told["breadcrumb"],
        "side": side.name(known) if side else "",
        "worn label": label,
    }


def _leads_below(menu: str, own: str, above: tuple[str, ...]) -> bool:
    """Whether a menu's heading leads to the first column below it instead of to a page of its own."""
    return (
        bool(own)
        and own != menu
        and (menu in above or (is_heading(menu) and not is_heading(own) and menu not in own))
    )


def _labels(page: PageView, heard: set[str], above: tuple[str, ...]) -> tuple[str, str]:
    """ColumnName and ColumnType; where a system swaps their roles the name stands in ColumnType, and the other
    one is only the name of the group above.
    """
    name, kind = meaningful(page.label("ColumnName")), meaningful(page.label("ColumnType"))
    if not (name and kind) or name == kind or name in heard:
        return name, kind
    if kind in heard or (name in above and kind not in above) or page.title.startswith(kind):
        return kind, ""
    return name, kind


def _crumbs(page: PageView, pages: Mapping[str, PageView]) -> _Crumbs:
    """The last link is the page itself, unless it leads to another page that was read."""
    links = [
        link
        for link in page.breadcrumbs
        if (name := as_read(link.anchor)) and not is_no_column(name) and not is_root(link.url)
    ]
    if not links:
        return _Crumbs()
    names = tuple(as_read(link.anchor) for link in links)
    last = spelling(links[-1].url)
    if last != spelling(page.url) and last in pages and pages[last].url != page.url:
        return _Crumbs("", names)
    return _Crumbs(names[-1], names[:-1])


def _parents(name: str, crumbs: _Crumbs, menu: Item | None, side: Item | None) -> tuple[str, ...]:
    """The breadcrumb says most, then the menus' nesting."""
    offers = (
        crumbs.above,
        menu.above if menu else (),
        side.above if side else (),
    )
    for offer in offers:
        above = tuple(each for each in offer if each != name)
        if above:
            return above
    return ()


def _title(page: PageView | None) -> str:
    """The title's first part that is not the site's name: “通知公告-滨海市发展和改革委员会”."""
    if page is None:
        return ""
    site = meaningful(page.label("SiteName"))
    parts = [as_read(part) for part in _PARTS.split(page.title[:200]) if part.strip()]
    return next((part for part in parts if part != site), parts[0] if parts else "")
