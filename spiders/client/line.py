"""A curl handle and what it is set to: the same once and for all, the rest only where it changes."""

import os
import re
import ssl
from pathlib import Path
from typing import Any
from urllib.parse import quote
from urllib.request import getproxies

import certifi
import pycurl

from spiders.client.asking import Answer, Ask, ClientError, Family, Timing, Trouble, last_value
from spiders.client.bodies import MAX_BODY, MAX_FILE, MAX_HEAD, MAX_TITLE
from spiders.client.opening import opened
from spiders.client.transfer import Transfer
from spiders.client.troubles import is_end_without_goodbye, trouble_of

_LIMITS = {"file": MAX_FILE, "title": MAX_HEAD}  # of what is opened, others as bodies
_BUFFER = 256 * 1024  # bytes; one read brings a page
_DNS_SECONDS = 300
_FAMILIES: dict[Family, int] = {
    "": pycurl.IPRESOLVE_WHATEVER,
    "4": pycurl.IPRESOLVE_V4,
    "6": pycurl.IPRESOLVE_V6,
}
_SUPPRESS_CONNECT_HEADERS = 265  # CURLOPT_…: what a proxy says of its tunnel is no answer
_ASCII = "".join(map(chr, range(33, 127)))
_ODD = re.compile(r"[^!-~]")
_LINE_ENDS = re.compile(r"[\r\n\0]+")  # nothing may add a header of its own
_LOWER_HEX = re.compile(r"%(?:[a-f][0-9A-Fa-f]|[0-9][a-f]|[A-F][a-f])")
_TARGET = re.compile(r"^https?://[^/?#]*(/?[^#]*)", re.IGNORECASE)


class Line:
    """Used for one request after another, whichever host it goes to."""

    def __init__(self, headers: tuple[tuple[str, str], ...]) -> None:
        self.curl: Any = pycurl.Curl()
        self._transfer = Transfer()
        self._common = headers
        self._ask = Ask("", timeout=0)  # what the handle is set to
        self._may_target = not getproxies()  # a proxy must be told the whole address
        self._targets = False
        _set_once(self.curl, self._transfer)
        self._set_headers(self._ask)

    def prepare(self, ask: Ask) -> None:
        """Make the handle ready. Raises ClientError for an address that cannot be asked."""
        curl, before = self.curl, self._ask
        self._transfer.begin(ask)
        url = quote(ask.url, _ASCII) if _ODD.search(ask.url) else ask.url
        curl.setopt(pycurl.URL, url)
        if (ask.need == "title") != (before.need == "title"):
            curl.setopt(pycurl.BUFFERSIZE, MAX_TITLE if ask.need == "title" else _BUFFER)
        if ask.method != before.method:
            curl.setopt(pycurl.NOBODY if ask.method == "HEAD" else pycurl.HTTPGET, 1)
        if ask.timeout != before.timeout:
            curl.setopt(pycurl.TIMEOUT_MS, max(1, int(1000 * ask.timeout)))
        if ask.fresh != before.fresh:
            curl.setopt(pycurl.FRESH_CONNECT, ask.fresh)
            curl.setopt(pycurl.FORBID_REUSE, ask.fresh)
        if ask.fresh != before.fresh or ask.headers != before.headers:
            self._set_headers(ask)
        if ask.family != before.family:
            curl.setopt(pycurl.IPRESOLVE, _FAMILIES[ask.family])
        if ask.measured != before.measured:
            curl.setopt(pycurl.DNS_CACHE_TIMEOUT, 0 if ask.measured else _DNS_SECONDS)
        self._set_target(url)
        self._ask = ask

    def _set_headers(self, ask: Ask) -> None:
        """The client's own headers and the request's, and none that libcurl would add but Host."""
        named = {name.lower(): f"{name}: {value}" for name, value in self._common + ask.headers}
        named.setdefault("accept", "Accept:")
        if ask.fresh:
            named["connection"] = "Connection: close"
        lines = [_LINE_ENDS.sub(" ", line).encode() for line in named.values()]
        self.curl.setopt(pycurl.HTTPHEADER, lines)

    def _set_target(self, url: str) -> None:
        """libcurl would write %d6 as %D6; the address is the page's, to the letter."""
        if self._may_target and (self._targets or _LOWER_HEX.search(url)):
            self._targets = True  # libcurl's binding cannot take it back
            found = _TARGET.match(url)
            path = found[1] if found else ""
            self.curl.setopt(pycurl.REQUEST_TARGET, path if path.startswith("/") else f"/{path}")

    def answer(self, code: int, words: str) -> Answer:
        """What came. Raises ClientError where nothing did that could be used."""
        transfer = self._transfer
        if transfer.trouble is not None:
            raise ClientError(transfer.trouble, f"more than {MAX_BODY} bytes")
        if not code and not transfer.status:  # libcurl takes headers that break off for all of them
            raise ClientError(Trouble.RESET, "the answer ended within its headers")
        if code == pycurl.E_OPERATION_TIMEDOUT and transfer.need == "head":
            transfer.stopped = transfer.received > 0  # a first piece has come, and it decides
        if code and transfer.need == "title" and transfer.status:
            transfer.stopped = True  # the status decides; the title is only told where it came
        if not code or transfer.stopped or self._is_whole_all_the_same(words):
            return self._answered(cut=False)
        error = trouble_of(code, words, self.curl.getinfo(pycurl.OS_ERRNO), self._ask.timeout)
        error.timing = self._timing()
        # Browsers show what came of a page, and so many servers count wrongly; of a file nothing is left.
        is_shown = transfer.received and transfer.need in {"page", "whole"}
        if is_shown and error.kind is not Trouble.TIMEOUT:
            return self._answered(cut=True)
        raise error

    def _is_whole_all_the_same(self, words: str) -> bool:
        """Whether the end of the connection was the end of the body, though TLS was not ended first."""
        headers = self._transfer.headers
        return (
            self._transfer.received > 0
            and is_end_without_goodbye(words)
            and not last_value(headers, b"content-length")
            and not last_value(headers, b"transfer-encoding")
        )

    def _answered(self, *, cut: bool) -> Answer:
        transfer, info = self._transfer, self.curl.getinfo
        body, unread = transfer.body.getvalue(), cut
        if body:
            body, whole = _opened(transfer, body)
            unread = cut or not (whole or transfer.stopped)
        return Answer(
            transfer.status,
            transfer.headers,
            body,
            transfer.stopped,
            cut,
            unread,
            info(pycurl.TOTAL_TIME),
            info(pycurl.STARTTRANSFER_TIME),
            info(pycurl.PRIMARY_IP),
            info(pycurl.HEADER_SIZE) + transfer.received,
            self._timing(),
        )

    def _timing(self) -> Timing:
        """libcurl counts each step from the beginning; a step that was not come to is 0 there."""
        info = self.curl.getinfo
        dns, connected, secured = (
            info(step)
            for step in (pycurl.NAMELOOKUP_TIME, pycurl.CONNECT_TIME, pycurl.APPCONNECT_TIME)
        )
        return Timing(
            dns,
            max(0.0, connected - dns),
            max(0.0, secured - connected) if secured else 0.0,
            info(pycurl.STARTTRANSFER_TIME),
            info(pycurl.TOTAL_TIME),
        )


