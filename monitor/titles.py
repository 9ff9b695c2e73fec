"""Titles of documents and of their interpretations, reduced to the name they have in common.

Full-width signs, issuers, “关于印发…的通知” and “一图读懂” differ between the two; years, batches
and places must not, because every year and every county has its plan of the same name.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rapidfuzz import fuzz

MIN_NAME = 4
_MAX_TITLE = 300
_ALIKE = 0.85  # of two names where neither holds the other
_MIN_HELD = 6  # characters a name must have to be recognised inside another
_SURE_HELD = 12  # so long a name is no accident, however much stands around it
_HELD_SHARE = 0.6

_BRACKETS = dict.fromkeys("〔[【{", "(") | dict.fromkeys("〕]】}", ")")
_FOLD = str.maketrans(_BRACKETS | dict.fromkeys("—–~\u2010\u2212", "-"))
_BLANKS = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")  # those of no width as well
_QUOTED = re.compile(r"《([^《》]{4,200})》")
_OWN_NAME = re.compile(r"(?:^|印发|发布|公布|下达|出台|制定)《([^《》]{4,200})》")
_ISSUED = re.compile(r"^.{0,60}?关于(?:印发|发布|公布|下达)?")
_GENRE = re.compile(r"的?(?:通知|公告|通告|决定|通报|令)$")
_EDITION = re.compile(
    r"\((?:试行|暂行|修订|修订版|修正|征求意见稿|全文)\)|第\d{1,4}号令?|令第\d{1,4}号"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_YEAR_WORDS = re.compile(r"(?<!\d)(?:19|20)\d{2}(?:-(?:19|20)\d{2})?(?!\d)年?[度版]?")
_ORDINAL = re.compile(r"第[一二三四五六七八九十百\d]{1,4}[批期次]")
_SIGNS = re.compile(r"[\W_]")
# 安泰县, 滨海新区, 恩施土家族苗族自治州 at the head of a name. 全市 and 我县 are whoever speaks, and
# 城乡社区, 智慧城市, 促进乡村… only look like places.
_PLACE = re.compile(
    r"(?![全我本各该](?:省|市|县|区|州|旗|镇|乡)|城[乡镇]|乡[镇村]|街道|农村"
    r"|促进|加[强快]|支持|推[进动]|规范|做好|鼓励|扶持|深化|优化|完善|落实|建立|提升|实施|全面|进一步)"
    r"(?:[\u4e00-\u9fa5]{2,10}?自治[区州县旗]"
    r"|[\u4e00-\u9fa5]{2,4}?(?:新区|街道|(?<![社小园片辖景灾街校牧])区"
    r"|(?<!智慧城)(?<!海绵城)(?<!文明城)(?<!中心城)(?<!韧性城)(?<!特大城)(?<!型城)市|[省县州旗镇乡])"
    r"(?![域场民容村镇块间级]))"
)
_MAX_PLACES = 4  # 省, 市, 县, 镇
_LEAD = re.compile(
    r"^(?:一图[读看]懂|图解|(?:政策|图文|图片|文字|视频|动漫|专家|权威)?解读|(?:政策)?问答|快问快答)"
    r"[:|·、-]{0,3}"
    r"|^.{0,40}?(?:负责(?:同志|人)|发言人)就"
)
_TAIL = re.compile(
    r"的?(?:(?:政策|文字|图文|图片|视频|专家|文件)?解读|答记者问|政策问答|问答|图解|起草说明|编制说明)"
    r"(?:之[一二三四五六七八九十]|\([一二三四五六七八九十\d]{1,3}\))?$"
)
_INTERPRETS = re.compile(
    r"解读(?:文章)?(?:之.|\([一二三四五六七八九十\d]{1,3}\))?$"
    r"|^(?!.{0,150}的(?:通知|公告|通告|决定|通报)$)[^《]{0,20}解读|答记者问|一图[读看]懂|图解|政策问答"
)

# One's own rules, plans and measures need an interpretation: 规章, 规范性文件, 措施, 标准, 规划,
# 计划, 方案, 预案. Other kinds of document (公文种类) pass something on or answer somebody.
_RULES = re.compile(r"办法|规定|细则|条例|规划|方案|意见|措施|标准|预案|规则|计划|目录")
_PASSED_ON: Mapping[str, re.Pattern[str]] = {
    "reply": re.compile(r"批复$|复函$"),
    "forwarded": re.compile(r"转发"),
    "letter": re.compile(r"的函$"),
    "personnel": re.compile(r"任免|任职|免职|任命"),
    "list": re.compile(r"名单(?:的(?:通知|公告|公示|通报))?$|公示$|中标|成交结果"),
    "allocation": re.compile(r"下达.{0,40}(?:计划|资金|指标|额度)"),
    "report": re.compile(
        r"(?:年度报告|工作报告|年报|总结)(?:的(?:通知|公告|通报))?$"
        r"|(?:进展|执行|完成|落实|开展|办理|执法|公开|考核|检查)情况(?:的?(?:报告|通报|说明|公告))?$|报告$"
    ),
    "repeal": re.compile(r"废止|失效|继续有效|清理结果"),
}
_ROUTINE: Mapping[str, re.Pattern[str]] = {
    "meeting": re.compile(r"召开|会议(?:的?(?:通知|纪要))?$|座谈会|培训班"),
    "recruiting": re.compile(r"招聘|遴选|录用|公务员"),
    "call": re.compile(r"申报|报送|推荐|征集|报名"),
    "holiday": re.compile(r"放假|值班"),
    "budget": re.compile(r"预算|决算|三公.?经费"),
    "tender": re.compile(r"(?:招标|采购|比选|询价|磋商)公告|招标文件"),
}


class Name(NamedTuple):
    """What is left of a title when all wrapping is gone, ready to compare."""

    text: str
    years: frozenset[str]
    ordinals: frozenset[str]
    places: frozenset[str]  # 滨海市, 安泰县 of 滨海市安泰县停车收费管理办法


def document_names(title: str) -> tuple[Name, ...]:
    """What interpretations may call this document: the name it issues, else its own title."""
    text = folded(title)
    own = _OWN_NAME.findall(text)
    return _names(own or [text])


def interpretation_names(title: str) -> tuple[Name, ...]:
    """The documents an interpretation's title may speak of, as quoted or as its bare title."""
    text = folded(title)
    bare = _TAIL.sub("", _LEAD.sub("", text, count=1))
    return _names([*_QUOTED.findall(text), bare])


