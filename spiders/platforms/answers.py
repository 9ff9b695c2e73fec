"""An answer's bytes as text, and what a page in a feed's place is."""

import re

from monitor.posts import Problem

_DECLARED = re.compile(
    rb"""<\?xml[^<>]{0,200}encoding\s{0,3}=\s{0,3}["']([A-Za-z0-9_.:-]{1,40})["']"""
)
_CHARSET = re.compile(r"charset\s{0,3}=\s{0,3}\"?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_CHINESE = {"gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936"}
_START = 20_000  # characters of a page that tell what it is
_LOGIN = re.compile(
    r"type\s{0,3}=\s{0,3}[\"']?password|扫码登录|请先?登录|log ?in\b|sign ?in\b", re.IGNORECASE
)
_COOKIES = re.compile(
    r"cookies? (?:is |are |has |have )?expired|please update \w{1,40}_cookies", re.IGNORECASE
)
_ROUTE_EMPTY = re.compile(r"this route is empty", re.IGNORECASE)


def decoded(body: bytes, content_type: str) -> str:
    """The text, by the mark at its beginning, its own declaration, the header, UTF-8; never raises."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16", "replace")
    declared = _DECLARED.search(body[:500])
    header = _CHARSET.search(content_type[:200])
    names = [declared[1].decode() if declared else "", "utf-8-sig", header[1] if header else ""]
    for name in (*names, "gb18030"):
        text = _as(body, name)
        if text is not None:
            return text
    return body.decode("utf-8", "replace")


def _as(body: bytes, name: str) -> str | None:
    codec = "gb18030" if name.lower() in _CHINESE else name.lower()
    if codec in {"utf-8", "utf8"}:
        codec = "utf-8-sig"
    try:
        return body.decode(codec) if codec and codec.isascii() else None
    except (LookupError, ValueError):
        return None


def problem_of_page(text: str) -> Problem:
    """Why a page stands in a feed's place, as far as its words tell."""
    start = text[:_START]
    if _COOKIES.search(start):
        return Problem.COOKIES
    if _ROUTE_EMPTY.search(start):
        return Problem.ROUTE_EMPTY
    return Problem.LOGIN_PAGE if _LOGIN.search(start) else Problem.NOT_A_FEED
