"""What is due once a year by 31 January: the report on the site itself, and the one on disclosure.

Whether last year's disclosure report was published in time is told by column-overdue, since its column has
a yearly window; here a person is only led to the report whose six parts a machine does not read.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from monitor.rules.base import Candidate, InOrder, Level, Rule, Scalar, Text, Undetermined, Verdict
from monitor.rules.presence import NOT_ALL_SEEN, NOWHERE, sees_all
from monitor.view import SiteView

_LONGEST = 200
_SITE_REPORT = re.compile(r"网站.{0,20}报表|(?:年度|工作){2}报表")
_DISCLOSURE = re.compile(r"公开.{0,12}(?:年报|年度报告)|^(?:\d{4}年度?)?年报$")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_NO_YEAR = Text(
    "找到了政府网站工作年度报表，但标题未写明年度，请人工核对",
    "A report on the site was found, but its title names no year",
)
_BY_HAND = Text(
    "年度报告应含六部分（总体情况、主动公开、收到和处理申请、复议诉讼、问题及改进、其他），"
    "本版本不读取报告正文，请人工核对",
    "The report has to have six parts; this version does not read its text, so a person has to",
)


class SiteReport(Rule):
    """The annual report on the site (政府网站工作年度报表) of last year."""

    code: ClassVar[str] = "site-report"
    title: ClassVar[Text] = Text("政府网站工作年度报表", "Annual report on the site")
    level: ClassVar[Level] = Level.HINT
    clause: ClassVar[Text] = Text(
        "国办发〔2017〕47号《政府网站发展指引》：政府网站工作年度报表于每年1月31日前公开",
        "Guidelines 〔2017〕 No. 47: the annual report on the site is published by 31 January",
    )
    mark: ClassVar[str] = "A"
    machine: ClassVar[str] = "partial"
    official: ClassVar[tuple[str, ...]] = ("W-G22",)
    needs: ClassVar[Text] = Text("各栏目列表的标题", "titles of all lists")
    summary: ClassVar[Text] = Text(
        "未找到{year}年度的政府网站工作年度报表（应于{due}前公开），请人工确认是否由政府门户统一公开",
        "No annual report on the site for {year} was found (due by {due}); the government's portal "
        "may publish it for all",
    )
    remedy: ClassVar[Text] = Text(
        "请在网站公开{year}年度政府网站工作年度报表；由政府门户网站统一公开的，请将本条标为误报并注明地址。",
        "Publish the report for {year}; if the portal publishes it for all, dismiss this and note "
        "the address.",
    )
    due_workdays: ClassVar[int] = 5

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One subject: the report that was due last."""
        url = view.home.url if view.home else view.site.url
        year, due = _due(view.last_look)
        found = [(title, at) for title, at in _titles(view) if _SITE_REPORT.search(title)]
        years = {int(text): at for title, at in found for text in _YEAR.findall(title)}
        name = "政府网站工作年度报表"
        if any(each >= year for each in years):
            yield InOrder("site-report", years[max(years)])
        elif found and not years:
            yield Undetermined("site-report", _NO_YEAR, found[0][1], name)
        elif not sees_all(view):
            yield Undetermined("site-report", NOT_ALL_SEEN if view.home else NOWHERE, url, name)
        else:
            details: dict[str, Scalar] = {
                "year": year,
                "due": due.isoformat(),
                "newest": max(years, default=None),
            }
            yield Candidate("site-report", url, details, name=name)


def _due(today: date) -> tuple[int, date]:
    """The year whose report was due last, and the day; 31 January itself is in time."""
    year = today.year if today > date(today.year, 1, 31) else today.year - 1
    return year - 1, date(year, 1, 31)


def _titles(view: SiteView) -> Iterator[tuple[str, str]]:
    """Titles of pages and rows with their addresses."""
    for page in view.pages:
        yield page.title[:_LONGEST], page.url
    readings = [page.reading for page in view.pages] + [each.reading for each in view.columns]
    for reading in filter(None, readings):
        for entry in reading.entries:
            yield entry.title[:_LONGEST], entry.url


class DisclosureReportParts(Rule):
    """The newest disclosure report, for a person to read."""

    code: ClassVar[str] = "disclosure-report-parts"
    title: ClassVar[Text] = Text("政府信息公开年报内容", "Parts of the disclosure report")
    level: ClassVar[Level] = Level.HINT
    clause: ClassVar[Text] = Text(
        "国办公开办函〔2021〕30号（政府信息公开工作年度报告格式）",
        "Form of the annual disclosure report (〔2021〕 No. 30)",
    )
    mark: ClassVar[str] = "A"
    machine: ClassVar[str] = "no"
    official: ClassVar[tuple[str, ...]] = ("W-O03",)
    needs: ClassVar[Text] = Text("年度报告正文", "text of the report")
    summary: ClassVar[Text] = Text("年度报告缺少规定部分", "The report lacks a part")
    remedy: ClassVar[Text] = Text(
        "请按规定格式补全年度报告的六个部分。", "Give the report all six parts."
    )
    due_workdays: ClassVar[int] = 5

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One subject where there is a report; its parts are never judged."""
        found = [
            (max(map(int, _YEAR.findall(title)), default=0), url)
            for title, url in _titles(view)
            if _DISCLOSURE.search(title) and _YEAR.search(title)
        ]
        if found:
            yield Undetermined("parts", _BY_HAND, max(found)[1], "最新一份年度报告")
