"""The plain text report and the summary a terminal shows."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import text
from reports.model import Report
from reports.text_table import table, width, wrap
from tests.unit.reports.blank_report import blank_report
from tests.unit.reports.hostile_report import hostile_report
from tests.unit.reports.sample_report import sample_report

CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def test_the_text_reads_as_agreed(report: Report, golden: Callable[[str, bytes], None]) -> None:
    golden(f"report.{report.lang}.txt", text.render(report))


def test_where_facts_keep_only_the_first_pages_their_number_is_no_total(report: Report) -> None:
    pages = tuple(f"https://fgw.example.gov.cn/{number}.html" for number in range(20))
    for count, said in (
        (20, ("等至少 20 个页面", "at least 20 pages")),
        (19, ("等 19 个页面", "19 pages in all")),
    ):
        finding = replace(report.findings[0], state="open", sources=pages[:count])
        shown = text.render(replace(report, findings=(finding,))).decode()
        assert said[report.lang == "en"] in shown


def test_english_text_holds_no_chinese_but_the_sites_own() -> None:
    english = sample_report("en")
    assert CHINESE.findall(text.render(english).decode() + text.summary(english)) == []


def test_no_line_but_an_address_is_wider_than_a_mail_shows(report: Report) -> None:
    wide = [line for line in text.render(report).decode().splitlines() if width(line) > 78]
    assert all("://" in line for line in wide)


@pytest.mark.parametrize("make", [sample_report, hostile_report, blank_report])
def test_the_summary_fits_a_screen(make: Callable[[], Report]) -> None:
    report = make()
    crowded = replace(
        report,
        due_soon=report.due_soon * 50,
        indicators=report.indicators * 9,
        findings=report.findings * 9,
    )
    for case in (report, crowded):
        lines = text.summary(case).splitlines()
        assert len(lines) <= 40
        assert "会不会被一票否决" in "\n".join(lines)
        assert lines[-1].startswith("读取")


def test_hostile_text_moves_no_cursor() -> None:
    hostile = hostile_report()
    assert UNSAFE.findall(text.summary(hostile)) == []
    assert UNSAFE.findall(text.render(hostile).decode()) == []
    assert "owned" not in text.summary(hostile)


def test_a_site_nothing_was_read_of_says_so_in_text() -> None:
    page = text.render(blank_report()).decode()
    assert "本次检查未完成" in page
    assert "没有读到任何栏目" in page
    assert "（未识别网站名称）" in text.summary(blank_report())


def test_chinese_columns_line_up() -> None:
    lines = table(["栏目", "n"], [("通知公告", "1"), ("News", "2")]).splitlines()
    assert [width(line[: line.rindex(end)]) for line, end in zip(lines, "n-12", strict=True)] == [
        10,
        10,
        10,
        10,
    ]


def test_a_line_never_begins_with_a_closing_mark() -> None:
    assert wrap("一二三，四五六。", 6) == ["一二", "三，四", "五六。"]


@given(st.text(max_size=200), st.integers(4, 60))
def test_wrapping_keeps_every_character_and_the_width(line: str, cells: int) -> None:
    lines = wrap(line, cells)
    assert all(width(piece) <= cells for piece in lines)
    assert "".join("".join(lines).split()) == "".join(line.split())
