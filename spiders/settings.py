"""Identity, manners, time limits and the parts of Scrapy a monitor needs; the rest is left out.

The lean middleware set and ``CONCURRENT_ITEMS = 1`` are measured choices: the defaults cost several times
the CPU per address and do nothing here.
"""

from monitor import __version__

BOT_NAME = "huoshui"
SPIDER_MODULES = ["spiders"]

# An honest name that never changes within a crawl; ``crawl.contact`` tells a webmaster whom to ask.
USER_AGENT = f"huoshui/{__version__} (government website monitor)"
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "huoshui"
DEFAULT_REQUEST_HEADERS = {
    "Accept": "*/*",
    "Accept-Language": "zh-CN,zh;q=0.9",
    "Accept-Encoding": "gzip, deflate",
}

CONCURRENT_REQUESTS = 64  # on all hosts together
SCHEDULER = "spiders.scheduling.JobScheduler"
DOWNLOAD_DELAY_JITTER = 0  # a limit of N a second means N a second
DOWNLOAD_VERIFY_CERTIFICATES = True
DOWNLOAD_MAXSIZE = 8 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_FAIL_ON_DATALOSS = False  # BoundedDecompression tells pages from files
DOWNLOAD_HANDLERS = {
    "http": "spiders.handler.RawHeaderHandler",
    "https": "spiders.handler.RawHeaderHandler",
}

CONCURRENT_ITEMS = 1
ITEM_PIPELINES = {"spiders.pipelines.StorePipeline": 100}
DOWNLOADER_MIDDLEWARES_BASE = {
    "spiders.walls.WallsMiddleware": 90,
    "spiders.robots.RobotsMiddleware": 100,
    "scrapy.downloadermiddlewares.downloadtimeout.DownloadTimeoutMiddleware": 350,
    "scrapy.downloadermiddlewares.defaultheaders.DefaultHeadersMiddleware": 400,
    "scrapy.downloadermiddlewares.useragent.UserAgentMiddleware": 500,
    "spiders.compression.BoundedDecompression": 590,
    "scrapy.downloadermiddlewares.httpproxy.HttpProxyMiddleware": 750,
    "scrapy.downloadermiddlewares.stats.DownloaderStats": 850,
}
SPIDER_MIDDLEWARES_BASE = {"scrapy.spidermiddlewares.start.StartSpiderMiddleware": 25}
HTTPERROR_ALLOW_ALL = True
EXTENSIONS_BASE = {
    "scrapy.extensions.corestats.CoreStats": 0,
    "spiders.progress.Progress": 0,
    "spiders.bodies.OnlyNeededBodies": 0,
}
DUPEFILTER_CLASS = (
    "scrapy.dupefilters.BaseDupeFilter"  # addresses are deduplicated before a Request exists
)
TELNETCONSOLE_ENABLED = False
COOKIES_ENABLED = False
LOG_LEVEL = "WARNING"
