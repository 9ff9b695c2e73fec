"""Everything that may be a column, with what is known of each: menus first, then pages read as lists.

A candidate is one address however it is spelled; whether it is a column is decided later.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from monitor.discovery.addresses import is_article, spelling
from monitor.discovery.menus import Item
from monitor.discovery.naming import Naming, named
from monitor.discovery.words import as_read, is_further_page, is_no_column, leads_nowhere
from monitor.facts import Fetch, ListState, Outcome, PageKind
from monitor.urls import same_site
from monitor.view import PageView

# Some protections and some faults send visitors to the home page instead of refusing them.
_OF_THE_MOMENT = frozenset(
    {Outcome.BLOCKED, Outcome.REDIRECTED_HOME, Outcome.TIMEOUT, Outcome.RESET}
)
_WORN = 3  # pages that share a ColumnName before it counts as a template's


@dataclass(frozen=True, slots=True)
class Candidate:
    """One address that may be a column, and where it was met."""

    url: str
    page: PageView | None
    naming: Naming
    in_menu: bool
    in_side_menu: bool = False
    is_portal: bool = False  # it shows nothing but rows of the columns below it

    @property
    def is_article(self) -> bool:
        """Whether the page is one text: by its kind, or by its address where it is no list either."""
        if self.page is None:
            return False
        if self.page.kind is PageKind.ARTICLE:
            return True
        reading = self.page.reading
        listed = reading is not None and reading.state is not ListState.NOT_A_LIST
        return not listed and is_article(self.url)

    @property
    def name(self) -> str:
        """The name to show."""
        return self.naming.name

    @property
    def parents(self) -> tuple[str, ...]:
        """The names above it, the nearest last."""
        return self.naming.parents

    @property
    def rows(self) -> frozenset[str]:
        """The addresses its list shows."""
        reading = self.page.reading if self.page else None
        return frozenset(entry.url for entry in reading.entries) if reading else frozenset()

    @property
    def children(self) -> tuple[str, ...]:
        """The addresses that a tree in its script lists."""
        reading = self.page.reading if self.page else None
        return tuple(url for url, _ in reading.children) if reading else ()


@dataclass(frozen=True, slots=True)
class Ground:
    """What the search for candidates stands on."""

    site: str
    pages: Sequence[PageView]
    fetches: Mapping[str, Sequence[Fetch]]
    menu: Mapping[str, Item]
    side: Mapping[str, Item]
    home: frozenset[str]  # spellings of the home page


def candidates(ground: Ground) -> list[Candidate]:
    """Each address once, in the order of the menu, then of the crawl."""
    found: dict[str, Candidate] = {}
    known = _Known.of(ground)
    for candidate in (*_from_menu(ground, known), *_from_pages(ground, known)):
        key = spelling(candidate.url)
        further = key in known.paged or is_further_page(candidate.url, in_menu=candidate.in_menu)
        if key not in ground.home and not further:
            found.setdefault(key, candidate)
    return [each for each in found.values() if each.name]


@dataclass(frozen=True, slots=True)
class _Known:
    """Lookups over all pages of the run."""

    by_spelling: Mapping[str, PageView]
    paged: frozenset[str]  # spellings of pages that a list goes on to
    children: Mapping[str, str]  # spelling → the name a script's tree gives it
    worn: frozenset[str]  # column names that so many pages carry that they say nothing

    @classmethod
    def of(cls, ground: Ground) -> "_Known":
        by_spelling: dict[str, PageView] = {}
        paged: set[str] = set()
        children: dict[str, str] = {}
        labels: Counter[str] = Counter()
        in_menu = {item.url for item in ground.menu.values()}
        for page in ground.pages:
            known = by_spelling.setdefault(spelling(page.url), page)
            if _rank(page, in_menu) > _rank(known, in_menu):
                by_spelling[spelling(page.url)] = page
            if page.reading is None:
                continue
            paged.update(spelling(url) for url in page.reading.next_urls)
            for url, name in page.reading.children:
                children.setdefault(spelling(url), as_read(name))
            if page.kind is PageKind.COLUMN and not is_further_page(page.url):
                labels[page.label("ColumnName") or ""] += 1
        worn = frozenset(name for name, count in labels.items() if count >= _WORN)
        first = {spelling(page.url) for page in ground.pages if _is_first(page)}
        return cls(by_spelling, frozenset(paged - first), children, worn)


def _rank(page: PageView, in_menu: Set[str]) -> tuple[bool, bool, bool]:
    """Of a page's addresses the one with rows, spelled as in the menu or else without a visitor's trail
    (``?uid=1&pageNum=1``), is the column's; of equals the first that was crawled.
    """
    rows = page.reading is not None and bool(page.reading.entries)
    return rows, page.url in in_menu, "?" not in page.url


def _is_first(page: PageView) -> bool:
    """A list that links to itself as its own next page is a first page all the same."""
    reading = page.reading
    return reading is not None and spelling(page.url) in map(spelling, reading.next_urls)


def _from_menu(ground: Ground, known: _Known) -> Iterator[Candidate]:
    for key, item in ground.menu.items():
        page = known.by_spelling.get(key) or _landed(item.url, ground, known)
        if page is None or _is_sent_home(item.url, ground):
            page = None
            if not answered_in_part(ground.fetches.get(item.url)):
                continue
        elif page.kind is PageKind.HOME or leads_nowhere(page.url):
            continue
        yield _candidate(page.url if page else item.url, page, ground, known, item)


def _landed(url: str, ground: Ground, known: _Known) -> PageView | None:
    """The page a redirect led to."""
    visits = ground.fetches.get(url)
    return known.by_spelling.get(spelling(visits[-1].final_url)) if visits else None


def _is_sent_home(url: str, ground: Ground) -> bool:
    """Whether the address answers with a redirect to the home page, which is no column and may be read."""
    visits = ground.fetches.get(url)
    return visits is not None and any(
        visit.outcome is Outcome.REDIRECTED_HOME for visit in visits[-1:]
    )


def answered_in_part(visits: Sequence[Fetch] | None) -> bool:
    """A column behind a challenge or a fault of the moment exists, though it cannot be read; a dead link does not."""
    if not visits:
        return False
    return visits[-1].outcome in _OF_THE_MOMENT or (visits[-1].status or 0) >= 500


def _from_pages(ground: Ground, known: _Known) -> Iterator[Candidate]:
    for page in ground.pages:
        if page.kind is PageKind.HOME or leads_nowhere(page.url):
            continue
        key = spelling(page.url)
        if page.kind is PageKind.COLUMN or key in ground.side or key in known.children:
            best = known.by_spelling[key]
            yield _candidate(best.url, best, ground, known, ground.menu.get(key))
    for page in ground.pages:
        for url, _ in page.reading.children if page.reading else ():
            ours = same_site(url, ground.site) and not leads_nowhere(url)
            unread = ours and spelling(url) not in known.by_spelling
            if unread and answered_in_part(ground.fetches.get(url)):
                yield _candidate(url, None, ground, known, None)


def _candidate(
    url: str, page: PageView | None, ground: Ground, known: _Known, item: Item | None
) -> Candidate:
    key = spelling(url)
    side = ground.side.get(key)
    naming = named(
        url, page, item, side, known.children.get(key, ""), known.worn, known.by_spelling
    )
    naming = naming if not is_no_column(naming.name) else Naming("", (), "")
    return Candidate(url, page, naming, item is not None, side is not None)
