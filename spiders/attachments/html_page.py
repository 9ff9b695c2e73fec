"""HTML: a page that came in place of a file, or what offices save as .doc and .xls."""

import re
from typing import ClassVar

from spiders.attachments.base import Fault, File, Format, Reading, Text
from spiders.pages.html import MAX_BODY, parse
from spiders.pages.walk import outline

_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,500}<(?:!--|(?:!doctype\s{1,9}html|html|head|body|script|meta|title)\b)|"
    rb"(?:\xef\xbb\xbf)?\s{0,500}<\?xml[^>]{0,200}>\s{0,100}<(?:!doctype\s{1,9}html|html)\b",
    re.IGNORECASE,
)
_TAG = re.compile(rb"<(?:html|head|body|script|meta)\b", re.IGNORECASE)
_DOCUMENT = re.compile(rb"urn:schemas-microsoft-com:office|<table\b", re.IGNORECASE)
_LOOKED_AT = 65_536


class Html(Format):
    """Pages stand in for files where servers answer 200 to everything."""

    name: ClassVar[str] = "html"
    extensions: ClassVar[tuple[str, ...]] = ("html", "htm", "shtml")
    certain: ClassVar[bool] = False
    rank: ClassVar[int] = 2
    is_words: ClassVar[bool] = True
    instead: ClassVar[Fault] = Fault.HTML

    def matches(self, file: File) -> bool:
        return _START.match(file.start) is not None and _TAG.search(file.start) is not None

    def read(self, file: File) -> Reading:
        text = Text(file.bounds)
        text.complete = len(file.body) <= MAX_BODY
        text.add(outline(parse("", file.body)).whole)
        return Reading(str(text), text.complete)

    def stands_in(self, file: File) -> bool:
        """Word and Excel open HTML under their old names; one without a table is rather an error page."""
        return _DOCUMENT.search(file.body[:_LOOKED_AT]) is not None
