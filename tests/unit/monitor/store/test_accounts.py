"""What was seen of accounts is read as it was known at a moment, and a post is kept once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from monitor.clock import SHANGHAI
from monitor.posts import AccountLook, Post, Problem
from monitor.profile import SiteProfile
from monitor.store import ACCOUNTS, Store
from monitor.store.accounts import keep, looks, posts

KEY = "weibo:滨州发改"
MONDAY = datetime(2026, 11, 16, 8, tzinfo=SHANGHAI)
TUESDAY = MONDAY + timedelta(days=1)
SITE = SiteProfile(key="fgw", url="https://fgw.example.gov.cn/")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(f"sqlite:///{tmp_path / 'a.db'}")
    yield opened
    opened.close()


def seen(store: Store, at: datetime, *shown: Post, problem: Problem | None = None) -> None:
    run = store.begin_run(SITE, ACCOUNTS, at)
    look = AccountLook(KEY, at, "rsshub", "127.0.0.1:1200", 200, problem, count=len(shown))
    keep(store.engine, SITE.key, run, look, shown)


def test_a_past_moment_knows_only_what_was_seen_by_then(store: Store) -> None:
    seen(store, MONDAY, Post("1", MONDAY, "甲"))
    seen(store, TUESDAY, Post("1", MONDAY, "甲"), Post("2", TUESDAY, "乙"))
    before = posts(store.engine, "fgw", KEY, MONDAY)
    assert [(each.ident, each.first_seen) for each in before] == [("1", MONDAY)]
    assert len(looks(store.engine, "fgw", MONDAY)[KEY]) == 1
    after = posts(store.engine, "fgw", KEY, TUESDAY)
    assert [(each.ident, each.first_seen) for each in after] == [("2", TUESDAY), ("1", MONDAY)]
    assert [each.count for each in looks(store.engine, "fgw", TUESDAY)[KEY]] == [1, 2]


def test_a_post_whose_date_changes_has_the_last_one(store: Store) -> None:
    post = Post("1", MONDAY, "甲")
    seen(store, MONDAY, post)
    seen(store, TUESDAY, replace(post, at=MONDAY - timedelta(days=9)))
    assert [each.at for each in posts(store.engine, "fgw", KEY, MONDAY)] == [MONDAY]
    (now,) = posts(store.engine, "fgw", KEY, TUESDAY)
    assert now.at == MONDAY - timedelta(days=9)


def test_the_bridges_trouble_is_kept_as_it_was(store: Store) -> None:
    seen(store, MONDAY, problem=Problem.LOGIN_PAGE)
    (look,) = looks(store.engine, "fgw", MONDAY)[KEY]
    assert (look.problem, look.bridge) == (Problem.LOGIN_PAGE, "127.0.0.1:1200")


def test_a_look_at_accounts_keeps_no_crawl_from_going_on(store: Store) -> None:
    crawl = store.begin_run(SITE, "site", MONDAY)
    seen(store, MONDAY)
    assert store.resume_run(SITE, "site", MONDAY + timedelta(hours=1)) == crawl
    assert store.resume_run(SITE, ACCOUNTS, MONDAY) is None
