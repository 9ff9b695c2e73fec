"""No page makes the reader of letters raise, and what it returns is always bounded and told apart."""

from hypothesis import given
from hypothesis import strategies as st

from spiders.pages import html
from spiders.pages.messages import messages
from spiders.pages.walk import outline

WORDS = st.sampled_from(
    (
        "来信时间",
        "回复时间：",
        "状态",
        "信件编号",
        "标题",
        "已回复",
        "办理中",
        "2026-03-02",
        "2026-02-30",
        "20260302",
        "县长信箱",
        "sq_dtime",
        '{"sq_dtime":"2026-03-02"}',
        '{"sq_dtime":',
        "<datastore>",
        "<![CDATA[",
        "detailview(1)",
        "第",
        "²",
        "９",
        "１２月",
        "-",
        "无",
    )
)
TAGS = st.sampled_from(
    (
        "<table>",
        "<tr>",
        "<td>",
        "<th>",
        "</td>",
        "</tr>",
        "</table>",
        "<ul>",
        "<li class=t1>",
        "</li>",
        "<p>",
        "<font>",
        "<span>",
        "</span>",
        "<a href=x.do>",
        "<a href='http://[' onclick=\"open('/a')\">",
        "</a>",
        "<dl>",
        "<dt>",
        "<dd>",
        "<div>",
        "</div>",
        "<br>",
        "<!--",
        "-->",
        "<td id=a>",
        "<select>",
        "<script>",
        "</script>",
        "<p style='display:none'>",
        "<?x ?>",
        "<title>",
    )
)
MARKUP = st.lists(st.one_of(WORDS, TAGS, st.text(max_size=5)), max_size=60).map("".join)


@given(MARKUP, st.lists(MARKUP, max_size=3))
def test_any_markup_gives_letters_told_apart(markup: str, records: list[str]) -> None:
    page = html.parse("https://www.example.gov.cn/jlpt/", markup.encode("utf-8", "replace"))
    found = messages(page, outline(page), records)
    assert len({each.key for each in found}) == len(found)
    assert all(each.url.startswith("http") and len(each.status_text) <= 12 for each in found)
    assert found == messages(page, outline(page), records)
