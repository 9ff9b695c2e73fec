"""hidden-link, illicit-link, new-script-host, external-turned, intranet-address, injected-words."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from monitor.facts import Label
from monitor.outward import Outward, OutwardLink, Sighting, StrangeHost, Target, TitleSeen
from monitor.prints import sketch
from monitor.rules.base import Candidate, Met, Rule, Violation
from monitor.rules.hidden_links import HiddenLink, IllicitLink
from monitor.rules.injected import InjectedWords
from monitor.rules.intranet import IntranetAddress
from monitor.rules.links import LinkOther
from monitor.rules.new_scripts import NewScriptHost
from monitor.rules.turned import ExternalTurned
from monitor.view import SiteView
from tests.unit.monitor.illicit.cases import SURE, WORK_OF_GOVERNMENT
from tests.unit.monitor.rules import scene
from tests.unit.monitor.rules.scene import (
    NOW,
    SITE,
    home,
    judged,
    link,
    only,
    page,
    said,
    tally,
    words,
)

SEEN = Sighting((f"{SITE}a.html",), 3)
FRIEND = "http://friend.example.com/"


def site(**facts: Any) -> SiteView:
    outward = Outward(**facts)
    return scene.site(home=home(), pages=(home(),), outward=outward)


def outward(url: str, anchor: str = "友情链接", *, hidden: bool = False) -> OutwardLink:
    return OutwardLink(url, anchor, "page", hidden, False, SEEN)


@pytest.mark.parametrize(
    ("url", "hidden", "expected"),
    [
        (FRIEND, True, ["candidate"]),
        (FRIEND, False, []),
        ("http://www.shandong.gov.cn/", True, []),
        ("http://www.people.com.cn/", True, []),
        ("http://www.xinhuanet.com/", True, []),
        ("http://service.weibo.com/share.php", True, []),
        ("http://gov.cn.example.com/", True, ["candidate"]),
        ("http://192.168.1.1/", True, []),  # another rule's
        ("http://www.bet365.com/", True, []),  # a graver rule's
    ],
)
def test_only_hidden_links_to_strangers_are_signs(
    url: str, hidden: bool, expected: list[str]
) -> None:
    assert words(HiddenLink(), site(links=(outward(url, hidden=hidden),))) == expected


def test_an_owner_is_told_once_however_many_links_are_hidden() -> None:
    links = tuple(outward(f"http://h{number}.example.com/", hidden=True) for number in range(9))
    verdict = only(HiddenLink(), site(links=links))
    assert verdict.subject == "example.com"
    assert said(HiddenLink(), verdict) == (
        "页面中有访问者看不到的外部链接“友情链接”（http://h0.example.com/），共3个页面，请人工核实是否为暗链"
    )


@pytest.mark.parametrize("hidden", [True, False])
@pytest.mark.parametrize(("text", "_kind"), SURE)
def test_a_sure_word_is_grave_hidden_or_not(text: str, _kind: str, hidden: bool) -> None:
    verdict = only(IllicitLink(), site(links=(outward(FRIEND, text, hidden=hidden),)))
    assert isinstance(verdict, Candidate)
    assert said(IllicitLink(), verdict).startswith("隐藏的外部链接" if hidden else "外部链接")
    assert said(IllicitLink(), verdict, "en")


@pytest.mark.parametrize("text", WORK_OF_GOVERNMENT)
def test_the_daily_business_of_a_government_is_no_sign(text: str) -> None:
    now = TitleSeen(text, "friend.example.com", NOW)
    view = site(links=(outward(FRIEND, text),), targets=(Target(FRIEND, text, now, None, SEEN),))
    own = scene.site(home=home(title=text), pages=(home(title=text), page("a.html", title=text)))
    assert words(IllicitLink(), view) == []
    assert words(ExternalTurned(), view) == ["ok"]
    assert words(InjectedWords(), own) == ["ok"]


@pytest.mark.parametrize(
    ("url", "anchor", "expected"),
    [
        ("http://www.bet365.com/", "体育新闻", ["candidate"]),
        ("http://www.casino-friend.com/", "", ["candidate"]),
        ("http://www.mps.gov.cn/a.html", "香港六合彩开奖", []),
        (FRIEND, "体育新闻", []),
    ],
)
def test_the_host_may_say_it_and_governments_are_believed(
    url: str, anchor: str, expected: list[str]
) -> None:
    assert words(IllicitLink(), site(links=(outward(url, anchor),))) == expected


def title(text: str, host: str = "friend.example.com", days: int = 0) -> TitleSeen:
    return TitleSeen(text, host, NOW - timedelta(days=days))


OLD = title("滨海市远洋贸易有限公司", days=90)


@pytest.mark.parametrize(
    ("now", "before", "turned", "illicit"),
    [
        (title("滨海市远洋贸易有限公司"), None, "ok", ""),
        (title("澳门新葡京娱乐场官网"), OLD, "", "candidate"),
        (title("澳门新葡京娱乐场官网"), None, "", "candidate"),
        (title("friend.example.com is for sale"), OLD, "candidate", ""),
        (title("friend.example.com is for sale"), None, "candidate", ""),
        (title("老中医养生堂 祖传秘方"), OLD, "candidate", ""),
        (title("老中医养生堂 祖传秘方", days=30), OLD, "candidate", ""),
        (title("老中医养生堂 祖传秘方", days=31), OLD, "ok", ""),  # shown long enough
        (title("滨海远洋集团"), OLD, "ok", ""),
        (title("滨海远洋集团", "www.other.cn"), OLD, "candidate", ""),
        (title("滨海市远洋贸易有限公司", "www.other.cn"), OLD, "ok", ""),  # it moved
        (title("滨海远洋集团", "www.example.com"), OLD, "ok", ""),  # the same owner
        (title("404 Not Found", "www.other.cn"), OLD, "ok", ""),
        (title("系统维护中"), OLD, "ok", ""),
        (None, OLD, "undetermined", ""),
        (None, title("香港六合彩开奖"), "undetermined", "undetermined"),
    ],
)
def test_what_became_of_a_target(
    now: TitleSeen | None, before: TitleSeen | None, turned: str, illicit: str
) -> None:
    view = site(targets=(Target(FRIEND, "远洋贸易", now, before, SEEN),))
    assert words(ExternalTurned(), view) == ([turned] if turned else [])
    assert words(IllicitLink(), view) == ([illicit] if illicit else [])


FISH = (
    "本公司主营远洋捕捞、水产品加工和冷链物流，欢迎新老客户来电洽谈。产品销往全国各地，质量可靠，信誉良好。"
    * 4
)
HERBS = (
    "祖传秘方专治各种疑难杂症，老中医亲自坐诊，包您满意，先治疗后付款，全国包邮，货到付款，无效退款。"
    * 4
)


@pytest.mark.parametrize(
    ("then", "today", "expected"),
    [(FISH, FISH, "ok"), (FISH, FISH[:150] + HERBS, "candidate"), (FISH, HERBS, "candidate"),
     ("", FISH, "candidate"), (FISH, "", "candidate")],
)  # fmt: skip
def test_a_page_whose_text_stayed_only_changed_its_title(
    then: str, today: str, expected: str
) -> None:
    before, now = OLD, title("老中医养生堂 祖传秘方")
    target = Target(
        FRIEND,
        "远洋贸易",
        replace(now, sketch=sketch(today)),
        replace(before, sketch=sketch(then)),
        SEEN,
    )
    assert words(ExternalTurned(), site(targets=(target,))) == [expected]


def test_a_turned_target_is_told_with_both_titles() -> None:
    view = site(targets=(Target(FRIEND, "远洋贸易", title("老中医养生堂"), OLD, SEEN),))
    verdict = only(ExternalTurned(), view)
    sentence = said(ExternalTurned(), verdict)
    assert "老中医养生堂" in sentence
    assert "滨海市远洋贸易有限公司" in sentence
    assert said(ExternalTurned(), verdict, "en")


def test_titles_that_nobody_read_are_undetermined() -> None:
    assert tally(ExternalTurned(), site(external_pages=0)).met is Met.MET
    assert tally(ExternalTurned(), site(external_pages=3)).met is Met.UNDETERMINED
    assert tally(ExternalTurned(), site(external_pages=3, titles_read=1)).met is Met.MET


def strange(days: int = 0, runs: int = 2) -> StrangeHost:
    at = NOW - timedelta(days=days)
    url = "http://js.strange.example.com/x.js"
    return StrangeHost("example.com", "script", url, at, runs, SEEN)


@pytest.mark.parametrize(
    ("runs", "hosts", "expected"),
    [
        (0, [strange()], ["undetermined"]),
        (1, [strange(runs=1)], ["undetermined"]),
        (2, [strange()], ["candidate"]),
        (9, [strange(runs=1)], []),  # it was there when we began
        (9, [strange(days=13, runs=5)], ["candidate"]),
        (9, [strange(days=14, runs=5)], []),
        (9, [], []),
    ],
)
def test_a_script_from_a_new_host(runs: int, hosts: list[StrangeHost], expected: list[str]) -> None:
    view = site(runs_before=runs, hosts=tuple(hosts))
    assert words(NewScriptHost(), view) == expected


def test_a_new_host_is_told_with_its_day() -> None:
    verdict = only(NewScriptHost(), site(runs_before=2, hosts=(strange(),)))
    assert "2026-11-23起页面加载来自新主机example.com的脚本" in said(NewScriptHost(), verdict)
    assert said(NewScriptHost(), verdict, "en")


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("http://10.1.2.3/", "内网地址"),
        ("http://127.0.0.1/", "本机地址"),
        ("file:///C:/a.doc", "本地文件路径"),
        ("http://oa/", "内网主机名"),
    ],
)
def test_an_address_nobody_outside_can_open_is_a_fault(url: str, kind: str) -> None:
    view = site(links=(outward(url), outward(FRIEND)))
    verdict = only(IntranetAddress(), view)
    assert type(verdict) is Violation
    assert kind in said(IntranetAddress(), verdict)
    assert tally(IntranetAddress(), view).points_lost == 0.1
    assert tally(IntranetAddress(), view).met is Met.BROKEN


def test_it_is_not_told_as_a_dead_link_too() -> None:
    dead = link("gone.html")
    view = scene.site(links=(dead,), outward=Outward(links=()))
    assert words(LinkOther(), view) == ["violation"]
    inner = OutwardLink("http://oa/", "办公", "page", False, False, SEEN)
    broken = replace(dead, url="http://oa/")
    both = scene.site(links=(dead, broken), outward=Outward(links=(inner,)))
    assert [verdict.subject for verdict in judged(LinkOther(), both)] == [dead.url]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"title": "滨海市发展和改革委员会"}, "ok"),
        ({"title": "澳门新葡京娱乐场官网"}, "candidate"),
        ({"title": "首页", "labels": (Label("Keywords", "六合彩,时时彩"),)}, "candidate"),
        ({"title": "首页", "labels": (Label("ColumnKeywords", "bet365"),)}, "candidate"),
        ({"title": "首页", "labels": (Label("Author", "六合彩"),)}, "ok"),
        ({"title": "警方打击赌博", "labels": (Label("Keywords", "六合彩"),)}, "ok"),
        ({"title": "首页", "labels": (Label("Keywords", "福利彩票"),)}, "ok"),
    ],
)
def test_own_pages_with_words_of_unlawful_trades(facts: dict[str, Any], expected: str) -> None:
    front = home(**facts)
    verdict = only(InjectedWords(), scene.site(home=front, pages=(front,)))
    assert scene.word(verdict) == expected
    if isinstance(verdict, Candidate):
        assert said(InjectedWords(), verdict).startswith("首页：")
    inner = page("a.html", **facts)
    found = words(InjectedWords(), scene.site(home=home(), pages=(home(), inner)))
    assert found == (["ok", "candidate"] if expected == "candidate" else ["ok"])


def test_without_a_home_page_nothing_is_said_of_it() -> None:
    assert words(InjectedWords(), scene.site()) == ["undetermined"]


@pytest.mark.parametrize(
    "rule", [HiddenLink(), IllicitLink(), ExternalTurned(), IntranetAddress(), InjectedWords()]
)
def test_a_clean_site_meets_them_all(rule: Rule) -> None:
    assert tally(rule, site()).met is Met.MET
    assert tally(rule, scene.site(run=None)).met is Met.UNDETERMINED
