"""Identification marks: what the foot of every page must carry.

Feet are often written by a script. Marks from a fragment that was read count for every page; while
a fragment is unread, a missing mark is undetermined.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import ClassVar

from monitor.facts import MarkKind
from monitor.rules.base import InOrder, Scalar, Text, Undetermined, Verdict, Violation
from monitor.rules.deduction import Deduction
from monitor.rules.feet import SAMPLES, Foot, feet
from monitor.view import PageView, SiteView

_NAMES: dict[MarkKind, Text] = {
    MarkKind.SITE_CODE: Text("网站标识码", "site identification code"),
    MarkKind.CONAC: Text("党政机关网站标识", "government site badge"),
    MarkKind.ICP: Text("ICP备案号", "ICP filing number"),
    MarkKind.POLICE: Text("公安备案号", "public security filing number"),
    MarkKind.HOST_UNIT: Text("主办单位", "name of the responsible unit"),
    MarkKind.CONTACT: Text("联系方式", "contact details"),
    MarkKind.SITE_MAP: Text("网站地图", "site map"),
}
_CODE = re.compile(r"[0-9]{10}|bm[0-9]{8}", re.IGNORECASE | re.ASCII)
_PLACEHOLDERS = frozenset({"1234567890", "0123456789"})
NO_PAGE = Text("首页未能打开或未被读取", "The home page could not be opened or read")
SCRIPTED = Text(
    "页脚由脚本加载，机器未能读取，请人工核对页脚",
    "The foot of the page is loaded by a script that could not be read; please check it by hand",
)


def is_site_code(text: str) -> bool:
    """Ten digits, or ``bm`` and eight digits for ministries; templates' placeholders are none."""
    code = text.strip()
    real = len(set(code[2:])) > 1 and code not in _PLACEHOLDERS
    return _CODE.fullmatch(code) is not None and real


def site_code(view: SiteView) -> str:
    """The code pages are compared with: the profile's, the home page's, or the most frequent."""
    if is_site_code(view.site.code):
        return view.site.code.strip()
    known = feet(view)
    shown = [
        mark.value.strip()
        for foot in known
        for mark in foot.of(MarkKind.SITE_CODE)
        if mark.visible and is_site_code(mark.value)
    ]
    if shown and known[0].is_home and known[0].of(MarkKind.SITE_CODE):
        return shown[0]
    counts = Counter(shown)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else ""


def pages_of(view: SiteView) -> tuple[PageView, ...]:
    """The home page and every other page, each once."""
    pages = (view.home, *view.pages) if view.home else view.pages
    return tuple({page.url: page for page in reversed(pages)}.values())[::-1]


