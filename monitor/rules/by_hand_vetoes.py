"""Veto indicators (单项否决) that no machine decides, each with what a person has to look at."""

from typing import ClassVar

from monitor.rules.base import Level, Text
from monitor.rules.by_hand import VetoByHand, of_no_19

_GRAVE = Text("安全、泄密事故等严重问题", "security, leaks and other grave problems")


class StateSecret(VetoByHand):
    """State secrets on a page or in a file."""

    code: ClassVar[str] = "state-secret"
    official: ClassVar[tuple[str, ...]] = ("W-V1.2",)
    title: ClassVar[Text] = Text("泄露国家秘密", "State secrets leaked")
    clause: ClassVar[Text] = of_no_19(
        Level.VETO, f"{_GRAVE.zh}（泄露国家秘密）", f"{_GRAVE.en} (secrets)"
    )
    mark: ClassVar[str] = "B"
    needs: ClassVar[Text] = Text("页面和附件全文", "the text of pages and attachments")
    why: ClassVar[Text] = Text(
        "是否属于国家秘密须由保密部门认定；机器只能提示密级标志等线索",
        "only the secrecy office can say what is secret; a machine shows classification marks at most",
    )


class PublicOpinion(VetoByHand):
    """A serious public-opinion incident."""

    code: ClassVar[str] = "public-opinion-incident"
    official: ClassVar[tuple[str, ...]] = ("W-V1.6",)
    title: ClassVar[Text] = Text(
        "因建设管理不当引发严重负面舆情", "Serious public-opinion incident over the site"
    )
    clause: ClassVar[Text] = of_no_19(
        Level.VETO, f"{_GRAVE.zh}（负面舆情）", f"{_GRAVE.en} (public opinion)"
    )
    mark: ClassVar[str] = "B"
    needs: ClassVar[Text] = Text("网站以外的舆情信息", "what is said outside the site")
    why: ClassVar[Text] = Text(
        "舆情发生在网站之外，从网站上看不到，须由人工掌握",
        "it happens outside the site and cannot be seen there; a person must know of it",
    )


class ServicesMissing(VetoByHand):
    """No services at all."""

    code: ClassVar[str] = "services-missing"
    official: ClassVar[tuple[str, ...]] = ("W-V6.1",)
    title: ClassVar[Text] = Text("未提供办事服务", "No services offered")
    clause: ClassVar[Text] = of_no_19(
        Level.VETO, "服务不实用（未提供办事服务）", "services of no use (none at all)"
    )
    mark: ClassVar[str] = "B"
    needs: ClassVar[Text] = Text("办事服务入口", "the entry to services")
    why: ClassVar[Text] = Text(
        "办事指南多在省级政务服务平台，是否提供须由人工核对入口及其内容",
        "guides mostly stand on the provincial platform; a person must check the entry and what it leads to",
    )


class GuidesLacking(VetoByHand):
    """Guides that lack four or more classes of elements."""

    code: ClassVar[str] = "guides-lacking"
    official: ClassVar[tuple[str, ...]] = ("W-V6.2", "W-V6.3")
    title: ClassVar[Text] = Text("办事指南要素缺失", "Guides without their elements")
    clause: ClassVar[Text] = of_no_19(
        Level.VETO, "服务不实用（办事指南要素）", "services of no use (elements of guides)"
    )
    mark: ClassVar[str] = "D"
    threshold: ClassVar[Text] = Text(
        "要素缺失4类及以上的事项达到5个（含）；事项不足5个的，全部缺失4类及以上",
        "5 guides or more lacking 4 classes of elements; with fewer than 5 guides, every one of them",
    )
    needs: ClassVar[Text] = Text("每个事项的办事指南", "the guide of each service")
    why: ClassVar[Text] = Text(
        "要素是否齐全须由人工逐项核对办事指南（事项名称、设定依据、申请条件、办理材料、地点、时间、电话、流程）",
        "a person must compare each guide with its list: name, legal basis, conditions, papers, place, hours, "
        "telephone, procedure",
    )


class BoughtFans(VetoByHand):
    """Bought fans and forced likes."""

    code: ClassVar[str] = "account-faked-fans"
    of_accounts: ClassVar[bool] = True
    official: ClassVar[tuple[str, ...]] = ("M-V3.2",)
    title: ClassVar[Text] = Text(
        "政务新媒体购买粉丝、强制点赞", "New-media accounts with bought fans or forced likes"
    )
    clause: ClassVar[Text] = of_no_19(Level.VETO, "政务新媒体·弄虚作假", "new media, faked data")
    mark: ClassVar[str] = "D"
    needs: ClassVar[Text] = Text(
        "账号后台数据和群众反映", "figures of the account's back office, complaints"
    )
    why: ClassVar[Text] = Text(
        "从公开内容看不出来，须由人工了解", "public posts do not show it; a person must ask"
    )
