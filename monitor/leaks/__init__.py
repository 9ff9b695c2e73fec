"""Personal data and secrecy marks in a text, found before anything of it is kept.

``seal`` is called where a text comes in; behind it only masked forms, places and keyed hashes exist.
"""

import sys
from datetime import date
from typing import NamedTuple

from monitor import clock
from monitor.catalogue import subclasses
from monitor.facts import Leak, LeakKind
from monitor.leaks.base import Detector, Hit
from monitor.leaks.masking import has_long_number, keyed, redact
from monitor.leaks.scene import Scene

__all__ = ["Sealed", "redact", "seal"]

MAX_LEAKS = 200
_ORDER = list(LeakKind)
_DETECTORS = tuple(
    kind()
    for kind in sorted(
        subclasses(sys.modules[__name__], Detector),  # type: ignore[type-abstract]
        key=lambda kind: _ORDER.index(kind.kind),
    )
)


class Sealed(NamedTuple):
    """A text fit to be kept. ``values`` are for other strings of the same page, in memory only."""

    text: str
    leaks: tuple[Leak, ...] = ()
    values: tuple[tuple[str, str], ...] = ()  # raw digits, masked form; never stored

    def __repr__(self) -> str:
        """Neither values nor text: this ends up in logs and tracebacks."""
        return f"Sealed(leaks={len(self.leaks)}, values={len(self.values)})"


def seal(
    text: str, key: bytes, place: str = "", today: date | None = None, title: str = ""
) -> Sealed:
    """The text with every personal value masked, and what was found; ``key`` makes the hashes.

    ``place`` names the string (title, hidden text); ``title`` is what stands over it elsewhere.
    Nobody is born after ``today``, which is now if not told.
    """
    has_digits = has_long_number(text)
    asked = [
        each
        for each in _DETECTORS
        if each.is_possible(text, has_digits=has_digits)
        or (title and each.is_possible(title, has_digits=False))
    ]
    if not asked:
        return Sealed(text)
    scene = Scene(text, today or clock.day_of(clock.now()), title)
    leaks: dict[tuple[str, str], Leak] = {}
    values: dict[str, str] = {}
    claimed: set[int] = set()
    for detector in asked:
        for hit in detector.hits(scene):
            if hit.value and not _claim(claimed, hit):
                continue
            if hit.value:
                values[hit.value] = hit.masked
            _note(leaks, detector.kind, hit, key, _place(scene, hit, place))
    pairs = tuple(values.items())
    return Sealed(redact(text, pairs), tuple(leaks.values()), pairs)


def _claim(claimed: set[int], hit: Hit) -> bool:
    """A number is one thing: the first kind that knows it has it."""
    if hit.start in claimed or hit.end - 1 in claimed:
        return False
    claimed.update(range(hit.start, hit.end))
    return True


def _note(
    leaks: dict[tuple[str, str], Leak], kind: LeakKind, hit: Hit, key: bytes, place: str
) -> None:
    """Each value once, with the number of times; each mark and table once for its place."""
    hashed = keyed(hit.value, key) if hit.value else ""
    same = (kind, hashed or f"{place} {hit.masked}")
    known = leaks.get(same)
    if known is not None:
        certain, amount = known.certain or hit.certain, known.amount + hit.amount
        leaks[same] = known._replace(certain=certain, amount=amount)
    elif len(leaks) < MAX_LEAKS:
        leaks[same] = Leak(kind, hit.masked, place, hashed, hit.certain, hit.near, hit.amount)


def _place(scene: Scene, hit: Hit, place: str) -> str:
    line = f"line {scene.number(hit.start)}"
    if not place:
        return line
    return f"{place}, {line}" if "\n" in scene.text.strip() else place
