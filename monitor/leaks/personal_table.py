"""Tables of personal data: headings that name it, and rows that are filled in and not masked."""

import re
from collections.abc import Iterator
from typing import ClassVar

from monitor.facts import LeakKind
from monitor.leaks.base import Detector, Hit
from monitor.leaks.headings import Topic
from monitor.leaks.mobile import MOBILE, is_of_people
from monitor.leaks.scene import Scene
from monitor.leaks.tables import Table

_ROWS = 2  # filled rows at least: one is what a form shows as an example
_SENSITIVE = (
    Topic.ID,
    Topic.BANK,
    Topic.ADDRESS,
    Topic.HEALTH,
    Topic.FAMILY,
    Topic.BIRTH,
    Topic.PHONE,
)
_ID = re.compile(
    r"(?<![0-9A-Za-z*])[1-8][0-9]{5}(?:19|20)?[0-9]{2}[01][0-9][0-3][0-9]{4}[0-9Xx]?(?![0-9A-Za-z*])"
)
_CARD = re.compile(
    r"(?<![0-9A-Za-z*])[0-9]{4}(?:[ -]?[0-9]{4}){2}[ -]?[0-9]{3,4}[ -]?[0-9]{0,3}(?![0-9A-Za-z*])"
)
_DOOR = re.compile(
    r"[路街巷村道里弄庄屯镇区苑园楼城家寨营][^\t\n。；]{0,20}?[0-9]{1,5} ?(?:号|栋|幢|单元|室)"
)
_BORN = re.compile(
    r"(?<![0-9])(?:19|20)[0-9]{2}(?:[-./年][01]?[0-9][-./月][0-3]?[0-9](?![0-9])|[01][0-9][0-3][0-9](?![0-9]))"
)
_ILL = re.compile(
    r"肢体|视力|听力|言语|智力残|精神残|智力(?![^\t\n ]{1,4})|精神(?![^\t\n ]{1,4})|多重|[一二三四]级|"
    r"癌|肿瘤|尿毒症|白血病|糖尿病|高血压|"
    r"瘫|心脏病|脑梗|肾病|肝硬化|肝炎|艾滋|结核|抑郁|精神分裂|孕\d|"
    r"因病|因残|大病|慢性病|[^\t\n ]{1,8}[病症炎](?![^\t\n ])"
)
_KIN = re.compile(
    r"(?<![^\t\n ])(?:户主|本人|配偶|妻子?|丈夫|[长次三]?[子女]|儿子|女儿|父亲?|母亲?|"
    r"孙[子女]|之[妻子女夫])(?![^\t\n ])"
)
# 王**, 王某某, 王×: an illness without a name tells of nobody.
_NAMELESS = re.compile(
    r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff](?:[*Xx]{1,3}[\u4e00-\u9fff]?|某{1,2}[\u4e00-\u9fff]?)(?![0-9*\u4e00-\u9fff])"
)
_STRONG = {Topic.ID: _ID, Topic.BANK: _CARD, Topic.ADDRESS: _DOOR, Topic.PHONE: MOBILE}
_SOFT = {Topic.HEALTH: _ILL, Topic.FAMILY: _KIN, Topic.BIRTH: _BORN}
_ALONE = ([Topic.ADDRESS], [Topic.HEALTH])  # tell enough of somebody who is named
_NAMES = {
    Topic.ID: "身份证号",
    Topic.BANK: "银行账号",
    Topic.ADDRESS: "家庭住址",
    Topic.HEALTH: "残疾或疾病",
    Topic.FAMILY: "家庭关系",
    Topic.BIRTH: "出生日期",
    Topic.PHONE: "联系电话",
}


class PersonalTable(Detector):
    """One hit a table, told by our own names of its headings."""

    kind: ClassVar[LeakKind] = LeakKind.PERSONAL_TABLE
    hints: ClassVar[tuple[str, ...]] = (
        "残疾",
        "病种",
        "患病",
        "致贫",
        "户主关系",
        "住址",
        "家庭",
        "户籍",
        "户口",
        "居住地",
        "常住地",
        "监护人",
        "疾病",
        "诊断",
        "孕",
    )
    needs_digits: ClassVar[bool] = True

    def hits(self, scene: Scene) -> Iterator[Hit]:
        for table in scene.tables:
            topics = _sensitive(table)
            rows = _rows(scene, table, topics) if topics else 0
            if rows >= _ROWS:
                start = scene.line_start(table.first)
                words = "、".join(_NAMES[each] for each in topics)
                yield Hit(start, start, words, near=_NAMES[topics[0]], amount=rows)


def _sensitive(table: Table) -> list[Topic]:
    """What of a table's headings is personal; without a person in it, nothing is."""
    if not is_of_people(table) and not (table.topics & {Topic.NAME, Topic.ID}):
        return []
    found = [each for each in _SENSITIVE if each in table.topics]
    if Topic.PHONE in found and not (Topic.NAME in table.topics and is_of_people(table)):
        found.remove(Topic.PHONE)
    is_enough = len(found) > 1 or (Topic.NAME in table.topics and found in _ALONE)
    return found if is_enough else []


def _rows(scene: Scene, table: Table, topics: list[Topic]) -> int:
    """Rows with a number, or with two things that are told of a person in words."""
    strong = dict.fromkeys((each for each in topics if each in _STRONG), 0)
    soft = dict.fromkeys((each for each in topics if each in _SOFT), 0)
    whole = 0
    for number in range(table.body, table.last + 1):
        line = scene.line(number)
        told = [each for each in strong if _STRONG[each].search(line)]
        for each in told[:1]:  # in a line that is one cell, an ID is no card as well
            strong[each] += 1
        said = [each for each in soft if _SOFT[each].search(line)]
        for each in said:
            soft[each] += 1
        is_ill = Topic.HEALTH in said and Topic.NAME in table.topics and not _NAMELESS.search(line)
        whole += bool(told) or len(said) > 1 or is_ill
    if table.columns:
        return whole
    second = sorted(soft.values())[-2] if len(soft) > 1 else 0
    return max([*strong.values(), second])
