"""Papers written when the rules had been tuned on the first set; ``held_out`` says how they fared when first read."""

from tests.leaks.model import Kind, Where
from tests.leaks.negatives_told import calm
from tests.leaks.story import DOCX, NO_BOOK, PDF, XLSX, H, Story, T

_ID, _CARD, _MOBILE = Kind.RESIDENT_ID, Kind.BANK_CARD, Kind.MOBILE
_PERSONS, _SECRET, _INWARD, _HEAD = (
    Kind.PERSONAL_TABLE,
    Kind.CLASSIFIED,
    Kind.NOT_PUBLIC,
    Kind.INTERNAL_HEAD,
)
_TABLE = (_PERSONS,)
_WORDS = "经实地走访和座谈，现将掌握的情况梳理如下，请结合工作实际抓好落实。"

LATE_FOUND = (
    Story("l-heirs", "工亡职工抚恤金领取情况公示", ("领取人：{name}（{id}），与工亡职工系<父子|夫妻|母女>关系。",), _ID, (_MOBILE,), variants=1),
    Story("l-several", "撤销婚姻登记决定书", ("{name}、{name}的身份证号码分别为{id}、{id}，经核查予以撤销。",), _ID, (_MOBILE,), variants=1),
    Story("l-scores", "事业单位招聘总成绩", (T("准考证号,身份证号,姓名,总成绩,名次", "3716{d8},{id},{name},7{number}.35,{number}", 6),), _ID, _TABLE, variants=1),
    Story("l-boss", "煤炭经营企业备案", (T("企业名称,法人姓名,法人身份证号,备案时间", "{firm},{name},{id},{day}", 4),), _ID, _TABLE, variants=1),
    Story("l-witness-id", "行政复议决定书", ("申请人：{name}，女，汉族，住{county}{town}，公民身份证号码 {id_x}。", "被申请人：{unit}。"), _ID, (_MOBILE,), variants=1),
    Story("l-tail-sheet", "项目库", (T("项目,总投资", "{town}管网,{number}00万元", 4),), _ID, _TABLE, hidden=(H(Where.SHEET, T("评委,评委身份证,劳务费", "{name},{id},{money}", 3)),), containers=XLSX),
    Story("l-farm-card", "棉花良种补贴兑付表", (T("村民姓名,惠农卡号,面积（亩）,补贴额", "{name},{card},{number}.5,{money}", 6),), _CARD, _TABLE, variants=1),
    Story("l-back-card", "误缴税款退还说明", ("款项将原路退至纳税人{name}的建行卡（尾号见后）：{card}。",), _CARD, variants=1),
    Story("l-labelled-card", "志愿者误餐补助", ("收款人：{name}　开户行：{bank}　银行卡号：{card}",), _CARD, variants=1),
    Story("l-reviewers", "论证会专家咨询费", (T("姓名,职称,单位,银行账号,应发", "{name},教授,{unit},{card},{money}", 4),), _CARD, _TABLE, variants=1),
    Story("l-call-me", "关于老旧小区加装电梯的咨询", ("留言内容：二单元几户意见不统一，希望社区协调，请联系我{mobile}。", "答复内容：已安排工作人员联系您。"), _MOBILE, containers=NO_BOOK, variants=2),
    Story("l-villagers", "自来水入户改造名单", (T("序号,村民姓名,门牌,电话", "#,{name},{number}号,{mobile}", 6),), _MOBILE, _TABLE, variants=1),
    Story("l-family-mobile", "走失老人认领情况", ("家属{name}（手机号{mobile}）已将老人接回，身体状况良好。",), _MOBILE, variants=1),
    Story("l-winners", "消费券中签人员", (T("中签序号,姓名,手机号码", "{d4},{name},{mobile}", 6),), _MOBILE, _TABLE, variants=1),
    Story("l-relief", "临时救助人员公布", (T("救助对象,家庭住址,救助原因,金额", "{name},{door},<因病|火灾>,{money}", 5),), _PERSONS, variants=1),
    Story("l-rehab", "残疾儿童康复救助名单", (T("儿童姓名,残疾类型,康复机构,月数", "{name},<听力|智力|肢体>,滨州医学院附院,{number}", 5),), _PERSONS, variants=1),
    Story("l-chronic", "门诊慢特病审批通过人员", (T("姓名,性别,病种,有效期", "{name},男,<尿毒症|肝硬化|恶性肿瘤>,{year}年", 5),), _PERSONS, variants=1),
    Story("l-households", "移民后扶人口核定", (T("户主姓名,成员姓名,与户主关系,出生年月日", "{name},{name},<妻|长子|女儿>,{born}", 5),), _PERSONS, variants=1),
    Story("l-secret", "关于报送粮油应急网点分布的函", (_WORDS,), _SECRET, (_HEAD,), ("<机密 ★ 20年|秘密★2年|秘密★ 6个月>", "<特 急|平急>"), variants=2),
    Story("l-secret-scan", "关于调整战备车辆编组的批复", (_WORDS,), _SECRET, (_HEAD,), ("（<秘密|机密>）",), containers=(*DOCX, *PDF), variants=1),
    Story("l-mark", "关于做好有关项目对接的函", (_WORDS,), _INWARD, end=("<（此件不宜公开）|此件依申请公开。|（信息公开选项：依申请公开）>",), variants=2),
    Story("l-inward", "运行监测专报", (_WORDS,), _INWARD, end=("<内部资料·注意保存|仅供内部掌握，不得扩散|内部材料　请勿外传>",), variants=2),
    Story("l-request", "关于核定{year}年粮食储备费用的请示", ("省局：", _WORDS, "<当否，请批示。|妥否，请审批。|可否，请批复。>"), _HEAD, variants=2),
    Story("l-urgent", "关于抓紧落实电煤合同的通知", (_WORDS,), _HEAD, head=("<特提|加 急|特急>", "<鲁发改明电〔{year}〕{number}号|发电单位：{unit}>"), variants=2),
    Story("l-leaders", "专题会议纪要（第{number}期）", ("{day}，{unit}召开专题会议，会议议定事项如下：", "一、尽快完成人员划转。", "参会人员：{name}、{name}。"), _HEAD, containers=NO_BOOK, variants=2),
)  # fmt: skip

