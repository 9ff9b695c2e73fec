"""A response or a failure becomes one Fetch; the only room that knows Scrapy's exceptions.

What is called a challenge here is never worked around: 412 and 521 are the signatures of protection walls
in daily use on government sites, and say nothing about the page behind them.
"""

import re
import ssl
from dataclasses import dataclass, replace
from datetime import datetime

from aiohttp import (
    ClientConnectorCertificateError,
    ClientOSError,
    ClientResponseError,
    ClientSSLError,
    ServerDisconnectedError,
)
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from scrapy.http import Response

from monitor.facts import Fetch, LinkKind, Opens, Outcome
from spiders.attachments import read_attachment

# 401/403 refuse machines or strangers, 412 瑞数, 418/432/468 and 521/512 加速乐 and others, 429 asks for patience.
CHALLENGE_STATUSES = frozenset({412, 418, 429, 432, 468, 512, 521})
BLOCKED_STATUSES = CHALLENGE_STATUSES | {401, 403, 451}
_CHALLENGE = re.compile(
    rb"__jsl_clearance|\$_ts\s*=|acw_sc__v2|_bot_sbu|sbu_fpc|slide_?captcha", re.IGNORECASE
)
_OBJECT = re.compile(r"\s?\w{0,20}:?<[^<>]{0,100} object at 0x[0-9a-f]{1,16}>")  # differs by run
_FIRST_BYTES = (
    64 * 1024
)  # of a file that was not fetched whole: what it is, not whether all of it is sound
_CHALLENGE_SIZE = 20_000  # a challenge is a short script; the words occur in long pages too
_ERRORS: tuple[tuple[type[Exception], Outcome], ...] = (
    (DownloadTimeoutError, Outcome.TIMEOUT),
    (CannotResolveHostError, Outcome.DNS),
    (DownloadCancelledError, Outcome.TOO_LARGE),
    (ResponseDataLossError, Outcome.RESET),
    (UnsupportedURLSchemeError, Outcome.INVALID_URL),
    (IgnoreRequest, Outcome.ROBOTS),
    (DownloadFailedError, Outcome.RESET),
)
DOWNLOAD_ERRORS: tuple[type[Exception], ...] = (
    DownloadConnectionRefusedError,
    OSError,
    *(kind for kind, _ in _ERRORS),
)


CUT = "the body could not be read"  # why an answer of a page is looked at again
FRAGMENT = "fragment"  # what a script puts into pages
FURTHER = "further"  # another page of a list, put together by us


@dataclass(frozen=True, slots=True)
class Job:
    """What a request is for; it travels with the request and its redirects."""

    url: str  # as linked; redirects do not change it
    kind: LinkKind
    internal: bool
    depth: int
    attempt: int = 1
    chain: tuple[str, ...] = ()
    role: str = ""  # "" as its kind has it, or one of the ways below
    adapter: str = ""  # of the list a further page belongs to
    referer: str = ""  # the page that names the address, which interfaces want to know


def of_response(response: Response, job: Job, at: datetime, home_url: str) -> Fetch:
    """What an answer says of the address that was asked for."""
    content_type = _header(response, "Content-Type")
    fetch = Fetch(
        url=job.url,
        at=at,
        method=response.request.method if response.request else "GET",
        attempt=job.attempt,
        outcome=_outcome(response, job, home_url),
        status=response.status,
        final_url=response.url if job.chain else "",
        chain=job.chain,
        milliseconds=int(1000 * response.meta.get("download_latency", 0)),
        bytes=len(response.body),
        content_type=content_type,
    )
    if fetch.outcome is Outcome.OK and job.kind is LinkKind.ATTACHMENT and fetch.method != "HEAD":
        start = response.body[:_FIRST_BYTES]
        fact = read_attachment(
            job.url, start, whole=not start
        )  # known by its bytes, not opened here
        if fact.opens is Opens.NO:
            return replace(fetch, outcome=Outcome.DAMAGED_FILE, error=fact.fault)
    return fetch


def of_failure(error: BaseException, job: Job, at: datetime, method: str) -> Fetch:
    """What a request that brought no answer says."""
    words = _OBJECT.sub("", f"{type(error).__name__}: {error}")[:300]
    return Fetch(job.url, at, method, job.attempt, _kind_of(error), chain=job.chain, error=words)


def without_visit(url: str, at: datetime, outcome: Outcome, attempt: int, error: str = "") -> Fetch:
    """An address that is decided without a request: empty, malformed, a name that cannot exist."""
    return Fetch(url, at, "", attempt, outcome, error=error)


def _outcome(response: Response, job: Job, home_url: str) -> Outcome:
    if response.status in BLOCKED_STATUSES or is_challenge(response.status, response.body):
        return Outcome.BLOCKED
    if not 200 <= response.status < 300:
        return Outcome.HTTP_ERROR
    if job.chain and response.url == home_url and is_deep(job.url):
        return Outcome.REDIRECTED_HOME
    return Outcome.OK


def is_challenge(status: int, body: bytes) -> bool:
    """Whether an answer is a short script that tests its visitor instead of the page."""
    short = 0 < len(body) < _CHALLENGE_SIZE
    return short and status in {200, 202, 400, 503} and _CHALLENGE.search(body) is not None


def is_deep(url: str) -> bool:
    """Whether an address lies below the top of a site, so that landing on the home page means it is gone."""
    path = url.split("://", 1)[-1].partition("/")[2].split("?")[0].strip("/")
    return path.count("/") >= 1


def _header(response: Response, name: str) -> str:
    return (response.headers.get(name) or b"").decode("latin-1")[:200]


def _kind_of(error: BaseException) -> Outcome:
    """The outcome an exception means; what we do not know is OTHER, and said so in the error text.

    Behind a challenge before robots.txt stands a challenge, not a rule.
    """
    if getattr(error, "blocked", False):
        return Outcome.BLOCKED
    for cause in _causes(error):
        if isinstance(cause, ClientConnectorCertificateError | ClientSSLError | ssl.SSLError):
            return Outcome.TLS
        if isinstance(cause, ClientResponseError):
            return Outcome.MALFORMED
        if isinstance(cause, ConnectionRefusedError):
            return Outcome.REFUSED
        if isinstance(cause, ServerDisconnectedError | ConnectionResetError):
            return Outcome.RESET
    if isinstance(error, DownloadConnectionRefusedError):
        unreachable = any(isinstance(cause, ClientOSError) for cause in _causes(error))
        return Outcome.OTHER if unreachable else Outcome.REFUSED
    return next((outcome for kind, outcome in _ERRORS if isinstance(error, kind)), Outcome.OTHER)


def _causes(error: BaseException | None) -> list[BaseException]:
    chain: list[BaseException] = []
    while error is not None and len(chain) < 10:
        chain.append(error)
        inner = getattr(error, "os_error", None)
        error = error.__cause__ or (inner if isinstance(inner, BaseException) else None)
    return chain
