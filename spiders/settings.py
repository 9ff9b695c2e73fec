"""Identity, manners, time limits and the parts of Scrapy a monitor needs; the rest is left out.

The lean middleware set and ``CONCURRENT_ITEMS = 1`` are measured choices: the defaults cost several times
the CPU per address and do nothing here.
"""

from monitor import __version__

BOT_NAME = "huoshui"
SPIDER_MODULES = ["spiders"]

# An honest name that never changes within a crawl; ``crawl.contact`` tells a webmaster whom to ask.
USER_AGENT = f"huoshui/{__version__} (government website monitor)"
ROBOTSTXT_USER_AGENT = "huoshui"
DEFAULT_REQUEST_HEADERS = {
    "Accept": "*/*",
    "Accept-Language": "zh-CN,zh;q=0.9",
    "Accept-Encoding": "gzip, deflate",
}

CONCURRENT_REQUESTS = 64  # on all hosts together
SCHEDULER = "spiders.scheduling.JobScheduler"
DOWNLOAD_DELAY = 0  # the pace is kept on the way out: spiders/outgoing.py
CONCURRENT_REQUESTS_PER_DOMAIN = CONCURRENT_REQUESTS
DOWNLOAD_HANDLERS = {  # bounds, headers, proxies and certificates are the client's: spiders/client
    "http": "spiders.handler.CurlHandler",
    "https": "spiders.handler.CurlHandler",
}

CONCURRENT_ITEMS = 1
ITEM_PIPELINES = {"spiders.pipelines.StorePipeline": 100}
DOWNLOADER_MIDDLEWARES_BASE: dict[
    str, int
] = {}  # robots.txt, pace and walls stand on the one way out
SPIDER_MIDDLEWARES_BASE = {"scrapy.spidermiddlewares.start.StartSpiderMiddleware": 25}
HTTPERROR_ALLOW_ALL = True
EXTENSIONS_BASE = {
    "scrapy.extensions.corestats.CoreStats": 0,
    "spiders.progress.Progress": 0,
}
DUPEFILTER_CLASS = (
    "scrapy.dupefilters.BaseDupeFilter"  # addresses are deduplicated before a Request exists
)
TELNETCONSOLE_ENABLED = False
COOKIES_ENABLED = False
LOG_LEVEL = "WARNING"
