"""Links to a place within a page (``page.htm#part2``) that the page does not have. Only where a profile asks for it."""

from collections import defaultdict
from collections.abc import Iterator
from typing import ClassVar
from urllib.parse import unquote

from monitor.rules.base import InOrder, Level, Rule, Scalar, Text, Undetermined, Verdict, Violation
from monitor.view import PageView, SiteView

_OFF = Text(
    "方案未启用锚点检查（[crawl] fragments = true）",
    "The profile does not ask for it ([crawl] fragments = true)",
)
_NONE = Text("未见指向页内位置的链接", "No link to a place within a page was seen")
_UNREAD = Text("目标页面未读取", "The page it leads to was not read")
_SCRIPTED = Text(
    "目标页面由脚本生成或过大，无法断定",
    "The page it leads to is built by a script, or too large, so nobody can tell",
)
_SHOWN = 20
_NAMED = 5  # places in the sentence
_MOST = 60  # characters of one
_ENCODINGS = ("utf-8", "gb18030")


class FragmentMissing(Rule):
    """Each page that others link to places of: whether it has all of them."""

    code: ClassVar[str] = "fragment-missing"
    official: ClassVar[tuple[str, ...]] = ("W-P22",)
    level: ClassVar[Level] = Level.HINT
    mark: ClassVar[str] = "D"
    title: ClassVar[Text] = Text("链接的页内位置不存在", "Links to places that a page lacks")
    needs: ClassVar[Text] = Text(
        "方案启用锚点检查（[crawl] fragments = true）后的目标页面全文",
        "the markup of the pages linked to, where the profile says [crawl] fragments = true",
    )
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》扣分指标·功能设计·可用性；指标未提及页内位置，本项仅作提示",
        "State Council General Office Letter 〔2019〕 No. 19, deduction indicators, design: availability; it does not "
        "mention places within pages, so this is only a hint",
    )
    summary: ClassVar[Text] = Text(
        "{count}个页内位置不存在：{places}（{pages}个页面链接到此）",
        "Places that the page lacks: {count} ({places}), linked to from {pages} pages",
    )
    remedy: ClassVar[Text] = Text(
        "请在目标页面补上对应的锚点（id），或将链接改为现有的锚点；大小写须一致。",
        "Give the page the missing ids, or let the links name ids that are there; upper and lower case differ.",
    )
    due_workdays: ClassVar[int] = 10

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One verdict a page linked to."""
        if not view.site.crawl.fragments:
            yield Undetermined(view.site.url, _OFF, view.site.url)
            return
        wanted: defaultdict[str, dict[str, dict[str, None]]] = defaultdict(dict)
        for page in view.pages:
            for url, place in page.fragments.jumps if page.fragments else ():
                wanted[url].setdefault(place, {})[page.url] = None
        if not wanted:
            yield Undetermined(view.site.url, _NONE, view.site.url)
        pages = {page.url: page for page in view.pages}
        for url, places in wanted.items():
            yield _verdict(url, places, pages.get(url))


def _verdict(url: str, places: dict[str, dict[str, None]], page: PageView | None) -> Verdict:
    if page is None or page.fragments is None:
        return Undetermined(url, _UNREAD, url)
    known = page.fragments.known
    missing = {place: sources for place, sources in places.items() if not _has(known, place)}
    if not missing:
        return InOrder(url, url)
    if not page.fragments.whole:
        return Undetermined(url, _SCRIPTED, url, page.title)
    sources = list(dict.fromkeys(source for shown in missing.values() for source in shown))
    details: dict[str, Scalar] = {
        "count": len(missing),
        "places": ", ".join(f"#{place[:_MOST]}" for place in list(missing)[:_NAMED]),
        "pages": len(sources),
    }
    evidence = tuple(f"{url}#{place}" for place in list(missing)[:_SHOWN])
    return Violation(
        url, sources[0], details, evidence, tuple(sources[:_SHOWN]), name=page.title or url
    )


def _has(known: frozenset[str], place: str) -> bool:
    """As it is written, then decoded, as browsers do; old pages are encoded in GBK."""
    return place in known or any(unquote(place, each) in known for each in _ENCODINGS)
