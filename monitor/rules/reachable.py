"""Does the site open? A week of visits against the five in a hundred of the clause.

One crawl cannot decide it, so of a site that is not probed nothing is asked: the report says so, and the verdict
leaves it out.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from pydantic import Field

from monitor.availability import DAYS, ProbeWeek
from monitor.facts import Outcome, Probe
from monitor.probing import LEAST_A_DAY
from monitor.rules.base import (
    Candidate,
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

_SUBJECT = "site"
_EVIDENCE = 5
_SILENT = frozenset({Outcome.TIMEOUT, Outcome.RESET, Outcome.REFUSED})
_UNASKED = Text(
    "需连续一周、每天间隔访问20次以上方可判定，单次检查不判定",
    "needs a week of at least 20 spaced visits a day; one crawl cannot decide it",
)


class SiteUnreachable(Rule):
    """Five in a hundred of a week's visits failed, at least twenty a day, each confirmed by a second look."""

    code: ClassVar[str] = "site-unreachable"
    official: ClassVar[tuple[str, ...]] = ("W-V2",)
    title: ClassVar[Text] = Text("站点无法访问", "Site unreachable")
    level: ClassVar[Level] = Level.VETO
    clause: ClassVar[Text] = Text(
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》单项否决·站点无法访问",
        "State Council General Office Letter 〔2019〕 No. 19, veto indicators: site unreachable",
    )
    mark: ClassVar[str] = "A"
    by_home_page: ClassVar[bool] = True
    needs: ClassVar[Text] = Text(
        "连续一周、每天20次以上对首页的访问记录",
        "a week of visits of the front page, 20 a day or more",
    )
    threshold: ClassVar[Text] = Text(
        "监测1周，每天间隔性访问20次以上，超过（含）15秒网站仍打不开的次数比例累计超过（含）5%",
        "watched for a week at 20 spaced visits a day or more: in 5% of them or more the site is not open after 15 s",
    )
    clause_limits: ClassVar[Mapping[str, ClauseLimit]] = {
        "limit_percent": ClauseLimit(5, "A", "higher", Text("%", "%")),
        "least_a_day": ClauseLimit(LEAST_A_DAY, "A", "lower", Text("次", "visits")),
    }
    unit: ClassVar[Text] = Text("%", "%")
    summary: ClassVar[Text] = Text(
        "近7天{counted}次访问中有{failed}次打不开，占{percent}%，达到{limit}%的红线",
        "In the last 7 days {failed} of {counted} visits failed, {percent}%; the red line is {limit}%",
    )
    shut_out_summary: ClassVar[Text] = Text(
        "近7天从本机访问{counted}次，一次也没有打开，可能是网站故障，也可能是本机被其防护设备屏蔽，请换网络用浏览器核实",
        "None of {counted} visits of the last 7 days succeeded from this machine: the site may be down, or a firewall "
        "may shut this machine out; please open it from another network",
    )
    remedy: ClassVar[Text] = Text(
        "请按失败时间核对服务器、网络、域名解析和防护设备的记录，恢复稳定访问；计划内的停机维护请事先报备并登记维护时段。",
        "Compare the times of failure with the logs of server, line, name service and firewall and make the site "
        "stable; file planned maintenance beforehand and enter its window.",
    )
    due_workdays: ClassVar[int] = 1

    limit_percent: float = Field(default=5, gt=0, le=100)
    warn_percent: float = Field(default=2, ge=0, le=100)
    least_a_day: int = Field(default=LEAST_A_DAY, ge=1, le=288)

    def unasked(self, view: SiteView) -> Text | None:
        """Nobody probes the site: nothing to be in order or not."""
        return _UNASKED if view.probes is None else None

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One subject, the site; none where it is not probed."""
        week = view.probes
        if week is None:
            return
        if self._is_broken(week, view):
            yield self._told(week, view.site.url)
        elif self._is_whole(week):
            yield InOrder(_SUBJECT, view.site.url)
        else:
            yield Undetermined(_SUBJECT, self._too_few(week), view.site.url)

    def summary_of(self, violation: Violation) -> Text:
        """Whoever is shut out sees the same as whoever asks a dead site."""
        return self.shut_out_summary if isinstance(violation, Candidate) else self.summary

    def tally(self, verdicts: Iterable[Verdict], view: SiteView) -> Tally:
        """The value is the share of failed visits in percent."""
        met = super().tally(verdicts, view).met
        week = view.probes
        if week is None:
            return Tally(met, None, self.limit_percent)
        details: dict[str, Scalar] = {"failed": week.failed, "counted": week.counted}
        return Tally(met, percent_of(week), self.limit_percent, details=details)

    def near_limit(self, tally: Tally) -> bool:
        """Two in a hundred leave time to act before the line."""
        return tally.value is not None and tally.value >= self.warn_percent

    def _is_whole(self, week: ProbeWeek) -> bool:
        """Whether the week has all the visits that the clause asks for, on each of its days."""
        return all(day.counted >= self.least_a_day for day in week.days)

    def _is_broken(self, week: ProbeWeek, view: SiteView) -> bool:
        """Of an unfinished week only what no further visit could mend: as if all that is missing had gone well."""
        visits = week.counted
        if not self._is_whole(week):
            planned = DAYS * max(self.least_a_day, view.site.probe.per_day)
            visits = max(visits + week.unusable, planned)
        return week.failed > 0 and 100 * week.failed >= self.limit_percent * visits

    def _told(self, week: ProbeWeek, url: str) -> Violation:
        told = Candidate if _may_be_shut_out(week) else Violation
        details: dict[str, Scalar] = {
            "failed": week.failed,
            "counted": week.counted,
            "percent": percent_of(week),
            "limit": f"{self.limit_percent:g}",
            "since": week.since.isoformat(timespec="seconds"),
            "until": week.until.isoformat(timespec="seconds"),
        }
        evidence = tuple(map(_words, week.failures[-_EVIDENCE:]))
        return told(_SUBJECT, url, details, evidence, name="网站")

    def _too_few(self, week: ProbeWeek) -> Text:
        needed = DAYS * self.least_a_day
        short = sum(day.counted < self.least_a_day for day in week.days)
        return Text(
            f"近7天有效访问{week.counted}次（失败{week.failed}次），其中{short}天不足{self.least_a_day}次，"
            f"须每天{self.least_a_day}次、共{needed}次以上方可判定",
            f"{week.counted} visits of the last 7 days count ({week.failed} failed), and {short} days have fewer "
            f"than {self.least_a_day}; it takes {self.least_a_day} a day, {needed} in all",
        )


def _may_be_shut_out(week: ProbeWeek) -> bool:
    """Whether nothing ever came back, as for a machine whose packets a firewall drops: a person has to look."""
    return week.opened == 0 and all(each.outcome in _SILENT for each in week.failures)


def percent_of(week: ProbeWeek) -> float | None:
    """The share of failed visits, cut off behind two digits, so that 4.996 % is never shown as 5 %."""
    return week.failed * 10_000 // week.counted / 100 if week.counted else None


def _words(probe: Probe) -> str:
    status = str(probe.status) if probe.status else probe.error
    return f"{probe.at:%Y-%m-%d %H:%M} {probe.outcome.value} {status} {probe.total_ms} ms"
