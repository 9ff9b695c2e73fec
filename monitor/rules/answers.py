"""Answers: did they come in time, and do they answer the question at all?

What waits is counted to the last look at the site: what came after is not known. Both rules end in candidates:
which questions are simple, and which answers evasive, a person must say.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import ClassVar

from pydantic import Field

from monitor.clock import months_before
from monitor.messages import ANSWER_WORKDAYS, exceeds
from monitor.rules.base import (
    Candidate,
    ClauseLimit,
    InOrder,
    Level,
    Rule,
    Scalar,
    Text,
    Undetermined,
    Verdict,
)
from monitor.rules.deduction import Deduction
from monitor.rules.letterboxes import (
    ANSWERED,
    UNCLEAR,
    WAITING,
    Mailbox,
    addresses,
    day_of,
    is_set_aside,
    mailboxes,
    told,
)
from monitor.view import MessageView, SiteView


class MessageLate(Deduction):
    """Letters answered after more than five working days, and those that wait for longer.

    The clause speaks of simple common questions, and which those are a person must say: a mailbox with
    late answers is a candidate with its numbers, never a fault by itself.
    """

    code: ClassVar[str] = "message-late"
    title: ClassVar[Text] = Text("留言答复超时", "Letters answered late")
    block: ClassVar[str] = "interaction"
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》扣分指标·互动交流·办理答复（简单常见问题5个工作日内答复）",
        "State Council General Office Letter 〔2019〕 No. 19, deduction indicators, interaction: "
        "simple common questions are answered within 5 working days",
    )
    mark: ClassVar[str] = "A"
    machine: ClassVar[str] = "partial"
    official: ClassVar[tuple[str, ...]] = ("W-P19", "W-G25")
    threshold: ClassVar[Text] = Text(
        "简单常见问题应在5个工作日内答复", "simple common questions within 5 working days"
    )
    clause_limits: ClassVar[Mapping[str, ClauseLimit]] = {
        "max_workdays": ClauseLimit(
            ANSWER_WORKDAYS, "A", "higher", Text("个工作日", "working days"), ">"
        )
    }
    needs: ClassVar[Text] = Text(
        "已公开来信的来信日期和答复日期，所涉年份的工作日安排",
        "days of asking and answering of published letters, and the working days of the years concerned",
    )
    unit: ClassVar[Text] = Text("个信箱", "mailboxes")
    summary: ClassVar[Text] = Text(
        "“{name}”近{within}个月的来信中，{late}件答复用时超过{limit}个工作日，{waiting}件超过{limit}个工作日仍未答复，"
        "最长{longest}天（自然日）；请核实是否属于简单常见问题",
        "Of the letters of the last {within} months in “{name}” {late} took more than {limit} working days to answer "
        "and {waiting} still wait after that time, the longest for {longest} days; make sure whether "
        "they are simple common questions",
    )
    remedy: ClassVar[Text] = Text(
        "请核对所列来信：简单常见问题应在{limit}个工作日内答复；情况复杂的，请先告知办理进度，并在问题清单中注明理由。",
        "Look at the letters listed: simple common questions are to be answered within {limit} working days; for "
        "complex ones tell the writer how it stands, and explain the finding.",
    )

    max_workdays: int = Field(default=ANSWER_WORKDAYS, ge=0, le=366)
    within_months: int = Field(default=12, ge=1, le=120)
    since: date | None = None  # letters asked earlier are not judged

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One verdict a mailbox."""
        for box in mailboxes(view):
            yield self._verdict(box, view)

    def _verdict(self, box: Mailbox, view: SiteView) -> Verdict:
        if not box.letters:
            return Undetermined(box.url, box.why_unread, box.url, box.name)
        start = months_before(view.last_look, self.within_months)
        start = max(start, self.since or start)
        judged = [
            (letter, self._is_slow(letter, view.last_look))
            for letter in box.letters
            if not is_set_aside(letter) and (day_of(letter) or start) >= start
        ]
        slow = [letter for letter, is_slow in judged if is_slow]
        if slow:
            return self._candidate(box, slow, view.last_look)
        if any(is_slow is None for _, is_slow in judged):
            return Undetermined(box.url, UNCLEAR, box.url, box.name)
        return InOrder(box.url, box.url)

    def _is_slow(self, letter: MessageView, last_look: date) -> bool | None:
        """Whether it took or waits longer than the limit; ``None`` where that cannot be told."""
        asked, answered = letter.asked, letter.answered
        if asked is None:
            return None
        if letter.state in WAITING:
            return exceeds(asked, last_look, self.max_workdays)
        if letter.state in ANSWERED and answered is not None:
            return exceeds(asked, answered, self.max_workdays)
        # Answered on an unknown day, or nobody knows whether: in time only while the time still runs.
        return False if exceeds(asked, last_look, self.max_workdays) is False else None

    def _candidate(self, box: Mailbox, slow: list[MessageView], last_look: date) -> Candidate:
        worst = sorted(slow, key=lambda each: (-_days(each, last_look), each.url))
        waiting = sum(each.state in WAITING for each in slow)
        details: dict[str, Scalar] = {
            "name": box.name,
            "late": len(slow) - waiting,
            "waiting": waiting,
            "letters": len(box.letters),
            "longest": _days(worst[0], last_look),
            "limit": self.max_workdays,
            "within": self.within_months,
        }
        return Candidate(
            box.url, box.url, details, told(worst), addresses(worst), box.url, box.name
        )


