"""Readers keep answers from page to page; whatever was read before, a page is read as if it were the first."""

import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.facts import Page
from spiders.reading import read_page

CASES = Path(__file__).parents[1] / "unit" / "spiders" / "cases"
BODIES = tuple(path.read_bytes() for path in sorted(CASES.rglob("*.html")))
# The same raw addresses and names on pages whose own address, base or character set differs.
LINKS = (
    "<a href=./t20260911_1.html>通知</a><a href=../x/>栏目</a><a href=/gk/>公开</a><a href=?页=2>下一页</a>"
    "<a href=//other.example.gov.cn/map/>网站地图</a><a href=表.docx>附件</a><nav class=list><a href=b>乙</a></nav>"
    "<div class=foot style='display:none'><a href=c>主办：某局</a></div><!-- 网站标识码：3716000001 -->"
)
HEADS = ("", "<base href=/zwgk/tzgg/>", "<base href=http://base.example.gov.cn/a/b.html?c=/d>")
TEMPLATES = tuple(f"<html><head>{head}</head><body>{LINKS}</body></html>" for head in HEADS)
HOMES = (
    "http://fgw.example.gov.cn/",
    "https://rsj.example.gov.cn/",
    "http://fgw.example.gov.cn:8080/",
)
PLACES = ("", "zwgk/tzgg/", "zwgk/tzgg", "art/2026/9/11/art_1_2.html", "list.do?a=/b/c")
CODECS = ("utf-8", "gb18030")

templates = st.builds(str.encode, st.sampled_from(TEMPLATES), st.sampled_from(CODECS))
bodies = st.one_of(templates, st.sampled_from(BODIES))
pages = st.tuples(st.sampled_from(HOMES), st.sampled_from(PLACES), bodies)


def _read(home: str, place: str, body: bytes) -> Page:
    return read_page(home + place, body, "text/html", home, "hash")


def _forget() -> None:
    """Every answer that a reader keeps is gone."""
    for name, module in tuple(sys.modules.items()):
        if name.startswith(("spiders.pages.", "monitor.urls")):
            for kept in vars(module).values():
                if hasattr(kept, "cache_clear"):
                    kept.cache_clear()


@settings(max_examples=120, deadline=None)
@given(st.lists(pages, min_size=2, max_size=8))
def test_what_was_read_before_changes_nothing(read: list[tuple[str, str, bytes]]) -> None:
    _forget()
    warm = [_read(*each) for each in (*read, *reversed(read))]
    cold = []
    for each in read:
        _forget()
        cold.append(_read(*each))
    assert warm == [*cold, *reversed(cold)]
