"""What a page may say of people once it is read: nothing that names them, in whatever corner it stood."""

import pytest

from monitor.facts import Outcome, Page
from spiders.pages.fragment import read_fragment
from spiders.reading import read_page
from spiders.redirects import step
from tests.unit.spiders.pages.reading import HOME

KEY = b"k" * 32
ID = "371602199003070006"  # made up; region, day and check digit fit
ID_X = "37160219900307009X"
MOBILE = "13812345678"
TABLE = f"<table><tr><td>姓名</td><td>手机</td></tr><tr><td>张三</td><td>{MOBILE}</td></tr></table>"


def read(markup: str, url: str = f"{HOME}x.html") -> Page:
    body = f"<html><head><title>公示</title></head><body>{markup}</body></html>"
    return read_page(url, body.encode(), "text/html; charset=utf-8", HOME, "digest", KEY)


@pytest.mark.parametrize(
    "markup",
    [
        f'<img src="/a.png" alt="身份证{ID}">',
        f'<iframe src="/a.html" title="身份证{ID}"></iframe>',
        f'<a href="/a.html" title="身份证{ID}">名单</a>',
        f"<p>身份证{ID}</p>",
        f'<a href="/a.html?id={ID}">名单</a>',
        f'<a href="/a.html?id={ID_X}">名单</a>',
        f'<a href="/a.html?id={ID_X.lower()}">名单</a>',
    ],
)
def test_a_number_is_nowhere_in_what_a_page_comes_to(markup: str) -> None:
    told = repr(read(markup)).upper()
    assert ID not in told
    assert ID_X not in told


@pytest.mark.parametrize(
    "markup",
    [
        f'<a href="/a.html?id={ID_X.lower()}">名单</a>',
        f'<a href="/a.html?id={ID}">名单</a>',
        f'{TABLE}<a href="/a/{MOBILE}.html">名单</a>',
    ],
)
def test_an_address_that_tells_a_number_is_not_visited_under_another(markup: str) -> None:
    page = read(f'{markup}<a href="/b.html">其他</a>')
    assert [link.url for link in page.links] == [f"{HOME}b.html"]
    assert page.leaks


def test_a_page_keeps_its_own_address() -> None:
    url = f"{HOME}{MOBILE}.html"
    assert read(TABLE, url).url == url


@pytest.mark.parametrize(
    "text",
    [
        f'<p>身份证{ID}</p><a href="/a/">身份证{ID}</a>',
        f"document.write('<a href=\"/a/\">身份证{ID}</a>');",
        f"document.write('<a href=\"/a/?id={ID}\">名单</a>');",
        f"document.write('<p>主办单位：{ID}</p>');",
    ],
)
def test_nor_in_a_fragment_that_scripts_put_into_pages(text: str) -> None:
    page = read_fragment(
        f"{HOME}foot.js", text.encode(), "text/javascript; charset=utf-8", "digest", KEY
    )
    assert ID not in repr(page)
    assert page.leaks


@pytest.mark.parametrize("number", [ID, ID_X, ID_X.lower()])
def test_a_redirect_to_such_an_address_is_not_followed(number: str) -> None:
    ended = step(f"/detail?id={number}".encode(), (f"{HOME}a",), lambda url: "")
    assert (ended.target, ended.outcome) == ("", Outcome.SKIPPED)
    assert number not in ended.words


def test_a_redirect_to_a_number_that_is_nobodys_is_followed() -> None:
    assert step(b"/detail?id=371602199003070001", (f"{HOME}a",), lambda url: "").target
