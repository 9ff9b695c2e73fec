"""The workbook: complete, filterable, and never a formula."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from reports import view, xlsx
from reports.model import Report
from tests.unit.reports.blank_report import blank_report
from tests.unit.reports.hostile_report import hostile_report
from tests.unit.reports.sample_report import sample_report


def book_of(report: Report) -> Any:
    return load_workbook(BytesIO(xlsx.render(report)))


def test_the_sheets_stand_in_reading_order() -> None:
    assert book_of(sample_report()).sheetnames == [
        "总览", "问题清单", "待人工复核", "整改指引", "栏目", "链接", "政策与解读", "留言", "新媒体", "得分", "指标",
        "未检查",
        "访问情况",
        "访问量",
    ]  # fmt: skip


def test_the_issue_list_has_the_supervisors_columns() -> None:
    page = book_of(sample_report())["问题清单"]
    assert [cell.value for cell in page[1]][:12] == [
        "序号", "单位/责任人", "栏目", "问题类型", "问题描述", "页面地址", "发现时间",
        "依据条款", "证据", "整改要求", "整改时限", "状态",
    ]  # fmt: skip
    first = [cell.value for cell in page[2]]
    assert first[1].startswith("办公室")
    assert first[3] == "空白栏目"
    assert first[6].strftime("%Y-%m-%d") == "2026-11-07"


def test_every_line_is_there(report: Report) -> None:
    book = book_of(report)
    hints = len(view.to_review(report))
    assert book.worksheets[1].max_row == len(report.findings) - hints + 1
    assert book.worksheets[2].max_row == hints + 1
    assert book.worksheets[3].max_row == len(report.guide) + 1
    assert book.worksheets[4].max_row == len(report.columns) + 1
    assert book.worksheets[5].max_row == len(report.links.broken) + 1


def test_how_to_put_a_kind_right_is_told_step_by_step() -> None:
    page = book_of(sample_report())["整改指引"]
    assert [cell.value for cell in page[1]] == [
        "问题类型", "级别", "数量", "为什么要改（依据）", "依据标记", "怎么改", "整改时限",
    ]  # fmt: skip
    row = [cell.value for cell in page[2]]
    assert (row[0], row[2], row[6]) == ("栏目不更新", 4, "5 个工作日")
    assert row[5] == "1. 请在“……”栏目发布新信息。\n2. 发布后请打开栏目页确认。"


def test_heads_are_frozen_and_every_sheet_can_be_filtered(report: Report) -> None:
    for page in book_of(report).worksheets:
        assert page.freeze_panes == "A2"
        assert page.auto_filter.ref.startswith("A1:")


def test_addresses_can_be_opened() -> None:
    page = book_of(sample_report())["问题清单"]
    assert page["F2"].hyperlink.target == "https://fgw.example.gov.cn/col/col1860/index.html"


def test_no_cell_is_a_formula_and_no_link_leaves_the_web() -> None:
    book = book_of(hostile_report())
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    assert any(str(cell.value).startswith("=HYPERLINK") for cell in cells)
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    targets = [cell.hyperlink.target or "" for cell in cells if cell.hyperlink]
    assert targets
    assert all(target.startswith(("http://", "https://")) for target in targets)


def test_no_cell_is_longer_than_excel_opens() -> None:
    book = book_of(hostile_report())
    longest = max(
        len(str(cell.value or ""))
        for page in book.worksheets
        for row in page.iter_rows()
        for cell in row
    )
    assert longest <= 32_767


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_empty_workbook_opens(lang: Any) -> None:
    book = book_of(blank_report(lang))
    assert len(book.sheetnames) == 7


def test_the_same_report_is_the_same_workbook() -> None:
    assert xlsx.render(sample_report()) == xlsx.render(sample_report())
