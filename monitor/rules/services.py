"""The block 办事服务 as far as it can be seen from outside: an entry, statistics, forms.

In Shandong the guides themselves stand on the provincial portal, so a department's site is asked for
an entry that opens, not for the guides.
"""

import re
from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from monitor.facts import Opens
from monitor.profile import Category
from monitor.rules.base import Candidate, InOrder, Text, Undetermined, Verdict, Violation
from monitor.rules.deduction import Deduction
from monitor.rules.presence import (
    NOT_ALL_SEEN,
    Named,
    Sought,
    dead_links,
    host_of,
    is_own,
    names_of,
    sees_all,
)
from monitor.view import AttachmentView, ColumnState, ColumnView, SiteView
from monitor.windows import is_service_statistics

_ENTRY = Sought(
    "entry",
    Text("办事服务入口", "entry to services"),
    re.compile(
        r"办事|政务服务|网上(?:服务|大厅|审批|办)|服务(?:事项|大厅|清单)|在线(?:办|申)|(?:公共|便民)服务|爱山东"
    ),
    frozenset({Category.SERVICE}),
    anywhere=True,
)
_UNVISITED = Text(
    "找到了办事服务入口，但本次未能核实能否打开",
    "There is an entry to services, but whether it opens was not verified",
)
_ACCUSED = Text(
    "办件统计栏目未及时更新、为空白或未读到，见相应栏目指标，不重复计算",
    "The column of statistics is stale, blank or unread; it is told with the columns and not twice",
)
_SERVED_ELSEWHERE = Text(
    "网站未设办事栏目，办件统计可能在统一政务服务平台公开，请人工确认",
    "The site serves nothing itself, so the statistics may stand on the common service portal",
)
_FORMS_UNSEEN = Text(
    "办事栏目的页面上未读到表格附件，是否需要表格、样表请人工核对",
    "No form was read on the service pages; whether one is needed is for a person to say",
)
_FORMS_OPEN = Text(
    "部分表格附件打不开或未能打开核对，打不开的已计入链接可用性，不重复计算",
    "Some forms did not open or could not be told; dead ones are counted with the links, not twice",
)


