"""How the author of the invented sites reads his own markup; no reader of the project is used."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Any, NamedTuple
from urllib.parse import unquote_plus, urlencode, urljoin, urlsplit

from lxml import html

from tests.families.base import Answer, Asked, FamilySite, Planted

CHINA = timezone(timedelta(hours=8))
HOST = "fgw.example.gov.cn"
FULL_DAY = re.compile(r"[(\[]?(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\d\d:\d\d)?[)\]]?")
SPLIT_DAY = re.compile(r"(\d\d)(\d{4})\.(\d\d)")
SHORT_DAY = re.compile(r"\[?(\d\d)-(\d\d)\]?")


class Line(NamedTuple):
    """One row as the list shows it: ``path`` from the root, or in full where it leads off the site."""

    title: str
    day: date | None
    path: str


class Reader(NamedTuple):
    """``lines`` reads one page of a list, counted from 1; a page that does not stand has none."""

    lines: Callable[[FamilySite, Planted, int], list[Line]]


def ask(site: FamilySite, address: str, referer: str = "") -> Answer:
    """The site's answer to a plain GET."""
    path, _, raw = address.partition("?")
    query = dict(pair.partition("=")[::2] for pair in raw.split("&") if pair)
    headers = {"referer": f"http://{HOST}{referer}"} if referer else {}
    told = {key: unquote_plus(value) for key, value in query.items()}
    return site.answer(Asked("GET", unquote_plus(path), told, raw, headers, HOST))


def resolved(base: str, href: str) -> str:
    """From the root within the site, in full elsewhere."""
    address = urljoin(f"http://{HOST}{base}", href.strip())
    parts = urlsplit(address)
    query = f"?{parts.query}" if parts.query else ""
    return parts.path + query if parts.netloc == HOST else address


def links(site: FamilySite, path: str) -> set[str]:
    """The addresses within the site that a page's anchors lead to."""
    tree = html.fromstring(ask(site, path).body.decode())
    hrefs = [href for href in tree.xpath("//a/@href") if not href.strip().startswith(("java", "#"))]
    found = {resolved(path, href) for href in hrefs}
    return {address for address in found if address.startswith("/")}


def rows(text: str, base: str, xpath: str) -> list[Line]:
    """The rows of a piece of markup; the title is the attribute, else the text that is no date."""
    if not text.strip():
        return []
    lines = []
    for row in html.fromstring(f"<div>{text}</div>").xpath(xpath):
        anchors = row.xpath("descendant-or-self::a[@href]")
        anchor = next(one for one in anchors if one.text_content().strip())
        heading = anchor.xpath(".//h1|.//h3|.//h4")
        title = anchor.get("title", "").strip() or (heading or [anchor])[0].text_content().strip()
        path = resolved(base, anchor.get("href"))
        lines.append(Line(title, _day(row, path), path))
    return lines


def _day(row: html.HtmlElement, path: str) -> date | None:
    """The text of an element that is a date and nothing else; a year left out is the address's."""
    for element in row.iter("span", "b", "i", "em", "td", "div", "a"):
        text = re.sub(r"\s+", "", element.text_content())
        if full := FULL_DAY.fullmatch(text):
            return date(*(int(part) for part in full.groups()))
        tail = re.sub(r"\s+", "", element.tail or "")
        if glued := FULL_DAY.fullmatch(tail):
            return date(*(int(part) for part in glued.groups()))
        if split := SPLIT_DAY.fullmatch(text):
            return date(int(split[2]), int(split[3]), int(split[1]))
        if short := SHORT_DAY.fullmatch(text):
            year = re.search(r"/(\d{4})(?:\d\d)?/", path)
            if year:
                return date(int(year[1]), int(short[1]), int(short[2]))
    return None


TRS_ROWS = " | ".join(
    (
        "//ul[@class='u-list']/li[a]",
        "//ul[@id='div']/li",
        "//div[@class='rightList']//li",
        "//div[@class='listItem']",
        "//ul[@class='more-list']/li[a]",
        "//ul[@class='xq_list']/li",
        "//table[@class='xxgk_table']//tr[td]",
        "//tr[@class='tr_css']",
        "//ul[@class='tab_list']/li",
    )
)


