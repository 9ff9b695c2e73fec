"""What an answer, a refusal or a failure says of the address that was asked for."""

from datetime import datetime
from typing import Any

import pytest
from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from monitor.clock import SHANGHAI
from monitor.facts import Fetch, LinkKind, Outcome
from spiders.client import ClientError, Trouble
from spiders.fetches import Job, is_deep, of_failure, of_response, without_visit
from spiders.robots import RobotsUnreachable

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=SHANGHAI)
SITE = "https://fgw.example.gov.cn/"
ZIP, ZIP_END = b"PK\x03\x04", b"PK\x05\x06"


def job(path: str = "a/b.html", kind: LinkKind = LinkKind.PAGE, **facts: Any) -> Job:
    return Job(SITE + path, kind, internal=True, depth=1, **facts)


def answered(
    status: int = 200, body: bytes = b"<html>", asked: Job | None = None, **facts: Any
) -> Fetch:
    """The fact made of an answer; ``url`` is where it came from, ``headers`` what it said."""
    asked = asked or job()
    request = Request(asked.url, method=facts.pop("method", "GET"))
    response = Response(facts.pop("url", asked.url), status, body=body, request=request, **facts)
    return of_response(response, asked, NOW, SITE)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, "ok"), (206, "ok"), (304, "http_error"), (400, "http_error"), (404, "http_error"), (410, "http_error"),
        (500, "http_error"), (502, "http_error"), (503, "http_error"),
        (401, "blocked"), (403, "blocked"), (412, "blocked"), (418, "blocked"), (429, "blocked"), (432, "blocked"),
        (451, "blocked"), (468, "blocked"), (512, "blocked"), (521, "blocked"),
    ],
)  # fmt: skip
def test_a_status_is_fine_a_fault_or_a_refusal(status: int, outcome: str) -> None:
    fact = answered(status)
    assert (fact.outcome, fact.status) == (outcome, status)


CHALLENGES = [
    b"<script>document.cookie='__jsl_clearance_s=1'</script>",
    b"<script>$_ts = {}</script>",
    b"var arg1='acw_sc__v2'",
    b"<div class=slidecaptcha>",
    b"<div class=Slide_Captcha>",
]


@pytest.mark.parametrize("body", CHALLENGES)
@pytest.mark.parametrize("status", [200, 202, 400, 503])
def test_a_short_script_of_a_wall_is_no_fault_of_the_page(body: bytes, status: int) -> None:
    assert answered(status, body).outcome is Outcome.BLOCKED


@pytest.mark.parametrize("body", CHALLENGES)
def test_the_same_words_in_a_long_page_or_a_dead_link_prove_nothing(body: bytes) -> None:
    assert answered(200, body + b" " * 20_000).outcome is Outcome.OK
    assert answered(404, body).outcome is Outcome.HTTP_ERROR


@pytest.mark.parametrize(
    ("path", "chain", "landed", "outcome"),
    [
        ("a/b.html", (SITE,), SITE, "redirected_home"),
        ("a/b.html", (SITE,), SITE + "c.html", "ok"),
        ("index.html", (SITE,), SITE, "ok"),
        ("", (SITE,), SITE, "ok"),
        ("a/b.html", (), SITE + "a/b.html", "ok"),
    ],
)
def test_a_deep_address_that_lands_on_the_home_page_is_gone(
    path: str, chain: tuple[str, ...], landed: str, outcome: str
) -> None:
    fact = answered(asked=job(path, chain=chain), url=landed)
    assert fact.outcome == outcome
    assert fact.url == SITE + path
    assert fact.final_url == (landed if chain else "")


@pytest.mark.parametrize(
    ("path", "deep"),
    [("", False), ("a.html", False), ("a/", False), ("?u=a/b", False), ("a/b", True)],
)
def test_only_what_lies_below_the_top_is_deep(path: str, *, deep: bool) -> None:
    assert is_deep(SITE + path) is deep


def test_an_answer_is_told_in_full() -> None:
    fact = answered(
        200, b"12345", job(attempt=2), method="HEAD", headers={"Content-Type": "text/html"}
    )
    assert (fact.method, fact.attempt, fact.bytes, fact.content_type) == ("HEAD", 2, 5, "text/html")
    assert fact.at == NOW


@pytest.mark.parametrize("trouble", Trouble)
def test_a_failure_is_told_by_its_kind_and_in_its_own_words(trouble: Trouble) -> None:
    fact = of_failure(ClientError(trouble, "why" * 1000), job(attempt=2), NOW, "GET")
    assert (fact.outcome, fact.status, fact.attempt) == (trouble.value, None, 2)
    assert fact.error.startswith("why")
    assert len(fact.error) <= 300


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (IgnoreRequest("robots.txt forbids it"), "robots"),
        (RobotsUnreachable("answers 500", blocked=False), "robots"),
        (RobotsUnreachable("a challenge", blocked=True), "blocked"),
        (RuntimeError("what is this"), "other"),
    ],
)
def test_what_was_not_sent_or_is_our_fault_is_told_as_such(error: Exception, outcome: str) -> None:
    fact = of_failure(error, job(), NOW, "GET")
    assert fact.outcome == outcome
    assert fact.error.startswith(type(error).__name__)


def test_an_address_that_needs_no_visit_has_no_method() -> None:
    fact = without_visit("http://x.invalid/", NOW, Outcome.DNS, 1, "reserved")
    assert (fact.method, fact.outcome, fact.error) == ("", Outcome.DNS, "reserved")


@pytest.mark.parametrize(
    ("name", "body", "fault"),
    [
        ("a.pdf", b"%PDF-1.7", ""),
        ("a.PDF?id=1", b"\xef\xbb\xbf\r\n%PDF-1.4", ""),
        ("a.pdf", b"", "empty-file"),
        ("a.doc", b"", "empty-file"),
        ("a.pdf", b"\n<!DOCTYPE html><html><p>404", "html-instead-of-file"),
        ("a.xlsx", b"<HTML>", "html-instead-of-file"),
        ("a.pdf", b"\x00" * 2000, "damaged-header"),
        ("a.docx", ZIP + b"x" * 99, ""),  # only its beginning was asked for
        ("a.docx", b"%PDF-1.7", ""),  # another format than its name says, and it opens
        ("a.doc", b"<html>", ""),  # Word opens these
        ("a.xls", b"{\\rtf1", ""),
        ("a.mp4", b"anything", ""),
    ],
)  # fmt: skip
def test_the_first_bytes_of_a_file_keep_what_its_name_promises(
    name: str, body: bytes, fault: str
) -> None:
    fact = answered(200, body, job(name, LinkKind.ATTACHMENT))
    assert (fact.outcome, fact.error) == (
        Outcome.DAMAGED_FILE if fault else Outcome.OK,
        fault,
    )


@pytest.mark.parametrize(
    ("kind", "method", "outcome"),
    [
        (LinkKind.ATTACHMENT, "GET", Outcome.DAMAGED_FILE),
        (LinkKind.ATTACHMENT, "HEAD", Outcome.OK),  # a HEAD brings no bytes to look at
        (LinkKind.IMAGE, "GET", Outcome.OK),
    ],
)
def test_only_the_bytes_of_an_attachment_are_looked_at(
    kind: LinkKind, method: str, outcome: Outcome
) -> None:
    fact = answered(200, b"", job("a.pdf", kind), method=method)
    assert fact.outcome is outcome
    assert fact.error == ("empty-file" if outcome is Outcome.DAMAGED_FILE else "")
