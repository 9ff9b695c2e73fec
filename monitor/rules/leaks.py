"""What should not be public (W-S01 to W-S08): one verdict for each page or file and kind, masked and counted.

Values, words around them and titles are not here: what was found came sealed from the reader.
"""

from abc import abstractmethod
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import ClassVar

from monitor.facts import Leak, LeakKind
from monitor.leaks.telling import place_of
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
from monitor.view import LeakView, SiteView

FORMS = 5  # masked forms told of one page or file
_MANY = 200  # the reader tells no more of one page or file
_SOURCES = 20
_TEMPLATE = 3  # pages with the same numbers: one place to mend, not so many faults
_UNREAD = Text(
    "本次监测没有读到可供查找的页面或附件", "No page or file was read that could be searched"
)
_FILE, _PAGE = Text("附件", "The file"), Text("页面", "The page")

Group = Sequence[LeakView]


class LeakRule(Rule):
    """One kind. What lies in the columns and under the addresses of the allow-lists is published on purpose."""

    level: ClassVar[Level] = Level.DUTY
    machine: ClassVar[str] = "partial"
    mark: ClassVar[str] = "B"
    unit: ClassVar[Text] = Text("处", "")
    needs: ClassVar[Text] = Text(
        "页面和附件的全部文字，包括隐藏的工作表、行列、批注和文件属性；读到时即脱敏，不保存原文",
        "all words of pages and files, hidden sheets, rows, comments and properties among them; masked as they "
        "are read, the values are not kept",
    )

    allow_columns: tuple[str, ...] = ()  # names or addresses: 行政处罚公示
    allow_urls: tuple[str, ...] = ()  # beginnings of addresses of pages or files

    @property
    @abstractmethod
    def kind(self) -> LeakKind:
        """What it looks for, an attribute of each indicator."""

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One verdict a page or file; the same numbers on several pages are one."""
        groups: dict[str, list[LeakView]] = defaultdict(list)
        for item in view.leaks:
            if item.leak.kind is self.kind:
                groups[item.url].append(item)
        allowed = self._allowed(view)
        excused = {url for url, group in groups.items() if self._is_excused(group[0], allowed)}
        told = [group for url, group in groups.items() if url not in excused]
        if not view.pages and not view.files_searched:
            yield Undetermined("site", _UNREAD, view.site.url)
        elif not told:
            yield InOrder("site", view.site.url)
        if view.files_unread:
            yield _unread_files(view.files_unread)
        yield from (InOrder(url, url) for url in sorted(excused))
        yield from self._verdicts(told)

    def _allowed(self, view: SiteView) -> frozenset[str]:
        """The addresses of the columns that may publish it."""
        wanted = {each.strip() for each in self.allow_columns}
        columns = (item.column for item in view.columns)
        named = {each.url for each in columns if each.name in wanted or each.url in wanted}
        return frozenset(named | wanted)

    def _is_excused(self, item: LeakView, allowed: frozenset[str]) -> bool:
        pages = (item.url, *item.sources)
        listed = not allowed.isdisjoint((*item.columns, item.url))
        return listed or any(url.startswith(self.allow_urls) for url in pages)

    def _verdicts(self, told: Sequence[Group]) -> Iterator[Verdict]:
        alike: dict[frozenset[str], list[Group]] = defaultdict(list)
        for group in told:
            alike[_identity(group)].append(group)
        for values, groups in alike.items():
            if values and len(groups) >= _TEMPLATE:
                yield self._verdict("same " + min(values), groups)
            else:
                yield from (self._verdict(group[0].url, [group]) for group in groups)

    def _verdict(self, subject: str, groups: Sequence[Group]) -> Violation:
        first = groups[0]
        leaks = sorted((item.leak for item in first), key=lambda leak: not leak.certain)
        made = Violation if self.is_certain(leaks) else Candidate
        pages = tuple(group[0].url for group in groups)
        return made(
            subject,
            first[0].url,
            _details(leaks, first[0].is_file, len(pages)),
            sources=(first[0].sources if len(pages) == 1 else pages)[:_SOURCES],
            column=first[0].columns[0] if first[0].columns else "",
            name=first[0].url,
        )

    def is_certain(self, leaks: Sequence[Leak]) -> bool:
        """Whether it is a fault without a person's word."""
        return False


def _identity(group: Group) -> frozenset[str]:
    """The values of a page; nothing for a file, and for marks, which are each document's own."""
    keys = frozenset(item.leak.key for item in group)
    return frozenset() if group[0].is_file or "" in keys else keys


def _unread_files(urls: Sequence[str]) -> Undetermined:
    count = len(urls)
    reason = Text(f"{count}个附件未能读出文字", f"the text of {count} files could not be read")
    return Undetermined("files", reason, urls[0], "附件")


def _details(leaks: Sequence[Leak], is_file: bool, pages: int) -> dict[str, Scalar]:
    """Numbers, masked forms and places; ``key`` tells the same number on two pages, and no one the number."""
    places = list(dict.fromkeys(map(place_of, leaks)))
    where = _FILE if is_file else _PAGE
    return {
        "where": where.zh,
        "where_en": where.en,
        "count": len(leaks),
        "certain": sum(leak.certain for leak in leaks),
        "least": "以上" if len(leaks) >= _MANY else "",
        "least_en": " at least" if len(leaks) >= _MANY else "",
        "times": sum(leak.amount for leak in leaks),
        "masked": _some(_forms(leaks), "、", "等"),
        "place": _some([place.zh for place in places], "、", "等"),
        "place_en": _some([place.en for place in places], "; ", " …"),
        "near": next((leak.near for leak in leaks if leak.near), ""),
        "key": " ".join([leak.key for leak in leaks if leak.key][:FORMS]),
        "pages": pages,
        "spread": f"，同样的内容见于{pages}个页面" if pages > 1 else "",
        "spread_en": f"; the same stands on {pages} pages" if pages > 1 else "",
    }


def _forms(leaks: Sequence[Leak]) -> list[str]:
    """One form a value, though two values may look alike masked; a mark once, however often it stands there."""
    if all(leak.key for leak in leaks):
        return [leak.masked for leak in leaks]
    return list(dict.fromkeys(leak.masked for leak in leaks))


def _some(words: Sequence[str], comma: str, more: str) -> str:
    return comma.join(words[:FORMS]) + (more if len(words) > FORMS else "")