def _trs(site: FamilySite, column: Planted, page: int) -> list[Line]:
    text = ask(site, column.path).body.decode()
    if page > 1:
        suffix = "shtml" if ask(site, f"{column.path}index.shtml").status == 200 else "html"
        told = ask(site, f"{column.path}index_{page - 1}.{suffix}")
        text = told.body.decode() if told.status == 200 else ""
    return rows(text, column.path, TRS_ROWS)


JPAAS_ROWS = " | ".join(
    (
        "//ul[@class='list-ul']/li[a]",
        "//ul[@class='lmy-list-ul']/li",
        "//div[@class='card']",
        "//ul[@class='letter']",
    )
)
QUERY_DATA = re.compile(r'url="([^"]+)" queryData="([^"]+)"')


def _jpaas(site: FamilySite, column: Planted, page: int) -> list[Line]:
    text = ask(site, column.path).body.decode()
    if page == 1 and (static := rows(text, column.path, JPAAS_ROWS)):
        return static
    lines = []
    for unit, pseudo in QUERY_DATA.findall(text):
        query = json.loads(pseudo.replace("'", '"'))
        query["paramJson"] = json.dumps({"pageNo": page})
        address = f"{unit}?{urlencode(query)}"
        assert ask(site, address).status == 403
        told = ask(site, address, referer=column.path)
        assert (told.status == 200) == (column.state != "unread")
        if told.status == 200:
            lines += rows(json.loads(told.body)["data"]["html"], column.path, JPAAS_ROWS)
    return lines


UCAP_ROWS = "//ul[@class='list_ul']/li[a]"
CHANNEL = re.compile(r'var channelId = "(\w+)"')
SEARCH = re.compile(r'url:"(/searchList/)" \+ channelId \+ "([^"]+)"')


def _ucap(site: FamilySite, column: Planted, page: int) -> list[Line]:
    text = ask(site, column.path).body.decode()
    if search := SEARCH.search(text):
        address = f"{search[1]}{CHANNEL.findall(text)[0]}{search[2]}{page}"
        assert ask(site, address).status == 403
        results = json.loads(ask(site, address, referer=column.path).body)["data"]["results"]
        return [_from_epoch(one) for one in results]
    if "$.post(" in text:
        assert ask(site, "/getFileListByCodeId", referer=column.path).status == 405
    if page > 1:
        told = ask(site, column.path.replace(".shtml", f"_{page}.shtml"))
        text = told.body.decode() if told.status == 200 else ""
    return rows(text, column.path, UCAP_ROWS)


def _from_epoch(told: dict[str, Any]) -> Line:
    day = datetime.fromtimestamp(told["publishedTime"] / 1000, CHINA).date()
    assert told["publishedTimeStr"].startswith(day.isoformat())
    return Line(told["title"], day, resolved("/", told["url"]))


NFCMS_ROWS = " | ".join(
    (
        "//div[@class='viewList']//li[a]",
        "//ul[@class='news_list']/li",
        "//ul[@class='pic_list']/li",
        "//table[@class='mail_table']//tr[td]",
    )
)


def _gkmlpt(site: FamilySite, column: Planted, page: int) -> list[Line]:
    path, _, number = column.path.partition("#")
    if not number:
        told = ask(site, path if page == 1 else f"{path}index_{page}.html")
        text = told.body.decode() if told.status == 200 else ""
        return rows(text, path, NFCMS_ROWS)
    config = ask(site, path).body.decode()
    sid = re.findall(r"SID: '(\d+)'", config)[0]
    count = re.findall(rf'"id": {number}, "name": "{column.name}", "post_count": (\d+)', config)[0]
    answer = ask(site, f"/gkmlpt/api/all/{number}?page={page}&sid={sid}")
    if answer.status != 200:
        return []
    told = json.loads(answer.body)
    assert told["classify"]["post_count"] == int(count)
    assert len(told["articles"]) <= int(count)
    return [_from_platform(one) for one in told["articles"]]


def _from_platform(told: dict[str, Any]) -> Line:
    day = datetime.fromtimestamp(told["date"], CHINA).date()
    assert told["created_at"].startswith(day.isoformat())
    return Line(told["title"], day, resolved("/", told["url"]))


READERS: Mapping[str, Reader] = {
    "gkmlpt": Reader(_gkmlpt),
    "trs": Reader(_trs),
    "jpaas": Reader(_jpaas),
    "ucap": Reader(_ucap),
}
