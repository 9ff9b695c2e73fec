"""One rich, fixed report on an invented commission, in either language.

Everything a renderer can show occurs at least once; names, numbers and addresses are invented.
"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from reports.model import (
    Account,
    Availability,
    AvailabilityDay,
    Block,
    Column,
    DueSoon,
    Finding,
    Guide,
    HostLoad,
    Indicator,
    Interpretation,
    InvalidVisits,
    Lang,
    LinkFault,
    Links,
    Maintenance,
    Message,
    NotChecked,
    Policy,
    Report,
    Run,
    Score,
    Site,
    Software,
    Verdict,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
SITE = "https://fgw.example.gov.cn"
TODAY = date(2026, 11, 23)
AS_OF = datetime(2026, 11, 23, 23, 59, 59, tzinfo=SHANGHAI)
NO_19 = {
    "zh": "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》",
    "en": "State Council General Office letter No. 19 of 2019, Inspection Indicators",
}


def sample_report(lang: Lang = "zh") -> Report:
    return Report(
        lang=lang,
        software=Software(version="0.1.0", rules_version="2026.11"),
        site=Site(
            key="fgw",
            name=_say(lang, "滨海市发展和改革委员会", "Binhai Development and Reform Commission"),
            url=f"{SITE}/",
            code="3799000015",
        ),
        as_of=AS_OF,
        run=_run(),
        verdict=Verdict(None, (), 4.0, 96.7, _score(lang)),
        indicators=_indicators(lang),
        findings=_findings(lang),
        columns=_columns(lang),
        links=_links(lang),
        policies=_policies(lang),
        messages=_messages(lang),
        accounts=_accounts(lang),
        not_checked=_not_checked(lang),
        due_soon=_due_soon(lang),
        preset="national-2019",
        guide=_guide(lang),
        availability=_availability(lang),
        load=(
            HostLoad("www.example.gov.cn", TODAY, 310, 9_400_120, 2),
            HostLoad("fgw.example.gov.cn", TODAY, 2_030, 41_870_392, 0),
            HostLoad("fgw.example.gov.cn", date(2026, 11, 22), 3_784, 133_050_000, 14),
        ),
    )


def _availability(lang: Lang) -> Availability:
    """A week of 168 visits, some of them in a night of maintenance, some while our own line was down."""
    counts = ((24, 24, 0, 0, 0), (24, 24, 1, 0, 0), (24, 20, 0, 4, 0), (24, 22, 2, 0, 2))
    days = (*counts, *(counts[0],) * 3)
    return Availability(
        since=AS_OF - timedelta(days=7),
        until=AS_OF,
        visits=168,
        counted=162,
        failed=3,
        percent=1.85,
        excluded=4,
        invalid=2,
        reasons=(
            InvalidVisits("own-line", _say(lang, "本机网络故障", "our own line was down"), 2),
        ),
        median_ms=640,
        p95_ms=2_180,
        days=tuple(
            AvailabilityDay(TODAY - timedelta(days=6 - back), *numbers)
            for back, numbers in enumerate(days)
        ),
        maintenance=(
            Maintenance(
                datetime(2026, 11, 19, 22, tzinfo=SHANGHAI),
                datetime(2026, 11, 20, 2, tzinfo=SHANGHAI),
                _say(lang, "机房检修", "server room"),
                filed=True,
            ),
        ),
    )


def _score(lang: Lang) -> Score:
    messages = _say(lang, "留言公开", "messages public")
    return Score(
        blocks=(
            Block("publishing", 31, 1, 30, 0, 30, 0.0, (_say(lang, "概况信息", "overview"),)),
            Block("service", 25, 0, 25, 0, 25, 0.0, (_say(lang, "办事指南", "guides"),)),
            Block("interaction", 23, 0, 19, 4, 23, 0.0, (messages,)),
            Block("design", 21, 2.3, 18.7, 0, 18.7, 2.3, (_say(lang, "兼容性", "compatibility"),)),
        ),
        rules_version="2026.11",
    )


def _say(lang: Lang, chinese: str, english: str) -> str:
    return chinese if lang == "zh" else english


def _run() -> Run:
    return Run(
        started=datetime(2026, 11, 23, 2, 10, 4, tzinfo=SHANGHAI),
        finished=datetime(2026, 11, 23, 2, 58, 31, tzinfo=SHANGHAI),
        complete=True,
        requests=6124,
        pages=2876,
        links=5310,
        bytes=184_320_512,
        user_agent="huoshui/0.1 (+https://monitor.example.org/about)",
        rate=2.0,
    )


def _indicators(lang: Lang) -> tuple[Indicator, ...]:
    basis = NO_19[lang]

    def say(chinese: str, english: str) -> str:
        return _say(lang, chinese, english)

    def veto(
        code: str, title: str, value: float | None, limit: float | None, **more: object
    ) -> Indicator:
        facts: dict[str, object] = {
            "verdict": "met",
            "operator": ">=",
            "basis": basis,
            "mark": "A",
            "machine_decidable": "full",
            "unit": say("个", "columns"),
        }
        return Indicator(
            code=code, title=title, level="veto", value=value, limit=limit, **(facts | more)
        )  # type: ignore[arg-type]

    return (
        veto(
            "site-unreachable",
            say("站点无法访问", "Site unreachable"),
            None,
            5,
            verdict="undetermined",
            unit="%",
            note=say(
                "监测不足一周（要求每天间隔访问 20 次以上），样本不够",
                "less than a week of probes, at least 20 visits a day are required",
            ),
        ),
        veto(
            "home-stale",
            say("首页不更新", "Home page not updated"),
            2,
            14,
            operator=">",
            unit=say("天", "days"),
        ),
        veto(
            "column-stale",
            say("栏目不更新（动态要闻、通知公告、政策文件）", "Columns not updated"),
            4,
            5,
            near_limit=True,
        ),
        veto("column-overdue", say("应更新未更新的其他栏目", "Other columns overdue"), 3, 10),
        veto("column-blank", say("空白栏目", "Blank columns"), 2, 5, mark="B"),
        veto(
            "message-overdue",
            say("咨询留言超过三个月未答复", "Enquiry unanswered for over three months"),
            0,
            1,
            unit=say("条", "enquiries"),
            machine_decidable="partial",
            mark="B",
            note=say("只能看到已公开的留言", "only published enquiries can be seen"),
        ),
        veto(
            "serious-error",
            say("安全、泄密事故等严重问题", "Security, leaks and other grave faults"),
            None,
            None,
            verdict="undetermined",
            machine_decidable="no",
            mark="B",
        ),
        veto(
            "service-useless",
            say("服务不实用", "Services of no use"),
            None,
            5,
            verdict="undetermined",
            machine_decidable="no",
            mark="D",
        ),
        Indicator(
            "link-broken",
            say("链接不可用", "Broken links"),
            "deduction",
            "broken",
            9,
            0,
            ">",
            basis,
            "B",
            "full",
            say("个", "links"),
            2.3,
            official=("W-P22",),
            block="design",
            points_open=0.1,
            points_each=0.25,
            points_mark="D",
        ),
        Indicator(
            "policy-uninterpreted",
            say("政策文件未解读", "Policy not interpreted"),
            "deduction",
            "broken",
            2,
            0,
            ">",
            basis,
            "C",
            "partial",
            say("件", "documents"),
            1,
            limit_mark="D",
            block="publishing",
            points_each=1,
            points_most=2,
            points_mark="B",
        ),
        Indicator(
            "message-submission",
            say("信息提交", "Message submission"),
            "deduction",
            "undetermined",
            None,
            None,
            ">",
            basis,
            "A",
            "no",
            block="interaction",
            points_open=None,
            note=say("须由人工试提交", "a person must try"),
        ),
        Indicator(
            "identity-marks",
            say("网站标识", "Identity marks"),
            "hint",
            "broken",
            1,
            0,
            ">",
            say(
                "国办发〔2017〕47号《政府网站发展指引》",
                "State Council General Office document No. 47 of 2017, Guidelines",
            ),
            "D",
            "full",
            say("处", "places"),
        ),
    )


def _findings(lang: Lang) -> tuple[Finding, ...]:
    def say(chinese: str, english: str) -> str:
        return _say(lang, chinese, english)

    regulations = say("法规科 <fgk@example.gov.cn>", "Regulations Section <fgk@example.gov.cn>")
    office = say("办公室 <bgs@example.gov.cn>", "General Office <bgs@example.gov.cn>")
    plain = NO_19[lang]
    result: list[Finding] = []

    def add(indicator: str, subject: str, owner: str, **more: object) -> None:
        number = len(result) + 1
        facts: dict[str, object] = {
            "id": f"f{number:04d}",
            "indicator": indicator,
            "subject": subject,
            "owner": owner,
            "level": "deduction",
            "url": "",
            "sources": (),
            "state": "open",
            "first_seen": datetime(2026, 11, 2, 3, 0, tzinfo=SHANGHAI) + timedelta(days=number),
            "last_seen": AS_OF,
            "due": date(2026, 11, 30),
            "clause": plain,
            "mark": "A",
        }
        result.append(Finding(**(facts | more)))  # type: ignore[arg-type]

    stale = (
        (say("工作动态", "Work news"), "col1833", 17, 14, office),
        (say("能源动态", "Energy news"), "col1840", 21, 14, office),
        (say("通知公告", "Notices"), "col1835", 191, 184, regulations),
        (say("规范性文件", "Normative documents"), "col1836", 240, 184, regulations),
    )
    for name, key, age, limit, owner in stale:
        newest = TODAY - timedelta(days=age)
        add(
            "column-stale",
            name,
            owner,
            title=say("栏目不更新", "Column not updated"),
            level="veto",
            url=f"{SITE}/col/{key}/index.html",
            column=name,
            summary=say(
                f"“{name}”栏目最新信息为{newest}，距监测时间点{age}天，超过{limit}天未更新",
                f"The newest entry of “{name}” is dated {newest}, {age} days ago; "
                f"the limit is {limit} days",
            ),
            remedy=say(
                "发布应当公开的新信息；确无内容可发的，说明情况或归并栏目。",
                "Publish what is due; where there is nothing to publish, explain or merge it.",
            ),
            details={"age_days": age, "limit_days": limit},
            evidence=(f"{SITE}/art/2026/{newest.month}/{newest.day}/art_1833_100{age}.html",),
        )
    for name, key in (
        (say("项目审批", "Project approvals"), "col1860"),
        (say("价格监测", "Price watch"), "col1861"),
    ):
        add(
            "column-blank",
            name,
            office,
            title=say("空白栏目", "Blank column"),
            level="veto",
            url=f"{SITE}/col/{key}/index.html",
            column=name,
            mark="B",
            summary=say(f"“{name}”为空白栏目", f"“{name}” is blank"),
            remedy=say("补充内容或撤销栏目。", "Fill the column or remove it."),
            state="reopened",
        )
    faults = (
        ("/art/2025/3/4/art_1833_99012.html", 404, 3),
        ("/module/download/2024/fj-0311.docx", 404, 1),
        ("/images/logo_old.png", 404, 212),
        ("/xwzx/zt/2023zt/index.html", 410, 2),
    )
    for path, status, pages in faults:
        url = SITE + path
        add(
            "link-broken",
            url,
            office,
            title=say("链接不可用", "Broken link"),
            url=url,
            due=date(2026, 11, 26),
            mark="B",
            sources=tuple(f"{SITE}/col/col18{33 + n}/index.html" for n in range(pages)),
            summary=say(f"链接无法打开（{status}）", f"The link does not open ({status})"),
            remedy=say(
                "更正或删除链接，并复查同类页面。", "Correct or remove it and look for others."
            ),
        )
    add(
        "policy-uninterpreted",
        f"{SITE}/art/2026/9/30/art_1836_100198.html",
        regulations,
        title=say("政策文件未解读", "Policy not interpreted"),
        url=f"{SITE}/art/2026/9/30/art_1836_100198.html",
        mark="C",
        state="confirmed",
        summary=say(
            "《关于印发〈滨海市新型储能项目管理办法〉的通知》发布后36个工作日未见解读",
            "“Measures for Energy Storage Projects” has had no interpretation for 36 working days",
        ),
        remedy=say("补发解读材料，并与原文双向关联。", "Publish one and link both ways."),
    )
    add(
        "identity-marks",
        say("页脚标识", "Footer marks"),
        "",
        title=say("网站标识", "Identity marks"),
        level="hint",
        mark="D",
        due=None,
        clause=say(
            "国办发〔2017〕47号《政府网站发展指引》",
            "State Council General Office document No. 47 of 2017, Guidelines",
        ),
        url=f"{SITE}/",
        summary=say("页脚未见公安机关备案标识", "No public security filing mark in the footer"),
        remedy=say("在页脚补充备案标识。", "Add the mark to the footer."),
    )
    add(
        "column-overdue",
        say("人事任免", "Appointments"),
        office,
        title=say("应更新未更新", "Column overdue"),
        url=f"{SITE}/col/col1850/index.html",
        state="explained",
        summary=say("“人事任免”一年内没有更新", "“Appointments” has not changed in a year"),
        remedy="",
        explanation=say("本年度无人事任免事项。", "There were no appointments this year."),
        explained_until=date(2026, 12, 31),
    )
    add(
        "link-broken",
        f"{SITE}/old.html",
        office,
        title=say("链接不可用", "Broken link"),
        url=f"{SITE}/old.html",
        state="resolved",
        summary=say("链接无法打开（404）", "The link does not open (404)"),
        remedy="",
    )
    return tuple(result)


def _columns(lang: Lang) -> tuple[Column, ...]:
    regulations = _say(lang, "法规科 <fgk@example.gov.cn>", "Regulations <fgk@example.gov.cn>")
    rows: tuple[tuple[str, str, str, int | None, int | None, str], ...] = (
        ("工作动态", "Work news", "news", 14, 17, "stale"),
        ("能源动态", "Energy news", "news", 14, 21, "stale"),
        ("通知公告", "Notices", "notice", 184, 191, "stale"),
        ("规范性文件", "Normative documents", "policy", 184, 240, "stale"),
        ("项目审批", "Project approvals", "disclosure", 365, None, "blank"),
        ("价格监测", "Price watch", "statistics", 92, None, "blank"),
        ("县区动态", "County news", "news", 14, 12, "due_soon"),
        ("招标公告", "Tenders", "notice", 184, 178, "due_soon"),
        ("办事统计", "Service statistics", "statistics", 92, None, "unverified"),
        ("政策解读", "Interpretations", "interpretation", 184, 9, "fresh"),
        ("规划计划", "Plans", "plan", 365, 120, "fresh"),
        ("重大项目", "Major projects", "disclosure", 365, 33, "fresh"),
        ("双随机、一公开", "Random inspections", "disclosure", 365, 61, "fresh"),
        ("价格收费", "Prices and fees", "disclosure", 365, 20, "fresh"),
        ("公示公告", "Public notices", "notice", 184, 3, "fresh"),
        ("主任信箱", "Director's mailbox", "message", 61, 6, "fresh"),
        ("意见征集", "Consultations", "survey", 365, 40, "fresh"),
        ("信息公开年报", "Annual report", "annual_report", 365, 300, "fresh"),
        ("机构职能", "Duties", "static", None, None, "exempt"),
        ("领导信息", "Leaders", "static", None, None, "exempt"),
    )
    notes = {
        "unverified": _say(
            lang, "列表由脚本加载，未能读取", "the list is loaded by a script and was not read"
        )
    }
    return tuple(
        Column(
            name=_say(lang, chinese, english),
            url=f"{SITE}/col/col{1800 + number}/index.html",
            category=category,
            limit_days=limit,
            newest_date=None if age is None else TODAY - timedelta(days=age),
            newest_url=None if age is None else f"{SITE}/art/2026/art_{1800 + number}_1.html",
            entries=0 if age is None else 20,
            state=state,  # type: ignore[arg-type]
            days_left=None if age is None or limit is None else limit - age,
            owner=regulations if category in ("notice", "policy") else "",
            note=notes.get(state, ""),
        )
        for number, (chinese, english, category, limit, age, state) in enumerate(rows)
    )


def _guide(lang: Lang) -> tuple[Guide, ...]:
    return (
        Guide(
            indicator="column-stale",
            title=_say(lang, "栏目不更新", "Column not updated"),
            level="veto",
            clause=NO_19[lang],
            mark="A",
            steps=(
                _say(lang, "请在“……”栏目发布新信息。", "Publish new information in “…”."),
                _say(lang, "发布后请打开栏目页确认。", "Then open the column and check."),
            ),
            due_workdays=5,
            count=4,
        ),
    )


def _due_soon(lang: Lang) -> tuple[DueSoon, ...]:
    return (
        DueSoon(
            _say(lang, "县区动态", "County news"),
            f"{SITE}/col/col1806/index.html",
            date(2026, 11, 25),
            2,
            _say(lang, "办公室 <bgs@example.gov.cn>", "General Office <bgs@example.gov.cn>"),
        ),
        DueSoon(
            _say(lang, "招标公告", "Tenders"),
            f"{SITE}/col/col1807/index.html",
            date(2026, 11, 29),
            6,
        ),
    )


def _links(lang: Lang) -> Links:
    def fault(
        url: str, verdict: str, outcome: str, status: int | None, pages: int = 1, anchor: str = ""
    ) -> LinkFault:
        return LinkFault(
            url=url,
            verdict=verdict,  # type: ignore[arg-type]
            outcome=outcome,
            status=status,
            internal=url.startswith(SITE) or not url,
            home=pages > 100,
            sources=tuple(f"{SITE}/col/col{1833 + n}/index.html" for n in range(pages)),
            anchor=anchor,
        )

    friend = _say(lang, "原市能源局", "Former energy bureau")
    broken = (
        fault(f"{SITE}/art/2025/3/4/art_1833_99012.html", "broken", "http_error", 404, 3),
        fault(f"{SITE}/module/download/2024/fj-0311.docx", "broken", "http_error", 404),
        fault(f"{SITE}/images/logo_old.png", "broken", "http_error", 404, 212),
        fault(f"{SITE}/xwzx/zt/2023zt/index.html", "broken", "http_error", 410, 2),
        fault("http://nyj.old-unit.invalid/", "broken", "dns", None, 188, friend),
        fault(f"{SITE}/fj/2026-0415.pdf", "broken", "damaged_file", 200),
        fault("", "broken", "empty_href", None, 1, _say(lang, "更多", "More")),
        fault("http:///tongji", "broken", "invalid_url", None),
        fault("https://credit.example.org/query", "broken", "refused", None),
        fault(f"{SITE}/xwzx/old/t20190612_1.html", "suspect", "redirected_home", 200),
        fault("https://data.example.org/report/2026/q3", "suspect", "timeout", None),
        fault("https://www.example.gov.cn/zwgk/", "blocked", "blocked", 412, 9),
    )
    return Links(
        checked=5310,
        by_outcome={
            "ok": 5298,
            "http_error": 4,
            "dns": 1,
            "damaged_file": 1,
            "empty_href": 1,
            "invalid_url": 1,
            "refused": 1,
            "redirected_home": 1,
            "timeout": 1,
            "blocked": 1,
        },
        broken=broken,
    )


def _policies(lang: Lang) -> tuple[Policy, ...]:
    titles = (
        ("关于印发《滨海市新型储能项目管理办法》的通知", "Measures for Energy Storage Projects"),
        ("关于印发《滨海市粮食应急预案》的通知", "Grain Emergency Plan"),
        ("关于调整居民生活用气价格的通知", "Adjustment of Household Gas Prices"),
        ("关于印发《滨海市重点项目管理办法》的通知", "Measures for Key Projects"),
        ("关于滨海港区铁路专用线项目核准的批复", "Approval of the Harbour Railway Project"),
    )
    states = ("missing", "missing", "matched", "linked", "not_required")
    dates = (
        date(2026, 9, 30),
        date(2026, 10, 20),
        date(2026, 10, 9),
        date(2026, 8, 14),
        date(2026, 11, 3),
    )
    result = []
    for number, (words, state, published) in enumerate(zip(titles, states, dates, strict=True)):
        readings = (
            Interpretation(
                url=f"{SITE}/art/2026/art_1809_{number}.html",
                published=published + timedelta(days=3),
                how=state,
                links_back=state == "linked",
            ),
        )
        read = state in ("linked", "matched")
        result.append(
            Policy(
                url=f"{SITE}/art/2026/art_1836_{number}.html",
                title=_say(lang, *words),
                doc_number=_say(lang, f"滨发改〔2026〕{20 - number}号", f"2026 No. {20 - number}"),
                published=published,
                state=state,  # type: ignore[arg-type]
                interpretations=readings if read else (),
                lag_workdays=1 if read else None,
            )
        )
    return tuple(result)


def _messages(lang: Lang) -> tuple[Message, ...]:
    box = f"{SITE}/mailbox"
    return (
        Message(
            f"{box}/1",
            date(2026, 7, 1),
            None,
            None,
            "overdue",
            "202607010012",
            _say(lang, "价格科", "Prices Section"),
        ),
        Message(
            f"{box}/2",
            date(2026, 11, 2),
            date(2026, 11, 5),
            3,
            "answered",
            "202611020003",
            _say(lang, "投资科", "Investment Section"),
        ),
    )


def _accounts(lang: Lang) -> tuple[Account, ...]:
    morning = datetime(2026, 11, 20, 8, 0, tzinfo=SHANGHAI)
    return (
        Account(_say(lang, "滨海发改", "Binhai Development"), "wechat", morning, "fresh", 11),
        Account(
            _say(lang, "滨海发改发布", "Binhai News"),
            "toutiao",
            None,
            "bridge_error",
            note=_say(lang, "采集源返回 502", "the feed answered 502"),
        ),
    )


def _not_checked(lang: Lang) -> tuple[NotChecked, ...]:
    return (
        NotChecked(
            _say(lang, "“办事统计”栏目", "The column “Service statistics”"),
            _say(lang, "列表由脚本加载，未能读取", "its list is loaded by a script"),
        ),
        NotChecked(
            _say(lang, "站点连通率", "Availability"),
            _say(lang, "监测不足一周", "less than a week of probes"),
        ),
        NotChecked(
            _say(lang, "/admin/ 目录", "The folder /admin/"),
            _say(lang, "robots.txt 不允许访问", "disallowed by robots.txt"),
        ),
    )
