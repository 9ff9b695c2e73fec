"""What should not be public, found in text before anything of it is stored."""

from collections.abc import Iterable
from typing import NamedTuple

from monitor.facts import Leak


class Sealed(NamedTuple):
    """A text without its leaks."""

    text: str
    leaks: tuple[Leak, ...] = ()
    values: tuple[tuple[str, str], ...] = ()  # raw and masked; never stored


def seal(text: str, key: bytes, place: str = "") -> Sealed:
    """The text with what should not be public masked, and what that was."""
    return Sealed(text)


def redact(text: str, values: Iterable[tuple[str, str]]) -> str:
    """Another text with the same values masked."""
    for raw, masked in values:
        text = text.replace(raw, masked)
    return text
