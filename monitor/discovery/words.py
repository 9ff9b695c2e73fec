"""What a column's name tells of its kind, and which names and addresses of a site are no columns at all.

Names of departments' columns are free, but their words are few, so they are recognised by words. The
first line that matches wins, therefore narrow words stand above broad ones: 政策解读 before 政策,
领导信箱 before 领导, 行政执法公示 before 公示.
"""

import re

from monitor.profile import Category
from monitor.urls import is_plumbing

_WORDS: tuple[tuple[Category, str], ...] = (
    # Channels for complaints about people and petitions are no consultation
    # (国办秘函〔2019〕19号 leaves 网上信访 and 纪检举报 out), and a blank form has no window.
    (Category.OTHER, "信访|纪检|(?<!投诉)举报|新媒体|融媒体"),
    (Category.SERVICE, "^我要|常见问题|知识库|写信须知|信件查询|办件查询|结果查询"),
    (Category.STATISTICS, "统计(?!局|执法|解读|法|队|.{0,6}(?:动态|要闻|新闻|政策|文件|通知|公告|制度|标准|解读))"),
    (
        Category.INTERPRETATION,
        "解读|图解|答记者问|一图读懂|读懂|政策问答|问答库|政策辅导|回应|关切|释义|明白纸|政策吹风",
    ),
    (Category.OTHER, "法治宣传|普法|以案释法|学习园地|理论学习|领导讲话|讲话"),
    (Category.DISCLOSURE, "法治政府|重大(?:行政)?决策(?!.{0,8}(?:征|意见|听证|预公开))"),
    (
        Category.ANNUAL_REPORT,
        "年报|公开.{0,8}报告|年度报告|年度工作报告|工作报表|年度报表",
    ),
    (
        Category.SURVEY,
        "征集|(?<!成本)(?<!价格)调查(?!研究|队|监测)|意见征求|征求意见|意见反馈|民意|听证|预公开|公众参与|问卷|投票|征询",
    ),
    (
        Category.MESSAGE,
        "信箱|邮箱|留言|(?<!工程)(?<!决策)咨询|来信|信件|(?<!提案)(?:答复|回复|办复)选登|问答|投诉|建言|献策|互动|网络问政|问政|意见建议|我向.{1,6}说",
    ),
    (Category.INTERVIEW, "访谈|直播|发布会|面对面|民生热线|政风行风热线"),
    (Category.TOPIC, "^专题|专题(?:专栏|聚焦|集锦|报道)"),
    (Category.STATISTICS, "价格指数|数据(?!.{0,6}(?:动态|要闻|新闻|政策|文件|通知|公告))|"
        "(?:经济|价格|生产|市场)?运行(?:情况|分析|监测)?$|经济运行|宏观经济"),
    (
        Category.PERSONNEL,
        "人事|任免|招聘|招录|招考|考录|录用|任前|公务员|人才(?!政策|动态|新闻)|职称|遴选|选调|考试信息",
    ),
    (
        Category.NEWS,
        "动态(?!调整|监测|监管|管理)|要闻|新闻|快讯|头条|时讯|资讯|简讯|聚焦|媒体(?!解)|领导(?:活动|调研)|政务信息$|工作信息$|"
        "信息快递|国务院信息|时政|工作简报|今日|^(?:部门|区县|县区|县市区?|乡镇|镇街|基层)(?:信息|传真)$|一线传真",
    ),
    (
        Category.STATIC,
        "概况|概览|(?<!中介)(?<!代理)机构(?!改革|动)|职能|领导|职责|负责人|联系我们|联系方式|联络方式|简介|公开指南|公开制度|公开规定|"
        "公开依据|公开条例|依申请公开|申请公开|内设|直属|下属单位|班子|沿革|^走进|^市情|地理|办公(?:地址|时间)|"
        "三定|关于我们|委领导|(?:处室|科室)(?:职能|职责|介绍|设置)?$",
    ),
    (Category.OTHER, "党建|党务|党风|党史|廉政|工会|群团|文明创建|精神文明|机关文化|志愿服务"),
    (Category.SERVICE, "下载|表格|样表|办事|指南$|便民|网上办|在线办|服务大厅|政务服务|公共服务|场景"),
    # The head of a Chinese name stands last: 价格政策 is policy, 政策项目 is a project.
    (
        Category.POLICY,
        "政策(?:文件|法规|法律|汇编|库|清单|速递)?$|政策文件|规范性文件|法律法规|规章|废止|^公报$|政府公报|政府令",
    ),
    (Category.PLAN, "规划|纲要|年度计划|工作计划|计划总结|工作要点|工作总结|政府工作报告|^计划$"),
    (
        Category.DISCLOSURE,
        "双随机|双公示|重大项目|重点项目|重大工程|重点工程|重点领域|主动公开|行政许可|行政处罚|行政执法|行政强制|行政检查|执法|"
        "预算|决算|财政|三公|收费|价格|物价|成本|招标|投标|采购|公共资源|信用|建议提案|提案|议案|人大建议|应急|审批|"
        "公开目录|目录$|权力|权责|责任清单|清单|减税|降费|营商|项目|粮食|储备|能源|节能|会议|审计|督查|民生实事|"
        "安全生产|环境保护|生态|乡村振兴|扶贫|招商|监督检查|监督管理|监管|脱贫|新旧动能|高质量发展|产业|投资|碳|"
        "核准|备案|国有企业|公益事业|食品药品|社会救助|(?<!主题)(?<!学习)(?<!警示)教育|医疗|就业",
    ),
    (Category.PLAN, "计划"),
    (Category.NOTICE, "公告|公示|通知|通报|通告|公布"),
    (Category.POLICY, "政策|文件|法规|法律|标准(?!化)|公报|条例|公文|制度"),
    (Category.SERVICE, "服务|办理|指南|事项|查询|平台"),
    (Category.TOPIC, "专题|专栏|专项|主题教育|回头看"),
    (Category.DISCLOSURE, "公开"),
)  # fmt: skip
_PATTERNS = tuple((category, re.compile(words)) for category, words in _WORDS)

