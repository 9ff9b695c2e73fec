"""How much of an answer is fetched: a file within its own bounds and within what all files may take together."""

from typing import Any

import pytest

from spiders.client.asking import Allowance, Ask, Trouble
from spiders.client.bodies import ENOUGH_HEAD, MAX_BODY, MAX_FILE, MAX_ROBOTS
from spiders.client.transfer import Transfer

PIECE = bytes(64 * 1024)


def answering(need: Any, *headers: bytes, status: bytes = b"200", **asked: Any) -> Transfer:
    """A transfer whose headers have come."""
    transfer = Transfer()
    transfer.begin(Ask("https://fgw.example.gov.cn/a", need=need, **asked))
    for line in (b"HTTP/1.1 " + status, *headers, b""):
        transfer.on_header(line + b"\r\n")
    return transfer


def fetched(transfer: Transfer, size: int, piece: bytes = PIECE) -> int:
    """Bytes of a body that come until it is ended."""
    for came in range(0, size, len(piece)):
        if transfer.on_body(piece) is not None:
            return came + len(piece)
    return size


def length(size: int) -> bytes:
    return b"Content-Length: %d" % size


def test_a_file_comes_whole() -> None:
    assert fetched(answering("file"), MAX_FILE) == MAX_FILE


@pytest.mark.parametrize(("told", "most"), [(True, len(PIECE)), (False, MAX_FILE + len(PIECE))])
def test_a_file_that_is_too_long_is_only_known_to_be_there(*, told: bool, most: int) -> None:
    headers = [length(4 * MAX_FILE)] if told else []
    transfer = answering("file", *headers)
    assert fetched(transfer, 4 * MAX_FILE) == most
    assert transfer.stopped


def test_a_file_that_takes_too_long_is_only_known_to_be_there() -> None:
    assert fetched(answering("file", timeout=-1), MAX_FILE) == len(PIECE)


def test_all_files_together_are_bounded_though_all_are_asked_for_at_once() -> None:
    allowance = Allowance(3 * 1024 * 1024)
    sizes = [fetched(answering("file", allowance=allowance), 1024 * 1024) for _ in range(20)]
    assert sizes == [1024 * 1024] * 3 + [len(PIECE)] * 17


@pytest.mark.parametrize(
    ("need", "headers", "stops"),
    [
        ("none", [], True),
        ("none", [length(5)], True),
        ("none", [length(0)], False),  # complete: its connection is good for more
        ("page", [b"Content-Type: text/html; charset=gbk"], False),
        ("page", [b"Content-Type: APPLICATION/JSON"], False),
        ("page", [b"Content-Type: video/mp4", length(9_000_000_000)], True),
        ("page", [b"Content-Type: text/html", length(MAX_BODY + 1)], True),
        ("page", [], False),
        ("page", [b"X: y", b"Content-Length: " + b"9" * 5000], False),
        ("whole", [b"Content-Type: image/png"], False),
        ("whole", [length(MAX_BODY + 1)], True),
        ("robots", [length(MAX_BODY + 1)], False),
        ("head", [length(MAX_BODY + 1)], False),
    ],
)
def test_headers_may_be_enough(need: str, headers: list[bytes], *, stops: bool) -> None:
    transfer = answering(need, *headers)
    assert transfer.status == 200
    assert (transfer.stopped or transfer.trouble is not None) is stops


@pytest.mark.parametrize(
    ("need", "bound"), [("head", ENOUGH_HEAD), ("robots", MAX_ROBOTS), ("whole", MAX_BODY)]
)
def test_no_body_is_read_beyond_its_bound(need: str, bound: int) -> None:
    piece = bytes(500)
    assert bound <= fetched(answering(need), 2 * MAX_BODY, piece) <= bound + 2 * len(piece)


def test_a_page_beyond_the_bound_is_not_taken_for_a_page() -> None:
    transfer = answering("page")
    fetched(transfer, 2 * MAX_BODY)
    assert (transfer.trouble, transfer.stopped) == (Trouble.TOO_LARGE, False)


def test_interim_answers_and_trailers_are_not_the_answer() -> None:
    transfer = Transfer()
    transfer.begin(Ask("http://a/"))
    lines = [
        *(b"HTTP/1.1 100 Continue", b""),
        *(b"HTTP/1.1 103 Early Hints", b"Link: </a.css>", b""),
        *(b"HTTP/1.1 404", b"A: 1", b"B: x: y", b"A:2", b""),
        b"Trailer: 1",
    ]
    for line in lines:
        transfer.on_header(line + b"\r\n")
    assert transfer.status == 404
    assert transfer.headers == [(b"A", b"1"), (b"B", b"x: y"), (b"A", b"2")]
