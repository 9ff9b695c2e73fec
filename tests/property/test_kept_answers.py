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
ITEMS = "".join(
    f"<li id=i{n}><a href=c{n}/ title=栏目>栏目{n}</a><dl class=pop><dt>子栏<dd><a href=d{n}>第{n}</a></dl></li>"
    for n in range(9)
)
TRAIL = "<p>当前位置：<a href=h/>首页</a> &gt; <a href=p/>公开</a></p>"
MENU = f"<!-- 导航 --><div class=nav>{TRAIL}<ul>{ITEMS}<li style=display:none>鲁ICP备05018911号</ul></div>"
HEADS = ("", "<base href=/zwgk/tzgg/>", "<base href=http://base.example.gov.cn/a/b.html?c=/d>")
AROUND = (
    "%s",
    "<span hidden>%s</span>",
    "<ul><li><a href=o/>上级</a>%s</li></ul>",
    "<a href=out>%s</a>",
    "<table><tr><td>%s",
)
TEMPLATES = tuple(
    f"<html><head>{head}</head><body>{around.replace('%s', MENU)}{LINKS}</body></html>"
    for head in HEADS
    for around in AROUND
)
HOMES = (
    "http://fgw.example.gov.cn/",
    "https://rsj.example.gov.cn/",
    "http://fgw.example.gov.cn:8080/",
)
PLACES = ("", "zwgk/tzgg/", "zwgk/tzgg", "art/2026/9/11/art_1_2.html", "list.do?a=/b/c")
CODECS = ("utf-8", "gb18030")

templates = st.builds(str.encode, st.sampled_from(TEMPLATES), st.sampled_from(CODECS))
bodies = st.one_of(templates, templates, st.sampled_from(BODIES))
pages = st.tuples(st.sampled_from(HOMES), st.sampled_from(PLACES), bodies)


def _read(home: str, place: str, body: bytes) -> Page:
    return read_page(home + place, body, "text/html", home, "hash")


def _forget() -> None:
    """Every answer that a reader keeps is gone."""
    for name, module in tuple(sys.modules.items()):
        if name.startswith(("spiders.pages.", "monitor.urls")):
            for kept in vars(module).values():
                if not isinstance(kept, type) and hasattr(kept, "cache_clear"):
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
