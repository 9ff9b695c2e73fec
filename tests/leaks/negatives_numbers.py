"""What must be left alone: numbers that look like a person's and are an office's, a firm's, a file's or nobody's."""

from tests.leaks.negatives_told import calm
from tests.leaks.story import HTML, XLSX, L, Story, T

PHONES: tuple[Story, ...] = (
    calm("office-phone", "关于征求意见的公告", "联系单位：{unit}；联系电话：{office}，传真：{office}；通信地址：滨州市{road}385号，邮编256603。"),
    calm("office-list", "{unit}各科室联系方式", T("科室名称,负责人,办公地点,办公电话", "<综合科|投资科|能源科|法规科>,{name},市政大楼{d4}房间,{office}", 6)),
    calm("agency-contact", "{county}智慧粮仓项目<竞争性磋商|公开招标|中标结果>公告",
         "1.采购人信息　名称：{unit}　地址：{road}385号　联系方式：{office}",
         "2.采购代理机构信息　名称：{firm}　地址：{road}128号　联系方式：{public_mobile}",
         "3.项目联系方式　项目联系人：{name}　电　话：{public_mobile}"),
    calm("agency-line", "{town}道路工程招标公告", "招标代理机构：{firm}　联系人：<王工|李经理|{name}>　联系电话：{public_mobile}　电子邮箱：bzzb@example.com"),
    calm("tender-table", "{year}年政府采购意向", T("采购单位,代理机构,代理机构联系人,代理机构联系电话", "{unit},{firm},王工,{public_mobile}", 3)),
    calm("duty-mobile", "关于春节期间值班安排的公告", "<值班电话|24小时值班电话|监督举报电话|投诉电话|报名咨询电话>：{public_mobile}（{unit}）"),
    calm("hotlines", "便民服务电话", "价格举报12345，能源监管12398，税务12366，电力95598，社保12333，水务热线{office}，400-138-1234，800-810-1388。"),
    calm("operator-line", "关于防范诈骗的提示", "请认准官方客服：中国移动10086（营业厅号13800138000），凡以00861开头的来电请勿轻信。"),
    calm("fax-extension", "联系我们", "总机：{office}转8013、8138，传真：{office}-1380，邮编：256600，QQ工作群：138{d6}，会议号：138-{d4}-99。"),
    calm("masked-mobile", "{county}保障房配租公示", T("序号,申请人,手机号码,房号", "#,{name},{masked_mobile},{d4}", 8)),
)  # fmt: skip

CODES: tuple[Story, ...] = (
    calm("credit-table", "{year}年<失信被执行|守信激励|用电大户>企业名单", T("序号,企业名称,统一社会信用代码,法定代表人", "#,{firm},{credit},{name}", 7)),
    calm("credit-prose", "行政许可决定公示", "许可对象：{firm}，统一社会信用代码：{credit}，法定代表人：{name}，许可机关：{unit}。"),
    calm("credit-digits", "双公示信息", "行政相对人：{firm}　<统一社会信用代码|社会信用代码|统一代码>：{credit_like_id}　许可机关统一社会信用代码：113716000043660{d2}5"),
    calm("credit-digits-table", "事业单位法人公示", T("单位名称,统一社会信用代码,住所", "{unit},{credit_like_id},{road}385号", 4)),
    calm("organisation", "机构信息", "组织机构代码：004366015、70606{d4}-8；区划代码：371602000000；登记号：3716{d8}；纳税人识别号：371602620512{d2}3。"),
    calm("old-registration", "注销企业公告", T("企业名称,注册号,税务登记号", "{firm},371602620512{d2}1,372301530918{d2}0", 4)),
    calm("project-code", "企业投资项目备案公示", T("项目名称,项目代码,建设单位,备案时间", "光伏发电项目,{year}-371602-<48-03|44-02>-{d6},{firm},{day}", 6)),
    calm("project-code-joined", "重点项目清单", "项目代码：{year}371602480{d4}{d4}；备案证明编号：{serial}；节能审查编号：3716{year}{d8}。"),
    calm("permits", "许可证注销公告", T("单位名称,许可证编号,有效期至", "{firm},<JY13716020012345|鲁滨食药监械经营许20{d6}号|SC10637160{d6}|C37160020261171301{d6}>,{day}", 6)),
    calm("invoice", "采购付款公示", "发票代码：0370021{d4}5，发票号码：{d8}；电子发票号码：2637{d8}{d8}；合同编号：SDGP3716{d12}；订单号：{year}1138{d12}。"),
    calm("serial", "受理事项公示", T("序号,受理编号,事项,状态", "#,{serial},企业投资项目核准,<已办结|办理中>", 6)),
    calm("serial-prose", "办件公告", "办件编号{serial}、{serial}已办结；流水号：{d12}{d6}，查询码{d8}。"),
    calm("embedded", "电子监管码查询", "追溯码：8{serial}01、20{serial}；不动产单元号371602001001GB00001F0001{d4}；宗地代码371602{d6}GB{d6}。"),
    calm("site-marks", "关于本站", "网站标识码：3716000001　鲁ICP备05018911号-1　鲁公网安备 37160202000138号　主办单位：{unit}"),
    calm("isbn", "图书采购清单", T("书名,ISBN,条形码,定价", "<公文写作|能源经济学>,978-7-5217-{d4}-3,69138{d8},{number}.80", 5)),
    calm("barcode-mobile-like", "抽检不合格产品信息", T("样品名称,条码,批号,生产日期", "小麦粉,6913{d8}1,{compact_day}138{d6},{day}", 5)),
    calm("devices", "设备采购清单", "IMEI：8665{d8}016；序列号SN：{year}{d12}；物联网卡ICCID：898600{d8}{d6}；车架号LSVAM4187C2{d6}；发动机号{d6}。"),
    calm("hashes", "数据文件校验", "MD5：{hexed}；UUID：{uuid}；SHA-1：{hexed}{d8}；标识：{d12}{d12}。"),
    calm("positions", "公园位置", "东经118.0{d12}，北纬37.3{d12}；坐标：{d8}.138{d4}, 4138{d4}.{d6}；高程13.{d8}米。"),
    calm("addresses", "相关链接", "http://fgw.example.gov.cn/art/2026/3/5/art_138_1{d8}.html、http://www.example.gov.cn/col/col1{d8}99/index.html?id={d6}{d12}&ts=178952971{d4}"),
    calm("stamps", "系统升级公告", "升级包版本{compact_day}.{d6}，时间戳178952971{d4}、{compact_day}153000{d4}，构建号1{d8}{d4}。"),
    calm("meters", "缴费指南", "例如户号{d12}{d4}、用水户号371600{d8}、热力卡号80{d6}，缴费账号为户号，可在微信公众号账号“滨州供热”查询。"),
    calm("exam-numbers", "面试成绩公示", T("准考证号,姓名,笔试成绩,面试成绩,总成绩", "3716{d8}{number},{name},71.{number},82.{number},7{number}.6", 8)),
    calm("plates", "报废车辆公告", T("号牌号码,车辆识别代号,登记日期", "鲁M{d4}学,LGBH52E0{d6}138,{day}", 5)),
)  # fmt: skip

