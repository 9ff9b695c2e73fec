"""An HTTP client of our own over libcurl; it knows hosts and bytes, and nothing of crawls.

Everything that goes out goes through ``Client.fetch``; a crawl has one client, ``client_of(crawler)``.
"""

from spiders.client.asking import Allowance, Answer, Ask, ClientError, Family, Timing, Trouble
from spiders.client.crawls import client_of
from spiders.client.curl import Client

__all__ = [
    "Allowance",
    "Answer",
    "Ask",
    "Client",
    "ClientError",
    "Family",
    "Timing",
    "Trouble",
    "client_of",
]
