"""PowerPoint: the text of every slide and its notes, and which slides are skipped when it is shown."""

import re
from typing import ClassVar

from monitor.facts import HiddenPart
from spiders.attachments.base import File, Format, Hidden, Reading, Text
from spiders.attachments.markup import events
from spiders.attachments.ooxml import is_package, package_properties, part, parts

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_SLIDE = re.compile(r"ppt/slides/slide\d+\.xml")
_NOTES = re.compile(r"ppt/notesSlides/notesSlide\d+\.xml")
_FALSE = frozenset({"0", "false"})


class Pptx(Format):
    """Also as a show."""

    name: ClassVar[str] = "pptx"
    extensions: ClassVar[tuple[str, ...]] = ("pptx", "pptm", "ppsx", "potx")
    container: ClassVar[str] = "zip"

    def matches(self, file: File) -> bool:
        return is_package(file, "ppt/")

    def read(self, file: File) -> Reading:
        text, hidden = Text(file.bounds), []
        slides = list(parts(file, _SLIDE))
        wanted = [*slides, *parts(file, _NOTES)]
        for name in wanted[: 2 * file.bounds.pages]:
            if not _read(file, name, text):
                hidden.append(
                    HiddenPart(Hidden.SLIDE, name.rpartition("/")[2].removesuffix(".xml"), 1)
                )
        text.complete &= len(wanted) <= 2 * file.bounds.pages
        return Reading(
            str(text), text.complete, package_properties(file), len(slides), tuple(hidden)
        )


def _read(file: File, name: str, text: Text) -> bool:
    """Take the part's text; whether the slide is shown."""
    shown = True
    for ended, element in events(part(file, name), f"{_A}p", starts=(f"{_P}sld",)):
        if element.tag == f"{_P}sld":
            shown = shown and (element.get("show") or "") not in _FALSE
        elif ended:
            text.add("".join(word.text or "" for word in element.iter(f"{_A}t")) + "\n")
            element.clear()
    return shown
