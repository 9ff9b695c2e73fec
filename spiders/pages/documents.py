"""What a page says of itself as an official document: the box of 索引号, 文号, 成文日期 above it.

The box is a table on one site and a list or a line on the next, so its labels are found in the text
and a value ends where the next label, cell or line begins. An empty cell is an empty value.
"""

import re
from dataclasses import dataclass
from datetime import date

from monitor.facts import DateSeen, DateSource, DocumentFacts
from spiders.pages.dates import find_date
from spiders.pages.html import squeeze
from spiders.pages.outline import CELL, Outline

MAX_VALUE = 100
_LEAD_OF_WRAPPER = 1500
_LINES_OF_BODY = 8
_FIELDS = {
    "index": "索引号 信息索引号",
    "number": "文号 发文字号 文件编号 发文文号 公文文号 文件文号 发文编号",
    "made": "成文日期 成文时间 印发日期 印发时间",
    "issuer": "发布机构 发文机关 发文机构 制发机关 制发机构 公开机构 发布单位 发文单位 制发单位 "
    "公开责任部门",
    "validity": "有效性 时效性 是否有效 文件有效性 文件状态 效力状态 有效状态",
    "openness": "公开属性 公开方式 公开类型 公开程度",
    "": "主题分类 体裁分类 组配分类 服务对象分类 信息分类 所属主题 分类 名称 标题 信息名称 "
    "文件名称 主题词 关键词 发布日期 发布时间 公开日期 公开时间 生成日期 发文日期 生效日期 "
    "生效时间 实施日期 施行日期 废止日期 失效日期 失效时间 来源 信息来源 公开形式 公开范围 "
    "公开时限 内容概述 文件类型 统一编号 统一登记号 登记号 浏览次数 字号 字体 有效期 责任编辑 作者",
}
_NAMES = {label: field for field, labels in _FIELDS.items() for label in labels.split()}
# What must not stand before a label is asked behind its first sign: a pattern that begins with one of a
# few signs passes over the others at once.
_ALONE = r"(?<![\u4e00-\u9fff0-9A-Za-z].)"
_SPACED = "|".join(
    f"{label[0]}{_ALONE} ?{' ?'.join(label[1:])}" for label in sorted(_NAMES, key=len, reverse=True)
)
_LABEL = re.compile(
    rf"(?P<label>{_SPACED})"
    r"(?P<end>[ \]】]{0,3}[:：]|[ \]】]{0,3}(?=[\t\n ])|(?=[0-9])|$)"
)
_AROUND_CELLS = re.compile(r"\n?\t\n?")
_VALUE = re.compile(r" {0,3}(?P<same>[^\t\n]*)(?P<next>[\t\n] {0,3}[^\t\n]*)?")
_OPEN, _CLOSE = r"[\u3014\[（(【﹝\uff3b]", r"[\u3015\])）】﹞\uff3d]"
_NUMBER = re.compile(
    rf"[\u4e00-\u9fffA-Za-z]{{1,24}} ?{_OPEN} ?(?:19|20)\d\d ?{_CLOSE} ?第?\d{{1,5}} ?号"
    r"|[\u4e00-\u9fff]{2,24}令 ?第? ?\d{1,4} ?号|(?:19|20)\d\d年第\d{1,4}号令?"
)
_INDEX = re.compile(r"[0-9A-Za-z][0-9A-Za-z/\-_.—–()（）\u3014\u3015]{3,60}")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_NOTHING = {"", "无", "暂无", "/", "-", "--", "—", "——", "空", "null", "无文号", "暂无文号"}


@dataclass(frozen=True, slots=True)
class Box:
    """The values of one document box, as printed; "" where absent."""

    index: str = ""
    number: str = ""
    made: str = ""
    issuer: str = ""
    validity: str = ""
    openness: str = ""


def document(outline: Outline) -> tuple[DocumentFacts | None, DateSeen | None]:
    """The document's facts and its 成文日期; ``None`` for a page that is no official document."""
    box = _box(outline)
    number = _number(box.number) or _printed_number(outline)
    made = _date(box.made)
    if not (number or made or box.index):
        return None, None
    facts = DocumentFacts(number, box.index, made, box.issuer, box.validity, box.openness)
    return facts, DateSeen(made, DateSource.MADE, box.made[:40]) if made is not None else None


def _box(outline: Outline) -> Box:
    lead = outline.body[:_LEAD_OF_WRAPPER] if outline.body_rank == 1 else ""
    text = f"{outline.head}\n{lead}"
    if CELL in text:
        text = _AROUND_CELLS.sub(CELL, text)
    found: dict[str, str] = {}
    matches = list(_LABEL.finditer(text))
    ends = [*(match.start() for match in matches[1:]), len(text)]
    for match, end in zip(matches, ends, strict=False):
        field = _NAMES[match["label"].replace(" ", "")]
        if field and not found.get(field):
            found[field] = _value(field, text[match.end() : min(end, match.end() + 300)])
    return Box(**found)


def _value(field: str, text: str) -> str:
    """The text behind a label, or the next cell's; the next line's if it has the right form."""
    match = _VALUE.match(text)
    if match is None:
        return ""
    value = squeeze(match["same"]).strip(" :：】]")
    following = match["next"] or ""
    if not value and (following.startswith("\t") or _has_form(field, following)):
        value = squeeze(following).strip(" :：")
    if field == "index":
        index = _INDEX.match(value)
        value = index[0] if index else ""
    return "" if value in _NOTHING else value[:MAX_VALUE]


def _has_form(field: str, text: str) -> bool:
    value = squeeze(text)
    if field == "number":
        return _NUMBER.fullmatch(value) is not None
    if field == "index":
        return _INDEX.fullmatch(value) is not None
    return field == "made" and len(value) <= 20 and find_date(value) is not None


def _number(printed: str) -> str:
    """A box's number; where more text follows in the line, only what has the form of a number."""
    found = _NUMBER.search(printed)
    if found:
        return found[0]
    return printed[:60] if _CHINESE.search(printed) else ""  # else an index number's cell


def _printed_number(outline: Outline) -> str:
    """A number on a line of its own, under the title or at the head of the text."""
    body = outline.body.strip().split("\n")[:_LINES_OF_BODY]
    for line in [*outline.head.split("\n"), *body]:
        if "号" in line and len(line) < 80:
            bare = "".join(line.split()).strip("()（）")
            if _NUMBER.fullmatch(bare):
                return bare
    return ""


def _date(text: str) -> date | None:
    return find_date(text) if text else None
