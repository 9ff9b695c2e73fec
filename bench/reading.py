"""What one page costs to read, next to what others take for a part of it: ``make bench``.

Every figure is the median of many rounds over the same bytes in one process, peers and ours in turn; the last
line is that of a crawl, which meets a new page of the same site every time.
"""

import time
from collections.abc import Callable
from statistics import median

from bs4 import BeautifulSoup
from lxml import html as lxml_html
from scrapy.http import HtmlResponse
from scrapy.linkextractors import LinkExtractor

from bench.pages import HOST, Sample, samples
from spiders.lists import read_list
from spiders.pages import html
from spiders.pages.labels import labels
from spiders.pages.links import links
from spiders.pages.walk import outline
from spiders.reading import read_page

ROUNDS = 60
CONTENT_TYPE = "text/html; charset=utf-8"
_EXTRACTOR = LinkExtractor()


def ours(sample: Sample) -> dict[str, Callable[[], object]]:
    """Our readers, alone and together."""
    page = html.parse(sample.url, sample.body, CONTENT_TYPE)
    seen = outline(page)
    return {
        "bytes to tree": lambda: html.parse(sample.url, sample.body, CONTENT_TYPE),
        "one walk (text, places)": lambda: outline(page),
        "links": lambda: links(page, seen),
        "labels": lambda: labels(page),
        "list": lambda: read_list(page),
        "whole page": lambda: read_page(sample.url, sample.body, CONTENT_TYPE, f"{HOST}/", "hash"),
    }


def peers(sample: Sample) -> dict[str, Callable[[], object]]:
    """What others take for a part of the same work."""
    response = HtmlResponse(sample.url, body=sample.body, encoding="utf-8")

    def extracted() -> object:
        return _EXTRACTOR.extract_links(
            HtmlResponse(sample.url, body=sample.body, encoding="utf-8")
        )

    def soup() -> object:
        tree = BeautifulSoup(sample.body, "lxml")
        return [anchor.get("href") for anchor in tree.find_all("a")]

    return {
        "lxml, tree alone": lambda: lxml_html.document_fromstring(response.body),
        "Scrapy LinkExtractor, links alone": extracted,
        "BeautifulSoup, tree and links": soup,
    }


def crawled() -> list[float]:
    """The whole page where no page is read twice, one figure for each kind."""
    taken: tuple[list[float], ...] = ([], [], [])
    for number in range(1, ROUNDS):
        for sample, times in zip(samples(number), taken, strict=True):
            begun = time.process_time_ns()
            read_page(sample.url, sample.body, CONTENT_TYPE, f"{HOST}/", "hash")
            times.append((time.process_time_ns() - begun) / 1e6)
    return [median(times) for times in taken]


def milliseconds(work: dict[str, Callable[[], object]]) -> dict[str, float]:
    """The median of each, one round of all after another, so that a slow moment meets every one."""
    taken: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(ROUNDS):
        for name, call in work.items():
            begun = time.process_time_ns()
            call()
            taken[name].append((time.process_time_ns() - begun) / 1e6)
    return {name: median(times) for name, times in taken.items()}


def rows() -> list[list[str]]:
    """The table: a row of heads, then a row for each reader."""
    found = {sample: milliseconds({**ours(sample), **peers(sample)}) for sample in samples()}
    heads = [f"{sample.name} {len(sample.body) / 1000:.0f} KB" for sample in found]
    names = next(iter(found.values()))
    times = ([name, *(f"{each[name]:.2f}" for each in found.values())] for name in names)
    never_met = ["whole page, none met before", *(f"{taken:.2f}" for taken in crawled())]
    return [["CPU milliseconds a page", *heads], *times, never_met]


def main() -> None:
    """Print the table."""
    for name, *cells in rows():
        print(name.ljust(36), *(cell.rjust(14) for cell in cells))


if __name__ == "__main__":
    main()
