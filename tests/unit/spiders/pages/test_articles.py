"""Title, dates, document box and related links of an article, and what kind of page one is."""

from datetime import date

import pytest

from monitor.facts import DateSource, DocumentFacts, Page, PageKind
from tests.unit.spiders.pages.reading import HOME, read

PLAIN = "http://fgw.example.gov.cn/zwgk/content_722006.html"
TEXT = '<div class="TRS_Editor"><p>各县（市、区）：现通知如下。</p></div>'


def _date(page: Page, source: DateSource) -> date | None:
    return next((seen.value for seen in page.dates if seen.source is source), None)


# Where CMS families put the text of an article.
CONTAINERS = [
    "class=TRS_Editor", "class=trs_editor_view", "id=zoom", "id=UCAP-CONTENT", "class=pages_content", "id=ivs_content",
    "class=wzzw-article", "id=con_con", "class=ccontent", "id=easysiteText", "class=wp_articlecontent",
    "class=article-content", "class=news_cont_d_wrap",
]  # fmt: skip


@pytest.mark.parametrize("container", CONTAINERS)
def test_the_text_of_an_article_is_known_by_its_container(container: str) -> None:
    """So links in it that speak of an interpretation count, and dates in it do not."""
    page = read(
        f"<h1>示例办法</h1><p>发布日期：2026-09-15</p><div {container}><p>2026-12-31 起施行。</p>"
        "<p>发布时间：2026-10-01</p><a href='/jd/1.html'>《示例办法》有关情况的政策解读</a></div>",
        PLAIN,
    )
    assert page.kind is PageKind.ARTICLE
    assert page.related == (f"{HOME}jd/1.html",)
    assert _date(page, DateSource.VISIBLE) == date(2026, 9, 15)


@pytest.mark.parametrize(
    "line",
    [
        "发布日期：2026-09-16",
        "发 布 时 间: 2026年09月16日 08:30",
        "信息发布时间<i>2026/9/16</i>",
        "<table><tr><td>发布日期</td><td>2026-09-16</td></tr></table>",
        "<div>发布日期</div><div>2026-09-16</div>",
        "[发布时间] 2026-09-16",
        "日期：2026-09-16 来源：示例日报",
        "2026-09-16 18:29 来源：示例委 字号：大 中 小",
        "更新时间：2026-09-20 发布时间：2026-09-16",
    ],
)
def test_the_visible_date_is_read_with_its_words(line: str) -> None:
    assert _date(read(f"<div>{line}</div>{TEXT}", PLAIN), DateSource.VISIBLE) == date(2026, 9, 16)


@pytest.mark.parametrize(
    "markup",
    [
        f"<div>更新时间：2026-09-16</div>{TEXT}",
        f"<div>页面生成时间：2026-09-16</div>{TEXT}",
        f'<div style="display:none">发布日期：2026-09-16</div>{TEXT}',
        f'<div class="popup">发布日期：2026-09-16</div>{TEXT}',
        f"<!-- 发布日期：2026-09-16 -->{TEXT}",
        f"<div>报名时间：2026-09-16</div>{TEXT}",
        '<div class="TRS_Editor"><p>会议安排</p><p>时间：2026-09-16</p></div>',
        '<div class="TRS_Editor"><p>本文件发布日期：2026年9月16日起算</p></div>',
    ],
)
def test_what_is_no_publication_date_is_not_one(markup: str) -> None:
    assert _date(read(markup, PLAIN), DateSource.VISIBLE) is None


def test_each_source_keeps_its_own_date() -> None:
    page = read(
        '<meta name="PubDate" content="2026-07-17 10:00"><p>成文日期：2026年7月10日</p>'
        f"<p>发布日期：2026-07-18</p>{TEXT}",
        "http://fgw.example.gov.cn/zcfb/202607/t20260716_1406530.html",
    )
    assert {seen.source: seen.value.day for seen in page.dates} == {
        DateSource.LABEL: 17,
        DateSource.VISIBLE: 18,
        DateSource.URL: 16,
        DateSource.MADE: 10,
    }


def test_a_document_box_with_spaced_words_and_neighbours() -> None:
    page = read(
        "<table><tr><td>索 引 号：</td><td>A1/2026-1</td><td>公开属性</td><td>主动公开</td></tr>"
        "<tr><td>文 号</td><td></td><td>有 效 性：</td><td>有效</td></tr>"
        f"<tr><td>发布机构</td><td>示例委</td><td>主题分类</td><td>综合</td></tr></table>{TEXT}",
        PLAIN,
    )
    assert page.document == DocumentFacts(
        index="A1/2026-1", issuer="示例委", validity="有效", openness="主动公开"
    )


def test_a_number_in_pieces_at_the_head_of_the_text_is_read() -> None:
    text = '<div id="zoom"><p>示发改〔<span>2026</span>〕<b>12</b>号</p><p>各县：</p></div>'
    page = read(text, PLAIN)
    assert page.document is not None
    assert page.document.number == "示发改〔2026〕12号"


