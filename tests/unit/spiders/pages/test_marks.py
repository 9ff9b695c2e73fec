"""Identification marks in the forms real footers give them, seen or only in the source."""

import pytest

from monitor.facts import MarkKind
from spiders.pages.marks import marks_in_script
from tests.unit.spiders.pages.reading import HOME, concealed, read, shown

EMBLEM = "http://bszs.conac.cn/sitename?method=show&amp;id=ABCDEF0123456789ABCDEF0123456789"
REPORT = "https://zfwzgl.www.gov.cn/exposure/jiucuo"


def test_codes_are_read_across_tags_and_without_blanks() -> None:
    page = read(
        '<div class="foot">政府网站标识码：<span>3300000020</span> <a>新ICP备 09002870号-2</a> '
        "浙公网安备 33010602009328号</div>"
    )
    assert shown(page, MarkKind.SITE_CODE) == ["3300000020"]
    assert shown(page, MarkKind.ICP) == ["新ICP备09002870号-2"]
    assert shown(page, MarkKind.POLICE) == ["浙公网安备33010602009328号"]


@pytest.mark.parametrize(
    "province", "京津沪渝冀豫滇辽黑湘皖鲁新苏浙赣鄂桂陇晋蒙陕吉闽黔粤青藏蜀宁琼"
)
def test_every_province_files_under_its_own_short_name(province: str) -> None:
    foot = f"<a href='https://beian.miit.gov.cn/'>{province}ICP备05000002号</a>{province}公网安备53990202000101号"
    page = read(foot)
    assert shown(page, MarkKind.ICP) == [f"{province}ICP备05000002号"]
    assert shown(page, MarkKind.POLICE) == [f"{province}公网安备53990202000101号"]


def test_a_site_code_without_its_number_is_no_mark() -> None:
    assert shown(read("<p>网站标识码： ICP备案</p>"), MarkKind.SITE_CODE) == []


def test_text_and_link_of_one_number_are_one_mark_with_the_address() -> None:
    page = read('<p><a href="https://beian.miit.gov.cn ">浙ICP备05018911号</a></p>')
    (mark,) = page.marks
    assert (mark.value, mark.url) == ("浙ICP备05018911号", "https://beian.miit.gov.cn/")


def test_a_police_number_is_read_from_an_address_under_a_picture() -> None:
    address = "http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=33010602009328"
    assert shown(read(f'<a href="{address}"><img src="/g.png"></a>'), MarkKind.POLICE) == [
        "33010602009328"
    ]


@pytest.mark.parametrize(
    "markup",
    [
        f'<a href="{EMBLEM}"><img src="/red.png"></a>',
        f'<a href="{EMBLEM}"></a>',
        "<script src='http://dcs.conac.cn/js/05/1/CA051070000414687680001.js'></script>",
        "<script>document.write(unescape(\"%3Cspan id='_ideConac' %3E%3C/span%3E\"));</script>",
        '<span id="_ideConac"></span>',
    ],
)
def test_the_emblem_is_known_in_all_its_forms(markup: str) -> None:
    assert len(shown(read(markup), MarkKind.CONAC)) == 1


@pytest.mark.parametrize(
    "markup",
    [
        f'<script id="_jiucuo_" sitecode="3716000001" src="{REPORT}.js "></script>',
        f'<head><script id="_jiucuo_" sitecode="3716000001" src="{REPORT}.js"></script></head>',
        f'<a href="{REPORT}.html?site_code=3716000001&amp;url=x"><img src="/j.png"></a>',
        f"<a href='#' onclick=\"window.open('{REPORT}.html?site_code=3716000001')\">找错</a>",
    ],
)
def test_the_error_report_gives_the_code_it_was_made_for(markup: str) -> None:
    assert shown(read(markup), MarkKind.ERROR_REPORT) == ["3716000001"]


@pytest.mark.parametrize(
    "markup",
    [
        f'<!--<a href="{REPORT}.html?site_code=1"></a>--><p>正文</p>',
        f'<p style="display:none"><a href="{REPORT}.html?site_code=1"><img src="/j.png"></a></p>',
        f"<script>//document.write('<a href=\"{REPORT}.html?site_code=1\"></a>')\n</script>",
        f"<script>/* document.write('<a href=\"{REPORT}.html?site_code=1\"></a>') */</script>",
    ],
)
def test_what_is_hidden_or_retired_is_in_the_source_only(markup: str) -> None:
    page = read(markup)
    assert shown(page, MarkKind.ERROR_REPORT) == []
    assert concealed(page, MarkKind.ERROR_REPORT) == ["1"]


