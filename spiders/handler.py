"""Scrapy's asyncio download handler, with headers as the bytes they are.

aiohttp hands headers over as text; a file name in raw GBK, everyday in Content-Disposition and Location, becomes
half characters that no codec writes again, and the whole answer would be lost for it.
"""

from aiohttp import ClientResponse
from scrapy.core.downloader.handlers._aiohttp import AiohttpDownloadHandler
from scrapy.http import Headers


class RawHeaderHandler(AiohttpDownloadHandler):
    """Everything else is the parent's."""

    @staticmethod
    def _extract_headers(response: ClientResponse) -> Headers:
        return Headers(list(response.raw_headers))
