"""Published letters: do new ones appear?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from pydantic import Field

from monitor.columns import deadline_of
from monitor.rules.base import (
    Candidate,
    InOrder,
    Scalar,
    Tally,
    Text,
    Undetermined,
    Verdict,
    Violation,
)
from monitor.rules.deduction import Deduction
from monitor.rules.letterboxes import (
    UNCLEAR,
    Mailbox,
    addresses,
    day_of,
    mailboxes,
    newest_day,
    told,
)
from monitor.view import ColumnState, SiteView
from monitor.windows import Choice, choice_of, official_window, window_of

_BLANK_TOO = Text(
    "栏目为空白，计入“空白栏目”，不重复计算",
    "The column is blank; it is counted there and not twice",
)


@dataclass(frozen=True, slots=True)
class _News:
    """One mailbox and what its newest day makes of it."""

    box: Mailbox
    newest: date | None
    deadline: date | None
    is_late: bool  # the deadline had passed at the last look
    is_official: bool = True  # the clause's own window had, not the profile's only


class MessageStale(Deduction):
    """A mailbox that shows no new letter or answer for two months.

    The newest day is the latest of the list's rows and of the letters, asked or answered, so a doubt goes in
    the site's favour. ``column-overdue`` leaves mailboxes to this rule, and a blank one is
    ``column-blank``'s: one fault is told once.

    The clause asks for news of the site, not of each of its mailboxes. While another one has news, or could
    not be judged, a silent mailbox is a candidate; the points are lost once, not for each.
    """

    code: ClassVar[str] = "message-stale"
    title: ClassVar[Text] = Text("留言公开不更新", "No new letters published")
    block: ClassVar[str] = "interaction"
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》扣分指标·互动交流·留言公开（监测时间点前2个月内）",
        "State Council General Office Letter 〔2019〕 No. 19, deduction indicators, interaction: "
        "letters published in the 2 months before the inspection",
    )
    mark: ClassVar[str] = "A"
    machine: ClassVar[str] = "partial"
    points_mark: ClassVar[str] = "B"
    official: ClassVar[tuple[str, ...]] = ("W-P18",)
    threshold: ClassVar[Text] = Text(
        "监测时间点前2个月内没有新的公开留言", "nothing new in the 2 months before the inspection"
    )
    needs: ClassVar[Text] = Text(
        "信箱栏目的列表，其中的日期，或各来信的来信日期、答复日期",
        "the lists of the mailboxes with their dates, or the days of the letters",
    )
    unit: ClassVar[Text] = Text("个信箱", "mailboxes")
    summary: ClassVar[Text] = Text(
        "“{name}”最新的公开留言或答复为{newest}，距监测时间点{age}天，超过{limit}天没有新的公开内容",
        "The newest letter or answer of “{name}” is dated {newest}, {age} days before the inspection; "
        "the limit is {limit} days",
    )
    local_summary: ClassVar[Text] = Text(
        "“{name}”最新的公开留言或答复为{newest}，距监测时间点{age}天，超过本地设定的{limit}天（严于国家规定，不扣分）",
        "The newest letter or answer of “{name}” is dated {newest}, {age} days before the inspection; the local limit "
        "is {limit} days (stricter than the national one, so it costs no points)",
    )
    remedy: ClassVar[Text] = Text(
        "请在“{name}”公开新近的留言和答复，写明留言时间和答复时间；确实没有来信的，请在问题清单中注明。",
        "Publish recent letters with their answers in “{name}”, both with their day; if truly none came, "
        "explain the finding.",
    )
    due_workdays: ClassVar[int] = 5

    points_each: float = Field(default=3.0, ge=0, le=100)  # 国家机关事务管理局, 2019

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One verdict a mailbox."""
        news = [_news(box, view.last_look, choice_of(view.site)) for box in mailboxes(view)]
        silent = all(each.is_late or _is_blank(each.box) for each in news)
        for each in news:
            yield _verdict(each, view, is_sure=silent)

    def summary_of(self, violation: Violation) -> Text:
        """Says where the limit is the profile's own."""
        return self.local_summary if _is_local(violation) else self.summary

    def tally(self, verdicts: Iterable[Verdict], view: SiteView) -> Tally:
        """The points are those of the whole indicator; a limit the profile made stricter costs none."""
        known = [each for each in verdicts if not _is_local(each)]
        found = super().tally(known, view)
        lost = min(self.points_each, found.points_lost)
        left = found.points_open
        if left is not None:
            left = min(self.points_each - lost, left)
        return replace(found, points_lost=lost, points_open=left)


def _news(box: Mailbox, last_look: date, choice: Choice) -> _News:
    column = box.standing.column
    listed = box.standing.newest_date
    newest = max((day for day in (listed, newest_day(box.letters, last_look)) if day), default=None)
    window, official = window_of(column, choice), official_window(column)
    if newest is None or window is None:
        return _News(box, newest, None, is_late=False)
    deadline = deadline_of(newest, window, ())
    own = deadline_of(newest, official, ()) if official else deadline
    return _News(box, newest, deadline, last_look > deadline, last_look > own)


def _verdict(news: _News, view: SiteView, *, is_sure: bool) -> Verdict:
    box = news.box
    if news.newest is None:
        why = _BLANK_TOO if _is_blank(box) else UNCLEAR if box.letters else box.why_unread
        return Undetermined(box.url, why, box.url, box.name)
    if not news.is_late:
        return InOrder(box.url, box.url)
    if any(day_of(letter) is None for letter in box.letters):
        return Undetermined(box.url, UNCLEAR, box.url, box.name)
    kind = Violation if is_sure else Candidate
    details: dict[str, Scalar] = {
        "name": box.name,
        "newest": news.newest.isoformat(),
        "age": max(0, (view.today - news.newest).days),
        "limit": box.standing.limit_days,
        "deadline": str(news.deadline),
        "basis": box.standing.basis,
        "confidence": box.standing.confidence,
        "official": news.is_official,
    }
    newest = [each for each in box.letters if news.newest in {each.asked, each.answered}]
    evidence = told(newest) or tuple(
        part for part in (box.standing.newest_url, box.standing.newest_text) if part
    )
    return kind(box.url, box.url, details, evidence, addresses(newest), box.url, box.name)


def _is_blank(box: Mailbox) -> bool:
    return box.standing.state is ColumnState.BLANK and not box.letters


def _is_local(verdict: Verdict) -> bool:
    return isinstance(verdict, Violation) and verdict.details.get("official") is False
