"""DocInfo, the interface behind the financial regulator's lists (国家金融监督管理总局).

A row names a document's number and no address. Asked for an unknown column the interface answers
with the rows of others and calls it a success, so the column it tells is compared.
"""

from typing import Any, ClassVar

from spiders.lists.addresses import named_in_scripts, parameter
from spiders.lists.base import ListAnswer
from spiders.lists.interface import JsonInterface
from spiders.lists.records import Row, lowered, number
from spiders.pages.html import HtmlPage

_MARK = "SelectDocByItemId"


class DocInfo(JsonInterface):
    """Recognised by the interface's name in the page's own scripts."""

    name: ClassVar[str] = "docinfo"
    reason: ClassVar[str] = "the rows come from a JSON interface (DocInfo)"
    page_key: ClassVar[str] = "pageIndex"

    def matches(self, page: HtmlPage) -> bool:
        return _MARK in page.text

    def asks(self, page: HtmlPage) -> tuple[str, ...]:
        return named_in_scripts(page, _MARK)

    def address(self, row: Row, answer: ListAnswer) -> str:
        document = number(row.get("docid"))
        return f"docId:{document}" if document else ""

    def foreign(self, value: Any, rows: list[Row], answer: ListAnswer) -> str:
        asked = parameter(answer.url, "itemId")
        data = lowered(value).get("data") if isinstance(value, dict) else None
        told = [number(lowered(data).get("itemid"))] if isinstance(data, dict) else []
        # Rows of a column's own children are its rows, so one of its own among them is enough.
        of_rows = [number(row.get("itemid")) for row in rows]
        wrong = any(item is not None and item != asked for item in told)
        wrong = wrong or (bool(of_rows) and all(item not in {None, asked} for item in of_rows))
        return "the interface answered with another column's rows" if asked and wrong else ""
