"""publish-time, article-source, page-charset: how articles are shown."""

import pytest

from monitor.facts import (
    DateSeen,
    DateSource,
    DocumentFacts,
    Label,
    ListReading,
    ListState,
    PageKind,
)
from monitor.rules.articles import ArticleSource, PageCharset, PublishTime
from monitor.rules.base import Rule, Violation
from monitor.view import PageView, SiteView
from tests.unit.monitor.rules.scene import (
    NOW,
    column,
    home,
    listing,
    only,
    page,
    said,
    site,
    weighed,
    word,
    words,
)


def shown(text: str, path: str = "a.html", **facts: object) -> PageView:
    seen = DateSeen(NOW.date(), DateSource.VISIBLE, text)
    return page(path, dates=(seen,), **facts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发布时间：2026-11-23 08:06", ["ok"]),
        ("发布时间：2026-11-23 08:06:12 来源：本网", ["ok"]),
        ("发布时间：2026-11-23T08:06", ["ok"]),
        ("2026年11月23日 8时06分", ["ok"]),
        ("2026年11月23日 8：06", ["ok"]),
        ("发布日期：2026-11-23", ["violation"]),
        ("发布日期：2026年11月23日 来源：本网", ["violation"]),
        ("时间：2026.11.23 阅读：1206", ["violation"]),
        # 40 characters are kept; a time behind them is not known to be missing.
        ("来源：滨海市发展和改革委员会综合与政策法规科 发布人：张某 日期：2026-11-23", []),
        ("", []),
    ],
)
def test_the_time_of_day_stands_behind_the_day(text: str, expected: list[str]) -> None:
    assert words(PublishTime(), site(pages=(shown(text[:40]),))) == expected


def test_pages_that_show_no_date_or_are_documents_are_left_out() -> None:
    document = shown("发布日期：2026-11-23", document=DocumentFacts(number="滨发改〔2026〕1号"))
    listed = shown("发布日期：2026-11-23", kind=PageKind.COLUMN)
    assert words(PublishTime(), site(pages=(page("a.html"), document, listed))) == []


def test_all_articles_without_a_time_are_one_hint_with_counts() -> None:
    bare = [shown("发布日期：2026-11-23", f"{number}.html") for number in range(25)]
    fine = shown("发布时间：2026-11-23 08:06", "x.html")
    verdict = only(PublishTime(), site(pages=(*bare, fine)))
    assert isinstance(verdict, Violation)
    assert (verdict.details["count"], verdict.details["checked"]) == (25, 26)
    assert len(verdict.sources) == 20
    assert "25" in said(PublishTime(), verdict)


def labelled(value: str | None, text: str = "", title: str = "重要讲话发表") -> PageView:
    labels = () if value is None else (Label("ContentSource", value),)
    return shown(text, "art/0.html", labels=labels, title=title)


def listing_of(article: PageView, name: str) -> SiteView:
    row = listing(NOW.date()).entries[0]._replace(url=article.url)
    reading = ListReading("generic", ListState.ENTRIES, (row,))
    return site(home=home(), pages=(article,), columns=(weighed(column(name, "news"), reading),))


@pytest.mark.parametrize(
    ("article", "name", "expected"),
    [
        (labelled("新华社"), "国务院信息", ["ok"]),
        (labelled(None, "2026-11-23 08:06 来源：新华社"), "国务院信息", ["ok"]),
        (labelled(None, "2026-11-23 08:06"), "国务院信息", ["candidate"]),
        (labelled("", "2026-11-23 08:06"), "媒体聚焦", ["candidate"]),
        (labelled(None, "2026-11-23 08:06"), "上级要闻", ["candidate"]),
        (labelled(None, "2026-11-23 08:06"), "工作动态", []),
        (labelled(None, "2026-11-23 08:06", "【转载】重要讲话"), "工作动态", ["candidate"]),
    ],
)
def test_reposted_articles_say_where_they_come_from(
    article: PageView, name: str, expected: list[str]
) -> None:
    assert words(ArticleSource(), listing_of(article, name)) == expected


@pytest.mark.parametrize("rule", [PublishTime(), ArticleSource(), PageCharset()])
def test_a_site_without_articles_has_none_to_judge(rule: Rule) -> None:
    assert [word(each) for each in rule.judge(site(home=home()))] in ([], ["ok"])


def test_wrongly_declared_characters_are_one_hint() -> None:
    odd = [
        page(f"{number}.html", charset_note="declared utf-8, read as gb18030")
        for number in range(2)
    ]
    verdict = only(PageCharset(), site(home=home(), pages=(*odd, page("x.html"))))
    assert isinstance(verdict, Violation)
    assert (verdict.details["count"], verdict.details["checked"]) == (2, 4)
    assert "gb18030" in said(PageCharset(), verdict)
    assert words(PageCharset(), site(home=home())) == ["ok"]
