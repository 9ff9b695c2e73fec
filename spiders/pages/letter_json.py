"""Letters in a JSON answer, or in the array a page's script holds: ``sq_status``, ``sq_dtime``, ``over_dtime``.

Only these names have been met, so nothing else is guessed to be a letter. Their numeric status has
a legend of its own: 3 is 已办结, every other 办理中.
"""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from monitor.urls import canonical
from spiders.pages.html import HtmlPage
from spiders.pages.letter_draft import Draft
from spiders.pages.letter_words import FIELDS

MARK = "sq_dtime"
MAX_TEXT = 2_000_000
MAX_OBJECT = 5_000
MAX_OBJECTS = 1000
_OBJECT = re.compile(rf"\{{[^{{}}]{{1,{MAX_OBJECT}}}\}}")
_DONE = "3"
_LABELS = {
    "sq_dtime": "写信时间",
    "over_dtime": "回复时间",
    "sq_code": "信件编号",
    "sq_no": "信件编号",
    "sq_title": "信件标题",
    "dept_name": "受理部门",
    "over_dept": "回复单位",
}


def read_json(page: HtmlPage) -> list[Draft]:
    """The letters of every object that has a time of writing by that name."""
    return [_draft(row, page) for row in islice(_objects(page.text[:MAX_TEXT]), MAX_OBJECTS)]


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """The innermost objects one by one, so that a page around them or a cut answer does no harm."""
    for found in _OBJECT.finditer(text):
        if MARK in found[0]:
            try:
                value = json.loads(found[0], parse_int=str)
            except (ValueError, RecursionError):
                continue
            if isinstance(value, dict):
                yield value


def _draft(row: dict[str, Any], page: HtmlPage) -> Draft:
    draft = Draft(in_list=True)
    for name, label in _LABELS.items():
        if name in row:
            draft.add(label, FIELDS[label], _text(row[name]))
    if status := _text(row.get("sq_status")):
        word = "已办结" if status == _DONE else "办理中"
        draft.add("信件状态", FIELDS["信件状态"], word)
    draft.words = _text(row.get("id"))
    address = _text(row.get("url"))
    draft.url = (canonical(address, page.base, page.charset) or "") if address else ""
    return draft


def _text(value: object) -> str:
    return str(value).strip() if isinstance(value, str | int) else ""
