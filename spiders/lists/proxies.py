"""Hanweb's data proxies by their addresses: which rows they are asked for, and which come next.

``dataproxy.jsp`` and ``morecolumndataproxy.jsp`` count pages, the mailbox (jact) counts records.
"""

import re

from spiders.lists.addresses import parameter, with_parameter

PROXIES = ("dataproxy_mailnewlist.action", "morecolumndataproxy.jsp", "jpage/dataproxy.jsp?")
_USUAL_ROWS = 20
_EMPTY = re.compile(r"[?&](?:start|end)record=(?=&|$)")


def filled_range(url: str) -> str:
    """The first group of records, where a page leaves ``startrecord=&endrecord=`` to its script."""
    if not _EMPTY.search(url):
        return url
    per_group = (parameter(url, "perpage") or _USUAL_ROWS) * (parameter(url, "groupSize") or 1)
    return with_parameter(with_parameter(url, "startrecord", 1), "endrecord", per_group)


def following_range(url: str, shown: int, total: int | None) -> tuple[str, ...]:
    """The address of the next group or page, while more records are counted than were shown."""
    end = parameter(url, "endrecord")
    if total is None or not shown:
        return ()
    if end is None:
        page = parameter(url, "page")
        more = page is not None and total > page * shown
        return (with_parameter(url, "page", page + 1),) if more and page else ()
    start = parameter(url, "startrecord") or 1
    if total <= end or end < start:
        return ()
    size = end - start + 1
    return (with_parameter(with_parameter(url, "startrecord", end + 1), "endrecord", end + size),)
