"""How the self-check reads a site's own answers: knowing what each family was made to say, and no more."""

import html
import json
import re
from base64 import b64decode
from collections.abc import Callable
from datetime import date
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html as lxml_html

Get = Callable[
    [str], str
]  # the body at an address from the root; fails the test unless it answers 200
_FULL = re.compile(r"(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})(?!\d)")
_SPLIT = re.compile(r"^\D*(\d{1,2})\s+(\d{4})\D(\d{2})\D*$")  # a day, then its month
_YEARLESS = re.compile(r"^\D*(\d{2})-(\d{2})\D*$")
_YEAR = re.compile(r"/(20\d\d)")


class Shown(NamedTuple):
    """One row as it stands in an answer."""

    href: str
    title: str
    day: date | None


class Sheet(NamedTuple):
    """One page of a list: its rows, and where the next page is (blank: nowhere)."""

    rows: list[Shown]
    next: str


def day_of(text: str, href: str) -> date | None:
    """The day a row's own cell tells."""
    if found := _SPLIT.match(text):
        return date(int(found[2]), int(found[3]), int(found[1]))
    if found := _FULL.search(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    found, year = _YEARLESS.match(text), _YEAR.search(href)
    return date(int(year[1]), int(found[1]), int(found[2])) if found and year else None


def fragment_row(markup: str, base: str) -> Shown:
    """A row from its markup: the first link, and the last thing that looks like a day outside of it."""
    tree = lxml_html.fragment_fromstring(markup.strip(), create_parent="div")
    link = tree.xpath(".//a[@href]")[0]
    title = link.get("title") or " ".join(link.text_content().split())
    href = on_site(urljoin(base, link.get("href").strip()))
    cells = [" ".join(node.strip().split()) for node in tree.xpath(".//text()[not(ancestor::a)]")]
    told = [day for cell in cells if (day := day_of(cell, href))]
    return Shown(href, title, told[-1] if told else day_of(" ".join(cells), href))


def on_site(address: str) -> str:
    """An address of the site itself from the root; another site's in full."""
    parts = urlsplit(address)
    if parts.netloc not in {"", "site.test"}:
        return address
    return parts.path + (f"?{parts.query}" if parts.query else "")


def full(path: str) -> str:
    return urljoin("http://site.test/", path)


def hanweb(get: Get, path: str) -> Sheet:
    """Records of the page, of its array, or of the proxy its script names."""
    text = get(path)
    if held := re.search(r"param_\d+=\{columnid:(\d+),unitid:'(\d+)'\}", text):
        text = get(f"/module/web/jpage/dataproxy.jsp?page=1&columnid={held[1]}&unitid={held[2]}")
    if array := re.search(r"InitData\d+=\[(.*?)\];", text, re.S):
        rows = re.findall(r"'(<li>.*?</li>)'", array[1])
        ask = re.search(r"proxyUrl:'([^']+)'.*columnid:(\d+)", text)
        following = f"{ask[1]}?page=2&columnid={ask[2]}" if ask else ""
    else:
        rows = re.findall(r"<record><!\[CDATA\[(.*?)\]\]></record>", text, re.S)
        group = re.search(r'<nextgroup><!\[CDATA\[<a href="([^"]+)"', text)
        following = group[1] if group else ""
    return Sheet([fragment_row(row, full(path)) for row in rows], following)


READERS: dict[str, Callable[[Get, str], Sheet]] = {"hanweb": hanweb}


def easysite(get: Get, path: str) -> Sheet:
    """One table a row; the next page behind a link or its onclick."""
    text = get(path)
    rows = re.findall(r'<table width="90%"><tbody>(.*?)</tbody></table>', text, re.S)
    pager = re.search(r"class='pagingNormal' (?:href='(/[^']+)'|[^>]*tagname='([^']+)')", text)
    following = html.unescape(pager[1] or pager[2]) if pager else ""
    return Sheet(
        [fragment_row(f"<table><tbody>{row}</tbody></table>", full(path)) for row in rows],
        following,
    )


READERS["easysite"] = easysite


def cac(get: Get, path: str) -> Sheet:
    """The lists of the page itself; nothing further is asked with GET."""
    lists = re.findall(r"<ul[^>]*class=\"?list\"?>(.*?)</ul>", get(path), re.S)
    rows = [row for held in lists for row in re.findall(r"<li>(.*?)</li>", held, re.S)]
    return Sheet([fragment_row(row, full(path)) for row in rows], "")


READERS["cac"] = cac


def webplus(get: Get, path: str) -> Sheet:
    """Items of webplus, of the disclosure system, and letters in a table."""
    text = get(path)
    held = text[text.index("wp_news_w6") :]
    rows = re.findall(r"<li class=[\"'](?:list_item i\d+|mis)[\"']>.*?</li>", held, re.S)
    rows += [f"<table>{row}</table>" for row in re.findall(r"<tr class='xj'>.*?</tr>", held, re.S)]
    pager = re.search(r'<a class="next" href="([^"]+)"', held)
    return Sheet([fragment_row(row, full(path)) for row in rows], pager[1] if pager else "")


READERS["webplus"] = webplus


def govcn(get: Get, path: str) -> Sheet:
    """Rows of the page, or of the file or service its script asks."""
    text = get(path)
    if named := re.search(r"url:'([^']+)'", text):
        address = on_site(urljoin(full(path), named[1]))
        return _documents(get, address) if "cbircweb" in address else _array(get, address)
    if "cbircweb" in path:
        return _documents(get, path)
    held = text[text.index("<div class='main'>") :]
    rows = re.findall(r"<li><h4>.*?</li>", held, re.S)
    rows += [f"<table>{row}</table>" for row in re.findall(r"<tr><td>.*?</tr>", held, re.S)]
    pager = re.search(r"<a class='next' href='([^']+)'", held)
    following = on_site(urljoin(full(path), pager[1])) if pager else ""
    return Sheet([fragment_row(row, full(path)) for row in rows], following)


def _documents(get: Get, address: str) -> Sheet:
    item, page = re.search(r"itemId=(\d+)", address), re.search(r"pageIndex=(\d+)", address)
    assert item
    assert page
    rows = [
        Shown(
            f"/gongkai/ItemDetail.html?docId={row['docId']}&itemId={item[1]}",
            row["docTitle"].strip(),
            day_of(row["publishDate"], ""),
        )
        for row in json.loads(get(address))["data"]["rows"]
    ]
    return Sheet(rows, address.replace(page[0], f"pageIndex={int(page[1]) + 1}"))


def _array(get: Get, address: str) -> Sheet:
    rows = json.loads(get(address))
    found = [Shown(on_site(r["URL"]), r["TITLE"], day_of(r["DOCRELPUBTIME"], "")) for r in rows]
    return Sheet(found, "")


READERS["govcn"] = govcn


def jyhcms(get: Get, path: str) -> Sheet:
    """Rows of the page, the day inside the anchor for letters; the pager unfolded."""
    text = get(path)
    held = re.findall(r"<ul class='list_text'>(.*?)</ul>", text, re.S)
    rows = []
    for row in re.findall(r"<li>.*?</li>", "".join(held), re.S):
        shown = fragment_row(row, full(path))
        rows.append(shown._replace(day=shown.day or day_of(re.sub("<[^>]+>", " ", row[-40:]), "")))
    packed = re.search(r"<div id='pages'>([A-Za-z0-9+/=]+)</div>", text)
    pager = unquote(b64decode(packed[1]).decode()) if packed else ""
    following = re.search(r'<a href="([^"]+)">下一页</a>', pager)
    return Sheet(rows, following[1] if following else "")


READERS["jyhcms"] = jyhcms
