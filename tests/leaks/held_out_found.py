"""What must be found, in papers of the second set."""

from tests.leaks.model import Kind, Where
from tests.leaks.story import DOCX, NO_BOOK, PDF, XLSX, H, Story, T

_ID, _CARD, _MOBILE = Kind.RESIDENT_ID, Kind.BANK_CARD, Kind.MOBILE
_PERSONS, _SECRET, _INWARD, _HEAD = (
    Kind.PERSONAL_TABLE,
    Kind.CLASSIFIED,
    Kind.NOT_PUBLIC,
    Kind.INTERNAL_HEAD,
)
_TABLE = (_PERSONS,)
_BODY = "按照省里统一安排，市发展改革委会同有关部门开展了专题调研，形成如下意见。"

FOUND = (
    Story("h-hero", "关于拟确认{name}同志见义勇为行为的公告", ("{name}，<男|女>，身份证号码为{id}，系{firm}职工，{day}在{road}救起落水者。",), _ID, variants=1),
    Story("h-execution", "失信被执行人曝光台", ("被执行人{name}，公民身份号码：{id}，住{county}{town}，执行标的{number}万元。",), _ID, variants=1),
    Story("h-title-cert", "工程系列职称评审通过人员", (T("编号,姓名,单位,身份证件号,资格名称", "{d6},{name},{firm},{id},工程师", 5),), _ID, _TABLE, variants=1),
    Story("h-schooling", "雨露计划拟补助学生名单", (T("序号,学校,学生姓名,学生身份证号,资助金额（元）", "#,滨州学院,{name},{id},{money}", 6),), _ID, _TABLE, variants=1),
    Story("h-stall", "个体工商户注销登记名单", (T("字号名称,经营者姓名,经营者身份证号,注销日期", "{town}百货店,{name},{id},{day}", 4),), _ID, _TABLE, variants=1),
    Story("h-numbered", "新增劳模荣誉津贴人员", ("1. {name}　{id}　{firm}", "2. {name}　{id}　{firm}", "3. {name}　{id}　{firm}"), _ID, _TABLE, variants=1),
    Story("h-two-in-one", "房屋征收补偿情况", (T("户号,被征收人（身份证号）,补偿金额", "{d4},{name}({id}),{number}.6万元", 5),), _ID, _TABLE, variants=1),
    Story("h-note", "价格认定结论书送达公告", ("{name}（居民身份证 {spaced_id}）：本机关作出的结论书已公告送达。",), _ID, variants=1),
    Story("h-gap-columns", "转业士官安置去向", (T("姓名,原部队,公民身份证号码,备注,安置单位", "{name},,{id},,{unit}", 5),), _ID, _TABLE, variants=1),
    Story("h-described", "先进个人事迹材料", ("事迹感人。",), _ID, properties={"description": "{name}，身份证{id}"}, containers=XLSX, variants=2),
    Story("h-old-note", "原民办代课教师教龄认定", ("{name}，旧身份证号{old_id}，教龄{number}年。",), _ID, variants=1),
    Story("h-deep-sheet", "项目进度表", (T("项目,进度", "供水工程,{number}%", 3),), _ID, _TABLE, hidden=(H(Where.VERY_HIDDEN_SHEET, T("姓名,证件号码,单位", "{name},{id},{unit}", 3)),), containers=XLSX, variants=1),
    Story("h-relief-card", "{town}临时救助资金社会化发放明细", (T("户主,开户银行,社保卡账号,打卡金额", "{name},{bank},{card},{money}", 5),), _CARD, _TABLE, variants=1),
    Story("h-witness", "人民陪审员补助发放说明", ("请汇至{name}名下的中国银行借记卡，卡号为{card}，金额{money}元。",), _CARD, variants=1),
    Story("h-fee-back", "考试费退费明细", (T("考生姓名,退费金额,退费银行卡号", "{name},{money},{card}", 4),), _CARD, _TABLE, variants=1),
    Story("h-letter-card", "种粮补贴没有到账的咨询", ("来信内容：我的农行卡{card}至今没有收到{year}年的地力补贴，麻烦查一下。", "答复：已转{town}财政所核实。"), _CARD, containers=NO_BOOK, variants=1),
    Story("h-bus", "公交驾驶员安全奖励", (T("姓名,车牌,开户行,卡号,奖励额", "{name},鲁M{d4}D,{bank},{card_16},{money}", 4),), _CARD, _TABLE, variants=1),
    Story("h-hotline", "12345工单转办件", ("来电人：{name}，联系电话{mobile}，反映{town}{village}自来水浑浊，要求尽快处理。",), _MOBILE, variants=1),
    Story("h-trainee", "高素质农民培育学员花名册", (T("姓名,所在村,联系电话,培训专业", "{name},{village},{mobile},果树种植", 5),), _MOBILE, _TABLE, variants=1),
    Story("h-parents", "小学一年级新生分班名单", (T("班级,学生姓名,家长姓名,家长手机", "一年级{number}班,{name},{name},{mobile}", 5),), _MOBILE, _TABLE, variants=1),
    Story("h-owner", "物业纠纷调解情况", ("{number}号楼业主{name}（{mobile}）投诉楼上渗水，经调解双方达成一致。",), _MOBILE, variants=1),
    Story("h-volunteers", "无偿献血志愿者", (T("序号,姓名,血型,手机号", "#,{name},O型,{mobile}", 5),), _MOBILE, _TABLE, variants=1),
    Story("h-visit", "局长接访日办理情况", ("来访人{name}反映拖欠工资问题，本人电话{mobile}，已转人社局。",), _MOBILE, containers=NO_BOOK, variants=1),
    Story("h-careful", "享受护理补贴老人明细", (T("序号,姓名,年龄,残疾等级,详细住址", "#,{name},7{number},<一级|二级>,{door}", 5),), _PERSONS, variants=1),
    Story("h-poor", "防返贫监测对象信息表", (T("户主姓名,家庭人口,致贫原因,家庭住址", "{name},{number},<因病|因残>,{door}", 5),), _PERSONS, variants=1),
    Story("h-patients", "严重精神障碍患者监护补贴", (T("患者姓名,诊断,监护人,现住址,金额", "{name},精神分裂症,{name},{door},{money}", 5),), _PERSONS, variants=1),
    Story("h-babies", "预防接种应种儿童名单", (T("儿童姓名,性别,出生日期,母亲姓名,居住地址", "{name},<男|女>,{born},{name},{door}", 5),), _PERSONS, variants=1),
    Story("h-tenants", "直管公房承租户清册", (T("承租人姓名,户籍地址,租金", "{name},{door},{money}", 5),), _PERSONS, variants=1),
    Story("h-secret-right", "关于电网迎峰度夏形势的汇报", (_BODY,), _SECRET, (_HEAD,), ("　　　　　　　　　<秘密|机密>★<3年|15年>",), variants=1),
    Story("h-secret-boxed", "关于成品油储备轮换的报告", (_BODY,), _SECRET, (_HEAD,), ("【<秘密|机密>】",), containers=(*DOCX, *PDF), variants=1),
    Story("h-secret-short", "关于战略物资动员的通知", (_BODY,), _SECRET, (_HEAD,), ("绝 密 ★ 长 期", "份号 000{d2}"), variants=1),
    Story("h-not-outward", "关于要素保障问题的会商意见", (_BODY,), _INWARD, end=("<（此文件不对外公开）|（本件不予公开）>",), variants=1),
    Story("h-leak-not", "全市风险隐患台账", (_BODY,), _INWARD, (_HEAD,), ("<内部文件　严禁外传|内部参考　注意保存>",), variants=1),
    Story("h-chosen", "关于下达投资计划的通知", ("公开属性：<依申请公开|不予公开>", _BODY), _INWARD, variants=1),
    Story("h-work-secret", "关于专项督查情况的通报", (_BODY,), _INWARD, end=("<（此件属工作秘密，注意保存）|（工作秘密，不得外传）>",), variants=1),
    Story("h-circulate", "经济形势分析参阅材料", (_BODY,), _INWARD, end=("<仅限内部传阅|仅供内部参阅>",), variants=1),
    Story("h-level", "关于防御台风的紧急通知", (_BODY,), _HEAD, head=("紧急程度：<特急|特提|加急>",), variants=1),
    Story("h-tele", "关于加强煤炭调度的函", (_BODY,), _HEAD, head=("<特急·明电|内 部 明 电|传真电报>",), variants=1),
    Story("h-ask", "关于解决办公用房维修资金的请示", ("市机关事务局：", _BODY, "<以上请示当否，请批示。|以上请示，请予审批。|特此请示。>"), _HEAD, variants=1),
    Story("h-party", "中共滨州市某局党组会议纪要", ("时间：{day}", "出席：{name}、{name}", "会议议定了以下事项。"), _HEAD, containers=NO_BOOK, variants=1),
    Story("h-chief", "局长办公会议纪要", ("主持：{name}", "参加：{name}、{name}", "研究了干部调整等事项。"), _HEAD, containers=NO_BOOK, variants=1),
    Story("h-upward", "关于粮食收购进度的报告", (_BODY,), _HEAD, end=("抄报：省发展改革委，市委办公室。", "{unit}　{day}印发"), variants=1),
)  # fmt: skip