def issued_name(title: str) -> str:
    """The name of the document a title issues, without wrapping; what it merely quotes is left out."""
    text = folded(title)
    own = _OWN_NAME.findall(text)
    names = _cores(own[:1] or [_QUOTED.sub("", text)])
    return next((name.text for name in names), "")


def likeness(document: Name, interpretation: Name) -> float:
    """How sure it is that both name the same document: 0, or from 0.8 to 1."""
    if _differ(document.years, interpretation.years):
        return 0.0
    if _differ(document.ordinals, interpretation.ordinals):
        return 0.0
    if not (document.places <= interpretation.places or interpretation.places <= document.places):
        return 0.0  # of two counties, though both may name their province
    if document.text == interpretation.text:
        return 1.0
    short, long = sorted((document.text, interpretation.text), key=len)
    share = len(short) / len(long)
    if len(short) >= _MIN_HELD and short in long:
        sure = share >= _HELD_SHARE or (short == document.text and len(short) >= _SURE_HELD)
        return 0.8 + 0.2 * share if sure else 0.0
    ratio = fuzz.ratio(short, long, score_cutoff=100 * _ALIKE) / 100
    return ratio if len(short) >= _MIN_HELD else 0.0


def is_interpretation(title: str) -> bool:
    """Whether a title says that the page interprets; some sites list those among the policies."""
    return _INTERPRETS.search(folded(title)) is not None


def not_required(title: str) -> str:
    """Why a document of this title hardly needs an interpretation; empty where it may need one.

    A guess that a person confirms. A quoted title does not count: a reply on 《…办法》 is a reply.
    """
    text = folded(title)
    kinds = dict(_PASSED_ON) if _RULES.search(text) else {**_PASSED_ON, **_ROUTINE}
    outside = _QUOTED.sub("", text)
    return next((reason for reason, pattern in kinds.items() if pattern.search(outside)), "")


def _names(texts: list[str]) -> tuple[Name, ...]:
    return tuple(dict.fromkeys(name for name in _cores(texts) if len(name.text) >= MIN_NAME))


def _cores(texts: list[str]) -> Iterator[Name]:
    for text in texts:
        core = _EDITION.sub("", _GENRE.sub("", _ISSUED.sub("", text, count=1)))
        bare = _SIGNS.sub("", _YEAR_WORDS.sub("", _ORDINAL.sub("", core)))
        years, ordinals = frozenset(_YEAR.findall(core)), frozenset(_ORDINAL.findall(core))
        yield Name(bare, years, ordinals, _places(bare, core))


def _places(bare: str, core: str) -> frozenset[str]:
    """The places at the head of a name, else at the heads of the names it quotes."""
    own = frozenset(_leading_places(bare))
    quoted = (_SIGNS.sub("", _YEAR_WORDS.sub("", name)) for name in _QUOTED.findall(core))
    return own or frozenset(place for name in quoted for place in _leading_places(name))


def _leading_places(name: str) -> Iterator[str]:
    at = 0
    for _ in range(_MAX_PLACES):
        found = _PLACE.match(name, at)
        if found is None:
            return
        yield found[0]
        at = found.end()


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and one.isdisjoint(other)


def folded(title: str) -> str:
    """A title with one form of brackets, dashes and widths, without blanks; at most 300 characters."""
    text = unicodedata.normalize("NFKC", title[:_MAX_TITLE]).translate(_FOLD)
    return _BLANKS.sub("", text)[:_MAX_TITLE].casefold()
