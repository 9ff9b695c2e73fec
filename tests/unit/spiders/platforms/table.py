"""Feed dialects and bad answers: what each saved (invented) case must come to on 23 November 2026.

``feedparser`` is the newest date that feedparser 6.0.14 itself tells of the case, where it tells another than ours.
"""

from datetime import datetime
from typing import NamedTuple

from monitor.clock import SHANGHAI


class Case(NamedTuple):
    """One feed's answer. ``newest`` and ``feedparser`` are moments in Asia/Shanghai."""

    name: str
    dialect: str
    newest: datetime | None
    state: str
    url: str = "http://127.0.0.1:1200/feed"
    feedparser: datetime | str = ""
    problem: str = ""


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


_DAY = at("2026-11-20T08:00")
_WEWE = "http://127.0.0.1:4000/feeds/MP_WXS_1"

CASES = (
    Case("rsshub_weibo_pinned.xml", "rsshub", at("2026-11-20T08:30"), "fresh"),
    Case("rsshub_empty.xml", "rsshub", None, "empty"),
    Case("rsshub_stale.xml", "rsshub", at("2026-10-01T09:00"), "stale"),
    Case("rsshub.json", "json-feed", at("2026-11-21T10:00"), "fresh", feedparser="none"),
    Case("wewe_rss.atom", "feed", _DAY, "fresh", f"{_WEWE}.atom"),
    Case("wewe_rss.rss", "feed", _DAY, "fresh", f"{_WEWE}.rss"),
    Case("wewe_rss.json", "wewe-rss", _DAY, "fresh", f"{_WEWE}.json", "none"),
    Case("feeddd.json", "json-feed", None, "unverified", feedparser="none"),
    Case("we_mp_rss_naive.xml", "feed", _DAY, "fresh", feedparser="none"),
    Case("we_mp_rss.atom", "feed", _DAY, "fresh"),
    Case("we_mp_rss.json", "we-mp-rss", _DAY, "fresh", feedparser="none"),
    Case(
        "wechat2rss.json", "wechat2rss", _DAY, "fresh", "http://127.0.0.1:8001/feed/1.json", "none"
    ),
    Case("chinese_dates.xml", "feed", _DAY, "fresh", feedparser=at("2026-11-01T08:00")),
    Case("chinese_gb2312.xml", "feed", _DAY, "fresh", feedparser=at("2026-11-01T08:00")),
    Case("weibo_unix_date.xml", "feed", _DAY, "fresh"),
    Case("epoch.xml", "feed", _DAY, "fresh", feedparser=at("1796-01-28T08:05:43")),
    Case("china_cst.xml", "feed", _DAY, "fresh", feedparser=at("2026-11-20T22:00")),
    Case("iso_without_zone.xml", "feed", _DAY, "fresh", feedparser=at("2026-11-20T16:00")),
    Case("future_and_1970.xml", "feed", _DAY, "fresh", feedparser=at("2099-01-01T08:00")),
    Case("only_1970.xml", "feed", None, "unverified", feedparser=at("1970-01-01T08:00")),
    Case("no_dates.xml", "feed", None, "unverified"),
    Case("relative_dates.xml", "feed", None, "unverified"),
    Case("control_character.xml", "feed", _DAY, "fresh"),
    Case("login_page.html", "", None, "bridge_error", problem="login_page"),
    Case("error_page.html", "", None, "bridge_error", problem="not_a_feed"),
    Case("cookies_expired.html", "", None, "bridge_error", problem="cookies"),
    Case("bomb.xml", "feed", None, "bridge_error", feedparser=_DAY, problem="entities"),
    Case("external_entity.xml", "feed", None, "bridge_error", feedparser=_DAY, problem="entities"),
    Case("empty.txt", "", None, "bridge_error", problem="not_a_feed"),
    Case("not_json.json", "", None, "bridge_error", problem="not_a_feed"),
    Case("json_without_items.json", "json-feed", None, "bridge_error", problem="broken"),
)
