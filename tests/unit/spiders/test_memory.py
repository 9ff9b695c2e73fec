"""What of earlier crawls is taken for today's page, and what is read whole all the same."""

from datetime import timedelta
from typing import Any

import pytest

from monitor import clock
from monitor.facts import Outcome, PageKind
from monitor.store.recall import Known
from monitor.store.resuming import Visited
from spiders.confirming import FINAL
from spiders.fetches import CUT
from spiders.memory import is_doubtful, is_of_use
from spiders.reading import READER

NOW = clock.now()
ASKS = {"fragments": [], "further": [], "asks": True, "empty": False, "adapter": "jpaas"}


def known(**facts: Any) -> Known:
    values: dict[str, Any] = {
        "version": 1, "hash": "h", "kind": PageKind.ARTICLE, "etag": '"a"', "last_modified": "",
        "read": NOW, "reader": READER.decode(), "links": (), "onward": None,
    }  # fmt: skip
    return Known(**values | facts)


@pytest.mark.parametrize(
    ("facts", "of_use"),
    [
        ({}, True),
        ({"read": NOW - timedelta(days=900)}, True),
        ({"reader": "0"}, False),  # another reader may read it otherwise
        ({"reader": ""}, False),
        ({"kind": PageKind.HOME}, False),  # all other pages are held against it
        ({"kind": PageKind.COLUMN, "read": NOW - timedelta(days=27)}, True),
        ({"kind": PageKind.COLUMN, "read": NOW - timedelta(days=29)}, False),
        ({"kind": PageKind.COLUMN, "onward": ASKS}, False),  # its rows change behind it
        ({"kind": PageKind.COLUMN, "onward": ASKS | {"asks": False}}, True),
    ],
)
def test_a_page_is_recalled_unless_its_server_cannot_tell(
    facts: dict[str, Any], of_use: bool
) -> None:
    assert is_of_use(known(**facts)) is of_use


@pytest.mark.parametrize(
    ("visited", "doubtful"),
    [
        (Visited("a", 1, Outcome.OK, "", False), False),
        (Visited("a", 1, Outcome.OK, "", True), True),
        (Visited("a", 1, Outcome.OK, CUT, False), True),
        (Visited("a", 1, Outcome.TIMEOUT, "", False), True),
        (Visited("a", 2, Outcome.TIMEOUT, "", False), False),
        (Visited("a", 1, Outcome.BLOCKED, "", False), False),
    ],
)
def test_what_failed_or_was_blank_is_looked_at_again_once(visited: Visited, doubtful: bool) -> None:
    assert is_doubtful(visited, FINAL) is doubtful
