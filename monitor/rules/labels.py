"""Page labels (``<meta name=… content=…>``): required ones present and filled, none untrue.

Templates write them, so one missing label is one finding for all pages of its kind, while a
contradiction belongs to its page.
"""

import re
from collections.abc import Iterator
from typing import ClassVar
from urllib.parse import urlsplit

from pydantic import Field

from monitor.facts import DateSource, MarkKind, PageKind
from monitor.rules.base import InOrder, Scalar, Text, Undetermined, Verdict, Violation
from monitor.rules.deduction import Deduction
from monitor.rules.identity import is_site_code, pages_of, site_code
from monitor.view import PageView, SiteView

# 国办发〔2017〕47号 annex on page labels: the required (必选) names of each kind of page.
_EVERYWHERE = ("SiteName", "SiteDomain", "SiteIDCode")
REQUIRED: dict[PageKind, tuple[str, ...]] = {
    PageKind.HOME: _EVERYWHERE,
    PageKind.COLUMN: (
        *_EVERYWHERE,
        "ColumnName",
        "ColumnDescription",
        "ColumnKeywords",
        "ColumnType",
    ),
    PageKind.ARTICLE: (*_EVERYWHERE, "ArticleTitle", "PubDate", "ContentSource"),
}
_KINDS = {
    PageKind.HOME: Text("首页", "the home page"),
    PageKind.COLUMN: Text("栏目页", "column pages"),
    PageKind.ARTICLE: Text("内容页", "article pages"),
}
_BLANK = frozenset({"", "null", "none", "undefined", "nan", "-"})
_TEMPLATE = re.compile(r"\$\{|\{\{|<\$|\[\$|<%|%>")
_SAMPLES = 20
_UNSEEN = Text("本次监测未读到此类页面", "This run read no page of this kind")
_CLAUSE = Text(
    "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》扣分指标·功能设计·页面标签；"
    "国办发〔2017〕47号《政府网站发展指引》网页标签规范",
    "State Council General Office Letter 〔2019〕 No. 19, deduction indicators, design: "
    "page labels; Guidelines 〔2017〕 No. 47, page labels",
)


class PageLabel(Deduction):
    """A required label is missing or says nothing on pages of one kind."""

    code: ClassVar[str] = "page-label"
    official: ClassVar[tuple[str, ...]] = ("W-P25", "W-L01", "W-L02")
    needs: ClassVar[Text] = Text(
        "首页、栏目页、内容页的<meta>标签", "the <meta> labels of home, column and article pages"
    )
    title: ClassVar[Text] = Text("页面标签缺失", "Page labels missing")
    block: ClassVar[str] = "design"
    clause: ClassVar[Text] = _CLAUSE
    mark: ClassVar[str] = "B"
    summary: ClassVar[Text] = Text(
        "{kind}缺少有效的{label}标签：已检查{checked}页，缺失{missing}页，内容为空或无效{empty}页",
        "Label {label} on {kind_en}: {checked} pages read, missing on {missing}, empty or without "
        "meaning on {empty}",
    )
    remedy: ClassVar[Text] = Text(
        '请网站技术人员在{kind}模板的<head>中加入<meta name="{label}" content="…">并填写实际内容，'
        "重新发布后抽查页面源代码。",
        'Ask the technicians to put <meta name="{label}" content="…"> with its real value into the '
        "<head> of the template of {kind_en}, publish again and look at the source of one page.",
    )
    due_workdays: ClassVar[int] = 10

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One verdict for each kind of page and label, such as ``article:PubDate``."""
        pages = pages_of(view)
        for kind, names in REQUIRED.items():
            of_kind = [page for page in pages if _kind_of(page, view) is kind and _is_whole(page)]
            for name in names:
                yield self._verdict(kind, name, of_kind)

    def _verdict(self, kind: PageKind, name: str, pages: list[PageView]) -> Verdict:
        subject = f"{kind.value}:{name}"
        if not pages:
            return Undetermined(subject, _UNSEEN, name=name)
        values = [(page.url, page.label(name)) for page in pages]
        faulty = [url for url, value in values if value is None or not _says(name, value)]
        if not faulty:
            return InOrder(subject, pages[0].url)
        missing = sum(value is None for _, value in values)
        details: dict[str, Scalar] = {
            "label": name,
            "kind": _KINDS[kind].zh,
            "kind_en": _KINDS[kind].en,
            "checked": len(pages),
            "missing": missing,
            "empty": len(faulty) - missing,
        }
        return Violation(subject, faulty[0], details, sources=tuple(faulty[:_SAMPLES]), name=name)


def _kind_of(page: PageView, view: SiteView) -> PageKind:
    return PageKind.HOME if view.home and page.url == view.home.url else page.kind


def _is_whole(page: PageView) -> bool:
    """Whether it is a page and no piece of one: the rows a list's script loads have no head."""
    return bool(page.title or page.labels) or page.kind is PageKind.HOME


