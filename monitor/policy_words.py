"""Why a document needs an interpretation or none, and why it could not be told whether there is one."""

from collections.abc import Mapping

from monitor.text import Text

# The ground of a grade; keys are what ``monitor.duty`` and ``monitor.titles`` give.
GROUNDS: Mapping[str, Text] = {
    "person": Text("方案中指定", "set in the profile"),
    "own-normative": Text(
        "本单位编号发文，且标题为办法、规定、细则一类规范性文件",
        "a rule numbered by the unit itself",
    ),
    "normative": Text(
        "标题为办法、规定、细则一类，但未能确认是本单位编号的规范性文件",
        "titled as a rule, but not surely one the unit numbered itself",
    ),
    "internal": Text("标题像是内部管理制度", "it looks like a rule for the unit's own staff"),
    "kind": Text(
        "标题为意见、措施、标准、规划、计划、方案、预案一类",
        "titled as opinions, measures, a standard, a plan or a scheme",
    ),
    "interest": Text(
        "标题涉及价格、收费、补贴等切身利益", "its title touches prices, charges or subsidies"
    ),
    "amendment": Text("修改规范性文件", "it amends a rule"),
    "draft": Text("征求意见稿", "a draft put out for comment"),
    "unclear": Text("标题看不出文件种类", "its title does not tell its kind"),
    "other-issuer": Text("不是本单位制发", "issued by somebody else"),
    "reply": Text("批复、复函", "a reply"),
    "forwarded": Text("转发文件", "it passes another document on"),
    "letter": Text("函", "a letter"),
    "personnel": Text("人事任免", "an appointment"),
    "list": Text("名单、公示", "a list or a public notice of results"),
    "allocation": Text("下达资金或投资计划", "it allots money"),
    "report": Text("报告、总结、情况通报", "a report"),
    "repeal": Text("废止、清理文件", "it repeals documents"),
    "meeting": Text("会议通知", "a summons to a meeting"),
    "recruiting": Text("招聘", "recruiting"),
    "call": Text("申报、征集通知", "a call for applications"),
    "holiday": Text("放假、值班", "holidays and duty"),
    "budget": Text("预算、决算公开", "a budget or its account"),
    "tender": Text("招标、采购", "a tender"),
}

IN_TIME = Text("仍在解读期限内，暂未见解读", "No interpretation yet, but still within the time")
DUE_SOON = Text("解读期限将至，暂未见解读", "No interpretation yet, and little of the time is left")
NO_DATE = Text(
    "未读到文件的发布日期，无法计算解读期限", "The document shows no publishing date to count from"
)
NO_CALENDAR = Text(
    "所涉年份的节假日安排尚未公布或未收录，无法计算工作日",
    "The working days of a year concerned are not announced or not on record",
)
CANNOT_TELL = Text("未能判定是否有解读", "Whether there is an interpretation could not be told")
# Why nothing is said of a document's interpretation; keys are what ``monitor.policies`` gives.
REASONS: Mapping[str, Text] = {
    "run-incomplete": Text(
        "本次监测未覆盖全站，不能断定没有解读",
        "The run did not see the whole site, so an interpretation may exist",
    ),
    "no-interpretation-column": Text(
        "未读到政策解读栏目，不能断定没有解读",
        "No interpretation column was read, so an interpretation may exist",
    ),
    "within-time": IN_TIME,
    "no-date": NO_DATE,
    "no-calendar": NO_CALENDAR,
    "need-unclear": Text(
        "从标题看不出是否需要解读，请人工确认，或在方案的 [rules.policy-interpretation] 中用 require、"
        "not_required 指定",
        "Its title does not tell whether it needs an interpretation; decide it yourself, or set require or "
        "not_required under [rules.policy-interpretation] in the profile",
    ),
    "related-by-script": Text(
        "文件页的相关解读由脚本从接口读取，机器未能读到，不能断定没有解读",
        "The page asks an interface for its interpretations, which could not be read",
    ),
    "related-link-unread": Text(
        "文件页有相关链接但未读到其内容，不能断定没有解读",
        "The document links to pages that were not read; one may be its interpretation",
    ),
}
