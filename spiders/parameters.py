"""What the parameters of an address are for, going by their names: sorting, turning pages, choosing the content."""

import re
from functools import lru_cache
from typing import NamedTuple

_SORTING = re.compile(
    r"sort(?:_?(?:by|field|name|type|order|dir|direction))?|order(?:_?(?:by|type|dir|field))?|dir|direction"
)
# “sort” and “order” also name a class (分类) or a place in a row on old sites: only these words are about sorting.
_FIELD = (
    r"(?:pub|publish|create|created|update|updated|add|post|release)?[_-]?(?:date|time|datetime)|"
    r"title|hits?|clicks?|views?|visits?|score|relevance|size|default"
)
_WAY = r"asc|desc|ascending|descending"
_ORDERED = re.compile(
    rf"[+-]?(?:{_FIELD}|{_WAY}|(?:{_FIELD})(?:[-_,.:+]|%20)(?:{_WAY}))", re.IGNORECASE
)
_PRINTING = frozenset(
    {"print", "printable", "isprint", "forprint", "view", "mode", "action", "format"}
)
_PRINTED = re.compile(
    r"(?:is|for)?print(?:able)?=(?:1|true|yes|y)|(?:view|mode|action|format)=print(?:able)?",
    re.IGNORECASE,
)
# What a script adds to get past a cache. “t” and “r” only where they carry a moment or a fraction.
_ANY_NOISE = frozenset({"_", "_dc", "rand", "random", "nocache", "timestamp"})
_NUMBER = re.compile(r"(?:0\.)?\d+")
_MOMENTS = frozenset({"t", "r", "ts", "rnd"})
_MOMENT = re.compile(r"1\d{12}|0\.\d+")
# Any “page” but a page's own number, and 页码 in letters.
_PAGINATION = re.compile(
    r"p|pn|pg|paged|\w{0,12}page(?!_?id|_?key)\w{0,8}|dqy|dqym|yema|yehao|(?:start|end)record|start|count|limit|rows"
    r"|(?:\w{1,30}\.)?offset|total\w{0,20}"
)
_CONTENT_ID = re.compile(
    r"id|iid|aid|nid|gid|bh|uuid|guid|(?:wb)?(?:article|art|news|info|doc|content|item|mail|leadmail|letter|msg|"
    r"message|file|record|resource|manuscript|transact|bulletin|notice|post|archive|xx|wz)_?(?:id|key|no|code|num)"
)


class Pair(NamedTuple):
    """One parameter of a query."""

    name: str  # in lower case
    value: str
    text: str  # as the address has it


def pairs_of(query: str) -> list[Pair]:
    """The parameters of a query in their order, empty ones left out."""
    return [_pair(text) for text in query.split("&") if text] if query else []


def _pair(text: str) -> Pair:
    name, _, value = text.partition("=")
    return Pair(name.lower(), value, text)


def is_noise(pair: Pair) -> bool:
    """Whether a parameter only gets an address past a cache."""
    if pair.name in _ANY_NOISE:
        return _NUMBER.fullmatch(pair.value) is not None
    return pair.name in _MOMENTS and _MOMENT.fullmatch(pair.value) is not None


def only_shows_otherwise(pair: Pair) -> bool:
    """Whether a parameter shows the same rows in another order, or the same page for the printer."""
    if _sorts(pair.name):
        return _ORDERED.fullmatch(pair.value) is not None
    return pair.name in _PRINTING and _PRINTED.fullmatch(pair.text) is not None


@lru_cache(maxsize=1024)
def _sorts(name: str) -> bool:
    return _SORTING.fullmatch(name) is not None


@lru_cache(maxsize=1024)
def turns_pages(name: str) -> bool:
    """Whether a parameter of this name chooses the page of a list."""
    return _PAGINATION.fullmatch(name) is not None


@lru_cache(maxsize=1024)
def names_content(name: str) -> bool:
    """Whether a parameter of this name numbers articles, letters or files."""
    return _CONTENT_ID.fullmatch(name) is not None
