"""Classification marks: 秘密★10年 by itself in a line, or 机密 at the head of a document.

Nothing around the mark is kept.
"""

import re
from collections.abc import Iterator
from typing import ClassVar

from monitor.facts import LeakKind
from monitor.leaks.base import Detector, Hit
from monitor.leaks.marks import is_spoken_of, lines_with
from monitor.leaks.scene import Scene

_GRADES = "绝密|机密|秘密"
_STARRED = re.compile(
    rf"({_GRADES})[★☆⭐](?:([0-9]{{1,2}}|[一二三五十]{{1,3}})(年|个?月|天)|(长期)|(?=$|[^\u4e00-\u9fff]))"
)
_EXAM = re.compile(r"[★☆⭐](?:启用|使用|考试|开考|解密|公开|开启)")
_ALONE = re.compile(rf"(?:[0-9]{{4,8}}|特急|加急|密级:|\(|【)?({_GRADES})(?:特急|加急|\)|】)?")
_ANY = re.compile(_GRADES)
_SENTENCE = re.compile(r"[。；;，,？?、]")
_HEAD = 4  # lines that say something before a scan's title
_LONGEST = 60
_AT_THE_START = 12


class Classified(Detector):
    """The most urgent of all: a person is told at once."""

    kind: ClassVar[LeakKind] = LeakKind.CLASSIFIED
    hints: ClassVar[tuple[str, ...]] = ("★", "☆", "⭐", "密")

    def hits(self, scene: Scene) -> Iterator[Hit]:
        for line in lines_with(scene, _ANY, 4000):
            starred = _STARRED.search(line.words)
            if starred and not _EXAM.search(line.words):
                whole = len(line.words) <= _LONGEST and not _SENTENCE.search(line.words)
                leads = starred.start() <= _AT_THE_START and line.number < 40
                if (whole or leads) and not is_spoken_of(line.words, starred.start()):
                    yield Hit(line.start, line.end, starred[0])
            elif line.number < _HEAD:
                alone = _ALONE.fullmatch(line.words)
                if alone:
                    yield Hit(line.start, line.end, alone[1])
