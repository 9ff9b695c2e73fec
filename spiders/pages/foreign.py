"""The title of somebody else's page and a sketch of its text, from its first bytes. No other word of it is kept."""

import re
from html import unescape

from monitor.prints import sketch
from spiders.pages.html import decode, squeeze

MAX_TITLE = 200  # characters
_TITLE = re.compile(r"<title(?:\s[^<>]{0,300})?>([^<]{0,2000})", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# Numbers of persons and telephones are nobody's name.
_PERSONAL = re.compile(r"(?<!\d)(?:\d{17}[\dXx]|1[3-9]\d{9})(?!\d)")


_CODE = re.compile(r"<(script|style)\b.*?(?:</\1\s{0,9}>|\Z)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>?")


def foreign_sketch(body: bytes, content_type: str) -> str:
    """What tells later whether the page still says much the same; "" for a page of few words."""
    text = _COMMENT.sub("", decode(body, content_type)[0])
    return sketch(unescape(_TAG.sub(" ", _CODE.sub("", text))))


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
