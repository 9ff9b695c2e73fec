"""Accounts fail by themselves: the website's answer stays as it is, and a bridge's trouble is nobody's fault."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from monitor.facts import Leak, LeakKind
from monitor.judging import judge
from monitor.posts import Post
from monitor.profile import Account
from monitor.rules import configured
from monitor.rules.accounts import (
    AccountClosedAlive,
    AccountDuplicate,
    AccountSilentGap,
    AccountStale,
    AccountZombie,
)
from monitor.rules.accounts_content import AccountGrave, AccountWording
from monitor.rules.base import Level, Met
from monitor.score import score
from monitor.silences import Silences
from monitor.text import Text
from monitor.view import AccountState, AccountView, SiteView, TermHit
from tests.unit.monitor.rules.scene import NOW, judged, run, said, site, words

WHY = Text("桥接服务停滞", "the bridge has stalled")


def seen(
    days: int | None, state: str, name: str = "滨州发改", *, proven: bool = True
) -> AccountView:
    account = Account(name=name, platform="wechat", url="https://mp.example.cn/")
    newest = None if days is None else NOW - timedelta(days=days)
    note = None if state in {"fresh", "stale", "due_soon"} else WHY
    key = f"wechat:{name}"
    return AccountView(account, key, AccountState(state), newest=newest, proven=proven, note=note)


def view_of(*accounts: AccountView) -> SiteView:
    return site(accounts=accounts)


@pytest.mark.parametrize(
    ("account", "word"),
    [
        (seen(1, "fresh"), "ok"),
        (seen(14, "due_soon"), "ok"),
        (seen(15, "stale"), "violation"),
        (seen(15, "stale", proven=False), "candidate"),
        (seen(40, "bridge_stale"), "undetermined"),
        (seen(40, "bridge_error"), "undetermined"),
        (seen(None, "empty"), "undetermined"),
        (seen(None, "unverified"), "undetermined"),
    ],
)
def test_only_silence_that_is_proven_is_a_violation(account: AccountView, word: str) -> None:
    assert words(AccountStale(), view_of(account)) == [word]


def test_the_sentence_of_silence() -> None:
    (verdict,) = judged(AccountStale(), view_of(seen(20, "stale")))
    sentence = said(AccountStale(), verdict)
    assert sentence == (
        "“滨州发改”（wechat）最新内容为2026-11-03，距监测时间点20天，超过14天未更新"
    )
    (candidate,) = judged(AccountStale(), view_of(seen(20, "stale", proven=False)))
    assert "请打开账号核对" in said(AccountStale(), candidate)


@pytest.mark.parametrize(
    ("day", "word"), [(date(2026, 8, 23), "ok"), (date(2026, 8, 22), "violation")]
)
def test_a_zombie_is_silent_for_more_than_three_months(day: date, word: str) -> None:
    account = seen((NOW.date() - day).days, "stale")
    assert words(AccountZombie(), view_of(account)) == [word]


def test_two_accounts_of_one_unit_on_one_platform_are_for_a_person() -> None:
    twice = view_of(seen(1, "fresh"), seen(1, "fresh", "滨州发改服务号"))
    assert words(AccountDuplicate(), twice) == ["candidate"]
    other = Account(name="另", platform="wechat", subject="价格认证中心")
    apart = view_of(seen(1, "fresh"), replace(seen(1, "fresh"), account=other))
    assert words(AccountDuplicate(), apart) == ["ok", "ok"]


def test_closed_and_posting_on() -> None:
    account = Account(name="旧号", platform="weibo", closed=date(2026, 10, 1))
    closed = replace(seen(1, "unverified"), account=account, closed=True)
    post = Post("1", NOW, url="https://weibo.example/1")
    alive = view_of(replace(closed, closed_post=post))
    assert words(AccountClosedAlive(), alive) == ["violation"]
    assert words(AccountClosedAlive(), view_of(closed)) == ["undetermined"]
    assert words(AccountStale(), view_of(closed)) == []


@pytest.mark.parametrize(
    ("found", "word"),
    [
        (Silences(), "undetermined"),
        (Silences(14, date(2026, 9, 1), date(2026, 9, 15), 0, 60), "ok"),
        (Silences(20, date(2026, 9, 1), date(2026, 9, 21), 5, 60), "candidate"),
    ],
)
def test_a_silence_that_is_over_is_a_hint(found: Silences, word: str) -> None:
    account = replace(seen(1, "fresh"), silences=found)
    assert words(AccountSilentGap(), view_of(account)) == [word]


def test_what_stands_in_posts_is_for_a_person() -> None:
    hit = TermHit("https://mp.example.cn/1", "grave", "错词", "正词", "含错词的", "title", 1, "表")
    leak = Leak(LeakKind.MOBILE, "138****1234", "title", "k")
    account = replace(
        seen(1, "fresh"),
        hits=(hit, replace(hit, kind="wording")),
        posts=(Post("1", NOW, leaks=(leak,)),),
    )
    assert words(AccountGrave(), view_of(account)) == ["candidate", "candidate"]
    assert words(AccountWording(), view_of(account)) == ["candidate"]
    assert words(AccountGrave(), view_of(seen(1, "fresh"))) == ["undetermined"]


def test_a_stale_account_leaves_the_site_and_its_score_alone() -> None:
    rule = AccountStale()
    (standing,) = judge(replace(view_of(seen(20, "stale")), run=run(complete=False)), [rule])
    assert standing.tally is not None
    assert (standing.tally.met, rule.level) == (Met.BROKEN, Level.VETO)
    assert not score({rule.code: (rule, standing.tally)}).veto


@pytest.mark.parametrize("code", ["account-app-unusable", "account-no-interaction"])
def test_what_only_a_person_sees_of_accounts_settles_nothing(code: str) -> None:
    (rule,) = (rule for rule in configured({}) if rule.code == code)
    assert rule.of_accounts
    assert words(rule, view_of(seen(1, "fresh"))) == ["undetermined"]
