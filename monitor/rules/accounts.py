"""New-media accounts (政务新媒体): are they updated, filed once, and gone where they are announced to be closed?

A veto here fails the account and not the website: ``of_accounts`` keeps it out of the site's verdict and score, and
the report counts it apart. What a bridge did is undetermined, and said by the bridge's name.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from monitor.clock import day_of, months_before
from monitor.rules.account_base import AccountRule, place_of, silence_of, undetermined
from monitor.rules.base import (
    Candidate,
    ClauseLimit,
    InOrder,
    Level,
    Scalar,
    Text,
    Undetermined,
    Verdict,
    Violation,
)
from monitor.view import AccountState, AccountView, SiteView

_NO_123 = Text(
    "国办发〔2018〕123号《关于推进政务新媒体健康有序发展的意见》",
    "Opinions on Government New Media 〔2018〕 No. 123",
)
_IN_TIME = frozenset({AccountState.FRESH, AccountState.DUE_SOON})
_FEEDS = Text(
    "账号的公开内容列表或订阅地址，及桥接服务自身状态",
    "a feed of the account's posts, and its bridge's word on itself",
)
_DAYS = Text("天", "days")


class AccountStale(AccountRule):
    """No update in the two weeks before the inspection: day 14 is still in time."""

    code: ClassVar[str] = "account-stale"
    official: ClassVar[tuple[str, ...]] = ("M-V2.1",)
    level: ClassVar[Level] = Level.VETO
    title: ClassVar[Text] = Text("政务新媒体内容不更新", "New-media account not updated")
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》单项否决·政务新媒体·内容不更新（监测时间点前2周内无更新）",
        "State Council General Office Letter 〔2019〕 No. 19, veto indicators, new media: no update in the 2 weeks "
        "before the inspection",
    )
    threshold: ClassVar[Text] = Text("监测时间点前2周内无更新", "no update in 2 weeks")
    mark: ClassVar[str] = "A"
    needs: ClassVar[Text] = _FEEDS
    clause_limits: ClassVar = {"limit_days": ClauseLimit(14, "A", "higher", _DAYS, ">")}
    summary: ClassVar[Text] = Text(
        "“{name}”（{platform}）最新内容为{newest}，距监测时间点{age}天，超过{limit}天未更新",
        "The newest post of “{name}” ({platform}) is dated {newest}, {age} days before the inspection; "
        "the limit is {limit} days",
    )
    unproven: ClassVar[Text] = Text(
        "读到的“{name}”（{platform}）最新内容为{newest}（{age}天前），桥接服务{bridge}是否正常无法核实，请打开账号核对",
        "The newest post that was read of “{name}” ({platform}) is dated {newest} ({age} days ago); whether its bridge "
        "{bridge} works is not known, so open the account and look",
    )
    remedy: ClassVar[Text] = Text(
        "请在“{name}”发布新内容；确实无力维护的，按程序公告关停并注销，同时在全国政务新媒体信息报送系统中更新。",
        "Publish something on “{name}”. If it cannot be kept up, announce its closing, delete it and update the "
        "national register.",
    )
    due_workdays: ClassVar[int] = 1

    limit_days: int = Field(default=14, ge=1, le=365)
    due_soon_days: int = Field(default=3, ge=0, le=365)  # read where accounts are weighed
    bridge_days: int = Field(default=3, ge=1, le=365)  # that a bridge's own clock may lag

    def verdict(self, account: AccountView, view: SiteView) -> Verdict:
        """Only silence through which the bridge is known to have worked is a violation."""
        if account.state in _IN_TIME:
            return InOrder(account.key, place_of(account))
        if account.state is not AccountState.STALE:
            return undetermined(account)
        return silence_of(account, view, self.limit_days)

    def summary_of(self, violation: Violation) -> Text:
        """A candidate asks a person to look."""
        return self.summary if violation.details.get("proven") else self.unproven


class AccountZombie(AccountRule):
    """Silent for more than three months: to be cleared away."""

    code: ClassVar[str] = "account-zombie"
    official: ClassVar[tuple[str, ...]] = ("M-G11",)
    level: ClassVar[Level] = Level.HINT
    title: ClassVar[Text] = Text("“僵尸”账号", "Zombie account")
    clause: ClassVar[Text] = Text(
        "贵州省2025年第二季度政务新媒体检查通报：超过3个月未更新的“僵尸账号”应予清理",
        "Guizhou's bulletin on new media, second quarter of 2025: accounts not updated in over 3 months are to be "
        "cleared away",
    )
    threshold: ClassVar[Text] = Text("超过3个月未更新", "no update in more than 3 months")
    mark: ClassVar[str] = "B"
    needs: ClassVar[Text] = _FEEDS
    clause_limits: ClassVar = {
        "limit_months": ClauseLimit(3, "B", "higher", Text("个月", "months"), ">")
    }
    summary: ClassVar[Text] = Text(
        "“{name}”（{platform}）最新内容为{newest}，已超过{limit}个月未更新",
        "The newest post of “{name}” ({platform}) is dated {newest}, more than {limit} months ago",
    )
    remedy: ClassVar[Text] = Text(
        "请决定恢复更新，或按程序公告关停并注销“{name}”。",
        "Decide: take “{name}” up again, or announce its closing and delete it.",
    )

    limit_months: int = Field(default=3, ge=1, le=60)

    def verdict(self, account: AccountView, view: SiteView) -> Verdict:
        """As silence, with its own limit."""
        oldest = months_before(view.today, self.limit_months)
        if account.newest is not None and day_of(account.newest) >= oldest:
            return InOrder(account.key, place_of(account))
        if account.state is not AccountState.STALE:
            return undetermined(account)
        return silence_of(account, view, self.limit_months)


class AccountDuplicate(AccountRule):
    """One unit keeps, in principle, one account a platform."""

    code: ClassVar[str] = "account-duplicate"
    official: ClassVar[tuple[str, ...]] = ("M-G01",)
    level: ClassVar[Level] = Level.HINT
    title: ClassVar[Text] = Text("同一平台多个账号", "Several accounts on one platform")
    clause: ClassVar[Text] = Text(
        f"{_NO_123.zh}：一个单位原则上在同一第三方平台只开设一个账号",
        f"{_NO_123.en}: one unit, in principle, one account a platform",
    )
    threshold: ClassVar[Text] = Text(
        "原则上一个单位一个平台一个账号", "one a platform in principle"
    )
    mark: ClassVar[str] = "A"
    machine: ClassVar[str] = "partial"
    needs: ClassVar[Text] = Text("账号登记表", "the register of accounts")
    summary: ClassVar[Text] = Text(
        "{unit}在{platform}有{count}个账号：{names}",
        "{unit} has {count} accounts on {platform}: {names}",
    )
    remedy: ClassVar[Text] = Text(
        "请核对是否确有必要分设；没有必要的，合并或关停其中的账号。",
        "Check whether each is needed; merge or close those that are not.",
    )

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One verdict a unit and platform."""
        groups: dict[tuple[str, str], list[AccountView]] = defaultdict(list)
        for account in view.accounts:
            if not account.closed:
                unit = account.account.subject or view.site.name or view.site.key
                groups[unit, account.account.platform].append(account)
        for (unit, platform), group in groups.items():
            subject = f"{platform}:{unit}"
            if len(group) < 2:
                yield InOrder(subject)
                continue
            details: dict[str, Scalar] = {
                "unit": unit,
                "platform": platform,
                "count": len(group),
                "names": "、".join(each.account.name for each in group[:10]),
            }
            yield Candidate(subject, place_of(group[0]), details, column=group[0].key, name=unit)

    def verdict(self, account: AccountView, view: SiteView) -> Verdict:
        """Units and platforms are judged, not single accounts."""
        return InOrder(account.key)


