"""What must be found: numbers of persons, in the open and hidden."""

from tests.leaks.model import Kind, Where
from tests.leaks.story import DOCX, FILES, HTML, NO_BOOK, PDF, XLSX, H, L, Story, T

_TABLE = (Kind.PERSONAL_TABLE,)
_LISTED = T("序号,姓名,身份证号", "#,{name},{id}", 4)
_NOTICE = "现将有关名单予以公示，公示期5个工作日，如有异议请向{unit}反映，电话：{office}。"
_ID, _CARD, _MOBILE = Kind.RESIDENT_ID, Kind.BANK_CARD, Kind.MOBILE

IDS = (
    Story("id-allowance", "{year}年{town}高龄津贴发放名单公示",
          (_NOTICE, T("序号,姓名,身份证号,补贴金额（元）", "#,{name},{id},{money}", 8)), _ID, _TABLE, variants=3),
    Story("id-heads", "{year}年<公益性岗位|农机购置补贴|危房改造>人员公示表",
          (T("序号,<公民身份号码|身份证号码|证件号码|居民身份证号>,姓名,单位", "#,{id},{name},{town}", 5),), _ID, _TABLE, variants=3),
    Story("id-mostly-masked", "{county}{year}年耕地地力保护补贴公示", (_NOTICE,
          T("序号,姓名,身份证号,乡镇,金额", "#,{name},{masked_id},{town},{money}", 9, ("10,{name},{id},{town},{money}",))), _ID, _TABLE, variants=3),
    Story("id-prose", "行政处罚决定书（{county}）",
          ("经查，当事人{name}（身份证号：{id}）于{day}在{town}{road}从事有关活动，违反了有关规定。",), _ID),
    Story("id-labels", "关于{name}等同志任职资格的公示",
          ("姓名：{name}　性别：<男|女>　<公民身份号码|身份证号码|身份证号|身份证|证件号码|ID号>：{id}　单位：{unit}",), _ID, variants=3),
    Story("id-bare", "{town}特困供养人员公示", ("{name}，<男|女>，{id}，{village}村民，经研究同意纳入供养范围。",), _ID),
    Story("id-no-gap", "{year}年度公租房摇号结果", ("申请人{name}身份证号码{id}已通过资格审核。",), _ID),
    Story("id-x", "{unit}拟录用人员公示", (T("姓名,准考证号,身份证号码,总成绩", "{name},{d8},{id_x},7{number}.5", 4),), _ID, _TABLE),
    Story("id-small-x", "{unit}面试人员名单", ("{name} {id_small_x}", "{name} {id_small_x}"), _ID, _TABLE),
    Story("id-wide", "{town}临时救助公示", ("救助对象：{name}，身份证号：{wide_id}，救助金额{money}元。",), _ID),
    Story("id-wide-table", "{town}孤儿生活费发放表", (T("姓名,身份证号,金额", "{name},{wide_id},{money}", 4),), _ID, _TABLE),
    Story("id-spaced", "工伤认定决定书", ("职工姓名：{name}，身份证号码：{spaced_id}，用人单位：{firm}。",), _ID),
    Story("id-old", "关于{year}年老党员补贴发放的公示", ("{name}同志，身份证号：{old_id}，{village}人。",), _ID),
    Story("id-old-table", "老民办教师补助人员名册", (T("序号,姓名,身份证号", "#,{name},{old_id}", 5),), _ID, _TABLE),
    Story("id-title", "关于{name}（身份证号{id}）<病退|工亡|退役安置>审批情况的公示", (_NOTICE,), _ID),
    Story("id-letter", "关于低保办理问题的来信", ("来信人：{masked_name}", "来信内容：您好，我是{village}村民，身份证号{id}，请问何时能够办理？",
          "答复单位：{unit}　答复内容：您好，您的来信收悉，请携带材料到窗口办理，电话{office}。"), _ID),
    Story("id-passbook", "{town}惠农补贴一卡通发放清册", (T("序号,户主姓名,身份证号码,银行卡号,金额", "#,{name},{id},{card},{money}", 6),),
          _ID, (Kind.PERSONAL_TABLE, Kind.BANK_CARD)),
    Story("id-two-heads", "{town}残疾人两项补贴花名册", (T("序号,姓名,身份证号,标准,金额", "#,{name},{id},{number},{money}", 5,
          over="{year},持证人,持证人,补贴,补贴"),), _ID, (Kind.PERSONAL_TABLE,)),
    Story("id-element", "{year}年培训补贴公示", (_NOTICE,), _ID, _TABLE, hidden=(H(Where.ELEMENT, _LISTED),), containers=HTML, variants=6),
    Story("id-row-title", "公示公告", (L(("关于{year}年度预算的公示", "{name}（{id}）工伤认定公示", "关于召开听证会的公告")),), _ID, containers=HTML, variants=4),
    Story("id-vanished", "{year}年培训补贴公示", (_NOTICE,), _ID, _TABLE, hidden=(H(Where.VANISHED, "{name} {id}"),), containers=DOCX, variants=3),
    Story("id-deleted", "{year}年培训补贴公示", (_NOTICE,), _ID, _TABLE, hidden=(H(Where.DELETED, "{name}，身份证号{id}"),), containers=DOCX, variants=3),
    Story("id-footer", "{year}年培训补贴公示", (_NOTICE,), _ID, _TABLE, hidden=(H(Where.FOOTER, "经办人{name} {id}"),), containers=DOCX, variants=3),
    Story("id-comment", "{year}年培训补贴汇总", (_NOTICE, T("乡镇,人数", "{town},{number}")), _ID, _TABLE,
          hidden=(H(Where.COMMENT, "此人身份证号{id}，已核实"),), containers=(*DOCX, *XLSX), variants=3),
    Story("id-sheet", "{year}年培训补贴汇总", (T("乡镇,人数", "{town},{number}"),), _ID, _TABLE, hidden=(H(Where.SHEET, _LISTED),), containers=XLSX, variants=4),
    Story("id-very-hidden", "{year}年培训补贴汇总", (T("乡镇,人数", "{town},{number}"),), _ID, _TABLE,
          hidden=(H(Where.VERY_HIDDEN_SHEET, _LISTED),), containers=XLSX, variants=3),
    Story("id-column", "{year}年培训补贴汇总", ("见下表",), _ID, _TABLE, hidden=(H(Where.COLUMN, _LISTED),), containers=XLSX, variants=4),
    Story("id-rows", "{year}年培训补贴汇总", ("见下表",), _ID, _TABLE, hidden=(H(Where.ROWS, _LISTED),), containers=XLSX, variants=3),
    Story("id-invisible", "{year}年培训补贴公示", (_NOTICE,), _ID, _TABLE, hidden=(H(Where.VANISHED, "{name} {id}"),), containers=PDF, variants=3),
    *(Story(f"id-property-{key}", "{year}年度工作总结", ("全年工作进展顺利。",), _ID, properties={key: "<{name}|名册> {id}"},
            containers=FILES, variants=1) for key in ("title", "author", "subject", "keywords")),
)  # fmt: skip

