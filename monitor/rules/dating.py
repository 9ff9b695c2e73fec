"""Dates that do not fit what was seen: rows put in late, dates changed later, old texts under new dates, future dates.

Faked publishing dates (伪造发稿日期) are a veto where a person proves them. A crawler only saw what it saw, so each is
an observation for a person: columns move, databases are migrated, drafts are published late.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import ClassVar

from pydantic import Field

from monitor.clock import day_of
from monitor.facts import DateSource, PageKind
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
from monitor.view import EntryStory, PageView, SiteView

_TOO_EARLY = Text(
    "需要至少两次完整检查才能比较", "Two complete crawls are needed before anything can be compared"
)
_SHOWN = 20
_ARTICLE_DATES = (DateSource.LABEL, DateSource.VISIBLE, DateSource.URL)


class _Observation(Rule):
    """What all of them share: for a person, worded as what was seen."""

    level: ClassVar[Level] = Level.HINT
    machine: ClassVar[str] = "partial"
    mark: ClassVar[str] = "B"
    official: ClassVar[tuple[str, ...]] = ("W-V1.5",)
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》单项否决·安全、泄密事故等严重问题（弄虚作假，如伪造发稿日期）"
        "；机器只记录所见，不作认定",
        "State Council General Office Letter 〔2019〕 No. 19, veto indicators: grave problems (faked data, such as "
        "faked publishing dates); a machine only tells what it saw",
    )
    remedy: ClassVar[Text] = Text(
        "请核对该信息的实际发布时间：属补发、迁移或改版的，请注明原因；日期有误的，改为实际发布日期。",
        "Check when it was really published: where it was added late, moved or rebuilt, explain so; where the date "
        "is wrong, put the real one.",
    )
    due_workdays: ClassVar[int] = 1


class _OfRows(_Observation):
    """Of rows that changed between two looks: true as long as they stay as they were seen, however long ago."""

    def persists(self, violation: Violation, view: SiteView) -> bool:
        """Whether a row still stands in a list with a day of those it stated."""
        details = violation.details
        first, last = str(details.get("oldest", details.get("stated"))), str(details.get("stated"))
        wanted = {violation.url, *violation.sources}
        rows = (row for item in view.columns if item.reading for row in item.reading.entries)
        return any(
            row.url in wanted and row.stated is not None and first <= row.stated.isoformat() <= last
            for row in rows
        )


class EntryBackdated(_OfRows):
    """Rows that state an old day and that earlier looks at the same list did not show."""

    code: ClassVar[str] = "entry-backdated"
    title: ClassVar[Text] = Text("信息日期早于首次出现", "Entries dated before they appeared")
    needs: ClassVar[Text] = Text(
        "同一栏目多次完整检查的列表", "the same list in several complete crawls"
    )
    summary: ClassVar[Text] = Text(
        "《{entry}》标注日期为{stated}，{first_seen}首次见到，其间{absent}次检查均未出现",
        "“{entry}” states {stated}, was first seen on {first_seen} and absent from {absent} crawls between",
    )
    batch_summary: ClassVar[Text] = Text(
        "{first_seen}一次出现{count}条旧日期信息（标注{oldest}至{stated}），此前检查均未出现，如《{entry}》",
        "On {first_seen} {count} entries with old dates ({oldest} to {stated}) appeared at once that earlier crawls "
        "did not show, such as “{entry}”",
    )

    tolerance_days: int = Field(default=7, ge=1)  # a row may reach its list some days late
    min_absent: int = Field(default=2, ge=1)  # complete looks that should have shown it
    batch: int = Field(default=5, ge=2)  # rows of one column that appear on one day

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One candidate a row; many at once are one candidate of their column."""
        if view.looks_back < self.min_absent:
            yield Undetermined("site", _TOO_EARLY, view.site.url)
            return
        late = [story for story in view.stories if self._is_late(story)]
        if not late:
            yield InOrder("site", view.site.url)
        groups: dict[tuple[str, date], list[EntryStory]] = defaultdict(list)
        for story in late:
            groups[story.column, day_of(story.first_seen)].append(story)
        for (column, day), group in groups.items():
            if len(group) >= self.batch:
                yield _candidate(f"{column}#{day.isoformat()}", column, group)
            else:
                yield from (_candidate(story.url, story.url, [story]) for story in group)

    def _is_late(self, story: EntryStory) -> bool:
        lag = (day_of(story.first_seen) - story.stated).days
        return lag > self.tolerance_days and story.absent >= self.min_absent

    def summary_of(self, violation: object) -> Text:
        """One row, or a batch."""
        details = getattr(violation, "details", {})
        return self.batch_summary if details.get("count", 1) > 1 else self.summary


