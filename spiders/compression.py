"""Compressed answers opened in one call and never beyond a bound: a gzip bomb costs a few megabytes.

A body that cannot be opened, or was cut off on its way, is flagged: it answers, and says nothing that may be judged.
"""

import zlib
from typing import NamedTuple

from scrapy import Request
from scrapy.exceptions import ResponseDataLossError
from scrapy.http import Response, TextResponse

from spiders.bodies import MAX_FILE

MAX_BODY = 8 * 1024 * 1024
UNREAD = "body-unread"  # flag of a response whose body is not what its server meant
DATALOSS = "dataloss"  # Scrapy's flag
_GZIP_OR_ZLIB = 47  # window bits: detect either header
_RAW_DEFLATE = -15
_GZIP = b"\x1f\x8b"
_PLAIN = frozenset({b"", b"identity", b"none", b"utf-8"})  # the last two are mistakes servers make
_OPENABLE = frozenset({b"gzip", b"x-gzip", b"deflate"})


class _Opened(NamedTuple):
    body: bytes
    whole: bool


class BoundedDecompression:
    """Takes the place of Scrapy's HttpCompressionMiddleware, which opens bodies piece by piece."""

    def process_response(self, request: Request, response: Response) -> Response:
        """The response with its body opened, as far as it can be."""
        if DATALOSS in response.flags:
            response = _cut_off(request, response)
        encoding = (response.headers.get("Content-Encoding") or b"").strip().lower()
        if request.method == "HEAD" or encoding in _PLAIN or not response.body:
            return response
        stopped = "download_stopped" in response.flags  # by us, who wanted no more
        if encoding not in _OPENABLE:
            return response if stopped else response.replace(flags=[*response.flags, UNREAD])
        is_file = request.meta.get("body") == "file"
        opened = _open(response.body, MAX_FILE if is_file else MAX_BODY)
        cut = (
            is_file and len(opened.body) >= MAX_FILE
        )  # of a page enough is left, of a file a damaged one
        flags = (
            [*response.flags]
            if (opened.whole and not cut) or stopped
            else [*response.flags, UNREAD]
        )
        kind = type(response)  # as its address tells: while the headers say gzip they tell nothing
        extra = {"encoding": "utf-8"} if issubclass(kind, TextResponse) else {}
        return response.replace(body=opened.body, cls=kind, flags=flags, **extra)


def _cut_off(request: Request, response: Response) -> Response:
    """An answer that ended before its time: browsers show what came of a page, and so many servers count
    wrongly; of a file nothing is left. Raises ResponseDataLossError.
    """
    if not response.body or request.meta.get("body") not in {"page", "whole"}:
        raise ResponseDataLossError("the answer ended before its time")
    return response.replace(flags=[*response.flags, UNREAD])


def _open(body: bytes, limit: int) -> _Opened:
    """The content, and whether all of it came. What never was compressed is its own content."""
    for bits in (_GZIP_OR_ZLIB, _RAW_DEFLATE):
        opened = _members(body, bits, limit)
        if opened is not None:
            return opened
    return _Opened(body, not body.startswith(_GZIP))


def _members(body: bytes, bits: int, limit: int) -> _Opened | None:
    """Every member of a stream one after another, as servers that compress in pieces send them."""
    parts: list[bytes] = []
    left = limit
    while True:
        opener = zlib.decompressobj(bits)
        try:
            parts.append(opener.decompress(body, left))
        except zlib.error:
            return _Opened(b"".join(parts), False) if parts else None
        left -= len(parts[-1])
        body = opener.unused_data
        if left <= 0 or not opener.eof or not body.startswith(_GZIP):
            return _Opened(b"".join(parts), opener.eof or left <= 0)
