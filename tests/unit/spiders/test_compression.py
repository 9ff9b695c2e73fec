"""Compressed answers are opened whatever their form, and a bomb costs no more than the bound."""

import gzip
import zlib

import pytest
from scrapy import Request
from scrapy.exceptions import ResponseDataLossError
from scrapy.http import HtmlResponse, Response

from spiders.bodies import MAX_FILE
from spiders.compression import MAX_BODY, UNREAD, BoundedDecompression

URL = "https://fgw.example.gov.cn/"
TEXT = "<html>通知公告</html>".encode() * 50


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def opened(
    body: bytes, encoding: str, method: str = "GET", content_type: str = "text/html"
) -> Response:
    headers = {"Content-Encoding": encoding, "Content-Type": content_type}
    response = Response(URL, headers=headers, body=body)
    return BoundedDecompression().process_response(Request(URL, method=method), response)


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "GZIP", " gzip ", "deflate"])
@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress, raw_deflate])
def test_every_form_servers_send_is_opened(encoding: str, pack: object) -> None:
    assert callable(pack)
    assert opened(pack(TEXT), encoding).body == TEXT


@pytest.mark.parametrize("pack", [gzip.compress, raw_deflate])
def test_a_bomb_is_opened_up_to_the_bound(pack: object) -> None:
    assert callable(pack)
    bomb = pack(bytes(4 * MAX_BODY))
    assert len(bomb) < 100_000
    assert len(opened(bomb, "gzip").body) <= MAX_BODY


def test_a_bomb_in_a_bomb_is_opened_once() -> None:
    inner = gzip.compress(bytes(4 * MAX_BODY))
    assert opened(gzip.compress(inner), "gzip").body == inner


def test_a_cut_off_answer_gives_what_came() -> None:
    packed = gzip.compress(TEXT + bytes(range(256)) * 40)
    body = opened(packed[: len(packed) // 2], "gzip").body
    assert (TEXT + bytes(range(256)) * 40).startswith(body)
    assert body


@pytest.mark.parametrize("body", [TEXT, b"\x1f\x8b", b"\x1f\x8b\x08\x00garbage", b"\x00", b"x"])
def test_what_is_not_compressed_after_all_does_not_fall_over(body: bytes) -> None:
    assert len(opened(body, "gzip").body) <= len(TEXT)
    assert opened(TEXT, "gzip").body == TEXT


@pytest.mark.parametrize(
    ("body", "encoding", "method"),
    [
        (b"", "gzip", "GET"),
        (b"x", "", "GET"),
        (b"x", "br", "GET"),
        (gzip.compress(TEXT), "gzip", "HEAD"),
    ],
)
def test_other_answers_pass_as_they_are(body: bytes, encoding: str, method: str) -> None:
    assert opened(body, encoding, method).body == body


def test_a_file_that_is_no_text_is_opened_too() -> None:
    response = opened(gzip.compress(b"%PDF-1.7"), "gzip", content_type="application/pdf")
    assert response.body == b"%PDF-1.7"


def test_a_page_stays_a_page_when_opened() -> None:
    """Scrapy names an answer HtmlResponse after the .html of its address, compressed or not."""
    headers = {"Content-Encoding": "gzip", "Content-Type": "text/html"}
    url = f"{URL}a.html"
    page = HtmlResponse(url, headers=headers, body=gzip.compress(TEXT))
    response = BoundedDecompression().process_response(Request(url), page)
    assert isinstance(response, HtmlResponse)
    assert response.body == TEXT


def test_of_an_answer_cut_short_a_page_is_there_and_a_file_is_not() -> None:
    cut = Response(URL, body=TEXT[:20], flags=["dataloss"])
    page = Request(URL, meta={"body": "page"})
    assert UNREAD in BoundedDecompression().process_response(page, cut).flags
    for need, body in (("file", TEXT), ("robots", TEXT), ("page", b"")):
        with pytest.raises(ResponseDataLossError):
            BoundedDecompression().process_response(
                Request(URL, meta={"body": need}), cut.replace(body=body)
            )


def test_a_compressed_file_beyond_the_bound_is_not_taken_for_all_of_it() -> None:
    request = Request(f"{URL}a.doc", meta={"body": "file"})
    response = Response(
        URL, headers={"Content-Encoding": "gzip"}, body=gzip.compress(bytes(MAX_FILE + 1))
    )
    assert UNREAD in BoundedDecompression().process_response(request, response).flags
    whole = response.replace(body=gzip.compress(bytes(MAX_BODY + 1)))
    opened = BoundedDecompression().process_response(request, whole)
    assert (len(opened.body), opened.flags) == (MAX_BODY + 1, [])
