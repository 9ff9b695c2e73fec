"""What a home page offers beside its text: speed, a version for the elderly and the blind, IPv6, a search."""

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from monitor.facts import MarkKind, Outcome
from monitor.rules.base import (
    Candidate,
    InOrder,
    Level,
    Rule,
    Scalar,
    Text,
    Undetermined,
    Verdict,
    Violation,
)
from monitor.rules.deduction import Deduction
from monitor.rules.identity import NO_PAGE, is_site_code, pages_of, site_code
from monitor.view import SiteView

_SAMPLES = 20
_UNTIMED = Text("首页未能打开，没有测得加载时间", "The home page did not open, so it was not timed")
_NO_CODE = Text("未读到网站标识码，无法核对搜索框", "No site code was read to compare with")
_IPV6_MARKED = Text(
    "首页标有“支持IPv6”，但标识不能说明可以访问，须用IPv6网络核实",
    "The home page says that it supports IPv6, which does not prove that it can be reached",
)
_IPV6_UNMARKED = Text(
    "本次检查未使用IPv6网络访问，能否访问须另行核实",
    "The site was not asked over IPv6, so whether it can be reached has to be verified",
)


class PageLoadTime(Rule):
    """The home page answers within three seconds, measured from where this program runs."""

    code: ClassVar[str] = "page-load-time"
    title: ClassVar[Text] = Text("首页加载时间", "Time to load the home page")
    level: ClassVar[Level] = Level.HINT
    clause: ClassVar[Text] = Text(
        "国办发〔2017〕47号《政府网站发展指引》：页面加载时间一般不超过3秒（仅供参考）",
        "Guidelines 〔2017〕 No. 47: a page should load within 3 seconds (advisory)",
    )
    mark: ClassVar[str] = "B"
    machine: ClassVar[str] = "partial"  # one machine, one network, the page without its pictures
    by_home_page: ClassVar[bool] = True
    official: ClassVar[tuple[str, ...]] = ("W-G05",)
    operator: ClassVar[str] = ">"
    needs: ClassVar[Text] = Text("首页一次访问的用时", "how long one visit of the home page took")
    summary: ClassVar[Text] = Text(
        "从本机访问首页用时{seconds}秒，超过{limit}秒（仅为本机一次测量，受网络影响）",
        "The home page took {seconds} s from this machine, more than {limit} s (one measurement, "
        "which the network sways)",
    )
    remedy: ClassVar[Text] = Text(
        "请在不同网络下复测；确实偏慢的，请技术人员检查服务器、页面大小和脚本。",
        "Measure again from other networks; if it is slow, look at server, page size and scripts.",
    )
    due_workdays: ClassVar[int] = 10

    limit_seconds: float = Field(default=3.0, gt=0, le=60)

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One subject: the home page."""
        visit, url = view.home_fetch, view.home.url if view.home else view.site.url
        if visit is None or visit.outcome is not Outcome.OK:
            yield Undetermined("home", _UNTIMED, url, "首页")
        elif visit.milliseconds <= 1000 * self.limit_seconds:
            yield InOrder("home", url)
        else:
            seconds = round(visit.milliseconds / 1000, 1)
            details: dict[str, Scalar] = {"seconds": seconds, "limit": self.limit_seconds}
            yield Violation("home", url, details, name="首页")


class AccessibilityMark(Rule):
    """The home page offers a version for the elderly or the blind."""

    code: ClassVar[str] = "accessibility-mark"
    title: ClassVar[Text] = Text("无障碍、适老化入口", "Entry to the accessible version")
    level: ClassVar[Level] = Level.HINT
    clause: ClassVar[Text] = Text(
        "无障碍、适老化改造（国家层面检查指标未见，地方检查通报列为良好做法）",
        "Accessible version (no national indicator; local bulletins praise it)",
    )
    mark: ClassVar[str] = "B"
    machine: ClassVar[str] = "partial"
    by_home_page: ClassVar[bool] = True
    official: ClassVar[tuple[str, ...]] = ("W-B03",)
    needs: ClassVar[Text] = Text("首页", "the home page")
    summary: ClassVar[Text] = Text(
        "首页未见无障碍浏览或适老化入口，请人工确认",
        "The home page shows no entry to an accessible version; please look",
    )
    remedy: ClassVar[Text] = Text(
        "请在首页显著位置提供无障碍浏览、适老化入口，并确认可用。",
        "Put an entry to the accessible version on the home page and check that it works.",
    )
    due_workdays: ClassVar[int] = 10

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One subject; scripts of the head that were read count for the home page."""
        if view.home is None:
            yield Undetermined("accessibility", NO_PAGE, view.site.url, "无障碍入口")
            return
        loaded = set(view.home.footer_scripts)
        pages = [view.home, *(page for page in view.pages if page.url in loaded)]
        kinds = {mark.kind for page in pages for mark in page.marks}
        if MarkKind.ACCESSIBILITY in kinds:
            yield InOrder("accessibility", view.home.url)
        else:
            yield Candidate("accessibility", view.home.url, {}, name="无障碍入口")


