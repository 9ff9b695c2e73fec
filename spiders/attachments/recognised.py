"""Formats that are recognised by their first bytes and not opened."""

from typing import ClassVar

from spiders.attachments.base import NOT_READ, File, Format, Reading


class Rar(Format):
    """Rar, up to version 4 and since version 5."""

    name: ClassVar[str] = "rar"
    extensions: ClassVar[tuple[str, ...]] = ("rar",)
    mark: ClassVar[bytes] = b"Rar!\x1a\x07"

    def matches(self, file: File) -> bool:
        return file.body.startswith(self.mark)

    def read(self, file: File) -> Reading:
        return NOT_READ


class SevenZip(Rar):
    """7-Zip."""

    name: ClassVar[str] = "7z"
    extensions: ClassVar[tuple[str, ...]] = ("7z",)
    mark: ClassVar[bytes] = b"7z\xbc\xaf\x27\x1c"


class Rtf(Rar):
    """Word opens it under its own name and under .doc."""

    name: ClassVar[str] = "rtf"
    extensions: ClassVar[tuple[str, ...]] = ("rtf",)
    certain: ClassVar[bool] = False
    mark: ClassVar[bytes] = b"{\\rtf"
