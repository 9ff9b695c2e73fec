"""The veto on interaction: does a published letter wait for its answer for months?

Only published letters can be seen, and a site seldom publishes one that waits. Its age is counted to the
last look at the site: what came after is not known.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from pydantic import Field

from monitor.clock import months_before
from monitor.rules.base import (
    Candidate,
    ClauseLimit,
    InOrder,
    Level,
    Rule,
    Scalar,
    Tally,
    Text,
    Undetermined,
    Verdict,
    Violation,
    is_broken,
)
from monitor.rules.letterboxes import (
    ANSWERED,
    INCOMPLETE,
    NO_MAILBOX,
    UNCLEAR,
    WAITING,
    Mailbox,
    addresses,
    is_set_aside,
    mailboxes,
    told,
)
from monitor.view import MessageView, SiteView

# 未回复, 待答复, 尚未办理 say it in so many words; 办理中 or 已转办 may be the state of a forgotten form.
_SAYS_UNANSWERED = re.compile(r"(?:未|待|尚未|暂未|还未|等待|暂无|没有|尚无)")


@dataclass(slots=True)
class _Sorted:
    """The letters of one mailbox by what may be said of each."""

    said: list[MessageView]  # their pages say that nobody answered
    apparent: list[MessageView]  # no answer is to be seen, and no word says that there is none
    unclear: bool  # some letter could belong to either and does not tell


class MessageUnanswered(Rule):
    """A letter of the last year that nobody has answered for more than three months.

    “Within the last year” is taken of the day of asking, that day a year ago included, and three months are
    calendar months counted back: a letter of 23 August is in time on 23 November, one of 28 February on 31 May.
    Both readings leave out more letters than they add.
    """

    code: ClassVar[str] = "message-unanswered"
    title: ClassVar[Text] = Text("留言长期未答复", "Letters left unanswered")
    level: ClassVar[Level] = Level.VETO
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》单项否决·互动回应差（1年内留言超过3个月未答复）",
        "State Council General Office Letter 〔2019〕 No. 19, veto indicators: poor interaction, "
        "a letter of the last year unanswered for more than 3 months",
    )
    mark: ClassVar[str] = "B"
    machine: ClassVar[str] = "partial"
    official: ClassVar[tuple[str, ...]] = ("W-V5.2",)
    threshold: ClassVar[Text] = Text(
        "1年内的有效留言超过3个月未答复",
        "a valid letter of the last year unanswered for more than 3 months",
    )
    clause_limits: ClassVar[Mapping[str, ClauseLimit]] = {
        "months": ClauseLimit(3, "B", "higher", Text("个月", "months"), ">"),
        "within_months": ClauseLimit(12, "B", "lower", Text("个月", "months"), "<="),
    }
    needs: ClassVar[Text] = Text(
        "已公开的来信及其来信日期、办理状态；未公开的来信机器看不到",
        "published letters with their day of asking and their status; what is not published cannot be seen",
    )
    unit: ClassVar[Text] = Text("件", "")
    summary: ClassVar[Text] = Text(
        "“{name}”中有{count}件来信写明未答复，已超过{months}个月，最早的来信日期为{oldest}",
        "{count} letters in “{name}” are said to be unanswered after more than {months} months; "
        "the oldest was asked on {oldest}",
    )
    candidate_summary: ClassVar[Text] = Text(
        "“{name}”中有{count}件来信超过{months}个月未见答复（显示为：{shown}），最早的来信日期为{oldest}，请核实是否已答复",
        "{count} letters in “{name}” show no answer after more than {months} months (shown as: {shown}); the oldest "
        "was asked on {oldest}; make sure whether they were answered",
    )
    remedy: ClassVar[Text] = Text(
        "请尽快答复“{name}”中所列来信，并在网站上公开答复内容和答复时间；已经线下答复的，请补充公开；"
        "无效来信请注明不予受理。",
        "Answer the letters listed of “{name}” and publish answer and day; publish answers given by "
        "other means as well; mark invalid letters as not accepted.",
    )

    months: int = Field(default=3, ge=1, le=24)
    within_months: int = Field(default=12, ge=1, le=120)

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One verdict a mailbox; one for the site where it has none."""
        boxes = mailboxes(view)
        if not boxes:
            yield Undetermined(view.site.url, NO_MAILBOX, view.site.url, view.site.name)
        for box in boxes:
            yield self._verdict(box, view)

    def tally(self, verdicts: Iterable[Verdict], view: SiteView) -> Tally:
        """Counts letters, not mailboxes; one is enough."""
        known = list(verdicts)
        letters = sum(
            int(str(each.details["count"]))
            for each in known
            if isinstance(each, Violation) and is_broken(each)
        )
        return replace(super().tally(known, view), value=letters)

    def summary_of(self, violation: Violation) -> Text:
        """A candidate says what is shown instead of an answer."""
        is_candidate = isinstance(violation, Candidate)
        return self.candidate_summary if is_candidate else self.summary

    def _verdict(self, box: Mailbox, view: SiteView) -> Verdict:
        if not box.letters:
            return Undetermined(box.url, box.why_unread, box.url, box.name)
        found = self._sorted(box, view.last_look)
        if found.said or found.apparent:
            return self._accused(box, found)
        if found.unclear:
            return Undetermined(box.url, UNCLEAR, box.url, box.name)
        if view.run is None or not view.run.complete:
            return Undetermined(box.url, INCOMPLETE, box.url, box.name)
        return InOrder(box.url, box.url)

    def _sorted(self, box: Mailbox, last_look: date) -> _Sorted:
        first = months_before(last_look, self.within_months)
        limit = months_before(last_look, self.months)
        found = _Sorted([], [], False)
        for letter in box.letters:
            is_old = letter.asked is not None and first <= letter.asked < limit
            if letter.state in ANSWERED or is_set_aside(letter):
                continue
            if not is_old or letter.state not in WAITING or letter.answer_print:
                # Its day is unknown, its state is, or a text stands where the answer belongs.
                found.unclear = found.unclear or is_old or letter.asked is None
            elif _SAYS_UNANSWERED.match(letter.status_text):
                found.said.append(letter)
            else:
                found.apparent.append(letter)
        return found

    def _accused(self, box: Mailbox, found: _Sorted) -> Violation:
        kind, letters = (Violation, found.said) if found.said else (Candidate, found.apparent)
        letters = sorted(letters, key=lambda each: (str(each.asked), each.url))
        shown = {each.status_text or "答复栏为空" for each in letters}
        details: dict[str, Scalar] = {
            "name": box.name,
            "count": len(letters),
            "apparent": len(found.apparent),
            "oldest": str(letters[0].asked),
            "months": self.months,
            "shown": "、".join(sorted(shown)[:5]),
        }
        return kind(
            box.url, letters[0].url, details, told(letters), addresses(letters), box.url, box.name
        )
