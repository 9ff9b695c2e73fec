"""OFD, the national layout format (GB/T 33190): a zip of XML pages."""

import re
from typing import ClassVar

from spiders.attachments.base import File, Format, Reading, Text, properties
from spiders.attachments.markup import events

_SPACE = "{http://www.ofdspec.org/2016}"
_PAGE = re.compile(r"(?:\w{1,40}/)?Pages/Page_(\d{1,9})/Content\.xml")
_FIELDS = {"Title": "title", "Author": "author", "CreationDate": "created", "ModDate": "modified"}


class Ofd(Format):
    """Told by its root, ``OFD.xml``."""

    name: ClassVar[str] = "ofd"
    extensions: ClassVar[tuple[str, ...]] = ("ofd",)
    container: ClassVar[str] = "zip"

    def matches(self, file: File) -> bool:
        return "OFD.xml" in file.members

    def read(self, file: File) -> Reading:
        root = events(file.member("OFD.xml"), *(f"{_SPACE}{name}" for name in _FIELDS))
        said = {_FIELDS[str(each.tag).removeprefix(_SPACE)]: each.text or "" for _, each in root}
        pages = sorted(
            (int(found[1]), name) for name in file.members if (found := _PAGE.fullmatch(name))
        )
        text = Text(file.bounds)
        for _, part in pages[: file.bounds.pages]:
            for _, code in events(file.member(part), f"{_SPACE}TextCode"):
                text.add((code.text or "") + "\n")
        text.complete &= len(pages) <= file.bounds.pages
        return Reading(str(text), text.complete, properties(**said), len(pages))