def _candidate(subject: str, url: str, group: Sequence[EntryStory]) -> Candidate:
    newest = max(group, key=lambda story: story.stated)
    details: dict[str, Scalar] = {
        "entry": newest.title,
        "stated": newest.stated.isoformat(),
        "oldest": min(story.stated for story in group).isoformat(),
        "first_seen": day_of(newest.first_seen).isoformat(),
        "absent": min(story.absent for story in group),
        "last_absent": newest.last_absent.isoformat() if newest.last_absent else None,
        "count": len(group),
    }
    sources = tuple(story.url for story in group[:_SHOWN])
    return Candidate(subject, url, details, sources[:3], sources, newest.column, newest.title)


class EntryRedated(_OfRows):
    """Rows that state another day than an earlier look read beside them."""

    code: ClassVar[str] = "entry-redated"
    title: ClassVar[Text] = Text("信息日期前后不一", "Entries whose date changed")
    needs: ClassVar[Text] = EntryBackdated.needs
    summary: ClassVar[Text] = Text(
        "《{entry}》此前标注日期为{earlier}，现为{stated}",
        "“{entry}” stated {earlier} before and states {stated} now",
    )

    tolerance_days: int = Field(default=1, ge=0)  # days that readings of one date may differ by

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One candidate a row."""
        if view.looks_back < 1:
            yield Undetermined("site", _TOO_EARLY, view.site.url)
            return
        changed = [story for story in view.stories if self._is_changed(story)]
        if not changed:
            yield InOrder("site", view.site.url)
        for story in changed:
            details: dict[str, Scalar] = {
                "entry": story.title,
                "stated": story.stated.isoformat(),
                "earlier": story.redated_from.isoformat() if story.redated_from else None,
            }
            yield Candidate(story.url, story.url, details, column=story.column, name=story.title)

    def _is_changed(self, story: EntryStory) -> bool:
        before = story.redated_from
        return before is not None and abs((story.stated - before).days) > self.tolerance_days


class TextRedated(_Observation):
    """The same text under the same title at several addresses with different dates.

    One text under several titles is a form that recurs (yearly reports, notices that only name their files).
    """

    code: ClassVar[str] = "text-redated"
    title: ClassVar[Text] = Text("同一内容以不同日期发布", "The same text under different dates")
    needs: ClassVar[Text] = Text("文章正文的指纹和日期", "fingerprints and dates of articles")
    summary: ClassVar[Text] = Text(
        "《{entry}》（{stated}）与{earlier}发布的内容相同，共{count}个页面",
        "“{entry}” ({stated}) says the same as what was published on {earlier}; pages: {count}",
    )

    tolerance_days: int = Field(default=7, ge=0)  # one text goes to several columns within days

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One candidate a text."""
        known: dict[tuple[str, str], list[tuple[date, PageView]]] = defaultdict(list)
        for page in view.pages:
            day = _day_of_article(page)
            if page.print and page.kind is PageKind.ARTICLE and day is not None:
                known[page.print, _squeezed(page.title)].append((day, page))
        again = [found for found in known.values() if self._is_again([day for day, _ in found])]
        if not again:
            yield (
                InOrder("site", view.site.url)
                if known
                else Undetermined("site", _UNREAD, view.site.url)
            )
        for found in again:
            found.sort(key=lambda each: (each[0], each[1].url))
            (earlier, first), (stated, last) = found[0], found[-1]
            details: dict[str, Scalar] = {
                "entry": last.title,
                "stated": stated.isoformat(),
                "earlier": earlier.isoformat(),
                "count": len(found),
            }
            sources = tuple(page.url for _, page in found[:_SHOWN])
            yield Candidate(last.print, last.url, details, (first.url,), sources, name=last.title)

    def _is_again(self, days: Sequence[date]) -> bool:
        return (max(days) - min(days)).days > self.tolerance_days


_UNREAD = Text("本次监测没有读到带日期的正文", "No dated text was read")


def _squeezed(title: str) -> str:
    return "".join(title.split())


def _day_of_article(page: PageView) -> date | None:
    found = {seen.source: seen.value for seen in reversed(page.dates)}
    return next((found[source] for source in _ARTICLE_DATES if source in found), None)


class FutureDate(_Observation):
    """Rows that state a day that has not come."""

    code: ClassVar[str] = "date-in-future"
    title: ClassVar[Text] = Text("信息日期晚于当天", "Entries dated in the future")
    needs: ClassVar[Text] = Text("栏目列表中的日期", "dates in the lists of columns")
    summary: ClassVar[Text] = Text(
        "“{name}”栏目有{count}条信息的标注日期晚于检查当天",
        "Entries of “{name}” dated later than the day of the check: {count}",
    )

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One verdict for each column that was read."""
        for item in {item.column.url: item for item in view.columns}.values():
            if item.reading is None or not item.reading.entries:
                continue
            url, name = item.column.url, item.column.name
            if not item.future_entries:
                yield InOrder(url, url)
                continue
            details: dict[str, Scalar] = {"name": name, "count": item.future_entries}
            yield Candidate(url, url, details, column=url, name=name)
