"""The days printed on published letters: are both there, and in an order that can be?"""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from monitor.rules.base import Candidate, InOrder, Level, Rule, Scalar, Text, Verdict, Violation
from monitor.rules.letterboxes import ANSWERED, Mailbox, addresses, mailboxes, told
from monitor.view import SiteView


class MessageDates(Rule):
    """Answers dated before their questions, and mailboxes whose letters never print one of the two days.

    A day that could not be read may yet be printed, and a wrong one may be a slip of the pen: both are
    observations for a person. A missing day is told only where the pages of several answered letters were
    read and none of them shows it.
    """

    code: ClassVar[str] = "message-dates"
    title: ClassVar[Text] = Text("留言与答复日期存疑", "Days of letters and answers in doubt")
    level: ClassVar[Level] = Level.HINT
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》扣分指标·互动交流·留言公开（公开留言时间、答复时间）",
        "State Council General Office Letter 〔2019〕 No. 19, deduction indicators, interaction: "
        "letters are published with the days of asking and answering",
    )
    mark: ClassVar[str] = "A"
    machine: ClassVar[str] = "partial"
    official: ClassVar[tuple[str, ...]] = ("W-P18", "W-G23")
    needs: ClassVar[Text] = Text(
        "来信页面上的来信日期和答复日期", "the days of asking and answering on the letters' pages"
    )
    unit: ClassVar[Text] = Text("个信箱", "mailboxes")
    summary: ClassVar[Text] = Text(
        "“{name}”中有{backwards}件来信的答复日期早于来信日期，请核对日期",
        "{backwards} letters in “{name}” have an answer dated before the question; check the days",
    )
    summaries: ClassVar[dict[str, Text]] = {
        "missing": Text(
            "“{name}”中已读取的{pairs}件已答复来信均未读到{missing}，请核对页面是否公开",
            "None of the {pairs} answered letters read in “{name}” shows the {missing_en}; "
            "check whether the pages do",
        ),
        "both": Text(
            "“{name}”中有{backwards}件来信的答复日期早于来信日期；已读取的{pairs}件已答复来信均未读到{missing}，请核对",
            "{backwards} letters in “{name}” have an answer dated before the question, and none of the {pairs} "
            "answered letters read shows the {missing_en}; check both",
        ),
    }
    remedy: ClassVar[Text] = Text(
        "请打开所列来信核对：日期有误的请更正，未公开留言时间或答复时间的请补充。",
        "Open the letters listed: correct days that are wrong and add those that are missing.",
    )

    min_pairs: int = Field(default=3, ge=1, le=1000)  # fewer answered letters prove no habit

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One verdict for each mailbox that shows a letter."""
        return (self._verdict(box) for box in mailboxes(view) if box.letters)

    def summary_of(self, violation: Violation) -> Text:
        """Says which of the two was seen."""
        return self.summaries.get(str(violation.details.get("seen")), self.summary)

    def _verdict(self, box: Mailbox) -> Verdict:
        backwards = [
            each
            for each in box.letters
            if each.asked and each.answered and each.answered < each.asked
        ]
        pairs = [each for each in box.letters if each.page_read and each.state in ANSWERED]
        never = [
            name
            for name, days in (
                (("留言时间", "day of asking"), [each.asked for each in pairs]),
                (("答复时间", "day of answering"), [each.answered for each in pairs]),
            )
            if len(pairs) >= self.min_pairs and not any(days)
        ]
        if not backwards and not never:
            return InOrder(box.url, box.url)
        details: dict[str, Scalar] = {
            "name": box.name,
            "seen": "both" if backwards and never else "missing" if never else "backwards",
            "backwards": len(backwards),
            "pairs": len(pairs),
            "missing": "、".join(zh for zh, _ in never),
            "missing_en": " and the ".join(en for _, en in never),
        }
        letters = backwards or pairs
        return Candidate(
            box.url, box.url, details, told(letters), addresses(letters), box.url, box.name
        )
