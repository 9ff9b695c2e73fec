"""A response or a failure becomes one Fetch.

What is called a challenge here is never worked around: 412 and 521 are the signatures of protection walls
in daily use on government sites, and say nothing about the page behind them.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from monitor.facts import HOST_SILENT, Fetch, LinkKind, Opens, Outcome
from spiders.attachments import read_attachment
from spiders.client import ClientError

# 401/403 refuse machines or strangers, 412 瑞数, 418/432/468 and 521/512 加速乐 and others, 429 asks for patience.
CHALLENGE_STATUSES = frozenset({412, 418, 429, 432, 468, 512, 521})
BLOCKED_STATUSES = CHALLENGE_STATUSES | {401, 403, 451}
# Words of scripts that test their visitor, in lower case; a pattern that ignores case takes a hundred times as long.
_CHALLENGE = (
    b"__jsl_clearance",
    b"acw_sc__v2",
    b"_bot_sbu",
    b"sbu_fpc",
    b"slidecaptcha",
    b"slide_captcha",
)
_RUISHU = re.compile(rb"\$_ts\s*=")
_FIRST_BYTES = (
    64 * 1024
)  # of a file that was not fetched whole: what it is, not whether all of it is sound
_CHALLENGING = frozenset({200, 202, 400, 503})
_CHALLENGE_SIZE = 20_000  # a challenge is a short script; the words occur in long pages too
# What keeps a request from being answered, and is no fault of ours.
DOWNLOAD_ERRORS: tuple[type[Exception], ...] = (ClientError, IgnoreRequest)


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


class HostSilent(IgnoreRequest):
    """Not asked: other addresses of the host brought no answer, and each would take its time."""


class Shown(NamedTuple):
    """An answer as far as a fact needs it."""

    url: str  # that it came from, behind redirects
    status: int
    content_type: str
    body: bytes
    method: str
    seconds: float  # until its first byte


def of_response(response: Response, job: Job, at: datetime, home_url: str) -> Fetch:
    """What an answer says of the address that was asked for."""
    shown = Shown(
        response.url,
        response.status,
        (response.headers.get("Content-Type") or b"").decode("latin-1"),
        response.body,
        response.request.method if response.request else "GET",
        response.meta.get("download_latency", 0),
    )
    return of(shown, job, at, home_url)


def of(shown: Shown, job: Job, at: datetime, home_url: str) -> Fetch:
    """What an answer says of the address that was asked for."""
    fetch = Fetch(
        url=job.url,
        at=at,
        method=shown.method,
        attempt=job.attempt,
        outcome=_outcome(shown, job, home_url),
        status=shown.status,
        final_url=shown.url if job.chain else "",
        chain=job.chain,
        milliseconds=int(1000 * shown.seconds),
        bytes=len(shown.body),
        content_type=shown.content_type[:200],
    )
    if fetch.outcome is Outcome.OK and job.kind is LinkKind.ATTACHMENT and fetch.method != "HEAD":
        start = shown.body[:_FIRST_BYTES]  # known by its bytes, not opened here
        fact = read_attachment(job.url, start, whole=not start)
        if fact.opens is Opens.NO:
            return replace(fetch, outcome=Outcome.DAMAGED_FILE, error=fact.fault)
    return fetch


def of_failure(error: BaseException, job: Job, at: datetime, method: str) -> Fetch:
    """What a request that brought no answer says."""
    name = HOST_SILENT if isinstance(error, HostSilent) else type(error).__name__
    words = error.words if isinstance(error, ClientError) else f"{name}: {error}"
    return Fetch(
        job.url, at, method, job.attempt, kind_of(error), chain=job.chain, error=words[:300]
    )


def without_visit(url: str, at: datetime, outcome: Outcome, attempt: int, error: str = "") -> Fetch:
    """An address that is decided without a request: empty, malformed, a name that cannot exist."""
    return Fetch(url, at, "", attempt, outcome, error=error)


def _outcome(response: Shown, job: Job, home_url: str) -> Outcome:
    if response.status in BLOCKED_STATUSES or is_challenge(response.status, response.body):
        return Outcome.BLOCKED
    if not 200 <= response.status < 300:
        return Outcome.HTTP_ERROR
    if job.chain and is_deep(job.url) and _is_front(response.url, job, home_url):
        return Outcome.REDIRECTED_HOME
    return Outcome.OK


def _is_front(url: str, job: Job, home_url: str) -> bool:
    """Whether a redirect ended at the home page of the site it began at."""
    if url == home_url:
        return True
    parts, asked = urlsplit(url), urlsplit(job.url)
    return parts.netloc == asked.netloc and parts.path in {"", "/"} and not parts.query


def is_challenge(status: int, body: bytes) -> bool:
    """Whether an answer is a short script that tests its visitor instead of the page."""
    if not 0 < len(body) < _CHALLENGE_SIZE or status not in _CHALLENGING:
        return False
    lowered = body.lower()
    if any(word in lowered for word in _CHALLENGE):
        return True
    return b"$_ts" in lowered and _RUISHU.search(lowered) is not None


def is_deep(url: str) -> bool:
    """Whether an address lies below the top of a site, so that landing on the home page means it is gone."""
    path = url.split("://", 1)[-1].partition("/")[2].split("?")[0].strip("/")
    return path.count("/") >= 1


def kind_of(error: BaseException | None) -> Outcome:
    """The outcome an exception means; what we do not know is OTHER, and said so in the error text.

    Behind a challenge before robots.txt stands a challenge, not a rule.
    """
    if getattr(error, "blocked", False):
        return Outcome.BLOCKED
    if isinstance(error, ClientError):
        return Outcome(error.kind.value)
    if isinstance(error, HostSilent):
        return Outcome.SKIPPED
    return Outcome.ROBOTS if isinstance(error, IgnoreRequest) else Outcome.OTHER
