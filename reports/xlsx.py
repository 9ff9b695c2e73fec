"""The workbook: every line of the report, to be filtered, ticked off and sent back.

Every text is written as a text: a crawled title that begins with ``=`` must never run as a formula
on an official's desk.
"""

from io import BytesIO
from typing import Any

import xlsxwriter

from reports import figures
from reports.clean import is_web, scrubbed
from reports.model import Report
from reports.sheet import Cell, Sheet
from reports.sheets import sheets
from reports.wording import wording

#: Excel's own limits: characters in a cell, characters of a link, links on a sheet, rows.
MAX_CELL = 32_767
MAX_LINK = 2_079
MAX_LINKS = 60_000
MAX_ROWS = 1_000_000

#: Characters xlsxwriter writes as three (``%22``) when it makes an address safe.
ESCAPED = frozenset(' "<>[]`^{}')


def render(report: Report) -> bytes:
    clean = scrubbed(report)
    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        # The time of the judgement, not of the writing: the same report is the same bytes.
        created = figures.local(clean.as_of).replace(tzinfo=None)
        book.set_properties({"title": clean.site.name[:200], "created": created})
        formats = _formats(book)
        for sheet in sheets(clean, wording(clean.lang)):
            _write(book, sheet, formats)
    return target.getvalue()


def _formats(book: Any) -> dict[str, Any]:
    text = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "top", "text_wrap": True}
    head = {"bold": True, "bg_color": "#E9EFF5", "font_color": "#12304F", "bottom": 1}
    link = {"font_color": "#0B4F8F", "underline": 1}
    return {
        "text": book.add_format(text),
        "head": book.add_format({**text, **head, "valign": "vcenter"}),
        "link": book.add_format({**text, **link}),
        "date": book.add_format({**text, "num_format": "yyyy-mm-dd", "align": "left"}),
    }


def _write(book: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    page = book.add_worksheet(sheet.name)
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    for spot, (heading, width) in enumerate(zip(sheet.headings, sheet.widths, strict=True)):
        page.set_column(spot, spot, width)
        page.write_string(0, spot, heading, formats["head"])
    last, links = 0, 0
    for last, row in enumerate(sheet.rows, 1):
        if last > MAX_ROWS:
            break
        for spot, value in enumerate(row):
            links += _write_cell(page, last, spot, value, formats, links < MAX_LINKS)
    page.autofilter(0, 0, max(last, 1), len(sheet.headings) - 1)


def _write_cell(
    page: Any, row: int, spot: int, value: Cell, formats: dict[str, Any], may_link: bool
) -> bool:
    """True where the cell became a link."""
    if value is None or value == "":
        page.write_blank(row, spot, None, formats["text"])
    elif isinstance(value, str):
        if may_link and _fits_a_link(value):
            page.write_url(row, spot, value, formats["link"], value)
            return True
        page.write_string(row, spot, value[:MAX_CELL], formats["text"])
    elif isinstance(value, int | float):
        page.write_number(row, spot, value, formats["text"])
    else:
        page.write_datetime(row, spot, value, formats["date"])
    return False


def _fits_a_link(text: str) -> bool:
    grown = len(text) + 2 * sum(character in ESCAPED for character in text)
    return is_web(text) and "\n" not in text and grown < MAX_LINK