# Values of ColumnType as the annex on page labels of 国办发〔2017〕47号 lists them, where the words
# above would misread them.
_COLUMN_TYPES = {
    "信息公开目录": Category.DISCLOSURE,
    "数据开放": Category.STATISTICS,
    "回应关切": Category.INTERPRETATION,
    "负责人信息": Category.STATIC,
    "专题专栏": Category.TOPIC,
    "专题": Category.TOPIC,
}
NARROW = frozenset(
    {
        Category.INTERPRETATION,
        Category.ANNUAL_REPORT,
        Category.STATIC,
        Category.PERSONNEL,
        Category.SURVEY,
        Category.INTERVIEW,
        Category.MESSAGE,
    }
)
# What heads a group of columns in nearly every menu; alone, without a list, it is none itself.
_HEADING = re.compile(
    r"(?:政务|政府信息|信息|党务|依法)公开(?:专栏|平台)?|(?:互动交流|政民互动|公众参与|互动|公众互动|交流互动)|"
    r"新闻中心|资讯中心|新闻资讯|重点领域(?:信息公开)?|(?:法定)?主动公开(?:内容)?|数据|政策|解读|走进.{1,6}|"
    r"政务服务|工作之窗|业务工作|政府信息公开目录|信息公开目录"
)
_TOPIC_PARENT = re.compile(
    r"^(?:专题|专栏|热点专题|专题专栏|专题集锦|历史专题|专题报道|专项工作)$|专题"
)

