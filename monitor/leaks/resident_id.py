"""Resident ID numbers: 18 digits by region, birth date and ISO 7064; 15 digits where a word says so."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import ClassVar

from stdnum import numdb
from stdnum.cn import ric, uscc
from stdnum.exceptions import ValidationError

from monitor.facts import LeakKind
from monitor.leaks.base import Detector, Hit, word_in
from monitor.leaks.headings import Topic
from monitor.leaks.masking import mask_id
from monitor.leaks.scene import Label, Scene

# A disabled person's certificate number is the ID with two digits behind it.
_WHOLE = re.compile(
    r"(?<![0-9A-Za-z*])[1-9][0-9]{16}(?:[0-9][0-9]{2}(?![0-9A-Za-z*])|[0-9Xx](?![0-9A-Za-z*]))"
)
_SPACED = re.compile(
    r"(?<![0-9A-Za-z*])(?<![0-9][-.])(?=([1-9](?:[ -]?[0-9]){16}[ -]?[0-9Xx])(?![0-9A-Za-z*]))"
)
_GROUPS = re.compile(
    r"[0-9]{2,14}(?:([ -])[0-9]{2,14}(?:\1[0-9]{2,8}){0,3})(?:\1[0-9]{0,3}[0-9Xx]|[Xx])?"
)
_OLD = re.compile(r"(?<![0-9A-Za-z*])[1-9][0-9]{14}(?![0-9A-Za-z*])")
_ID_WORDS = re.compile(
    r"公民身份(?:证件?)?号码?|居?民?身份证件?号?码?|身份号码?|证件号码?|社会保障号码?|社保号码?|身份证|残疾人?证号?|ID号|身份信息"
)
_DISABLED = re.compile(r"残疾人?证")
_SERIAL_WORDS = re.compile(
    r"编号|文号|流水号?|订单号?|合同号?|许可证?号?|执照|批次|批号|凭证|单号|条形?码|代码|证书号?|准考证|学号|考号|"
    r"发票|案号|档案|备案|登记号?|注册号?|受理号|序列号|业务号|卷号|项目号|地块|宗地|不动产|施工|快递|运单|设备号|"
    r"追溯码|招标|采购|标段|票号|票据|序号|账号|帐号|卡号"
)
_CREDIT = re.compile(r"信用代码|税号|纳税人|组织机构")
_EARLIEST = 1900


class ResidentId(Detector):
    """Certain if the county is known as well; a number that a word calls a serial one passes."""

    kind: ClassVar[LeakKind] = LeakKind.RESIDENT_ID
    needs_digits: ClassVar[bool] = True

    def hits(self, scene: Scene) -> Iterator[Hit]:
        for match in _WHOLE.finditer(scene.text):
            yield from _judged(scene, match.span(), match[0])
        for match in _SPACED.finditer(scene.text):
            if _GROUPS.fullmatch(match[1]):
                bare = match[1].replace(" ", "").replace("-", "")
                yield from _judged(scene, match.span(1), bare)
        for match in _OLD.finditer(scene.text):
            yield from _old(scene, match)


def _judged(scene: Scene, span: tuple[int, int], bare: str) -> Iterator[Hit]:
    value = bare[:18].upper()
    if not is_resident_id(value, scene.today) or scene.is_in_address(*span):
        return
    label = scene.label(span[0])
    near = _word(label)
    if len(bare) == 20 and not _DISABLED.search(label.words):
        return
    if not near and _is_serial(scene, span[0], label, value):
        return
    known = is_county(value[:6])
    yield Hit(*span, mask_id(value), value, known or bool(near), near)


def _old(scene: Scene, match: re.Match[str]) -> Iterator[Hit]:
    value = match[0]
    if not (is_province(value[:2]) and is_birth_date(f"19{value[6:12]}", scene.today)):
        return
    label = scene.label(match.start())
    near = _word(label)
    table = scene.table(match.start())
    if (
        not near
        and table
        and not scene.heading(match.start())
        and not label.own
        and Topic.ID in table.topics
    ):
        near = "身份证号"
    if near and not scene.is_in_address(*match.span()):
        yield Hit(match.start(), match.end(), mask_id(value), value, False, near)


def _word(label: Label) -> str:
    return word_in(_ID_WORDS, label.words)


def _is_serial(scene: Scene, start: int, label: Label, value: str) -> bool:
    words = label.words
    table = scene.table(start)
    if table and not scene.heading(start) and not (label.own and not table.columns):
        return Topic.SERIAL in table.topics and Topic.ID not in table.topics
    if _CREDIT.search(words) and uscc.is_valid(value):
        return True
    return _SERIAL_WORDS.search(words) is not None


def is_resident_id(value: str, today: date) -> bool:
    """Whether 18 characters have a province, a birth date before today, and the right check character."""
    return (
        is_province(value[:2])
        and is_birth_date(value[6:14], today)
        and ric.calc_check_digit(value) == value[-1]
    )


def is_birth_date(digits: str, today: date) -> bool:
    """Whether YYYYMMDD is a day of the calendar from 1900 to today."""
    try:
        day = ric.get_birth_date(f"000000{digits}0000")
    except ValidationError:
        return False
    return date(_EARLIEST, 1, 1) <= day <= today


@lru_cache(maxsize=8192)
def is_county(region: str) -> bool:
    """Whether a county ever had the code: people keep the number of one that is abolished."""
    return any("county" in properties for _, properties in numdb.get("cn/loc").info(region))


@lru_cache(maxsize=128)
def is_province(code: str) -> bool:
    """Whether a province, or Hong Kong, Macao or Taiwan, has the code."""
    return any("province" in properties for _, properties in numdb.get("cn/loc").info(code))
