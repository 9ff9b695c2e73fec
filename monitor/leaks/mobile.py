"""Mobile numbers of people: outside contact lines, or in tables of people."""

import re
from collections.abc import Iterator
from typing import ClassVar

from monitor.facts import LeakKind
from monitor.leaks.base import Detector, Hit, word_in
from monitor.leaks.headings import Topic
from monitor.leaks.masking import mask_mobile
from monitor.leaks.scene import Scene
from monitor.leaks.tables import Table

MOBILE = re.compile(
    r"(?<![0-9A-Za-z*_=])(?<![0-9][-.])(?:\+?86[ -]?)?"
    r"(1[3-9][0-9](?:[0-9]{8}|([ -])[0-9]{4}\2[0-9]{4}))(?![0-9A-Za-z*]|[-.][0-9])"
)
_WORDS = re.compile(r"手机号?码?|移动电话|联系电话|联系方式|电话号?码?|号码")
# Whoever prints these wants to be called.
_CONTACT = re.compile(
    r"联系人|联络[人员]|联系我们|咨询|热线|传真|(?:举报|监督|投诉)(?:电话|热线|方式|渠道|受理|信箱)|投标|招标|代理|采购|项目联系|"
    r"办公|值班|客服|服务电话|报名|预约|报修|抢修|救援|拨打|致电|垂询|洽谈|技术支持|公开电话|联系科室|值守|招聘|招租"
)
# So do these, unless the line is about somebody.
_OFFICE = re.compile(
    r"负责人|经办人|微信|QQ|邮箱|邮编|网址|(?<!家庭)(?<!户籍)(?<!居住)地址|主办|承办|供应商|[建设编制评价施工监理]{2}单位|受理|窗口|接待|"
    r"网格[员长]|[河湖林田路]长|公司|律师|经理|工作人员|书记|主任|老师|校长|科长|局长|维修|举报|监督|投诉|来电|对外|订购|加盟|出租|应聘|责任人|包[村保]"
)
_CALL = re.compile(r"联系电话|电话|联系方式|联系号码|手机|Tel|TEL|tel|联系")
# Beside a word like 电话 these say that the number is a private person's.
_PRIVATE = re.compile(
    r"姓名|身份证|住址|家住|户主|银行卡|卡号|残疾|我叫|我是|本人|我的|我家|信访人|[来写]信人|留言人|反映人|诉求人|提问人|网友|投诉人|患者|病人|学生|家长|业主|"
    r"被告|原告|当事人|申请人|补贴对象|申领人|领取人|受助|低保户?|贫困户?|村民|居民|监护人|配偶|死者|家属|考生|户籍"
)
_PERSONAL = frozenset({Topic.ID, Topic.ADDRESS, Topic.BANK, Topic.HEALTH, Topic.FAMILY})
_CALLED = frozenset({Topic.PHONE, Topic.DUTY, Topic.UNIT})
_BARE = " (:-\"'“,、.;"
_NUMBERED = re.compile(r"[0-9*]{6,}")
_SHORT = 60
_LISTED = 12  # lines of a list of numbers
_BEFORE, _AFTER = 60, 20  # characters of a long line


class Mobile(Detector):
    """A candidate always: whether somebody agreed to be called is not in the text."""

    kind: ClassVar[LeakKind] = LeakKind.MOBILE
    needs_digits: ClassVar[bool] = True

    def hits(self, scene: Scene) -> Iterator[Hit]:
        for match in MOBILE.finditer(scene.text):
            start, end = match.span(1)
            if scene.is_in_address(start, end) or not _is_personal(scene, start, end):
                continue
            value = match[1].replace(" ", "").replace("-", "")
            near = word_in(_WORDS, scene.label(start).words)
            yield Hit(start, end, mask_mobile(value), value, False, near)


def _is_personal(scene: Scene, start: int, end: int) -> bool:
    table = scene.table(start)
    if table is not None and not _says_whose(scene, start, table):
        if is_of_people(table) and not _is_of_duty(scene, table):
            return True
        if table.topics & _CALLED:
            return False
    return not _is_contact(scene, start, end)


def _says_whose(scene: Scene, start: int, table: Table) -> bool:
    """Whether words right before the number speak for it rather than the table's headings."""
    label = scene.label(start)
    own = "".join(label.own.split())
    if own.strip(_BARE):
        return bool(_CALL.search(own) or _CONTACT.search(own) or _OFFICE.search(own))
    if table.columns or scene.number(start) <= table.body:
        return False
    return bool(_CALL.search(label.beside) or _CONTACT.search(label.beside))


def is_of_people(table: Table) -> bool:
    """Whether a table lists people rather than offices and those who may be called there."""
    topics = table.topics
    if topics & {Topic.ID, Topic.ADDRESS, Topic.HEALTH, Topic.FAMILY}:
        return Topic.UNIT not in topics or bool(topics & {Topic.NAME, Topic.ID})
    if Topic.NAME not in topics:
        return False
    if Topic.BANK in topics:
        return True
    if Topic.DUTY in topics:
        return False
    return Topic.UNIT not in topics or "手机" in table.words or "工作单位" in table.words


def _is_of_duty(scene: Scene, table: Table) -> bool:
    """Whether the words above a plain list of names and numbers say that these people are to be called."""
    if table.topics & _PERSONAL:
        return False
    above = [line for line in scene.nearby(table.first, 2, 0) if len(line) <= _SHORT]
    return any(_CONTACT.search(line) or _OFFICE.search(line) for line in above)


def _is_contact(scene: Scene, start: int, end: int) -> bool:
    """Whether the line, or a short one before it, says that this number is there to be called."""
    words = scene.window(start, _BEFORE, end - start + _AFTER)
    if _CONTACT.search(words):
        return True
    if _PRIVATE.search(words):
        return False
    if _OFFICE.search(words):
        return True
    before = len(words) <= _SHORT and _has_contact_before(scene, scene.number(start))
    if _CALL.search(words):
        return before or "手机" not in words or "电话" in words
    return before


def _has_contact_before(scene: Scene, number: int) -> bool:
    """Blocks of contacts: 联系人：王五 above, numbers alone below; or a list under 联系方式."""
    before = scene.nearby(number, _LISTED, 0)
    if any(_CONTACT.search(line) for line in before[:3] if len(line) <= _SHORT):
        return True
    for line in before:
        if _PRIVATE.search(line) or len(line) > _SHORT:
            return False
        if _CALL.search(line) or _CONTACT.search(line):
            return "手机" not in line
        if not _NUMBERED.search(line):
            return False
    return False