CARDS = (
    Story("card-table", "{town}{year}年护林员工资发放表", (T("序号,姓名,开户银行,银行卡号,金额", "#,{name},{bank},{card},{money}", 6),), _CARD, _TABLE, variants=3),
    Story("card-heads", "{county}种粮补贴公示", (T("姓名,<卡号|银行账号|银行卡账号|一卡通账号|惠民一卡通卡号>,金额", "{name},{card},{money}", 5),), _CARD, _TABLE, variants=3),
    Story("card-16", "专家劳务费发放表", (T("专家姓名,工作单位,开户行,账号,金额", "{name},{unit},{bank},{card_16},{money}", 4),), _CARD, _TABLE),
    Story("card-prose", "关于发放{year}年度见义勇为奖励的通知", ("请将奖励金汇入{name}个人账户，开户行：{bank}，账号：{card}。",), _CARD),
    Story("card-spaced", "退还{name}多缴费用的公告", ("户名：{name}，开户行：{bank}，卡号：{spaced_card}。",), _CARD),
    Story("card-wide", "{town}独生子女父母奖励发放表", (T("姓名,银行卡号", "{name},{wide_card}", 4),), _CARD, _TABLE),
    Story("card-letter", "关于工资拖欠的信访答复", ("{name}反映的拖欠工资已于{day}转入其工商银行卡（卡号{card}）。",), _CARD),
    Story("card-column", "{year}年补贴汇总", ("见下表",), _CARD, _TABLE, hidden=(H(Where.COLUMN, T("姓名,金额,银行卡号", "{name},{money},{card}", 4)),),
          containers=XLSX, variants=3),
    Story("card-hidden", "{year}年补贴汇总", (_NOTICE,), _CARD, _TABLE, hidden=(H(Where.SHEET, T("姓名,银行卡号", "{name},{card}", 4)),), containers=XLSX),
    Story("card-element", "{year}年补贴汇总", (_NOTICE,), _CARD, _TABLE, hidden=(H(Where.ELEMENT, T("姓名,银行卡号", "{name},{card}", 4)),), containers=HTML),
    Story("card-vanished", "{year}年补贴汇总", (_NOTICE,), _CARD, _TABLE, hidden=(H(Where.VANISHED, "{name} 银行卡号：{card}"),), containers=(*DOCX, *PDF)),
)  # fmt: skip

