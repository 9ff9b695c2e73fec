"""What must be left alone: persons named as the law wants it, masked values, forms that nobody has filled in."""

from tests.leaks.negatives_told import calm
from tests.leaks.story import FILES, HTML, NO_BOOK, Story, T

MASKED: tuple[Story, ...] = (
    calm("masked-ids", "{year}年{town}残疾人创业补贴公示", T("序号,姓名,身份证号,补贴金额", "#,{name},{masked_id},{money}", 8)),
    calm("masked-all", "{county}公租房保障对象公示", T("序号,姓名,身份证号码,联系电话,银行账号,所在街道", "#,{masked_name},{masked_id},{masked_mobile},{masked_card},{town}", 8)),
    calm("masked-prose", "行政处罚公示", "当事人：{masked_name}，身份证号：{masked_id}，联系电话：{masked_mobile}，住{county}{town}。"),
    calm("masked-letter", "关于落户问题的来信", "来信人：{masked_name}　电话：{masked_mobile}　来信内容：身份证号{masked_id}能否网上办理迁移？",
         "答复内容：请登录爱山东办理，咨询电话{office}。"),
    calm("town-only", "{county}农村危房改造对象公示", T("序号,姓名,乡镇（街道）,村居,补助金额", "#,{name},{town},{village},{money}", 9)),
    calm("name-and-town", "耕地地力保护补贴发放公示", T("户主姓名,家庭住址,面积（亩）,金额", "{name},{county}{town},{number}.5,{money}", 9)),
)  # fmt: skip

FORMS: tuple[Story, ...] = (
    calm("heads-only", "高龄津贴发放花名册（样表）", T("序号,姓名,性别,身份证号,家庭住址,残疾类别,银行账号,联系电话")),
    calm("blank-rows", "困难残疾人生活补贴申请人汇总表", T("序号,姓名,身份证号,家庭住址,残疾类别,银行账号,联系电话", "#,,,,,,", 8)),
    calm("blank-form", "<信息公开|公租房|临时救助>申请表", "姓名____________　性别____　身份证号码__________________",
         "家庭住址________________________　联系电话______________　开户行________　银行卡号__________________", "申请人签字：　　　　年　　月　　日"),
    calm("blank-form-table", "个人申请登记表", T("姓名, ,性别, ", "身份证号, ,联系电话, ", 1, ("家庭住址, ,残疾类别, ", "银行账号, ,开户行, ", "申请理由, , , "))),
    calm("example-row", "填表说明", T("姓名,身份证号,家庭住址,联系电话", "", 0, ("张三,37XXXXXXXXXXXXXXXX,××县××镇××村,138XXXXXXXX", "李四,xxxxxxxxxxxxxxxxxx,填写到门牌号,1xxxxxxxxxx"))),
    calm("form-notes", "填报须知", "身份证号：填写18位居民身份证号码，末位为X的请用大写；手机号码：填写11位手机号；银行卡号：填写本人一类卡卡号（16-19位）。"),
    calm("none-rows", "{year}年度残疾人就业情况表", T("姓名,身份证号,残疾类别", "无,无,无", 3)),
    calm("data-catalogue", "公共数据资源目录", T("序号,信息项名称,数据类型,长度,是否共享", "", 0, ("1,姓名,字符型,50,有条件共享", "2,身份证号,字符型,18,有条件共享",
         "3,家庭住址,字符型,200,有条件共享", "4,残疾类别,字符型,20,有条件共享", "5,银行账号,字符型,19,不予共享", "6,手机号码,数值型,11,不予共享"))),
    calm("materials", "办事指南", T("序号,材料名称,材料要求,份数", "", 0, ("1,申请人身份证,原件及复印件,1", "2,银行卡（卡号清晰）,复印件,1", "3,残疾人证,原件,1", "4,户口簿（家庭住址页）,复印件,1"))),
    calm("materials-prose", "关于申领补贴的通知", "申请人应当提供姓名、身份证号、家庭住址、联系电话、银行卡号、残疾类别和残疾等级等信息，由村（居）委会初审。"),
    calm("law", "居民身份证条例摘要", "公民身份号码是每个公民唯一的、终身不变的身份代码，由十八位数字组成；登记的项目包括：姓名、性别、民族、出生日期、常住户口所在地住址、公民身份号码、本人相片。"),
    calm("privacy", "个人信息保护政策", "我们可能收集您的姓名、手机号码、身份证号码、银行账号、家庭住址；未经同意不会向第三方提供。客服电话：{office}。"),
    calm("inputs", "网上申请", "请输入18位身份证号码、11位手机号（如138开头）及银行卡号，点击提交。", containers=HTML),
    calm("file-forms", "附件：承诺书", "承诺人（签字）：　　　　身份证号：　　　　　　　　　联系电话：", containers=FILES),
)  # fmt: skip

NAMED: tuple[Story, ...] = (
    calm("appointment", "任前公示", "{name}，<男|女>，汉族，{born_month}生，大学学历，中共党员，现任{unit}科长，拟任副主任。", "受理电话：{office}，12380。"),
    calm("appointment-table", "拟录用人员名单", T("姓名,性别,出生年月,学历,毕业院校,拟录用职位", "{name},<男|女>,{born_month},本科,山东大学,综合科科员", 6)),
    calm("leaders", "领导分工", T("姓名,职务,分管工作,办公电话", "{name},<主任|副主任>,能源、投资工作,{office}", 5)),
    calm("legal-persons", "行政许可公示", T("企业名称,法定代表人,住所,许可证号", "{firm},{name},{county}{road}385号2号楼101室,鲁滨许{d6}", 6)),
    calm("outlets", "粮食收购网点公示", T("网点名称,地址,负责人,电话", "{town}粮库,{county}{town}{road}12号,{name},{office}", 6)),
    calm("service-places", "社区服务中心一览", T("名称,地址,联系电话", "{town}便民服务中心,{county}{town}{road}{number}号楼1单元102室,{office}", 6)),
    calm("experts", "评审专家名单公示", T("姓名,工作单位,职称", "{name},{unit},<高级工程师|正高级经济师>", 6)),
    calm("winners", "劳动模范拟表彰名单", T("序号,姓名,单位及职务,民族", "#,{name},{firm}车间主任,汉族", 8)),
    calm("disabled-figures", "{year}年持证残疾人统计", T("残疾类别,一级,二级,三级,四级,合计", "<肢体|视力|听力|言语|智力|精神>,{d4},{d4},{d4},{d4},{d6}", 6)),
    calm("disease-figures", "法定传染病疫情", T("疾病名称,发病数,死亡数", "<肺结核|流行性感冒|手足口病>,{d4},0", 6)),
    calm("relation-codes", "家庭关系代码表", T("代码,与户主关系", "0{number},<配偶|子|女|孙子>", 5)),
    calm("penalty-person", "自然人行政处罚双公示", T("行政相对人名称,行政相对人类别,证件类型,证件号码,处罚决定书文号", "{name},自然人,身份证,{masked_id},滨发改罚〔{year}〕{number}号", 4)),
    calm("signed-prose", "市政协提案答复", "{name}委员：您提出的《关于发展新能源的建议》（第{number}号提案）收悉，现答复如下。联系单位：{unit}，联系电话：{office}。", containers=NO_BOOK),
)  # fmt: skip

PEOPLE = (*MASKED, *FORMS, *NAMED)
