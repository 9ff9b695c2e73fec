"""Links into somebody's own network or onto somebody's own disk: nobody outside can open them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from monitor.illicit.hosts import intranet
from monitor.rules.base import Met, Scalar, Tally, Text, Verdict, Violation
from monitor.rules.deduction import Deduction
from monitor.rules.signs import where
from monitor.view import SiteView

_KINDS = {
    "private": Text("内网地址", "an address of a private network"),
    "loopback": Text("本机地址", "an address of the visitor's own machine"),
    "file": Text("本地文件路径", "a path on somebody's own disk"),
    "no-dot": Text("内网主机名", "a host name of a private network"),
}


class IntranetAddress(Deduction):
    """Links to private addresses, local files and hosts without a domain."""

    code: ClassVar[str] = "intranet-address"
    title: ClassVar[Text] = Text("内网或本地地址链接", "Links into a private network")
    block: ClassVar[str] = "design"
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》扣分指标·功能设计·可用性（错链）",
        "State Council General Office Letter 〔2019〕 No. 19, deduction indicators, design: "
        "availability (wrong links)",
    )
    mark: ClassVar[str] = "A"
    official: ClassVar[tuple[str, ...]] = ("W-P22", "W-G08")
    needs: ClassVar[Text] = Text("页面源代码中的链接地址", "the addresses of links in the markup")
    summary: ClassVar[Text] = Text(
        "链接“{anchor}”指向{kind}{target}，外部无法访问，共{pages}个页面引用",
        "The link “{anchor}” leads to {kind_en}, {target}, which nobody outside can open; pages: {pages}",
    )
    remedy: ClassVar[Text] = Text(
        "请打开所列页面，把该链接改为可公开访问的正式地址，没有公开地址的删除该链接；"
        "本地文件请先上传到网站再重新插入。",
        "Open the page listed and give the link its public address, or remove it where there is none; "
        "upload a local file to the site first and insert it anew.",
    )
    due_workdays: ClassVar[int] = 3

    # As for dead links on pages other than the home page; not seen in the text of 2019.
    points_each: float = Field(default=0.1, ge=0, le=100)

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One violation an address."""
        for link in view.outward.links:
            if not (kind := intranet(link.url)):
                continue
            page, details = where(link.seen, link.url)
            details |= self._told(link.url, link.anchor, kind)
            name = link.anchor or link.url
            yield Violation(link.url, page, details, (link.url,), link.seen.sources, name=name)

    def _told(self, url: str, anchor: str, kind: str) -> dict[str, Scalar]:
        return {
            "target": url[:200],
            "anchor": anchor or url[:200],
            "network": kind,
            "kind": _KINDS[kind].zh,
            "kind_en": _KINDS[kind].en,
        }

    def tally(self, verdicts: Iterable[Verdict], view: SiteView) -> Tally:
        """No such link on pages that were read is in order."""
        tally = super().tally(verdicts, view)
        clean = tally.met is Met.UNDETERMINED and view.run is not None and bool(view.pages)
        return replace(tally, met=Met.MET) if clean else tally
