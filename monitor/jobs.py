"""The use cases, one function each; the command line and a scheduler only call these."""

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from monitor import assemble, clock, crawl, digest, findings, rules, score
from monitor.decisions import Decisions, ruled
from monitor.errors import MonitorError, UsageError
from monitor.explanation import Explanation, heard
from monitor.holding import held
from monitor.judging import Standing, judge
from monitor.plan import CrawlPlan
from monitor.profile import ServiceBlock, SiteProfile
from monitor.rules.base import Met, Tally, Violation
from monitor.store import ACCOUNTS, Store, ledger
from monitor.store.decided import decisions
from monitor.text import Text
from monitor.view import RunFacts, SiteView
from reports import FORMATS
from reports.model import Period, Report

Watch = Callable[[dict[str, Any]], None]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A site judged at a moment."""

    profile: SiteProfile  # as judged by
    view: SiteView
    standings: tuple[Standing, ...]
    findings: dict[str, ledger.Record]
    ids: dict[tuple[str, str], str]
    decisions: Decisions
    score: score.ScoreSheet


def crawl_site(
    store: Store,
    database: str,
    profile: SiteProfile,
    log_folder: Path,
    watch: Watch,
    kind: str = "site",
    seal: bytes = b"",
) -> RunFacts:
    """One crawl now, or the rest of one that was cut short. Its facts are stored as they come; Ctrl-C ends it in
    order and the run stays incomplete. ``seal`` is the key of hashes that stand for personal data.

    Raises KeyboardInterrupt after that, CrawlError if the crawling process fails, AlreadyHeldError while another crawl
    of the site is under way.
    """
    with held(store, profile.key) as lock:
        now = clock.now()
        resumed = store.resume_run(profile, kind, now)
        run_id = resumed or store.begin_run(profile, kind, now)
        plan = CrawlPlan(
            run=run_id,
            database=database,
            kind=kind,
            resumed=resumed is not None,
            profile=profile,
            seal=seal.hex(),
            parent=os.getpid(),
        )
        try:
            crawl.run(plan, log_folder / f"{profile.key}-{run_id}.log", watch, keep_open=lock)
        except KeyboardInterrupt:
            _mark(store, run_id, "interrupted")
            raise
        except MonitorError:
            _mark(store, run_id, "died")
            raise
        return store.run(run_id)


ACCOUNTS_FAILED = Text(
    "政务新媒体账号未能读取（不影响网站检查），原因见日志",
    "the accounts' feeds could not be read, which leaves the site's check as it is; the log says why",
)


def look_at_accounts(
    store: Store, database: str, profile: SiteProfile, log_folder: Path, seal: bytes = b""
) -> bool:
    """The accounts of a site after its crawl, if it has any; whether that went well. The site's check stands
    without them.
    """
    if not any(each.feed for each in profile.accounts):
        return True
    try:
        run = crawl_site(store, database, profile, log_folder, _unwatched, ACCOUNTS, seal)
    except MonitorError:
        return False
    return run.complete


def _unwatched(state: dict[str, Any]) -> None:
    """A crawl of a few seconds shows no progress."""


def explain_page(site: SiteProfile, page: str, log_folder: Path) -> Explanation:
    """How one page of a site is read. Nothing is stored. Raises CrawlError if the process fails."""
    found = [Explanation()]

    def watch(state: dict[str, Any]) -> None:
        explanation = heard(state)
        if explanation is not None:
            found.append(explanation)

    plan = CrawlPlan(run=0, database="", kind="page", page=page, profile=site, parent=os.getpid())
    crawl.run(plan, log_folder / f"{site.key}-page.log", watch)
    return found[-1]


def _mark(store: Store, run_id: int, reason: str) -> None:
    """Say why a run did not end well, unless it could say so itself."""
    known = store.run(run_id)
    if known.stopped_because in {None, "died"} or known.finished is None:
        store.finish_run(
            run_id,
            {
                "finished": known.finished or clock.now(),
                "complete": False,
                "stopped_because": reason,
            },
        )


def judge_run(
    store: Store, run: RunFacts, profile: SiteProfile, as_of: datetime, *, remember: bool
) -> Judgement:
    """Judge what a run saw as it stood at ``as_of``; ``remember`` writes the findings.

    Without it everything is taken as it was known at that moment: facts, findings and decisions.
    """
    run = run.known_at(as_of)
    indicators = rules.configured(profile.rules, profile.key)
    known = ledger.records(store, profile.key, None if remember else as_of)
    said = decisions(store, profile.key, as_of)
    seen = run.finished or run.started
    view = assemble.view(store, run, profile, as_of, _open_links(known.values()))
    standings = judge(view, indicators, ruled(known.values(), said, as_of, seen))
    verdicts = [(standing.rule, verdict) for standing in standings for verdict in standing.verdicts]
    verdicts += findings.gone(view, standings, known.values())
    tallies = {each.rule.code: each.tally for each in standings if each.tally}
    memory = findings.remember(profile.key, known, verdicts, seen, tallies)
    if remember:
        ledger.write(store, memory.added, memory.changed, memory.looks)
    ids = {
        (rule.code, verdict.subject): findings.finding_id(profile.key, rule.code, verdict.subject)
        for rule, verdict in verdicts
        if isinstance(verdict, Violation)
    }
    total = _score(view, standings)
    return Judgement(profile, view, standings, dict(memory.current), ids, said, total)


def _score(view: SiteView, standings: Sequence[Standing]) -> score.ScoreSheet:
    """A rule that failed leaves its indicator open, and so does a run that did not see everything."""
    failed = Tally(Met.UNDETERMINED, None, None, points_open=None)
    return score.score(
        {each.rule.code: (each.rule, each.tally or failed) for each in standings},
        service_checked=view.site.score.service_block is ServiceBlock.CHECKED,
        whole=view.run is not None and view.run.complete and view.run.checks_external,
    )


def _open_links(known: Iterable[ledger.Record]) -> set[str]:
    links = (record for record in known if record.indicator.startswith("link-"))
    return {record.subject for record in links if record.state == "open"}


def report_of(judgement: Judgement, lang: str, week: "Week | None" = None) -> Report:
    """The report on a judgement; on a week, it carries the week's name."""
    text = digest.report(
        judgement.view,
        judgement.standings,
        judgement.findings,
        judgement.ids,
        judgement.decisions,
        judgement.score,
        lang,
    )
    return replace(text, period=Period(week.start, week.end, week.label)) if week else text