class AnswerRepeated(Rule):
    """The same words given as the answer to many letters.

    The letters themselves are never kept, so whether they ask the same thing is not known: letters of one
    day count once, as one person may have sent them, and a person looks at the rest.
    """

    code: ClassVar[str] = "answer-repeated"
    title: ClassVar[Text] = Text("多件留言答复内容相同", "Same answer to many letters")
    level: ClassVar[Level] = Level.HINT
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》扣分指标·互动交流·办理答复（答复不得推诿敷衍）",
        "State Council General Office Letter 〔2019〕 No. 19, deduction indicators, interaction: no evasive answers",
    )
    mark: ClassVar[str] = "A"
    machine: ClassVar[str] = "partial"
    official: ClassVar[tuple[str, ...]] = ("W-P19",)
    needs: ClassVar[Text] = Text(
        "来信页面上的答复正文（只保留其摘要值，不保留正文）",
        "the text of answers on the letters' pages, of which only a print is kept",
    )
    unit: ClassVar[Text] = Text("个信箱", "mailboxes")
    summary: ClassVar[Text] = Text(
        "“{name}”近{within}个月有{count}件来信的答复文字完全相同，请核对是否针对各自的问题作了答复",
        "In “{name}” {count} letters of the last {within} months got an answer in the very same words; "
        "make sure that it answers each of them",
    )
    remedy: ClassVar[Text] = Text(
        "请逐件核对所列来信：问题相同的，注明即可；问题不同的，请针对具体问题重新答复。",
        "Go through the letters listed: where they ask the same, say so; where not, answer each question anew.",
    )

    min_letters: int = Field(default=5, ge=2, le=1000)
    within_months: int = Field(default=12, ge=1, le=120)

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One verdict for each mailbox whose answers could be read."""
        start = months_before(view.last_look, self.within_months)
        for box in mailboxes(view):
            letters = [
                each
                for each in box.letters
                if each.answer_print and (day_of(each) or start) >= start
            ]
            if letters:
                yield self._verdict(box, letters)

    def _verdict(self, box: Mailbox, letters: Sequence[MessageView]) -> Verdict:
        occasions = Counter(
            shown for shown, _ in {(each.answer_print, day_of(each)) for each in letters}
        )
        often = {shown for shown, count in occasions.items() if count >= self.min_letters}
        if not often:
            return InOrder(box.url, box.url)
        most = Counter(each.answer_print for each in letters if each.answer_print in often)
        chosen, count = max(most.items(), key=lambda pair: (pair[1], pair[0]))
        same = [each for each in letters if each.answer_print == chosen]
        details: dict[str, Scalar] = {
            "name": box.name,
            "count": count,
            "answers": len(often),
            "letters": len(letters),
            "within": self.within_months,
        }
        return Candidate(box.url, box.url, details, told(same), addresses(same), box.url, box.name)


def _days(letter: MessageView, last_look: date) -> int:
    """Days from asking to the answer, or to the last look where there is none."""
    end = last_look if letter.state in WAITING else letter.answered or last_look
    return (end - letter.asked).days if letter.asked else 0
