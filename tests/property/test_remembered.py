"""Readers of lists remember short texts from page to page; what they read depends on nothing they saw before."""

import json
import sys
from collections.abc import Iterator
from functools import _lru_cache_wrapper, cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bench.pages import samples
from monitor.facts import ListReading
from spiders.lists import adapters, read_list
from spiders.pages.html import parse

CASES = Path(__file__).parents[1] / "unit" / "spiders" / "cases" / "lists"
READERS = ("spiders.lists", "spiders.pages", "monitor.urls")
MOST = 8192  # texts that one reader remembers
HTML = "text/html; charset=utf-8"


def saved() -> Iterator[tuple[str, bytes]]:
    """Every saved list of every family, and pages to measure on."""
    for path in sorted(CASES.rglob("*.html")):
        yield json.loads(path.with_suffix(".json").read_text("utf-8"))["url"], path.read_bytes()
    yield from ((sample.url, sample.body) for sample in samples())


PAGES = tuple(saved())


def memories() -> "list[_lru_cache_wrapper[object]]":
    """Whatever a reader remembers from one call to the next."""
    adapters()
    modules = [module for name, module in sys.modules.items() if name.startswith(READERS)]
    values = [value for module in modules for value in vars(module).values()]
    found = {id(value): value for value in values if isinstance(value, _lru_cache_wrapper)}
    return list(found.values())


def read(number: int) -> ListReading:
    url, body = PAGES[number]
    return read_list(parse(url, body, HTML))


@cache
def unprejudiced() -> tuple[ListReading, ...]:
    """Each page as a reader sees it that has never seen another."""
    seen = []
    for number in range(len(PAGES)):
        for memory in memories():
            memory.cache_clear()
        seen.append(read(number))
    return tuple(seen)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, len(PAGES) - 1), min_size=2, max_size=12))
def test_a_page_is_read_alike_whatever_was_read_before(order: list[int]) -> None:
    alone = unprejudiced()
    assert [read(number) for number in order] == [alone[number] for number in order]


@settings(max_examples=3, deadline=None)
@given(st.permutations(range(len(PAGES))))
def test_all_pages_are_read_alike_in_any_order(order: list[int]) -> None:
    alone = unprejudiced()
    assert [read(number) for number in order] == [alone[number] for number in order]


def test_no_reader_remembers_without_bounds() -> None:
    sizes = {str(memory): memory.cache_parameters()["maxsize"] for memory in memories()}
    assert len(sizes) > 5
    assert {name: size for name, size in sizes.items() if size is None or size > MOST} == {}
