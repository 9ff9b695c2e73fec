"""What libcurl's codes and words mean."""

import errno
import os
import re

import pycurl

from spiders.client.asking import ClientError, Trouble

_WEIRD_SERVER_REPLY = 8  # pycurl has no name for these
_PROXY = 97
_TOO_LARGE = 100  # a line of the headers

_BY_CODE = {
    pycurl.E_OPERATION_TIMEDOUT: Trouble.TIMEOUT,
    pycurl.E_COULDNT_RESOLVE_HOST: Trouble.DNS,
    pycurl.E_GOT_NOTHING: Trouble.RESET,
    pycurl.E_SEND_ERROR: Trouble.RESET,
    pycurl.E_RECV_ERROR: Trouble.RESET,
    pycurl.E_PARTIAL_FILE: Trouble.RESET,
    pycurl.E_URL_MALFORMAT: Trouble.INVALID_URL,
    pycurl.E_SSL_CONNECT_ERROR: Trouble.TLS,
    pycurl.E_PEER_FAILED_VERIFICATION: Trouble.TLS,
    pycurl.E_SSL_CIPHER: Trouble.TLS,
    pycurl.E_SSL_INVALIDCERTSTATUS: Trouble.TLS,
    pycurl.E_SSL_ISSUER_ERROR: Trouble.TLS,
    pycurl.E_UNSUPPORTED_PROTOCOL: Trouble.MALFORMED,  # of the answer: HTTP/0.9 or none at all
    pycurl.E_BAD_CONTENT_ENCODING: Trouble.MALFORMED,
    _WEIRD_SERVER_REPLY: Trouble.MALFORMED,
    _TOO_LARGE: Trouble.MALFORMED,
}
_BY_ERRNO = {
    errno.ECONNREFUSED: Trouble.REFUSED,
    errno.ECONNRESET: Trouble.RESET,
    errno.ETIMEDOUT: Trouble.TIMEOUT,
}
_PROXYS_WORDS = re.compile(r" over proxy |CONNECT tunnel|proxy CONNECT", re.IGNORECASE)
_LOST = re.compile(r"reset by peer|SSL_ERROR_SYSCALL|unexpected eof|broken pipe", re.IGNORECASE)
_NOT_HTTP = re.compile(r"response headers|chunk|header", re.IGNORECASE)
_FIGURES = re.compile(r" after \d{1,9} (?:ms|milliseconds|seconds)")  # differ by run


def trouble_of(code: int, words: str, system_error: int, seconds: float) -> ClientError:
    """The failure behind libcurl's ``code`` and ``words``; ``seconds`` is the time limit that was set."""
    kind = _kind(code, words, system_error)
    if code == pycurl.E_OPERATION_TIMEDOUT:
        return ClientError(kind, f"no whole answer within {seconds:g} seconds")
    said = _FIGURES.sub("", words) or f"libcurl's error {code}"
    if code == pycurl.E_COULDNT_CONNECT and system_error:
        said = f"{said} ({os.strerror(system_error)})"
    return ClientError(kind, said)


def _kind(code: int, words: str, system_error: int) -> Trouble:
    if _PROXYS_WORDS.search(words):
        return Trouble.OTHER
    if code == pycurl.E_COULDNT_CONNECT:
        return _BY_ERRNO.get(system_error, Trouble.OTHER)
    if code == pycurl.E_SSL_CONNECT_ERROR and _LOST.search(words):
        return Trouble.RESET
    if code == pycurl.E_RECV_ERROR and _NOT_HTTP.search(words):
        return Trouble.MALFORMED
    return _BY_CODE.get(code, Trouble.OTHER)


def is_end_without_goodbye(words: str) -> bool:
    """Whether a TLS connection was closed without its closing message, as old servers end every answer."""
    return "unexpected eof" in words or "SSL_ERROR_SYSCALL" in words
