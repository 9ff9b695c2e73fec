"""Every dialect of the table: the newest date, whatever its place, and the state it comes to."""

from calendar import timegm
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import pytest

from monitor import clock
from monitor.accounts import Known, standings
from monitor.clock import SHANGHAI
from monitor.posts import AccountLook, FeedReading, account_key, is_valid
from monitor.profile import Account
from spiders.platforms import MOST_BYTES, read_feed, read_health
from tests.unit.spiders.platforms.table import CASES, Case

FOLDER = Path(__file__).parent / "cases"
NOW = clock.end_of_day(datetime(2026, 11, 23, tzinfo=SHANGHAI).date())
IDS = [case.name for case in CASES]


def reading_of(case: Case) -> FeedReading:
    return read_feed(case.url, (FOLDER / case.name).read_bytes(), "application/octet-stream")


def newest_of(reading: FeedReading) -> datetime | None:
    return max((p.at for p in reading.posts if p.at and is_valid(p.at, NOW)), default=None)


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_the_newest_valid_date_counts(case: Case) -> None:
    reading = reading_of(case)
    assert (reading.dialect, newest_of(reading)) == (case.dialect, case.newest)
    assert (reading.problem.value if reading.problem else "") == case.problem


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_the_state_by_one_look(case: Case) -> None:
    reading = reading_of(case)
    account = Account(name="滨州发改", platform="weibo", feed=case.url)
    dates = [post.at for post in reading.posts if is_valid(post.at, NOW)]
    look = AccountLook(
        account_key("weibo", "滨州发改"),
        NOW,
        reading.dialect,
        "127.0.0.1:1200",
        problem=reading.problem,
        lasting=reading.lasting,
        whole=reading.whole,
        count=len(reading.posts),
        newest=max((day for day in dates if day), default=None),
    )
    (view,) = standings([Known(account, (look,), reading.posts)], NOW)
    assert view.state.value == case.state


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_where_feedparser_tells_another_date_the_table_names_it(case: Case) -> None:
    parsed = feedparser.parse((FOLDER / case.name).read_bytes())
    found = [
        datetime.fromtimestamp(timegm(day), UTC).astimezone(SHANGHAI)
        for entry in parsed.entries
        if (day := dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed"))
    ]
    newest = max(found, default=None)
    if case.feedparser == "none":
        assert newest is None
        return
    assert newest == (case.feedparser or case.newest)


def test_every_saved_case_stands_in_the_table() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(IDS)


@pytest.mark.parametrize(
    "body",
    [
        b"<rss><channel>" + b"<item>" * 500_000,
        b"<rss><channel><item>" + b"<a/>" * 500_000 + b"</item></channel></rss>",
        b"<rss><channel><item " + b"".join(b'a%d="" ' % n for n in range(100_000)) + b"/>",
        b"<feed>" + b"<x:a xmlns:x='%d'/>" * 1000,
        b"[" * 1_000_000,
        b"{" * 1_000_000,
        b"<a<" * 500_000,
        b"\xff\xfe" + b"<\x00" * 100_000,
    ],
    ids=range(8),
)
def test_hostile_bodies_cost_little_and_bring_no_post(body: bytes) -> None:
    reading = read_feed("http://127.0.0.1/feed", body, "")
    assert reading.problem is not None
    assert reading.posts == ()


def test_what_is_too_large_is_not_read() -> None:
    assert read_feed("http://127.0.0.1/f", b"<" * (MOST_BYTES + 1), "").problem == "too_large"


def test_of_a_feed_with_too_many_items_only_the_beginning_counts() -> None:
    items = b"<item><title>t</title><pubDate>Fri, 20 Nov 2026 00:00:00 GMT</pubDate></item>" * 1500
    reading = read_feed(
        "http://a/f", b"<rss version='2.0'><channel>" + items + b"</channel></rss>", ""
    )
    assert (len(reading.posts), reading.whole, reading.problem) == (1000, False, None)


LISTED = b'[{"id": "MP_WXS_1", "syncTime": 1795132800}, {"id": "MP_WXS_2", "syncTime": 0}]'


@pytest.mark.parametrize(
    ("health", "feed", "body", "heard", "problem"),
    [
        ("http://b/feeds/", "http://b/feeds/MP_WXS_1.atom", LISTED, "2026-11-20", None),
        ("http://b/feeds", "http://b/feeds/MP_WXS_2.rss", LISTED, "", None),
        ("http://b/feeds/", "http://b/feeds/MP_WXS_3.json", LISTED, "", "not_subscribed"),
        ("http://b/feeds/", "http://b/feeds/MP_WXS_1.json", b"<html>", "", "not_a_feed"),
        (
            "http://b/login/list?k=x",
            "http://b/feed/1.xml",
            b'{"data":[{"available":true}]}',
            "",
            None,
        ),
        (
            "http://b/login/list?k=x",
            "http://b/feed/1.xml",
            b'{"data":[{"available":false},{"available":true,"needCheck":true}]}',
            "",
            "logged_out",
        ),
        ("http://b/other", "http://b/feed/1.xml", b"ok", "", None),
    ],
)
def test_a_bridges_own_word(
    health: str, feed: str, body: bytes, heard: str, problem: str | None
) -> None:
    found = read_health(health, feed, body, "application/json")
    assert (str(found.heard_at.date()) if found.heard_at else "") == heard
    assert (found.problem.value if found.problem else None) == problem
