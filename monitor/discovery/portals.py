"""No column twice, none lost: pages that only repeat the columns below them, and second addresses.

国办秘函〔2019〕19号 counts columns, so a portal of sub-columns (政务公开 showing the newest rows of each) is told
apart: it stands in the menu and has an owner, but it is judged by the columns below it and not a second time.
A column reached by several addresses is one.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from monitor.discovery.addresses import folder, folders_around, spelling
from monitor.discovery.candidates import Candidate
from monitor.discovery.words import category_of, gathers_topics
from monitor.facts import ListState

_MIN_REPEATED = 0.8  # a portal repeats this share of its rows from two or more columns below it
_MIN_ROWS = 3  # fewer rows are alike by chance
_YEAR_FOLDER = re.compile(r"/(?:19|20)\d\d(?:n|年)?/$")


def without_repeats(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without second addresses, portals told apart, parents filled in.

    A portal that the menu does not name, or that shows no rows, is only a page on the way.
    """
    tree = _Tree.of(_with_parents(found))
    marked = (replace(each, is_portal=_is_portal(each, tree)) for each in tree.all)
    kept = [each for each in marked if not each.is_portal or (each.in_menu and each.rows)]
    return [each for each in _without_aliases(kept) if not _is_archive(each, tree)]


def _is_archive(candidate: Candidate, tree: "_Tree") -> bool:
    """Whether a page holds an earlier year of the column in whose folder it lies: ``/tzgg/2025n/``."""
    own = folder(candidate.url)
    if not _YEAR_FOLDER.search(own):
        return False
    outer = next(folders_around(candidate.url), "")
    return any(
        each.name == candidate.name and folder(each.url) == outer
        for each in tree.all
        if each.url != candidate.url
    )


def _with_parents(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """A topic belongs to the page that lists it; a page without a breadcrumb to the tree or the menu's folder
    around it.
    """
    trees = {
        spelling(url): each
        for each in reversed(found)
        if _heads_tree(each)
        for url in each.children
    }
    topics = {
        row: each for each in reversed(found) if gathers_topics(each.name) for row in each.rows
    }
    menu = {folder(each.url): each for each in reversed(found) if each.in_menu and folder(each.url)}
    for candidate in found:
        above = topics.get(candidate.url)
        if above is None and not candidate.parents:
            above = trees.get(spelling(candidate.url))
        if above is None and not candidate.parents:
            around = (menu.get(outer) for outer in folders_around(candidate.url))
            above = next((each for each in around if each is not None), None)
        if above is None or above.url == candidate.url or above.name == candidate.name:
            yield candidate
        else:
            names = (*above.parents, above.name)
            yield replace(candidate, naming=replace(candidate.naming, parents=names))


def _heads_tree(candidate: Candidate) -> bool:
    """Whether a script's tree hangs below a page; every page of the tree carries it, the head is outside."""
    own = spelling(candidate.url)
    return bool(candidate.children) and all(spelling(url) != own for url in candidate.children)


@dataclass(frozen=True, slots=True)
class _Tree:
    """The candidates by what they stand below."""

    all: tuple[Candidate, ...]
    by_parent: Mapping[str, Sequence[Candidate]]
    by_folder: Mapping[str, Sequence[Candidate]]
    urls: frozenset[str]

    @classmethod
    def of(cls, found: Iterator[Candidate]) -> "_Tree":
        everything = tuple(found)
        by_parent: dict[str, list[Candidate]] = defaultdict(list)
        by_folder: dict[str, list[Candidate]] = defaultdict(list)
        for candidate in everything:
            for name in set(candidate.parents):
                by_parent[name].append(candidate)
            for outer in folders_around(candidate.url):
                by_folder[outer].append(candidate)
        return cls(everything, by_parent, by_folder, frozenset(each.url for each in everything))

    def below(self, candidate: Candidate) -> list[Candidate]:
        """The candidates that name this one above them, or stand in a folder inside its own."""
        near = (
            *self.by_parent.get(candidate.name, ()),
            *self.by_folder.get(folder(candidate.url), ()),
        )
        distinct = {each.url: each for each in near if each.name != candidate.name}
        distinct.pop(candidate.url, None)
        return list(distinct.values())


def _is_portal(candidate: Candidate, tree: _Tree) -> bool:
    """Whether a page holds nothing that the columns below it do not hold as well.

    The page of topics is a column all the same: topics are found there and nowhere else.
    """
    if gathers_topics(candidate.name):
        return False
    below = tree.below(candidate)
    if not candidate.rows:
        return len(below) >= 2 and _is_silent(candidate)
    if _lists_columns(candidate, tree):
        return True
    rows = frozenset(row for other in below for row in other.rows)
    if len(below) < 2:
        return bool(below) and candidate.rows <= rows
    inner = {folder(other.url) for other in below} - {folder(candidate.url), ""}
    repeated = sum(row in rows or _stands_in(row, inner) for row in candidate.rows)
    return repeated >= _MIN_REPEATED * len(candidate.rows)


def _stands_in(row: str, folders: Set[str]) -> bool:
    """Whether a row's article stands in one of the folders, as TRS keeps a column's articles."""
    return folder(row) in folders or any(outer in folders for outer in folders_around(row))


def _is_silent(candidate: Candidate) -> bool:
    page = candidate.page
    return page is not None and (page.reading is None or page.reading.state is ListState.NOT_A_LIST)


def _lists_columns(candidate: Candidate, tree: _Tree) -> bool:
    """Whether the rows are columns themselves."""
    columns = (candidate.rows & tree.urls) - {candidate.url}
    return len(columns) >= max(2, _MIN_REPEATED * len(candidate.rows))


def _without_aliases(found: Sequence[Candidate]) -> list[Candidate]:
    """The first of all that show the same rows stays; the menu comes first."""
    kept: dict[tuple[str, object], Candidate] = {}
    seen: set[frozenset[str]] = set()
    for candidate in found:
        rows = candidate.rows
        is_alias = len(rows) >= _MIN_ROWS and rows in seen
        if is_alias and not (candidate.in_menu and category_of(candidate.name) is not None):
            continue
        seen.add(rows)
        kept.setdefault((candidate.name, rows or spelling(candidate.url)), candidate)
    return list(kept.values())
