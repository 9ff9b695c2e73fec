"""The home page: does it show anything new?

Its dates were weighed when the view was made; here the newest meets the two weeks of the clause.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import ClassVar

from pydantic import Field

from monitor.facts import Outcome
from monitor.rules.base import (
    ClauseLimit,
    InOrder,
    Level,
    Rule,
    Scalar,
    Tally,
    Text,
    Undetermined,
    Verdict,
    Violation,
)
from monitor.view import SiteView
from monitor.wording import COLUMN_REASONS

_NO_HOME = Text("首页未能打开或未被读取", "The home page could not be opened or read")
_NO_HOME_DATES = Text(
    "首页未读到带日期的信息，请人工核对首页及二级页面",
    "No dated entry was read on the home page; please check it and the second-level pages by hand",
)


class HomeStale(Rule):
    """No new information on the home page in two weeks; the 14th day itself still counts."""

    code: ClassVar[str] = "home-stale"
    official: ClassVar[tuple[str, ...]] = ("W-V3",)
    needs: ClassVar[Text] = Text(
        "首页及其信息列表、发布日期", "the home page, its entries and their dates"
    )
    threshold: ClassVar[Text] = Text(
        "监测时间点前2周内首页无信息更新（第14天仍算在内）",
        "no new information in the 2 weeks before the inspection (the 14th day still counts)",
    )
    clause_limits: ClassVar[Mapping[str, ClauseLimit]] = {
        "limit_days": ClauseLimit(14, "A", "higher", Text("天", "days"), ">")
    }
    title: ClassVar[Text] = Text("首页不更新", "Home page not updated")
    level: ClassVar[Level] = Level.VETO
    by_home_page: ClassVar[bool] = True
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》单项否决·首页不更新",
        "State Council General Office Letter 〔2019〕 No. 19, veto indicators: "
        "home page not updated",
    )
    mark: ClassVar[str] = "A"
    operator: ClassVar[str] = ">"
    unit: ClassVar[Text] = Text("天", "days")
    summary: ClassVar[Text] = Text(
        "首页最新信息为{newest}，距监测时间点{age}天，超过{limit}天未更新",
        "The newest entry on the home page is dated {newest}, {age} days before the inspection; "
        "the limit is {limit} days",
    )
    remedy: ClassVar[Text] = Text(
        "请今天就在首页展示的栏目中发布新的工作动态或通知，并确认首页显示了新信息及其发布日期。",
        "Publish news or a notice today in a column the home page shows, and check that the home "
        "page shows it with its date.",
    )
    due_workdays: ClassVar[int] = 1

    limit_days: int = Field(default=14, ge=1)
    warn_days: int = Field(default=10, ge=1)

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One subject: the home page."""
        asked = view.run.home_url if view.run and view.run.home_url else view.site.url
        url = view.home.url if view.home else asked
        age = _home_age(view)
        if view.home_newest is None or age is None:
            opened = view.home_fetch is not None and view.home_fetch.outcome is Outcome.OK
            yield Undetermined("home", _NO_HOME_DATES if opened else _home_reason(view), url)
        elif age <= self.limit_days:
            yield InOrder("home", url)
        elif self._was_in_time(view, age):
            yield Undetermined("home", COLUMN_REASONS["not-looked-at"], url)
        else:
            details: dict[str, Scalar] = {
                "newest": view.home_newest.value.isoformat(),
                "age": age,
                "limit": self.limit_days,
            }
            evidence = tuple(part for part in (view.home_newest_url, view.home_newest.text) if part)
            yield Violation("home", url, details, evidence, name="首页")

    def tally(self, verdicts: Iterable[Verdict], view: SiteView) -> Tally:
        """The value is the age in days, so the margin to the limit can be shown."""
        met = super().tally(verdicts, view).met
        age = _home_age(view)
        if age is not None and age > self.limit_days and self._was_in_time(view, age):
            age = None  # nobody knows how old the newest entry is by now
        details: dict[str, Scalar] = {
            "newest": view.home_newest.value.isoformat() if view.home_newest else None,
            "warn_days": self.warn_days,
        }
        return Tally(met, age, self.limit_days, details=details)

    def _was_in_time(self, view: SiteView, age: int) -> bool:
        """Whether the limit was kept on the last day anybody looked; something may be new since."""
        return age - (view.today - view.last_look).days <= self.limit_days

    def near_limit(self, tally: Tally) -> bool:
        """Ten days of fourteen leave time to publish before the line."""
        return tally.value is not None and tally.value >= self.warn_days


def _home_age(view: SiteView) -> int | None:
    """Days since the newest dated row of the home page; ``None`` where none can be believed."""
    fetched = view.home_fetch is not None and view.home_fetch.outcome is Outcome.OK
    if not fetched or view.home_newest is None:
        return None
    if view.home_newest.value > view.today + timedelta(days=1):
        return None
    return max(0, (view.today - view.home_newest.value).days)


def _home_reason(view: SiteView) -> Text:
    blocked = view.home_fetch is not None and view.home_fetch.outcome is Outcome.BLOCKED
    return COLUMN_REASONS["blocked"] if blocked else _NO_HOME
