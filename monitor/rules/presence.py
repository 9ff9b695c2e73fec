"""Whether a site shows a column at all: by its columns, its menus, its pages' names and its lists.

Names differ from site to site, so a name that was found proves that the column is there, and one that
was not found proves nothing: a person has to look.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from urllib.parse import urlsplit

from monitor.discovery.words import as_read, is_no_column
from monitor.facts import Outcome, PageKind
from monitor.profile import Category
from monitor.rules.base import Candidate, InOrder, Text, Undetermined, Verdict
from monitor.view import LinkVerdict, PageView, SiteView

_LONGEST_NAME = 24
_MAX_PAGES = 2000  # pages whose menus are looked at; every further one repeats them
NOT_ALL_SEEN = Text(
    "本次监测未覆盖全站或菜单由脚本生成，不能断定没有该栏目",
    "The run did not see the whole site, or a script writes its menu, so the column may exist",
)
_UNOPENED = Text(
    "找到了入口，但打不开或未被读取，是否失效见链接可用性",
    "There is an entry that did not open or was not read; whether it is dead is told with the links",
)
NOWHERE = Text("首页未能打开或未被读取", "The home page could not be opened or read")
_GOVERNMENT = re.compile(r"(?:^|\.)([^.]{1,63}\.gov\.cn)$")


class Kind(StrEnum):
    """Where a name was met."""

    COLUMN = "column"
    MENU = "menu"
    PAGE = "page"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Named:
    """One name the site shows and where it leads; ``kept`` is False where that visit failed."""

    name: str
    url: str
    kind: Kind
    category: Category | None = None
    kept: bool = True


@dataclass(frozen=True, slots=True)
class Sought:
    """A column that a site should have, and how it may be called."""

    key: str
    name: Text
    words: re.Pattern[str]
    categories: frozenset[Category] = frozenset()
    in_rows: bool = False  # one row of some list is enough
    anywhere: bool = False  # a higher authority's platform may serve it

    def is_met_by(self, named: Named) -> bool:
        """Whether the name is one of this column's."""
        if named.kind is Kind.ROW and not self.in_rows:
            return False
        if named.category in self.categories:
            return True
        return self.words.search(named.name) is not None


def names_of(view: SiteView, *, rows: bool = False) -> tuple[Named, ...]:
    """Every name of the site that may be a column's, each once for each address; ``rows`` of lists on demand."""
    found: dict[tuple[str, str], Named] = {}
    listed = _rows(view) if rows else ()
    for named in (*_columns(view), *_menus(view), *_pages(view), *listed):
        found.setdefault((named.name, named.url), named)
    return tuple(found.values())


def _columns(view: SiteView) -> Iterator[Named]:
    for item in view.columns:
        listed, fetched = item.column, item.fetch
        kept = fetched is None or fetched.outcome is Outcome.OK
        yield Named(as_read(listed.name), listed.url, Kind.COLUMN, listed.category, kept)
        if listed.parent:
            yield Named(as_read(listed.parent), listed.url, Kind.COLUMN, None, kept)


def _menus(view: SiteView) -> Iterator[Named]:
    pages = (view.home, *view.pages[:_MAX_PAGES]) if view.home else view.pages[:_MAX_PAGES]
    links = {(link.url, link.anchor, link.under) for page in pages for link in page.navigation}
    for url, anchor, under in sorted(links):
        for name in map(as_read, filter(None, (anchor, under))):
            if len(name) <= _LONGEST_NAME and not is_no_column(name):
                yield Named(name, url, Kind.MENU)


def _pages(view: SiteView) -> Iterator[Named]:
    for page in view.pages:
        names = [page.label("ColumnName"), page.label("ColumnType")]
        names += [crumb.anchor for crumb in page.breadcrumbs]
        if page.kind in {PageKind.COLUMN, PageKind.OTHER}:
            names += _printed(page)
        for name in names:
            if name and len(name) <= _LONGEST_NAME and not is_no_column(name):
                yield Named(as_read(name), page.url, Kind.PAGE)


def _printed(page: PageView) -> list[str]:
    reading = page.reading
    tree = [name for _, name in reading.children] if reading else []
    return [page.title, *([reading.name, *tree] if reading else [])]


def _rows(view: SiteView) -> Iterator[Named]:
    readings = [page.reading for page in view.pages] + [each.reading for each in view.columns]
    for reading in filter(None, readings):
        for entry in reading.entries:
            if len(entry.title) <= _LONGEST_NAME:
                yield Named(entry.title, entry.url, Kind.ROW)


@lru_cache(maxsize=50_000)
def host_of(url: str) -> str:
    """The host in lower case; empty for what is no address."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".").lower()
    except ValueError:
        return ""


def government_of(host: str) -> str:
    """The domain of the government a host belongs to: ``binzhou.gov.cn`` of ``fgw.binzhou.gov.cn``."""
    found = _GOVERNMENT.search(host)
    return found[1] if found else ""


def is_own(url: str, view: SiteView, *, anywhere: bool = False) -> bool:
    """Whether an address lies on the site, on its government's domain, or ``anywhere`` under .gov.cn."""
    host, own = host_of(url), host_of(view.site.url)
    if not host or host == own:
        return True  # a heading that leads nowhere names what stands below it
    domain = government_of(host)
    return bool(domain) and (anywhere or domain == government_of(own))


def dead_links(view: SiteView) -> frozenset[str]:
    """Addresses known not to work."""
    return frozenset(link.url for link in view.links if link.verdict is LinkVerdict.BROKEN)


def sees_all(view: SiteView) -> bool:
    """Whether what was not found may be called missing at all."""
    whole = view.run is not None and view.run.complete
    return whole and view.home is not None and not view.menu_by_script


def presence(view: SiteView, sought: Sequence[Sought]) -> Iterator[Verdict]:
    """One verdict for each column sought: there, for a person to look, or unknown."""
    names = names_of(view, rows=any(each.in_rows for each in sought))
    dead = dead_links(view)
    url = view.home.url if view.home else view.site.url
    for each in sought:
        found = [
            named
            for named in names
            if each.is_met_by(named) and is_own(named.url, view, anywhere=each.anywhere)
        ]
        opened = [named for named in found if named.kept and named.url not in dead]
        if opened:
            yield InOrder(each.key, opened[0].url)
        elif found:
            yield Undetermined(each.key, _UNOPENED, found[0].url, each.name.zh)
        elif not sees_all(view):
            reason = NOT_ALL_SEEN if view.home else NOWHERE
            yield Undetermined(each.key, reason, url, each.name.zh)
        else:
            details = {"name": each.name.zh, "name_en": each.name.en}
            yield Candidate(each.key, url, details, name=each.name.zh)
