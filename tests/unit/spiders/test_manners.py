"""How a profile's wishes become the crawl's pace, connections and name."""

from typing import Any

import pytest
from scrapy.settings import Settings

from monitor.profile import CrawlOptions
from spiders import settings as ours
from spiders.manners import connections, manners


def chosen(**options: Any) -> dict[str, Any]:
    settings = Settings()
    settings.setmodule(ours)
    return manners(CrawlOptions(**options), settings)


@pytest.mark.parametrize(("rate", "most"), [(0.2, 1), (1, 1), (2, 2), (2.5, 3), (100, 8), (0, 16)])
def test_a_host_gets_as_many_connections_as_requests_a_second(rate: float, most: int) -> None:
    assert connections(CrawlOptions(rate=rate)) == most


@pytest.mark.parametrize(
    ("contact", "end", "sender"),
    [
        ("webmaster@example.gov.cn", "; +webmaster@example.gov.cn)", "webmaster@example.gov.cn"),
        ("https://example.gov.cn/about", "; +https://example.gov.cn/about)", None),
        ("https://example.gov.cn/@us", "; +https://example.gov.cn/@us)", None),
    ],
)
def test_whom_to_ask_is_part_of_the_name(contact: str, end: str, sender: str | None) -> None:
    given = chosen(contact=contact)
    assert given["USER_AGENT"].startswith("huoshui/")
    assert given["USER_AGENT"].endswith(end)
    assert given.get("DEFAULT_REQUEST_HEADERS", {}).get("From") == sender


def test_without_a_contact_the_name_stays_as_it_is() -> None:
    assert "USER_AGENT" not in chosen()