SUMS: tuple[Story, ...] = (
    calm("sum-11", "重大项目清单", "项目总投资{amount_11}元，其中资本金{amount_11}元，年度计划投资{amount_11}元。"),
    calm("sum-11-table", "{year}年<财政收支|主要经济指标>统计表", T("指标名称,本期（元）,上年同期（元）", "<生产总值|固定资产投资|财政收入>,{amount_11},{amount_11}", 6, numeric=True)),
    calm("sum-grouped", "政府债务情况表", T("地区,余额（元）,限额（元）", "{county},{grouped},{grouped}", 6)),
    calm("sum-16", "资产负债表", T("科目,期末数（分）,期初数（分）", "<货币资金|应收账款>,{d12}{d4},{d12}{d4}", 6, numeric=True)),
    calm("decimals", "监测数据", T("点位,浓度,流量", "{town},0.1{d12},13{d6}.{d4}", 6)),
    calm("population", "人口普查主要数据", "全市常住人口3928568人，户籍人口3978712人；累计用电量1{d8}38千瓦时，粮食总产{d8}公斤。"),
    calm("long-formulas", "数据附表", T("编码,数值", "{d6},{d12}.{d8}", 8), containers=XLSX),
)  # fmt: skip

ACCOUNTS: tuple[Story, ...] = (
    calm("unit-account", "<土地出让金|诉讼费|城市基础设施配套费>缴纳须知", "收款单位：{unit}　开户行：{bank}　账号：{account}"),
    calm("deposit-account", "{county}工程<招标|竞买>公告", "投标保证金缴纳：户名：<滨州市公共资源交易中心|{firm}>，开户银行：{bank}，银行账号：{account}，金额{money}元。"),
    calm("donation", "慈善捐赠公告", "捐赠账户　户　名：滨州市慈善总会　开户行：{bank}　账　号：{account}　联系电话：{office}"),
    calm("deposit-table", "保证金账户一览表", T("标段,收款单位,开户银行,账号", "第{number}标段,滨州市公共资源交易中心,{bank},{account}", 4)),
    calm("fee-table", "非税收入缴款账户", T("执收单位,财政专户开户行,财政专户账号", "{unit},{bank},{account}", 4)),
    calm("refund-firm", "履约保证金退还公示", "收款人：{firm}，开户行：{bank}，账号：{account}，退还金额：{money}元。"),
    calm("login", "系统使用说明", "登录账号为统一社会信用代码，初始账号：{d12}{d4}，政务新媒体账号：滨州发布，账号主体：{unit}。"),
    calm("masked-card", "{town}惠农补贴公示", T("姓名,银行卡号,金额", "{name},{masked_card},{money}", 7)),
)  # fmt: skip

LISTS: tuple[Story, ...] = (
    calm("list-titles", "通知公告", L(("关于《滨州市能源发展规划的请示》的批复", "机密文件管理系统采购项目中标公告", "国家秘密定密管理培训班举行",
         "{unit}{year}年度政府信息公开工作年度报告", "依申请公开办理情况统计", "{compact_day}138{d4}号提案答复", "关于特急救护站建设的公示")), containers=HTML),
)  # fmt: skip

NUMBERS = (*PHONES, *CODES, *SUMS, *ACCOUNTS, *LISTS)
