"""Invented government sites of one CMS family each, planted with truth, served on loopback.

A site is written from what is known of real ones alone, by someone who has not seen the readers: what it shows is
what such a site really looks like, traps included, and what it plants is what a careful person would read.
Dates are relative to ``today``, so that a site never ages.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, NamedTuple

HTML = "text/html; charset=utf-8"
JSON = "application/json; charset=utf-8"
PROBED = "huoshui-probe"  # no site knows an address with this word in it


class Asked(NamedTuple):
    """One request as it arrived. ``query`` holds each key's last value, percent-decoded as UTF-8."""

    method: str
    path: str
    query: Mapping[str, str]
    raw_query: str
    headers: Mapping[str, str]  # names in lower case
    host: str  # with port, as the visitor wrote it


class Answer(NamedTuple):
    """One answer."""

    body: bytes = b""
    status: int = 200
    content_type: str = HTML
    headers: Mapping[str, str] = {}


MISSING = Answer(b"<html><head><title>404</title></head><body>404 Not Found</body></html>", 404)


@dataclass(frozen=True, slots=True)
class Planted:
    """One column as a careful person would read its first page on ``today``."""

    name: str
    path: str  # as the site's navigation spells it, from the root; query and, for gkmlpt, fragment included
    category: str  # the contract's word: news, notice, policy, …
    first_level: bool = True  # named in the main navigation itself
    parent: str = ""  # the name of the column above it, for those that have one
    # entries | empty | static: text, no list
    # | unread: what no careful machine can read without scripts or POST
    state: str = "entries"
    entries: int = (
        0  # rows of the list's first page (all rows of all lists where a column shows several)
    )
    newest: date | None = None  # the latest valid date among them
    newest_path: str = (
        ""  # the address behind that row, from the root; a full address where it is off-site
    )
    titles: tuple[
        str, ...
    ] = ()  # full titles of the rows in order, as the list itself tells them in full
    has_next: bool = False  # the list has a second page that can be addressed by GET
    note: str = ""  # what of real sites it stands for; numbers are those of our notes on them


@dataclass(frozen=True, slots=True)
class Truth:
    """What was planted on a site."""

    columns: tuple[Planted, ...]
    not_columns: tuple[str, ...] = ()  # paths a hasty reader would take for columns
    site_code: str = ""  # 网站标识码 as shown by the site
    notes: Mapping[str, str] = field(default_factory=dict)


class FamilySite(ABC):
    """One invented site. Pure: the same day and request give the same answer."""

    family: ClassVar[
        str
    ]  # trs, hanweb, jpaas, ucap, gkmlpt, easysite, cac, lonsun, jyhcms, webplus, govcn, …

    def __init__(self, today: date) -> None:
        self.today = today

    @abstractmethod
    def answer(self, asked: Asked) -> Answer:
        """The site's answer; ``MISSING`` (or the family's own soft 404) for an address it does not know."""

    @abstractmethod
    def truth(self) -> Truth:
        """What a careful person would read."""
