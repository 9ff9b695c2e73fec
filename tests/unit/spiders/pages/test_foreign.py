"""The title of somebody else's page, from its first bytes in whatever charset."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.pages.foreign import MAX_TITLE, foreign_sketch, foreign_title


@pytest.mark.parametrize(
    ("body", "content_type", "title"),
    [
        ("<title>滨海大学</title>".encode(), "text/html", "滨海大学"),
        (
            "<title>滨海大学官方网站</title>".encode("gbk"),
            "text/html; charset=gbk",
            "滨海大学官方网站",
        ),
        (
            '<meta charset="gb2312"><title>滨海大学官方网站</title>'.encode("gbk"),
            "text/html",
            "滨海大学官方网站",
        ),
        (b"<TITLE lang=zh>\n A &amp;\t B </TITLE>", "", "A & B"),
        (b"<title>&#33889;&#20140;</title>", "", "葡京"),
        ("<!--<title>旧</title>--><title>新</title>".encode(), "", "新"),
        ("<title>无尾".encode(), "", "无尾"),
        (b"<title></title>", "", ""),
        (b"no markup", "", ""),
        (b"<titles>x</titles>", "", ""),
        (b"", "", ""),
        ("<title>张三 13812345678 的主页</title>".encode(), "", "张三 *** 的主页"),
        (b"<title>" + b"x" * 5000, "", "x" * MAX_TITLE),
    ],
)
def test_a_title(body: bytes, content_type: str, title: str) -> None:
    assert foreign_title(body, content_type) == title


@given(st.binary(max_size=500), st.text(max_size=40))
def test_no_bytes_are_too_odd(body: bytes, content_type: str) -> None:
    for each in (body, b"<title>" + body):
        assert len(foreign_title(each, content_type)) <= MAX_TITLE


def test_the_sketch_is_of_what_a_visitor_reads() -> None:
    words = "".join(f"第{number}批货物已经到港，请收货人凭提单办理手续。" for number in range(30))
    plain = f"<html><body><p>{words}</p></body></html>".encode()
    dressed = (
        f"<html><head><style>p{{color:red}}</style><script>var x='{words[::-1]}'</script></head>"
        f"<body><!-- {words[::-1]} --><div class='a'><p>{words}</p></div></body></html>"
    ).encode()
    assert foreign_sketch(plain, "text/html; charset=utf-8") != ""
    assert foreign_sketch(dressed, "text/html; charset=utf-8") == foreign_sketch(
        plain, "text/html; charset=utf-8"
    )


@pytest.mark.parametrize("body", [b"", b"<", b"<script>" * 2000, b"<!--" * 4000, b"<p>" * 5000])
def test_hostile_bytes_have_no_sketch(body: bytes) -> None:
    assert foreign_sketch(body, "text/html") == ""