class Ipv6Access(Deduction):
    """The home page can be reached over IPv6; until it is asked that way, nobody knows."""

    code: ClassVar[str] = "ipv6-access"
    title: ClassVar[Text] = Text("IPv6改造", "IPv6")
    block: ClassVar[str] = "design"
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》扣分指标·功能设计·IPv6改造",
        "State Council General Office Letter 〔2019〕 No. 19, deduction indicators, design: IPv6",
    )
    mark: ClassVar[str] = "A"
    machine: ClassVar[str] = "partial"
    by_home_page: ClassVar[bool] = True
    official: ClassVar[tuple[str, ...]] = ("W-P28",)
    needs: ClassVar[Text] = Text("用IPv6网络访问首页", "a visit of the home page over IPv6")
    summary: ClassVar[Text] = Text(
        "首页不能通过IPv6访问", "The home page cannot be reached over IPv6"
    )
    remedy: ClassVar[Text] = Text(
        "请为网站域名配置AAAA记录并确认首页可以通过IPv6打开。",
        "Publish an AAAA record and check that the home page opens over IPv6.",
    )
    due_workdays: ClassVar[int] = 10

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One subject; what the page says of itself only changes the reason."""
        url = view.home.url if view.home else view.site.url
        marks = view.home.marks if view.home else ()
        says_so = any(mark.kind is MarkKind.IPV6 for mark in marks)
        yield Undetermined("ipv6", _IPV6_MARKED if says_so else _IPV6_UNMARKED, url, "首页")


class SearchCode(Deduction):
    """The search form asks for this site's pages, not for those of the site it was copied from."""

    code: ClassVar[str] = "search-code"
    title: ClassVar[Text] = Text("站内搜索标识码有误", "Search form of another site")
    block: ClassVar[str] = "design"
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》扣分指标·功能设计·站内搜索",
        "State Council General Office Letter 〔2019〕 No. 19, deduction indicators, design: search",
    )
    mark: ClassVar[str] = "A"
    machine: ClassVar[str] = "partial"
    official: ClassVar[tuple[str, ...]] = ("W-P24",)
    needs: ClassVar[Text] = Text("页面上的搜索框", "search forms on pages")
    summary: ClassVar[Text] = Text(
        "{count}个页面的搜索框使用其他网站的标识码“{value}”（本网站为“{expected}”），可能沿用了其他网站的模板",
        "Pages whose search form carries another site's code “{value}” instead of “{expected}”: "
        "{count}; the template may be a copy",
    )
    local_summary: ClassVar[Text] = Text(
        "{count}个页面的搜索框使用本地区其他网站的标识码“{value}”（本网站为“{expected}”），"
        "请人工确认是否为统一平台的搜索",
        "Pages whose search form carries the code “{value}” of another site of the area instead of "
        "“{expected}”: {count}; it may be a common search",
    )
    remedy: ClassVar[Text] = Text(
        "请将搜索框中的网站标识码改为本网站的标识码，再用近期文章的标题试搜，确认能搜到本网站的内容。",
        "Put this site's code into the search form, then search for a recent article's title.",
    )
    due_workdays: ClassVar[int] = 10

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One subject; none where no search form carries a code."""
        shown = {
            page.url: code
            for page in pages_of(view)
            for mark in page.marks
            if mark.kind is MarkKind.SEARCH_CODE and is_site_code(code := mark.value.strip())
        }
        expected, url = site_code(view), view.home.url if view.home else view.site.url
        if not shown:
            return
        if not expected:
            yield Undetermined("search-code", _NO_CODE, url, "搜索框")
            return
        wrong = {at: code for at, code in shown.items() if code.casefold() != expected.casefold()}
        yield _told(wrong, expected) if wrong else InOrder("search-code", url)

    def summary_of(self, violation: Violation) -> Text:
        """A neighbour's code may be that of a common platform."""
        return self.local_summary if violation.details["local"] else self.summary


def _told(wrong: dict[str, str], expected: str) -> Violation:
    """A stranger's code is a fault; that of the same area may belong to a search of all its sites."""
    strangers = {at: code for at, code in wrong.items() if code[:4] != expected[:4]}
    pages = strangers or wrong
    value = Counter(pages.values()).most_common(1)[0][0]
    alike = [at for at, code in pages.items() if code == value]
    details: dict[str, Scalar] = {
        "value": value,
        "expected": expected,
        "count": len(alike),
        "local": not strangers,
    }
    told = Violation if strangers else Candidate
    sources = tuple(alike[:_SAMPLES])
    return told("search-code", alike[0], details, sources=sources, name="搜索框")
