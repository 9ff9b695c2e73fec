"""What official documents show of themselves: when they were made and published, whether they are in force.

Only dates that stand on the page itself are compared. A document of a higher authority that was passed on
was made long before it reached the unit, so it is left out.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar, NamedTuple

from pydantic import Field

from monitor.clock import CalendarUnknownError, workdays_between
from monitor.facts import DateSource
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
from monitor.view import ColumnView, PageView, SiteView

_SAMPLES = 20
_SPAN = timedelta(days=366)  # working days are counted no further: such a case is late anyhow
_PASSED_ON = re.compile(r"转发|转载")
_WRITTEN_OUT = (("发展和改革委员会", "发改委"), ("发展改革委", "发改委"), ("委员会", "委"))
_NO_CALENDAR = Text(
    "所涉年份的节假日安排尚未公布或未收录，无法计算工作日",
    "The working days of a year concerned are not announced or not on record",
)


class _Paper(NamedTuple):
    page: PageView
    made: date
    published: date
    signed: bool  # the page names the unit as issuer


class DisclosureLate(Rule):
    """Published more than 20 working days after it was made, by the two dates its page shows."""

    code: ClassVar[str] = "disclosure-late"
    title: ClassVar[Text] = Text(
        "主动公开超过20个工作日", "Disclosed after more than 20 working days"
    )
    level: ClassVar[Level] = Level.HINT
    clause: ClassVar[Text] = Text(
        "《政府信息公开条例》第二十六条：自政府信息形成或者变更之日起20个工作日内公开",
        "Regulations on Open Government Information, Article 26: within 20 working days",
    )
    mark: ClassVar[str] = "A"
    official: ClassVar[tuple[str, ...]] = ("W-O01",)
    operator: ClassVar[str] = ">"
    unit: ClassVar[Text] = Text("个栏目", "columns")
    needs: ClassVar[Text] = Text(
        "文件页面上的成文日期、发布日期和发文机关", "date made, date published, issuer on the page"
    )
    summary: ClassVar[Text] = Text(
        "“{column}”中按页面所示日期，{count}份文件的发布日期晚于成文日期{limit}个工作日以上"
        "（共核对{checked}份），最长为“{title}”：{made}成文，{published}发布，相隔{workdays}个工作日",
        "In “{column}”, by the dates shown, documents published more than {limit} working days after "
        "they were made: {count} of {checked}; the longest is “{title}”, made {made}, published "
        "{published}, {workdays} working days later",
    )
    remedy: ClassVar[Text] = Text(
        "请核对所列文件的成文日期和发布日期；日期有误的更正，确属超期公开的，请今后在形成之日起20个工作日内公开。",
        "Check both dates of these documents and correct wrong ones; publish within 20 working days "
        "from now on.",
    )
    due_workdays: ClassVar[int] = 5

    max_workdays: int = Field(default=20, ge=1, le=250)
    since: date = date(2019, 5, 15)  # the rule's own first day; older documents are not judged

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One verdict for each column that lists a document with both dates."""
        listed = _columns_of_pages(view)
        papers: dict[str, list[_Paper]] = defaultdict(list)
        names = {url: item.column.name for url, item in listed.items()}
        for page in view.pages:
            paper = self._paper(page, view)
            if paper is not None:
                item = listed.get(page.url)
                papers[item.column.url if item else ""].append(paper)
        for column, known in papers.items():
            name = next(
                (names[p.page.url] for p in known if p.page.url in names), "未归入栏目的页面"
            )
            yield self._verdict(column, name, known, view)

    def _paper(self, page: PageView, view: SiteView) -> _Paper | None:
        facts = page.document
        shown = [seen.value for seen in page.dates if seen.source is DateSource.VISIBLE]
        if facts is None or facts.made is None or not shown or facts.made < self.since:
            return None
        if _PASSED_ON.search(page.title) or not _may_be_own(facts.issuer, view.site.name):
            return None
        return _Paper(page, facts.made, shown[0], bool(facts.issuer and view.site.name))

    def _verdict(self, column: str, name: str, papers: list[_Paper], view: SiteView) -> Verdict:
        subject, url = column or "no-column", column or view.site.url
        try:
            late = sorted(
                ((days, paper) for paper in papers if (days := self._days(paper)) is not None),
                key=lambda pair: (-pair[0], pair[1].page.url),
            )
        except CalendarUnknownError:
            return Undetermined(subject, _NO_CALENDAR, url, name)
        if not late:
            return InOrder(subject, url)
        own = [pair for pair in late if pair[1].signed]
        shown = own or late
        days, worst = shown[0]
        details: dict[str, Scalar] = {
            "column": name,
            "count": len(shown),
            "checked": len(papers),
            "limit": self.max_workdays,
            "title": worst.page.title,
            "made": worst.made.isoformat(),
            "published": worst.published.isoformat(),
            "workdays": days,
        }
        told = Violation if own else Candidate  # nobody says whose the document is
        sources = tuple(paper.page.url for _, paper in shown[:_SAMPLES])
        return told(subject, url, details, sources=sources, column=column, name=name)

    def _days(self, paper: _Paper) -> int | None:
        """Working days between the two dates where they are too many; None where they are not."""
        if (paper.published - paper.made).days <= self.max_workdays:
            return None
        days = workdays_between(paper.made, min(paper.published, paper.made + _SPAN))
        return days if days > self.max_workdays else None


