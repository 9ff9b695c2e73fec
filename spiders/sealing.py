"""Seals what was read: what should not be public never leaves a reader but masked.

Pure. The raw values live as long as the page they stand on is being read.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, NamedTuple, TypeVar

from monitor.facts import Attachment, Leak, LeakKind, Page
from monitor.leaks import Sealed, redact, seal

MOST_LEAKS = 200
_ID_IN_ADDRESS = re.compile(r"(?<!\d)\d{17}[\dXx](?![0-9A-Za-z])")
_BY_ADDRESS = "link address"
T = TypeVar("T")


class Part(NamedTuple):
    """A text of a page and where it stands; "" is the page's own text."""

    place: str
    text: str


def sealed_page(page: Page, parts: Sequence[Part], key: bytes) -> Page:
    """The page with all its words sealed; ``parts`` are its texts, those that are not kept among them."""
    words = "\n".join(_words(page))
    titles = {"": page.title}
    found = [
        seal(part.text, key, part.place, title=titles.get(part.place, ""))
        for part in parts
        if part.text
    ]
    found.append(seal(words, key, "title, label or list"))
    addressed = list(_in_addresses(page, key))
    new = [leak for each in (*found, *addressed) for leak in each.leaks]
    if not new:
        return page
    values = tuple(dict.fromkeys(pair for each in (*found, *addressed) for pair in each.values))
    told = tuple(raw for each in addressed for raw, _ in each.values)
    page = _without_addresses(page, told) if told else page
    return replace(_redacted(page, values), leaks=_distinct((*page.leaks, *new)))


def sealed_file(fact: Attachment, key: bytes) -> Attachment:
    """The file with all its words sealed."""
    own = seal(fact.text, key)
    properties = seal("\n".join(fact.properties), key, "file properties")
    leaks = _distinct((*own.leaks, *properties.leaks))
    if not leaks:
        return fact
    values = tuple(dict.fromkeys((*own.values, *properties.values)))
    kept = replace(fact, text=own.text)
    return replace(
        kept,
        properties=_redacted(kept.properties, values),
        hidden=_redacted(kept.hidden, values),
        leaks=leaks,
    )


def _words(page: Page) -> Iterator[str]:
    """The short texts of a page that become facts, but for what its text holds anyway."""
    yield page.title
    yield from (label.value for label in page.labels)
    if page.reading is not None:
        yield from (entry.title for entry in page.reading.entries)
        yield from (name for _, name in page.reading.children)


def _in_addresses(page: Page, key: bytes) -> Iterator[Sealed]:
    """Identity numbers within addresses; ones that only look like it stay."""
    for link in page.links:
        for match in _ID_IN_ADDRESS.finditer(link.url):
            found = seal(match[0], key, _BY_ADDRESS)
            if any(leak.kind is LeakKind.RESIDENT_ID and leak.certain for leak in found.leaks):
                yield found


def _without_addresses(page: Page, told: Sequence[str]) -> Page:
    """An address that tells an identity number can neither be kept nor visited."""

    def tells(url: str) -> bool:
        return any(raw in url for raw in told)

    links = tuple(link for link in page.links if not tells(link.url))
    if page.reading is None:
        return replace(page, links=links)
    rows = (entry._replace(url="") if tells(entry.url) else entry for entry in page.reading.entries)
    return replace(page, links=links, reading=replace(page.reading, entries=tuple(rows)))


def _distinct(leaks: Iterable[Leak]) -> tuple[Leak, ...]:
    """Each leak once, where it was met first, and no more than can be looked through."""
    known: dict[tuple[str, str], Leak] = {}
    for leak in leaks:
        identity = (leak.kind, leak.key or f"{leak.place} {leak.masked}")
        if identity in known or len(known) < MOST_LEAKS:
            known.setdefault(identity, leak)
    return tuple(known.values())


def _redacted(value: T, values: Sequence[tuple[str, str]]) -> T:
    """A fact with every string in it redacted, however deep it lies."""
    return _redact_any(value, values)  # type: ignore[no-any-return]


def _redact_any(value: Any, values: Sequence[tuple[str, str]]) -> Any:
    if type(value) is str:
        return redact(value, values)
    if isinstance(value, tuple):
        parts = [_redact_any(part, values) for part in value]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    if is_dataclass(value) and not isinstance(value, type):
        changes = {
            spot.name: _redact_any(getattr(value, spot.name), values) for spot in fields(value)
        }
        return replace(value, **changes)
    return value
