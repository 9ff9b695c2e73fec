"""The one parse: what a page of bad will cannot make it cost."""

import pytest

from spiders.pages.html import parse, text_of

URL = "http://fgw.example.gov.cn/"


def test_a_tag_with_hundreds_of_thousands_of_attributes_costs_nothing() -> None:
    attributes = " ".join(f"a{number}=1" for number in range(400_000))
    page = parse(URL, f"<body><a {attributes}>x</a><p>正文</p></body>".encode())
    assert [len(anchor.attrib) for anchor in page.tree.iter("a")] == [0]
    assert page.tree.text_content() == "x正文"


def test_a_picture_inside_a_long_tag_stays() -> None:
    page = parse(URL, f'<body><img alt="图" src="data:image/png;base64,{"A" * 50_000}">'.encode())
    assert [image.get("alt") for image in page.tree.iter("img")] == ["图"]


def test_a_control_character_beside_one_of_no_width_is_left_out() -> None:
    page = parse("http://a.cn/", "<p title='甲\x1f\xad乙'>甲\x1f\xad乙</p>\x1f\xad尾".encode())
    assert [text_of(page.tree.find("body")), page.tree.find(".//p").get("title")] == [
        "甲乙尾",
        "甲乙",
    ]


@pytest.mark.parametrize(
    "control", ["\x01", "\x08", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\ufffe"]
)
def test_control_characters_beside_those_of_no_width_are_taken_out(control: str) -> None:
    body = f"<title>通{control}知</title><a href=/a title='公\u200b{control}告'>\u200b{control}甲</a>{control}乙"
    tree = parse(URL, body.encode()).tree
    (anchor,) = tree.iter("a")
    assert (anchor.text or "").strip(control) == "甲"
    assert (anchor.tail or "").strip(control) == "乙"