class ServiceEntry(Deduction):
    """Services have an entry, and it opens."""

    code: ClassVar[str] = "service-entry"
    title: ClassVar[Text] = Text("办事服务入口", "Entry to services")
    block: ClassVar[str] = "service"
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》扣分指标·办事服务·事项公开",
        "State Council General Office Letter 〔2019〕 No. 19, deduction indicators, services: "
        "items listed",
    )
    mark: ClassVar[str] = "A"
    machine: ClassVar[str] = "partial"
    official: ClassVar[tuple[str, ...]] = ("W-P10",)
    needs: ClassVar[Text] = Text("菜单、栏目、外部链接核查", "menus, columns, checked links")
    summary: ClassVar[Text] = Text(
        "未找到办事服务栏目或政务服务平台入口，请人工确认",
        "Neither a column of services nor an entry to the service portal was found; please look",
    )
    dead_summary: ClassVar[Text] = Text(
        "办事服务入口打不开（{entry}），请人工确认是否另有入口",
        "The entry to services does not open ({entry}); please look whether there is another",
    )
    remedy: ClassVar[Text] = Text(
        "请在首页设置办事服务栏目，或链接到统一政务服务平台中本单位的页面，并确认能够打开。",
        "Show services on the home page, or link to this unit's page on the common service portal, "
        "and check that it opens.",
    )
    due_workdays: ClassVar[int] = 10

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One subject: whether some entry opens."""
        url = view.home.url if view.home else view.site.url
        found = [
            named
            for named in names_of(view)
            if _ENTRY.is_met_by(named) and is_own(named.url, view, anywhere=True)
        ]
        dead, doubted = dead_links(view), {link.url for link in view.links}
        if any(_opened(named, view, doubted) for named in found):
            yield InOrder(_ENTRY.key, url)
        elif any(named.url not in dead for named in found):
            yield Undetermined(_ENTRY.key, _UNVISITED, url, _ENTRY.name.zh)
        elif not sees_all(view):
            yield Undetermined(_ENTRY.key, NOT_ALL_SEEN, url, _ENTRY.name.zh)
        else:
            details = {"entry": found[0].url if found else ""}
            yield Candidate(_ENTRY.key, url, details, name=_ENTRY.name.zh)

    def summary_of(self, violation: Violation) -> Text:
        """An entry that is dead is another thing than none."""
        return self.dead_summary if violation.details["entry"] else self.summary


def _opened(named: Named, view: SiteView, doubted: set[str]) -> bool:
    """Whether the address was visited and answered well."""
    if not named.kept or named.url in doubted:
        return False
    host = host_of(named.url)
    if not host or host == host_of(view.site.url):
        return True
    visited = view.run is not None and view.run.checks_external
    return visited and host not in view.site.crawl.skip_hosts


class ServiceStatistics(Deduction):
    """Statistics of services done are published; that they are fresh is told by column-overdue."""

    code: ClassVar[str] = "service-statistics"
    title: ClassVar[Text] = Text("办事统计", "Statistics of services")
    block: ClassVar[str] = "service"
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》扣分指标·办事服务·办事统计（监测时间点前3个月内更新）",
        "State Council General Office Letter 〔2019〕 No. 19, deduction indicators, services: "
        "statistics (updated within 3 months)",
    )
    mark: ClassVar[str] = "A"
    points_mark: ClassVar[str] = "B"
    machine: ClassVar[str] = "partial"
    official: ClassVar[tuple[str, ...]] = ("W-P12",)
    needs: ClassVar[Text] = Text("栏目及其最新日期", "columns and their newest dates")
    summary: ClassVar[Text] = Text(
        "网站设有办事栏目，但未找到办件统计，请人工确认是否在其他平台公开",
        "The site has service columns but no statistics of services; another platform may show them",
    )
    remedy: ClassVar[Text] = Text(
        "请公开办件统计数据并至少每3个月更新一次，或链接到公开这些数据的平台。",
        "Publish statistics of services at least every three months, or link to where they stand.",
    )
    due_workdays: ClassVar[int] = 5

    # Two points were taken from 国家机关事务管理局 in 2019, for statistics older than three months.
    points_each: float = Field(default=2.0, ge=0, le=100)

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One subject: the column of statistics."""
        url, key, name = view.home.url if view.home else view.site.url, "statistics", "办件统计"
        shown = [item for item in view.columns if _is_of_services(item)]
        named = (each for each in names_of(view) if is_service_statistics(each.name))
        fresh = [item for item in shown if item.state in {ColumnState.FRESH, ColumnState.DUE_SOON}]
        if fresh:
            yield InOrder(key, fresh[0].column.url)
        elif shown:
            yield Undetermined(key, _ACCUSED, shown[0].column.url, name)
        elif any(is_own(each.url, view, anywhere=True) for each in named):
            yield InOrder(key, url)
        elif not sees_all(view):
            yield Undetermined(key, NOT_ALL_SEEN, url, name)
        elif not _service_columns(view):
            yield Undetermined(key, _SERVED_ELSEWHERE, url, name)
        else:
            yield Candidate(key, url, {"name": name}, name=name)


def _is_of_services(item: ColumnView) -> bool:
    is_statistics = item.column.category is Category.STATISTICS
    return is_statistics and is_service_statistics(item.column.name)


def _service_columns(view: SiteView) -> frozenset[str]:
    return frozenset(
        item.column.url for item in view.columns if item.column.category is Category.SERVICE
    )


class ServiceForm(Deduction):
    """Forms and samples on service pages can be opened."""

    code: ClassVar[str] = "service-form"
    title: ClassVar[Text] = Text("表格样表", "Forms and samples")
    block: ClassVar[str] = "service"
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》扣分指标·办事服务·表格样表",
        "State Council General Office Letter 〔2019〕 No. 19, deduction indicators, services: "
        "forms and samples",
    )
    mark: ClassVar[str] = "A"
    machine: ClassVar[str] = "partial"
    official: ClassVar[tuple[str, ...]] = ("W-P15",)
    needs: ClassVar[Text] = Text("办事页面上的附件", "attachments of service pages")
    summary: ClassVar[Text] = Text(
        "办事栏目有{count}个表格附件打不开", "Forms of service pages that do not open: {count}"
    )
    remedy: ClassVar[Text] = Text(
        "请重新上传打不开的表格，并逐个下载核对。", "Upload the forms again and open each."
    )
    due_workdays: ClassVar[int] = 3

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One subject; a form that does not open is accused among the dead links, not here."""
        served = _service_columns(view)
        if not served:
            return
        url = min(served)
        forms: list[AttachmentView] = [each for each in view.attachments if each.column in served]
        if not forms:
            yield Undetermined("forms", _FORMS_UNSEEN, url, "表格样表")
        elif all(each.opens is Opens.YES for each in forms):
            yield InOrder("forms", url)
        else:
            yield Undetermined("forms", _FORMS_OPEN, url, "表格样表")
