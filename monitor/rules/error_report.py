"""The entry “我为政府网站找错”: readers report a site's errors to the national platform through it.

Sites copy it from each other, old hosts and other sites' codes included, so presence is not enough.
"""

from collections.abc import Iterable, Iterator
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

from monitor.facts import Mark, MarkKind
from monitor.rules.base import InOrder, Scalar, Text, Undetermined, Verdict, Violation
from monitor.rules.deduction import Deduction
from monitor.rules.feet import SAMPLES, Foot, feet
from monitor.rules.identity import NO_PAGE, SCRIPTED, is_site_code, site_code
from monitor.view import SiteView


class ErrorReportEntry(Deduction):
    """The entry is there, can be seen, leads to the current host and names this site."""

    code: ClassVar[str] = "error-report-entry"
    official: ClassVar[tuple[str, ...]] = ("W-P23",)
    needs: ClassVar[Text] = Text(
        "页脚的“找错”链接及其中的标识码", "the entry in the foot and the code it names"
    )
    title: ClassVar[Text] = Text("“我为政府网站找错”入口", "Error-report entry")
    block: ClassVar[str] = "design"
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》扣分指标·功能设计·“我为政府网站找错”入口",
        "State Council General Office Letter 〔2019〕 No. 19, deduction indicators, design: "
        "error-report entry",
    )
    mark: ClassVar[str] = "A"
    summary: ClassVar[Text] = Text(
        "{count}个页面的页脚未见“我为政府网站找错”入口（共检查{pages}个页面）",
        "Pages whose foot lacks the error-report entry: {count} of {pages}",
    )
    summaries: ClassVar[dict[str, Text]] = {
        "hidden": Text(
            "{count}个页面的“我为政府网站找错”入口被隐藏或写在注释中",
            "Pages whose error-report entry is hidden or commented out: {count}",
        ),
        "legacy": Text(
            "{count}个页面的“我为政府网站找错”入口指向已停用的地址{host}",
            "Pages whose error-report entry leads to {host}, which is out of use: {count}",
        ),
        "code": Text(
            "{count}个页面的“我为政府网站找错”入口中的标识码“{value}”与网站标识码“{expected}”不一致",
            "Pages whose error-report entry names “{value}”, not this site's “{expected}”: {count}",
        ),
    }
    remedy: ClassVar[Text] = Text(
        "请在统一页脚模板中放置国家政府网站管理平台（zfwzgl.www.gov.cn）提供的“我为政府网站找错”代码，"
        "其中的网站标识码填写本网站的标识码，并确认图标在首页可见、可点开。",
        "Put the error-report code of the national platform (zfwzgl.www.gov.cn) into the footer "
        "template with this site's own identification code, and check that the icon can be seen "
        "and opened on the home page.",
    )
    due_workdays: ClassVar[int] = 10

    legacy_hosts: tuple[str, ...] = ("pucha.kaipuyun.cn", "121.43.68.40")

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One subject; on each page one good entry is enough, whatever old ones were left beside it."""
        url = view.home.url if view.home else view.site.url
        known = feet(view)
        faults = [(foot, fault) for foot in known if (fault := self._fault(foot, view))]
        unread = any(not foot.known and fault["fault"] == "missing" for foot, fault in faults)
        if view.home is None or unread:
            yield Undetermined("error-report", SCRIPTED if view.home else NO_PAGE, url)
        elif not faults:
            yield InOrder("error-report", url)
        else:
            yield self._violation(faults, len(known))

    def _violation(self, faults: list[tuple[Foot, dict[str, Scalar]]], pages: int) -> Violation:
        """The first page's fault speaks for all that share it; the home page comes first."""
        first, fault = faults[0]
        alike = [foot for foot, other in faults if other["fault"] == fault["fault"]]
        details = {**fault, "count": len(alike), "pages": pages}
        evidence = tuple(mark.url for mark in first.of(MarkKind.ERROR_REPORT)[:5] if mark.url)
        sources = tuple(foot.url for foot in alike[:SAMPLES])
        name = "“我为政府网站找错”入口"
        return Violation("error-report", first.url, details, evidence, sources, name=name)

    def _fault(self, foot: Foot, view: SiteView) -> dict[str, Scalar]:
        """What is wrong with a page's entry; empty where one of its entries is good."""
        faults = list(self._faults(foot.of(MarkKind.ERROR_REPORT), view)) or [{"fault": "missing"}]
        return next((fault for fault in faults if not fault), faults[0])

    def _faults(self, marks: Iterable[Mark], view: SiteView) -> Iterator[dict[str, Scalar]]:
        """The fault of each entry, visible ones first; an empty one means that it is good."""
        expected = site_code(view)
        for mark in sorted(marks, key=lambda mark: not mark.visible):
            host, code = _host(mark.url), _named_code(mark)
            if not mark.visible:
                yield {"fault": "hidden"}
            elif host in self.legacy_hosts:
                yield {"fault": "legacy", "host": host}
            elif code and expected and code.casefold() != expected.casefold():
                yield {"fault": "code", "value": code, "expected": expected}
            else:
                yield {}

    def summary_of(self, violation: Violation) -> Text:
        """Each fault has its own sentence."""
        return self.summaries.get(str(violation.details.get("fault")), self.summary)


def _host(url: str) -> str:
    try:
        return (urlsplit(url.strip()).hostname or "").lower()
    except ValueError:
        return ""


def _named_code(mark: Mark) -> str:
    """The code an entry names: its own value, or that of its address (``site_code=``)."""
    if is_site_code(mark.value):
        return mark.value.strip()
    try:
        query = parse_qs(urlsplit(mark.url).query, max_num_fields=50)
    except ValueError:
        return ""
    found = next((query[name][0] for name in ("site_code", "sitecode") if name in query), "")
    return found.strip()[:40]
