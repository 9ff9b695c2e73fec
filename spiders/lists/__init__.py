"""Column lists: which adapter knows the page, and what it reads there.

Adapters are found, not listed: a new CMS family is one new file in this package.
"""

import sys
from functools import lru_cache

from monitor.catalogue import subclasses
from monitor.facts import ListReading, ListState
from spiders.lists.base import ListAdapter, ListAnswer
from spiders.lists.markup import MarkupAdapter
from spiders.pages.html import HtmlPage

# Abstract on purpose: only the concrete classes below it are wanted.
_BASE: type[ListAdapter] = ListAdapter  # type: ignore[type-abstract]
_LAST = "generic"


def read_list(page: HtmlPage) -> ListReading:
    """The page as a column list, by the first adapter that makes something of it; never raises."""
    reading = ListReading(_LAST, ListState.NOT_A_LIST)
    for adapter in adapters():
        if adapter.matches(page):
            reading = adapter.read(page)
            if reading.state is not ListState.NOT_A_LIST or isinstance(adapter, MarkupAdapter):
                break
    return reading


def read_answer(adapter: str, answer: ListAnswer) -> ListReading:
    """The answer to one of a reading's ``asks``, by the adapter that named it; never raises."""
    found = next((each for each in adapters() if each.name == adapter), None)
    if found is None:
        return ListReading(adapter, ListState.UNREADABLE, reason="no such adapter")
    return found.answer(answer)


@lru_cache(maxsize=1)
def adapters() -> tuple[ListAdapter, ...]:
    """Every adapter of this package: those of lists that scripts hold, then those of lists in the
    markup, and the one that fits any page at the end."""
    found = [kind() for kind in subclasses(sys.modules[__name__], _BASE)]
    return tuple(sorted(found, key=_turn))


def _turn(adapter: ListAdapter) -> tuple[bool, bool]:
    return adapter.name == _LAST, isinstance(adapter, MarkupAdapter)