_SET_APART = re.compile(r"[\u4e00-\u9fa5](?:\s{1,8}[\u4e00-\u9fa5]){1,20}")
_MORE = re.compile(r"^[\[【(（<>》»\s]*(?:更多|查看|more|详情|点击|进入)", re.IGNORECASE)
_NO_COLUMN = re.compile(
    r"(?:网站|本站|站点|返回|回到|门户)?(?:首页|主页)|(?:网站|站点)(?:地图|导航)|导航|无障碍(?:浏览|阅读|版|模式|辅助.*|通道|工具.*|访问|服务)?|"
    r"适老化?(?:版|模式|浏览|阅读|专区)?|长者(?:版|模式|助手|浏览)|关怀(?:版|模式)|"
    r"(?:用户|个人|统一|会员|法人|网上)?(?:登录|登陆|注册|退出|注销)(?:注册|登录)?|个人中心|用户中心|"
    r"(?:站内|全站|高级|智能|信息)?(?:搜索|检索)|English(?: .{0,20})?|EN|中文(?:版)?|繁[体體].*|[简簡][体體].*|"
    r"BIG5|日本語|한국어|Русский|Français|Español|Deutsch|设为首页|加入收藏|收藏本站|RSS.*|(?:信息)?订阅|手机版|移动版|手机站|客户端(?:下载)?|"
    r"(?:工作)?邮箱登录|邮件系统|办公系统|(?:政务)?微[博信](?:公众号)?|智能(?:问答|机器人|客服)|"
    r"(?:友情|相关|网站)链接|(?:网站|法律|免责|版权|隐私|使用)(?:声明|条款|保护|政策|帮助|说明)|隐私.{0,4}|网站纠错|我为政府.*|"
    r"您?(?:当前|现在|所在)?(?:的)?位置.{0,3}|返回.{0,4}|关闭.{0,4}|打印.{0,4}|上一[页篇条]|下一[页篇条]|(?:尾|末)页|\d+|首頁",
    re.IGNORECASE,
)
# Other tongues, mirrors in traditional characters, machinery that has an address of its own.
_NO_COLUMN_URL = re.compile(
    r"//big5\.|/gate/|/big5/|/(?:en|eng|english|wza|sitemap|wzdt|jsearch\w{0,10}|sousuo|zhjs|login|register|sso|uc|user)"
    r"(?:/|\.\w+$|$)|/(?:search|jsearch|login|register|sitemap|wzdt)\w{0,10}\.\w+(?:[?#]|$)|[?&]lang=en",
    re.IGNORECASE,
)
# TRS and most others count from 0 or leave the first page without a number; CAC counts from 1.
_PAGED_PATH = re.compile(
    r"(?:^|[/_])(?:index|list|common_list)_?\d+\.\w+$|\w(?<!/)index_(?!1\.)\d+\.\w+$|"
    r"/list_\d+_(?!1\.)\d+\.\w+$|/page-(?!1(?:/|$))\d+(?:/|$)"
)
_PAGED_QUERY = re.compile(
    r"[?&](?:page|pageNum|pageNo|pageIndex|currentPage|cur_page|curPage|pn)=(?!0?1(?:&|$))\d+"
)
_LEFTOVER = re.compile(
    r"(?:null|undefined|none|nan|无|(?:头部|底部|页头|页脚|公共头|公共尾|公共底|公共导航|(?:通用|公共)?模板)\w{0,6}|"
    r"(?:page_?)?(?:header|footer)\w{0,6})?|.{0,400}(?:\{\{|\$\{|\{\$|<%|<!--|&lt;%).{0,400}",
    re.IGNORECASE,
)


def category_of(name: str) -> Category | None:
    """The category a column's name tells, or None."""
    return next((category for category, words in _PATTERNS if words.search(name[:200])), None)


def category_of_label(label: str) -> Category | None:
    """The category a ColumnType label tells, or None."""
    return _COLUMN_TYPES.get(label) or category_of(label)


def is_type(label: str) -> bool:
    """Whether a ColumnType is one that the annex lists."""
    return label in _COLUMN_TYPES


def as_read(name: str) -> str:
    """A name as a reader says it: the blanks that spread one over its button (“工 作 动 态”) are none of it."""
    text = name.strip()
    return "".join(text.split()) if _SET_APART.fullmatch(text) else text


def meaningful(value: str | None) -> str:
    """A label's value; a template's leftovers (“null”, 头部new, an unfilled variable) count as missing."""
    text = as_read(value or "")
    return "" if _LEFTOVER.fullmatch(text) else text


def is_no_column(name: str) -> bool:
    """Whether a name is that of the site's own furniture: home, search, log-in, map, other tongues."""
    return _NO_COLUMN.fullmatch(name) is not None or _MORE.match(name) is not None


def leads_nowhere(url: str) -> bool:
    """Whether an address is machinery, a mirror or another tongue's part of the site."""
    return is_plumbing(url) or _NO_COLUMN_URL.search(url) is not None


def is_further_page(url: str, *, in_menu: bool = False) -> bool:
    """Whether an address is page 2 or later of a list, as far as its spelling tells.

    In a menu ``list_12.html`` is the list of column 12 and no twelfth page.
    """
    if _PAGED_QUERY.search(url):
        return True
    return not in_menu and _PAGED_PATH.search(url) is not None


def is_heading(name: str) -> bool:
    """Whether a name usually heads a group of columns and is none itself without a list."""
    return _HEADING.fullmatch(name) is not None


def gathers_topics(name: str) -> bool:
    """Whether columns below that name are topics, whatever their own names say."""
    return _TOPIC_PARENT.search(name) is not None
