"""Zip archives: the names of what is in them, and the documents one level deep."""

from typing import ClassVar

from monitor.facts import HiddenPart, Opens
from spiders.attachments.base import Fault, File, Format, Reading, Text, UnopenedError
from spiders.attachments.opening import promises, read

_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
_LITTER = (".ds_store", "thumbs.db", "desktop.ini")  # left by systems, packed by nobody


class Zip(Format):
    """Asked after the formats that are zips themselves."""

    name: ClassVar[str] = "zip"
    extensions: ClassVar[tuple[str, ...]] = ("zip",)
    rank: ClassVar[int] = 1

    def matches(self, file: File) -> bool:
        return any(mark in file.start for mark in _MARKS)

    def read(self, file: File) -> Reading:
        names = [name for name in file.archive.names if not _is_litter(name)]
        if file.archive.is_encrypted:  # its names are not
            return Reading("\n".join(names), False, opens=Opens.CANNOT_TELL, fault=Fault.ENCRYPTED)
        documents = sorted((name for name in names if not name.endswith("/")), key=_order)
        wanted = documents[: 0 if file.depth else file.bounds.nested]
        text, hidden = Text(file.bounds), list[HiddenPart]()
        text.complete = wanted == documents
        text.add("\n".join(names) + "\n")
        for name in wanted:
            reading = _nested(file, name)
            text.add(reading.text)
            text.complete &= reading.complete and reading.opens is Opens.YES
            hidden += [HiddenPart(kind, f"{name}: {part}", n) for kind, part, n in reading.hidden]
        return Reading(str(text), text.complete, hidden=tuple(hidden))


def _nested(file: File, name: str) -> Reading:
    """A document of the archive; what is too large or oddly packed is left unread. Raises UnopenedError."""
    if file.bounds.is_late():
        return Reading(complete=False)
    try:
        body = file.member(name)
    except UnopenedError as problem:
        if problem.fault is Fault.ARCHIVE:
            raise
        return Reading(complete=False)
    inside = File(name, body, bounds=file.bounds, depth=file.depth + 1, budget=file.archive.budget)
    return read(inside)[1]


def _order(name: str) -> bool:
    """Documents first: pictures must not use up what may be inflated."""
    return not promises(File(name, b""))


def _is_litter(name: str) -> bool:
    return name.startswith("__MACOSX/") or name.lower().endswith(_LITTER)
