"""Which documents need an interpretation: a guess by number, issuer and kind, unless a person settled it.

Pure. 政府规章 and numbered 规范性文件 in the unit's own name need one. 意见, 措施, 标准, 规划, 计划, 方案,
预案 and what touches people's interests likely do, which a person confirms.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from monitor.doc_numbers import DocNumber, own_number
from monitor.titles import folded, issued_name, not_required
from monitor.view import Grade, Need, PageView

_NORMATIVE = re.compile(r"(?:办法|规定|细则|规则|规程|条例)$")
_KIND = re.compile(
    r"(?:意见|措施|标准|规划|规划纲要|行动纲要|计划|方案|预案|政策|指南|指引|规范|目录|清单)$"
)
_INTEREST = re.compile(
    r"价格|收费|[电水气热]价|补贴|补助|奖励|资助|扶持|优惠|减免|社保|医保|养老|住房|就业|救助|民生"
)
_INTERNAL = re.compile(r"内部|机关|会议费|差旅费|考勤|值班|公务接待|公务用车|党组|议事规则|印章")
_AMENDS = re.compile(r"关于(?:修改|修订|修正)")
_DRAFT = re.compile(r"征求意见稿|草案|征求.{0,30}意见")
_NUMBERS = re.compile(r"\(?[\u4e00-\u9fa5]{0,16}\(\d{4}\)第?\d{1,5}号\)?|\d{4}年第?\d{1,5}号令")

_PORTAL = re.compile(r"(?:政府)?门户网站$|政府网站$|官方网站$|网站$|官网$")
_JOINTS = re.compile(r"[和与及、\s]|委员会|委$|局$")
_MIN_UNIT = 4
_NATIONAL = re.compile(r"国务院|国家|中共中央|中华人民共和国|全国")
_NATIONAL_WORD = re.compile(r"国(?:发|办|函|令)|中(?:发|办)|发改")
_PROVINCES = frozenset("京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新")
_PROVINCE = re.compile(r"^[\u4e00-\u9fa5]{2,3}省|^[\u4e00-\u9fa5]{2,6}自治区")


@dataclass(frozen=True, slots=True)
class Duties:
    """What is known of the unit, and what a person settled: parts of titles, or addresses."""

    name: str = ""  # of the unit that runs the site
    words: frozenset[str] = frozenset()  # 滨发改: what its own numbers begin with
    require: tuple[str, ...] = ()
    not_required: tuple[str, ...] = ()
    unclear: Grade = Grade.UNCLEAR  # how a title is taken that does not tell its kind

    def of(self, page: PageView) -> Need:
        """Whether a document needs an interpretation, and what that goes by."""
        if _is_among(page, self.not_required):
            return Need(Grade.NOT_REQUIRED, "person")
        if _is_among(page, self.require):
            return Need(Grade.REQUIRED, "person")
        needless = not_required(page.title)
        if needless:
            return Need(Grade.NOT_REQUIRED, needless)
        number = own_number(page.document.number if page.document else "", page.title)
        if self._is_of_others(page, number):
            return Need(Grade.NOT_REQUIRED, "other-issuer")
        own = number is not None and (number.word in self.words or is_issuer(page, self.name))
        need = _by_title(page.title, own)
        return need if need.grade is not Grade.UNCLEAR else Need(self.unclear, need.ground)

    def _is_of_others(self, page: PageView, number: DocNumber | None) -> bool:
        """Whether the nation or the province issued it, as far as it visibly says so."""
        if not self.name or is_issuer(page, self.name):
            return False
        issuer = page.document.issuer if page.document else ""
        if issuer and (_NATIONAL.match(issuer) or _PROVINCE.match(issuer)):
            return True
        if number is None or not self.words or number.word[0] in {word[0] for word in self.words}:
            return False
        return bool(_NATIONAL_WORD.match(number.word)) or number.word[0] in _PROVINCES


def own_words(pages: Iterable[PageView], name: str) -> frozenset[str]:
    """The words of numbers on documents that name the unit as their issuer."""
    found = set()
    for page in pages:
        number = own_number(page.document.number if page.document else "", page.title)
        if number is not None and is_issuer(page, name):
            found.add(number.word)
    return frozenset(found)


def is_issuer(page: PageView, name: str) -> bool:
    """Whether a document names the unit as its issuer, in its box or at the head of its title."""
    unit = _unit(name)
    if len(unit) < _MIN_UNIT:
        return False
    issuer = _unit(page.document.issuer) if page.document else ""
    named = len(issuer) >= _MIN_UNIT and (issuer in unit or unit in issuer)
    return named or _unit(page.title.partition("关于")[0]).startswith(unit)


def _by_title(title: str, own: bool) -> Need:
    text = _NUMBERS.sub("", folded(title))
    if _DRAFT.search(text):
        return Need(Grade.UNCLEAR, "draft")
    name = issued_name(text)
    if _NORMATIVE.search(name):
        if _INTERNAL.search(name):
            return Need(Grade.LIKELY, "internal")
        return Need(Grade.REQUIRED, "own-normative") if own else Need(Grade.LIKELY, "normative")
    if _AMENDS.search(text):
        return Need(Grade.LIKELY, "amendment")
    if _KIND.search(name):
        return Need(Grade.LIKELY, "kind")
    return Need(Grade.LIKELY, "interest") if _INTEREST.search(name) else _UNCLEAR


_UNCLEAR = Need(Grade.UNCLEAR, "unclear")


def _is_among(page: PageView, settled: tuple[str, ...]) -> bool:
    title, address = folded(page.title), page.url.partition("://")[2]
    return any(
        entry.partition("://")[2] == address if "://" in entry else folded(entry) in title
        for entry in settled
        if entry.strip()
    )


def _unit(name: str) -> str:
    return _JOINTS.sub("", _PORTAL.sub("", name.strip()[:100]))
