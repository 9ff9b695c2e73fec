"""Guidance on sites, interpretation and disclosure that no machine decides; none of it has points."""

from typing import ClassVar

from monitor.rules.base import Text
from monitor.rules.by_hand import HintByHand

_NO_47 = Text(
    "国办发〔2017〕47号《政府网站发展指引》", "Guidelines for Government Websites 〔2017〕 No. 47"
)


class OneSite(HintByHand):
    """One unit, one site."""

    code: ClassVar[str] = "one-site"
    official: ClassVar[tuple[str, ...]] = ("W-G02",)
    title: ClassVar[Text] = Text("一个单位最多一个网站", "At most one site for a unit")
    clause: ClassVar[Text] = _NO_47
    mark: ClassVar[str] = "A"
    needs: ClassVar[Text] = Text("网站备案登记", "the register of sites")
    why: ClassVar[Text] = Text(
        "从一个网站看不出单位还有没有别的网站，须由人工核对备案",
        "one site does not tell of others; a person compares with the register",
    )


class PageStyle(HintByHand):
    """Colours, templates, depth, length."""

    code: ClassVar[str] = "page-style"
    official: ClassVar[tuple[str, ...]] = ("W-G04", "W-G11")
    title: ClassVar[Text] = Text(
        "页面色彩、模板、层级和篇幅", "Colours, templates, depth and length of pages"
    )
    clause: ClassVar[Text] = _NO_47
    mark: ClassVar[str] = "D"
    threshold: ClassVar[Text] = Text(
        "主色调1种、总数不超过3种；内容在3次点击以内",
        "one main colour, 3 at most; content within 3 clicks",
    )
    needs: ClassVar[Text] = Text("页面的显示效果", "how pages look")
    why: ClassVar[Text] = Text(
        "版面是否协调由人工判断", "whether a layout is sound is for a person to say"
    )


class SecrecyReview(HintByHand):
    """Reviewed before published."""

    code: ClassVar[str] = "secrecy-review"
    official: ClassVar[tuple[str, ...]] = ("W-G10",)
    title: ClassVar[Text] = Text("信息发布保密审查", "Secrecy review before publishing")
    clause: ClassVar[Text] = _NO_47
    mark: ClassVar[str] = "B"
    needs: ClassVar[Text] = Text("审查登记", "the record of reviews")
    why: ClassVar[Text] = Text(
        "审查在单位内部进行，网站上只能看到结果",
        "reviews are made inside; the site shows their outcome only",
    )


class Supervision(HintByHand):
    """Quarterly samples and error reports."""

    code: ClassVar[str] = "supervision"
    official: ClassVar[tuple[str, ...]] = ("W-G20", "W-G21")
    title: ClassVar[Text] = Text(
        "季度抽查和网民找错办理", "Quarterly samples and readers' error reports"
    )
    clause: ClassVar[Text] = _NO_47
    mark: ClassVar[str] = "D"
    threshold: ClassVar[Text] = Text(
        "每季度抽查不低于（含）30%；找错1个工作日内转办、3个工作日内答复",
        "at least 30 % sampled each quarter; error reports passed on in 1 and answered in 3 working days",
    )
    needs: ClassVar[Text] = Text("主管单位的抽查和转办记录", "the supervisor's records")
    why: ClassVar[Text] = Text(
        "属于主管单位的工作，须查其记录", "it is the supervisor's work and stands in its records"
    )


class MessageHandling(HintByHand):
    """Mailboxes are read and answered."""

    code: ClassVar[str] = "message-handling"
    official: ClassVar[tuple[str, ...]] = ("W-G23", "W-G25")
    title: ClassVar[Text] = Text("留言受理和办理时限", "How messages are taken in, and by when")
    clause: ClassVar[Text] = _NO_47
    mark: ClassVar[str] = "D"
    needs: ClassVar[Text] = Text("留言系统后台", "the back office of the mailbox")
    why: ClassVar[Text] = Text(
        "未公布的留言看不到，是否每日查收、按本地时限办结须查后台",
        "what is not published cannot be seen; only the back office tells when letters are read and settled",
    )


