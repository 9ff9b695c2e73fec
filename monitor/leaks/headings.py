"""What the cells of a table's heading row speak of; a cell that is no heading speaks of nothing."""

import re
from enum import StrEnum
from functools import lru_cache

_MAX = 24  # characters of a heading


class Topic(StrEnum):
    """Kinds of columns that decide whether the numbers below belong to a person or to an office."""

    NAME = "name"
    ID = "id"
    BANK = "bank"
    PHONE = "phone"
    ADDRESS = "address"  # of a home, not of an office
    HEALTH = "health"
    FAMILY = "family"
    BIRTH = "birth"
    DUTY = "duty"  # of somebody who may be called about it
    UNIT = "unit"
    SERIAL = "serial"  # numbers that resemble a person's
    OTHER = "other"


# The first that fits decides: 法定代表人身份证号 speaks of an ID, 法定代表人姓名 of an office's contact.
_TOPICS = (
    (Topic.ID, r"身份证|公民身份|证件号|身份号|社会保障号|社保号|残疾人?证号?"),
    (Topic.BANK, r"账号|帐号|卡号|账户|帐户|一卡通|存折"),
    (Topic.OTHER, r"(?:工作|所在|毕业|就读)(?:单位|学校|院校)"),  # of a person
    (
        Topic.NAME,
        r"(?:申请人|专家|教师|医师|学员|学生|儿童|老人|患者|考生|选手|党员|干部|职工|代表|委员|持卡人|持证人|经营者|承租人|被征收人)姓名",
    ),
    (
        Topic.DUTY,
        r"职务|职位|岗位|职责|科室|值班|网格|[河湖林田路楼街]长|责任|包保|窗口|联络|联系人|负责人|"
        r"法定代表|法人|经营者|医师|医生|律师|代表|委员|教师|经办|干部|书记|主任|专家|站长|管理员|"
        r"监督|咨询|投诉|举报|服务电话|办公|值守|主管|分管|接待|受理",
    ),
    (Topic.PHONE, r"电话|手机|联系方式|移动号码|联系号码"),
    (
        Topic.ADDRESS,
        r"家庭(?:详细)?(?:住址|地址)|住址|居住地|户籍(?:所在地|地址|地)|户口所在地|常住地址",
    ),
    (
        Topic.HEALTH,
        r"残疾[类等级种]|残疾情况|致残|病种|病名|疾病|患病|病情|诊断|致贫|健康状况|怀孕|孕周|孕产",
    ),
    (Topic.FAMILY, r"户主关系|家庭成员|家庭关系|监护人|配偶|亲属|父亲|母亲|家长姓名|与.{1,4}关系"),
    (Topic.BIRTH, r"出生(?:日期|年月|时间)|生日"),
    (
        Topic.SERIAL,
        r"编号|流水|订单|合同|许可|批次|凭证|单号|条码|代码|文号|证书|准考证|学号|考号|发票|案号|档案|备案|登记号|注册号",
    ),
    (
        Topic.UNIT,
        r"单位|部门|企业|公司|机构|学校|医院|药店|合作社|门店|商户|网点|场所|项目|供应商|投标|中标|所属",
    ),
    (
        Topic.NAME,
        r"姓名|户主|申请人$|补贴对象|补助对象|救助对象|保障对象|受益人|受助人|持卡人|领取人|低保对象|学生$|本人$",
    ),
    (
        Topic.OTHER,
        r"序号|性别|年龄|民族|金额|备注|乡镇|镇街|街道|^村|村名|社区|时间|日期|学历|专业|标准|数量|人数|面积|类别|类型|"
        r"编码|科目|指标|产品|县区|地区|区县|年初|年末|期初|期末|本期|上年|同期|预算|决算|同比|占比|增长|增速|比重|"
        r"[数额量率价值%]$|\([^)]{0,6}[元人吨时度亩米户次%]\)$|排名|进度|说明|产值|产量|收入|支出|余额|投资|人口|"
        r"名称|地址|内容|等级|得分|成绩|政治面貌|籍贯|住房|作物|合计|元\)?$|事项|状态|区域|邮编|邮箱",
    ),
)
_TOPIC = re.compile("|".join(words for _, words in _TOPICS))
_PATTERNS = tuple((topic, re.compile(words)) for topic, words in _TOPICS)
# Values and sentences, not headings.
_NO_HEADING = re.compile(r"[0-9]{4}|[。；，！？：:;*]|为$|是$")


@lru_cache(maxsize=4096)
def topic(cell: str) -> Topic | None:
    """What a cell of a heading row speaks of; ``None`` for what is no heading."""
    words = "".join(cell.split())
    if not 0 < len(words) <= _MAX or _NO_HEADING.search(words) or not _TOPIC.search(words):
        return None
    return next((each for each, pattern in _PATTERNS if pattern.search(words)), None)
