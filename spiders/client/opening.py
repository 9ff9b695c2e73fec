"""Compressed bodies opened in one call and never beyond a bound: a gzip bomb costs a few megabytes."""

import zlib
from typing import NamedTuple

_GZIP_OR_ZLIB = 47  # window bits: detect either header
_RAW_DEFLATE = -15
_GZIP = b"\x1f\x8b"
_PLAIN = frozenset({b"", b"identity", b"none", b"utf-8"})  # the last two are mistakes servers make
_OPENABLE = frozenset({b"gzip", b"x-gzip", b"deflate"})


class Opened(NamedTuple):
    """The content, and whether all of it came (or as much as the limit takes)."""

    body: bytes
    whole: bool


def opened(body: bytes, encoding: bytes, limit: int) -> Opened:
    """The content of a body whose Content-Encoding is ``encoding``, up to ``limit`` bytes.

    What was declared compressed and never was is its own content; an unknown encoding leaves the body as it is.
    """
    encoding = encoding.strip().lower()
    if encoding in _PLAIN or not body:
        return Opened(body, True)
    if encoding not in _OPENABLE:
        return Opened(body, False)
    for bits in (_GZIP_OR_ZLIB, _RAW_DEFLATE):
        found = _members(body, bits, limit)
        if found is not None:
            return found
    return Opened(body, not body.startswith(_GZIP))


def _members(body: bytes, bits: int, limit: int) -> Opened | None:
    """Every member of a stream one after another, as servers that compress in pieces send them."""
    parts: list[bytes] = []
    left = limit
    while True:
        opener = zlib.decompressobj(bits)
        try:
            parts.append(opener.decompress(body, left))
        except zlib.error:
            return Opened(b"".join(parts), False) if parts else None
        left -= len(parts[-1])
        body = opener.unused_data
        if left <= 0 or not opener.eof or not body.startswith(_GZIP):
            return Opened(b"".join(parts), opener.eof or left <= 0)