def test_a_number_cited_in_the_text_is_not_the_document_number() -> None:
    text = '<div id="zoom"><p>根据示发改〔2025〕3号文件要求，现通知如下。</p></div>'
    assert read(text, PLAIN).document is None


def test_an_empty_number_does_not_take_the_title() -> None:
    page = read(f"<p>索引号：A1/2026-1</p><p>文号：</p><h2>关于某事的通知</h2>{TEXT}", PLAIN)
    assert page.document == DocumentFacts(index="A1/2026-1")


def test_an_issuer_alone_makes_no_document() -> None:
    assert read(f"<p>发布机构：示例委</p>{TEXT}", PLAIN).document is None


@pytest.mark.parametrize(
    ("markup", "related"),
    [
        (f'{TEXT}<h3>相关解读</h3><ul><li><a href="/1.html">甲</a></li></ul>', ["1.html"]),
        (
            f'{TEXT}<div><div><h3>相关文件</h3></div><div><p><a href="/1.html">甲</a> 01-01</p>'
            '<p><a href="/2.html">乙</a></p></div></div><div><a href="/3.html">热点</a></div>',
            ["1.html", "2.html"],
        ),
        (f'{TEXT}<div><h3>相关解读</h3><ul></ul></div><div><a href="/1.html">热点</a></div>', []),
        (
            '<div id="zoom">见<a href="/1.html">《办法》解读</a>、<a href="/2.doc">附件</a></div>',
            ["1.html"],
        ),
        (
            f'{TEXT}<p>政策原文：<a href="/1.html">办法</a>附件：<a href="/2.html">表</a></p>',
            ["1.html"],
        ),
        (f'{TEXT}<p>上一篇：<a href="/1.html">一图读懂某办法</a></p>', []),
        (f'{TEXT}<div><a href="/zcjd/">政策解读</a></div>', []),
        (f'<ul class="menu"><li><a href="/1.html">政策解读</a></li></ul>{TEXT}', []),
        (f'{TEXT}<p><a href="/zcjd/1.html">查看政策解读</a></p>', ["zcjd/1.html"]),
    ],
)
def test_related_links_count_by_where_they_stand(markup: str, related: list[str]) -> None:
    assert list(read(markup, PLAIN).related) == [f"{HOME}{path}" for path in related]


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        ('<meta name="ArticleTitle" content=" 关于甲的通知 "><title>x</title>', "关于甲的通知"),
        (
            '<meta name="ArticleTitle" content="{{title}}"><title>关于甲的通知</title>',
            "关于甲的通知",
        ),
        ("<title>关于甲的通知_示例市人民政府</title>", "关于甲的通知"),
        ("<title>关于甲的通知-通知公告-示例市政府网</title>", "关于甲的通知-通知公告"),
        ("<title>规划（2026-2030年）</title>", "规划（2026-2030年）"),
        ("<title>示例市政府网</title><h1>关于甲的通知</h1>", "关于甲的通知"),
        (
            '<meta name="SiteName" content="示例委"><title>示例委-关于甲的通知</title>',
            "关于甲的通知",
        ),
        ("<svg><title>图标</title></svg><p>x</p>", "图标"),
        ("", ""),
    ],
)
def test_a_title_comes_without_the_name_of_the_site(markup: str, title: str) -> None:
    assert read(markup, PLAIN).title == title


@pytest.mark.parametrize(
    ("url", "markup", "kind"),
    [
        (HOME, TEXT, PageKind.HOME),
        ("https://fgw.example.gov.cn/index.html", TEXT, PageKind.HOME),
        (PLAIN, TEXT, PageKind.ARTICLE),
        (f"{HOME}zwgk/x.html", f"<p>发布日期：2026-09-16</p>{TEXT}", PageKind.ARTICLE),
        (f"{HOME}tzgg/", '<meta name="ColumnName" content="通知公告">', PageKind.COLUMN),
        (f"{HOME}tzgg/", '<meta name="ColumnName" content="null">', PageKind.OTHER),
        (f"{HOME}a/2026091114591687697/index.html", f"<p>{TEXT}</p>", PageKind.ARTICLE),
        (f"{HOME}zzjg/x.html", "<p>联系方式</p>", PageKind.OTHER),
    ],
)
def test_a_page_is_of_the_kind_its_own_content_tells(url: str, markup: str, kind: PageKind) -> None:
    assert read(markup, url).kind is kind


def test_a_column_that_carries_an_article_label_is_still_a_column() -> None:
    rows = "".join(
        f'<li><a href="./202609/t2026091{day}_{day}.html">关于第{day}号事项的公告</a>'
        f"<span>2026-09-1{day}</span></li>"
        for day in range(1, 8)
    )
    label = '<meta name="PubDate" content="2026-09-17 10:00">'
    assert read(f'{label}<ul class="list">{rows}</ul>', f"{HOME}tzgg/").kind is PageKind.COLUMN
