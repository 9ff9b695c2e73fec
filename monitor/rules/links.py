"""Dead links: every address that was confirmed not to open, on the home page and elsewhere.

An address counts once, however many pages show it. A refusal to machines is no fault and no
subject; a failure seen once is undetermined until another day agrees.
"""

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from monitor import tls
from monitor.facts import Outcome
from monitor.illicit.hosts import intranet
from monitor.incidents import joined
from monitor.rules.base import (
    InOrder,
    Met,
    Scalar,
    Tally,
    Text,
    Undetermined,
    Verdict,
    Violation,
)
from monitor.rules.deduction import Deduction
from monitor.view import LinkVerdict, LinkView, SiteView

_SOURCES = 20
_UNCONFIRMED = Text(
    "链接曾打不开，尚待隔日复核确认",
    "The link failed once and awaits confirmation on another day",
)
_WORDS: dict[Outcome, Text] = {
    Outcome.TIMEOUT: Text("访问超时", "time-out"),
    Outcome.DNS: Text("域名无法解析", "unknown host"),
    Outcome.REFUSED: Text("服务器拒绝连接", "connection refused"),
    Outcome.RESET: Text("连接被中断", "connection reset"),
    Outcome.MALFORMED: Text("应答不合HTTP规范", "answer against the rules of HTTP"),
    Outcome.REDIRECT_LOOP: Text("循环跳转", "redirect loop"),
    Outcome.REDIRECTED_HOME: Text("跳转到了首页，原内容已不存在", "sent to the home page instead"),
    Outcome.SOFT_404: Text("页面提示内容不存在", "the page says that there is nothing"),
    Outcome.EMPTY_HREF: Text("空链接", "empty link"),
    Outcome.INVALID_URL: Text("链接地址写错", "malformed address"),
    Outcome.DAMAGED_FILE: Text("附件损坏或无内容", "damaged or empty file"),
    Outcome.TOO_LARGE: Text("文件过大", "file too large"),
}
_ANY = Text("无法打开", "does not open")


class _LinkRule(Deduction):
    """Confirmed dead links of one half of the site."""

    block: ClassVar[str] = "design"
    needs: ClassVar[Text] = Text(
        "每个链接的所在页面、目标和两次访问结果",
        "each link with its page, target and two looks at it",
    )
    mark: ClassVar[str] = "A"
    summary: ClassVar[Text] = Text(
        "“{anchor}”链接无法打开（{problem}），共{pages}个页面引用{incident}",
        "The link “{anchor}” does not open ({problem_en}); pages showing it: {pages}{incident_en}",
    )
    remedy: ClassVar[Text] = Text(
        "请打开所列页面，找到所述链接：能找到正确地址的改为正确地址，找不到的删除该链接；"
        "外部网站的链接请先与对方核实。",
        "Open the page listed and find the link: correct its address, or remove the link where "
        "there is none; ask the other site first if it is an external one.",
    )
    due_workdays: ClassVar[int] = 3

    @abstractmethod
    def covers(self, link: LinkView) -> bool:
        """Whether the address is a subject of this rule."""

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One verdict an address; addresses refused to machines or never tried have none."""
        inner = {link.url for link in view.outward.links if intranet(link.url)}
        for link in joined({link.url: link for link in view.links}.values()):
            # An address no page shows comes from the profile: its mistake, not the site's.
            if not self.covers(link) or not (link.sources or link.verdict is LinkVerdict.OK):
                continue
            if link.url in inner:  # told of as what it is
                continue
            if link.verdict is LinkVerdict.OK:
                yield InOrder(link.url, link.url)
            elif link.verdict is LinkVerdict.SUSPECT:
                yield Undetermined(link.url, _UNCONFIRMED, link.url, link.anchor)
            elif link.verdict is LinkVerdict.BROKEN:
                yield _violation(link)

    def tally(self, verdicts: Iterable[Verdict], view: SiteView) -> Tally:
        """No dead link is only “met” when everything was visited."""
        known = list(verdicts)
        tally = super().tally(known, view)
        run = view.run
        whole = run is not None and run.complete and run.checks_external and view.outcomes
        met = tally.met
        if met is not Met.BROKEN:
            clean = whole and not any(isinstance(verdict, Undetermined) for verdict in known)
            met = Met.MET if clean else Met.UNDETERMINED
        return replace(tally, met=met)


def _violation(link: LinkView) -> Violation:
    is_tls = link.outcome is Outcome.TLS
    words = tls.WORDS[tls.tls_fault(link.error)] if is_tls else _WORDS.get(link.outcome, _ANY)
    # A refusal is here only because the profile says that it is a fault.
    by_status = link.outcome in {Outcome.HTTP_ERROR, Outcome.BLOCKED}
    shown = f"HTTP {link.status}" if by_status and link.status else ""
    page = link.sources[0] if link.sources else link.url
    details: dict[str, Scalar] = {
        "target": link.url,
        "anchor": link.anchor or link.url[:200],
        "outcome": link.outcome.value,
        "status": link.status,
        "problem": shown or words.zh,
        "problem_en": shown or words.en,
        "internal": link.internal,
        "kind": link.kind,
        "source": page,
        "pages": link.source_count,
        "error": link.error[:300],
        "addresses": link.addresses,
        "incident": "",
        "incident_en": "",
    }
    if link.addresses > 1:
        details["incident"] = f"；该网站的{link.addresses}个链接都打不开，计为一处"
        details["incident_en"] = (
            f"; none of {link.addresses} links to that site opens, counted as one"
        )
    evidence = (link.url,) if link.url else ()  # the address itself: one page may have two alike
    return Violation(
        link.url, page, details, evidence, link.sources[:_SOURCES], name=link.anchor or link.url
    )


class LinkHome(_LinkRule):
    """Availability (可用性) on the home page."""

    code: ClassVar[str] = "link-home"
    official: ClassVar[tuple[str, ...]] = ("W-P22",)
    title: ClassVar[Text] = Text("首页链接不可用", "Dead links on the home page")
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》扣分指标·功能设计·可用性（首页）",
        "State Council General Office Letter 〔2019〕 No. 19, deduction indicators, design: "
        "availability (home page)",
    )

    # Each link 1 point: the 2015 survey's number by memory, not seen in the text of 2019.
    points_each: float = Field(default=1.0, ge=0, le=100)

    def covers(self, link: LinkView) -> bool:
        """What the home page shows, wherever else it stands."""
        return link.home


class LinkOther(_LinkRule):
    """Availability (可用性) on all other pages."""

    code: ClassVar[str] = "link-other"
    official: ClassVar[tuple[str, ...]] = ("W-P22",)
    title: ClassVar[Text] = Text("其他页面链接不可用", "Dead links on other pages")
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》扣分指标·功能设计·可用性（其他页面）",
        "State Council General Office Letter 〔2019〕 No. 19, deduction indicators, design: "
        "availability (other pages)",
    )

    # Each link 0.1 points: the 2015 survey's number by memory, not seen in the text of 2019.
    points_each: float = Field(default=0.1, ge=0, le=100)

    def covers(self, link: LinkView) -> bool:
        """What the home page does not show."""
        return not link.home
