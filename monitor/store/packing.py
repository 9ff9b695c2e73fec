"""A page's facts as plain values and back: what stands in ``page_version.content`` and ``.links``.

Links are packed into one value per version, as ids of the site's links: the link graph is by far the largest
thing a site has, and nearly all of a page's links stand on other pages as well.
"""

import sys
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from monitor.facts import (
    DateSeen,
    DateSource,
    DocumentFacts,
    Entry,
    Fragments,
    Label,
    Leak,
    LeakKind,
    Link,
    LinkKind,
    ListReading,
    ListState,
    Mark,
    MarkKind,
    Message,
    MessageStatus,
    Outcome,
    Page,
    PageKind,
    Place,
)
from monitor.view import PageView


def pack_ids(ids: Iterable[int]) -> bytes:
    """Ids of links in page order; four bytes each, whatever the machine."""
    packed = array("I", ids)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def unpack_ids(packed: bytes) -> Sequence[int]:
    """The ids as ``pack_ids`` took them."""
    ids = array("I")
    ids.frombytes(packed)
    if sys.byteorder == "big":
        ids.byteswap()
    return ids


def pack_onward(page: Page) -> dict[str, Any] | None:
    """What leads on from a page beside its links; None where nothing does, as on nearly every page."""
    reading = page.reading
    onward: dict[str, Any] = {
        "fragments": list(page.footer_scripts),
        "further": [*reading.next_urls, *(letter.url for letter in page.messages)]
        if reading
        else [],
        "asks": bool(reading and reading.asks),
        "empty": reading is not None and reading.state is ListState.EMPTY,
    }
    if not any(onward.values()):
        return None
    return onward | {"adapter": reading.adapter if reading else ""}


def pack_page(page: Page) -> dict[str, Any]:
    """Everything of a page but its address, links and list rows."""
    reading = page.reading
    return {
        "labels": [list(label) for label in page.labels],
        "dates": [[seen.value.isoformat(), seen.source, seen.text] for seen in page.dates],
        "breadcrumbs": [[link.url, link.anchor] for link in page.breadcrumbs],
        "marks": [list(mark) for mark in page.marks],
        "footer_scripts": list(page.footer_scripts),
        "reading": None if reading is None else {
            "adapter": reading.adapter,
            "state": reading.state,
            "next_urls": list(reading.next_urls),
            "signature": reading.signature,
            "reason": reading.reason,
            "asks": list(reading.asks),
            "name": reading.name,
            "blocks": list(reading.blocks),
            "children": [list(child) for child in reading.children],
        },
        "document": None if page.document is None else _plain(asdict(page.document)),
        "related": list(page.related),
        "related_by_script": page.related_by_script,
        "charset_note": page.charset_note,
        "messages": [list(_plain(message._asdict()).values()) for message in page.messages],
        "leaks": pack_leaks(page.leaks),
    } | _pack_fragments(page.fragments)  # fmt: skip


def _pack_fragments(found: Fragments | None) -> dict[str, Any]:
    """Nothing at all for the many crawls that do not ask."""
    if found is None:
        return {}
    return {"places": [list(found.places), [list(jump) for jump in found.jumps], found.whole]}


def _fragments(values: list[Any] | None) -> Fragments | None:
    if values is None:
        return None
    places, jumps, whole = values
    return Fragments(tuple(places), tuple((url, place) for url, place in jumps), whole)


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in values.items()
    }


def unpack_page(
    row: Any, url: str, entries: tuple[Entry, ...], navigation: tuple[Link, ...]
) -> PageView:
    """A stored page version, with the rows of its list and the links of its menu."""
    content: dict[str, Any] = row.content
    return PageView(
        url=url,
        kind=PageKind(row.kind),
        title=row.title,
        labels=tuple(Label(*label) for label in content["labels"]),
        dates=tuple(
            DateSeen(date.fromisoformat(day), DateSource(source), text)
            for day, source, text in content["dates"]
        ),
        breadcrumbs=_links(content["breadcrumbs"], Place.BREADCRUMB),
        navigation=navigation,
        marks=tuple(
            Mark(MarkKind(kind), value, href, visible)
            for kind, value, href, visible in content["marks"]
        ),
        footer_scripts=tuple(content["footer_scripts"]),
        reading=_maybe(content["reading"], lambda head: _reading(head, entries)),
        document=_maybe(content["document"], _document),
        related=tuple(content["related"]),
        related_by_script=content["related_by_script"],
        charset_note=content["charset_note"],
        messages=tuple(_message(*values) for values in content.get("messages", ())),
        leaks=unpack_leaks(content.get("leaks", ())),
        fragments=_fragments(content.get("places")),
        print=row.print,
        first_seen=row.first_seen,
    )


def pack_leaks(leaks: Iterable[Leak]) -> list[list[Any]]:
    """Leaks as plain values; masked as they are."""
    return [list(leak) for leak in leaks]


def unpack_leaks(rows: Iterable[Sequence[Any]]) -> tuple[Leak, ...]:
    """The leaks as ``pack_leaks`` took them; of kinds a later version knows, none."""
    kinds = set(LeakKind)
    return tuple(Leak(LeakKind(kind), *rest) for kind, *rest in rows if kind in kinds)


def _links(rows: list[list[str]], place: Place) -> tuple[Link, ...]:
    return tuple(Link(url, anchor, LinkKind.PAGE, place) for url, anchor in rows)


def _maybe(values: Any, make: Callable[[Any], Any]) -> Any:
    return None if values is None else make(values)


def _reading(head: dict[str, Any], entries: tuple[Entry, ...]) -> ListReading:
    return ListReading(
        adapter=head["adapter"],
        state=ListState(head["state"]),
        entries=entries,
        next_urls=tuple(head["next_urls"]),
        signature=head["signature"],
        reason=head["reason"],
        asks=tuple(head["asks"]),
        name=head["name"],
        blocks=tuple(head["blocks"]),
        children=tuple((url, name) for url, name in head["children"]),
    )


def _message(
    key: str, url: str, asked: str | None, answered: str | None, status: str, *rest: str
) -> Message:
    return Message(key, url, _day(asked), _day(answered), MessageStatus(status), *rest)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _document(values: dict[str, Any]) -> DocumentFacts:
    return DocumentFacts(**{**values, "made": _day(values["made"])})


def entry_rows(version: int, reading: ListReading | None) -> list[dict[str, Any]]:
    """The list's rows for the ``entry`` table."""
    return [
        {
            "version": version,
            "position": position,
            "url": entry.url,
            "title": entry.title,
            "stated": entry.stated.isoformat() if entry.stated else None,
            "source": entry.source,
            "text": entry.text,
            "pinned": entry.pinned,
            "related": list(entry.related),
            "block": entry.block,
        }
        for position, entry in enumerate(reading.entries if reading else ())
    ]


def entry_of(row: Any) -> Entry:
    """One row of the ``entry`` table."""
    return Entry(
        position=row.position,
        title=row.title,
        url=row.url,
        stated=date.fromisoformat(row.stated) if row.stated else None,
        source=DateSource(row.source) if row.source else None,
        text=row.text,
        pinned=row.pinned,
        related=tuple(row.related),
        block=row.block,
    )


def outcome_of(text: str) -> Outcome:
    """An outcome as stored; one a later version wrote and this one does not know is ``OTHER``."""
    return Outcome(text) if text in set(Outcome) else Outcome.OTHER
