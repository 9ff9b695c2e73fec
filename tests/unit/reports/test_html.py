"""The html report: what an official sees, and what a hostile page cannot make it do."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import html as lxml_html

from reports import html
from reports.html import MAX_BYTES
from reports.model import Report, Verdict
from tests.unit.reports.blank_report import blank_report
from tests.unit.reports.hostile_report import hostile_report
from tests.unit.reports.sample_report import sample_report

CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


def text_of(page: bytes) -> str:
    tree = lxml_html.document_fromstring(page.decode())
    for style in tree.xpath("//style"):
        style.drop_tree()
    return " ".join(tree.text_content().split())


def test_the_page_reads_as_agreed(report: Report, golden: Callable[[str, bytes], None]) -> None:
    golden(f"report.{report.lang}.html", html.render(report))


@pytest.mark.parametrize(
    ("qualified", "vetoes", "words"),
    [
        (True, (), "✔ 未触及单项否决"),
        (False, ("column-stale",), "✘ 已触及单项否决"),
        (None, (), "？ 尚不能断定是否触及单项否决"),
    ],
)
def test_the_first_screen_answers_whether_it_would_be_vetoed(
    qualified: bool | None, vetoes: tuple[str, ...], words: str
) -> None:
    verdict = Verdict(qualified, vetoes, 60.0, 90.0)
    text = text_of(html.render(replace(sample_report(), verdict=verdict)))
    assert words in text
    assert text.index(words) < text.index("二、")
    assert "仅就机器能够判定的单项否决指标" in text


def test_a_broken_veto_is_named_in_the_answer() -> None:
    verdict = Verdict(False, ("column-blank", "no-such-row"), 0.0, 0.0)
    text = text_of(html.render(replace(sample_report(), verdict=verdict)))
    assert "触及：空白栏目、no-such-row。" in text


def test_a_veto_table_row_shows_value_line_margin_and_state() -> None:
    text = text_of(html.render(sample_report()))
    assert "栏目不更新（动态要闻、通知公告、政策文件）4个≥5个1个▲ 预警" in text


def test_colour_is_never_the_only_sign(report: Report) -> None:
    tree = lxml_html.document_fromstring(html.render(report).decode())
    signed = tree.xpath("//*[starts-with(@class, 's-')]")
    assert len(signed) > 20
    assert all(re.match(r"[✔▲✘？?－–]\s\S", node.text_content()) for node in signed)


def test_an_unfinished_run_is_said_before_the_answer() -> None:
    report = sample_report()
    run = replace(report.run, complete=False, stopped_because="达到页面数上限")
    text = text_of(html.render(replace(report, run=run)))
    assert text.index("本次检查未完成") < text.index("会不会被一票否决")
    assert "达到页面数上限" in text


def test_suspect_and_blocked_links_are_not_accused() -> None:
    text = text_of(html.render(sample_report()))
    suspect, blocked = (
        text.index("疑似失效，待隔日复查（2 个）"),
        text.index("拒绝机器访问，不作判断（1 个）"),
    )
    assert "不计入问题" in text[suspect:blocked]
    assert "不属于问题" in text[blocked:]


def test_an_unverified_default_is_never_printed_as_a_clause() -> None:
    text = text_of(html.render(sample_report()))
    assert "国办发〔2017〕47号《政府网站发展指引》（标记 D：默认值，未经核实" in text


def test_hints_stand_apart_and_are_not_counted_as_faults() -> None:
    text = text_of(html.render(sample_report()))
    assert "11待整改问题" in text
    assert text.index("待人工复核的线索（1 项") < text.index("页脚未见公安机关备案标识")


def test_a_mailbox_is_not_printed() -> None:
    assert "@" not in text_of(html.render(sample_report()))


def test_english_pages_hold_no_chinese_but_the_sites_own() -> None:
    assert CHINESE.findall(text_of(html.render(sample_report("en")))) == []


def test_the_page_stands_alone(report: Report) -> None:
    page = html.render(report).decode()
    assert not re.search(r"<(script|link|img|iframe|object|form)\b|@import|url\(", page)


def test_long_lists_are_cut_and_say_so() -> None:
    report = sample_report()
    fault = report.links.broken[0]
    many = tuple(replace(fault, url=f"{fault.url}?{n}") for n in range(5_000))
    page = html.render(replace(report, links=replace(report.links, broken=many)))
    assert len(page) <= MAX_BYTES
    assert "已确认失效（5000 个）" in text_of(page)
    assert "条未列出，完整清单见同名 xlsx 文件" in text_of(page)


def test_hostile_text_stays_text() -> None:
    page = html.render(hostile_report())
    tree = lxml_html.document_fromstring(page.decode())
    assert tree.xpath("//script | //img | //@onerror | //@onmouseover | //b/b") == []
    assert "<script>alert(1)</script>" in tree.text_content()
    assert "{{ 7*7 }}" in tree.text_content()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page.decode())
    assert len(page) <= MAX_BYTES


def test_only_web_addresses_become_links() -> None:
    tree = lxml_html.document_fromstring(html.render(hostile_report()).decode())
    hrefs = tree.xpath("//@href")
    assert hrefs
    assert all(re.match(r"https?://[^/]", href) for href in hrefs)
    assert all(len(href) < 2_000 for href in hrefs)


@pytest.mark.parametrize(
    ("lang", "words"),
    [("zh", "没有读到任何栏目，无法判断栏目更新情况"), ("en", "No column could be read")],
)
def test_a_site_nothing_was_read_of_is_not_called_clean(lang: str, words: str) -> None:
    text = text_of(html.render(blank_report("en" if lang == "en" else "zh")))
    assert words in text
    assert "HTTP 412" in text


def test_a_veto_kind_is_marked_as_broken_only_once_the_veto_is() -> None:
    report = sample_report()
    assert "栏目不更新（2 处） ▲ 单项否决" in text_of(html.render(report))
    broken = replace(report, verdict=Verdict(False, ("column-stale",), 0.0, 0.0))
    assert "栏目不更新（2 处） ✘ 单项否决" in text_of(html.render(broken))
