"""Heads and feet that scripts put into every page: the links a visitor gets from them."""

import pytest

from monitor.facts import Link, MarkKind, Outcome, Page, Place
from spiders.pages.fragment import MAX_LINKS, read_fragment
from tests.unit.spiders.pages.reading import HOME

FOOT = f"{HOME}jslm/footer/footer.js"


def fragment(text: str, url: str = FOOT, charset: str = "utf-8") -> Page:
    kind = f"application/javascript; charset={charset}"
    return read_fragment(url, text.encode(charset), kind, "digest")


def addresses(page: Page) -> list[str]:
    return [link.url.removeprefix(HOME) for link in page.links]


@pytest.mark.parametrize(
    "text",
    [
        """document.write('<div class="links"><a href="/wzdt/">网站地图</a></div>');""",
        """document.write("<a href=\\"/wzdt/\\">网站地图<\\/a>");""",
        """document.writeln("<a "); document.writeln("href='/wzdt/'>网站地图</a>");""",
        """document.write(unescape("%3Ca href='/wzdt/'%3E%u7F51%u7AD9%u5730%u56FE%3C/a%3E"));""",
        """document.getElementById("foot").innerHTML = `<a href="/wzdt/">网站地图</a>`;""",
        """var s = '<a href="' + '/wzdt/' + '">网站地图</a>'; $('#foot').html(s);""",
        """\ufeff<div><a href=/wzdt/>网站地图</a></div>""",
        """<!-- 页脚 --><ul><li><a href=" /wzdt/ ">网站地图</a></li></ul>""",
        """<!DOCTYPE html><html><body><a href="../../wzdt/">网站地图</a></body></html>""",
    ],
)
def test_the_links_of_a_foot_are_read_however_it_is_written(text: str) -> None:
    (link,) = fragment(text).links
    assert (link.url, link.anchor, link.place) == (f"{HOME}wzdt/", "网站地图", Place.FOOTER)
    assert not link.hidden


@pytest.mark.parametrize(
    ("address", "text", "place"),
    [
        ("html/top/index.html", "<p><a href=/a/>a</a></p>", Place.NAVIGATION),
        ("js/head.js", "document.write('<a href=/a/>a</a>')", Place.NAVIGATION),
        ("js/nav.js", "document.write('<a href=/a/>a</a>')", Place.NAVIGATION),
        ("html/gonggongtouweibu/1/index.html", "<a href=/a/>a</a>", Place.FOOTER),
        ("xhtml/js/bottom.js", "document.write('<a href=/a/>a</a>')", Place.FOOTER),
        ("js/common.js", "document.write('<a href=/a/>a</a>')", Place.FOOTER),
        ("js/footer.js", "document.write('<div class=nav><a href=/a/>a</a></div>')", Place.NAVIGATION),
        ("js/head.js", "document.write('<div class=foot><a href=/a/>a</a></div>')", Place.FOOTER),
        ("js/head.js", "document.write('<div class=dqwz><a href=/a/>a</a></div>')", Place.NAVIGATION),
    ],
)  # fmt: skip
def test_a_link_stands_where_its_markup_says_or_where_such_a_fragment_goes(
    address: str, text: str, place: Place
) -> None:
    assert [link.place for link in fragment(text, HOME + address).links] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "//document.write('<a href=\"/old/\">旧</a>');\n",
        "/* document.write('<a href=\"/old/\">旧</a>'); */",
        "document.write('<!--<a href=\"/old/\">旧</a>-->');",
        "<!--<a href='/old/'>旧</a>--><p>新</p>",
        "var api = '/api/x'; $.get(api);",
        "document.write('<a href=\"javascript:void(0)\">关闭</a>');",
        "document.write('<a href=\"zwgk/\">相对地址</a>');",
        "document.write('<a href=\"../zwgk/\">相对地址</a>');",
        "document.write('<a href=\"' + base + '/zwgk/\">随变量</a>');",
        "document.write('<a href=\"/zwgk/' + id + '.html\">随变量</a>');",
        "document.write('<a href=\"' + (isHome ? a : b) + '\">随变量</a>');",
        'document.write(`<a href="${base}/zwgk/">随变量</a>`);',
        "",
        "var a = 1 < 2;",
    ],
)
def test_what_no_visitor_gets_or_nobody_can_know_is_no_link(text: str) -> None:
    assert fragment(text).links == ()


def test_a_hidden_link_is_marked_as_hidden_and_a_broken_one_as_broken() -> None:
    page = fragment(
        'document.write(\'<div style="display:none"><a href="/a/">甲</a></div>'
        '<a href="http://[oops/">乙</a>\');'
    )
    seen = [(link.hidden, link.defect) for link in page.links]
    assert seen == [(True, None), (False, Outcome.INVALID_URL)]


def test_an_address_keeps_its_percent_signs_beside_an_escaped_emblem() -> None:
    page = fragment(
        "document.write(unescape(\"%3Cspan id='_ideConac'%3E%3C/span%3E\"));"
        "document.write('<a href=\"/Allemail.aspx?MailBox=%C7%F8%CF%D8\">信箱</a>');"
    )
    assert addresses(page) == ["Allemail.aspx?MailBox=%C7%F8%CF%D8"]
    assert [mark.kind for mark in page.marks if mark.kind is MarkKind.CONAC] == [MarkKind.CONAC]


def test_a_gbk_fragment_gives_its_words_and_marks() -> None:
    text = "document.write('<a href=\"/wzdt/\">网站地图</a>主办单位：示例市人民政府');"
    page = read_fragment(FOOT, text.encode("gb18030"), "application/javascript", "digest")
    assert [link.anchor for link in page.links] == ["网站地图"]
    assert {mark.kind for mark in page.marks} >= {MarkKind.SITE_MAP}


def test_a_fragment_gives_a_bounded_number_of_links() -> None:
    many = "".join(f'<a href="/c{number}/">{number}</a>' for number in range(MAX_LINKS + 100))
    found: tuple[Link, ...] = fragment(f"<div>{many}</div>").links
    assert len(found) == MAX_LINKS


@pytest.mark.parametrize("piece", ["'+", "'a'+b+", "<a href='", "/*", "\\", "`${", "%3C", "+" * 50])
def test_no_script_takes_long_or_raises(piece: str) -> None:
    assert fragment(piece * 20_000).url == FOOT
