"""What Word, Excel and PowerPoint files have in common: one package layout, one place for properties."""

import re
from collections.abc import Iterator
from contextlib import suppress

from monitor.facts import FileProperties
from spiders.attachments.base import File, UnopenedError, properties
from spiders.attachments.markup import events

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_FIELDS = {
    f"{{{_DC}}}title": "title",
    f"{{{_DC}}}creator": "author",
    f"{{{_DC}}}subject": "subject",
    f"{{{_DC}}}description": "description",
    f"{{{_CORE}}}keywords": "keywords",
    f"{{{_CORE}}}lastModifiedBy": "last_modified_by",
    f"{{{_TERMS}}}created": "created",
    f"{{{_TERMS}}}modified": "modified",
    f"{{{_APP}}}Company": "company",
}
# Files saved as “Strict Open XML” differ in nothing but these names.
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/([A-Za-z]{1,30})/([A-Za-z-]{1,30})")
_NUMBER = re.compile(r"(\d{1,9})\.xml$")


def is_package(file: File, folder: str) -> bool:
    """Whether it is an Office package whose parts lie in ``folder``."""
    names = file.members
    return "[Content_Types].xml" in names and any(name.startswith(folder) for name in names)


def part(file: File, name: str) -> bytes:
    """One part, in the spelling of namespaces that nearly all files use. Raises UnopenedError."""
    data = file.member(name)
    return _STRICT.sub(_usual, data) if b"http://purl.oclc.org/ooxml/" in data else data


def _usual(strict: re.Match[bytes]) -> bytes:
    return b"http://schemas.openxmlformats.org/%b/2006/%b" % strict.groups()


def parts(file: File, pattern: re.Pattern[str]) -> Iterator[str]:
    """Names of the members that match, the tenth after the ninth."""
    found = [name for name in file.members if pattern.fullmatch(name)]
    yield from sorted(found, key=lambda name: (_number(name), name))


def _number(name: str) -> int:
    number = _NUMBER.search(name)
    return int(number[1]) if number else 0


def package_properties(file: File) -> FileProperties:
    """Author, company and the rest; a broken properties part says nothing of the file."""
    values: dict[str, str] = {}
    for name in ("docProps/core.xml", "docProps/app.xml"):
        if name not in file.members:
            continue
        with suppress(UnopenedError):
            for _, element in events(part(file, name), *_FIELDS):
                values.setdefault(_FIELDS[str(element.tag)], element.text or "")
    return properties(**values)
