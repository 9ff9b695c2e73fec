"""How politely one crawl asks: its pace, its connections, its patience and its name.

A host gets as many connections as requests a second: at one a second one at a time, the custom of crawlers of
government sites. A host that answers within a second is asked at the full rate; a slower one is asked more slowly,
by itself. Without a limit (tests, benchmarks) the settings' own bound holds.
"""

from math import ceil
from typing import Any

from scrapy.settings import BaseSettings

from monitor.profile import CrawlOptions

_EMAIL = "@"


MOST_CONNECTIONS = 16  # to one host, where no rate says less
_POLITE_CONNECTIONS = 8


def connections(options: CrawlOptions) -> int:
    """To one host at once."""
    return min(_POLITE_CONNECTIONS, ceil(options.rate)) if options.rate else MOST_CONNECTIONS


def manners(options: CrawlOptions, settings: BaseSettings) -> dict[str, Any]:
    """Scrapy's settings for a profile's ``[crawl]``."""
    contact = options.contact.strip()
    chosen: dict[str, Any] = {
        "DOWNLOAD_TIMEOUT": options.timeout_seconds,
    }
    if contact:
        name = settings["USER_AGENT"].removesuffix(")")
        chosen["USER_AGENT"] = f"{name}; +{contact})"
    if _EMAIL in contact and "/" not in contact:  # RFC 9110, 10.1.2: From is a mailbox
        headers = settings.getdict("DEFAULT_REQUEST_HEADERS")
        chosen["DEFAULT_REQUEST_HEADERS"] = {**headers, "From": contact}
    return chosen
