"""The words of mailbox pages: what a label names, what a status says, which texts are a day.

Sites name the same field in many ways, so a label is put together from a stem and a noun: any of
来信, 提交, 写信 … before 时间 or 日期 says when a letter was asked. Words that other lists use as
well (受理, 办结, 状态 of permits and surveys) are weak: they count on a mailbox page only.
"""

import re
import unicodedata
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from monitor.facts import MessageStatus
from spiders.pages.dates import FIRST_YEAR, LAST_YEAR
from spiders.pages.html import squeeze

MAX_VALUE = 40
MAX_STATUS = 12


class Kind(StrEnum):
    """What a label names."""

    ASKED = "asked"
    ANSWERED = "answered"
    STATUS = "status"
    UNIT = "unit"
    NUMBER = "number"
    TITLE = "title"
    WRITER = "writer"
    TEXT = "text"
    ANSWER = "answer"
    OTHER = "other"  # beside the rest in a header: 类型, 点击数, 发布时间


class Field(NamedTuple):
    """A label's meaning. Of two labels of one kind the one with the lower rank is believed."""

    kind: Kind
    rank: int = 0


# The writer's own act before the office's: 受理时间 beside 来信时间 is a later day.
_ASKED = (("来信", "写信", "咨询", "提问", "留言", "诉求"), ("提交",), ("受理",))
# 办结 and 处理 may be steps of the office; 回复 and 答复 are what the writer got.
_ANSWERED = (("回复", "答复"), ("反馈",), ("办结",), ("处理",))
STEMS = frozenset(stem for group in (*_ASKED, *_ANSWERED) for stem in group)
_OFFICE = "受理 回复 答复 办理 承办 处理 责任 收信 办结"
_LETTER = "信件 来信 留言 咨询 问题 写信 提问 诉求"
_STRONG = re.compile(r"来信|写信|咨询|提问|留言|诉求|回复|答复|信件")


def _fields() -> dict[str, Field]:
    found: dict[str, Field] = {}

    def add(kind: Kind, stems: str, nouns: str, rank: int = 0) -> None:
        words = (stem + noun for stem in stems.split() for noun in nouns.split())
        found.update(dict.fromkeys(words, Field(kind, rank)))

    add(Kind.UNIT, _OFFICE, "部门 单位 机构")
    add(Kind.NUMBER, f"{_LETTER} 办理 受理 处理 办件", "编号")
    add(Kind.TITLE, _LETTER, "标题 主题 题目")
    add(Kind.WRITER, "来信 留言 咨询 写信 提问 发信 诉求", "人 者")
    add(Kind.TEXT, _LETTER, "内容 正文")
    add(Kind.ANSWER, "回复 答复 处理 办理 反馈", "内容 意见 结果")
    add(Kind.STATUS, f"处理 办理 受理 回复 答复 办件 {_LETTER}", "状态")
    add(Kind.OTHER, f"点击 浏览 阅读 {_LETTER}", "数 次数 量 类型 类别 分类 目的 对象")
    add(Kind.OTHER, "发布 公开 公布", "时间 日期")
    found |= dict.fromkeys(["状态", "处理情况", "办理情况", "回复情况"], Field(Kind.STATUS, 1))
    found |= dict.fromkeys(["编号", "信件号", "流水号"], Field(Kind.NUMBER, 1))
    found |= dict.fromkeys(["标题", "主题"], Field(Kind.TITLE, 1))
    found |= dict.fromkeys(["姓名", "昵称", "网友"], Field(Kind.WRITER, 1))
    others = "序号 类型 类别 分类 点击 浏览 满意度 收信人 是否公开 信箱 区域 地区 操作 查看"
    found |= dict.fromkeys(others.split(), Field(Kind.OTHER))
    for kind, groups in ((Kind.ASKED, _ASKED), (Kind.ANSWERED, _ANSWERED)):
        for rank, stems in enumerate(groups):
            add(kind, " ".join(stems), "时间 日期", rank)
    return found


