"""Seals what was read: what should not be public never leaves a reader but masked.

Pure. The raw values live as long as the page they stand on is being read.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, NamedTuple, TypeVar

from monitor.facts import Attachment, Leak, LeakKind, LinkKind, MarkKind, Page
from monitor.leaks import Sealed, redact, seal

MOST_LEAKS = 200
_ID_IN_ADDRESS = re.compile(r"(?<!\d)\d{17}[\dXx](?![0-9A-Za-z])")
_BY_ADDRESS = "link address"
# Their words stand in attributes, not in the text.
_NAMED_BY_ATTRIBUTES = frozenset({LinkKind.IMAGE, LinkKind.FRAME})
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
    found += _in_addresses(page, key)
    new = [leak for each in found for leak in each.leaks]
    if not new:
        return page
    values = tuple(dict.fromkeys(pair for each in found for pair in each.values))
    sealed = _redacted(_without_addresses(page, values), values) if values else page
    # It is visited under this address, so it is known by it.
    return replace(sealed, url=page.url, leaks=_distinct((*page.leaks, *new)))


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
    yield from (link.anchor for link in page.links if link.kind in _NAMED_BY_ATTRIBUTES)
    yield from (mark.value for mark in page.marks if mark.kind is not MarkKind.CONTACT)
    yield from (letter.unit for letter in page.messages)
    if page.reading is not None:
        yield from (entry.title for entry in page.reading.entries)
        yield from (name for _, name in page.reading.children)


def tells_identity(address: str) -> bool:
    """Whether an address holds somebody's identity number; serial numbers only look like it."""
    return next(_identities(address, b""), None) is not None


def _in_addresses(page: Page, key: bytes) -> Iterator[Sealed]:
    yield from _identities("\n".join([link.url for link in page.links]), key)


def _identities(addresses: str, key: bytes) -> Iterator[Sealed]:
    for match in _ID_IN_ADDRESS.finditer(addresses):
        found = seal(match[0], key, _BY_ADDRESS)
        if any(leak.kind is LeakKind.RESIDENT_ID and leak.certain for leak in found.leaks):
            yield found


def _without_addresses(page: Page, values: Sequence[tuple[str, str]]) -> Page:
    """An address that tells such a number can neither be kept nor, masked, be visited."""

    def tells(url: str) -> bool:
        return redact(url, values) != url

    def kept(urls: Iterable[str]) -> tuple[str, ...]:
        return tuple(url for url in urls if not tells(url))

    letters = tuple(
        each._replace(url=page.url) if tells(each.url) else each for each in page.messages
    )
    page = replace(
        page,
        links=tuple(link for link in page.links if not tells(link.url)),
        breadcrumbs=tuple(link for link in page.breadcrumbs if not tells(link.url)),
        related=kept(page.related),
        footer_scripts=kept(page.footer_scripts),
        messages=letters,
    )
    if page.reading is None:
        return page
    rows = (
        entry._replace(url="" if tells(entry.url) else entry.url, related=kept(entry.related))
        for entry in page.reading.entries
    )
    reading = replace(
        page.reading,
        entries=tuple(rows),
        next_urls=kept(page.reading.next_urls),
        asks=kept(page.reading.asks),
        children=tuple(each for each in page.reading.children if not tells(each[0])),
    )
    return replace(page, reading=reading)


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
