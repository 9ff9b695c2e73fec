"""Which places a page has, and which places of other pages it links to."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.facts import Fragments
from spiders.pages.jumps import MAX_JUMPS, MAX_PLACES
from spiders.reading import read_page

HERE = "https://fgw.example.gov.cn/zc/a.html"
WORDS = "<p>各县区发展改革局：现将有关事项通知如下，请遵照执行。</p>" * 10


def read(body: str, url: str = HERE) -> Fragments:
    markup = f"<html><body>{body}{WORDS}</body></html>".encode()
    page = read_page(
        url,
        markup,
        "text/html; charset=utf-8",
        "https://fgw.example.gov.cn/",
        "h",
        with_fragments=True,
    )
    assert page.fragments is not None
    return page.fragments


def test_nothing_is_kept_unless_asked_for() -> None:
    body = f'<html><body><h2 id="a">一</h2><a href="b.html#c">乙</a>{WORDS}</body></html>'.encode()
    assert read_page(HERE, body, "text/html", HERE, "h").fragments is None


@pytest.mark.parametrize(
    ("markup", "places"),
    [
        ('<h2 id="one">一</h2>', ["one"]),
        ("<h2 id='one'>一</h2>", ["one"]),
        ("<h2 ID = one>一</h2>", ["one"]),
        ('<a name="two"></a>', ["two"]),
        ('<A class="x" NAME=two></A>', ["two"]),
        ('<input name="three">', []),
        ('<h2 data-id="four">四</h2>', []),
        ('<h2 id="第一章">一</h2>', ["第一章"]),
        ('<h2 id="a&amp;b">一</h2>', ["a&b"]),
        ('<!-- <h2 id="retired"> -->', ["retired"]),
        ("<script>document.write('<p id=\\'later\\'>')</script>", ["later"]),
        ('<h2 id="">空</h2>', []),
        (f'<h2 id="{"x" * 201}">长</h2>', ["x" * 200]),
    ],
)
def test_places_are_ids_and_names_of_anchors(markup: str, places: list[str]) -> None:
    assert list(read(markup).places) == places


@pytest.mark.parametrize(
    ("href", "jump"),
    [
        ("b.html#part2", ("https://fgw.example.gov.cn/zc/b.html", "part2")),
        ("/b.html?x=1#part2", ("https://fgw.example.gov.cn/b.html?x=1", "part2")),
        ("https://fgw.example.gov.cn/b.html#P", ("https://fgw.example.gov.cn/b.html", "P")),
        ("b.html#%E7%AC%AC", ("https://fgw.example.gov.cn/zc/b.html", "%E7%AC%AC")),
        ("a.html#own", ("https://fgw.example.gov.cn/zc/a.html", "own")),
        ("b.html#part2:~:text=x", ("https://fgw.example.gov.cn/zc/b.html", "part2")),
        ("b.html#:~:text=x", None),
        ("b.html#", None),
        ("b.html#top", None),
        ("b.html#TOP", None),
        ("b.html#topic", ("https://fgw.example.gov.cn/zc/b.html", "topic")),
        ("b.html#!/route", None),
        ("b.html#/route", None),
        ("b.html#page=2", None),
        ("b.html#a?b", None),
        ("#part2", None),
        ("https://other.example.cn/b.html#part2", None),
        ("/gkmlpt/index#123", None),
        ("javascript:go('#x')", None),
        ("b.html", None),
        (f"b.html#{'x' * 200}", ("https://fgw.example.gov.cn/zc/b.html", "x" * 200)),
        (f"b.html#{'x' * 201}", None),
    ],
)
def test_links_to_places_of_the_sites_pages_are_kept(
    href: str, jump: tuple[str, str] | None
) -> None:
    assert list(read(f'<a href="{href}">一</a><a href="{href}">又</a>').jumps) == (
        [jump] if jump else []
    )


def test_a_link_whose_click_is_a_scripts_is_left_alone() -> None:
    assert read('<a href="b.html#x" onclick="return open(this)">一</a>').jumps == ()


@pytest.mark.parametrize(
    ("markup", "whole"),
    [
        ('<h2 id="a">一</h2><script src="/jquery.js"></script>', True),
        ("<script>el.setAttribute('id', name)</script>", False),
        ("<script>show(location.hash)</script>", False),
        ('<div class="x" id="app"></div>', False),
        ("<script>new Vue({el: '#main'})</script>", False),
    ],
)
def test_a_page_that_scripts_give_places_to_is_not_known_whole(markup: str, whole: bool) -> None:
    assert read(markup).whole is whole


def test_a_page_with_next_to_nothing_to_read_is_not_known_whole() -> None:
    body = b'<html><body><h2 id="a">x</h2></body></html>'
    page = read_page(HERE, body, "text/html", HERE, "h", with_fragments=True)
    assert page.fragments is not None
    assert page.fragments.whole is False


@pytest.mark.parametrize(("count", "whole"), [(MAX_PLACES, True), (MAX_PLACES + 1, False)])
def test_a_page_of_more_places_than_are_kept_is_not_known_whole(count: int, whole: bool) -> None:
    found = read("".join(f'<b id="p{n}"></b>' for n in range(count)))
    assert (len(found.places), found.whole) == (MAX_PLACES, whole)


def test_a_page_of_a_megabyte_with_ten_thousand_fragments_stays_bounded() -> None:
    links = "".join(
        f'<a id="place-number-{n}" href="/zc/{n % 7}.html#place-{n}">第{n}条目录项目名称</a>'
        for n in range(10_000)
    )
    links += "<!--" + "<a " * 60_000 + "id" * 60_000 + "-->"
    assert len(links.encode()) > 1_000_000
    begun = time.process_time()
    found = read(links)
    assert time.process_time() - begun < 5
    assert (len(found.places), len(found.jumps)) == (MAX_PLACES, MAX_JUMPS)


@given(st.text(alphabet="<>a id=\"'#/x.%\\\n第", max_size=200))
def test_no_markup_raises(markup: str) -> None:
    found = read(markup)
    assert all(place for place in found.places)