FIELDS = _fields()
_PREFIX = re.compile(r"(?:信件|来信|留言|咨询|问题|网友|部门|最新)(?=.{4})")
_WRAPPING = " \t:：[]【】()（）<>|*·"
# A long label first, so that 来信时间 is not read as the 时间 of something else.
_SPELLED = "|".join(" ?".join(word) for word in sorted(FIELDS, key=len, reverse=True))
INLINE_LABEL = re.compile(
    r"(?<![\u4e00-\u9fff])(?:信件|来信|留言|咨询|问题)?"
    rf"(?P<label>{_SPELLED})(?: ?[\]】])?(?: ?[:：]|(?= ?(?:19|20)\d\d ?[-年/.]))"
)
_DAY = re.compile(
    r"((?:19|20)\d\d) ?[-年/.] ?(\d{1,2}) ?[-月/.] ?(\d{1,2})(?!\d) ?日?|((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)"
)
_CLOCK = re.compile(r"[ T]{0,3}\d{1,2} ?[:时] ?\d{0,2}(?: ?[:分] ?\d{0,2}(?:\.\d{1,9})?)?[ 秒分Z]?")
# A period, a deadline, a moment from which something counts: no day on which a letter came.
_NO_SINGLE_DAY = re.compile(r" ?(?:[-~〜—–至到起止前]|之前|以前|截止|之后|以后|开始)")
_NOTHING = frozenset({"", "-", "--", "---", "/", "—", "——", "无", "暂无", "null", "空", "未知"})
_ACT = "(?:回复|答复|回信|办理|处理|受理|反馈|解决|阅批|办结|审核|转办|交办|办复|处置|完成|批示)"
_OPEN = re.compile(
    rf"(?:未|待|尚未|暂未|还未|等待|正在|暂无|没有|尚无|暂不){_ACT}(?:中|信件|部门{_ACT})?"
    rf"|{_ACT}中|(?:流转|承办|审批|协办)中|已?(?:受理|签收|分发|派发|批转|提交|审核)"
    r"|已?(?:转交|转办|移交|交办|转送|转发)(?:至|到)?[\u4e00-\u9fff]{0,8}"
)
_ANSWERED_WORD = re.compile(
    r"已经?(?:回复|答复|回信|办结|办理|处理|反馈|解决|完成|结案|办复|阅批|处置|办完|回)"
    r"(?:完毕|完成|完结|结束|信件)?|(?:回复|答复|办理|处理)(?:完毕|完成|完结|结束)|办结|结案|完结|已结"
)
_SET_ASIDE = re.compile(
    r"不予(?:受理|公开|回复|答复)|无效(?:信件)?|重复(?:信件)?|已?撤销|作废|已?关闭"
)


def field_of(text: str) -> Field | None:
    """What a text that is nothing but a label names; ``None`` for any other text."""
    if len(text) > 3 * MAX_STATUS:
        return None
    word = "".join(text.split()).strip(_WRAPPING)
    return FIELDS.get(word) or FIELDS.get(_PREFIX.sub("", word, count=1))


def is_strong(label: str) -> bool:
    """Whether only mailboxes use this label."""
    return _STRONG.search("".join(label.split())) is not None


def day_of(text: str) -> tuple[date | None, str]:
    """The one day a value states, and the words it was read from; a period or deadline is none."""
    plain = squeeze(unicodedata.normalize("NFKC", text[: MAX_VALUE * 2])).lstrip(_WRAPPING)
    found = _DAY.match(plain)
    if found is None:
        return None, ""
    clock = _CLOCK.match(plain, found.end())
    end = clock.end() if clock else found.end()
    if _NO_SINGLE_DAY.match(plain, end):
        return None, ""
    parts = [int(part) for part in found.groups() if part]
    return _date(*parts), plain[:end].strip()[:MAX_VALUE]


def is_day_cell(text: str) -> bool:
    """Whether a cell under a date's header can be one: a day and nothing else, or left empty."""
    plain = squeeze(unicodedata.normalize("NFKC", text[: MAX_VALUE * 2])).strip(_WRAPPING)
    if is_blank(plain):
        return True
    found = _DAY.match(plain)
    if found is None:
        return False
    clock = _CLOCK.match(plain, found.end())
    return not plain[clock.end() if clock else found.end() :].strip()


def is_blank(text: str) -> bool:
    """Whether a cell says nothing: empty, or one of the signs sites put for nothing."""
    return len(text) <= MAX_STATUS and text.strip(_WRAPPING).casefold() in _NOTHING


def status_of(text: str) -> tuple[MessageStatus, str]:
    """What a status says, and the word to keep; text that is no status word is never kept."""
    if len(text) > 3 * MAX_STATUS:
        return MessageStatus.UNKNOWN, ""
    word = "".join(text.split()).strip(f"{_WRAPPING}。.！!")
    if len(word) > MAX_STATUS:
        return MessageStatus.UNKNOWN, ""
    if _OPEN.fullmatch(word):
        return MessageStatus.OPEN, word
    if _ANSWERED_WORD.fullmatch(word):
        return MessageStatus.ANSWERED, word
    is_known = _SET_ASIDE.fullmatch(word) or (word.isascii() and word.isdigit())
    return MessageStatus.UNKNOWN, word if is_known else ""


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None
