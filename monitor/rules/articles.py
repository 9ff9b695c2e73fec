"""How articles are shown: with the time of day, with their source, in readable characters.

Templates are at fault, not single articles, so each of these is one hint for the site, with counts.
"""

import re
from collections.abc import Iterator
from typing import ClassVar

from monitor.facts import DateSource, PageKind
from monitor.rules.base import Candidate, InOrder, Level, Rule, Scalar, Text, Verdict, Violation
from monitor.rules.identity import pages_of
from monitor.view import PageView, SiteView

_SAMPLES = 20
_KEPT = 40  # characters of a date's text that the reader keeps
_TIME = re.compile(r"(?<!\d)\d{1,2} ?(?:[:：] ?\d{2}|时 ?\d{1,2} ?分)")
_DAY = re.compile(r"(?:19|20)\d\d ?[-年/.] ?\d{1,2} ?[-月/.] ?\d{1,2} ?日?")
_ROOM_FOR_TIME = 6  # characters: a blank and 08:06
_REPOSTED_TITLE = re.compile(r"^[\[【(（]?(?:转发|转载)")
_REPOSTING = re.compile(r"媒体|国务院|国家|中央|上级|省(?:委|政府|级)|转载|时政")


class PublishTime(Rule):
    """Articles show when they were published to the minute."""

    code: ClassVar[str] = "publish-time"
    title: ClassVar[Text] = Text("发布时间未精确到分", "Publishing time without hours")
    level: ClassVar[Level] = Level.HINT
    clause: ClassVar[Text] = Text(
        "国办发〔2017〕47号《政府网站发展指引》：信息发布时间格式为YYYY-MM-DD HH:MM",
        "Guidelines 〔2017〕 No. 47: publishing time is shown as YYYY-MM-DD HH:MM",
    )
    mark: ClassVar[str] = "A"
    official: ClassVar[tuple[str, ...]] = ("W-G06",)
    needs: ClassVar[Text] = Text("文章页面上显示的日期", "the date shown on articles")
    summary: ClassVar[Text] = Text(
        "{count}篇文章的页面只显示发布日期，没有时分（共核对{checked}篇），例如“{example}”",
        "Articles that show a day and no time: {count} of {checked}, for example “{example}”",
    )
    remedy: ClassVar[Text] = Text(
        "请在文章页模板中将发布时间显示为“年-月-日 时:分”（一处修改，全站生效）。",
        "Show the publishing time with hours and minutes in the template of articles.",
    )
    due_workdays: ClassVar[int] = 10

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One subject; documents are left out, whose box of facts states days."""
        shown = {
            page.url: text
            for page in view.pages
            if page.kind is PageKind.ARTICLE and page.document is None
            for text in [_visible(page)]
            if text and _tells(text)
        }
        bare = {url: text for url, text in shown.items() if not _TIME.search(text)}
        if bare:
            first = next(iter(bare))
            details: dict[str, Scalar] = {
                "count": len(bare),
                "checked": len(shown),
                "example": bare[first],
            }
            yield Violation(
                "publish-time", first, details, (), tuple(bare)[:_SAMPLES], "", "发布时间"
            )
        elif shown:
            yield InOrder("publish-time", next(iter(shown)))


def _visible(page: PageView) -> str:
    return next((seen.text for seen in page.dates if seen.source is DateSource.VISIBLE), "")


def _tells(text: str) -> bool:
    """Whether the text that was kept reaches far enough behind the day to show a time."""
    day = _DAY.search(text)
    if day is None:
        return False
    return len(text) < _KEPT or len(text) - day.end() >= _ROOM_FOR_TIME


class ArticleSource(Rule):
    """Reposted articles say where they were taken from."""

    code: ClassVar[str] = "article-source"
    title: ClassVar[Text] = Text("转载信息未标明来源", "Reposted articles without source")
    level: ClassVar[Level] = Level.HINT
    clause: ClassVar[Text] = Text(
        "国办发〔2017〕47号《政府网站发展指引》：转载信息应注明来源",
        "Guidelines 〔2017〕 No. 47: reposted items name their source",
    )
    mark: ClassVar[str] = "B"
    machine: ClassVar[str] = "partial"
    official: ClassVar[tuple[str, ...]] = ("W-G09",)
    needs: ClassVar[Text] = Text(
        "转载类栏目的文章页面、ContentSource标签", "articles of reposting columns, ContentSource"
    )
    summary: ClassVar[Text] = Text(
        "{count}篇转载类信息的页面未读到来源（共核对{checked}篇），请人工确认页面上是否标明",
        "Reposted articles on which no source was read: {count} of {checked}; please look",
    )
    remedy: ClassVar[Text] = Text(
        "请在转载信息的页面标明来源，并填写ContentSource标签。",
        "Name the source on reposted articles and fill their ContentSource label.",
    )
    due_workdays: ClassVar[int] = 5

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One subject; none where nothing seems to be reposted."""
        reposting = {
            entry.url
            for item in view.columns
            if _REPOSTING.search(item.column.name) and item.reading
            for entry in item.reading.entries
        }
        reposted = [
            page
            for page in view.pages
            if page.kind is PageKind.ARTICLE
            and (page.url in reposting or _REPOSTED_TITLE.search(page.title))
        ]
        without = [page.url for page in reposted if not _names_source(page)]
        if without:
            details: dict[str, Scalar] = {"count": len(without), "checked": len(reposted)}
            sources = tuple(without[:_SAMPLES])
            yield Candidate("article-source", without[0], details, (), sources, "", "信息来源")
        elif reposted:
            yield InOrder("article-source", reposted[0].url)


def _names_source(page: PageView) -> bool:
    return bool(page.label("ContentSource")) or "来源" in _visible(page)


class PageCharset(Rule):
    """Pages declare the characters they are written in."""

    code: ClassVar[str] = "page-charset"
    title: ClassVar[Text] = Text("页面编码声明有误", "Wrongly declared characters")
    level: ClassVar[Level] = Level.HINT
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》扣分指标·功能设计·兼容性（主流浏览器正常显示）",
        "State Council General Office Letter 〔2019〕 No. 19, deduction indicators, design: "
        "compatibility (main browsers show pages correctly)",
    )
    mark: ClassVar[str] = "A"
    machine: ClassVar[str] = "partial"
    official: ClassVar[tuple[str, ...]] = ("W-P26",)
    needs: ClassVar[Text] = Text("页面的字节和编码声明", "the bytes of pages and what they declare")
    summary: ClassVar[Text] = Text(
        "{count}个页面的编码声明与实际不符或含无法识别的字符（共{checked}页），例如：{note}",
        "Pages whose declared characters are not the actual ones, or that hold unreadable ones: "
        "{count} of {checked}, for example: {note}",
    )
    remedy: ClassVar[Text] = Text(
        "请核对页面模板和服务器响应头声明的编码，与文件实际编码一致后重新发布，并在浏览器中查看有无乱码。",
        "Make the declaration of template and server agree with the files, publish again and look.",
    )
    due_workdays: ClassVar[int] = 10

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One subject; none where no page was read."""
        pages = pages_of(view)
        odd = [page for page in pages if page.charset_note]
        if odd:
            details: dict[str, Scalar] = {
                "count": len(odd),
                "checked": len(pages),
                "note": odd[0].charset_note[:100],
            }
            sources = tuple(page.url for page in odd[:_SAMPLES])
            yield Violation("charset", odd[0].url, details, (), sources, "", "页面编码")
        elif pages:
            yield InOrder("charset", pages[0].url)
