"""Every saved page and answer, damaged: cut, doubled, spliced with another, sprinkled with what breaks parsers.

No damage makes a reader raise, and none makes it grow: what comes out is bounded whatever went in.
"""

import re
from pathlib import Path
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from spiders.discretion import discreet
from spiders.lists import adapters, read_answer
from spiders.lists.base import ListAnswer
from spiders.pages.fragment import read_fragment
from spiders.pages.html import decode
from spiders.reading import read_page
from spiders.shown import shown_links

CASES = Path(__file__).parents[1] / "unit" / "spiders" / "cases"
PAGES = tuple(path.read_bytes() for path in sorted(CASES.rglob("*.html")))
ANSWERS = tuple(path.read_bytes() for path in sorted(CASES.rglob("*.answer")))
HOME = "http://fgw.example.gov.cn/"
PLACES = ("", "zwgk/tzgg/", "art/2026/9/11/art_1_2.html", "gkmlpt/index#21022", "513/list.htm")
BREAKING = (
    b"<", b">", b"'", b"]]>", b"<!--", b"<script>", b"</script>", b"<table>", b"\x00", b"\xff\xfe", b"{{", b"&#0;",
    b"<base href=//[>", b"2026-13-45", "二〇二六年".encode(), "滨州".encode("gbk"), b"createPageHTML(", b"\\u12",
)  # fmt: skip
FRAME = re.compile(
    rb"(?is)</?(?:html|head|body|frameset|plaintext|noframes)\b[^>]*>|<!doctype[^>]*>"
)
MOST = 2_000  # of anything that is read from one page


@st.composite
def damaged(draw: st.DrawFn, wholes: tuple[bytes, ...]) -> bytes:
    """A saved case after one to six mishaps."""
    body = draw(st.sampled_from(wholes))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(body)))
        end = min(len(body), at + draw(st.integers(0, 400)))
        match draw(st.integers(0, 4)):
            case 0:
                body = body[:at] + body[end:]
            case 1:
                body = body[:end] + body[at:end] * draw(st.integers(1, 60)) + body[end:]
            case 2:
                body = body[:at]
            case 3:
                body = body[:at] + draw(st.sampled_from(BREAKING)) + body[at:]
            case _:
                body = body[:at] + draw(st.sampled_from(wholes))[:3000] + body[end:]
    return body[:200_000]


@settings(max_examples=250, deadline=None)
@given(
    damaged(PAGES),
    st.sampled_from(PLACES),
    st.sampled_from(["", "text/html; charset=gbk", "text/html; charset=utf-8"]),
)
def test_no_damage_keeps_a_page_from_being_read(body: bytes, place: str, kind: str) -> None:
    page = discreet(read_page(HOME + place, body, kind, HOME, "hash"))
    assert page.url == HOME + place
    assert len(shown_links(page)) <= 5_000 + MOST
    assert len(page.labels) <= 60
    assert len(page.messages) <= MOST
    assert page.reading is None or len(page.reading.entries) <= MOST
    assert len(read_fragment(HOME + "head.js", body, kind, "hash").links) <= MOST


@settings(max_examples=120, deadline=None)
@given(damaged(ANSWERS))
def test_no_damage_keeps_an_answer_from_being_read(body: bytes) -> None:
    answer = ListAnswer(HOME + "zwgk/", HOME + "zwgk/list?page=1", decode(body, "")[0])
    for adapter in adapters():
        reading = read_answer(adapter.name, answer)
        assert reading.adapter == adapter.name
        assert len(reading.entries) <= MOST


def test_all_cases_on_one_page_are_read_in_bounded_time() -> None:
    """Half a megabyte of every trick there is costs seconds, not minutes."""
    body = b"".join(FRAME.sub(b"", page) for page in PAGES)
    begun = process_time()
    page = read_page(HOME + "zwgk/", body, "text/html", HOME, "hash")
    assert len(page.links) > 300
    assert process_time() - begun < 30
