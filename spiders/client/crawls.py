"""The one client of a crawl: named as its settings have it, closed with its spider."""

from weakref import WeakKeyDictionary

from scrapy import signals
from scrapy.crawler import Crawler

from spiders.client.curl import Client

_clients: WeakKeyDictionary[Crawler, Client] = WeakKeyDictionary()


def client_of(crawler: Crawler) -> Client:
    """Made when it is first asked for, after the spider has had its say on the settings."""
    client = _clients.get(crawler)
    if client is None:
        settings = crawler.settings
        headers = {
            str(name): str(value)
            for name, value in settings.getdict("DEFAULT_REQUEST_HEADERS").items()
        }
        client = Client([("User-Agent", settings["USER_AGENT"]), *headers.items()])
        _clients[crawler] = client
        crawler.signals.connect(client.close, signals.spider_closed, weak=False)
    return client
