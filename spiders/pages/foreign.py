"""The title of somebody else's page, from its first bytes. Nothing else of such a page is read or kept."""

import re
from html import unescape

from spiders.pages.html import decode, squeeze

MAX_TITLE = 200  # characters
_TITLE = re.compile(r"<title(?:\s[^<>]{0,300})?>([^<]{0,2000})", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# Numbers of persons and telephones are nobody's name.
_PERSONAL = re.compile(r"(?<!\d)(?:\d{17}[\dXx]|1[3-9]\d{9})(?!\d)")


def foreign_title(body: bytes, content_type: str) -> str:
    """The title as a visitor sees it, at most 200 characters; "" where the first bytes hold none."""
    if b"<" not in body:
        return ""
    text = decode(body, content_type)[0]
    found = _TITLE.search(_COMMENT.sub("", text))
    if found is None:
        return ""
    words = "".join(each for each in unescape(found[1]) if each.isprintable() or each.isspace())
    return _PERSONAL.sub("***", squeeze(words))[:MAX_TITLE].strip()
