"""What must be found: tables about persons, and documents that were not to be published."""

from tests.leaks.model import Kind, Where
from tests.leaks.story import DOCX, HTML, NO_BOOK, PDF, XLSX, H, Story, T

_PERSONS, _SECRET, _INWARD, _HEAD = (
    Kind.PERSONAL_TABLE,
    Kind.CLASSIFIED,
    Kind.NOT_PUBLIC,
    Kind.INTERNAL_HEAD,
)
_ID = (Kind.RESIDENT_ID,)
_DUTY = "各级各部门要严格落实责任，确保各项任务按期完成。"
_SUMMARY = T("乡镇,户数", "{town},{number}", 4)

TABLES = (
    Story("table-disabled", "{county}残疾人两项补贴公示", (T("序号,姓名,性别,残疾类别,残疾等级,家庭住址",
          "#,{name},<男|女>,<肢体|视力|听力|智力|精神>,<一级|二级>,{door}", 7),), _PERSONS, variants=3),
    Story("table-full", "{town}残疾人家庭无障碍改造名册", (T("姓名,身份证号,家庭住址,残疾类别", "{name},{id},{door},<肢体|视力|精神>", 6),), _PERSONS, _ID),
    Story("table-masked-but-disabled", "困难残疾人生活补贴名单", (T("姓名,身份证号,残疾类别,残疾等级,残疾证号", "{name},{masked_id},<肢体|智力|精神>,<一级|二级>,{masked_id}", 6),), _PERSONS),
    Story("table-ill", "{town}大病医疗救助公示", (T("序号,姓名,<患病名称|疾病名称|患病情况>,家庭住址,救助金额", "#,{name},<尿毒症|乳腺癌|精神分裂症|白血病>,{door},{money}", 5),), _PERSONS, variants=3),
    Story("table-pregnant", "{town}孕产妇随访名册", (T("姓名,末次月经,预产期,孕周,家庭住址", "{name},{day},{day},{number}周,{door}", 5),), _PERSONS),
    Story("table-family", "{town}搬迁安置家庭成员表", (T("户主姓名,家庭成员,与户主关系,出生日期,家庭住址", "{name},{name},<妻子|长子|次女|父亲>,{born},{door}", 6),), _PERSONS),
    Story("table-address", "{county}城镇保障家庭住房租赁补贴名单", (T("序号,姓名,<家庭住址|家庭详细地址|现住址|户籍地址>,补贴金额", "#,{name},{door},{money}", 7),), _PERSONS, variants=3),
    Story("table-born", "{town}高龄老人名册", (T("姓名,性别,出生日期,家庭住址", "{name},<男|女>,{born},{door}", 6),), _PERSONS),
    Story("table-children", "{county}困境儿童基本信息表", (T("儿童姓名,出生日期,监护人姓名,与监护人关系,家庭住址", "{name},{born},{name},<祖父|祖母|伯父>,{door}", 4),), _PERSONS),
    Story("table-over", "{town}重度残疾人护理补贴表", (T("姓名,性别,残疾类别,残疾等级,家庭住址", "{name},<男|女>,<肢体|精神>,一级,{door}", 5,
          over="基本情况,基本情况,残疾情况,残疾情况,住址"),), _PERSONS),
    Story("table-sheet", "{year}年残疾人补贴汇总", (_SUMMARY,), _PERSONS, hidden=(H(Where.SHEET, T("姓名,残疾类别,残疾等级,家庭住址", "{name},肢体,二级,{door}", 5)),),
          containers=XLSX, variants=3),
    Story("table-element", "{year}年残疾人补贴公示", (_DUTY,), _PERSONS, hidden=(H(Where.ELEMENT, T("姓名,残疾类别,残疾等级,家庭住址", "{name},肢体,二级,{door}", 5)),),
          containers=HTML, variants=3),
    Story("table-rows", "{year}年残疾人补贴汇总", (_SUMMARY,), _PERSONS, hidden=(H(Where.ROWS, T("姓名,残疾类别,家庭住址", "{name},肢体,{door}", 5)),), containers=XLSX),
)  # fmt: skip

