"""Marks of secrecy on pages and in files. Of such a paper nothing is told but the mark and where it stands."""

from typing import ClassVar

from monitor.facts import LeakKind
from monitor.rules.base import Level, Text
from monitor.rules.by_hand import of_no_19
from monitor.rules.leaks import LeakRule

_SOURCE = Text(
    "公文公开属性源头认定和“先审查、后公开”（国办发〔2016〕80号）：依申请公开、不予公开的公文和内部文件不得在网站主动公开",
    "openness is decided when a paper is drafted, and reviewed before it is published (General Office of the State "
    "Council 〔2016〕 No. 80): papers that are not for everybody do not belong on a website",
)


class ClassificationMarks(LeakRule):
    """秘密★10年 and the like. Confirmed by the secrecy office, it is a veto."""

    code: ClassVar[str] = "leak-classified"
    kind: ClassVar[LeakKind] = LeakKind.CLASSIFIED
    official: ClassVar[tuple[str, ...]] = ("W-S02", "W-V1.2", "W-S08", "W-G10")
    title: ClassVar[Text] = Text("疑似涉密标志", "Possibly a classification mark")
    clause: ClassVar[Text] = of_no_19(
        Level.VETO,
        "安全、泄密事故等严重问题（泄露国家秘密）",
        "security, leaks and other grave problems (secrets)",
    )
    summary: ClassVar[Text] = Text(
        "{where}上有疑似密级标志“{masked}”（{place}），须立即由专人核看",
        "{where_en} bears what looks like a classification mark, “{masked}” ({place_en}); somebody must look at once",
    )
    remedy: ClassVar[Text] = Text(
        "请立即由保密人员核看：不能排除涉密的，先断开访问、撤下页面和附件，保留现场，登记并报告本单位保密工作机构和"
        "保密行政管理部门，按其要求清理缓存、附件副本、备份和搜索引擎快照。不要转发、复制、截图，也不要在普通电脑和"
        "通讯软件中传递内容。确属误报的，注明理由。",
        "Have the secrecy officer look at once: where a secret cannot be ruled out, cut off access first, take page "
        "and file down, keep the evidence, record it and report to your secrecy office and the secrecy "
        "administration; clear caches, copies, backups and search engines' copies as they say. Do not forward, copy "
        "or photograph it, nor pass its content on by ordinary computers or messengers. Where it is a false alarm, "
        "say why.",
    )
    due_workdays: ClassVar[int] = 0


class NotForThePublic(LeakRule):
    """此件依申请公开, 内部资料 注意保存."""

    code: ClassVar[str] = "leak-not-public"
    kind: ClassVar[LeakKind] = LeakKind.NOT_PUBLIC
    official: ClassVar[tuple[str, ...]] = ("W-S01", "W-S08", "W-G10")
    title: ClassVar[Text] = Text("疑似发布非主动公开文件", "Possibly a paper not for the public")
    clause: ClassVar[Text] = _SOURCE
    summary: ClassVar[Text] = Text(
        "{where}上标有“{masked}”（{place}），疑为不应主动公开的文件",
        "{where_en} is marked “{masked}” ({place_en}) and may not be meant for the public",
    )
    remedy: ClassVar[Text] = Text(
        "请核对公文的公开属性：依申请公开、不予公开或内部文件，立即撤下页面和附件，清理缓存、附件副本和搜索引擎快照，"
        "登记并报告保密审查部门；涉及工作秘密的，按保密部门要求处理。已转为主动公开的，更正文末标识后重新发布。",
        "Check what was decided of its openness: where it is not for everybody, take page and file down at once, clear "
        "caches, copies and search engines' copies, record it and report to whoever reviews. Where it has been made "
        "public since, correct the mark and publish it again.",
    )
    due_workdays: ClassVar[int] = 1


class InternalHeads(LeakRule):
    """Heads of telegrams, requests and minutes: weak, many are published on purpose."""

    code: ClassVar[str] = "leak-internal-head"
    kind: ClassVar[LeakKind] = LeakKind.INTERNAL_HEAD
    official: ClassVar[tuple[str, ...]] = ("W-S03", "W-S08", "W-G10")
    title: ClassVar[Text] = Text("疑似发布内部公文", "Possibly an internal paper")
    clause: ClassVar[Text] = _SOURCE
    summary: ClassVar[Text] = Text(
        "{where}上有内部公文特征“{masked}”（{place}）",
        "{where_en} has what internal papers have: “{masked}” ({place_en})",
    )
    remedy: ClassVar[Text] = Text(
        "请核对该文件是否经过保密审查、能否公开：不应公开的撤下并清理缓存和附件副本；可以公开的，注明为误报。",
        "Check that it was reviewed and may be public: where not, take it down and clear caches and copies; where it "
        "may, dismiss the hint.",
    )
    due_workdays: ClassVar[int] = 3