class AccountClosedAlive(AccountRule):
    """Announced as closed, and posting on."""

    code: ClassVar[str] = "account-closed-alive"
    official: ClassVar[tuple[str, ...]] = ("M-G03",)
    level: ClassVar[Level] = Level.HINT
    title: ClassVar[Text] = Text(
        "已公告关停的账号仍在运行", "Account alive after its closing was announced"
    )
    clause: ClassVar[Text] = Text(
        f"{_NO_123.zh}：关停的应发布公告并注销账号；临沂市2025年第一季度检查通报",
        f"{_NO_123.en}: what is closed is announced and deleted; Linyi's bulletin, first quarter of 2025",
    )
    threshold: ClassVar[Text] = Text("公告关停后账号仍存在", "still there after the announced day")
    mark: ClassVar[str] = "A"
    machine: ClassVar[str] = "partial"
    needs: ClassVar[Text] = Text(
        "关停公告日期，账号的内容列表", "the day of closing, and a feed of the account"
    )
    summary: ClassVar[Text] = Text(
        "“{name}”（{platform}）已公告自{closed}关停，但{newest}仍有新内容",
        "“{name}” ({platform}) was announced as closed from {closed} and posted on {newest}",
    )
    remedy: ClassVar[Text] = Text(
        "请在平台上完成“{name}”的注销；需要继续使用的，撤回关停公告并重新备案。",
        "Delete “{name}” on its platform; if it is needed, withdraw the notice and file it again.",
    )
    by_hand: ClassVar[Text] = Text(
        "关停之后没有读到新内容；账号是否已注销，请在平台上查看",
        "no post from after its closing was read; look on the platform whether it is deleted",
    )

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """The closed ones, which no other rule judges."""
        yield from (self.verdict(each, view) for each in view.accounts if each.closed)

    def verdict(self, account: AccountView, view: SiteView) -> Verdict:
        """A post after the day of closing shows that it lives; its absence shows nothing."""
        name, key = account.account.name, account.key
        post, closed = account.closed_post, account.account.closed
        if post is None or post.at is None or closed is None:
            return Undetermined(key, self.by_hand, place_of(account), name)
        details: dict[str, Scalar] = {
            "name": name,
            "platform": account.account.platform,
            "closed": closed.isoformat(),
            "newest": day_of(post.at).isoformat(),
        }
        return Violation(key, place_of(account), details, (post.url,), column=key, name=name)


