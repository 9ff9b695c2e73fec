"""The site's main menu: the home page's navigation and that of the fragments the home page loads.

Many sites write head and menu by a script from a file of their own, so the menu is read where it stands.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from monitor.discovery.addresses import spelling
from monitor.discovery.words import as_read, category_of, is_no_column, leads_nowhere
from monitor.facts import Link
from monitor.urls import same_site, site_of
from monitor.view import PageView

_MENU_FILE = re.compile(
    r"(?:nav|menu|head|header|top|daohang|toubu|page_top|common|main|app|index|chunk|bundle|vue)[\w.\-]{0,30}\.js(?:[?#]|$)",
    re.IGNORECASE,
)
_MAX_PAGES = 2000  # pages whose side menus are looked at; every further one repeats them


@dataclass(frozen=True, slots=True)
class Item:
    """One address of a menu, with every name it has there and the names it is nested under."""

    url: str
    names: tuple[str, ...]
    above: tuple[str, ...]

    def name(self, told: Iterable[str]) -> str:
        """The name to go by: one the page itself tells, else the first that tells a category.

        A heading often leads to the first column below it, so one address may carry both names.
        """
        known = set(told)
        for name in self.names:
            if name in known:
                return name
        own = [name for name in self.names if name not in self.above] or list(self.names)
        return next((name for name in own if category_of(name) is not None), own[0])


def main_menu(home: PageView, pages: Iterable[PageView]) -> dict[str, Item]:
    """The main menu's addresses on this site in order, by ``spelling``."""
    loaded = set(home.footer_scripts)
    links = [*home.navigation]
    for page in pages:
        if page.url in loaded and page.url != home.url:
            links += page.navigation
    return _items(links, site_of(home.url))


def side_menus(home: PageView, pages: Sequence[PageView]) -> dict[str, Item]:
    """What the menus of all other pages add, by ``spelling``."""
    links: dict[tuple[str, str], Link] = {}
    for page in pages[:_MAX_PAGES]:
        for link in page.navigation:
            links.setdefault((link.url, link.anchor), link)
    return _items(links.values(), site_of(home.url))


def _items(links: Iterable[Link], site: str) -> dict[str, Item]:
    found: dict[str, Item] = {}
    for link in links:
        name = as_read(link.anchor)
        if not name or not same_site(link.url, site):
            continue
        if is_no_column(name) or leads_nowhere(link.url):
            continue
        under = as_read(link.under)
        above = (under,) if under and under != name and not is_no_column(under) else ()
        key = spelling(link.url)
        known = found.get(key)
        if known is None:
            found[key] = Item(link.url, (name,), above)
        else:
            found[key] = Item(known.url, _with(known.names, name), known.above or above)
    return found


def _with(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return names if name in names else (*names, name)


def is_written_by_script(
    home: PageView, pages: Iterable[PageView], shown: Sequence[str], menu: Mapping[str, Item]
) -> bool:
    """Whether the home page has no menu that could be read, and loads a script that may write one.

    ``shown`` are the addresses the home page holds. Without such a script a page has no menu.
    """
    if menu or any(link.anchor.strip() for link in home.navigation):
        return False
    read = {page.url for page in pages if page.navigation}
    unread = [url for url in home.footer_scripts if url not in read]
    return bool(unread) or any(_MENU_FILE.search(url) for url in shown)
