"""Sites that Xinhua 新华网 hosts, as NEA's: a column is a portal of several lists.

Each block's 更多 leads to the list itself, a column of its own, so a portal has no next page. A block whose
data file is not written into the page is filled by script, and then the page cannot be called empty.
"""

from dataclasses import replace
from typing import ClassVar

from monitor.facts import ListReading, ListState
from spiders.lists.articles import is_article
from spiders.lists.markup import MarkupAdapter, says
from spiders.pages.html import HtmlPage


class Xinhua(MarkupAdapter):
    """Told by the data source that each block names."""

    name: ClassVar[str] = "xinhua"

    def matches(self, page: HtmlPage) -> bool:
        return says(page, "datasource:") and says(page, 'datatype="ds"', "datatype=ds")

    def read(self, page: HtmlPage) -> ListReading:
        reading = super().read(page)
        if reading.state in {ListState.EMPTY, ListState.NOT_A_LIST} and (
            _unfilled(page) and not is_article(page)
        ):
            reason = "a script fills the list from its data source"
            return replace(reading, state=ListState.UNREADABLE, signature="", reason=reason)
        return reading


def _unfilled(page: HtmlPage) -> bool:
    """Whether a block that names a data source holds no link."""
    blocks = page.tree.iter("ul", "ol", "div")
    sources = (block for block in blocks if (block.get("data") or "").startswith("datasource:"))
    return any(next(block.iter("a"), None) is None for block in sources)
