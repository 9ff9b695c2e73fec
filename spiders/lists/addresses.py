"""Addresses that a page's scripts put together: ``"/searchList/" + channelId + "?page=" + n``.

Nothing is executed. A gap between two pieces of text takes the page's number, a value the script
states, a label or hidden field of the page, or the page's own query; an address with a gap that
none of these fills is no address.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from urllib.parse import parse_qsl, urlsplit

from monitor.urls import canonical
from spiders.pages.html import HtmlPage

MAX_ASKS = 3  # addresses one page may have asked for its rows
MAX_SCRIPT = 400_000
_MAX_PLACES = 20  # places where a script names an interface
_MAX_PIECES = 16
_MAX_LITERAL = 400
_QUOTES = "\"'`"
_PIECE = re.compile(
    r"\s{0,5}\+\s{0,5}(?:\"([^\"\n]{0,400})\"|'([^'\n]{0,400})'"
    r"|(\(?[\w$.]{1,40}(?:\([^()]{0,60}\)[\w$.]{0,40}){0,3}\)?))"
)
_HOLE = re.compile(r"\$\{([^{}]{1,60})\}")
_PAGE_KEY = re.compile(r"(?:^|[?&,/_])(?:page|pageno|pageindex|pagenum|currentpage|p)=$", re.I)
_SIZE_KEY = re.compile(r"(?:^|[?&,])_?(?:pagesize|rows|perpage|n|size|limit)=$", re.I)
_NO_PAGE = re.compile(r"([?&,](?:page|pageNo|pageIndex|p)=)(?=&|,|$)")
_NAME = re.compile(r"[A-Za-z_$][\w$]{0,40}")
_ASSIGNED = re.compile(
    r"(?<![\w$.])([A-Za-z_$][\w$]{0,40})\s{0,5}[=:]\s{0,5}"
    r"(?:'([\w.-]{1,64})'|\"([\w.-]{1,64})\"|(\d{1,12}))\s{0,3}(?=[;,\n})]|$)",
    re.ASCII,
)
_LABEL = frozenset({"name", "content", "http-equiv", "property", "charset"})
_SAFE_VALUE = re.compile(r"[\w.-]{1,64}", re.ASCII)
_USUAL_SIZE = "20"
_MAX_ELEMENTS = 5_000


def named_in_scripts(page: HtmlPage, mark: str) -> tuple[str, ...]:
    """The absolute addresses with ``mark`` in them that the page's scripts ask for, each once."""
    if mark not in page.text:
        return ()
    scripts = scripts_of(page)
    starts = list(_starts(scripts, mark))
    known = _known(page, scripts) if starts else {}
    texts = (_put_together(known, scripts, start) for start in starts)
    return absolute(page, [text for text in texts if mark in text])


def absolute(page: HtmlPage, texts: list[str]) -> tuple[str, ...]:
    """Addresses as they stand on the page, made absolute, without doubles; at most ``MAX_ASKS``."""
    whole = (canonical(text, page.base, page.charset or "utf-8") for text in texts)
    return tuple(dict.fromkeys(url for url in whole if url))[:MAX_ASKS]


def scripts_of(page: HtmlPage) -> str:
    """What the page's own scripts say, one after the other."""
    parts: list[str] = []
    length = 0
    for script in page.tree.iter("script"):
        text = script.text or ""
        if length + len(text) > MAX_SCRIPT:
            break
        parts.append(text)
        length += len(text)
    return "\n".join(parts)


def parameter(url: str, name: str) -> int | None:
    """The number that an address gives for a parameter, in its query or in its file's name."""
    found = re.search(rf"(?<![A-Za-z]){name}=(\d{{1,9}})(?!\w)", url, re.ASCII)
    return int(found[1]) if found else None


def with_parameter(url: str, name: str, value: int) -> str:
    """The address with one parameter set; everything else stays as it was written."""
    pattern = rf"(?<![A-Za-z]){name}=\d{{0,9}}(?!\w)"
    if re.search(pattern, url, re.ASCII):
        return re.sub(pattern, f"{name}={value}", url, count=1, flags=re.ASCII)
    return f"{url}{'&' if '?' in url else '?'}{name}={value}"


