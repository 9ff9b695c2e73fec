"""What becomes of a crawl whose own reader fails: never a site that looks checked."""

from pathlib import Path

import pytest
from scrapy.crawler import Crawler

from monitor.plan import CrawlPlan
from monitor.profile import SiteProfile
from spiders.site import SiteSpider


@pytest.mark.parametrize(("pages", "stopped"), [(0, ["home-reader-failed"]), (1, [])])
def test_a_reader_that_fails_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pages: int, stopped: list[str]
) -> None:
    profile = SiteProfile(key="fgw", url="https://fgw.example.gov.cn/")
    plan = tmp_path / "plan.json"
    plan.write_text(CrawlPlan(run=1, database="", profile=profile).model_dump_json(), "utf-8")
    spider = SiteSpider.from_crawler(Crawler(SiteSpider), plan=str(plan))
    reasons: list[str] = []
    monkeypatch.setattr(spider, "stop", reasons.append)
    spider.pages = pages
    spider.on_error()
    assert reasons == stopped
    assert spider.frontier.notes() == [["pages", "reader-failed", 1]]
