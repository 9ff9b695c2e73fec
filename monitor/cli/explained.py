"""How a page was read, as text for a terminal: the visit, what kind of page it is, its list, its dates, its marks.

Every word of the page is hostile until cleaned; addresses are shown whole, because they are what one copies.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from monitor.cli.explained_words import MARKS, PAGES, SOURCES, STATUSES, no_page, reason, state
from monitor.explanation import Explanation
from monitor.facts import DateSeen, Fetch, LinkKind, ListReading, Outcome, Page, Place
from monitor.leaks.telling import KINDS, place_of
from monitor.text import Text
from reports.clean import one_line
from reports.text_table import table
from reports.wording import wording

_WIDTH = 120
_MOST_ROWS = 60
_PLACES = {
    Place.NAVIGATION: Text("导航", "menu"),
    Place.BREADCRUMB: Text("位置", "breadcrumb"),
    Place.CONTENT: Text("正文", "content"),
    Place.FOOTER: Text("页脚", "footer"),
}
_KINDS = {
    LinkKind.PAGE: Text("网页", "page"),
    LinkKind.IMAGE: Text("图片", "image"),
    LinkKind.SCRIPT: Text("脚本", "script"),
    LinkKind.STYLE: Text("样式", "style"),
    LinkKind.ATTACHMENT: Text("附件", "attachment"),
    LinkKind.FRAME: Text("框架", "frame"),
}


def lines(explanation: Explanation, lang: str) -> Iterator[str]:
    """The explanation line by line, in the reader's language."""
    say = _Say(lang)
    yield from _visits(explanation.visits, say)
    page = explanation.page
    if page is None:
        yield say.text(no_page(explanation.visits[-1] if explanation.visits else None))
        return
    yield from _page(page, say)
    yield from _list(page.reading, say)
    yield from _pairs(say("标签", "Labels"), [(label.name, label.value) for label in page.labels])
    yield from _marks((page, *explanation.fragments), say)
    yield from _document(page, say)
    yield from _letters(page, say)
    yield from _leaks(page, say)
    yield from _links(page, say)


