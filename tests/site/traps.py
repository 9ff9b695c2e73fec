"""Sites without end: each makes new addresses for as long as somebody asks, around a dozen real pages.

A trap answers every address below its path; ``articles`` are what a crawl must have read all the same.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.site.misbehaving import Asked, Route

ARTICLES = tuple(f"/xw/t20260901_{number}.html" for number in range(12))
Answering = Callable[[str], Route]


@dataclass(frozen=True, slots=True)
class Trap:
    """``entrance`` is linked from the home page; ``under`` is what all of its addresses have in common."""

    entrance: str
    under: str
    answer: Answering


def shown(title: str, *links: str) -> Route:
    """A page of its own content (so that it is no copy of another) with links."""
    listed = "".join(f'<li><a href="{link}">{link[-40:]}</a></li>' for link in links)
    text = f"<p>{title}：本页说明{title}的有关情况。</p>" * 5
    head = f"<html><head><title>{title}</title></head>"
    return Route(f"{head}<body><h1>{title}</h1>{text}<ul>{listed}</ul></body></html>".encode())


def _calendar(path: str) -> Route:
    found = re.search(r"year=(-?\d+)&month=(\d+)", path)
    year, month = (int(found[1]), int(found[2])) if found else (2026, 11)
    turns = [(year + (month == 12), month % 12 + 1), (year - (month == 1), (month - 2) % 12 + 1)]
    turns += [(year + 1, month), (year - 1, month)]
    days = [f"/cal/day?year={year}&month={month}&day={day}" for day in range(1, 29)]
    months = [f"/cal/?year={year}&month={month}" for year, month in turns]
    return shown(f"{path[5:]}日程", *months, *days)


def _session(path: str) -> Route:
    plain, _, number = path.partition(";jsessionid=")
    seen = int(number, 16) if number else 1
    links = [f"/app/{page}.do;jsessionid={(seen * 31 + page) % 2**60:032X}" for page in range(1, 9)]
    return shown(f"应用{plain[5:]}", *links)


def _query_session(path: str) -> Route:
    plain, _, number = path.partition("?PHPSESSID=")
    seen = int(number, 16) if number else 1
    links = [f"/php/{page}.php?PHPSESSID={(seen * 31 + page) % 2**60:032x}" for page in range(1, 9)]
    return shown(f"应用{plain[5:]}", *links)


_ORDERS = [
    f"sort={column}&order={way}&size={size}"
    for column in ("title", "date", "unit", "hits", "index", "number")
    for way in ("asc", "desc")
    for size in (10, 15, 20, 50)
]


def _sorting(path: str) -> Route:
    found = re.search(r"page=(\d+)", path)
    number = int(found[1]) if found else 1
    current = path.partition("&")[2] or _ORDERS[0]
    orders = [f"/list/?page={number}&{order}" for order in _ORDERS]
    pages = [f"/list/?page={page}&{current}" for page in range(1, 21)]
    return shown(f"列表{path[6:]}", *orders, *pages)


_FILTERS = {"area": 8, "kind": 8, "year": 12, "unit": 10, "theme": 10}  # 76,800 products


def _products(path: str) -> Route:
    chosen = dict(re.findall(r"(\w+)=(\d+)", path))
    links = [
        "/find/?" + "&".join(f"{key}={value}" for key, value in sorted({**chosen, name: str(n)}.items()))
        for name, amount in _FILTERS.items()
        for n in range(amount)
    ]  # fmt: skip
    return shown(f"筛选{path[6:]}", *links)


def _relative(path: str) -> Route:
    """A link without its leading slash: each page shows it one folder deeper."""
    return shown(f"深{len(path)}", "a/", "b/", "a/b/index.html")


TRAPS = {
    "calendar": Trap("/cal/", "/cal/", _calendar),
    "session in the path": Trap("/app/1.do", "/app/", _session),
    "session in the query": Trap("/php/1.php", "/php/", _query_session),
    "sorting": Trap("/list/?page=1", "/list/", _sorting),
    "products of parameters": Trap("/find/", "/find/", _products),
    "relative paths": Trap("/a/", "/a/", _relative),
}


def trapped(trap: Trap) -> Callable[[Asked], Route]:
    """All answers of a site with this trap."""

    def answer(asked: Asked) -> Route:
        if asked.path == "/":
            return shown("首页", trap.entrance, *ARTICLES)
        if asked.path in ARTICLES:
            return shown(f"新闻{asked.path}", "/")
        return trap.answer(asked.path) if asked.path.startswith(trap.under) else Route(b"404", 404)

    return answer
