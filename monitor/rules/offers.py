"""What a home page offers beside its text: a version for the elderly and the blind, a search."""

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

from monitor.facts import MarkKind
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
from monitor.rules.deduction import Deduction
from monitor.rules.identity import NO_PAGE, is_site_code, pages_of, site_code
from monitor.view import SiteView

_SAMPLES = 20
_NO_CODE = Text("未读到网站标识码，无法核对搜索框", "No site code was read to compare with")


class AccessibilityMark(Rule):
    """The home page offers a version for the elderly or the blind."""

    code: ClassVar[str] = "accessibility-mark"
    title: ClassVar[Text] = Text("无障碍、适老化入口", "Entry to the accessible version")
    level: ClassVar[Level] = Level.HINT
    clause: ClassVar[Text] = Text(
        "无障碍、适老化改造（国家层面检查指标未见，地方检查通报列为良好做法）",
        "Accessible version (no national indicator; local bulletins praise it)",
    )
    mark: ClassVar[str] = "B"
    machine: ClassVar[str] = "partial"
    by_home_page: ClassVar[bool] = True
    official: ClassVar[tuple[str, ...]] = ("W-B03",)
    needs: ClassVar[Text] = Text("首页", "the home page")
    summary: ClassVar[Text] = Text(
        "首页未见无障碍浏览或适老化入口，请人工确认",
        "The home page shows no entry to an accessible version; please look",
    )
    remedy: ClassVar[Text] = Text(
        "请在首页显著位置提供无障碍浏览、适老化入口，并确认可用。",
        "Put an entry to the accessible version on the home page and check that it works.",
    )
    due_workdays: ClassVar[int] = 10

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One subject; scripts of the head that were read count for the home page."""
        if view.home is None:
            yield Undetermined("accessibility", NO_PAGE, view.site.url, "无障碍入口")
            return
        loaded = set(view.home.footer_scripts)
        pages = [view.home, *(page for page in view.pages if page.url in loaded)]
        kinds = {mark.kind for page in pages for mark in page.marks}
        if MarkKind.ACCESSIBILITY in kinds:
            yield InOrder("accessibility", view.home.url)
        else:
            yield Candidate("accessibility", view.home.url, {}, name="无障碍入口")


class SearchCode(Deduction):
    """The search form asks for this site's pages, not for those of the site it was copied from."""

    code: ClassVar[str] = "search-code"
    title: ClassVar[Text] = Text("站内搜索标识码有误", "Search form of another site")
    block: ClassVar[str] = "design"
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》扣分指标·功能设计·站内搜索",
        "State Council General Office Letter 〔2019〕 No. 19, deduction indicators, design: search",
    )
    mark: ClassVar[str] = "A"
    machine: ClassVar[str] = "partial"
    official: ClassVar[tuple[str, ...]] = ("W-P24",)
    needs: ClassVar[Text] = Text("页面上的搜索框", "search forms on pages")
    summary: ClassVar[Text] = Text(
        "{count}个页面的搜索框使用其他网站的标识码“{value}”（本网站为“{expected}”），可能沿用了其他网站的模板",
        "Pages whose search form carries another site's code “{value}” instead of “{expected}”: "
        "{count}; the template may be a copy",
    )
    local_summary: ClassVar[Text] = Text(
        "{count}个页面的搜索框使用本地区其他网站的标识码“{value}”（本网站为“{expected}”），"
        "请人工确认是否为统一平台的搜索",
        "Pages whose search form carries the code “{value}” of another site of the area instead of "
        "“{expected}”: {count}; it may be a common search",
    )
    remedy: ClassVar[Text] = Text(
        "请将搜索框中的网站标识码改为本网站的标识码，再用近期文章的标题试搜，确认能搜到本网站的内容。",
        "Put this site's code into the search form, then search for a recent article's title.",
    )
    due_workdays: ClassVar[int] = 10

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One subject; none where no search form carries a code."""
        shown = {
            page.url: code
            for page in pages_of(view)
            for mark in page.marks
            if mark.kind is MarkKind.SEARCH_CODE and is_site_code(code := mark.value.strip())
        }
        expected, url = site_code(view), view.home.url if view.home else view.site.url
        if not shown:
            return
        if not expected:
            yield Undetermined("search-code", _NO_CODE, url, "搜索框")
            return
        wrong = {at: code for at, code in shown.items() if code.casefold() != expected.casefold()}
        yield _told(wrong, expected) if wrong else InOrder("search-code", url)

    def summary_of(self, violation: Violation) -> Text:
        """A neighbour's code may be that of a common platform."""
        return self.local_summary if violation.details["local"] else self.summary


def _told(wrong: dict[str, str], expected: str) -> Violation:
    """A stranger's code is a fault; that of the same area may belong to a search of all its sites."""
    strangers = {at: code for at, code in wrong.items() if code[:4] != expected[:4]}
    pages = strangers or wrong
    value = Counter(pages.values()).most_common(1)[0][0]
    alike = [at for at, code in pages.items() if code == value]
    details: dict[str, Scalar] = {
        "value": value,
        "expected": expected,
        "count": len(alike),
        "local": not strangers,
    }
    told = Violation if strangers else Candidate
    sources = tuple(alike[:_SAMPLES])
    return told("search-code", alike[0], details, sources=sources, name="搜索框")
