"""Deduction indicators (扣分指标) that no machine decides, and the bonus list (加分指标), which is never scored."""

from typing import ClassVar

from monitor.rules.base import Level, Text
from monitor.rules.by_hand import DeductionByHand, HintByHand, of_no_19

_SERVICE = Text("办事服务", "services")
_INTERACTION = Text("互动交流", "interaction")
_DESIGN = Text("功能设计", "function and design")


def _of(block: Text, zh: str, en: str) -> Text:
    return of_no_19(Level.DEDUCTION, f"{block.zh}·{zh}", f"{block.en}, {en}")


class LeadersCurrent(DeductionByHand):
    """Leaders' pages name those in office."""

    code: ClassVar[str] = "leaders-current"
    official: ClassVar[tuple[str, ...]] = ("W-P03",)
    title: ClassVar[Text] = Text("领导信息是否为现任", "Leaders shown are those in office")
    clause: ClassVar[Text] = of_no_19(
        Level.DEDUCTION, "发布解读·领导信息", "publishing and interpretation, leaders"
    )
    mark: ClassVar[str] = "A"
    block: ClassVar[str] = "publishing"
    needs: ClassVar[Text] = Text(
        "领导信息页面和任免文件", "leaders' pages and notices of appointment"
    )
    why: ClassVar[Text] = Text(
        "人事变动后是否更新，须由人工对照任免文件",
        "whether they follow changes of office takes a person with the notices of appointment",
    )


class OnlineApplication(DeductionByHand):
    """A registered user can apply."""

    code: ClassVar[str] = "online-application"
    official: ClassVar[tuple[str, ...]] = ("W-P11",)
    title: ClassVar[Text] = Text("在线申请", "Online application")
    clause: ClassVar[Text] = _of(_SERVICE, "在线申请", "online application")
    mark: ClassVar[str] = "A"
    block: ClassVar[str] = "service"
    needs: ClassVar[Text] = Text("注册用户登录后的页面", "pages behind a login")
    why: ClassVar[Text] = Text(
        "须注册登录后才能办理，由人工操作核对", "it takes a registered user to try"
    )


class ServiceGuide(DeductionByHand):
    """Guides with every element."""

    code: ClassVar[str] = "service-guide"
    official: ClassVar[tuple[str, ...]] = ("W-P13",)
    title: ClassVar[Text] = Text("办事指南要素", "Elements of guides")
    clause: ClassVar[Text] = _of(_SERVICE, "办事指南", "guides")
    mark: ClassVar[str] = "A"
    block: ClassVar[str] = "service"
    needs: ClassVar[Text] = Text("每个事项的办事指南", "the guide of each service")
    why: ClassVar[Text] = Text(
        "指南多在政务服务平台，要素是否齐全须由人工逐项核对",
        "guides mostly stand on the service platform; a person compares each with the list of elements",
    )


class ServiceAccuracy(DeductionByHand):
    """What guides say is right."""

    code: ClassVar[str] = "service-accuracy"
    official: ClassVar[tuple[str, ...]] = ("W-P14",)
    title: ClassVar[Text] = Text("办事内容准确", "Accuracy of services")
    clause: ClassVar[Text] = _of(_SERVICE, "内容准确", "accuracy")
    mark: ClassVar[str] = "A"
    block: ClassVar[str] = "service"
    needs: ClassVar[Text] = Text(
        "办事指南和实际办理要求", "guides, and what the counter really asks for"
    )
    why: ClassVar[Text] = Text(
        "内容是否与实际一致，须由熟悉业务的人核对",
        "only those who do the work can tell whether it is right",
    )


class MessageSubmission(DeductionByHand):
    """A message can be sent."""

    code: ClassVar[str] = "message-submission"
    official: ClassVar[tuple[str, ...]] = ("W-P16",)
    title: ClassVar[Text] = Text("信息提交", "Message submission")
    clause: ClassVar[Text] = _of(_INTERACTION, "信息提交", "message submission")
    mark: ClassVar[str] = "A"
    block: ClassVar[str] = "interaction"
    needs: ClassVar[Text] = Text(
        "留言表单、验证码和提交结果", "the form, its captcha and what comes of sending it"
    )
    why: ClassVar[Text] = Text(
        "机器从不提交表单，须由人工试提交", "a machine never sends forms; a person must try"
    )


