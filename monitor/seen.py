"""What one run saw, by address: the working shape between the store and the view that rules judge."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from monitor.facts import Fetch
from monitor.view import PageView, RunFacts


@dataclass(frozen=True, slots=True)
class SeenRun:
    """One run's pages, visits and the dates of its articles."""

    run: RunFacts
    home: PageView | None
    pages: Sequence[PageView]
    by_url: Mapping[str, PageView]
    fetches: Mapping[str, Sequence[Fetch]]
    article_dates: Mapping[str, date]

    def page_at(self, url: str) -> PageView | None:
        """The page behind an address, also where a redirect led to it."""
        visits = self.fetches.get(url)
        return self.by_url.get(url) or (self.by_url.get(visits[-1].final_url) if visits else None)
