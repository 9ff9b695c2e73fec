"""Markup that scripts write: the string literals of a script put together, comments kept apart.

Nothing is executed. Footers are written by ``document.write`` on every other site, often escaped,
so the literals are unescaped and joined; what stands in a comment is retired and returned apart.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

MAX_SCRIPT = 400_000
GAP = "\ue000"  # stands where a script puts a value that is not known, in the middle of its markup
_INTERESTING = re.compile(r"[\"'`/]")
_ENDS = {quote: re.compile(rf"[^\\{quote}]*(?:\\.[^\\{quote}]*)*", re.DOTALL) for quote in "\"'`"}
_ESCAPES = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_PERCENT_U = re.compile(r"%u([0-9a-fA-F]{4})")
_CONTROL = {"n": "\n", "r": "\n", "t": " ", "b": "", "f": "", "v": " ", "0": "", "\n": ""}


_VARIABLE = re.compile(r"\s*\+.{1,200}\+\s*", re.DOTALL)


class Script(NamedTuple):
    """What a script may write into the page, and what its comments hold."""

    written: str
    retired: str


class _Piece(NamedTuple):
    """A literal or a comment, with where it stands in the script."""

    text: str
    is_comment: bool
    start: int
    end: int


def read_script(text: str) -> Script:
    """The joined string literals of a script and of its comments, in one pass."""
    pieces = list(_pieces(text[:MAX_SCRIPT]))
    written = "".join(piece.text for piece in pieces if not piece.is_comment)
    retired = "\n".join(piece.text for piece in pieces if piece.is_comment)
    return Script(_unescaped(written), _retired(retired))


def written_markup(text: str) -> str:
    """The literals as the markup they make, ``GAP`` where a variable comes between two of them.

    Each is unescaped by itself: a percent sign in an address stays unless ``unescape()`` hid markup.
    """
    text = text[:MAX_SCRIPT]
    parts: list[str] = []
    last = 0
    for piece in _pieces(text):
        if not piece.is_comment:
            between = text[last : piece.start]
            is_gap = 0 < len(between) < 300 and _VARIABLE.fullmatch(between) is not None
            parts.append(GAP if is_gap else "")
            parts.append(_unescaped(piece.text))
        last = piece.end
    return "".join(parts)


def live_code(text: str) -> str:
    """The script without its comments."""
    text = text[:MAX_SCRIPT]
    parts: list[str] = []
    last = 0
    for piece in _pieces(text):
        if piece.is_comment:
            parts.append(text[last : piece.start])
            last = piece.end
    return "".join([*parts, text[last:]])


def _pieces(text: str) -> Iterator[_Piece]:
    position = 0
    while found := _INTERESTING.search(text, position):
        start = found.start()
        if found[0] == "/":
            position = _comment(text, start)
            if position > start + 1:
                yield _Piece(text[start + 2 : position], True, start, position)
            continue
        content = _ENDS[found[0]].match(text, start + 1)
        position = content.end() + 1 if content else len(text)
        yield _Piece(text[start + 1 : position - 1], False, start, position)


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
