"""Text as every database takes it."""

from sqlalchemy import String
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

_UNKNOWN = "\ufffd"


def storable(text: str) -> str:
    """Text with U+FFFD for what PostgreSQL or UTF-8 does not take: NUL, half a character."""
    if "\x00" in text:
        text = text.replace("\x00", _UNKNOWN)
    if text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join(_UNKNOWN if "\ud800" <= each <= "\udfff" else each for each in text)
    return text


class Words(TypeDecorator[str]):
    """Text that came from a page, a server or a person; perhaps with a greatest length."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else storable(value)
