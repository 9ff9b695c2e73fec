"""Word: the text of every part, and what of it a reader does not see."""

import re
from collections import Counter
from contextlib import suppress
from typing import ClassVar

from lxml.etree import _Element

from monitor.facts import HiddenPart
from spiders.attachments.base import Fault, File, Format, Hidden, Reading, Text, UnopenedError
from spiders.attachments.markup import events
from spiders.attachments.ooxml import is_package, package_properties, part, parts

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MAIN = re.compile(r"word/document\d*\.xml")
_OTHERS = re.compile(r"word/(?:header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n"}
_TEXTS = frozenset({f"{_W}t", f"{_W}delText"})
_ROW, _CELL = f"{_W}tr", f"{_W}tc"
_LONGEST_CELL = 200  # characters; more is a part of the page that a table holds in its place
_OFF = frozenset({"0", "false", "off"})


class Docx(Format):
    """Also with macros, and templates."""

    name: ClassVar[str] = "docx"
    extensions: ClassVar[tuple[str, ...]] = ("docx", "docm", "dotx", "dotm")
    container: ClassVar[str] = "zip"

    def matches(self, file: File) -> bool:
        return is_package(file, "word/")

    def read(self, file: File) -> Reading:
        main = list(parts(file, _MAIN))
        if not main:
            raise UnopenedError(Fault.READER)
        story = _Story(file)
        for name in main:
            story.read(name)
        for name in parts(file, _OTHERS):
            try:
                story.read(name)
            except UnopenedError:
                story.text.complete = False
        return Reading(
            str(story.text),
            story.text.complete,
            package_properties(file),
            hidden=tuple(HiddenPart(kind, where, n) for (kind, where), n in story.hidden.items()),
        )


class _Story:
    """The text of all parts, and counts of what is hidden by kind and part."""

    def __init__(self, file: File) -> None:
        self._file = file
        self._styles = _hidden_styles(file)
        self.text = Text(file.bounds)
        self.hidden: Counter[tuple[str, str]] = Counter()

    def read(self, path: str) -> None:
        """Paragraph by paragraph. A text box is kept twice, for old readers too: read once."""
        name = path.rpartition("/")[2].removesuffix(".xml")
        data = part(self._file, path)
        fallbacks = 0
        rows = _Rows()
        starts = (_FALLBACK, _ROW, _CELL)
        for ended, element in events(data, f"{_W}p", f"{_W}comment", starts=starts):
            if element.tag == _FALLBACK:
                fallbacks += -1 if ended else 1
            elif element.tag == f"{_W}comment":
                self.hidden[Hidden.COMMENTS, name] += 1
            elif element.tag != f"{_W}p":
                self.text.add(rows.see(str(element.tag), ended=ended))
            else:
                if not fallbacks:
                    self.text.add(rows.take(self._paragraph(element, name)))
                element.clear()
            if self.text.full or rows.held > self._file.bounds.characters:
                self.text.complete = False
                return

    def _paragraph(self, paragraph: _Element, name: str) -> str:
        marks = paragraph.find(f"{_W}pPr/{_W}pStyle")
        styled = marks is not None and marks.get(f"{_W}val") in self._styles
        found: list[str] = []
        for run in paragraph.iter(f"{_W}r"):
            words = _words(run)
            found.append(words)
            if not words.strip():
                continue
            if run.find(f"{_W}delText") is not None:
                self.hidden[Hidden.DELETED_TEXT, name] += 1
            elif _vanishes(run.find(f"{_W}rPr"), self._styles, styled=styled):
                self.hidden[Hidden.TEXT, name] += 1
        return "".join(found)


class _Rows:
    """Paragraphs of table cells, held back until their row is whole; tables stand within cells too."""

    def __init__(self) -> None:
        self._open: list[list[list[str]]] = []  # rows of cells of paragraphs
        self.held = 0  # characters

    def take(self, paragraph: str) -> str:
        """What may be told at once: a paragraph outside of tables."""
        if not self._open or not self._open[-1]:
            return paragraph + "\n"
        self._open[-1][-1].append(paragraph)
        self.held += len(paragraph) + 1
        return ""

    def see(self, tag: str, *, ended: bool) -> str:
        """A row or a cell begins or ends; the row's text once it can be told."""
        if tag == _ROW and not ended:
            self._open.append([])
        elif tag == _CELL and not ended and self._open:
            self._open[-1].append([])
        elif tag == _ROW and self._open:
            told = self.take(_row(self._open.pop()))
            self.held = self.held if self._open else 0
            return told
        return ""


def _row(cells: list[list[str]]) -> str:
    """Tabs between cells; one cell alone, or one that holds a part of the page, keeps its lines."""
    texts = ["\n".join(cell) for cell in cells]
    if len(texts) > 1:
        texts = [_in_a_line(text) for text in texts]
    return "\t".join(texts).rstrip("\t")


def _in_a_line(text: str) -> str:
    return text if len(text) > _LONGEST_CELL or "\t" in text else " ".join(text.split("\n"))


def _words(run: _Element) -> str:
    return "".join(
        (child.text or "") if child.tag in _TEXTS else _BREAKS.get(str(child.tag), "")
        for child in run
    )


def _vanishes(marks: _Element | None, styles: frozenset[str], *, styled: bool) -> bool:
    """Whether a run is hidden: by its own mark, else by its style, else by its paragraph's."""
    if marks is None:
        return styled
    own = marks.find(f"{_W}vanish")
    if own is not None:
        return own.get(f"{_W}val") not in _OFF
    style = marks.find(f"{_W}rStyle")
    return styled or (style is not None and style.get(f"{_W}val") in styles)


def _hidden_styles(file: File) -> frozenset[str]:
    """Styles that hide what wears them; one that only inherits this is not seen."""
    found: set[str] = set()
    if "word/styles.xml" in file.members:
        with suppress(UnopenedError):
            for _, style in events(part(file, "word/styles.xml"), f"{_W}style"):
                marks = style.find(f"{_W}rPr")
                if marks is not None and _vanishes(marks, frozenset(), styled=False):
                    found.add(style.get(f"{_W}styleId") or "")
    return frozenset(found)