def _starts(scripts: str, mark: str) -> Iterator[int]:
    """Where the string literals that name the interface begin, those in comments left out."""
    at = scripts.find(mark)
    for _ in range(_MAX_PLACES):
        if at < 0:
            return
        floor = max(0, at - _MAX_LITERAL)
        start = max(scripts.rfind(quote, floor, at) for quote in _QUOTES)
        if start >= 0 and "\n" not in scripts[start:at] and not _commented(scripts, start):
            yield start
        at = scripts.find(mark, at + len(mark))


def _commented(scripts: str, start: int) -> bool:
    """Whether the text stands behind ``//`` on its line, or between ``/*`` and ``*/``."""
    line = scripts[max(scripts.rfind("\n", 0, start) + 1, start - _MAX_LITERAL) : start]
    if line.replace("://", "").find("//") >= 0:
        return True
    return scripts.rfind("/*", 0, start) > scripts.rfind("*/", 0, start)


def _put_together(known: Mapping[str, str], scripts: str, start: int) -> str:
    """The literal that begins here with all that is added to it; "" where a gap stays open."""
    text = ""
    for part, is_gap in _parts(scripts, start):
        value = _filled(known, text, part) if is_gap else part
        if value is None:
            return ""
        text += value
    return _NO_PAGE.sub(r"\g<1>1", text.replace("&amp;", "&"))


def _parts(scripts: str, start: int) -> Iterator[tuple[str, bool]]:
    """What is put together from here on; true for an expression, which leaves a gap."""
    quote = scripts[start]
    end = scripts.find(quote, start + 1, start + 1 + _MAX_LITERAL)
    if end < 0:
        return
    literal = scripts[start + 1 : end]
    split = _HOLE.split(literal) if quote == "`" else [literal]
    yield from ((part, index % 2 == 1) for index, part in enumerate(split))
    for _ in range(_MAX_PIECES):
        piece = _PIECE.match(scripts, end + 1)
        if piece is None:
            return
        end = piece.end() - 1
        yield next(
            (part, index == 2) for index, part in enumerate(piece.groups()) if part is not None
        )


def _filled(known: Mapping[str, str], text: str, expression: str) -> str | None:
    """The value of an expression behind the address so far, ``None`` where nothing tells it."""
    if _PAGE_KEY.search(text[-20:]):
        return "1"
    if expression.strip("()").isdigit():  # what is added to the page's number
        return ""
    names = (name.lower() for name in _NAME.findall(expression))
    value = next((known[name] for name in names if name in known), None)
    return _USUAL_SIZE if value is None and _SIZE_KEY.search(text[-20:]) else value


def _known(page: HtmlPage, scripts: str) -> dict[str, str]:
    """What names stand for: in the page's own address, its labels and hidden fields, its scripts."""
    stated: dict[str, str] = {}
    for found in _ASSIGNED.finditer(scripts):
        stated.setdefault(found[1].lower(), found[2] or found[3] or found[4])
    known = {**_in_query(page.url), **_in_markup(page), **stated}
    return {name: value for name, value in known.items() if _SAFE_VALUE.fullmatch(value)}


def _in_markup(page: HtmlPage) -> dict[str, str]:
    """Attributes of labels (``<meta name="column" channelId=…>``) and hidden fields, by name."""
    found: dict[str, str] = {}
    for element in islice(page.tree.iter("meta", "input"), _MAX_ELEMENTS):
        if element.tag == "meta":
            pairs = [(key, value) for key, value in element.attrib.items() if key not in _LABEL]
        else:
            value = element.get("value") or ""
            pairs = [(element.get("id") or "", value), (element.get("name") or "", value)]
        for name, value in pairs:
            found.setdefault(str(name).lower(), str(value).strip())
    return found


def _in_query(url: str) -> dict[str, str]:
    try:
        pairs = parse_qsl(urlsplit(url).query, max_num_fields=50)
    except ValueError:
        return {}
    return {key.lower(): value for key, value in pairs}
