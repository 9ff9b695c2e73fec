"""Dates in cells, rows and addresses: what is one, what only looks like one, and which one wins."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.facts import DateSource
from spiders.pages.dates import find_date, row_date, stamp, unglued, url_date, url_hint

DAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    "text",
    [
        "二〇二六年九月十五日",
        "二○二六年九月十五日",
        "20260915",
        "2026 09-15",
        "09-15 2026",
        "152026-09",
        "2026-09-15",
        "来源：市政府 | 2026-09-15 | 浏览 12",
        "成文日期：2026-08-02 发布日期：2026-09-15",
        "发布日期：2026-09-15 截止日期：2026-10-30",
    ],
)
def test_a_date_is_found_however_it_is_set(text: str) -> None:
    assert find_date(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "截止日期：2026-09-15",
        "申报材料报送至2026年9月15日",
        "请于2026年9月15日前完成",
        "自2026年9月15日起施行",
        "有效期至2026-09-15",
        "更新时间：2026-09-15",
        "今天是2026年9月15日 星期二",
        "页面生成时间 2026-09-15 17:37:33",
        "Produced By CMS 网站群内容管理系统 publishdate:2026/09/15 11:44:06",
        "ttmp:1789529710870",
        "2026-09-15-00123",
        "1.2026.9.15",
        "X2026/2026-09-150",
    ],
)
def test_deadlines_clocks_and_numbers_are_no_publication_dates(text: str) -> None:
    assert find_date(text) is None


def test_an_element_holds_a_date_only_if_nothing_else_stands_in_it() -> None:
    label = stamp("发布日期：2026-09-15 10:20")
    assert label is not None
    assert (label.value, label.rank) == (DAY, 0)
    assert stamp("关于2026-09-15会议的通知") is None
    assert stamp("1/20") is None


def test_a_range_in_a_cell_counts_from_its_start() -> None:
    found = stamp("2026-09-15 至 2026-10-15")
    assert found is not None
    assert found.value == DAY


def test_a_cell_beats_running_text_and_text_beats_the_address() -> None:
    url = "http://x.gov.cn/t20260101_1.html"
    both = row_date(["2026-09-15"], "会议通知 2026-08-01", url)
    assert both is not None
    assert (both.value, both.source) == (DAY, DateSource.LIST)
    text = row_date([], "会议通知 2026-09-15", url)
    assert text is not None
    assert (text.value, text.source) == (DAY, DateSource.LIST)
    address = row_date([], "会议通知", url)
    assert address is not None
    assert (address.value, address.source) == (date(2026, 1, 1), DateSource.URL)


def test_of_two_cells_the_published_one_counts() -> None:
    found = row_date(["成文日期：2026-08-01", "2026-09-15"])
    assert found is not None
    assert found.value == DAY


def test_a_missing_year_is_the_one_nearest_to_the_address() -> None:
    turn = row_date(["[01-02]"], "", "http://x.gov.cn/202312/a.html")
    assert turn is not None
    assert turn.value == date(2024, 1, 2)
    assert row_date(["[08-16]"], "", "http://x.gov.cn/a.html") is None


def test_a_date_glued_to_a_title_is_taken_off() -> None:
    assert unglued("关于甲事的通知[2026-09-15]") == ("关于甲事的通知", DAY)
    assert unglued("2026-09-15 关于甲事的通知") == ("关于甲事的通知", DAY)
    assert unglued("材料报送至2026-09-15") == ("材料报送至2026-09-15", None)


def test_an_address_with_a_month_is_a_hint_but_no_date() -> None:
    url = "http://x.gov.cn/xzfw/202609/d949dc13.shtml"
    assert url_date(url) is None
    assert url_hint(url) == date(2026, 9, 15)


@given(
    st.text(alphabet="0123456789-/.年月日〔〕[]() :至截止发布日期時T\n\t\u3000二〇", max_size=300)
)
def test_no_text_is_too_odd_for_a_date(text: str) -> None:
    found = find_date(text)
    assert found is None or 1998 <= found.year <= 2100
    stamp(text)
    unglued(text)


@given(st.text(max_size=200))
def test_no_address_is_too_odd_for_a_date(text: str) -> None:
    found = url_date(f"http://x.gov.cn/{text}")
    assert found is None or 1998 <= found.year <= 2100
    url_hint(text)