class UnifiedLogin(DeductionByHand):
    """One registration for all interaction."""

    code: ClassVar[str] = "unified-login"
    official: ClassVar[tuple[str, ...]] = ("W-P17",)
    title: ClassVar[Text] = Text("统一登录", "Unified login")
    clause: ClassVar[Text] = _of(_INTERACTION, "统一登录", "unified login")
    mark: ClassVar[str] = "A"
    block: ClassVar[str] = "interaction"
    needs: ClassVar[Text] = Text("各互动系统的登录过程", "the login of each system for interaction")
    why: ClassVar[Text] = Text("须由人工注册登录核对", "a person must register and log in")


class BrowserCompatibility(DeductionByHand):
    """The main browsers show the pages."""

    code: ClassVar[str] = "browser-compatibility"
    official: ClassVar[tuple[str, ...]] = ("W-P26",)
    title: ClassVar[Text] = Text("兼容性", "Browser compatibility")
    clause: ClassVar[Text] = _of(_DESIGN, "兼容性", "compatibility")
    mark: ClassVar[str] = "A"
    block: ClassVar[str] = "design"
    needs: ClassVar[Text] = Text("主流浏览器中的显示效果", "how the main browsers show the pages")
    why: ClassVar[Text] = Text(
        "须由人工用主流浏览器打开核对", "a person opens the pages in the main browsers"
    )


class SingleAccount(DeductionByHand):
    """The service portal's account works here."""

    code: ClassVar[str] = "single-account"
    official: ClassVar[tuple[str, ...]] = ("W-P27",)
    title: ClassVar[Text] = Text("一号登录", "One account with the service portal")
    clause: ClassVar[Text] = _of(_DESIGN, "一号登录", "one account")
    mark: ClassVar[str] = "A"
    block: ClassVar[str] = "design"
    needs: ClassVar[Text] = Text(
        "与政务服务平台互认的登录过程", "a login with the service portal's account"
    )
    why: ClassVar[Text] = Text("须由人工登录核对", "a person must log in")


class BonusPublishing(HintByHand):
    """Open data; not scored."""

    code: ClassVar[str] = "bonus-data"
    official: ClassVar[tuple[str, ...]] = ("W-B01",)
    title: ClassVar[Text] = Text("加分：数据发布", "Bonus: publishing of data")
    clause: ClassVar[Text] = of_no_19(Level.HINT, "信息发布·数据发布", "publishing of data")
    mark: ClassVar[str] = "B"
    needs: ClassVar[Text] = Text("数据发布栏目", "a column for data")
    why: ClassVar[Text] = Text(
        "有或无，由人工填写；加分不参与计算",
        "yes or no, filled in by a person; no bonus is computed",
    )


class BonusSurveys(HintByHand):
    """Six or more surveys a year; not scored."""

    code: ClassVar[str] = "bonus-surveys"
    official: ClassVar[tuple[str, ...]] = ("W-B02",)
    title: ClassVar[Text] = Text("加分：征集调查", "Bonus: surveys")
    clause: ClassVar[Text] = of_no_19(Level.HINT, "征集调查", "surveys")
    mark: ClassVar[str] = "C"
    threshold: ClassVar[Text] = Text(
        "监测时间点前1年内开展6次（含）以上", "6 or more in the year before the inspection"
    )
    needs: ClassVar[Text] = Text(
        "网上调查征集渠道和活动", "the online channel and the surveys held"
    )
    why: ClassVar[Text] = Text(
        "有或无，由人工填写（电子邮件征集不算）；加分不参与计算",
        "yes or no, filled in by a person (e-mail does not count); no bonus is computed",
    )


class BonusOthers(HintByHand):
    """What else earned a bonus; recalled only, not scored."""

    code: ClassVar[str] = "bonus-others"
    official: ClassVar[tuple[str, ...]] = ("W-B03",)
    title: ClassVar[Text] = Text(
        "加分：在线访谈、用户空间、智能问答、一网通办、创新发展",
        "Bonus: interviews, user space, smart answers, one-stop services, innovation",
    )
    clause: ClassVar[Text] = of_no_19(Level.HINT, "其他加分项", "others")
    mark: ClassVar[str] = "D"
    needs: ClassVar[Text] = Text("有关功能", "the functions named")
    why: ClassVar[Text] = Text(
        "有或无，由人工填写；加分不参与计算",
        "yes or no, filled in by a person; no bonus is computed",
    )