MOBILES = (
    Story("mobile-list", "{town}{year}年改厕农户名单", (T("序号,户主姓名,村庄,手机号码", "#,{name},{village},{mobile}", 7),), _MOBILE, _TABLE, variants=3),
    Story("mobile-phone-head", "{county}保障性住房申请家庭公示", (T("序号,申请人姓名,联系电话,人口数", "#,{name},{mobile},3", 6),), _MOBILE, _TABLE, variants=3),
    Story("mobile-partly-masked", "{county}人才公寓配租公示", (T("姓名,手机号", "{name},{masked_mobile}", 8, ("{name},{mobile}",)),), _MOBILE, _TABLE),
    Story("mobile-number-cells", "{town}务工人员登记表", (T("姓名,务工地点,手机", "{name},{county},{mobile}", 5, numeric=True),), _MOBILE, _TABLE),
    Story("mobile-letter", "关于供暖不热问题的来信", ("来信人：{masked_name}　来信时间：{day}",
          "来信内容：我家住{town}某小区，暖气一直不热，请尽快解决，我的电话是{mobile}，谢谢！", "答复内容：您好，已督促供热企业处理。"), _MOBILE, variants=3),
    Story("mobile-letter-prose", "关于道路损坏的留言", ("留言内容：本人{name}，<手机|电话|联系电话|手机号>{mobile}，反映{road}路面损坏严重，望答复。",), _MOBILE, variants=3),
    Story("mobile-run", "{unit}志愿者名单", ("{name} {mobile}　{name} {mobile}　{name} {mobile}",), _MOBILE, _TABLE),
    Story("mobile-spaced", "信访事项办理结果", ("信访人{name}，住{town}{village}，本人手机{spaced_mobile}，反映宅基地纠纷问题。",), _MOBILE),
    Story("mobile-wide", "听证会参加人名单", (T("姓名,身份,手机号码", "{name},消费者代表,{wide_mobile}", 4),), _MOBILE, _TABLE),
    Story("mobile-column", "{year}年培训学员名册", ("见下表",), _MOBILE, _TABLE, hidden=(H(Where.COLUMN, T("姓名,村庄,手机号码", "{name},{village},{mobile}", 4)),),
          containers=XLSX, variants=3),
    Story("mobile-sheet", "{year}年培训学员汇总", (_NOTICE,), _MOBILE, _TABLE, hidden=(H(Where.SHEET, T("学员姓名,手机号码", "{name},{mobile}", 4)),), containers=XLSX),
    Story("mobile-element", "{year}年培训公示", (_NOTICE,), _MOBILE, _TABLE, hidden=(H(Where.ELEMENT, T("学员姓名,手机号码", "{name},{mobile}", 4)),), containers=HTML),
    Story("mobile-applicant", "不予行政许可决定书", ("申请人：{name}，<本人|个人>联系方式：{mobile}，申请事项：个体工商户登记。",), _MOBILE, containers=NO_BOOK),
)  # fmt: skip