LATE_CALM = (
    calm("m-gdp", "历年地区生产总值", T("年份,地区生产总值（元）,可比增速", "{year},18{d8}5,{number}.1%", 6, numeric=True), variants=2),
    calm("m-payers", "纳税百强企业", T("名次,企业,入库税款", "#,{firm},13{d8}6", 6, numeric=True), variants=2),
    calm("m-award", "中标结果", T("标段,中标单位,中标价,工期", "{number}标段,{firm},15{d6}000.00元,{number}个月", 4), variants=1),
    calm("m-assets", "固定资产处置清单", T("资产编号,资产名称,原值", "13{d8}1,台式机,{money}", 5), variants=2),
    calm("m-gauge", "水文站点", T("站码,经度,纬度,水位", "3110{d4},118.0{d8},37.3{d8},1{number}.2", 4), variants=1),
    calm("m-share-capital", "国有资本收益通知", "应缴利润{amount_11}元，注册资本：1{d4}8{d4}00元，净资产17{d8}3元，资产总额为139{d8}元。", variants=2),
    calm("m-visits", "网站工作年报", "总访问量：13{d8}5次，独立用户访问总量{d8}个，信息发布总数{d4}条。", variants=2),
    calm("m-rota", "防汛值班表", T("日期,带班领导,值班人员,值班电话", "{day},{name},{name},{public_mobile}", 5), variants=1),
    calm("m-teams", "志愿服务队", T("服务队名称,队长,联系方式,服务内容", "{town}服务队,{name},{public_mobile},助老", 5), variants=1),
    calm("m-inns", "乡村民宿名录", T("民宿名称,店主,预订电话,房间数", "{village}民宿,{name},{public_mobile},{number}", 5), variants=1),
    calm("m-first", "驻村第一书记名单", T("姓名,派出单位,帮扶村,联系电话", "{name},{unit},{village},{public_mobile}", 5), variants=1),
    calm("m-vets", "村级动物防疫员信息公开", T("防疫员姓名,负责区域,服务电话", "{name},{village},{public_mobile}", 5), variants=1),
    calm("m-helper", "重点企业帮办代办服务", "帮办专员：{name}，联系电话：{public_mobile}；监督电话：{office}。", variants=1),
    calm("m-purchaser", "竞价公告", "采购人：{unit}，联系人：{name}，联系方式：{public_mobile}。供应商如有疑问可拨打上述电话。", variants=1),
    calm("m-found", "公交车失物招领", "请失主携带有效证件到{road}总站领取，联系电话{public_mobile}。", variants=1),
    calm("m-car", "道路清障提示", "请占用车位的车主尽快挪车，服务台电话：{public_mobile}。", variants=1),
    calm("m-build", "施工扰民公告", T("工程名称,施工单位,现场负责人,联系电话", "{road}改造,{firm},{name},{public_mobile}", 4), variants=1),
    calm("m-court", "诉讼费交纳", "收款人：滨州市中级人民法院，开户银行：{bank}，账号：{account}，用途注明案号。", variants=2),
    calm("m-party", "党费收缴说明", "账户名称：中共滨州市委组织部，账号{account}，开户行{bank}。", variants=2),
    calm("m-coop", "农业社会化服务组织", T("合作社名称,开户行,账号,服务面积", "{town}农机合作社,{bank},{account},{d4}亩", 4), variants=2),
    calm("m-fund", "住房公积金缴存单位", T("单位名称,单位账号,缴存人数", "{firm},{account},{number}", 4), variants=1),
    calm("m-auction-bail", "产权转让公告", "竞买保证金{number}万元，收款单位：滨州产权交易中心有限公司，{bank}，账号{account}。", variants=1),
    calm("m-customer", "燃气缴费提醒", "用气户号：{d12}{d4}；表具编号：{serial}；可使用银行卡、微信缴费。", variants=2),
    calm("m-credit-all", "信用修复结果", T("主体名称,社会信用代码,处罚文号", "{firm},{credit_like_id},滨罚字〔{year}〕{number}号", 5), variants=2),
    calm("m-permit", "建设工程规划许可证批后公布", T("证号,建设单位,项目,日期", "建字第3716{year}{d8}号,{firm},厂房,{day}", 5), variants=1),
    calm("m-case-no", "劳动仲裁开庭公告", T("案号,申请人,被申请人,开庭时间", "滨劳人仲案字〔{year}〕第{d4}号,{name},{firm},{day}", 4), variants=1),
    calm("m-masked-3", "保租房申请家庭", T("申请人,身份证号,手机,家庭人数", "{masked_name},{masked_id},{masked_mobile},{number}", 6), variants=2),
    calm("m-masked-card", "价格补贴发放", T("姓名,银行账户,金额", "{name},{masked_card},{money}", 6), variants=1),
    calm("m-graduates", "三支一扶体检名单", T("姓名,性别,报考岗位,笔试准考证号", "{name},<男|女>,支农,2637{d8}", 6), variants=1),
    calm("m-honour", "先进工作者名单", T("姓名,单位,职务", "{name},{unit},<科长|主任>", 6), variants=1),
    calm("m-care-homes", "残疾人托养机构", T("机构名称,地址,服务对象,联系电话", "{town}托养中心,{road}15号,<智力|精神>残疾人,{office}", 4), variants=1),
    calm("m-drugs", "特殊疾病用药目录", T("病种,药品名称,支付标准", "<白血病|肺癌|尿毒症>,伊马替尼,{d4}", 5), variants=1),
    calm("m-school-zone", "小学招生范围", T("学校名称,招生片区,咨询电话", "{town}中心小学,{road}1号至99号,{office}", 4), variants=1),
    calm("m-blank", "就业困难人员认定表", T("姓名, ,身份证号, ", "户籍地址, ,手机, ", 1, ("开户行, ,社保卡号, ", "残疾等级, ,健康状况, ")), variants=1),
    calm("m-notice-fields", "报名系统填报说明", "填写姓名、身份证号（18位）、手机号、家庭住址后上传照片，银行卡仅限本人一类卡。", variants=1),
    calm("m-secrets", "保密自查工作开展情况", "重点检查了机密、秘密级文件登记情况，涉密计算机张贴密级标识，工作秘密目录已更新。", variants=1),
    calm("m-secrets-2", "《保守国家秘密法实施条例》问答", "密级标志形式为“密级★保密期限”，如“秘密★5年”；绝密级一般不超过30年。", variants=1),
    calm("m-openness", "文件公开属性统计", T("公开属性,件数,占比", "", 0, ("主动公开,{number},6%", "依申请公开,{number},3%", "不予公开,{number},1%")), variants=1),
    calm("m-inner", "机关食堂管理规定", "食堂仅供内部职工就餐，内部资料室周末不开放，请妥善保管个人物品。", variants=1),
    calm("m-request", "关于《申请设立分中心的请示》的复函", "你中心关于设立分中心的请示收悉，经研究同意。", end=("（此件公开发布）",), variants=1),
    calm("m-minutes", "学习传达市委常委会会议精神", "会议传达了市委常委会会议纪要，主任办公会研究了贯彻意见。", variants=1),
    calm("m-hurry", "电煤保供进展", "对特急调度指令做到随到随办，加急办理铁路计划，明电、传真同步下达。", variants=1),
    calm("m-copies", "关于开展专项检查的通知", "检查结果于{day}前报送。", end=("抄送：市纪委监委，市审计局。", "{unit}办公室　{day}印发"), variants=1),
)  # fmt: skip
