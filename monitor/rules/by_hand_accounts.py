"""Guidance on new-media accounts that no machine decides; none of it has points."""

from typing import ClassVar

from monitor.rules.base import Level, Text
from monitor.rules.by_hand import HintByHand, VetoByHand, of_no_19

_NO_123 = Text(
    "国办发〔2018〕123号《关于推进政务新媒体健康有序发展的意见》",
    "Opinions on Government New Media 〔2018〕 No. 123",
)


class AccountRegister(HintByHand):
    """Accounts are filed and named as they should be."""

    code: ClassVar[str] = "account-register"
    official: ClassVar[tuple[str, ...]] = ("M-G02", "M-G09")
    title: ClassVar[Text] = Text(
        "政务新媒体分级备案、名称和认证", "New-media accounts filed, named and certified"
    )
    clause: ClassVar[Text] = _NO_123
    mark: ClassVar[str] = "A"
    threshold: ClassVar[Text] = Text(
        "地方：开设、变更、注销2个工作日内备案", "locally: filed within 2 working days"
    )
    needs: ClassVar[Text] = Text(
        "政务新媒体信息报送系统中的登记", "the national register of accounts"
    )
    why: ClassVar[Text] = Text(
        "备案登记不公开，须由人工对照", "the register is not public; a person compares with it"
    )


class AppRules(HintByHand):
    """Apps."""

    code: ClassVar[str] = "app-rules"
    official: ClassVar[tuple[str, ...]] = ("M-G04",)
    title: ClassVar[Text] = Text(
        "移动客户端集约建设、支持IPv6", "Apps: few, and reachable over IPv6"
    )
    clause: ClassVar[Text] = _NO_123
    mark: ClassVar[str] = "B"
    needs: ClassVar[Text] = Text("应用商店和客户端", "app stores and the app")
    why: ClassVar[Text] = Text("须由人工下载使用核对", "a person must load and use it")


class AccountOperation(HintByHand):
    """How accounts are run."""

    code: ClassVar[str] = "account-operation"
    official: ClassVar[tuple[str, ...]] = ("M-G05", "M-G06", "M-G07", "M-G08", "M-G10")
    title: ClassVar[Text] = Text(
        "政务新媒体三审、互动和运营", "New-media accounts: review, interaction, operation"
    )
    clause: ClassVar[Text] = Text(
        f"{_NO_123.zh}；国办公开办函〔2021〕31号；鲁政办发〔2019〕3号",
        f"{_NO_123.en}; General Office letter 〔2021〕 No. 31; Shandong 〔2019〕 No. 3",
    )
    mark: ClassVar[str] = "A"
    needs: ClassVar[Text] = Text(
        "账号后台和审核记录", "the account's back office and its record of reviews"
    )
    why: ClassVar[Text] = Text(
        "审核流程、互动答复和商业内容须由人工检查；所见文件没有更新、答复的具体天数",
        "review, answers and advertising are for a person to check; what was seen of the papers names no days",
    )


class AppUnusable(VetoByHand):
    """An app that cannot be loaded or used."""

    code: ClassVar[str] = "account-app-unusable"
    of_accounts: ClassVar[bool] = True
    official: ClassVar[tuple[str, ...]] = ("M-V2.2",)
    title: ClassVar[Text] = Text("移动客户端无法下载或使用", "Apps that cannot be loaded or used")
    clause: ClassVar[Text] = of_no_19(
        Level.VETO,
        "政务新媒体·移动客户端无法下载或使用",
        "new media, apps that cannot be loaded or used",
    )
    mark: ClassVar[str] = "D"
    needs: ClassVar[Text] = Text("应用商店页面和客户端", "app stores and the app")
    why: ClassVar[Text] = Text(
        "须由人工在应用商店下载并使用", "a person must load it from a store and use it"
    )


class AccountInteraction(VetoByHand):
    """An account with which nobody can interact."""

    code: ClassVar[str] = "account-no-interaction"
    of_accounts: ClassVar[bool] = True
    official: ClassVar[tuple[str, ...]] = ("M-V3.1",)
    title: ClassVar[Text] = Text(
        "政务新媒体未提供有效互动功能", "New-media accounts without working interaction"
    )
    clause: ClassVar[Text] = of_no_19(
        Level.VETO,
        "政务新媒体·互动回应差（未提供有效互动功能）",
        "new media, no working interaction",
    )
    mark: ClassVar[str] = "A"
    needs: ClassVar[Text] = Text(
        "账号菜单、留言和评论开关、自动回复", "menus, messages, comments and automatic answers"
    )
    why: ClassVar[Text] = Text(
        "菜单是否有效、能否留言，须由人工在账号中试用；地方也有只作扣分处理的",
        "whether menus work and messages get through, a person must try; some places only deduct for it",
    )
