"""Is there a way to consult the office online at all, and does it open?"""

import re
from collections.abc import Iterator
from typing import ClassVar

from monitor.facts import Outcome, PageKind
from monitor.messages import is_mailbox, needs_answers
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
from monitor.view import LinkVerdict, PageView, SiteView

# Reports of errors on the site, and mail for its staff, consult nobody.
_CHANNEL = re.compile(
    r"咨询|留言|信箱|互动|问政|来信|写信|建言|献策|有问必答|在线提问|问答|12345|市民热线|意见建议"
)
_NO_CHANNEL = re.compile(
    r"信访|举报|检举|纪检|找错|纠错|工程咨询|咨询(?:机构|单位|公司|评估|行业|服务业)|决策咨询|登录"
)
_UNREAD_HOME = Text(
    "首页未读到，无法判定是否有咨询渠道",
    "The home page was not read, so a channel may exist",
)
_NOT_ALL = Text(
    "本次监测未覆盖全站，不能断定没有咨询渠道",
    "The run did not see the whole site, so a channel may exist",
)
_SCRIPTED = Text(
    "导航菜单由脚本写入，不能断定没有咨询渠道",
    "A script writes the menu, so a channel may exist",
)
_NOT_OPENED = Text(
    "找到了咨询渠道的入口，但本次未能确认能否打开",
    "An entry was found; whether it opens could not be confirmed",
)


class ConsultationChannel(Rule):
    """An entry for enquiries, letters or advice that opens.

    Only an entry that opens is in order. Its absence is for a person to confirm: a picture without words
    may be the entry, and forms are never sent, so whether one works is not known either.
    """

    code: ClassVar[str] = "consultation-channel"
    title: ClassVar[Text] = Text("缺少网上咨询渠道", "No online consultation channel")
    level: ClassVar[Level] = Level.VETO
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》单项否决·互动回应差"
        "（未提供网上有效咨询建言渠道，网上信访、纪检举报等专门渠道除外）",
        "State Council General Office Letter 〔2019〕 No. 19, veto indicators: poor interaction, no effective "
        "online channel of consultation; petitions and reports of wrongdoing do not count",
    )
    mark: ClassVar[str] = "B"
    machine: ClassVar[str] = "partial"
    official: ClassVar[tuple[str, ...]] = ("W-V5.1",)
    needs: ClassVar[Text] = Text(
        "首页菜单与全站栏目；表单能否提交由人工核验，机器从不提交",
        "the menu of the home page and the columns of the site; whether a form can be sent a person tries, "
        "never the machine",
    )
    unit: ClassVar[Text] = Text("处", "")
    summary: ClassVar[Text] = Text(
        "未发现留言、咨询、信箱一类的网上咨询建言渠道，请人工核实",
        "No online channel for enquiries, letters or advice was found; have a person look",
    )
    broken_summary: ClassVar[Text] = Text(
        "咨询建言渠道“{name}”打不开，且未发现其他可用的渠道，请人工核实",
        "The channel “{name}” does not open and no other was found; have a person look",
    )
    remedy: ClassVar[Text] = Text(
        "请在首页显著位置开设留言咨询渠道并保证可以提交；已有渠道的，请核对入口能否打开，或在问题清单中注明其位置。",
        "Offer a channel for enquiries in a prominent place of the home page and make sure that it works. If there is "
        "one, check that its entry opens, or explain where it is.",
    )

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One verdict, of the site."""
        yield self._verdict(view)

    def summary_of(self, violation: Violation) -> Text:
        """Nothing found, or something that does not open."""
        return self.broken_summary if violation.details.get("name") else self.summary

    def _verdict(self, view: SiteView) -> Verdict:
        subject, name = view.site.url, view.site.name
        entries = _entries(view)
        opening = next((url for url in entries if _opens(url, view)), None)
        if opening is not None:
            return InOrder(subject, opening)
        broken = [url for url in entries if _is_broken(url, view)]
        if len(broken) < len(entries):
            return Undetermined(subject, _NOT_OPENED, subject, name)
        doubt = _doubt(view)
        if doubt is not None:
            return Undetermined(subject, doubt, subject, name)
        first = entries[broken[0]] if broken else ""
        details: dict[str, Scalar] = {"name": first, "entries": len(entries)}
        where = broken[0] if broken else subject
        return Candidate(subject, where, details, sources=tuple(broken)[:20], name=name)


def _entries(view: SiteView) -> dict[str, str]:
    """Addresses of what calls itself a channel, with its name; columns before the menu before other pages."""
    found: dict[str, str] = {}
    for standing in view.columns:
        if is_mailbox(standing.column):
            found.setdefault(standing.column.url, standing.column.name)
    for link in view.home.navigation if view.home else ():
        if link.defect is None and not link.hidden and _is_channel(link.anchor):
            found.setdefault(link.url, link.anchor)
    for page in view.pages:
        if page.kind in {PageKind.COLUMN, PageKind.OTHER} and _is_channel(_name(page)):
            found.setdefault(page.url, _name(page))
    return found


def _name(page: PageView) -> str:
    return page.label("ColumnName") or page.title


def _is_channel(name: str) -> bool:
    head = name[:60]
    return (
        _CHANNEL.search(head) is not None
        and _NO_CHANNEL.search(head) is None
        and needs_answers(head)
    )


def _opens(url: str, view: SiteView) -> bool:
    """Whether the address was visited and is in order."""
    if any(link.url == url and link.verdict is not LinkVerdict.OK for link in view.links):
        return False
    if any(page.url == url for page in view.pages):
        return True
    return _column_opens(url, view) or _is_followed_link(url, view)


def _column_opens(url: str, view: SiteView) -> bool:
    return any(
        each.column.url == url and each.fetch is not None and each.fetch.outcome is Outcome.OK
        for each in view.columns
    )


def _is_followed_link(url: str, view: SiteView) -> bool:
    """A link of the menu that a whole run followed, and of which nothing is told, was in order."""
    followed = view.run is not None and view.run.complete and view.run.checks_external
    shown = view.home.navigation if view.home else ()
    return followed and any(link.url == url for link in shown)


def _is_broken(url: str, view: SiteView) -> bool:
    return any(link.url == url and link.verdict is LinkVerdict.BROKEN for link in view.links)


def _doubt(view: SiteView) -> Text | None:
    """Why something may have been missed; ``None`` where all of the site was seen."""
    if view.home is None:
        return _UNREAD_HOME
    if view.run is None or not view.run.complete:
        return _NOT_ALL
    return _SCRIPTED if view.menu_by_script else None
