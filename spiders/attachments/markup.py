"""XML parts read element by element, without entities, network or a tree that grows with the part."""

import io
from collections.abc import Iterator
from typing import NamedTuple

from lxml.etree import LxmlError, _Element, iterparse

from spiders.attachments.base import Fault, UnopenedError


class Event(NamedTuple):
    """An element that begins or has ended."""

    ended: bool
    element: _Element


def events(data: bytes, *tags: str, starts: tuple[str, ...] = ()) -> Iterator[Event]:
    """Elements of ``tags`` as they end (and of ``starts`` as they begin too), in order of the part.

    The caller clears what it has read. Raises UnopenedError: a document type is refused outright, as the
    package standard (ECMA-376 part 2) forbids it and every XML bomb needs one; libxml2 ends at 256 levels.
    """
    if b"<!DOCTYPE" in data or b"<\0!\0D\0O\0C\0T\0Y\0P\0E" in data:
        raise UnopenedError(Fault.READER)
    try:
        for event, element in iterparse(
            io.BytesIO(data),
            events=("start", "end"),
            tag=(*tags, *starts),
            load_dtd=False,
            no_network=True,
            remove_comments=True,
            remove_pis=True,
            resolve_entities=False,
            huge_tree=False,
        ):
            if event == "end" or element.tag in starts:
                yield Event(event == "end", element)
    except (LxmlError, ValueError) as problem:
        raise UnopenedError(Fault.READER) from problem