def _may_be_own(issuer: str, unit: str) -> bool:
    """Whether an issuer is the unit itself, in full or in short, or is not named."""
    one, other = _short(issuer), _short(unit)
    return not one or not other or one in other or other in one


def _short(name: str) -> str:
    text = "".join(name.split())
    for long, short in _WRITTEN_OUT:
        text = text.replace(long, short)
    return text


def _columns_of_pages(view: SiteView) -> dict[str, ColumnView]:
    """The first column that lists each address."""
    found: dict[str, ColumnView] = {}
    for item in view.columns:
        for entry in item.reading.entries if item.reading else ():
            found.setdefault(entry.url, item)
    return found


class DocumentValidity(Rule):
    """Normative documents say on their page whether they are in force."""

    code: ClassVar[str] = "document-validity"
    title: ClassVar[Text] = Text("规范性文件未标注有效性", "Normative documents without validity")
    level: ClassVar[Level] = Level.HINT
    clause: ClassVar[Text] = Text(
        "现行有效规范性文件集中公开、标注有效性（2022年第四季度国务院办公厅工作任务）",
        "Normative documents in force are shown together with their validity (task of Q4 2022)",
    )
    mark: ClassVar[str] = "B"
    machine: ClassVar[str] = "partial"
    official: ClassVar[tuple[str, ...]] = ("W-O07",)
    unit: ClassVar[Text] = Text("处", "")
    needs: ClassVar[Text] = Text(
        "规范性文件栏目的文件页面", "documents of the column of normative documents"
    )
    summary: ClassVar[Text] = Text(
        "规范性文件栏目中{count}份文件的页面未读到有效性标注（共核对{checked}份）",
        "Normative documents whose page shows no validity: {count} of {checked}",
    )
    remedy: ClassVar[Text] = Text(
        "请在规范性文件页面的信息栏中标注“有效性”（有效、已修改、已失效、已废止）。",
        "Mark on each document's page whether it is in force, amended, expired or abolished.",
    )
    due_workdays: ClassVar[int] = 10

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One verdict for the site; none where no such document was read."""
        listed = _columns_of_pages(view)
        papers = [
            page
            for page in view.pages
            if page.document is not None
            and page.url in listed
            and "规范性文件" in listed[page.url].column.name
        ]
        if not papers:
            return
        column = listed[papers[0].url].column.url
        without = [page.url for page in papers if not (page.document and page.document.validity)]
        if not without:
            yield InOrder("validity", column)
            return
        details: dict[str, Scalar] = {"count": len(without), "checked": len(papers)}
        sources = tuple(without[:_SAMPLES])
        yield Violation("validity", column, details, (), sources, column, "规范性文件")
