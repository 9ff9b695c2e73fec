"""Which format a file is, what its name promised, and what follows where the two differ.

Formats are found, not listed: a new one is one new file in this package.
"""

import sys
from dataclasses import replace
from functools import lru_cache

from monitor.catalogue import subclasses
from monitor.facts import Opens
from spiders.attachments.base import START, Fault, File, Format, Reading, UnopenedError, clean

# Abstract on purpose: only the concrete classes below it are wanted.
_BASE: type[Format] = Format  # type: ignore[type-abstract]


@lru_cache(maxsize=1)
def formats() -> tuple[Format, ...]:
    """Every format of this package, those that fit more files at the end."""
    package = sys.modules[__name__.rpartition(".")[0]]
    return tuple(
        sorted((kind() for kind in subclasses(package, _BASE)), key=lambda form: form.rank)
    )


def read(file: File) -> tuple[str, Reading]:
    """The format's name and what was read. Raises only what a reader did not foresee."""
    promised = promises(file)
    found = next((form for form in formats() if form.matches(file)), None)
    try:
        reading = _read(file, found, promised)
    except UnopenedError as problem:
        reading = Reading(opens=problem.opens, fault=problem.fault, complete=False)
    return _name(found, promised, reading), replace(reading, text=clean(reading.text))


def promises(file: File) -> list[Format]:
    """The formats that the file's name promises; its path counts before its query."""
    for extension in file.extensions:
        found = [form for form in formats() if extension in form.extensions]
        if found:
            return found
    return []


def _read(file: File, found: Format | None, promised: list[Format]) -> Reading:
    if not file.whole and len(file.body) < START and found is None:
        raise UnopenedError(Fault.TOO_LARGE)
    if not file.body:
        raise UnopenedError(Fault.EMPTY, Opens.NO)
    mistyped = bool(promised) and found not in promised
    if mistyped and any(form.certain for form in promised) and (found is None or found.is_words):
        # Words in place of a file: the server's answer that there is none.
        raise UnopenedError(Fault.HEADER if found is None else found.instead, Opens.NO)
    if found is None:
        raise UnopenedError(Fault.UNKNOWN)
    if not file.whole or len(file.body) > file.bounds.bytes:
        raise UnopenedError(Fault.TOO_LARGE)
    reading = found.read(file)
    if mistyped and not found.stands_in(file):
        return replace(reading, opens=Opens.CANNOT_TELL, fault=found.instead)
    hinted = mistyped and reading.fault in {"", Fault.NOT_READ}
    return replace(reading, fault=Fault.MISTYPED) if hinted else reading


def _name(found: Format | None, promised: list[Format], reading: Reading) -> str:
    """By the bytes. Of an archive that cannot be looked into, only the name tells what it should be."""
    if found is None:
        return promised[0].name if reading.opens is Opens.NO and promised else ""
    inside = [form for form in promised if form.container == found.name]
    return inside[0].name if inside and reading.opens is not Opens.YES else found.name
