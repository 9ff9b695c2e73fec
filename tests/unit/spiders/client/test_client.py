"""The client against servers of every kind on loopback."""

import asyncio
import gzip
import itertools
import resource
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from spiders.client import Answer, Ask, Client, ClientError, Trouble
from spiders.client.bodies import MAX_BODY, MAX_HEAD, MAX_TITLE
from tests.site.misbehaving import closed_port, self_signed
from tests.site.raw import CLOSE, PAUSE, RESET, RawSite, serve_raw, tunnel_to

OK = b"HTTP/1.1 200 OK\r\n"
HTML = OK + b"Content-Type: text/html\r\n"
PAGE = HTML + b"Content-Length: 4\r\n\r\npage"
CHUNKED = HTML + b"Transfer-Encoding: chunked\r\n\r\n"
OPEN_END = HTML + b"\r\n"  # the body ends with its connection


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def fetch_all(*asks: Ask, headers: Iterable[tuple[str, str]] = ()) -> list[Answer]:
    """The answers to requests sent one after another by one client."""

    async def run() -> list[Answer]:
        client = Client(headers)
        try:
            return [await client.fetch(ask) for ask in asks]
        finally:
            client.close()

    return asyncio.run(run())


def fetch(site: RawSite, path: str = "/", **asked: Any) -> Answer:
    return fetch_all(Ask(site.url(path), **({"timeout": 5.0} | asked)))[0]


def answered(*pieces: bytes, **asked: Any) -> Answer:
    """The answer to one request where the server sends these pieces."""
    with serve_raw({"/": pieces}) as site:
        return fetch(site, **asked)


def trouble(*pieces: bytes, **asked: Any) -> ClientError:
    with pytest.raises(ClientError) as caught:
        answered(*pieces, **asked)
    return caught.value


def test_an_answer_is_told_in_full() -> None:
    answer = answered(HTML + b"X-A: 1\r\nx-a: 2\r\nContent-Length: 4\r\n\r\npage")
    assert (answer.status, answer.body) == (200, b"page")
    assert answer.headers == [
        (b"Content-Type", b"text/html"),
        (b"X-A", b"1"),
        (b"x-a", b"2"),
        (b"Content-Length", b"4"),
    ]
    assert answer.header(b"x-a") == b"2"
    assert answer.header(b"x-b") == b""
    assert (answer.stopped, answer.cut, answer.unread) == (False, False, False)
    assert answer.remote_ip == "127.0.0.1"
    assert 0 < answer.first_byte_seconds <= answer.seconds < 5
    assert answer.received > 60


def test_what_is_asked_goes_out_to_the_letter() -> None:
    path = "/a/../%d6%D0%e4/./x.html?q=%bd&r=[b]|{c}~^"
    headers = [("User-Agent", "huoshui/1"), ("Accept-Encoding", "gzip")]
    with serve_raw({}) as site:
        asks = [
            Ask(site.url(path) + "#top", headers=(("Referer", "http://a/"), ("user-agent", "b"))),
            Ask(site.url("/plain")),
            Ask(site.url("?a=%e4")),
        ]
        fetch_all(*asks, headers=headers)
    lines = [sent.decode().split("\r\n") for sent in site.requests]
    assert lines[0][0] == f"GET {path} HTTP/1.1"
    assert set(lines[0][1:-2]) == {
        f"Host: 127.0.0.1:{site.port}", "user-agent: b", "Accept-Encoding: gzip", "Referer: http://a/",
    }  # fmt: skip
    assert lines[1][0] == "GET /plain HTTP/1.1"
    assert "User-Agent: huoshui/1" in lines[1]
    assert not any(line.startswith("Referer") for line in lines[1])
    assert lines[2][0] == "GET /?a=%e4 HTTP/1.1"


def test_a_name_may_be_chinese_and_never_adds_a_header() -> None:
    with serve_raw({}) as site:
        fetch_all(Ask(site.url()), headers=[("User-Agent", "活水; +市长\r\nX-Added: 1")])
    assert "User-Agent: 活水; +市长 X-Added: 1\r\n".encode() in site.requests[0]


def test_raw_gbk_in_headers_stays_what_it_is() -> None:
    name = "附件.doc".encode("gbk")
    answer = answered(OK + b"Location: /" + name + b"\r\nContent-Length: 0\r\n\r\n")
    assert answer.header(b"location") == b"/" + name