def test_a_remark_in_a_comment_is_no_mark() -> None:
    assert read("<!-- conac 标识 网站标识码 jiucuo 开始 --><p>正文</p>").marks == ()


def test_an_article_about_error_reporting_is_no_entry() -> None:
    page = read('<a href="/1.html">我为政府网站找错平台情况通报</a>')
    assert shown(page, MarkKind.ERROR_REPORT) == []


def test_the_organiser_of_an_event_is_not_the_site_owner() -> None:
    page = read(
        '<div class="TRS_Editor"><p>主办单位：某某公司</p><p>联系电话：010-12345678</p></div>'
        '<div class="foot">京ICP备05070218号</div>'
    )
    assert shown(page, MarkKind.HOST_UNIT) == []
    assert shown(page, MarkKind.CONTACT) == []


@pytest.mark.parametrize(
    "foot",
    [
        "主办：示例市发展改革委承办：大数据局",
        "主办单位 示例市发展改革委",
        "版权所有：示例市发展改革委 主办",
        "示例市发展改革委主办\u3000示例市大数据中心承办",
        "<b>主办单位：</b>示例市发展改革委",
    ],
)
def test_the_host_unit_is_named_in_many_ways(foot: str) -> None:
    page = read(f'<div class="footer">{foot}</div>')
    assert shown(page, MarkKind.HOST_UNIT) == ["示例市发展改革委"]


def test_a_site_map_is_known_by_word_or_address() -> None:
    page = read(
        '<a href="/col/col1/index.html">[网站地图]</a><a href="/wzdt/"><img alt="导航"></a>'
    )
    assert len(shown(page, MarkKind.SITE_MAP)) == 2


def test_a_script_fragment_is_read_in_its_literals() -> None:
    script = (
        'document.write("<div class=\\"foot\\">\\u4e3b\\u529e\\u5355\\u4f4d\\uff1a示例委 '
        '网站标识码：3716000001<\\/div>");document.write(\'<a href="http://beian.miit.gov.cn/">\''
        "+'鲁ICP备1234567号</a>');// 京ICP备7654321号"
    )
    found = {mark.kind: mark.value for mark in marks_in_script(script, f"{HOME}footer.js")}
    assert found == {
        MarkKind.HOST_UNIT: "示例委",
        MarkKind.SITE_CODE: "3716000001",
        MarkKind.ICP: "鲁ICP备1234567号",
    }


def test_a_markup_fragment_is_read_as_markup() -> None:
    found = marks_in_script("\ufeff<div>网站标识码：3716000001</div>", f"{HOME}bottom.html")
    assert [mark.value for mark in found] == ["3716000001"]


@pytest.mark.parametrize(
    ("markup", "address"),
    [
        ('<script src="../jslm/footer/footer.js"></script>', "zwgk/jslm/footer/footer.js"),
        (
            "<script>$('#page_bottom').load('/html/weibu/index.html #a')</script>",
            "html/weibu/index.html",
        ),
        ("<script>$(\"#foot\").load('/a/b.html')</script>", "a/b.html"),
        (
            "<script>document.write('<script src=\"/public/bottom.js\"><\\/script>')</script>",
            "public/bottom.js",
        ),
        ("<script>fetch('/dibu.html')</script>", "dibu.html"),
        ('<iframe src="/copyright.html"></iframe>', "copyright.html"),
    ],
)
def test_fragments_that_may_hold_the_foot_are_named(markup: str, address: str) -> None:
    assert read(markup).footer_scripts == (f"{HOME}{address}",)


@pytest.mark.parametrize(
    "source", ["http://cdn.example.com/footer.js", "/js/jquery.footable.min.js", "/js/main.js"]
)
def test_other_hosts_and_libraries_are_no_footers(source: str) -> None:
    assert read(f'<script src="{source}"></script>').footer_scripts == ()