class AccountSilentGap(AccountRule):
    """Silences of the last half year that are over: a sampled inspection may have met them."""

    code: ClassVar[str] = "account-silent-gap"
    official: ClassVar[tuple[str, ...]] = ("M-V2.1",)
    level: ClassVar[Level] = Level.HINT
    title: ClassVar[Text] = Text("近半年曾中断更新", "Interrupted during the last half year")
    clause: ClassVar[Text] = AccountStale.clause
    threshold: ClassVar[Text] = Text(
        "相邻两条内容间隔超过2周", "more than 2 weeks between two posts"
    )
    mark: ClassVar[str] = "C"
    machine: ClassVar[str] = "partial"
    needs: ClassVar[Text] = _FEEDS
    clause_limits: ClassVar = {"limit_days": ClauseLimit(14, "A", "higher", _DAYS, ">")}
    summary: ClassVar[Text] = Text(
        "“{name}”（{platform}）近半年最长{longest}天未更新（{start}至{end}），超出时限共{late}天",
        "“{name}” ({platform}) was silent for up to {longest} days in the last half year ({start} to {end}); "
        "{late} days were out of time",
    )
    remedy: ClassVar[Text] = Text(
        "请查明当时没有更新的原因，安排好节假日和人员变动时的更新。",
        "Find out why, and see to updates during holidays and changes of staff.",
    )
    unread: ClassVar[Text] = Text(
        "读到的历史内容不足，无法统计近半年的更新间隔",
        "too little of its past was read to count its silences",
    )

    limit_days: int = Field(default=14, ge=1, le=365)

    def verdict(self, account: AccountView, view: SiteView) -> Verdict:
        """A candidate: posts may have been deleted since."""
        found, name = account.silences, account.account.name
        if not found.days:
            return Undetermined(account.key, self.unread, place_of(account), name)
        if found.longest <= self.limit_days or found.start is None or found.end is None:
            return InOrder(account.key, place_of(account))
        details: dict[str, Scalar] = {
            "name": name,
            "platform": account.account.platform,
            "longest": found.longest,
            "start": found.start.isoformat(),
            "end": found.end.isoformat(),
            "late": found.late_days,
        }
        return Candidate(account.key, place_of(account), details, column=account.key, name=name)