def _says(name: str, value: str) -> bool:
    """Whether a label carries a value: not blank, no template's leftover, a possible code."""
    text = value.strip()
    if text.casefold() in _BLANK or _TEMPLATE.search(text):
        return False
    return name != "SiteIDCode" or is_site_code(text)


class LabelContradiction(Deduction):
    """A label says something else than the page."""

    code: ClassVar[str] = "label-contradiction"
    official: ClassVar[tuple[str, ...]] = ("W-P25", "W-L03")
    needs: ClassVar[Text] = Text(
        "<meta>标签，页面显示的日期、标识码和域名", "labels, and date, code and host as shown"
    )
    title: ClassVar[Text] = Text("页面标签与页面不符", "Page labels contradict the page")
    block: ClassVar[str] = "design"
    clause: ClassVar[Text] = _CLAUSE
    mark: ClassVar[str] = "B"
    summary: ClassVar[Text] = Text(
        "{label}标签为“{value}”，与页面实际的“{expected}”不符",
        "Label {label} says “{value}”, but the page says “{expected}”",
    )
    remedy: ClassVar[Text] = Text(
        "请核对该页面的标签：日期应与页面显示的发布日期一致，标识码应为本网站的标识码，域名应为本网站的域名；"
        "更正后重新发布该页面。",
        "Check the labels of the page: the date must be the one shown, the code and the "
        "domain this site's own; correct it and publish the page again.",
    )

    tolerance_days: int = Field(default=1, ge=0)

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One verdict a page; the first contradiction speaks for it."""
        expected = site_code(view)
        for page in pages_of(view):
            if _kind_of(page, view) is PageKind.OTHER:
                continue
            faults = [
                fault
                for fault in (self._date(page), _code(page, expected), _domain(page))
                if fault is not None
            ]
            if not faults:
                yield InOrder(page.url, page.url)
                continue
            details = {**faults[0], "labels": "、".join(str(fault["label"]) for fault in faults)}
            yield Violation(page.url, page.url, details, name=page.title)

    def _date(self, page: PageView) -> dict[str, Scalar] | None:
        """PubDate against every date shown: sites show 发布日期 and 更新日期 side by side."""
        labels = [seen for seen in page.dates if seen.source is DateSource.LABEL]
        shown = [seen for seen in page.dates if seen.source is DateSource.VISIBLE]
        if not labels or not shown:
            return None
        label = labels[0]
        if any(abs((label.value - seen.value).days) <= self.tolerance_days for seen in shown):
            return None
        expected = shown[0].value.isoformat()
        return {"label": "PubDate", "value": label.value.isoformat(), "expected": expected}


def _code(page: PageView, site: str) -> dict[str, Scalar] | None:
    value = (page.label("SiteIDCode") or "").strip()
    if not is_site_code(value):
        return None  # blank or no code at all: page-label says so
    codes = {
        mark.value.strip().casefold()
        for mark in page.marks
        if mark.kind is MarkKind.SITE_CODE and mark.visible and is_site_code(mark.value)
    } | ({site.casefold()} if site else set())
    if not codes or value.casefold() in codes:
        return None
    return {"label": "SiteIDCode", "value": value, "expected": site or min(codes)}


_HOST_PARTS = re.compile(r"[,，;；、\s]+")
_ADDRESS = re.compile(r"[0-9.]+|\[?[0-9a-f:]+\]?|localhost")


def _domain(page: PageView) -> dict[str, Scalar] | None:
    """SiteDomain against the host; a page reached by a number has no name to compare with."""
    value = (page.label("SiteDomain") or "").strip()
    host = _plain_host(page.url)
    if not _says("SiteDomain", value) or not host or _ADDRESS.fullmatch(host):
        return None
    if host in {_plain_host(part) for part in _HOST_PARTS.split(value[:500]) if part}:
        return None
    return {"label": "SiteDomain", "value": value[:200], "expected": host}


def _plain_host(text: str) -> str:
    """The host in lower case without ``www.``, Chinese names in their xn-- form."""
    try:
        host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
        plain = host.rstrip(".").lower().removeprefix("www.")
        return plain if plain.isascii() else plain.encode("idna").decode("ascii")
    except ValueError:  # UnicodeError is one
        return ""
