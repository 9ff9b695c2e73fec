"""Which category a column's name tells, over the names that municipal departments really give their columns."""

import pytest

from monitor.discovery import category_of
from monitor.discovery.words import (
    as_read,
    is_further_page,
    is_no_column,
    leads_nowhere,
    meaningful,
)

# Names as departments use them; the second half of each group holds the treacherous ones.
NAMES = {
    "notice": "通知公告 公示公告 公告公示 通知通告 通报 信息公示 公告",
    "news": (
        "工作动态 发改要闻 时政要闻 县区动态 部门动态 图片新闻 媒体聚焦 能源动态 项目动态 "
        "党建动态 领导活动 工作简报 国务院信息 今日关注 信用动态 新闻发布 "
        "部门信息 区县信息 县区信息 基层信息 一线传真 区县传真"
    ),
    "policy": (
        "政策文件 价格政策 政策汇编 规范性文件 行政规范性文件 政策法规 法律法规 上级文件 "
        "本级文件 惠企政策 政府公报 地方标准 政策文件库 部门规章 失效废止文件 国家政策 "
        "其他文件 政府令 市政府令"
    ),
    "interpretation": (
        "政策解读 政策问答 回应关切 数据解读 规划解读 政策图解 一图读懂 专家解读 新闻解读 "
        "答记者问 解读回应 统计解读 热点回应 项目政策解读"
    ),
    "plan": (
        "规划计划 年度计划 发展规划 五年规划 工作要点 工作总结 规划公示 计划总结 "
        "国民经济和社会发展规划 政府工作报告 专项规划 计划"
    ),
    "disclosure": (
        "重大项目 双随机一公开 价格监测 粮食 能源 信用 营商环境 财政信息 建议提案办理 "
        "招标公告 会议公开 公开目录 行政许可 行政处罚 行政执法公示 双公示 信用信息双公示 "
        "预决算公开 部门预算 三公经费 政府采购 价格收费 行政事业性收费 权责清单 权力清单 "
        "公共资源配置 重点领域信息公开 人大建议 政协提案 应急管理 项目审批 审批结果公示 "
        "法定主动公开内容 政府信息公开目录 减税降费 重大建设项目 信用信息 节能降碳 "
        "法治政府建设 重大行政决策 优化营商环境 政务公开 粮食储备 招标采购 执法监督 政策项目"
    ),
    "personnel": "人事信息 人事招考 人事任免 任前公示 公务员招录 事业单位招聘 人才引进 招聘计划",
    "static": (
        "依申请公开 公开指南 机构职能 领导信息 机构概况 内设机构 直属单位 领导之窗 主要职责 "
        "联系我们 联系方式 单位简介 政府信息公开指南 政府信息公开制度 负责人信息 职能配置 "
        "领导班子 机构设置 走进滨州"
    ),
    "annual_report": (
        "公开年报 政府信息公开年报 政府信息公开年度报告 信息公开工作年度报告 "
        "政府网站工作年度报表 网站年度报表 政府信息公开工作报告"
    ),
    "message": (
        "主任信箱 局长信箱 领导信箱 来信选登 在线咨询 咨询投诉 投诉举报 留言选登 网上留言 "
        "建言献策 互动交流 答复选登 回复选登"
    ),
    "survey": (
        "民意征集 行政规范性文件征求意见 征集调查 意见征集 网上调查 听证公告 征求意见 "
        "重大决策预公开 重大行政决策征求意见 调查征集"
    ),
    "interview": "在线访谈 新闻发布会 网上直播 局长访谈",
    "statistics": (
        "统计数据 数据发布 办事统计 信件统计 统计公报 经济运行 数据开放 月度数据 办件统计 "
        "价格数据 经济运行分析 留言统计"
    ),
    "service": (
        "办事指南 下载中心 办事服务 表格下载 文件下载 便民服务 服务指南 网上办事 政务服务 "
        "常见问题 我要咨询 常见问题解答"
    ),
    "topic": "专题专栏 专题 主题教育 热点专题 政务专题",
    "other": "机关党建 党务公开 党风廉政建设 纪检监察 网上信访 普法宣传 领导讲话 监督举报",
}
# The words of these lead astray: 统计局's news is news, and its cost surveys survey nobody's opinion.
ASTRAY = {
    "news": "统计动态 大数据局动态 人才动态 教育新闻 处室动态",
    "other": "政务新媒体 新媒体矩阵",
    "policy": "人才政策 统计制度 数据政策文件 处室文件",
    "disclosure": "工程咨询项目 成本调查 清单动态调整 基层政务公开标准化 中介机构目录",
    "static": "科室职能 办公地址 领导简介",
    "survey": "问卷调查",
    "statistics": "统计年报 价格运行情况",
}
CASES = [
    (name, category)
    for table in (NAMES, ASTRAY)
    for category, names in table.items()
    for name in names.split()
]


@pytest.mark.parametrize(("name", "category"), CASES)
def test_a_name_tells_its_category(name: str, category: str) -> None:
    assert category_of(name) == category


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("工 作 动 态", "工作动态"),
        ("要\u3000闻", "要闻"),
        (" 通知  公告 ", "通知  公告"),
        ("English 版", "English 版"),
        ("动", "动"),
    ],
)
def test_a_name_spread_over_its_button_is_one_word(written: str, read: str) -> None:
    assert as_read(written) == read


