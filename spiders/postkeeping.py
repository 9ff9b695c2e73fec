"""Looks at accounts to the store, one transaction each; at the end, how the run ended."""

from typing import Any, Self

from scrapy.crawler import Crawler
from sqlalchemy.exc import SQLAlchemyError

from monitor import clock
from monitor.store import Store
from monitor.store.accounts import keep
from spiders.accounts import AccountSeen, AccountSpider


class AccountPipeline:
    """There are few accounts, so nothing is gained by writing beside the loop."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._store: Store | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way of making parts."""
        return cls(crawler)

    @property
    def _spider(self) -> AccountSpider:
        spider = self._crawler.spider
        if not isinstance(spider, AccountSpider):
            raise TypeError("AccountPipeline serves the spider of accounts only")
        return spider

    def open_spider(self) -> None:
        """Open the database named in the plan."""
        self._store = Store.open(self._spider.plan.database)

    def process_item(self, item: Any) -> Any:
        """Keep a look; a store that cannot be written ends the crawl."""
        plan = self._spider.plan
        if isinstance(item, AccountSeen) and self._store is not None:
            try:
                keep(self._store.engine, plan.profile.key, plan.run, item.look, item.posts)
            except SQLAlchemyError as problem:
                self._spider.stop(f"store: {getattr(problem, 'orig', None) or problem}"[:300])
        return item

    def close_spider(self) -> None:
        """Write the run's end."""
        if self._store is None:
            return
        spider = self._spider
        if not self._crawler.crawling and spider.stopped_because is None:
            spider.stopped_because = "interrupted"
        self._store.finish_run(spider.plan.run, spider.summary() | {"finished": clock.now()})
        self._store.close()
