"""A site's columns, found and typed from what a crawl saw: navigation, labels, breadcrumbs, the shape of lists.

Pure: pages in, columns out, so that ``init`` and an audit without a profile agree, and a past crawl can be read
again. A guess carries its confidence and its grounds; a person corrects the profile that ``init`` writes.
"""

from collections.abc import Mapping, Sequence

from monitor.discovery.addresses import folder, is_inside, spelling
from monitor.discovery.candidates import Ground, candidates
from monitor.discovery.guesses import column_of
from monitor.discovery.homes import aliases_of_home, home_page
from monitor.discovery.menus import is_written_by_script, main_menu, side_menus
from monitor.discovery.portals import without_repeats
from monitor.discovery.words import category_of
from monitor.facts import Fetch
from monitor.profile import Column
from monitor.urls import site_of
from monitor.view import PageView

__all__ = [
    "category_of",
    "discover",
    "folder",
    "has_scripted_menu",
    "home_page",
    "is_inside",
    "spelling",
]


def discover(
    home: PageView | None, pages: Sequence[PageView], fetches: Mapping[str, Sequence[Fetch]]
) -> tuple[Column, ...]:
    """The columns of a site, in the order of its menu, then of the crawl.

    ``pages`` are the run's, the home page and the fragments it loads among them. Where the home page was
    not read, an inner page may stand for it: its menu is looked at, and it may be a column itself.
    """
    if home is None:
        return ()
    ground = Ground(
        site_of(home.url),
        pages,
        fetches,
        main_menu(home, pages),
        side_menus(home, pages),
        frozenset(aliases_of_home(home, pages)),
    )
    # A list's rows may stand in what looks like a menu; the articles behind them are nobody's columns.
    likely = [each for each in candidates(ground) if not each.is_article or column_of(each)]
    columns = (column_of(candidate) for candidate in without_repeats(likely))
    return tuple(column for column in columns if column is not None)


def has_scripted_menu(
    home: PageView | None, pages: Sequence[PageView], shown: Sequence[str]
) -> bool:
    """Whether the home page's menu is written by a script and could not be read."""
    return home is not None and is_written_by_script(home, pages, shown, main_menu(home, pages))
