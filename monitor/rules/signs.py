"""What the signs of tampering share: only a person can say whether a site was attacked, so they are candidates."""

from collections.abc import Iterable
from typing import ClassVar

from monitor.outward import Sighting
from monitor.rules.base import Met, Rule, Scalar, Tally, Text, Verdict, is_broken, is_open
from monitor.view import SiteView

KINDS = {
    "gambling": Text("赌博", "gambling"),
    "porn": Text("色情", "pornography"),
    "medicine": Text("非法药品", "unlawful medicine"),
}
UNLAWFUL = Text(
    "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》单项否决·安全、泄密事故等严重问题（3）"
    "发布或链接反动、暴力、色情等内容",
    "State Council General Office Letter 〔2019〕 No. 19, veto indicators: grave problems (3), "
    "hosting or linking to reactionary, violent or pornographic content",
)
ATTACKED = Text(
    "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》单项否决·安全、泄密事故等严重问题（4）"
    "对安全攻击没有及时有效处置造成严重安全事故",
    "State Council General Office Letter 〔2019〕 No. 19, veto indicators: grave problems (4), "
    "attacks that were not dealt with in time",
)
UNREAD = Text("本次未读到该外部页面的标题", "The title of the external page was not read this time")
_CUT = Text(
    "请先由人工核实。一经确认，立即断开该链接并报告本单位网站负责人和主管部门；保留页面和日志作为证据，"
    "检查服务器和后台账号是否被入侵，处理完后再次检查。",
    "Have a person look first. Once confirmed, remove the link at once and report it to the head of the "
    "site and the supervising body; keep the page and the logs, check server and accounts for an intrusion, "
    "then run the check again.",
)


class Sign(Rule):
    """Signs of one kind: no sign on a site that was seen whole is in order."""

    machine: ClassVar[str] = "partial"
    unit: ClassVar[Text] = Text("处", "")
    remedy: ClassVar[Text] = _CUT
    due_workdays: ClassVar[int] = 1

    def tally(self, verdicts: Iterable[Verdict], view: SiteView) -> Tally:
        """Open while a sign waits for a person, or while something could not be judged."""
        known = list(verdicts)
        broken, unknown = sum(map(is_broken, known)), sum(map(is_open, known))
        met = Met.BROKEN if broken else Met.MET
        if not broken and (unknown or view.run is None or not view.pages):
            met = Met.UNDETERMINED
        return Tally(met, broken, 1, details={"open": unknown})


def where(seen: Sighting, url: str) -> tuple[str, dict[str, Scalar]]:
    """The page a person opens, and what every sentence of a link needs."""
    page = seen.sources[0] if seen.sources else url
    return page, {"source": page, "pages": seen.count}
