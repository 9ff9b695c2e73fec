"""Personal data on pages and in files: ID numbers, mobile numbers, bank cards, tables of people."""

from collections.abc import Sequence
from typing import ClassVar

from monitor.facts import Leak, LeakKind
from monitor.rules.base import Text, Violation
from monitor.rules.leaks import LeakRule

_NO_47 = Text(
    "《政府网站发展指引》（国办发〔2017〕47号）信息发布的保密审查：不得公开个人隐私和商业秘密",
    "Guidelines for Government Websites (General Office of the State Council 〔2017〕 No. 47): review before "
    "publishing; no personal privacy or trade secrets",
)
_TAKE_DOWN = Text(
    "请立即撤下该页面或附件，只保留公示所必需的信息，脱敏后重新发布（身份证号只留首尾各两位，手机号码隐去中间四位，"
    "住址只到镇街）。同时删除服务器上的附件副本和旧版本，清理网站缓存和CDN，附件中的隐藏工作表、行列、批注和文件属性"
    "也要清除。已被搜索引擎收录的，向其申请删除快照。撤下后登记报告，并核查同一名单是否还在其他页面。",
    "Take the page or file down at once and publish it again masked, with no more than the notice needs (of an ID "
    "two characters at either end, of a mobile number not the middle four digits, of an address only the township). "
    "Delete copies and older versions of the file on the server, clear caches and the CDN, and remove hidden sheets, "
    "rows, columns, comments and properties from the file. Ask search engines to delete their copies. Then record "
    "and report it, and look for the same list on other pages.",
)
_CHECK = Text(
    "请打开核对：确属个人信息的，立即撤下，脱敏后重新发布，清理缓存、附件副本和旧版本，并申请搜索引擎删除快照；"
    "属单位公开的联系方式、账户或依法公开的信息的，注明为误报，或把栏目列入 allow_columns。",
    "Open it and check: where it is personal, take it down at once, publish it again masked, clear caches, copies and "
    "older versions, and ask search engines to delete theirs; where it is an office's own or must be published by "
    "law, dismiss it or name the column in allow_columns.",
)


class ResidentIds(LeakRule):
    """ID numbers. A number with a county, a birth date and its check character is one beyond doubt."""

    code: ClassVar[str] = "leak-resident-id"
    kind: ClassVar[LeakKind] = LeakKind.RESIDENT_ID
    official: ClassVar[tuple[str, ...]] = ("W-S04", "W-S08", "W-G10")
    title: ClassVar[Text] = Text("公开居民身份证号", "Resident ID numbers published")
    clause: ClassVar[Text] = _NO_47
    threshold: ClassVar[Text] = Text(
        "18位，行政区划、出生日期和校验码都相符即为问题；只像身份证号的（如15位旧号）待人工复核",
        "18 digits whose region, birth date and check character fit are a fault; what only looks like one, such as "
        "the 15 digits of old, waits for a person",
    )
    summary: ClassVar[Text] = Text(
        "{where}中有{count}个{least}未脱敏的居民身份证号：{masked}（{place}）{spread}",
        "{where_en} shows unmasked resident ID numbers:{least_en} {count}, {masked} ({place_en}){spread_en}",
    )
    doubtful: ClassVar[Text] = Text(
        "{where}中有{count}个{least}疑似居民身份证号：{masked}（{place}）{spread}",
        "{where_en} may show resident ID numbers:{least_en} {count}, {masked} ({place_en}){spread_en}",
    )
    remedy: ClassVar[Text] = _TAKE_DOWN
    due_workdays: ClassVar[int] = 0

    def is_certain(self, leaks: Sequence[Leak]) -> bool:
        """One that is certain is enough."""
        return any(leak.certain for leak in leaks)

    def summary_of(self, violation: Violation) -> Text:
        """What is not certain is not said to be one."""
        return self.summary if violation.details.get("certain") else self.doubtful


class MobileNumbers(LeakRule):
    """Mobile numbers of people, not those of contact lines."""

    code: ClassVar[str] = "leak-mobile"
    kind: ClassVar[LeakKind] = LeakKind.MOBILE
    official: ClassVar[tuple[str, ...]] = ("W-S05", "W-S08", "W-G10")
    title: ClassVar[Text] = Text("疑似公开个人手机号码", "Possibly mobile numbers of people")
    clause: ClassVar[Text] = _NO_47
    summary: ClassVar[Text] = Text(
        "{where}中有{count}个{least}疑似个人手机号码：{masked}（{place}）{spread}",
        "{where_en} may show mobile numbers of people:{least_en} {count}, {masked} ({place_en}){spread_en}",
    )
    remedy: ClassVar[Text] = _CHECK
    due_workdays: ClassVar[int] = 3


class BankCards(LeakRule):
    """Numbers of bank cards beside words that say so."""

    code: ClassVar[str] = "leak-bank-card"
    kind: ClassVar[LeakKind] = LeakKind.BANK_CARD
    official: ClassVar[tuple[str, ...]] = ("W-S06", "W-S08", "W-G10")
    title: ClassVar[Text] = Text("疑似公开个人银行卡号", "Possibly bank card numbers")
    clause: ClassVar[Text] = _NO_47
    summary: ClassVar[Text] = Text(
        "{where}中有{count}个{least}疑似个人银行卡号：{masked}（{place}）{spread}",
        "{where_en} may show bank card numbers:{least_en} {count}, {masked} ({place_en}){spread_en}",
    )
    remedy: ClassVar[Text] = _CHECK
    due_workdays: ClassVar[int] = 1


class PersonalTables(LeakRule):
    """Lists whose headings and rows tell of people."""

    code: ClassVar[str] = "leak-personal-table"
    kind: ClassVar[LeakKind] = LeakKind.PERSONAL_TABLE
    official: ClassVar[tuple[str, ...]] = ("W-S07", "W-S08", "W-G10")
    title: ClassVar[Text] = Text("疑似公开个人信息名单", "Possibly tables of personal data")
    clause: ClassVar[Text] = _NO_47
    summary: ClassVar[Text] = Text(
        "{where}中有{count}张疑似含个人信息的名单，共{times}行，列有{masked}（{place}）",
        "{where_en} may hold tables of personal data: {count}, rows: {times}, with {masked} ({place_en})",
    )
    remedy: ClassVar[Text] = _CHECK
    due_workdays: ClassVar[int] = 1
