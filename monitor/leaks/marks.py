"""What the detectors of marks share: a mark stands by itself, a sentence only speaks of it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from monitor.leaks.scene import Scene

_QUOTED = re.compile(r"[“\"'‘「『《]\(?$")
_SPOKEN = re.compile(
    r"(?:标注|注明|标明|标有|印有|标识为?|标为|加盖|例如|如|即|按照|属于|是|为|称)[:\"“]?\(?$"
)


class Line(NamedTuple):
    """A line that says something: its words without blanks, and where it begins."""

    number: int  # among those that say something, the first being 0
    start: int
    end: int
    words: str


def lines_with(scene: Scene, pattern: re.Pattern[str], longest: int) -> Iterator[Line]:
    """Lines in which a pattern is found once their blanks are gone, none longer than ``longest``."""
    start = said = 0
    for line in scene.text.split("\n"):
        if line and not line.isspace():
            words = "".join(line.split())
            if len(words) <= longest and pattern.search(words):
                yield Line(said, start, start + len(line), words)
            said += 1
        start += len(line) + 1


def is_spoken_of(words: str, start: int) -> bool:
    """Whether what begins at ``start`` is quoted or named by a sentence."""
    before = words[max(0, start - 8) : start]
    return bool(_QUOTED.search(before) or _SPOKEN.search(before))