class _Say:
    """Picks the language, cleans what pages say."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __call__(self, zh: str, en: str) -> str:
        return en if self.lang == "en" else zh

    def text(self, both: Text) -> str:
        return both.say(self.lang)

    def outcome(self, outcome: Outcome) -> str:
        return wording("en" if self.lang == "en" else "zh").label("outcome", outcome)


def _visits(visits: Sequence[Fetch], say: _Say) -> Iterator[str]:
    yield _title(say("访问", "Visits"))
    for visit in visits:
        status = f" {visit.status}" if visit.status else ""
        # Files are not read here: no bytes does not mean that there are none.
        size = f"  {visit.bytes:,} B" if visit.bytes else ""
        size += f"  {visit.milliseconds} ms"
        yield f"{say.outcome(visit.outcome)}{status}{size}  {one_line(visit.url)}"
        for hop in visit.chain[1:]:
            yield f"    → {one_line(hop)}"
        if visit.final_url:
            yield f"    → {one_line(visit.final_url)}"
        if visit.error:
            yield f"    {one_line(visit.error)}"


def _page(page: Page, say: _Say) -> Iterator[str]:
    yield _title(say("网页", "Page"))
    yield from _two(say("类型", "kind"), say.text(PAGES[page.kind]))
    yield from _two(say("标题", "title"), page.title)
    yield from _two(say("编码", "charset"), f"{page.charset}  {page.charset_note}".strip())
    trail = " > ".join(crumb.anchor for crumb in page.breadcrumbs)
    yield from _two(say("位置", "breadcrumb"), trail)
    for seen in page.dates:
        yield from _two(say("日期", "date"), _dated(seen, say))


def _dated(seen: DateSeen, say: _Say) -> str:
    return f"{seen.value}  {say.text(SOURCES[seen.source])}  “{one_line(seen.text, 80)}”"


def _list(reading: ListReading | None, say: _Say) -> Iterator[str]:
    if reading is None:
        return
    yield _title(say("列表", "List"))
    yield from _two(say("读取方式", "adapter"), reading.adapter)
    yield from _two(say("结果", "state"), say.text(state(reading)))
    yield from _two(say("原因", "reason"), say.text(reason(reading.reason)))
    yield from _two(say("名称", "name"), reading.name)
    dates = [entry.stated for entry in reading.entries if entry.stated]
    yield from _two(say("最新日期", "newest"), str(max(dates)) if dates else "")
    for url in reading.asks:
        yield from _two(say("接口", "asked"), url)
    for url in reading.next_urls[:3]:
        yield from _two(say("下一页", "next page"), url)
    if reading.entries:
        yield from _entries(reading, say)


def _entries(reading: ListReading, say: _Say) -> Iterator[str]:
    """One row an entry: its date, where that came from, the words it was read from."""
    header = [
        say("日期", "date"),
        say("来自", "from"),
        say("原文", "read from"),
        say("标题 / 地址", "title / address"),
    ]
    rows = []
    for entry in reading.entries[:_MOST_ROWS]:
        pin = say("[置顶] ", "[pinned] ") if entry.pinned else ""
        title = one_line(entry.title, 120) or say("（标题不显示）", "(title not shown)")
        place = f"{pin}{title} {one_line(entry.url)}"
        source = say.text(SOURCES[entry.source]) if entry.source else ""
        day = str(entry.stated or "–")
        rows.append([day, source, one_line(entry.text, 40), place])
    yield table(header, rows, _WIDTH)
    left = len(reading.entries) - _MOST_ROWS
    if left > 0:
        yield say(f"……另有 {left} 条", f"… and {left} more")


def _marks(pages: Sequence[Page], say: _Say) -> Iterator[str]:
    """Marks of the page, then of the fragments it loads, with the address of each fragment."""
    rows = []
    for number, page in enumerate(pages):
        for mark in page.marks:
            hidden = "" if mark.visible else say("（不可见）", " (hidden)")
            where = "" if number == 0 else f"  ← {one_line(page.url)}"
            value = f"{one_line(mark.value)}{hidden}  {one_line(mark.url)}{where}"
            rows.append((say.text(MARKS[mark.kind]), value))
    yield from _pairs(say("标识", "Marks"), rows)
    for url in pages[0].footer_scripts:
        yield from _two(say("嵌入", "fragment"), url)


def _document(page: Page, say: _Say) -> Iterator[str]:
    facts = page.document
    rows = [] if facts is None else [
        (say("文号", "number"), facts.number),
        (say("索引号", "index"), facts.index),
        (say("成文日期", "made"), str(facts.made or "")),
        (say("发布机构", "issuer"), facts.issuer),
        (say("有效性", "validity"), facts.validity),
        (say("公开属性", "openness"), facts.openness),
    ]  # fmt: skip
    rows += [(say("关联", "related"), url) for url in page.related]
    if page.related_by_script:
        rows.append((say("关联", "related"), say("由脚本查询，无法读取", "asked for by a script")))
    yield from _pairs(say("文件", "Document"), [row for row in rows if row[1]])


def _letters(page: Page, say: _Say) -> Iterator[str]:
    """The letters a mailbox page shows: when each came and was answered, never what it says."""
    rows = []
    for letter in page.messages[:_MOST_ROWS]:
        asked, answered = letter.asked_text or letter.asked, letter.answered_text or letter.answered
        told = [
            say(f"来信 {asked}", f"asked {asked}") if asked else "",
            say(f"答复 {answered}", f"answered {answered}") if answered else "",
            say.text(STATUSES[letter.status]),
            f"“{one_line(letter.status_text, 20)}”" if letter.status_text else "",
            one_line(letter.unit, 40),
        ]
        rows.append((letter.number or "–", "  ".join(part for part in told if part)))
    count = len(page.messages)
    yield from _pairs(say(f"来信 {count}", f"Letters {count}"), rows)


def _leaks(page: Page, say: _Say) -> Iterator[str]:
    """What should not be public, masked as it was read: nobody needs the value to find it."""
    rows = []
    for leak in page.leaks[:_MOST_ROWS]:
        doubt = "" if leak.certain else say("（待人工复核）", "(for a person to check)")
        told = f"{one_line(leak.masked, 60)}  {say.text(place_of(leak))}{doubt}"
        rows.append((say.text(KINDS[leak.kind]), told))
    count = len(page.leaks)
    yield from _pairs(say(f"不宜公开的内容 {count}", f"Not for the public {count}"), rows)


def _links(page: Page, say: _Say) -> Iterator[str]:
    """How many links stand where; the defective and the hidden ones by name."""
    yield _title(say(f"链接 {len(page.links)}", f"Links {len(page.links)}"))
    counts = Counter((link.place, link.kind) for link in page.links)
    for (place, kind), count in sorted(counts.items()):
        yield from _two(say.text(_PLACES[place]), f"{say.text(_KINDS[kind])} {count}")
    for link in page.links:
        if link.defect is not None:
            yield from _two(say.outcome(link.defect), f"“{one_line(link.anchor, 60)}” {link.url}")
        elif link.hidden and link.kind is LinkKind.PAGE:
            words = f"“{one_line(link.anchor, 60)}” {link.url}"
            yield from _two(say("不可见", "hidden"), words)


def _pairs(title: str, rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    if rows:
        yield _title(title)
    for name, value in rows:
        yield from _two(name, value)


def _two(name: str, value: str) -> Iterator[str]:
    """A name and its value; nothing where there is no value."""
    if value:
        yield table([], [[one_line(name, 24), one_line(value)]], _WIDTH, "  ")


def _title(words: str) -> str:
    return f"\n■ {words}"