@pytest.mark.parametrize("name", ["News", "", "最新内容", "滨海掠影", "结果反馈"])
def test_a_name_that_tells_nothing_is_not_guessed(name: str) -> None:
    assert category_of(name) is None


@pytest.mark.parametrize(
    "name",
    [
        "首页", "网站首页", "返回首页", "网站地图", "站点地图", "网站导航", "无障碍浏览", "无障碍阅读",
        "适老化", "长者模式", "关怀版", "登录", "用户登录", "统一登录", "注册", "个人中心", "搜索",
        "站内搜索", "高级检索", "English", "English Version", "EN", "繁體版", "繁体中文", "简体", "BIG5",
        "日本語", "设为首页", "加入收藏", "RSS订阅", "手机版", "移动版", "更多", "更多>>", "【更多】",
        "more", "MORE+", "查看更多", "友情链接", "网站声明", "隐私保护", "使用帮助", "智能问答",
        "我为政府网站找错", "上一页", "下一页", "尾页", "12", "邮箱登录", "微博", "微信公众号",
    ],
)  # fmt: skip
def test_a_sites_own_furniture_is_no_column(name: str) -> None:
    assert is_no_column(name)


@pytest.mark.parametrize(
    "name",
    [
        "通知公告",
        "联系我们",
        "首页要闻",
        "下载中心",
        "微信公开课",
        "English角动态",
        "无障碍环境建设",
        "适老化改造",
    ],
)
def test_a_column_is_not_taken_for_furniture(name: str) -> None:
    assert not is_no_column(name)


@pytest.mark.parametrize(
    "url",
    [
        "https://big5.fgw.example.gov.cn/xw/", "https://fgw.example.gov.cn/gate/big5/xw/",
        "https://fgw.example.gov.cn/big5/", "https://fgw.example.gov.cn/en/news/",
        "https://fgw.example.gov.cn/english/", "https://fgw.example.gov.cn/search.html",
        "https://fgw.example.gov.cn/search/index.html", "https://fgw.example.gov.cn/jsearch/",
        "https://fgw.example.gov.cn/wzdt/", "https://fgw.example.gov.cn/sitemap.html",
        "https://fgw.example.gov.cn/login.jsp", "https://fgw.example.gov.cn/user/",
        "https://fgw.example.gov.cn/module/web/jpage/dataproxy.jsp?page=1",
        "https://fgw.example.gov.cn/wza/wca.html", "https://fgw.example.gov.cn/jrobot/search.do",
        "https://fgw.example.gov.cn/index.html?lang=en",
    ],
)  # fmt: skip
def test_machinery_mirrors_and_other_tongues_lead_nowhere(url: str) -> None:
    assert leads_nowhere(url)


@pytest.mark.parametrize(
    "path",
    [
        "col/col1833/index.html", "xxgk/zcfb/fzggwl/", "513/list.htm", "gkmlpt/index#21022",
        "heb/xinwen/stdt/index.html", "content/column/6795621", "wxzw/zcfg/zcwj/A09370306index_1.htm",
        "energy/", "tiaofasi/144941/index.html",
    ],
)  # fmt: skip
def test_columns_of_every_family_lead_somewhere(path: str) -> None:
    assert not leads_nowhere(f"https://fgw.example.gov.cn/{path}")


@pytest.mark.parametrize(
    ("path", "further"),
    [
        ("tz/index_1.html", True),  # TRS counts from 0: page 2
        ("tz/index.html", False),
        ("tz/index1.html", True),  # EasySite
        ("tz/list2.htm", True),  # webplus
        ("513/list.htm", False),
        ("tz/common_list_2.shtml", True),  # Ucap
        ("content/column/67?pageIndex=2", True),  # Lonsun
        ("content/column/67?pageIndex=1", False),
        ("supervision/productList/product_id=3/page-2/", True),
        ("zcwj/A09370306index_1.htm", False),  # CAC counts from 1
        ("zcwj/A09370306index_2.htm", True),
        ("col/col1/index.html?uid=423656&pageNum=1", False),
        ("col/col1/index.html?uid=423656&pageNum=2", True),
        ("appeal/list.jsp?model_id=1&cur_page=3", True),
        ("gkmlpt/index#21022", False),
        ("tiaofasi/144941/3581332/index.html", False),
    ],
)
def test_further_pages_of_a_list_are_told_by_their_address(path: str, further: bool) -> None:
    assert is_further_page(f"https://fgw.example.gov.cn/{path}") is further


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        " ",
        "null",
        "NULL",
        "undefined",
        "头部new",
        "底部",
        "{{column.name}}",
        "${name}",
        "<%=name%>",
    ],
)
def test_a_templates_leftover_counts_as_missing(value: str | None) -> None:
    assert meaningful(value) == ""


@pytest.mark.parametrize(
    "value", ["通知公告", "公共资源配置", "公共服务", "无线电管理", "公共数据开放"]
)
def test_a_real_value_stays(value: str) -> None:
    assert meaningful(value) == value
