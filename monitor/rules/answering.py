"""How a home page answers its visitors: how fast, and over IPv6; by a week of probes where there is one."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from monitor.availability import Ipv6Week
from monitor.facts import MarkKind, Outcome
from monitor.rules.base import (
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
from monitor.view import SiteView

_ENOUGH_TIMES = 20  # probes of a week whose median tells more than one visit of a crawl
_SURE_VISITS, _SURE_DAYS = 3, 2  # over IPv6, all of which failed
_UNTIMED = Text("首页未能打开，没有测得加载时间", "The home page did not open, so it was not timed")
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
    median_summary: ClassVar[Text] = Text(
        "近7天从本机访问首页{visits}次，用时的中位数为{seconds}秒，超过{limit}秒（受网络影响）",
        "The median of {visits} visits of the home page in 7 days is {seconds} s from this machine, more than "
        "{limit} s (the network sways it)",
    )
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
        """One subject: the home page, by the probes of the week where there are enough of them."""
        url = view.home.url if view.home else view.site.url
        milliseconds, visits = _time_taken(view)
        if milliseconds is None:
            yield Undetermined("home", _UNTIMED, url, "首页")
        elif milliseconds <= 1000 * self.limit_seconds:
            yield InOrder("home", url)
        else:
            seconds = round(milliseconds / 1000, 1)
            details: dict[str, Scalar] = {
                "seconds": seconds,
                "limit": self.limit_seconds,
                "visits": visits,
            }
            yield Violation("home", url, details, name="首页")

    def summary_of(self, violation: Violation) -> Text:
        """One measurement, or the median of many."""
        visits = violation.details.get("visits")
        return self.median_summary if visits and visits != 1 else self.summary


def _time_taken(view: SiteView) -> tuple[int | None, int]:
    """Milliseconds, and of how many visits they are the median."""
    week, visit = view.probes, view.home_fetch
    if week is not None and week.opened >= _ENOUGH_TIMES:
        return week.median_ms, week.opened
    answered = visit is not None and visit.outcome is Outcome.OK
    return (visit.milliseconds if visit is not None and answered else None), 1


class Ipv6Access(Deduction):
    """The home page can be reached over IPv6; until probes ask it that way, nobody knows.

    Once it opened, it is in order. A fault takes several failures on several days.
    """

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
        "近7天通过IPv6访问首页{visits}次，均未打开（{error}）",
        "None of {visits} visits of the home page over IPv6 in 7 days succeeded ({error})",
    )
    remedy: ClassVar[Text] = Text(
        "请为网站域名配置AAAA记录并确认首页可以通过IPv6打开。",
        "Publish an AAAA record and check that the home page opens over IPv6.",
    )
    due_workdays: ClassVar[int] = 10

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One subject; without probes, what the page says of itself only changes the reason."""
        url = view.home.url if view.home else view.site.url
        six = view.probes.ipv6 if view.probes else Ipv6Week()
        if six.opened:
            yield InOrder("ipv6", url)
            return
        if six.visits >= _SURE_VISITS and six.days >= _SURE_DAYS:
            yield Violation("ipv6", url, {"visits": six.visits, "error": six.error}, name="首页")
            return
        marks = view.home.marks if view.home else ()
        says_so = any(mark.kind is MarkKind.IPV6 for mark in marks)
        yield Undetermined("ipv6", _IPV6_MARKED if says_so else _IPV6_UNMARKED, url, "首页")