@pytest.mark.parametrize(
    ("pieces", "body"),
    [
        ([CHUNKED + b"2\r\npa\r\n", b"2;x=y\r\nge\r\n0\r\nTrailer: 1\r\n\r\n"], b"page"),
        ([OPEN_END + b"page", CLOSE], b"page"),
        ([b"HTTP/1.0 200 OK\nContent-Type: text/html\n\npage", CLOSE], b"page"),
        ([b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 103 E\r\nLink: x\r\n\r\n", PAGE], b"page"),
        ([HTML + b"Content-Length: 4\r\nContent-Length: 4\r\n\r\npage"], b"page"),
        ([HTML + b"X:\r\n folded\r\nContent-Length: 4\r\n\r\npage"], b"page"),
        ([b"HTTP/1.1 200\r\nContent-Length: 4\r\n\r\npage"], b"page"),
        ([b"HTTP/1.1 304 Not Modified\r\nContent-Length: 4\r\n\r\n"], b""),
        ([HTML + b"Content-Length: 2\r\n\r\npage"], b"pa"),
        ([HTML + b"X: " + b"a" * 60_000 + b"\r\nContent-Length: 4\r\n\r\npage"], b"page"),
    ],
)
def test_every_form_of_an_answer_is_read(pieces: list[bytes], body: bytes) -> None:
    answer = answered(*pieces)
    assert answer.body == body
    assert (answer.stopped, answer.cut, answer.unread) == (False, False, False)


@pytest.mark.parametrize(
    "pieces",
    [
        [b"<html>no headers at all</html>", CLOSE],
        [b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n"],
        [b"HTTP/1.1 two OK\r\n\r\n", CLOSE],
        [b"HTTP/1.1 200 OK\r\nA: \x00\r\n\r\n"],
        [HTML + b"Content-Length: four\r\n\r\npage"],
        [HTML + b"Content-Length: 4\r\nContent-Length: 5\r\n\r\npage"],
        [HTML + b"X: " + b"a" * 200_000 + b"\r\n\r\n"],
        [HTML + b"X: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n" * 20_000 + b"\r\n"],
        [HTML + b"Transfer-Encoding: gzip\r\n\r\nx"],
        [CHUNKED + b"<html>not in chunks"],
    ],
)
def test_what_is_not_http_is_malformed(pieces: list[bytes]) -> None:
    assert trouble(*pieces).kind is Trouble.MALFORMED


@pytest.mark.parametrize("pieces", [[CLOSE], [RESET], [OK, CLOSE], [OK, RESET]])
def test_a_connection_lost_before_an_answer_is_reset(pieces: list[bytes]) -> None:
    assert trouble(*pieces).kind is Trouble.RESET


CUT = [
    [HTML + b"Content-Length: 100\r\n\r\npage", CLOSE],
    [CHUNKED + b"4\r\npage\r\n", CLOSE],
    [CHUNKED + b"4\r\npage\r\nzz\r\n"],
]


@pytest.mark.parametrize("pieces", CUT)
def test_of_an_answer_cut_short_a_page_is_there_and_a_file_is_not(pieces: list[bytes]) -> None:
    for need in ("page", "whole"):
        answer = answered(*pieces, need=need)
        assert (answer.body, answer.cut, answer.unread) == (b"page", True, True)
    for need in ("file", "robots"):
        assert trouble(*pieces, need=need).kind in {Trouble.RESET, Trouble.MALFORMED}


def test_an_answer_cut_before_its_body_is_none() -> None:
    assert trouble(HTML + b"Content-Length: 100\r\n\r\n", CLOSE).kind is Trouble.RESET


@pytest.mark.parametrize(
    ("need", "head"),
    [
        ("none", HTML),
        ("page", OK + b"Content-Type: image/png\r\n"),
        ("none", b"HTTP/1.1 500 X\r\n"),
    ],
)
@pytest.mark.parametrize("end", [b"\r\n", b"Content-Length: 9999999999\r\n\r\n"])
def test_headers_are_enough_though_no_body_ever_comes(need: str, head: bytes, end: bytes) -> None:
    answer = answered(head + end, PAUSE, need=need, timeout=20.0)
    assert (answer.body, answer.stopped, answer.unread) == (b"", True, False)
    assert answer.seconds < 10


def test_the_first_bytes_of_a_long_file_are_enough() -> None:
    head = OK + b"Content-Length: 9999999999\r\n\r\n%PDF-1.7"
    answer = answered(head + bytes(2 * MAX_HEAD), PAUSE, need="head", timeout=20.0)
    assert answer.body.startswith(b"%PDF-1.7")
    assert len(answer.body) <= MAX_HEAD
    assert answer.stopped


def test_first_bytes_that_come_one_by_one_decide_when_time_is_over() -> None:
    answer = answered(OK + b"Content-Length: 999999\r\n\r\n%PDF", PAUSE, need="head", timeout=0.3)
    assert (answer.body, answer.stopped) == (b"%PDF", True)


def test_a_head_request_has_no_body_and_keeps_its_connection() -> None:
    with serve_raw({"/": [HTML + b"Content-Length: 99999999999\r\n\r\n"], "/p": [PAGE]}) as site:
        asks = [
            Ask(site.url(), "HEAD", "none"),
            Ask(site.url("/p")),
            Ask(site.url(), "HEAD", "page"),
        ]
        answers = fetch_all(*asks)
    assert [answer.body for answer in answers] == [b"", b"page", b""]
    assert [request.split()[0] for request in site.requests] == [b"HEAD", b"GET", b"HEAD"]
    assert site.connections == 1


def test_connections_are_kept_and_a_fresh_one_is_its_own() -> None:
    with serve_raw({"/": [PAGE]}) as site:
        usual, fresh = Ask(site.url()), Ask(site.url(), fresh=True)
        fetch_all(usual, usual, fresh, fresh, usual)
    assert site.connections == 3
    closing = [b"Connection: close" in request for request in site.requests]
    assert closing == [False, False, True, True, False]


def test_a_kept_connection_that_was_closed_meanwhile_is_no_failure() -> None:
    with serve_raw({"/": [PAGE, CLOSE]}) as site:
        answers = fetch_all(*[Ask(site.url())] * 4)
    assert [answer.body for answer in answers] == [b"page"] * 4


def test_many_requests_at_once_keep_their_answers_apart() -> None:
    bodies = {f"/{number}": b"%d" % number * 50 for number in range(200)}
    answers = {
        path: [HTML + b"Content-Length: %d\r\n\r\n" % len(body) + body]
        for path, body in bodies.items()
    }

    async def run(site: RawSite) -> list[Answer]:
        client = Client()
        try:
            return await asyncio.gather(*(client.fetch(Ask(site.url(path))) for path in bodies))
        finally:
            client.close()

    with serve_raw(answers) as site:
        came = asyncio.run(run(site))
    assert [answer.body for answer in came] == [*bodies.values()]


@pytest.mark.parametrize(
    "pieces", [[PAUSE], [OK, PAUSE], [HTML + b"Content-Length: 9\r\n\r\npage", PAUSE]]
)
def test_silence_ends_with_the_time_limit(pieces: list[bytes]) -> None:
    error = trouble(*pieces, timeout=0.3)
    assert (error.kind, error.words) == (Trouble.TIMEOUT, "no whole answer within 0.3 seconds")


def test_a_server_that_drips_without_end_is_left_when_time_is_over() -> None:
    class Dripping:
        """A byte a millisecond, whoever listens."""

        def __iter__(self) -> Any:
            yield CHUNKED
            yield from itertools.repeat(b"1\r\nx\r\n")

    with serve_raw({"/": Dripping()}) as site, pytest.raises(ClientError) as caught:
        fetch(site, timeout=0.5)
    assert caught.value.kind in {Trouble.TIMEOUT, Trouble.TOO_LARGE}


def test_a_body_beyond_the_bound_is_too_large_told_or_not() -> None:
    told = trouble(HTML + b"Content-Length: 1000000000\r\n\r\n", PAUSE)
    assert told.kind is Trouble.TOO_LARGE
    with serve_raw({"/": itertools.chain([OPEN_END], itertools.repeat(bytes(65536)))}) as site:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        with pytest.raises(ClientError) as caught:
            fetch(site, timeout=20.0)
    assert caught.value.kind is Trouble.TOO_LARGE
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 * 1024  # KiB


def test_a_compressed_page_is_opened_and_a_bomb_only_up_to_the_bound() -> None:
    def packed(body: bytes) -> bytes:
        data = gzip.compress(body)
        return HTML + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(data) + data

    assert answered(packed(b"page" * 9)).body == b"page" * 9
    bomb = answered(packed(bytes(4 * MAX_BODY)), need="page")
    assert len(bomb.body) == MAX_BODY
    assert not bomb.unread
    file = answered(packed(bytes(MAX_BODY + 1)), need="file")
    assert (len(file.body), file.unread) == (MAX_BODY + 1, False)
    assert answered(packed(bytes(4 * MAX_BODY)), need="file").unread


def test_a_body_in_an_unknown_form_is_told_as_unread() -> None:
    answer = answered(HTML + b"Content-Encoding: br\r\nContent-Length: 4\r\n\r\npage")
    assert (answer.body, answer.unread) == (b"page", True)


def test_a_refusal_and_a_name_nobody_has_are_told_apart() -> None:
    with closed_port() as port, pytest.raises(ClientError) as refused:
        fetch_all(Ask(f"http://127.0.0.1:{port}/"))
    assert refused.value.kind is Trouble.REFUSED
    assert "Connection refused" in refused.value.words
    assert " ms" not in refused.value.words
    with pytest.raises(ClientError) as unknown:
        fetch_all(Ask(f"http://{'x' * 64}.invalid/"))
    assert unknown.value.kind is Trouble.DNS


@pytest.mark.parametrize(
    "url", ["", "ftp://127.0.0.1/", "file:///etc/passwd", "http://", "http://a b/", "http://127.0.0.1:99999/", "http://[::/"]
)  # fmt: skip
def test_what_is_no_address_is_not_asked(url: str) -> None:
    with pytest.raises(ClientError) as caught:
        fetch_all(Ask(url))
    assert caught.value.kind is Trouble.INVALID_URL


def test_one_failure_leaves_the_handle_good_for_the_next_request() -> None:
    async def run(site: RawSite) -> Answer:
        client = Client()
        try:
            for path in ("/cut", "/odd", "/"):
                try:
                    answer = await client.fetch(Ask(site.url(path), need="file"))
                except ClientError:
                    continue
            return answer
        finally:
            client.close()

    answers = {"/cut": CUT[0], "/odd": [b"HTTP/1.1 200 OK\r\nX\r\n\r\n"], "/": [PAGE]}
    with serve_raw(answers) as site:
        assert asyncio.run(run(site)).body == b"page"


def test_a_request_that_is_given_up_leaves_the_client_usable() -> None:
    async def run(site: RawSite) -> Answer:
        client = Client()
        try:
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(client.fetch(Ask(site.url("/silent"))), 0.1)
            return await client.fetch(Ask(site.url()))
        finally:
            client.close()

    with serve_raw({"/silent": [PAUSE], "/": [PAGE]}) as site:
        assert asyncio.run(run(site)).body == b"page"


def test_closing_ends_what_is_under_way() -> None:
    async def run(site: RawSite) -> None:
        client = Client()
        waiting = asyncio.ensure_future(client.fetch(Ask(site.url())))
        await asyncio.sleep(0)
        client.close()
        with pytest.raises(asyncio.CancelledError):
            await waiting

    with serve_raw({"/": [PAUSE]}) as site:
        asyncio.run(run(site))


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return self_signed(tmp_path_factory.mktemp("tls"))


def test_a_certificate_nobody_vouches_for_is_told_in_libcurls_words(certificate: Path) -> None:
    with (
        serve_raw({"/": [PAGE]}, certificate=certificate) as site,
        pytest.raises(ClientError) as caught,
    ):
        fetch(site)
    assert caught.value.kind is Trouble.TLS
    assert "self-signed certificate" in caught.value.words


def test_the_authorities_of_the_environment_are_trusted_for_the_names_they_vouch_for(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with serve_raw({"/": [PAGE]}, certificate=certificate) as site:
        assert fetch(site).body == b"page"
        with pytest.raises(ClientError) as caught:
            fetch_all(Ask(f"https://localhost:{site.port}/"))
    assert caught.value.kind is Trouble.TLS
    assert "localhost" in caught.value.words


def test_http_where_https_is_asked_for_is_told_as_no_https() -> None:
    with serve_raw({"/": [PAGE]}) as site, pytest.raises(ClientError) as caught:
        fetch_all(Ask(site.url().replace("http:", "https:"), timeout=5))
    assert caught.value.kind in {Trouble.TLS, Trouble.TIMEOUT}


def test_a_body_that_ends_with_its_tls_connection_is_whole_without_a_goodbye(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    told = HTML + b"Content-Length: 100\r\n\r\npage"
    answers: dict[str, Iterable[bytes]] = {"/": [OPEN_END + b"page", CLOSE], "/told": [told, CLOSE]}
    with serve_raw(answers, certificate=certificate) as site:
        assert not fetch(site).unread
        assert fetch(site).body == b"page"
        assert fetch(site, "/told").unread


def test_a_proxy_of_the_environment_is_asked_for_the_whole_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    url = "http://fgw.example.invalid/%E4?a=%e4"
    with serve_raw({url.split("?")[0]: [PAGE]}) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url())
        [answer] = fetch_all(Ask(url))
    assert proxy.requests[0].startswith(f"GET {url} HTTP/1.1\r\n".encode())
    assert answer.body == b"page"


def test_no_proxy_is_asked_for_hosts_it_is_not_for(monkeypatch: pytest.MonkeyPatch) -> None:
    with serve_raw({}) as proxy, serve_raw({"/": [PAGE]}) as site:
        monkeypatch.setenv("http_proxy", proxy.url())
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        assert fetch(site).body == b"page"
    assert proxy.connections == 0


def test_what_a_proxy_says_of_its_tunnel_is_no_answer_of_the_host(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    big = [HTML + b"Content-Length: 999999\r\nX-Host: 1\r\n\r\n", PAUSE]
    with serve_raw({"/": big}, certificate=certificate) as site, tunnel_to(site.port) as proxy:
        monkeypatch.setenv("https_proxy", proxy)
        answer = fetch(site, need="none")
    assert (answer.status, answer.header(b"x-host")) == (200, b"1")
    assert answer.header(b"x-proxy") == b""


def test_a_proxy_that_refuses_is_not_the_hosts_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    refusal = [b"HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n"]
    with serve_raw({"fgw.example.invalid:443": refusal}) as proxy:
        monkeypatch.setenv("https_proxy", proxy.url())
        with pytest.raises(ClientError) as caught:
            fetch_all(Ask("https://fgw.example.invalid/", need="none"))
    assert proxy.requests[0].startswith(b"CONNECT fgw.example.invalid:443")
    assert caught.value.kind is Trouble.OTHER
    with closed_port() as port:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{port}")
        with pytest.raises(ClientError) as gone:
            fetch_all(Ask("http://fgw.example.invalid/"))
    assert gone.value.kind is Trouble.OTHER


def test_of_a_strangers_page_no_more_than_the_beginning_comes() -> None:
    page = b"<title>x</title>" + b"a" * 10_000_000
    sent = HTML + b"Content-Length: %d\r\n\r\n" % len(page)
    answer = answered(sent + page, need="title")
    assert (answer.status, answer.body, answer.stopped) == (200, page[:MAX_TITLE], True)
    assert answer.received < 10 * MAX_TITLE
    assert answered(PAGE, need="title").body == b"page"


@pytest.mark.parametrize(
    "start",
    [
        OK + b"Content-Type: application/pdf\r\n",
        b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n",
        OK,
    ],
)
def test_what_is_no_page_of_a_stranger_is_decided_by_its_headers(start: bytes) -> None:
    answer = answered(start + b"Content-Length: 5000000\r\n\r\n" + b"a" * 5000, need="title")
    assert answer.body == b""
    assert not answer.unread


def test_a_strangers_page_that_breaks_off_or_stalls_has_answered() -> None:
    start = HTML + b"Content-Length: 5000\r\n\r\n<title>x</title>"
    assert answered(start, RESET, need="title").status == 200
    assert answered(start, CLOSE, need="title").body == b"<title>x</title>"
    assert answered(start, PAUSE, need="title", timeout=0.5).status == 200


def test_a_bomb_behind_a_strangers_title_stays_small() -> None:
    body = gzip.compress(b"<title>x</title>" + b"a" * 9_000_000)
    sent = HTML + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(body)
    answer = answered(sent + body, need="title")
    assert answer.body.startswith(b"<title>x</title>")
    assert len(answer.body) <= MAX_HEAD
