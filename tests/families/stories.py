"""Titles and paragraphs such as a development and reform commission publishes, by category of column.

A title is told by a number: seven sentences and twelve subjects, which share no factor, give eighty-four
different titles a category before one comes back.
"""

from datetime import date

SUBJECTS = (
    "重大项目建设",
    "能源保供",
    "社会信用体系建设",
    "重要民生商品价格监测",
    "粮食收购与储备",
    "优化营商环境",
    "新型城镇化",
    "节能降碳",
    "现代服务业发展",
    "以工代赈",
    "民营经济发展",
    "数字经济培育",
)

SENTENCES: dict[str, tuple[str, ...]] = {
    "news": (
        "{org}召开{subject}工作推进会",
        "{org}主要负责同志赴基层调研{subject}工作",
        "我市{subject}取得阶段性成效",
        "全市{subject}现场观摩活动举行",
        "{org}组织开展{subject}专题培训",
        "省调研组来我市督导{subject}工作",
        "聚焦{subject} 我市多措并举稳增长",
    ),
    "notice": (
        "关于组织申报{subject}专项资金的通知",
        "关于{subject}拟支持名单的公示",
        "关于做好{year}年{subject}有关工作的通知",
        "关于开展{subject}情况摸底的通知",
        "{subject}咨询服务采购公告",
        "关于举办{subject}业务培训班的通知",
        "关于{subject}评审结果的公告",
    ),
    "policy": (
        "关于印发《{subject}实施方案》的通知",
        "关于进一步加强{subject}的若干意见",
        "{subject}管理办法（试行）",
        "关于印发《{subject}专项资金管理细则》的通知",
        "关于支持{subject}的若干政策措施",
        "关于规范{subject}有关事项的通知",
        "{subject}行动方案（{year}—{later}年）",
    ),
    "interpretation": (
        "《{subject}实施方案》政策解读",
        "{org}有关负责同志就《{subject}若干意见》答记者问",
        "一图读懂 | {subject}管理办法",
        "《{subject}专项资金管理细则》解读",
        "图解：支持{subject}的若干政策措施",
        "专家解读：{subject}的制度逻辑与优化路径",
        "视频解读：{subject}行动方案",
    ),
    "personnel": (
        "关于{subject}科负责同志任前公示的公告",
        "{year}年{subject}事业单位公开招聘工作人员公告",
        "{subject}中心公开招聘面试成绩公示",
        "{org}关于{subject}岗位拟录用人员的公示",
        "{subject}服务中心干部任免情况",
        "{subject}岗位公务员遴选公告",
        "{subject}事业单位人员考核结果公告",
    ),
    "plan": (
        "{subject}“十五五”规划（{year}—{later}年）",
        "{subject}中长期规划（{year}-{later}年）",
        "{year}年{subject}工作计划",
        "{subject}专项规划（{year}—{later}年）",
        "关于{subject}规划执行情况的中期评估报告",
        "{subject}空间布局规划",
        "{subject}年度投资计划（{year}年第二批）",
    ),
    "message": (
        "咨询{subject}补助如何申请",
        "请问{subject}项目备案需要哪些材料",
        "关于{subject}收费标准的疑问",
        "反映{subject}办理时间较长的问题",
        "建议加强{subject}宣传",
        "{subject}政策是否继续执行",
        "请公开{subject}的联系电话",
    ),
    "survey": (
        "关于《{subject}实施方案（征求意见稿）》公开征求意见的公告",
        "{subject}满意度网上调查",
        "关于征集{subject}意见建议的公告",
        "{subject}民意调查问卷",
        "《{subject}管理办法》意见采纳情况反馈",
        "关于{subject}听证会参加人征集的公告",
        "邀您参与：{subject}线上问卷",
    ),
    "interview": (
        "在线访谈：{subject}怎么干",
        "市发展改革委做客政务直播间谈{subject}",
        "访谈实录：{subject}热点问答",
        "局长访谈——解读{subject}新举措",
        "{subject}专题访谈预告",
        "对话负责人：{subject}进行时",
        "政风行风热线：聚焦{subject}",
    ),
    "statistics": (
        "{year}年前三季度{subject}运行情况",
        "上月{subject}主要指标",
        "全市{subject}投资完成情况",
        "{subject}统计月报",
        "一季度{subject}形势分析",
        "{subject}价格周报",
        "上半年{subject}数据简析",
    ),
    "disclosure": (
        "关于{subject}示范工程可行性研究报告的批复",
        "{subject}基地项目核准的批复",
        "{subject}中心项目初步设计的批复",
        "{subject}“双随机、一公开”抽查结果",
        "{subject}领域行政处罚决定公示",
        "{subject}配套工程节能审查意见",
        "{subject}政府投资项目实施进展",
    ),
    "service": (
        "{subject}项目备案办事指南",
        "{subject}专项资金申报流程",
        "{subject}事项办理须知",
        "{subject}常见问题一览",
        "{subject}材料样表下载说明",
        "{subject}审批时限承诺",
        "{subject}证明事项清单",
    ),
    "topic": (
        "专题学习：{subject}篇",
        "{subject}典型经验（一）",
        "{subject}案例选编",
        "{subject}主题宣传周启动",
        "{subject}先进事迹",
        "{subject}问答手册",
        "{subject}倡议书",
    ),
}


def story(category: str, number: int, org: str, day: date) -> str:
    """The title of that number; ``day`` tells the year it speaks of."""
    if category == "annual_report":
        return f"{org}{day.year - 1}年政府信息公开工作年度报告"
    sentences = SENTENCES[category]
    return sentences[number % len(sentences)].format(
        org=org, subject=SUBJECTS[number % len(SUBJECTS)], year=day.year, later=day.year + 4
    )


def paragraphs(title: str, org: str) -> tuple[str, ...]:
    """The running text of an article: dates in it are of the matter, never of its publication."""
    return (
        f"为贯彻落实上级部署，{org}围绕“{title}”开展工作，现将有关情况予以公布。",
        "自2019年3月1日起施行的有关规定与本文不一致的，以本文为准；前期工作已于2020年12月30日完成。",
        "各县（市、区）要压实责任、细化举措，确保各项任务落地见效。联系电话：0599-0000000。",
    )


DUTIES = (
    "贯彻执行国民经济和社会发展的法律法规，拟订并组织实施全市国民经济和社会发展战略、中长期规划和年度计划。",
    "承担投资综合管理职责，按权限审批、核准、备案固定资产投资项目，安排市级财政性建设资金。",
    "推进能源、价格、信用和粮食储备工作，组织拟订综合性产业政策并协调实施。",
)
LEADERS = (
    ("主任", "林远舟", "主持委全面工作"),
    ("副主任", "苏青禾", "分管投资与项目工作"),
    ("副主任", "贺知秋", "分管能源与价格工作"),
)
