"""Which words are sure signs of an unlawful trade, and which belong to the daily business of a government site."""

import pytest

from monitor.illicit.words import changed_owner, is_telling, parked, vice
from tests.unit.monitor.illicit.cases import SURE, WORK_OF_GOVERNMENT


@pytest.mark.parametrize(("text", "kind"), SURE)
def test_what_only_an_unlawful_trade_says(text: str, kind: str) -> None:
    found = vice(text)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize("text", WORK_OF_GOVERNMENT)
def test_what_a_government_says_of_it(text: str) -> None:
    assert vice(text) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("澳门 葡京 娱乐", "澳门葡京"),  # blanks between, as spam has them
        ("澳门葡\u200b京娱乐场", "澳门葡京"),
        ("ＢＥＴ３６５官网", "bet365"),
        ("www.bet365-cn.com", "bet365"),
        ("alphabet3650", ""),
        ("Casino Online", "casino"),
        ("Casinos Corporation", ""),
        ("thecasinoroyale", ""),
    ],
)
def test_words_of_letters_stand_alone_and_others_however_they_are_written(
    text: str, word: str
) -> None:
    found = vice(text)
    assert (found.word if found else "") == word


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("example.com is for sale | HugeDomains", True),
        ("该域名正在出售 - 域名交易", True),
        ("此域名可出售", True),
        ("example.com - Domain Parking", True),
        ("关于域名转让登记工作的通知", False),
        ("闲置厂房出售公告", False),
        ("公园停车场 Parking", False),
        ("", False),
    ],
)
def test_a_domain_that_waits_for_a_buyer(title: str, expected: bool) -> None:
    assert (parked(title) != "") is expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("滨海大学", True),
        ("404 Not Found", False),
        ("访问验证", False),
        ("Just a moment...", False),
        ("系统维护中", False),
        ("首页", False),
        ("Welcome to nginx!", False),
        ("  ", False),
        ("—", False),
    ],
)
def test_titles_that_name_nobody(title: str, expected: bool) -> None:
    assert is_telling(title) is expected


@pytest.mark.parametrize(
    ("before", "now", "anchor", "expected"),
    [
        ("滨海市远洋贸易有限公司", "老中医养生堂 祖传秘方", "远洋贸易", True),
        ("滨海市远洋贸易有限公司", "滨海远洋集团", "远洋贸易", False),  # shares a name
        ("滨海市远洋贸易有限公司", "远洋集团官方网站", "", False),
        ("滨海大学", "Binhai University", "滨海大学", True),  # for a person to see
        ("滨海大学", "欢迎访问滨大", "滨大", False),  # as the link calls it
        ("滨海大学", "滨海大学", "", False),
        ("滨海大学", "404 Not Found", "滨海大学", False),
        ("Just a moment...", "滨海大学", "", False),
        ("滨海大学", "", "", False),
    ],
)
def test_a_title_that_has_nothing_of_the_earlier_one(
    before: str, now: str, anchor: str, expected: bool
) -> None:
    assert changed_owner(before, now, anchor) is expected
