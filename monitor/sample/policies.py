"""Official documents and what explains them: one document for every state a report knows.

Publication days fall on weekdays; who explains what, and how the two are tied, is a table.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from monitor.clock import CalendarUnknownError, months_before, workdays_between
from monitor.sample.articles import Article, Library, Paths, Related, texts
from monitor.sample.columns import column
from monitor.sample.truth import InterpretationTruth, PolicyTruth

MAX_WORKDAYS = 3
FORWARD, BACK, POPBOX = "forward", "back", "popbox"


@dataclass(frozen=True, slots=True)
class Plan:
    """A document: how old, in which state, explained when and tied how."""

    title: str
    state: str
    days: int
    why: str
    where: str = "zcwj"
    months: int = 0
    explained_by: str = ""
    after: int = 0  # days from the document to its interpretation
    ties: frozenset[str] = frozenset()
    word: str = "滨发改"
    need: str = "required"
    copied: bool = False  # the interpretation repeats the document's text


BOTH = frozenset({FORWARD, BACK, POPBOX})
PLANS = (
    Plan(
        "关于印发《滨海市现代物流补短板行动方案》的通知", "cannot_tell", 0,
        "published today: nothing is due yet", need="likely",
    ),
    Plan(
        "关于印发《滨海市重点产业项目集中开工管理办法》的通知", "linked", 15,
        "explained the same day, linked both ways",
        explained_by="《滨海市重点产业项目集中开工管理办法》政策解读", ties=BOTH,
    ),
    Plan(
        "关于滨海港区原油码头改造工程可行性研究报告的批复", "not_required", 22,
        "an approval in a single case is not explained", need="not_required",
    ),
    Plan(
        "关于召开全市价格监测工作会议的通知", "not_required", 27,
        "a summons to a meeting is not explained", word="滨发改办", need="not_required",
    ),
    Plan(
        "关于印发《滨海市中央预算内投资项目监督管理细则》的通知", "linked", 31,
        "only the row of the list carries the link",
        explained_by="《滨海市中央预算内投资项目监督管理细则》解读材料", after=1,
        ties=frozenset({POPBOX}),
    ),
    Plan(
        "关于印发《滨海市公共充电设施建设运营管理办法》的通知", "linked", 37,
        "explained a day later, linked both ways",
        explained_by="图解：《滨海市公共充电设施建设运营管理办法》", after=1, ties=BOTH,
    ),
    Plan(
        "关于印发《滨海市招标投标异议投诉处理规程》的通知", "missing", 45,
        "nobody has explained it",
    ),
    Plan(
        "关于印发《滨海市新型储能项目管理暂行办法》的通知", "matched", 52,
        "same title, no link in either direction",
        explained_by="《滨海市新型储能项目管理暂行办法》解读", after=2,
    ),
    Plan(
        "关于规范全市非居民管道天然气配气价格的通知", "linked", 59,
        "the document links to its interpretation, which does not link back",
        explained_by="一图读懂 | 规范全市非居民管道天然气配气价格", after=1, need="likely",
        ties=frozenset({FORWARD}),
    ),
    Plan(
        "关于调整市区城镇污水处理收费标准的通知", "missing", 68,
        "nobody has explained it, though a notice of charges only likely has to be", need="likely",
    ),
    Plan(
        "关于印发《滨海市政府投资项目后评价实施细则》的通知", "linked", 76,
        "linked both ways, but twelve days late",
        explained_by="《滨海市政府投资项目后评价实施细则》政策问答", after=12, ties=BOTH,
    ),
    Plan(
        "关于印发《滨海市社会信用信息修复办事指引》的通知", "linked", 96,
        "only the interpretation links to the document, whose text it repeats",
        explained_by="《滨海市社会信用信息修复办事指引》解读", after=1, ties=frozenset({BACK}),
        need="likely", copied=True,
    ),
    Plan(
        "关于印发《滨海市节能审查实施办法（试行）》的通知", "matched", 120,
        "named in the title of an interview, no link in either direction",
        explained_by="市发展改革委有关负责同志就《滨海市节能审查实施办法》答记者问", after=3,
    ),
    Plan(
        "关于印发《滨海市分布式光伏接入电网服务规范》的通知", "cannot_tell", 131,
        "its page asks an interface for interpretations; the page itself shows none",
        need="likely",
    ),
    Plan(
        "关于印发《滨海市储备粮轮换管理办法》的通知", "linked", 0,
        "on the other content system, linked both ways", where="gfxwj", months=8,
        explained_by="《滨海市储备粮轮换管理办法》政策解读", after=2,
        ties=frozenset({FORWARD, BACK}),
    ),
    Plan(
        "关于印发《滨海市公平竞争审查工作规则》的通知", "missing", 0,
        "on the other content system, nobody has explained it", where="gfxwj", months=10,
    ),
    Plan(
        "关于苏砚清等同志任职的通知", "not_required", 44,
        "an appointment is not explained", where="rsxx", word="滨发改任", need="not_required",
    ),
    Plan(
        "关于滨海港区集装箱码头二期工程项目核准的批复", "not_required", 29,
        "an approval among the major projects", where="zdxm", word="滨发改审批", need="not_required",
    ),
)  # fmt: skip


def add_policies(library: Library, today: date, paths: Paths) -> tuple[PolicyTruth, ...]:
    """Writes documents and interpretations into their columns and says how they stand."""
    truths = [_add(plan, number, library, today, paths) for number, plan in enumerate(PLANS)]
    for key in ("zcwj", "gfxwj", "zcjd", "rsxx", "zdxm"):
        library[key].sort(key=lambda each: (not each.pinned, -each.published.toordinal()))
    return tuple(truths)


def _add(plan: Plan, number: int, library: Library, today: date, paths: Paths) -> PolicyTruth:
    day = _weekday_before(months_before(today, plan.months) - timedelta(days=plan.days))
    if plan.days == plan.months == 0:
        day = today
    document = _page(plan.where, plan.title, day, paths)
    document = replace(
        document,
        doc_number=f"{plan.word}〔{day.year}〕{2 * len(PLANS) - number}号",
        made=_weekday_before(day - timedelta(days=2)),
        by_script=plan.state == "cannot_tell" and plan.days > 0,
    )
    explained: tuple[InterpretationTruth, ...] = ()
    if plan.explained_by:
        later = min(_weekday_after(day + timedelta(days=plan.after)), today)
        page = _page("zcjd", plan.explained_by, later, paths)
        if plan.copied:
            page = replace(page, lead=document.lead, paragraphs=document.paragraphs)
        document, page = _tie(plan, document, page)
        library["zcjd"].append(page)
        explained = (_interpretation(plan, page),)
    library[plan.where].append(document)
    lag = _lag(day, explained)
    return PolicyTruth(
        url=document.path,
        title=plan.title,
        doc_number=document.doc_number,
        published=day.isoformat(),
        state=plan.state,
        interpretations=explained,
        lag_workdays=lag,
        within_deadline=day == today,
        in_policy_column=column(plan.where).category == "policy",
        why=plan.why,
        need=plan.need,
        late=lag is not None and lag > MAX_WORKDAYS,
    )


def _page(key: str, title: str, day: date, paths: Paths) -> Article:
    home = column(key)
    pool = texts()["zcwj" if key == "gfxwj" else key]
    return Article(
        column=home,
        title=title,
        published=day,
        path=paths.of(home, day),
        lead=pool["lead"],
        paragraphs=tuple(pool["paragraphs"]),
    )


def _tie(plan: Plan, document: Article, page: Article) -> tuple[Article, Article]:
    forward = (Related("相关解读", page.title, page.path),)
    back = (Related("政策原文", document.title, document.path),)
    return (
        replace(
            document,
            related=forward if FORWARD in plan.ties else (),
            popbox=forward if POPBOX in plan.ties else (),
        ),
        replace(page, related=back if BACK in plan.ties else ()),
    )


def _interpretation(plan: Plan, page: Article) -> InterpretationTruth:
    return InterpretationTruth(
        url=page.path,
        title=page.title,
        published=page.published.isoformat(),
        how="linked" if plan.ties else "matched",
        links_back=BACK in plan.ties,
        links_forward=bool(plan.ties & {FORWARD, POPBOX}),
        copied=plan.copied,
    )


def _lag(day: date, explained: tuple[InterpretationTruth, ...]) -> int | None:
    try:
        return min(
            (workdays_between(day, date.fromisoformat(each.published)) for each in explained),
            default=None,
        )
    except CalendarUnknownError:
        return None


def _weekday_before(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))


def _weekday_after(day: date) -> date:
    return day + timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > 4 else 0)
