"""The container of Word, Excel and PowerPoint before 2007, and of encrypted newer files: recognised, not read."""

from functools import lru_cache
from typing import ClassVar

from monitor.facts import Opens
from spiders.attachments.base import NOT_READ, Fault, File, Format, Reading, UnopenedError

_MARK = bytes.fromhex("d0cf11e0a1b11ae1")
# Microsoft's names, and Kingsoft's last.
_WORD = ("doc", "dot", "wps")
_EXCEL = ("xls", "xlt", "et")
_POWERPOINT = ("ppt", "pps", "dps")
_LOCKED = "EncryptedPackage"
_STREAMS = ("WordDocument", "Workbook", "Book", "PowerPoint Document", _LOCKED)
_HEAD = 512
_SECTOR_SIZES = (9, 12)  # powers of two


class Ole(Format):
    """A container of nothing that is known; the known ones are told by the stream they hold."""

    name: ClassVar[str] = "ole"
    extensions: ClassVar[tuple[str, ...]] = (*_WORD, *_EXCEL, *_POWERPOINT)
    certain: ClassVar[bool] = False  # old readers open much else under these names
    rank: ClassVar[int] = 1
    streams: ClassVar[tuple[str, ...]] = ()

    def matches(self, file: File) -> bool:
        known = not self.streams or _stream(file.body) in self.streams
        return file.body.startswith(_MARK) and known

    def read(self, file: File) -> Reading:
        if _ends_early(file.body):
            raise UnopenedError(Fault.CUT_OFF, Opens.NO)
        if _stream(file.body) == _LOCKED:
            raise UnopenedError(Fault.ENCRYPTED)
        return NOT_READ


class Doc(Ole):
    """Word 97 to 2003; Kingsoft's Writer keeps the same streams."""

    name: ClassVar[str] = "doc"
    extensions: ClassVar[tuple[str, ...]] = _WORD
    rank: ClassVar[int] = 0
    streams: ClassVar[tuple[str, ...]] = ("WordDocument",)


class Xls(Ole):
    """Excel 5 to 2003."""

    name: ClassVar[str] = "xls"
    extensions: ClassVar[tuple[str, ...]] = _EXCEL
    rank: ClassVar[int] = 0
    streams: ClassVar[tuple[str, ...]] = ("Workbook", "Book")


class Ppt(Ole):
    """PowerPoint 97 to 2003."""

    name: ClassVar[str] = "ppt"
    extensions: ClassVar[tuple[str, ...]] = _POWERPOINT
    rank: ClassVar[int] = 0
    streams: ClassVar[tuple[str, ...]] = ("PowerPoint Document",)


@lru_cache(maxsize=2)
def _stream(body: bytes) -> str:
    """The known stream named first: the document's own stands before those of what is embedded in it."""
    places = {name: body.find(name.encode("utf-16-le") + b"\0\0") for name in _STREAMS}
    found = {name: place for name, place in places.items() if place >= 0}
    return min(found, key=found.__getitem__, default="")


def _ends_early(body: bytes) -> bool:
    """Whether the directory lies beyond the end of the file."""
    power = int.from_bytes(body[30:32], "little")
    first = int.from_bytes(body[48:52], "little")
    return len(body) < _HEAD or (power in _SECTOR_SIZES and (first + 1) << power >= len(body))
