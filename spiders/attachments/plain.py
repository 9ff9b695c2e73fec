"""Plain text and CSV, in whatever character set they were saved."""

import re
from typing import ClassVar

from spiders.attachments.base import File, Format, Reading, Text
from spiders.pages.html import decode

_BOMS = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_SAMPLE = 20_000
_TOLERATED = 0.02  # share of signs that no text holds; one bad byte makes no binary file


class PlainText(Format):
    """Asked last: nearly anything readable is text."""

    name: ClassVar[str] = "text"
    extensions: ClassVar[tuple[str, ...]] = ("txt", "csv", "log", "md", "json", "xml")
    certain: ClassVar[bool] = False
    rank: ClassVar[int] = 3
    is_words: ClassVar[bool] = True

    def matches(self, file: File) -> bool:
        sample = file.body[:_SAMPLE]
        if b"\x00" in sample and not sample.startswith(_BOMS):
            return False
        text = decode(sample, "")[0]
        return bool(text) and len(_CONTROLS.findall(text)) <= _TOLERATED * len(text)

    def read(self, file: File) -> Reading:
        text = Text(file.bounds)
        text.add(decode(file.body, "")[0])
        return Reading(str(text), text.complete)
