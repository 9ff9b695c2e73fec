"""Compressed answers are opened whatever their form, and a bomb costs no more than the bound."""

import gzip
import zlib
from collections.abc import Callable

import pytest

from spiders.client.bodies import MAX_BODY
from spiders.client.opening import Opened, opened

TEXT = "<html>通知公告</html>".encode() * 50


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def read(body: bytes, encoding: bytes = b"gzip") -> Opened:
    return opened(body, encoding, MAX_BODY)


@pytest.mark.parametrize("encoding", [b"gzip", b"x-gzip", b"GZIP", b" gzip ", b"deflate"])
@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress, raw_deflate])
def test_every_form_servers_send_is_opened(encoding: bytes, pack: Callable[..., bytes]) -> None:
    assert read(pack(TEXT), encoding) == (TEXT, True)


def test_members_one_after_another_are_one_body() -> None:
    pieces = gzip.compress(TEXT[:100]) + gzip.compress(TEXT[100:])
    assert read(pieces) == (TEXT, True)
    assert read(pieces + b"trailing").body == TEXT


@pytest.mark.parametrize("pack", [gzip.compress, raw_deflate])
def test_a_bomb_is_opened_up_to_the_bound(pack: Callable[..., bytes]) -> None:
    bomb = pack(bytes(4 * MAX_BODY))
    assert len(bomb) < 100_000
    assert len(read(bomb).body) <= MAX_BODY


def test_a_bomb_in_a_bomb_is_opened_once() -> None:
    inner = gzip.compress(bytes(4 * MAX_BODY))
    assert read(gzip.compress(inner)).body == inner


def test_a_cut_off_answer_gives_what_came_and_is_not_whole() -> None:
    text = TEXT + bytes(range(256)) * 40
    packed = gzip.compress(text)
    body, whole = read(packed[: len(packed) // 2])
    assert text.startswith(body)
    assert body
    assert not whole


def test_what_is_not_compressed_after_all_is_its_own_content() -> None:
    assert read(TEXT) == (TEXT, True)


@pytest.mark.parametrize("body", [b"\x1f\x8b", b"\x1f\x8b\x08\x00garbage", b"\x00", b"x"])
def test_what_is_damaged_is_not_whole(body: bytes) -> None:
    assert not read(body).whole


@pytest.mark.parametrize(
    ("body", "encoding", "whole"),
    [
        (b"", b"gzip", True),
        (b"x", b"", True),
        (b"x", b"UTF-8", True),
        (b"x", b"br", False),
    ],
)
def test_other_bodies_pass_as_they_are(body: bytes, encoding: bytes, *, whole: bool) -> None:
    assert read(body, encoding) == (body, whole)
