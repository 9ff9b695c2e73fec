"""Sites that Xinhua hosts (国家能源局): ``data="datasource:<id>"`` marks a list by its data file.

The lists mostly stand in the page; only a page without any has its files asked.
"""

import re
from typing import Any, ClassVar

from monitor.facts import ListReading
from spiders.lists.addresses import absolute
from spiders.lists.interface import JsonInterface, read_or_ask
from spiders.lists.records import lowered
from spiders.pages.html import HtmlPage, squeeze

_SOURCE = re.compile(r"datasource:([0-9a-fA-F]{32})")


class Xinhua(JsonInterface):
    """Recognised by its data sources."""

    name: ClassVar[str] = "xinhua"
    reason: ClassVar[str] = "the rows come from a data file (datasource)"

    def matches(self, page: HtmlPage) -> bool:
        return "datasource:" in page.text and bool(self.asks(page))

    def asks(self, page: HtmlPage) -> tuple[str, ...]:
        sources = (_SOURCE.fullmatch(each.get("data") or "") for each in page.tree.iter())
        return absolute(page, [f"ds_{found[1]}.json" for found in sources if found])

    def read(self, page: HtmlPage) -> ListReading:
        return read_or_ask(page, self.name, self.asks(page), self.reason)

    def column_name(self, value: Any) -> str:
        name = lowered(value).get("categoryname") if isinstance(value, dict) else ""
        return squeeze(name[:200]) if isinstance(name, str) else ""
