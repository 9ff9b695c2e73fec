"""An Excel file: a title over the table, paragraphs as cells of a line, and what is hidden."""

import io
from random import Random
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter

from tests.leaks.model import Block, Doc, Items, Table, Where


def xlsx(doc: Doc, rng: Random) -> bytes:
    """One file."""
    book = Workbook()
    sheet: Any = book.worksheets[0]
    sheet.title = rng.choice(("Sheet1", "公示", "汇总表"))
    for each in (*doc.head, doc.title, *doc.blocks, *doc.end):
        _append(sheet, each)
    sheet.merge_cells(
        start_row=len(doc.head) + 1, start_column=1, end_row=len(doc.head) + 1, end_column=5
    )
    for hidden in doc.hidden:
        _hide(book, sheet, hidden.where, hidden.block)
    said = {"title": doc.title, "creator": "办公室", "description": ""}
    names = {"author": "creator"}
    for key, value in (said | {names.get(k, k): v for k, v in doc.properties.items()}).items():
        setattr(book.properties, key, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _append(sheet: Any, block: Block) -> None:
    if isinstance(block, Items):
        for each in block.titles:
            sheet.append((each,))
    elif isinstance(block, Table):
        for line in (block.over, block.head, *block.rows):
            if line:
                sheet.append([_cell(text, numeric=block.numeric) for text in line])
    else:
        sheet.append((block,))


def _cell(text: str, *, numeric: bool) -> str | int | None:
    if not text.strip():
        return None
    if numeric and text.isascii() and text.isdigit() and len(text) < 16:
        return int(text)
    return text


def _hide(book: Workbook, sheet: Any, where: Where, block: str | Table) -> None:
    if where is Where.COMMENT:
        sheet["A2"].comment = Comment(str(block), "审核")
        return
    if where in {Where.SHEET, Where.VERY_HIDDEN_SHEET}:
        sheet = book.create_sheet(f"底稿{len(book.worksheets)}")
        sheet.sheet_state = "hidden" if where is Where.SHEET else "veryHidden"
    first = sheet.max_row + 1
    _append(sheet, block)
    if where is Where.COLUMN and isinstance(block, Table):
        sheet.column_dimensions[get_column_letter(len(block.head))].hidden = True
    if where is Where.ROWS:
        for row in range(first, sheet.max_row + 1):
            sheet.row_dimensions[row].hidden = True