def _opened(transfer: Transfer, body: bytes) -> tuple[bytes, bool]:
    """The content of a body, and whether it is all; of a page enough is left where it is too long, of a file
    only a damaged one.
    """
    encoding = last_value(transfer.headers, b"content-encoding")
    is_file = transfer.need == "file"
    if encoding:
        body, whole = opened(body, encoding, _LIMITS.get(transfer.need, MAX_BODY))
        whole = whole and not (is_file and len(body) >= MAX_FILE)
    else:
        whole = True
    return (body[:MAX_HEAD] if transfer.need == "head" else body), whole


def _set_once(curl: Any, transfer: Transfer) -> None:
    curl.setopt(pycurl.HEADERFUNCTION, transfer.on_header)
    curl.setopt(pycurl.WRITEFUNCTION, transfer.on_body)
    curl.setopt(pycurl.BUFFERSIZE, _BUFFER)
    curl.setopt(pycurl.NOSIGNAL, 1)
    curl.setopt(pycurl.HTTP_VERSION, pycurl.CURL_HTTP_VERSION_1_1)
    curl.setopt(pycurl.PATH_AS_IS, 1)
    curl.setopt(pycurl.PROTOCOLS, pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS)
    curl.setopt(pycurl.DNS_CACHE_TIMEOUT, _DNS_SECONDS)
    curl.setopt(_SUPPRESS_CONNECT_HEADERS, 1)
    # A folder of authorities would be read for every connection, a file is kept in memory.
    curl.unsetopt(pycurl.CAPATH)
    curl.setopt(pycurl.CAINFO, authorities())
    curl.setopt(pycurl.PROXY_CAINFO, authorities())


def authorities() -> str:
    """The file of the certificate authorities we trust, as Python has it; certifi's where the system has none."""
    named = os.environ.get("SSL_CERT_FILE", "")
    if named and Path(named).is_file():
        return named
    return ssl.get_default_verify_paths().cafile or certifi.where()
