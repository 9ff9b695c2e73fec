"""What a format is: it recognises its files by their bytes, never by a name, and reads them within bounds."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import ClassVar, NoReturn

from monitor.facts import FileProperties, HiddenPart, Opens
from spiders.attachments.archive import Archive, ArchiveError, Budget

_EXTENSION = re.compile(r"\.([a-z0-9]{1,5})(?=&|$)")
START = 1024  # bytes in which Acrobat looks for %PDF, and unpackers for an archive
_MAX_PROPERTY = 300


class Fault(StrEnum):
    """Why a file does not open, why that cannot be told, or what is odd about one that does."""

    EMPTY = "empty-file"
    HTML = "html-instead-of-file"
    HEADER = "damaged-header"
    CUT_OFF = "cut-off"
    ARCHIVE = "damaged-archive"  # a member cannot be inflated, or fails its checksum
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too-large"
    NOT_READ = "not-read"  # recognised, but this format is not opened
    UNKNOWN = "unknown-format"
    READER = "reader-failed"
    MISTYPED = "mistyped"  # the name promises another format: a hint, the file opens


class Hidden(StrEnum):
    """Kinds of parts that a person does not see at once."""

    SHEET = "sheet"
    VERY_HIDDEN_SHEET = "very-hidden-sheet"  # not even in the menu that shows hidden ones
    ROWS = "rows"
    COLUMNS = "columns"
    TEXT = "text"
    DELETED_TEXT = "deleted-text"  # a tracked change
    COMMENTS = "comments"
    SLIDE = "slide"


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much of one file is read; far above what offices publish, far below what hurts."""

    bytes: int = 16 * 1024 * 1024
    characters: int = 2_000_000
    members: int = 10_000  # entries of an archive
    inflated: int = 64 * 1024 * 1024  # bytes of all members read, nested ones too
    ratio: int = 250  # deflate reaches 1,032; repetitive sheets stay under 100
    cells: int = 500_000
    pages: int = 500
    nested: int = 50  # documents of an archive that are opened, one level deep
    is_late: Callable[[], bool] = _never  # asked between pages and parts by readers that can stop


class UnopenedError(Exception):
    """A file that does not open, or of which that cannot be told."""

    def __init__(self, fault: Fault, opens: Opens = Opens.CANNOT_TELL) -> None:
        super().__init__(fault)
        self.fault = fault
        self.opens = opens


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader brings."""

    text: str = ""
    complete: bool = True
    properties: FileProperties = field(default_factory=FileProperties)
    pages: int | None = None
    hidden: tuple[HiddenPart, ...] = ()
    opens: Opens = Opens.YES
    fault: str = ""


NOT_READ = Reading(opens=Opens.CANNOT_TELL, fault=Fault.NOT_READ, complete=False)


@dataclass
class File:
    """One file before its reader; ``name`` is an address or a file name, ``depth`` its nesting."""

    name: str
    body: bytes
    whole: bool = True
    bounds: Bounds = field(default_factory=Bounds)
    depth: int = 0
    budget: Budget | None = None

    @cached_property
    def extensions(self) -> tuple[str, ...]:
        """What the name ends in, and what a value of its query ends in: ``downfile.jsp?filename=a.docx``."""
        path, _, query = self.name.lower().partition("?")
        ends = (_EXTENSION.search(path[-20:]), *_EXTENSION.finditer(query[:2000]))
        return tuple(found[1] for found in ends if found)

    @cached_property
    def start(self) -> bytes:
        """The bytes in which a format's mark must stand."""
        return self.body[:START]

    @cached_property
    def archive(self) -> Archive:
        """The file as an archive. Raises UnopenedError."""
        budget = self.budget or Budget(self.bounds.inflated)
        try:
            return Archive(self.body, budget, self.bounds.members, self.bounds.ratio)
        except ArchiveError as trouble:
            _refuse(trouble)

    @cached_property
    def members(self) -> frozenset[str]:
        """Names of an archive's members; none where it cannot be read."""
        try:
            return frozenset(self.archive.names)
        except UnopenedError:
            return frozenset()

    def member(self, name: str) -> bytes:
        """One member inflated. Raises UnopenedError."""
        try:
            return self.archive.read(name)
        except ArchiveError as trouble:
            _refuse(trouble)


def _refuse(trouble: ArchiveError) -> NoReturn:
    """Only what no unpacker would forgive counts as damage."""
    fault = Fault(trouble.fault)
    certain = fault in {Fault.CUT_OFF, Fault.ARCHIVE}
    raise UnopenedError(fault, Opens.NO if certain else Opens.CANNOT_TELL) from trouble


class Text:
    """Text gathered up to a bound."""

    def __init__(self, bounds: Bounds) -> None:
        self._parts: list[str] = []
        self._left = bounds.characters
        self.complete = True

    @property
    def full(self) -> bool:
        """Whether the bound is met, so that reading on is of no use."""
        return self._left <= 0

    def add(self, text: str) -> None:
        """Take as much of it as there is room for."""
        if len(text) > self._left:
            self.complete = False
            text = text[: self._left]
        self._parts.append(text)
        self._left -= len(text)

    def __str__(self) -> str:
        return "".join(self._parts)


def properties(**values: object) -> FileProperties:
    """Properties cut to a length; what is no text, as broken files have it, is left out."""
    return FileProperties(
        **{
            key: clean(value[:_MAX_PROPERTY]).strip() if isinstance(value, str) else ""
            for key, value in values.items()
        }
    )


def clean(text: str) -> str:
    """Without NUL and lone surrogates, which neither PostgreSQL nor UTF-8 takes."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


class Format(ABC):
    """One format. Pure: a file in, a reading out."""

    name: ClassVar[str]
    extensions: ClassVar[tuple[str, ...]]  # names under which its files are expected
    certain: ClassVar[bool] = True  # a file of this name without the format's mark opens nowhere
    rank: ClassVar[int] = 0  # asked in this order: what fits more files comes later
    container: ClassVar[str] = ""  # the format whose bytes these files have on the outside
    is_words: ClassVar[bool] = False  # what servers send when there is no file
    instead: ClassVar[Fault] = Fault.HEADER  # what is wrong when words come in place of a file

    @abstractmethod
    def matches(self, file: File) -> bool:
        """Whether the bytes are this format's."""

    @abstractmethod
    def read(self, file: File) -> Reading:
        """The file within its bounds. Raises UnopenedError."""

    def stands_in(self, file: File) -> bool:
        """Whether it may be what was meant although the name promises another format."""
        return True
