"""Markup that scripts write: the string literals of a script put together, comments kept apart.

Nothing is executed. Footers are written by ``document.write`` on every other site, often escaped,
so the literals are unescaped and joined; what stands in a comment is retired and returned apart.
"""

import re
from typing import NamedTuple
from urllib.parse import unquote

MAX_SCRIPT = 400_000
_INTERESTING = re.compile(r"[\"'`/]")
_ENDS = {quote: re.compile(rf"[^\\{quote}]*(?:\\.[^\\{quote}]*)*", re.DOTALL) for quote in "\"'`"}
_ESCAPES = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_PERCENT_U = re.compile(r"%u([0-9a-fA-F]{4})")
_CONTROL = {"n": "\n", "r": "\n", "t": " ", "b": "", "f": "", "v": " ", "0": "", "\n": ""}


class Script(NamedTuple):
    """What a script may write into the page, and what its comments hold."""

    written: str
    retired: str


def read_script(text: str) -> Script:
    """The joined string literals of a script and of its comments, in one pass."""
    written: list[str] = []
    retired: list[str] = []
    text = text[:MAX_SCRIPT]
    position = 0
    while found := _INTERESTING.search(text, position):
        start = found.start()
        if found[0] == "/":
            position = _comment(text, start)
            if position > start + 1:
                retired.append(text[start + 2 : position])
            continue
        content = _ENDS[found[0]].match(text, start + 1)
        position = content.end() + 1 if content else len(text)
        written.append(text[start + 1 : position - 1])
    return Script(_unescaped("".join(written)), _retired("\n".join(retired)))


def _comment(text: str, start: int) -> int:
    """Where the comment that begins here ends; the next position if none does."""
    if text.startswith("//", start):
        end = text.find("\n", start)
        return end if end >= 0 else len(text)
    if text.startswith("/*", start):
        end = text.find("*/", start + 2)
        return end + 2 if end >= 0 else len(text)
    return start + 1


def _retired(comments: str) -> str:
    """A comment's own literals: what it would have written."""
    return _unescaped(comments) if "<" in comments or "%3C" in comments else ""


def _unescaped(text: str) -> str:
    """Escapes of JavaScript resolved, and those of ``unescape()`` where they hide markup."""
    if "\\" in text:
        text = _ESCAPES.sub(_escape, text)
    if "%3C" in text or "%3c" in text or "%u" in text:
        text = unquote(_PERCENT_U.sub(lambda match: _character(match[1]), text), errors="replace")
    return text


def _escape(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return _character(code) if code else _CONTROL.get(match[3], match[3])


def _character(code: str) -> str:
    """One character; halves of surrogate pairs would not survive encoding, so they are dropped."""
    number = int(code, 16)
    return "" if 0xD800 <= number < 0xE000 else chr(number)
