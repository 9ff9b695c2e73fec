"""External links whose target turned into something else: for sale, another title, another owner."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from monitor.illicit.hosts import owner_of
from monitor.illicit.words import changed_owner, is_telling, parked, vice
from monitor.outward import Target, TitleSeen
from monitor.prints import alike
from monitor.rules.base import Candidate, InOrder, Level, Text, Undetermined, Verdict
from monitor.rules.signs import UNLAWFUL, UNREAD, Sign, where
from monitor.view import SiteView


class ExternalTurned(Sign):
    """Targets of external links that turned into something else: for sale, another title, another owner."""

    code: ClassVar[str] = "external-turned"
    title: ClassVar[Text] = Text(
        "外部链接内容变更", "External links that lead to something else now"
    )
    level: ClassVar[Level] = Level.HINT
    clause: ClassVar[Text] = UNLAWFUL
    mark: ClassVar[str] = "B"
    official: ClassVar[tuple[str, ...]] = ("W-V1.3", "W-G08")
    needs: ClassVar[Text] = Text(
        "外部链接所指页面的标题及正文特征，至少两次检查",
        "titles of the pages behind external links and sketches of their texts, by two runs",
    )
    summary: ClassVar[Text] = Text(
        "外部链接“{anchor}”（{target}）{why}：现标题“{title}”，原标题“{before}”，共{pages}个页面引用，请人工核实",
        "The external link “{anchor}” ({target}) {why_en}: its title is “{title}”, it was “{before}”; "
        "pages: {pages}; please have a person look",
    )
    remedy: ClassVar[Text] = Text(
        "请人工打开该链接核实。一经确认已不是原网站，立即断开该链接并报告本单位网站负责人；"
        "对方更名或改版的，请改正链接名称和地址。",
        "Open the link and look. Once confirmed that it is no longer the site it was, remove it at once and report "
        "it to the head of the site; correct name and address where the other site only changed them.",
    )

    shown_days: int = Field(default=31, ge=1, le=366)  # so long a change waits for a person
    same_text: float = Field(
        default=0.5, gt=0, le=1
    )  # of the text in common: the title alone changed

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One verdict an address whose title changed, is for sale or was not read again."""
        for target in view.outward.targets:
            if target.now is None:
                yield Undetermined(target.url, UNREAD, target.url, target.anchor)
            elif vice(target.now.title) is None:
                yield self._weighed(view, target, target.now)
        if view.outward.external_pages and not view.outward.titles_read:
            yield Undetermined("site", _NEVER_READ, view.site.url, "全站")

    def _weighed(self, view: SiteView, target: Target, now: TitleSeen) -> Verdict:
        before = target.before
        if parked(now.title):
            return _turned(target, now, before, _FOR_SALE)
        recent = (view.last_look - now.at.date()).days < self.shown_days
        if before is None or not recent or self._says_the_same(before, now):
            return InOrder(target.url, target.url)
        moved = owner_of(now.host) != owner_of(before.host)
        if changed_owner(before.title, now.title, target.anchor):
            return _turned(target, now, before, _MOVED if moved else _RENAMED)
        if moved and is_telling(now.title) and now.title != before.title:
            return _turned(target, now, before, _MOVED)
        return InOrder(target.url, target.url)

    def _says_the_same(self, before: TitleSeen, now: TitleSeen) -> bool:
        """Whether the text stayed what it was, whatever stands over it now; unknown for pages of few words."""
        share = alike(before.sketch, now.sketch)
        return share is not None and share >= self.same_text


_NEVER_READ = Text(
    "未读到任何外部链接所指页面的标题", "No title of a page behind an external link was read"
)
_FOR_SALE = Text("所指域名正在出售或停放", "leads to a domain that is for sale")
_RENAMED = Text("所指页面已变为另一内容", "leads to something else now")
_MOVED = Text("已跳转到另一域名", "leads to another domain now")


def _turned(target: Target, now: TitleSeen, before: TitleSeen | None, why: Text) -> Candidate:
    page, details = where(target.seen, target.url)
    details |= {
        "target": target.url,
        "anchor": target.anchor or target.url[:200],
        "title": now.title,
        "before": before.title if before else "—",
        "host": now.host,
        "host_before": before.host if before else "",
        "since": now.at.date().isoformat(),
        "why": why.zh,
        "why_en": why.en,
    }
    evidence = (target.url, now.title)
    name = target.anchor or target.url
    return Candidate(target.url, page, details, evidence, target.seen.sources, name=name)
