"""Bank cards: Luhn, an issuer's first digits, and a word for accounts near; an office's account passes."""

import re
from collections.abc import Iterator
from typing import ClassVar

from stdnum import luhn

from monitor.facts import LeakKind
from monitor.leaks.base import Detector, Hit, word_in
from monitor.leaks.headings import Topic, topic
from monitor.leaks.masking import mask_card
from monitor.leaks.scene import Label, Scene
from monitor.leaks.tables import Table

_WHOLE = re.compile(r"(?<![0-9A-Za-z*])(?<![0-9]\.)[3-69][0-9]{15,18}(?![0-9A-Za-z*])")
_GROUPED = re.compile(
    r"(?<![0-9A-Za-z*])(?<![0-9][-.])[3-69][0-9]{3}([ -])[0-9]{4}\1[0-9]{4}\1[0-9]{4}(?:\1[0-9]{1,3})?(?![0-9A-Za-z*])"
)
# Cards of people: UnionPay 62 and 60, Visa, MasterCard, JCB, and the old numbers of Chinese banks.
_ISSUER = re.compile(r"62|60|6[89]|4|5[1-68]|35|955|9[4568]")
_WORDS = re.compile(
    r"银行卡号?|(?:[工农中建交邮招]|农商|农信|信用社|邮储|商业?)行?卡号?|银行[账帐][号户]|一卡通|社保卡|存折|储蓄卡|借记卡|信用卡|工资卡|银联卡|卡号|[账帐]号|[账帐]户|开户行|开户银行|银行"
)
_ORG = (
    r"(?:公司|局|委员会|中心|厂|医院|学校|大学|学院|中学|小学|政府|财政[所厅]?|办公室|办事处|协会|"
    r"学会|商会|基金会|合作社|村委会|居委会|集团|研究院|事务所|法院|检察院|"
    r"管委会|总会|红十字会|工会|联合会|专户|部|厅|院|站|队|馆|社)"
)
_OWNER = re.compile(
    r"(?:供应商|[甲乙卖]方|采购人|承[包租]人|出租[人方]|受让[人方]|转让方|中标人|投标人|申报主体|户名|开户名称?|[账帐]户名称?|[账帐]户名|收款人|收款单位|收款方|单位名称|开户单位|名称|全称|单位):?"
    rf"[^,，。;；:]{{0,38}}{_ORG}(?=$|[,，。;；()、\"”]|开户|[账帐][号户]|银行|地址|税号|纳税)"
)
_OFFICE = re.compile(
    r"基本[账帐]?户|保证金|对公|专户|非税|国库|财政|缴款|缴费|缴纳|投标|招标|采购|中标|捐赠|捐款|慈善|代理服务费|"
    r"收款单位|开户单位|单位[账帐]户|公司[账帐]户|单位名称|税号|纳税人识别号|履约|汇款单位|党费|会费|报名费|标书"
)
_OWNED = re.compile(rf"{_ORG}(?:的|指定|基本|银行|收款|对公){{0,2}}(?:[账帐][号户]|卡号)")
_BANK = re.compile(r"银行(?:股份|有限责任)?(?:有限)?公司")
# An account of this sentence that is somebody's own, whatever offices are named around it.
_OWN = re.compile(
    r"个人(?:银行)?(?:[账帐][户号]|卡)|名下|本人|我的|[他她其]的?[^，。,;；:]{0,8}(?:卡|存折|[账帐]户)|工资卡|借记卡|储蓄卡|信用卡|社保卡|一卡通|存折|"
    r"(?:户名|收款人|姓名|持卡人|申请人|户主):?[\u4e00-\u9fff·]{2,4}(?:同志|先生|女士)?(?=$|[,，。;；:、()]|开户|[账帐][号户]|银行|卡号|身份证)"
)
_ORG_END = re.compile(_ORG + "$")
_SENTENCE = re.compile(r"[。；;]")
# Lines of the block that the number belongs to; an office signs below, whatever it writes.
_BLOCK = re.compile(r"[账帐][号户]|户名|开户|收款|缴款|缴纳|保证金|捐[赠款]|税号|名称:|单位:|全称")
_CARD = re.compile(r"卡")  # offices have accounts and no cards
_SERIAL = frozenset({Topic.SERIAL, Topic.ID, Topic.PHONE})


class BankCard(Detector):
    """A candidate always: a check digit says nothing of whose account it is."""

    kind: ClassVar[LeakKind] = LeakKind.BANK_CARD
    needs_digits: ClassVar[bool] = True

    def hits(self, scene: Scene) -> Iterator[Hit]:
        for pattern in (_WHOLE, _GROUPED):
            for match in pattern.finditer(scene.text):
                value = match[0].replace(" ", "").replace("-", "")
                if _ISSUER.match(value) and luhn.is_valid(value):
                    yield from _judged(scene, match, value)


def _judged(scene: Scene, match: re.Match[str], value: str) -> Iterator[Hit]:
    start = match.start()
    label, table = scene.label(start), scene.table(start)
    near = word_in(_WORDS, label.words)
    if not near and table and _is_unaligned(scene, label, start, table):
        near = "账号"
    near = near or _in_the_line(scene, start, label)
    if (
        near
        and not scene.is_in_address(*match.span())
        and (_is_own(scene, start, near) or not _is_of_an_office(scene, start, table))
    ):
        yield Hit(*match.span(), mask_card(value), value, False, near)


def _is_unaligned(scene: Scene, label: Label, start: int, table: Table) -> bool:
    """In a row that lost cells no column is told: the table's headings have to do."""
    return (
        Topic.BANK in table.topics and not scene.heading(start) and topic(label.own) not in _SERIAL
    )


def _in_the_line(scene: Scene, start: int, label: Label) -> str:
    """A word anywhere in the sentence, unless the number has a name of another kind."""
    if topic(label.own) in _SERIAL or topic(label.beside) in _SERIAL:
        return ""
    return word_in(_WORDS, scene.window(start, 100, 60))


def _is_own(scene: Scene, start: int, near: str) -> bool:
    """Whether the sentence itself says that the account is a person's."""
    sentence = _SENTENCE.split(scene.window(start, 100, 0))[-1]
    if _OWNER.search(sentence) or _OWNED.search(sentence):
        return False
    if _CARD.search(near):
        return True
    return any(not _ORG_END.search(each[0]) for each in _OWN.finditer(sentence))


def _is_of_an_office(scene: Scene, start: int, table: Table | None) -> bool:
    """Whether the account is one that offices and companies print to be paid into."""
    if table and table.topics & {Topic.NAME, Topic.ID, Topic.ADDRESS, Topic.HEALTH, Topic.FAMILY}:
        return False
    if table and table.topics & {Topic.UNIT} and Topic.BANK in table.topics:
        return True
    others = [each for each in scene.nearby(scene.number(start), 4, 3) if _BLOCK.search(each)]
    around = [scene.window(start, 150, 150), *others]
    words = [_BANK.sub("银行", each) for each in around]
    return any(_OFFICE.search(each) or _OWNER.search(each) or _OWNED.search(each) for each in words)
