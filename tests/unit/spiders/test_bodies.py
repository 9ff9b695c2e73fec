"""How much of an answer is fetched: a file within its own bounds and within what all files may take together."""

import pytest
from scrapy import Request
from scrapy.exceptions import StopDownload
from scrapy.http.headers import Headers

from spiders.bodies import MAX_FILE, Allowance, OnlyNeededBodies

HEADERS = Headers({"Content-Type": "application/pdf"})
PIECE = bytes(64 * 1024)


def fetched(allowance: Allowance, size: int, *, told: bool = False, timeout: float = 15) -> int:
    """Bytes of a file that come until its download is ended."""
    meta = {"body": "file", "allowance": allowance, "download_timeout": timeout}
    request = Request("https://fgw.example.gov.cn/a.pdf", meta=meta)
    bodies = OnlyNeededBodies()
    bodies.headers_received(HEADERS, size if told else None, request)
    for came in range(0, size, len(PIECE)):
        try:
            bodies.bytes_received(PIECE, request)
        except StopDownload:
            return came + len(PIECE)
    return size


def test_a_file_comes_whole() -> None:
    assert fetched(Allowance(), MAX_FILE) == MAX_FILE


@pytest.mark.parametrize(("told", "most"), [(True, len(PIECE)), (False, MAX_FILE + len(PIECE))])
def test_a_file_that_is_too_long_is_only_known_to_be_there(told: bool, most: int) -> None:
    assert fetched(Allowance(), 4 * MAX_FILE, told=told) == most


def test_a_file_that_takes_too_long_is_only_known_to_be_there() -> None:
    assert fetched(Allowance(), MAX_FILE, timeout=-1) == len(PIECE)


def test_all_files_together_are_bounded_though_all_are_asked_for_at_once() -> None:
    allowance = Allowance(3 * 1024 * 1024)
    sizes = [fetched(allowance, 1024 * 1024) for _ in range(20)]
    assert sizes == [1024 * 1024] * 3 + [len(PIECE)] * 17
