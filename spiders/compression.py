"""Compressed answers opened in one call and never beyond a bound: a gzip bomb costs a few megabytes."""

import zlib

from scrapy import Request
from scrapy.http import Response, TextResponse

MAX_BODY = 8 * 1024 * 1024
_GZIP_OR_ZLIB = 47  # window bits: detect either header
_RAW_DEFLATE = -15


class BoundedDecompression:
    """Takes the place of Scrapy's HttpCompressionMiddleware, which opens bodies piece by piece."""

    def process_response(self, request: Request, response: Response) -> Response:
        """The response with its body opened, as far as it can be."""
        encoding = (response.headers.get("Content-Encoding") or b"").strip().lower()
        if (
            request.method == "HEAD"
            or encoding not in {b"gzip", b"x-gzip", b"deflate"}
            or not response.body
        ):
            return response
        body = _open(response.body, MAX_BODY)
        kind = type(response)  # as its address tells: while the headers say gzip they tell nothing
        extra = {"encoding": "utf-8"} if issubclass(kind, TextResponse) else {}
        return response.replace(body=body, cls=kind, **extra)


def _open(body: bytes, limit: int) -> bytes:
    for bits in (_GZIP_OR_ZLIB, _RAW_DEFLATE):
        try:
            return zlib.decompressobj(bits).decompress(body, limit)
        except zlib.error:
            continue
    return body
