"""What a kind of leak is: it finds its places in a prepared page and says how they may be shown."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar, NamedTuple

from monitor.facts import LeakKind
from monitor.leaks.scene import Scene


class Hit(NamedTuple):
    """One place. ``value`` is the bare number in memory, empty for marks and tables."""

    start: int
    end: int
    masked: str
    value: str = ""
    certain: bool = False
    near: str = ""
    amount: int = 1


class Detector(ABC):
    """One kind. Pure and total: any text in, hits out, in time linear in the text."""

    kind: ClassVar[LeakKind]
    hints: ClassVar[tuple[str, ...]] = ()  # words without one of which there is nothing to find
    needs_digits: ClassVar[bool] = False  # a long run of digits does as well as a hint

    def is_possible(self, text: str, *, has_digits: bool) -> bool:
        """The cheap look at the raw text that nearly every page ends with."""
        if self.needs_digits and has_digits:
            return True
        # One character is looked for fifty times as fast as two.
        return any(hint[0] in text and hint in text for hint in self.hints)

    @abstractmethod
    def hits(self, scene: Scene) -> Iterator[Hit]:
        """Every place in the order of the text."""


def word_in(pattern: re.Pattern[str], text: str) -> str:
    """The last word of a text that a pattern of words knows, or nothing."""
    last = ""
    for match in pattern.finditer(text):
        last = match[0]
    return last