FOUND_PAGES = (
    ("h-br", _ID, _TABLE, "退役军人公益岗位聘用名单|<p>1.{name}<br>身份证号码 {id}<br>2.{name}<br>身份证号码 {id}</p>"),
    ("h-form", _ID, _TABLE, "行政许可登记表|<table><tr><td>当事人姓名</td><td>{name}</td><td>身份证件号码</td><td>{id}</td></tr>"
     "<tr><td>住址</td><td colspan=3>{county}{town}</td></tr></table>"),
    ("h-dl", _ID, _TABLE, "被处罚人信息|<dl><dt>姓名</dt><dd>{name}</dd><dt>身份证号</dt><dd>{id}</dd></dl>"),
    ("h-font", _ID, _TABLE, "工伤认定公告|<p>职工<b>{name}</b>，<font face=仿宋>公民身份号码</font><font>[cut:{id}]</font>。</p>"),
    ("h-span-rows", _ID, _TABLE, "低保审核确认公示|<table><tr><th>乡镇</th><th>姓名</th><th>身份证号</th><th>保障金</th></tr>"
     "<tr><td rowspan=3>{town}</td><td>{name}</td><td>{id}</td><td>560</td></tr>"
     "<tr><td>{name}</td><td>{id}</td><td>560</td></tr><tr><td>{name}</td><td>{id}</td><td>430</td></tr></table>"),
    ("h-editor", _SECRET, (_HEAD,), "关于有关事项的函|<p style='text-align:right'><strong>秘密</strong><strong>★</strong><span>3</span><span>年</span></p><p>函文正文。</p>"),
    ("h-editor-mark", _INWARD, (), "关于开展核查的通知|<p>请按时报送。</p><p><span>（此件</span><span>依申请</span><span>公开）</span></p>"),
    ("h-editor-mobile", _MOBILE, _TABLE, "群众来信摘要|<p>来信人：张某，手机<span lang=EN-US>[cut:{mobile}]</span>，反映路灯不亮。</p>"),
    ("h-editor-card", _CARD, _TABLE, "退款说明|<p>退款至{name}个人银行卡，卡号<span lang=EN-US>[cut:{card}]</span>。</p>"),
    ("h-cells-p", _CARD, (_PERSONS,), "村级防疫员补助|<table><tr><td><p>姓名</p></td><td><p>卡&nbsp;号</p></td><td><p>金额</p><p>（元）</p></td></tr>"
     "<tr><td><p>{name}</p></td><td><p>{card}</p></td><td><p>{money}</p></td></tr><tr><td><p>{name}</p></td><td><p>{card}</p></td><td><p>{money}</p></td></tr></table>"),
    ("h-cells-door", _PERSONS, (), "残疾人辅具适配对象|<table><tr><td><p><span>姓</span><span>名</span></p></td><td><p>残疾类别</p></td><td><p>家庭<br>住址</p></td></tr>"
     "<tr><td><p>{name}</p></td><td><p>肢体</p></td><td><p>{door}</p></td></tr><tr><td><p>{name}</p></td><td><p>听力</p></td><td><p>{door}</p></td></tr></table>"),
    ("h-editor-head", _HEAD, (), "关于做好值班工作的通知|<p><b>特</b>　<b>急</b></p><p>请做好值班工作。</p>"),
    ("h-mobile-div", _MOBILE, _TABLE, "民宿从业人员培训报到名单|<div><p>{name} {mobile}</p><p>{name} {mobile}</p><p>{name} {mobile}</p></div>"),
)  # fmt: skip