def write_reports(
    report: Report, folder: Path, formats: Sequence[str], name: str = "report"
) -> list[Path]:
    """The report in every format asked for. Raises MonitorError where the folder cannot be written."""
    paths = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for kind in formats:
            path = folder / f"{name}.{kind}"
            path.write_bytes(FORMATS[kind](report))
            paths.append(path)
    except OSError as problem:
        raise _cannot_write(folder, problem) from problem
    return paths


@dataclass(frozen=True, slots=True)
class Week:
    """One ISO week, Monday to Sunday, in Asia/Shanghai."""

    label: str  # 2026-W47
    start: date
    end: date

    @property
    def end_moment(self) -> datetime:
        """The last second of its Sunday."""
        return clock.end_of_day(self.end)


def week_of(text: str, now: datetime) -> Week:
    """The week named like ``2026-W47``; without a name the last full one. Raises UsageError."""
    if text:
        monday = _monday(text)
    else:
        today = clock.day_of(now)
        monday = today - timedelta(days=today.weekday() + 7)
    if monday > clock.day_of(now):
        raise UsageError(
            f"--week {text}: that week has not begun", f"--week {text}：这一周还没有开始"
        )
    year, number, _ = monday.isocalendar()
    try:
        return Week(f"{year}-W{number:02d}", monday, monday + timedelta(days=6))
    except OverflowError:
        raise _no_week(text) from None


def _monday(text: str) -> date:
    try:
        monday = date.fromisoformat(f"{text.strip().upper()}-1")
    except ValueError:
        raise _no_week(text) from None
    if "W" not in text.upper():
        raise _no_week(text)
    return monday


def _no_week(text: str) -> UsageError:
    return UsageError(
        f"--week {text!r} is no week: write it like 2026-W47",
        f"--week {text!r} 不是周次，应写成 2026-W47",
    )


def judge_stored(
    store: Store, profiles: Sequence[SiteProfile], as_of: datetime, *, remember: bool
) -> Iterator[Judgement]:
    """Judge every named site, or every site there is, by the run known at ``as_of``.

    Raises UsageError without any, MonitorError after the others where a named one has none.
    """
    chosen: list[tuple[str, SiteProfile | None]] = [(site.key, site) for site in profiles]
    chosen = chosen or [(key, None) for key in store.sites()]
    missing: list[str] = []
    for key, named in chosen:
        run = store.latest_run(key, as_of)
        if run is None:
            missing.append(key)
        else:
            kept = named or store.profile(run.id)
            yield judge_run(store, run, kept, as_of, remember=remember)
    if len(missing) == len(chosen):
        raise UsageError(
            f"the database holds no crawl from before {as_of:%Y-%m-%d %H:%M}; "
            "run “huoshui crawl” first, or choose a later day",
            f"数据库中没有 {as_of:%Y-%m-%d %H:%M} 之前的检查记录，"
            "请先运行 huoshui crawl，或选择更晚的日期",
        )
    if missing:
        keys = ", ".join(missing)
        raise MonitorError(
            f"no crawl of {keys} from before {as_of:%Y-%m-%d %H:%M}; run “huoshui crawl” first",
            f"{keys}：没有 {as_of:%Y-%m-%d %H:%M} 之前的检查记录，请先运行 huoshui crawl",
        )


def ensure_writable(folder: Path) -> None:
    """Find out before a long crawl that its report could not be written. Raises MonitorError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as problem:
        raise _cannot_write(folder, problem) from problem


def _cannot_write(folder: Path, problem: OSError) -> MonitorError:
    return MonitorError(
        f"{folder}: the report cannot be written ({problem.strerror}); choose another folder with --out",
        f"{folder}：报告无法写入（{problem.strerror}），请用 --out 换一个文件夹",
    )