CLASSIFIED = (
    Story("secret-term", "关于<报送有关情况|加强应急战备>的报告", (_DUTY,), _SECRET, (_HEAD,), ("<绝密|机密|秘密>★<10年|20年|5年|30年|1年|6个月>",), variants=3),
    Story("secret-long", "关于重大项目储备情况的报告", (_DUTY,), _SECRET, (_HEAD,), ("<绝密|机密|秘密>★长期",)),
    Story("secret-spaced", "关于能源保供有关情况的请示", (_DUTY,), _SECRET, (_HEAD,), ("<机密|秘密> ★ <10年|5 年>",)),
    Story("secret-wide", "关于粮食储备情况的函", (_DUTY,), _SECRET, (_HEAD,), ("<机密|秘密>★<１０年|５年>",)),
    Story("secret-with-urgent", "关于维护稳定工作的通知", (_DUTY,), _SECRET, (_HEAD,), ("<000012|000108>", "<机密|秘密>★<1年|10年>", "<特急|加急>")),
    Story("secret-labelled", "国防动员潜力统计表", (_SUMMARY,), _SECRET, (_HEAD,), ("密级：<机密|秘密>★<10年|20年>",)),
    Story("secret-alone", "关于物资储备布局的报告", (_DUTY,), _SECRET, (_HEAD,), ("<机密|秘密|绝密>",), containers=(*DOCX, *PDF)),
    Story("secret-footer", "关于有关情况的通报", (_DUTY,), _SECRET, (_HEAD,), hidden=(H(Where.FOOTER, "机密★10年"),), containers=DOCX),
    Story("secret-sheet", "储备物资汇总", (_SUMMARY,), _SECRET, (_HEAD,), hidden=(H(Where.SHEET, "秘密★5年"),), containers=XLSX),
)  # fmt: skip

NOT_PUBLIC = (
    Story("mark-on-request", "关于印发《{year}年重点工作方案》的通知", (_DUTY,), _INWARD, end=("<（此件依申请公开）|此件依申请公开|（此件依申请公开。）|(此件依申请公开)>",), variants=3),
    Story("mark-not-public", "关于{firm}有关问题的函", (_DUTY,), _INWARD, end=("<（此件不公开）|此件不公开|（此件不予公开）|此件不予公开>",), variants=3),
    Story("mark-inward", "{year}年一季度经济运行分析", (_DUTY, _SUMMARY), _INWARD, end=("<内部资料 注意保存|内部资料，注意保存|内部资料　请勿外传|【内部资料】>",), variants=3),
    Story("mark-inward-head", "调研与参考（第{number}期）", (_DUTY,), _INWARD, (_HEAD,), ("<内部资料 注意保存|内部资料　注意保存|内部资料>",)),
    Story("mark-use", "重点企业联系手册", (_DUTY,), _INWARD, end=("<仅供内部使用|本资料仅限内部使用|内部使用，请勿外传>",)),
    Story("mark-work-secret", "关于巡察整改情况的报告", (_DUTY,), _INWARD, end=("<本文件属于工作秘密，请妥善保管|工作秘密|工作秘密　注意保存>",)),
    Story("mark-after-copies", "关于转发有关文件的通知", (_DUTY,), _INWARD, end=("（此件依申请公开）", "抄送：市委办公室，市人大常委会办公室。", "{unit}办公室 {day}印发"), containers=NO_BOOK),
    Story("mark-sheet", "企业名录", (_SUMMARY,), _INWARD, hidden=(H(Where.SHEET, "内部资料 注意保存"),), containers=XLSX),
)  # fmt: skip

INTERNAL = (
    Story("head-urgent", "关于做好防汛工作的紧急通知", (_DUTY,), _HEAD, head=("<特急|特 急>", "滨发改明电〔{year}〕{number}号"), variants=3),
    Story("head-telegram", "关于切实做好安全生产工作的通知", (_DUTY,), _HEAD, head=("<内部明电|内部传真电报|明 电>", "<签批盖章|等级 特急>")),
    Story("head-copy-number", "关于报送工作总结的报告", (_DUTY,), _HEAD, head=("份号：{d6}", "<特急|加急>")),
    Story("head-reports-to", "关于{year}年项目建设情况的报告", (_DUTY,), _HEAD, end=("<抄报：市委、市政府领导，省发展改革委。|抄报：市委常委，副市长。>", "{unit}办公室 {day}印发"), variants=3),
    Story("head-request", "关于申请追加{year}年工作经费的请示", ("市政府：", _DUTY, "妥否，请批示。"), _HEAD),
    Story("head-minutes", "{unit}内部会议纪要", ("<内部会议纪要|内部会议纪要（第{number}期）>", "会议听取了有关科室的汇报，研究了人员调整事项。"), _HEAD,
          containers=NO_BOOK),
    Story("head-hidden", "工作情况汇总", (_SUMMARY,), _HEAD, hidden=(H(Where.SHEET, "特急"), H(Where.SHEET, "抄报：市委、市政府领导")), containers=XLSX),
)  # fmt: skip
