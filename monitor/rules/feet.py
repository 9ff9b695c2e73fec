"""The foot of each page: its own marks, and those of the script fragments that it loads."""

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.facts import Mark, MarkKind, PageKind
from monitor.view import PageView, SiteView

_KINDS = frozenset({PageKind.HOME, PageKind.COLUMN, PageKind.ARTICLE})
SAMPLES = 20
# Found at the head of a page as well, so they prove no foot.
_ANYWHERE = frozenset({MarkKind.ACCESSIBILITY, MarkKind.IPV6, MarkKind.SEARCH_CODE})


@dataclass(frozen=True, slots=True)
class Foot:
    """One page's foot. ``known`` is False while a script that may write it could not be read."""

    url: str
    is_home: bool
    marks: tuple[Mark, ...]
    known: bool

    def of(self, kind: MarkKind) -> tuple[Mark, ...]:
        """The marks of one kind."""
        return tuple(mark for mark in self.marks if mark.kind is kind)


def feet(view: SiteView) -> tuple[Foot, ...]:
    """The feet that can be judged, home page first.

    A page without a single mark is left out unless it is the home page: pop-ups, printed versions
    and pages of other systems have no foot at all, which is not the footer template's fault.
    """
    pages = {page.url: page for page in view.pages}
    found = [_foot(page, pages, view) for page in _pages(view)]
    return tuple(foot for foot in found if foot.is_home or foot.marks)


def _pages(view: SiteView) -> Sequence[PageView]:
    others = [page for page in view.pages if page.kind in _KINDS]
    if view.home is None:
        return others
    return [view.home, *(page for page in others if page.url != view.home.url)]


def _foot(page: PageView, pages: dict[str, PageView], view: SiteView) -> Foot:
    loaded = [pages[url] for url in page.footer_scripts if url in pages]
    every = (*page.marks, *(mark for fragment in loaded for mark in fragment.marks))
    marks = tuple(mark for mark in every if mark.kind not in _ANYWHERE)
    is_home = view.home is not None and page.url == view.home.url
    return Foot(page.url, is_home, marks, len(loaded) == len(page.footer_scripts))
