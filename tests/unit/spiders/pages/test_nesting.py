"""What a menu's item is nested under, in the markup that menus really have."""

import time

import pytest

from monitor.facts import Place
from tests.unit.spiders.pages.reading import HOME, read

LIST = '<li><a href="/gk/">政务公开</a><ul><li><a href="/tz/">通知公告</a></li></ul></li>'
SITE = '<a href="/">滨海市发展和改革委员会</a>'


@pytest.mark.parametrize(
    "markup",
    [
        f"<ul class=nav><li><a href='/'>首页</a></li>{LIST}</ul>",
        '<ul class=nav><li><span>政务公开</span><div class=sub><a href="/tz/">通知公告</a></div></li></ul>',
        '<ul class=nav><li>政务公开<ul><li><a href="/tz/">通知公告</a></li></ul></li></ul>',
        '<ul class=nav><li><h3><a href="/gk/">政务公开</a></h3><ul><li><a href="/tz/">通知公告</a></li></ul></li></ul>',
        '<div class=nav><dl><dt><a href="/gk/">政务公开</a></dt><dd><a href="/zc/">政策</a></dd>'
        '<dd><a href="/tz/">通知公告</a></dd></dl></div>',
        '<div class=nav><div class=m><a href="/gk/">政务公开</a><div><a href="/tz/">通知公告</a></div></div>'
        '<div class=m><a href="/hd/">互动</a></div></div>',
        "<ul class=nav><li><a href='/gk/'>政务公开</a><!-- 下拉 -->"
        "<ul><li><a href='/tz/'>通知公告</a></li></ul></li></ul>",
    ],
)
def test_an_item_of_a_drop_down_is_nested_under_its_heading(markup: str) -> None:
    assert _under(markup)["通知公告"] == "政务公开"


@pytest.mark.parametrize(
    "markup",
    [
        '<ul class=nav><li><a href="/gk/">政务公开</a></li><li><a href="/tz/">通知公告</a></li></ul>',
        f'<div class=head>{SITE}<div class=nav><a href="/tz/">通知公告</a></div></div>',
        f'<div>{SITE}</div><div class=nav><ul><li><a href="/tz/">通知公告</a></li></ul></div>',
        '<p>欢迎访问，今天是2026年11月23日，祝您愉快</p><ul class=nav><li><a href="/tz/">通知公告</a></li></ul>',
        '<nav><a href="/gk/">政务公开</a><a href="/tz/">通知公告</a></nav>',
    ],
)
def test_an_item_of_the_top_is_nested_under_nothing(markup: str) -> None:
    assert _under(markup)["通知公告"] == ""


def test_links_outside_menus_have_no_heading() -> None:
    shown = read(f"<body><ul>{LIST}</ul></body>").links
    assert {link.under for link in shown} == {""}


def test_a_deep_menu_of_many_items_takes_no_time() -> None:
    items = "".join(f'<li><a href="/{at}/">栏目{at}</a></li>' for at in range(2000))
    markup = f"<ul class=nav><li><a href='/gk/'>政务公开</a><div>{'<div>' * 200}<ul>{items}</ul></div></li></ul>"
    began = time.process_time()
    assert len(_under(markup)) > 1000
    assert time.process_time() - began < 5


def _under(markup: str) -> dict[str, str]:
    page = read(f"<html><body>{markup}</body></html>", HOME)
    return {link.anchor: link.under for link in page.links if link.place is Place.NAVIGATION}
