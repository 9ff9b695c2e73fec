"""Any bytes make a page, in time linear in their number."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spiders.pages.html import decode
from spiders.pages.labels import valid_site_code
from spiders.pages.marks import marks_in_script
from spiders.reading import read_page
from tests.unit.spiders.pages.reading import ARTICLE, HOME, read

PIECES = [
    "<div class='",
    "nav foot position'>",
    "<a href='",
    "http://[",
    "'>",
    "</a>",
    "<!--",
    "-->",
]
PIECES += [
    "<script>",
    "document.write('",
    "\\u12",
    "</script>",
    "发布日期：",
    "2026-13-45",
    "文号",
    "〔2026〕",
]
PIECES += [
    "<td>",
    "当前位置：",
    "网站标识码：",
    "ICP备",
    "\x00",
    "\ud800",
    "<meta name=PubDate content=",
    "<base href=",
]
PIECES += [
    "相关解读",
    "<option value=/",
    "%3C",
    "&#xd800;",
    "<?xml encoding='x'?>",
    "<frameset>",
    " ",
    "\n",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_no_markup_raises(markup: str) -> None:
    body = markup.encode("utf-8", "surrogatepass")
    page = read_page(ARTICLE, body, "text/html; charset=utf-8", HOME, "digest")
    assert page.url == ARTICLE
    assert isinstance(marks_in_script(markup, ARTICLE), tuple)


@settings(max_examples=100, deadline=None)
@given(
    st.binary(max_size=200),
    st.sampled_from(["", "charset=gbk", "charset=punycode", "charset=utf-16"]),
)
def test_no_bytes_raise(body: bytes, content_type: str) -> None:
    assert read_page(ARTICLE, body, content_type, HOME, "digest").hash == "digest"


@pytest.mark.parametrize(
    "piece",
    [
        '<a href="/x">位置</a>',
        "当前位置：",
        "发布日期：2026",
        "文号 ",
        "<td>文号</td>",
        "<!-- ICP备 -->",
        "<script>jiucuo\\'",
        "主办 ",
        "相关解读<a href=/x>",
        "<div class=footer>电话：0 ",
        "中〔2026〕",
        "网站标识码",
    ],
)
def test_time_grows_no_faster_than_the_page(piece: str) -> None:
    small, large = (piece * (size // len(piece)) for size in (20_000, 200_000))
    begin = time.perf_counter()
    read(small)
    middle = time.perf_counter()
    read(large)
    assert time.perf_counter() - middle < 40 * (middle - begin) + 1.0


@pytest.mark.parametrize(
    ("text", "charset", "header", "note"),
    [
        ("浙江省", "gb18030", "utf-8", "declared utf-8, read as gb18030"),
        ("浙江省", "utf-8", "gb2312", "declared gb18030, read as utf-8"),
        ("联通", "gb18030", "gbk", ""),
        ("浙江省", "utf-8", "", ""),
        ("plain", "utf-8", "gb2312", ""),
    ],
)
def test_the_character_set_is_the_one_that_fits(
    text: str, charset: str, header: str, note: str
) -> None:
    found, _, said = decode(text.encode(charset), f"text/html; charset={header}")
    assert (found, said) == (text, note)


def test_a_utf8_page_with_one_bad_byte_stays_utf8() -> None:
    body = ("浙江省人民政府办公厅" * 20).encode() + b"\xff"
    assert decode(body, "text/html; charset=gb2312")[1] == "utf-8"


@pytest.mark.parametrize("header", ["utf-8", "iso-8859-1", ""])
@pytest.mark.parametrize("words", [3, 10, 20])
def test_a_foot_of_another_set_does_not_turn_the_whole_page_into_rubbish(
    words: int, header: str
) -> None:
    name = "示例市发展改革委员会"
    page = f"<title>{name}</title><p>" + "现将有关事项通知如下" * 60
    body = page.encode() + ("主办单位政府网站标识" * words).encode("gb18030")
    text, charset, note = decode(body, f"text/html; charset={header}")
    assert (charset, text[: len(page)]) == ("utf-8", page)
    assert "undecodable" in note


@pytest.mark.parametrize("length", range(1, 40))
def test_short_gbk_texts_behind_a_utf8_header_are_read(length: int) -> None:
    text = ("关于印发示例市节能降碳行动方案的通知二〇二六年九月" * 2)[:length]
    assert decode(text.encode("gb18030"), "text/html; charset=utf-8")[0] == text


def test_labels_keep_their_spelling_and_the_first_counts() -> None:
    page = read(
        '<meta name="Sitename" content=" 甲 "><META NAME="SITENAME" content="头部new">'
        '<meta name="ColumnKeywods" content="x"><meta name="viewport" content="y">'
    )
    assert [label.name for label in page.labels] == ["Sitename", "SITENAME", "ColumnKeywods"]
    assert page.label("SiteName") == "甲"


@pytest.mark.parametrize(
    ("code", "valid"),
    [
        ("3716000001", True),
        ("bm04000007", True),
        ("0000000000", False),
        ("1234567890", False),
        ("3610782", False),
        ("zhengwugongkai", False),
        ("３716000001", False),
        ("", False),
    ],
)
def test_a_site_code_has_ten_places(code: str, valid: bool) -> None:
    assert valid_site_code(code) is valid
