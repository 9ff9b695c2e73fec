"""From candidate to column: is it one, of which category, and how sure is that, on which grounds.

``ColumnType`` is the standard's own typing (国办发〔2017〕47号), so it wins over broad words of the
name; narrow words win over it, because templates are copied from column to column.
"""

from typing import NamedTuple

from monitor.discovery.candidates import Candidate
from monitor.discovery.words import (
    NARROW,
    category_of,
    category_of_label,
    gathers_topics,
    is_heading,
    is_type,
    meaningful,
)
from monitor.facts import ListState
from monitor.profile import Category, Column
from monitor.urls import canonical

# How sure a guess is. Ours: name and label rarely err together, one of them now and then.
_AGREED, _TOLD, _CONTESTED, _INHERITED, _UNTOLD = 0.95, 0.8, 0.7, 0.6, 0.4
_UNREAD_COSTS = 0.15  # the list was not read, so nothing shows that the page is a column
_TITLE_COSTS = 0.1  # the name is only the page's title
_PLAIN = frozenset({Category.STATIC, Category.SERVICE})  # pages of text: no list is expected


class _Guess(NamedTuple):
    category: Category | None
    confidence: float
    grounds: tuple[str, ...]


def column_of(candidate: Candidate) -> Column | None:
    """The column a candidate is, or None."""
    guess = _typed(candidate)
    if not _is_column(candidate, guess.category) or not canonical(candidate.url):
        return None
    guess = _weighed(candidate, guess)
    return Column(
        name=candidate.name,
        url=candidate.url,
        category=guess.category or Category.OTHER,
        first_level=candidate.in_menu,
        parent=candidate.parents[-1][:200] if candidate.parents else "",
        confidence=round(guess.confidence, 2),
        grounds=guess.grounds,
        portal=candidate.is_portal,
    )


def _typed(candidate: Candidate) -> _Guess:
    """The category, and what it rests on: agreement, one witness, a parent, nothing."""
    by_name = category_of(candidate.name)
    label = candidate.naming.kind
    # The name of the group above, put where the type belongs, types none of the columns below it.
    grouped = is_heading(label) and not is_type(label)
    by_label = None if grouped else category_of_label(label)
    if any(gathers_topics(parent) for parent in candidate.parents):
        return _Guess(Category.TOPIC, _TOLD, ("parent",))
    if by_label is not None and by_label is by_name:
        return _Guess(by_label, _AGREED, ("name", "label"))
    if by_name is not None and by_label is None:
        return _Guess(by_name, _TOLD, ("name",))
    if by_name in NARROW:
        return _Guess(by_name, _CONTESTED, ("name", "label-differs"))
    if by_label is not None:
        sure = _TOLD if by_name is None else _CONTESTED
        return _Guess(by_label, sure, ("label",) if by_name is None else ("label", "name-differs"))
    for parent in reversed(candidate.parents):
        by_parent = category_of(parent)
        # 政务公开 heads columns of every kind, 新闻中心 only news.
        if by_parent is Category.NEWS or (by_parent is not None and not is_heading(parent)):
            return _Guess(by_parent, _INHERITED, ("parent",))
    return _Guess(None, _UNTOLD, ())


def _weighed(candidate: Candidate, guess: _Guess) -> _Guess:
    """The guess with what menu, list and source add or take away."""
    grounds = list(guess.grounds)
    if candidate.in_menu:
        grounds.insert(0, "menu")
    grounds += [way for way in ("source", "breadcrumb") if way in candidate.naming.told]
    confidence = guess.confidence
    if _state(candidate) in {ListState.ENTRIES, ListState.EMPTY}:
        grounds.append("list")
    elif guess.category not in _PLAIN:
        grounds.append("unread")
        confidence -= _UNREAD_COSTS
    if candidate.naming.by == "title":
        grounds.append("title-only")
        confidence -= _TITLE_COSTS
    if guess.category is None:
        grounds.append("untyped")
    return _Guess(guess.category, confidence, tuple(grounds))


def _state(candidate: Candidate) -> ListState:
    page = candidate.page
    return page.reading.state if page and page.reading else ListState.NOT_A_LIST


def _is_column(candidate: Candidate, category: Category | None) -> bool:
    """In the menu a telling name is enough; elsewhere a list must have been recognised.

    A menu may also lead straight to one article (机构职能): that is a column only of the static kind.
    """
    page, state = candidate.page, _state(candidate)
    if candidate.is_article:
        is_static = category is Category.STATIC and category_of(candidate.name) is category
        return (candidate.in_menu or candidate.in_side_menu) and is_static
    if candidate.in_menu:
        if page is not None and state is ListState.NOT_A_LIST and is_heading(candidate.name):
            return False
        return category is not None or state is not ListState.NOT_A_LIST
    return _is_column_off_menu(candidate, state, category)


def _is_column_off_menu(candidate: Candidate, state: ListState, category: Category | None) -> bool:
    """A text with dated links is no column, nor is a page whose emptiness nothing but its box tells."""
    page = candidate.page
    labelled = page is not None and bool(meaningful(page.label("ColumnName")))
    vouched = labelled or candidate.in_side_menu or candidate.naming.by == "source"
    match state:
        case ListState.ENTRIES:
            return labelled or candidate.naming.by == "source" or category is not None
        case ListState.EMPTY:
            return vouched
        case ListState.UNREADABLE:
            return vouched and (labelled or category is not None)
        case ListState.NOT_A_LIST:
            return (vouched and category is Category.STATIC) or page is None
