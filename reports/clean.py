"""Hostile text made harmless, once, before any renderer sees it.

Titles and addresses come from crawled pages: they may hold terminal escapes, direction marks that
make a file name read backwards, or a hundred kilobytes. Every renderer starts from ``scrubbed``,
so no template can forget to.
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import partial
from typing import cast

from reports.model import Report

#: Longest text any renderer is given; addresses included.
MAX_TEXT = 2000

#: The same for programs, which are given line breaks and long evidence too.
MAX_RECORD_TEXT = 10_000

#: Terminal control strings (CSI, then OSC): taken out whole, or their tails would stay as litter.
ESCAPES = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?")

#: Controls, direction marks, invisible tags, and what UTF-8 or XML cannot carry.
UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)

WEB_ADDRESS = re.compile(r"https?://[^\s/?#\"'<>\\]", re.IGNORECASE)


def visible(text: str) -> str:
    """The text without anything that moves a cursor, hides, or cannot be written down."""
    return UNWANTED.sub("", ESCAPES.sub("", text))


def one_line(text: str, limit: int = MAX_TEXT) -> str:
    """``visible`` text on one line, cut with an ellipsis."""
    # The slice keeps work bounded; twice the limit leaves room for what is taken out.
    return short(" ".join(visible(text[: limit * 2]).split()), limit)


def short(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def is_web(url: str) -> bool:
    """Only these addresses become links; a cut one would lead elsewhere."""
    return len(url) < MAX_TEXT and " " not in url and WEB_ADDRESS.match(url) is not None


def short_url(url: str, limit: int = 88) -> str:
    """An address for reading: no scheme, the middle left out, both ends kept."""
    bare = url.split("://", 1)[1] if WEB_ADDRESS.match(url) else url
    if len(bare) <= limit:
        return bare
    tail = limit // 3
    return f"{bare[: limit - tail - 1]}…{bare[-tail:]}"


def scrubbed(report: Report) -> Report:
    """The report with every string on one visible line: for html, text and xlsx."""
    return cast(Report, _mended(report, partial(one_line, limit=MAX_TEXT)))


def visible_report(report: Report) -> Report:
    """The report with longer strings and their line breaks: for json."""
    return cast(Report, _mended(report, lambda text: short(visible(text), MAX_RECORD_TEXT)))


def _mended(value: object, mend: Callable[[str], str]) -> object:
    if isinstance(value, str):
        return mend(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {mend(str(key)): _mended(item, mend) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return tuple(_mended(item, mend) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        changes = {spot.name: _mended(getattr(value, spot.name), mend) for spot in fields(value)}
        return replace(value, **changes)
    return value