class IdentityMark(Deduction):
    """Each mark is present, visible and right."""

    code: ClassVar[str] = "identity-mark"
    official: ClassVar[tuple[str, ...]] = ("W-P21", "W-G03")
    needs: ClassVar[Text] = Text(
        "每个页面页脚的文字、链接和图片", "text, links and pictures in the foot of every page"
    )
    title: ClassVar[Text] = Text("网站标识不全或有误", "Identification marks missing or wrong")
    block: ClassVar[str] = "design"
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》扣分指标·功能设计·网站标识；"
        "国办发〔2017〕47号《政府网站发展指引》页脚区要求",
        "State Council General Office Letter 〔2019〕 No. 19, deduction indicators, design: "
        "identification marks; Guidelines 〔2017〕 No. 47, foot of the page",
    )
    mark: ClassVar[str] = "B"
    summary: ClassVar[Text] = Text(
        "已检查的{pages}个页面（含首页）页脚均未见{mark}",
        "No foot shows the {mark_en}; pages read, with the home page: {pages}",
    )
    summaries: ClassVar[dict[str, Text]] = {
        "missing-on": Text(
            "{count}个页面的页脚未见{mark}（共检查{pages}个页面）",
            "Pages whose foot lacks the {mark_en}: {count} of {pages}",
        ),
        "hidden": Text(
            "{mark}被隐藏或写在注释中，页面上看不到",
            "The {mark_en} is hidden or commented out, so nobody sees it",
        ),
        "invalid": Text(
            "网站标识码“{value}”不是有效的标识码", "The site code “{value}” is not a valid code"
        ),
        "profile": Text(
            "页面上的网站标识码“{value}”与监测方案中的“{expected}”不一致",
            "The site code “{value}” on the page is not “{expected}”, the profile's",
        ),
        "differs": Text(
            "{count}个页面的网站标识码与“{expected}”不一致，例如“{value}”",
            "Pages whose site code is not “{expected}”: {count}, for example “{value}”",
        ),
    }
    remedy: ClassVar[Text] = Text(
        "请在网站统一页脚模板中补充或更正{mark}（一处修改，全站生效），发布后抽查首页、栏目页、文章页各一个。",
        "Add or correct the {mark_en} in the site's footer template (one change serves every page),"
        " then look at the home page, one column and one article.",
    )
    due_workdays: ClassVar[int] = 10

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One verdict a kind of mark, over the feet of all pages."""
        known = feet(view)
        for kind, name in _NAMES.items():
            yield self._verdict(kind, name, known, view)

    def _verdict(
        self, kind: MarkKind, name: Text, known: Sequence[Foot], view: SiteView
    ) -> Verdict:
        url = view.home.url if view.home else view.site.url
        if view.home is None:
            return Undetermined(kind.value, NO_PAGE, url, name.zh)
        lacking = [foot for foot in known if not foot.of(kind)]
        if any(not foot.known for foot in lacking):
            return Undetermined(kind.value, SCRIPTED, url, name.zh)
        fault, wrong = _missing(lacking, known) if lacking else _wrong(kind, known, view)
        if fault is None:
            return InOrder(kind.value, url)
        details = {"mark": name.zh, "mark_en": name.en, **fault}
        sources = tuple(foot.url for foot in wrong[:SAMPLES])
        return Violation(
            kind.value, sources[0] if sources else url, details, sources=sources, name=name.zh
        )

    def summary_of(self, violation: Violation) -> Text:
        """Each fault has its own sentence."""
        return self.summaries.get(str(violation.details.get("fault")), self.summary)


_Fault = tuple[dict[str, Scalar] | None, Sequence[Foot]]


def _missing(lacking: Sequence[Foot], known: Sequence[Foot]) -> _Fault:
    fault = "missing" if len(lacking) == len(known) else "missing-on"
    return {"fault": fault, "count": len(lacking), "pages": len(known)}, lacking


def _wrong(kind: MarkKind, known: Sequence[Foot], view: SiteView) -> _Fault:
    """Every foot carries the mark; whether it can be seen, and whether a site code is right."""
    hidden = [foot for foot in known if not any(mark.visible for mark in foot.of(kind))]
    if hidden:
        value = hidden[0].of(kind)[0].value
        return {"fault": "hidden", "value": value, "count": len(hidden)}, hidden
    return _wrong_code(known, view) if kind is MarkKind.SITE_CODE else (None, ())


def _wrong_code(known: Sequence[Foot], view: SiteView) -> _Fault:
    """What is wrong with the site code, worst first, and the pages that show it."""
    expected = site_code(view)
    wrong = [foot for foot in known if not expected or expected.casefold() not in _codes(foot)]
    if not wrong:
        return None, ()
    value = next(mark.value.strip() for mark in wrong[0].of(MarkKind.SITE_CODE) if mark.visible)
    details: dict[str, Scalar] = {"value": value, "expected": expected, "count": len(wrong)}
    if not is_site_code(value):
        return {"fault": "invalid", **details}, wrong
    return {"fault": "profile" if len(wrong) == len(known) else "differs", **details}, wrong


def _codes(foot: Foot) -> set[str]:
    """The codes a foot shows; a page may well quote another site's beside its own."""
    return {mark.value.strip().casefold() for mark in foot.of(MarkKind.SITE_CODE) if mark.visible}
