"""Which addresses of a page are links, where they stand, and which are defects without a visit."""

import pytest

from monitor.facts import LinkKind, Outcome, Page, Place
from spiders.pages.links import MAX_LINKS
from tests.unit.spiders.pages.reading import ARTICLE, HOME, read


def _urls(page: Page) -> list[str]:
    return [link.url for link in page.links]


@pytest.mark.parametrize(
    "href",
    [
        "JavaScript:void(0)",
        "java\nscript:;",
        "mailto:a@b.cn",
        "tel:12345",
        "data:image/png;base64,AA",
        "#",
        "###",
        "/###",
        "../../#",
        "about:blank",
        "{{item.url}}",
        "${url}",
        "ftp://a.cn/x",
    ],
)
def test_what_cannot_be_visited_is_no_link(href: str) -> None:
    assert read(f'<a href="{href}">去</a>').links == ()


@pytest.mark.parametrize(
    "href", ["http://", "http:///zwgk/", "//", "C:\\附件.doc", "http://a b.cn/"]
)
def test_a_malformed_address_is_kept_as_written(href: str) -> None:
    (link,) = read(f'<a href="{href}">去</a>').links
    assert (link.url, link.defect) == (href, Outcome.INVALID_URL)


def test_an_address_naming_its_scheme_twice_is_malformed() -> None:
    (link,) = read('<a href="http://http://www.example.gov.cn/">去</a>').links
    assert link.defect is Outcome.INVALID_URL


def test_backslashes_are_slashes_as_in_browsers() -> None:
    (link,) = read('<img src="images\\1.jpg">').links
    assert link.url == "http://fgw.example.gov.cn/zwgk/202609/images/1.jpg"


def test_every_empty_link_with_a_text_counts_and_one_without_does_not() -> None:
    page = read('<a href="">甲</a><a href=" ">乙</a><a href="" title="丙"></a><a href=""></a>')
    assert [link.anchor for link in page.links] == ["甲", "乙", "丙"]
    assert {(link.url, link.defect) for link in page.links} == {(ARTICLE, Outcome.EMPTY_HREF)}


def test_picture_and_title_of_one_article_are_one_link_with_its_words() -> None:
    page = read('<a href="/a.html"><img src="/a.jpg"></a><a href="/a.html">标题</a>')
    assert [(link.kind, link.anchor) for link in page.links] == [
        (LinkKind.PAGE, "标题"),
        (LinkKind.IMAGE, ""),
    ]


def test_a_picture_lends_its_alt_to_the_link() -> None:
    (link, _) = read('<a href="/a.html"><img src="/a.jpg" alt="专题"></a>').links
    assert link.anchor == "专题"


def test_a_link_is_hidden_by_an_ancestor_too() -> None:
    page = read(
        '<div style="Display : none"><p><a href="/x">x</a></p></div><p hidden><a href="/y">y</a>'
    )
    assert [(link.url, link.hidden) for link in page.links] == [
        (f"{HOME}x", True),
        (f"{HOME}y", True),
    ]


def test_a_link_shown_once_is_not_hidden() -> None:
    page = read('<p style="display:none"><a href="/x">x</a></p><p><a href="/x">x</a></p>')
    assert [link.hidden for link in page.links] == [False]


def test_links_in_comments_and_without_address_are_none() -> None:
    assert read("<!-- <a href='/old'>旧</a> --><a name='top'>顶</a>").links == ()


def test_options_are_links_only_with_an_address() -> None:
    page = read('<select><option value="">请选择</option><option value="1">甲</option>')
    assert page.links == ()
    page = read('<select><option value="http://www.example.gov.cn/">示例省</option></select>')
    assert [(link.url, link.anchor) for link in page.links] == [
        ("http://www.example.gov.cn/", "示例省")
    ]


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ('<a href="/a.PDF?v=1">附件</a>', LinkKind.ATTACHMENT),
        ('<a href="/a.et">附件</a>', LinkKind.ATTACHMENT),
        ('<video src="/a.mp4"></video>', LinkKind.ATTACHMENT),
        ('<a href="/a.jpg">大图</a>', LinkKind.IMAGE),
        ('<link rel="shortcut icon" href="/f.ico">', LinkKind.IMAGE),
        ('<link rel="StyleSheet" href="/a.css">', LinkKind.STYLE),
        ('<script src="/a.js"></script>', LinkKind.SCRIPT),
        ('<iframe src="/map.html"></iframe>', LinkKind.FRAME),
        ('<area href="/a.html">', LinkKind.PAGE),
    ],
)
def test_the_kind_follows_from_markup_and_extension(markup: str, kind: LinkKind) -> None:
    assert [link.kind for link in read(markup).links] == [kind]


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ('<div class="main-nav">', Place.NAVIGATION),
        ('<ul id="leftMenu">', Place.NAVIGATION),
        ("<nav>", Place.NAVIGATION),
        ('<div class="dqwz">', Place.BREADCRUMB),
        ('<div class="foot_nav">', Place.FOOTER),
        ('<div id="page_bottom">', Place.FOOTER),
        ('<div class="position-relative">', Place.CONTENT),
        ('<div class="football">', Place.CONTENT),
        ('<div class="border-bottom">', Place.CONTENT),
    ],
)
def test_words_in_class_and_id_tell_the_place(opening: str, place: Place) -> None:
    (link,) = read(f'{opening}<p><a href="/x/">x</a></p>').links
    assert link.place is place


def test_a_gbk_query_is_kept_and_raw_words_are_encoded_as_the_page_is() -> None:
    page = read('<a href="/m.aspx?b=%C7%F8">x</a><a href="/m.aspx?b=区">y</a>', charset="gbk")
    assert _urls(page) == [f"{HOME}m.aspx?b=%C7%F8"]


def test_a_page_gives_a_bounded_number_of_links() -> None:
    markup = "".join(f'<a href="/{number}.html">x</a>' for number in range(MAX_LINKS + 100))
    assert len(read(markup).links) == MAX_LINKS


@pytest.mark.parametrize(
    "markup",
    [
        '<div>您当前的位置：<a href="/">首页</a>&gt;<a href="/zwgk/">政务公开</a>&gt;正文</div>',
        '<table><tr><td>您的位置：<td><a href="/">首页</a>»<a href="/zwgk/">政务公开</a></table>',
        '<ul><li>当前位置：<li><a href="/">首页</a><li><a href="/zwgk/">政务公开</a></ul>',
        '<div class="mbx"><a href="/">首页</a><a href="/zwgk/">政务公开</a></div>',
        '<p><a class="CurrChnlCls" href="/">首页</a>-'
        '<a class="CurrChnlCls" href="/zwgk/">政务公开</a></p>',
    ],
)
def test_a_breadcrumb_is_known_by_class_or_by_words(markup: str) -> None:
    page = read(f'{markup}<ul class="list"><li><a href="/zwgk/1.html">公告</a></li></ul>')
    assert [link.anchor for link in page.breadcrumbs] == ["首页", "政务公开"]


def test_a_large_region_named_location_is_no_breadcrumb() -> None:
    rows = "".join(f'<a href="/{number}.html">公告{number}</a>' for number in range(30))
    assert read(f'<div class="location">{rows}</div>').breadcrumbs == ()
