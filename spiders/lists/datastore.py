"""Hanweb's records out of scripts: the ``<datastore>`` of CDATA and the older array of strings.

Neither is well formed on real sites, so both are scanned for their delimiters, never parsed as XML
or as JavaScript, and each record is a piece of markup of its own.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import urlencode

from spiders.pages.html import HtmlPage

MAX_RECORDS = 1_000
MAX_RECORD = 20_000
_ANSWER_HEAD = 400  # an answer of the data proxy begins with its store
_OPEN, _CLOSE = "<![CDATA[", "]]>"
_HOLDER = re.compile(r"<(\w{3,20})>\s{0,20}$")
_ARRAY = re.compile(r"\bInitData\w{0,20}\s{0,5}=\s{0,5}(?:new Array\()?\[?")
_TOTAL = re.compile(r"(?:totalRecord\s{0,3}:\s{0,3}|<totalrecord>\s{0,3})['\"]?(\d{1,8})", re.I)
_PER_PAGE = re.compile(r"\bperPage\s{0,3}:\s{0,3}['\"]?(\d{1,4})")
_PROXY = re.compile(r"\bproxyUrl\s{0,3}:\s{0,3}['\"]([^'\"]{1,200})['\"]")
_PARAMETER = re.compile(
    r"\b(appid|webid|path|columnid|unitid|permissiontype)\s{0,3}:\s{0,3}['\"]?([\w/-]{1,40})"
)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.S)
_PLAIN_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": ""}
_PROXY_PATH = "/module/web/jpage/dataproxy.jsp"


@dataclass(slots=True)
class Store:
    """What a page's scripts say of its list."""

    seen: bool = False  # there is a store, be it empty
    records: list[str] = field(default_factory=list)
    following: list[str] = field(default_factory=list)  # markup with the next page's link
    head: str = ""  # markup of the recordset's container
    total: int | None = None
    script: str = ""  # of jpage and its parameters


def read_store(page: HtmlPage) -> Store:
    """The stores of a page, or of an answer of the data proxy, joined in document order."""
    store = Store()
    head, opened, _ = page.text[:_ANSWER_HEAD].partition("<datastore")
    if opened and "<script" not in head.lower():
        _scan(page.text, store)
    else:
        for script in page.tree.iter("script"):
            text = script.text or ""
            if "<datastore" in text:
                _scan(text, store)
            if "InitData" in text and (array := _ARRAY.search(text)):
                store.seen = True
                store.records += _strings(text, array.end(), MAX_RECORDS - len(store.records))
            if "jpage" in text or "param_" in text:
                store.script += f"{text[:20_000]}\n"
    totals = [int(found[1]) for found in _TOTAL.finditer(f"{page.text[:400]}\n{store.script}")]
    store.total = max(totals, default=store.total)
    return store


def scan_answer(text: str) -> Store:
    """The store that a data proxy answered; not seen where it answered anything else."""
    store = Store()
    head, opened, _ = text[:_ANSWER_HEAD].partition("<datastore")
    if opened and "<html" not in head.lower():
        _scan(text, store)
    return store


def proxy_url(store: Store, page: int) -> str | None:
    """The data proxy's address of a further page, from the parameters the page gives to ``jpage``.

    ``webname`` is left out: it is optional, and sites percent-encode it twice.
    """
    parameters = {found[1]: found[2] for found in _PARAMETER.finditer(store.script)}
    if not parameters.get("columnid") or not parameters.get("unitid"):
        return None
    proxy = _PROXY.search(store.script)
    order = ("appid", "webid", "path", "columnid", "unitid", "permissiontype")
    query = {"page": str(page), **{key: parameters[key] for key in order if key in parameters}}
    return f"{proxy[1] if proxy else _PROXY_PATH}?{urlencode(query, safe='/')}"


def pages(store: Store) -> int:
    """How many pages the list has by its own account; 1 if it does not tell."""
    per_page = _PER_PAGE.search(store.script)
    if store.total is None or per_page is None or not int(per_page[1]):
        return 1
    return -(-store.total // int(per_page[1]))


def _scan(text: str, store: Store) -> None:
    """Every CDATA section by the element right before it; the text between them is ignored."""
    store.seen = True
    if found := _TOTAL.search(text):
        store.total = int(found[1])
    head = text.find("<recordset>")
    if head >= 0 and not store.head:
        store.head = text[head + len("<recordset>") : head + 400].partition("<record>")[0]
    at = text.find(_OPEN)
    while at >= 0 and len(store.records) < MAX_RECORDS:
        start = at + len(_OPEN)
        end = text.find(_CLOSE, start)
        if end < 0:
            break
        holder = _HOLDER.search(text, max(0, at - 50), at)
        kind = holder[1].lower() if holder else "record"
        content = text[start : min(end, start + MAX_RECORD)]
        if kind == "record":
            store.records.append(content)
        elif kind == "nextgroup":
            store.following.append(content)
        at = text.find(_OPEN, end)


def _strings(text: str, at: int, limit: int) -> list[str]:
    """The string literals of a JavaScript array, up to the bracket that closes it."""
    found: list[str] = []
    while at < len(text) and len(found) < limit:
        quote = text[at]
        if quote in "])":
            break
        if quote not in "'\"":
            at += 1
            continue
        end = at + 1
        while end < len(text) and text[end] != quote:
            end += 2 if text[end] == "\\" else 1
        found.append(_ESCAPE.sub(_unescape, text[at + 1 : min(end, at + MAX_RECORD)]))
        at = end + 1
    return found


def _unescape(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _PLAIN_ESCAPES.get(match[3], match[3])