class TemporaryClosing(HintByHand):
    """Taken off-line or moved by the rules."""

    code: ClassVar[str] = "temporary-closing"
    official: ClassVar[tuple[str, ...]] = ("W-G24",)
    title: ClassVar[Text] = Text("临时下线和迁移", "Temporary closing and moving")
    clause: ClassVar[Text] = _NO_47
    mark: ClassVar[str] = "D"
    threshold: ClassVar[Text] = Text(
        "临时下线每年不超过1次、不超过30天", "off-line at most once a year and 30 days"
    )
    needs: ClassVar[Text] = Text("报备文件和公告", "the filing and the notice")
    why: ClassVar[Text] = Text("是否报备须查文件", "whether it was filed stands in papers")


class InterpretationSync(HintByHand):
    """Organised, signed and released together."""

    code: ClassVar[str] = "interpretation-sync"
    official: ClassVar[tuple[str, ...]] = ("W-I01",)
    title: ClassVar[Text] = Text(
        "解读与文件同步组织、审签、部署", "Interpretation prepared with its document"
    )
    clause: ClassVar[Text] = Text(
        "政策解读“三同步”要求（鲁政办发〔2018〕21号等）",
        "Local rules on interpretation: the three synchronisations",
    )
    mark: ClassVar[str] = "A"
    needs: ClassVar[Text] = Text("发文办理过程", "how the document was made")
    why: ClassVar[Text] = Text(
        "属于内部流程，网站上只能看到解读是否及时",
        "it is an inner procedure; the site shows only when it came",
    )


class InterpretationForms(HintByHand):
    """Pictures, sound, experts; second looks."""

    code: ClassVar[str] = "interpretation-forms"
    official: ClassVar[tuple[str, ...]] = ("W-I07", "W-I08")
    title: ClassVar[Text] = Text(
        "解读形式多样、跟踪解读", "Forms of interpretation, follow-up interpretation"
    )
    clause: ClassVar[Text] = Text(
        "山东省政务公开工作要点（2025年）及各地政策解读规定",
        "Shandong's work points of 2025 and local rules on interpretation",
    )
    mark: ClassVar[str] = "B"
    needs: ClassVar[Text] = Text(
        "解读页面的图、音、视频", "pictures, sound and film of interpretations"
    )
    why: ClassVar[Text] = Text(
        "好做法，不是硬性要求；形式和效果由人工评判",
        "good practice and no duty; form and effect are for a person to judge",
    )


class DraftConsultation(HintByHand):
    """Drafts put out for comment."""

    code: ClassVar[str] = "draft-consultation"
    official: ClassVar[tuple[str, ...]] = ("W-I09",)
    title: ClassVar[Text] = Text(
        "文件公开征求意见及采纳情况", "Drafts put out for comment, and what was adopted"
    )
    clause: ClassVar[Text] = Text(
        "地方政策解读规定（临沂兰山）", "Local rules on interpretation (Linyi-Lanshan)"
    )
    mark: ClassVar[str] = "B"
    threshold: ClassVar[Text] = Text("征求意见3至7日", "3 to 7 days for comment")
    needs: ClassVar[Text] = Text(
        "征求意见稿和采纳情况公告", "the draft and the notice of what was adopted"
    )
    why: ClassVar[Text] = Text(
        "哪些文件应当征求意见须由人工判断",
        "which documents have to be put out is for a person to say",
    )


class RequestHandling(HintByHand):
    """Requests for information answered in time."""

    code: ClassVar[str] = "request-handling"
    official: ClassVar[tuple[str, ...]] = ("W-O04",)
    title: ClassVar[Text] = Text("依申请公开办理时限", "Requests for information answered in time")
    clause: ClassVar[Text] = Text(
        "《政府信息公开条例》第三十三条", "Regulations on Open Government Information, Art. 33"
    )
    mark: ClassVar[str] = "D"
    threshold: ClassVar[Text] = Text(
        "20个工作日内答复，经同意可延长不超过20个工作日",
        "20 working days, with approval up to 20 more",
    )
    needs: ClassVar[Text] = Text("申请办理台账", "the record of requests")
    why: ClassVar[Text] = Text(
        "申请和答复不在网上公开，须查台账",
        "requests and answers are not published; they stand in the record",
    )
