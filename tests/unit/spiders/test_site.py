"""What a crawl does when its own reader fails, in quiet hours, and where an earlier process has been."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from scrapy import Request
from scrapy.crawler import Crawler

from monitor import clock
from monitor.facts import LinkKind, Outcome
from monitor.plan import CrawlPlan
from monitor.profile import CrawlOptions, SiteProfile
from spiders.fetches import Job
from spiders.scheduling import JobScheduler
from spiders.site import SiteSpider


def spider_of(folder: Path, **crawl: Any) -> SiteSpider:
    options = CrawlOptions(**crawl)
    profile = SiteProfile(key="fgw", url="https://fgw.example.gov.cn/", crawl=options)
    plan = folder / "plan.json"
    plan.write_text(CrawlPlan(run=1, database="", profile=profile).model_dump_json(), "utf-8")
    crawler = Crawler(SiteSpider)
    crawler.spider = SiteSpider.from_crawler(crawler, plan=str(plan))
    return crawler.spider


@pytest.mark.parametrize(("pages", "stopped"), [(0, ["home-reader-failed"]), (1, [])])
def test_a_reader_that_fails_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pages: int, stopped: list[str]
) -> None:
    spider = spider_of(tmp_path)
    reasons: list[str] = []
    monkeypatch.setattr(spider, "stop", reasons.append)
    spider.pages = pages
    spider.on_error()
    assert reasons == stopped
    assert spider.frontier.notes() == [["pages", "reader-failed", 1]]


@pytest.mark.parametrize(
    ("minute", "asks"), [(29, True), (30, False), (59, False), (60, True)], ids=str
)
def test_in_quiet_hours_nothing_is_asked_not_even_the_home_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, minute: int, asks: bool
) -> None:
    spider = spider_of(tmp_path, quiet_hours=("08:30-09:00",))
    now = datetime(2026, 11, 24, 8, 0, tzinfo=clock.SHANGHAI) + timedelta(minutes=minute)
    monkeypatch.setattr(clock, "now", lambda: now)
    scheduler = JobScheduler(spider.crawler)
    scheduler.enqueue_request(Request(spider.home_url))
    assert (scheduler.next_request() is not None) is asks
    assert scheduler.has_pending_requests() is not asks  # the crawl waits, it does not end
    assert bool(spider.progress()["quiet"]) is not asks


@pytest.mark.parametrize("word", ["broken", "ok"])
def test_a_refusal_is_looked_at_again_where_the_profile_calls_it_a_fault(
    tmp_path: Path, word: str
) -> None:
    spider = spider_of(tmp_path, answers={"www.gov.cn": {"403": word}})
    job = Job("https://www.gov.cn/", LinkKind.PAGE, internal=False, depth=1)
    spider.remember(job, Outcome.BLOCKED)
    assert list(spider.suspects) == [job.url] * (word == "broken")


@pytest.mark.parametrize("read", [True, False])
def test_the_home_page_is_read_again_only_where_no_earlier_process_has(
    tmp_path: Path, read: bool
) -> None:
    """An interface that had not answered makes a page unread again, be it the home page."""
    spider = spider_of(tmp_path)
    spider.frontier.add(spider.home_url)  # met by an earlier process
    spider.homes_read = {spider.home_url} if read else set()

    async def first() -> Request:
        return await anext(aiter(spider.start()))

    assert asyncio.run(first()).meta["job"].attempt == (0 if read else 1)
