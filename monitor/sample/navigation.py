"""The navigation on every page of both systems, and which columns it leaves to their parents."""

from dataclasses import dataclass

from monitor.sample.columns import COLUMNS, HEADINGS, PORTALS, Column

_TOP_LEVEL = ("jggk", "xwzx", "zwgk", "gfxwj", "zdly", "bsfw", "hdjl")


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """A heading of the navigation and the columns that drop down under it."""

    name: str
    href: str
    children: tuple[Column, ...]


def navigation() -> tuple[NavigationItem, ...]:
    """The navigation every page carries; two columns are left to their parent pages."""
    pages = {portal.key: (portal.name, portal.path) for portal in PORTALS}
    pages |= {key: (name, "javascript:;") for key, name in HEADINGS}
    pages |= {each.key: (each.name, each.path) for each in COLUMNS if not each.parent}
    return tuple(
        NavigationItem(
            *pages[key],
            tuple(each for each in COLUMNS if each.parent == key and each.in_navigation),
        )
        for key in _TOP_LEVEL
    )
