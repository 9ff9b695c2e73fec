"""A job becomes a request: the cheapest one that decides, in the right lane, at the right rank."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from scrapy import Request
from scrapy.http import Response

from monitor.facts import LinkKind
from spiders.client.asking import Method, Need
from spiders.fetches import Job

PAGES = frozenset({LinkKind.PAGE, LinkKind.FRAME})
_FIRST = 1000  # rank of what must be known before anything else is judged


def request_for(
    job: Job,
    callback: Callable[..., Any],
    errback: Callable[..., Any] | None,
    *,
    method: str = "",
    url: str = "",
    body: str = "",
    told: dict[str, Any] | None = None,
) -> Request:
    """The request for a job, or for the hop ``url`` of its redirects.

    A second look has a connection of its own, so that it does not inherit the first one's trouble.
    ``told`` goes to the callback.
    """
    address = url or job.url
    return Request(
        address,
        method=method or ("GET" if body else method_of(job)),
        callback=callback,
        errback=errback,
        headers={"Referer": job.referer} if job.referer else None,
        cb_kwargs=told,
        meta={
            "job": job,
            "body": body or body_of(job),
            "verbatim_url": True,  # percent-encoded GBK stays as the page wrote it
            "fresh": job.attempt > 1,
        },
        priority=_FIRST if job.attempt == 0 else 0,
        dont_filter=True,
    )


def hop(response: Response, job: Job, target: str, *, briefly: bool = False) -> Request:
    """The same request for the next address of a redirect; ``briefly`` where its page is read elsewhere."""
    asked = response.request
    if asked is None or asked.callback is None:
        raise ValueError("a redirect belongs to a request")
    need = asked.meta["body"]
    brief = briefly and need == "page"
    return request_for(
        job,
        asked.callback,
        asked.errback,
        method="HEAD" if brief else asked.method,
        url=target,
        body="none"
        if brief
        else "head"
        if need == "file"
        else need,  # a file elsewhere is not opened
        told=asked.cb_kwargs,
    )


def second_look(job: Job) -> Job:
    """The job that confirms a failure in the same run."""
    return replace(job, attempt=2, chain=())


def method_of(job: Job) -> Method:
    """HEAD decides for what is never read; files are asked for, because HEAD says nothing of their bytes."""
    is_read = job.kind is LinkKind.ATTACHMENT or (job.internal and job.kind in PAGES)
    return "GET" if is_read or job.attempt != 1 else "HEAD"


def body_of(job: Job) -> Need:
    """How much of the answer is needed: a page's whole text, a file's first bytes, or none."""
    if job.kind is LinkKind.ATTACHMENT:
        return "head"
    return "page" if job.internal and job.kind in PAGES else "none"
