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
    r"网格[员长]|[河湖林田路]长|公司|律师|经理|工作人员|书记|主任|老师|校长|科长|局长|维修|举报|监督|投诉|来电(?![人者])|对外|订购|加盟|出租|应聘|责任人|包[村保]"
)
_CALL = re.compile(r"联系电话|电话|联系方式|联系号码|手机|Tel|TEL|tel|联系")
# Beside a word like 电话 these say that the number is a private person's.
_PRIVATE = re.compile(
    r"姓名|身份证|住址|家住|户主|银行卡|卡号|残疾|我叫|我是|本人|我的|我家|信访人|[来写]信人|来[电访][人者]|求助人|报警人|举报人|联系我(?!们)|找我|给我(?:打|回|来)|回我电话|留言人|反映人|诉求人|提问人|网友|投诉人|患者|病人|学生|家长|业主|"
    r"被告|原告|当事人|申请人|补贴对象|申领人|领取人|受助|低保户?|贫困户?|村民|居民|监护人|配偶|死者|家属|考生|户籍"
)
# What counts things: a sum of eleven digits begins like a number to be called, and is none.
_COUNTED = re.compile(
    r"(?:[金款余总差限定数净面份税税费价单]额|资[金产本]|投资|收入|支出|收支|结[余存]|负债|权益|贷款|存款|债[务券]|产[值量]|"
    r"总[值量计数产]|[合累共小总]计|人口|[电水气热煤]量|面积|流量|数[量额据]|造价|[报成总单标底]价|价[款格值]|市值|利[润息]|[达约超计逾为共]|"
    r"编[号码]|代码|文号|票号|单号|单元号|订单号?|流水号?|户号|表号|[证账帐卡案学考货批桩串序]号|ID|版本|时间戳|条码|坐标|标识)"
    r"(?:\([^)]{0,8}\))?[:=]?$"
)
_UNIT = re.compile(
    r" ?(?:[百千万亿]|[日美欧港]?元|人民币|人次|[人户](?=[,，。;；、)\n]|$)|千瓦|"
    r"度|吨|[公千]?克|公[斤里顷升]|立方|平方|[㎡%％‰]|米|亩|株|次|头|只|册|字节|辆|台|套|件|k[Ww]|[TGM]B)"
)
_ROUND = re.compile(r"0{5}$")
# A column for such numbers, or one in which they stand beside a name.
_MAY_HOLD = re.compile(
    r"电话|手机|联系|号码|热线|传真|方式|姓名|名单|备注|说明|微信|通讯|通信|[Tt]el|[人者员主长]$|地址|住址"
)
# A notice asks everybody of a kind to call; a letter speaks of one.
_ASKED = re.compile(
    r"(?:请|欢迎|各位|广大|凡|有意(?:向)?的?)[^，。；]{0,8}(?:失主|业主|居民|村民|学生|家长|考生|患者|当事人|申请人|住户|市民|群众|用户|家属|车主|网友)"
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
            if scene.is_in_address(start, end) or _is_counted(scene, start, end, match[1]):
                continue
            if not _is_personal(scene, start, end):
                continue
            value = match[1].replace(" ", "").replace("-", "")
            near = word_in(_WORDS, scene.label(start).words)
            yield Hit(start, end, mask_mobile(value), value, False, near)


def _is_counted(scene: Scene, start: int, end: int, written: str) -> bool:
    """Whether the words beside a number, or its column, say that it counts or names something else."""
    if _UNIT.match(scene.text, end):
        return True
    own = "".join(scene.label(start).own.split())
    if _COUNTED.search(own):
        return True
    heading = scene.heading(start)
    if heading and not _CALL.search(own) and not _MAY_HOLD.search(heading):
        return True
    is_named = _CALL.search(own) or _MAY_HOLD.search(heading)
    return not is_named and _ROUND.search(written) is not None


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
    if _ASKED.search(words) and "我" not in words:
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
