"""Small sites to judge: every builder fills in what a test does not care about."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from monitor import clock
from monitor.columns import standing
from monitor.facts import (
    DateSeen,
    DateSource,
    Entry,
    Fetch,
    Label,
    ListReading,
    ListState,
    Mark,
    MarkKind,
    Outcome,
    PageKind,
)
from monitor.profile import Category, Column, SiteProfile
from monitor.rules.base import Candidate, InOrder, Rule, Tally, Undetermined, Verdict, Violation
from monitor.view import ColumnView, LinkVerdict, LinkView, PageView, RunFacts, SiteView

TODAY = date(2026, 11, 23)  # a Monday
NOW = clock.end_of_day(TODAY)
SITE = "https://fgw.example.gov.cn/"
CODE = "3716000001"


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def fetch(url: str = SITE, outcome: Outcome = Outcome.OK) -> Fetch:
    return Fetch(url, NOW, "GET", 1, outcome, 200 if outcome is Outcome.OK else None)


def column(name: str = "通知公告", category: str = "notice", **options: Any) -> Column:
    return Column(name=name, url=f"{SITE}{name}/", category=Category(category), **options)


def listing(*dates: date | None, **options: Any) -> ListReading:
    """A list with one row a date."""
    rows = tuple(
        Entry(number, f"信息{number}", f"{SITE}art/{number}.html", day, DateSource.LIST, str(day))
        for number, day in enumerate(dates)
    )
    return ListReading("generic", ListState.ENTRIES if rows else ListState.EMPTY, rows, **options)


def unreadable(state: ListState = ListState.UNREADABLE) -> ListReading:
    return ListReading("generic", state)


def weighed(
    listed: Column,
    reading: ListReading | None,
    visit: Fetch | None = None,
    today: date = TODAY,
    article_dates: Mapping[str, date] | None = None,
    due_soon_days: int | None = None,
) -> ColumnView:
    return standing(
        listed, visit or fetch(listed.url), reading, today, due_soon_days, article_dates
    )


def columns_aged(category: str, *ages: int, **options: Any) -> tuple[ColumnView, ...]:
    """One column of the category an age, in days since its newest entry."""
    return tuple(
        weighed(column(f"{category}{number}", category, **options), listing(days_ago(age)))
        for number, age in enumerate(ages)
    )


def blank(name: str, category: str = "notice") -> ColumnView:
    return weighed(column(name, category), listing())


def unfetched(name: str, category: str = "news") -> ColumnView:
    return standing(column(name, category), None, None, TODAY)


def page(path: str = "", kind: PageKind = PageKind.ARTICLE, **facts: Any) -> PageView:
    return PageView(f"{SITE}{path}", kind, facts.pop("title", f"页面{path}"), **facts)


def home(**facts: Any) -> PageView:
    return page("", PageKind.HOME, **facts)


def labels(**values: str) -> tuple[Label, ...]:
    return tuple(Label(name, value) for name, value in values.items())


def marks(*kinds: str, **values: str) -> tuple[Mark, ...]:
    """Marks by kind; ``site_code="…"`` gives one its value."""
    named = {key.replace("_", "-"): value for key, value in values.items()}
    return tuple(Mark(MarkKind(kind), named.get(kind, "有")) for kind in (*kinds, *named))


def shown(day: date, source: DateSource = DateSource.VISIBLE) -> DateSeen:
    return DateSeen(day, source, day.isoformat())


def link(
    path: str = "gone.html",
    verdict: LinkVerdict = LinkVerdict.BROKEN,
    *,
    on_home: bool = False,
    outcome: Outcome = Outcome.HTTP_ERROR,
    status: int | None = 404,
) -> LinkView:
    sources = (SITE,) if on_home else (f"{SITE}a.html",)
    return LinkView(
        f"{SITE}{path}", verdict, outcome, status, True, on_home, "page", "附件下载", sources, 3
    )


def run(**facts: Any) -> RunFacts:
    known: dict[str, Any] = {"complete": True, "home_url": SITE} | facts
    started, finished = known.pop("started", NOW), known.pop("finished", NOW)
    return RunFacts(1, "site", started, finished, **known)


def site(**facts: Any) -> SiteView:
    profile = SiteProfile(key="fgw", url=SITE, code=facts.pop("code", ""))
    known: dict[str, Any] = {"run": run(), "home": None, "home_fetch": fetch()} | facts
    return SiteView(profile, NOW, **known)


def judged(rule: Rule, view: SiteView) -> list[Verdict]:
    return list(rule.judge(view))


def only(rule: Rule, view: SiteView) -> Verdict:
    (verdict,) = rule.judge(view)
    return verdict


def word(verdict: Verdict) -> str:
    """“ok”, “candidate”, “violation” or “undetermined”, for tables of cases."""
    match verdict:
        case InOrder():
            return "ok"
        case Candidate():
            return "candidate"
        case Violation():
            return "violation"
        case Undetermined():
            return "undetermined"


def words(rule: Rule, view: SiteView) -> list[str]:
    return [word(verdict) for verdict in rule.judge(view)]


def tally(rule: Rule, view: SiteView) -> Tally:
    return rule.tally(rule.judge(view), view)


def said(rule: Rule, verdict: Verdict, language: str = "zh") -> str:
    assert isinstance(verdict, Violation)
    rule.remedy_of(verdict).say(language, verdict.details)
    return rule.summary_of(verdict).say(language, verdict.details)
