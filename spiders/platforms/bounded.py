"""A feed cut down to what its reader can digest: feedparser takes minutes for a few megabytes of hostile XML.

One pass of expat counts elements, depth and attributes, refuses declared entities, and ends the feed behind its
first thousand items. What is not well-formed is read by a slower way, so only its beginning is.
"""

from typing import NamedTuple
from xml.parsers import expat

from monitor.posts import Problem
from spiders.platforms.base import MOST_POSTS

MOST_ELEMENTS = 60_000
MOST_DEPTH = 60
MOST_ATTRIBUTES = 100  # of one element
MOST_NAMESPACES = 60  # that differ; each costs as much as there are
MOST_MALFORMED = 200_000  # bytes: some two seconds
_ITEMS = frozenset({"item", "entry"})
_ROOTS = frozenset({"rss", "feed", "RDF"})


class Bounded(NamedTuple):
    """A feed fit to be parsed, UTF-8 without a declaration; or why there is none."""

    body: bytes = b""
    problem: Problem | None = None
    whole: bool = True


class _EnoughError(Exception):
    """A bound was met."""


class _EntitiesError(Exception):
    """An entity is declared."""


class _NoFeedError(Exception):
    """The root is another."""


class _Counter:
    """Follows one parse. ``cut`` is the byte where the first item too many begins."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.elements = self.items = 0
        self.namespaces: set[tuple[str, str]] = set()
        self.cut: int | None = None
        self.closers = b""
        self.parser = expat.ParserCreate(encoding="UTF-8")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.EntityDeclHandler = self._entity
        self.parser.buffer_text = True

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if not self.open and local not in _ROOTS:
            raise _NoFeedError
        self.elements += 1
        self.items += local in _ITEMS
        if self.items > MOST_POSTS:
            self.cut = self.parser.CurrentByteIndex
            self.closers = "".join(f"</{each}>" for each in reversed(self.open)).encode()
            raise _EnoughError
        self.open.append(name)
        self.namespaces |= {each for each in attributes.items() if each[0].startswith("xmlns")}
        if len(attributes) > MOST_ATTRIBUTES or self._is_too_much():
            raise _EnoughError

    def _is_too_much(self) -> bool:
        return (
            self.elements > MOST_ELEMENTS
            or len(self.open) > MOST_DEPTH
            or len(self.namespaces) > MOST_NAMESPACES
        )

    def _end(self, name: str) -> None:
        self.open.pop()

    def _entity(self, *declared: object) -> None:
        raise _EntitiesError


def bounded(text: str) -> Bounded:
    """The feed within bounds. Never raises."""
    body = _without_declaration(text).encode("utf-8", "replace")
    counter = _Counter()
    try:
        counter.parser.Parse(body, True)
    except _EntitiesError:
        return Bounded(problem=Problem.ENTITIES)
    except _NoFeedError:
        return Bounded(problem=Problem.NOT_A_FEED)
    except _EnoughError:
        if counter.cut is None:
            return Bounded(problem=Problem.TOO_LARGE)
        return Bounded(body[: counter.cut] + counter.closers, None, False)
    except expat.ExpatError:
        return _malformed(body)
    return Bounded(body)


def _malformed(body: bytes) -> Bounded:
    """The beginning of what is no XML; entities could be declared in it too."""
    start = body[:MOST_MALFORMED]
    if b"<!ENTITY" in start[:20_000].upper():
        return Bounded(problem=Problem.ENTITIES)
    if not any(b"<" + root.encode() in start[:5000] for root in (*_ROOTS, "rdf:RDF")):
        return Bounded(problem=Problem.NOT_A_FEED)
    return Bounded(start, None, len(start) == len(body))


def _without_declaration(text: str) -> str:
    """The text is decoded already; a declared encoding would only mislead."""
    text = text.lstrip("\ufeff \t\r\n")
    if text.startswith("<?xml"):
        text = text[text.find("?>", 0, 500) + 2 :] if "?>" in text[:500] else text
    return text
