"""A judgement and its findings into the report's view model, in the reader's language."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from monitor import __version__, clock, indicator_part, policy_part, run_part, score_part
from monitor.judging import Standing
from monitor.not_checked import not_checked
from monitor.rules.base import Candidate, Level, Met, Rule, Violation
from monitor.score import RULES_VERSION, ScoreSheet
from monitor.store.ledger import Record
from monitor.view import (
    ColumnView,
    LinkVerdict,
    MessageState,
    MessageView,
    SiteView,
)
from monitor.wording import column_reason
from reports import model

DUE_WITHIN_DAYS = 7
_SHOWN_LINKS = {LinkVerdict.BROKEN, LinkVerdict.SUSPECT, LinkVerdict.BLOCKED}
_STATE_ORDER = {"stale": 0, "blank": 1, "due_soon": 2, "unverified": 3, "fresh": 4, "exempt": 5}


def report(
    view: SiteView,
    standings: Sequence[Standing],
    findings: Mapping[str, Record],
    ids: Mapping[tuple[str, str], str],
    score: ScoreSheet,
    lang: str,
) -> model.Report:
    """The whole report. ``ids`` names each violation's finding by (indicator, subject)."""
    return model.Report(
        lang="en" if lang == "en" else "zh",
        software=model.Software(version=__version__, rules_version=RULES_VERSION),
        site=model.Site(
            view.site.key, view.site.name, view.site.url, view.site.code, view.site.owner
        ),
        as_of=view.as_of,
        run=run_part.run(view, lang),
        verdict=_verdict(view, standings, score, lang),
        indicators=indicator_part.indicators(view, standings, lang),
        findings=tuple(
            finding
            for finding in _findings(view, standings, findings, ids, lang)
            if finding.state != "candidate"
        ),
        candidates=tuple(
            finding
            for finding in _findings(view, standings, findings, ids, lang)
            if finding.state == "candidate"
        ),
        columns=tuple(_column(view, item, lang) for item in sorted(view.columns, key=_worst_first)),
        links=_links(view),
        policies=tuple(policy_part.policy(item, lang) for item in view.policies),
        messages=tuple(
            _message(item) for item in view.messages if item.state is not MessageState.UNKNOWN
        ),
        not_checked=not_checked(view, standings, lang),
        due_soon=_due_soon(view),
        load=run_part.load(view),
        preset=view.site.preset.value,
    )


def _findings(
    view: SiteView,
    standings: Sequence[Standing],
    findings: Mapping[str, Record],
    ids: Mapping[tuple[str, str], str],
    lang: str,
) -> Iterator[model.Finding]:
    for standing in standings:
        for verdict in standing.verdicts:
            if isinstance(verdict, Violation):
                record = findings[ids[standing.rule.code, verdict.subject]]
                yield _finding(view, standing.rule, verdict, record, lang)


def _verdict(
    view: SiteView, standings: Sequence[Standing], score: ScoreSheet, lang: str
) -> model.Verdict:
    vetoes = [
        standing
        for standing in standings
        if standing.rule.level is Level.VETO and standing.rule.machine != "no"
    ]
    broken = tuple(
        standing.rule.code
        for standing in vetoes
        if standing.tally and standing.tally.met is Met.BROKEN
    )
    open_question = any(
        standing.tally is None or standing.tally.met is Met.UNDETERMINED for standing in vetoes
    )
    qualified = False if broken else None if open_question or not vetoes else True
    sheet = score_part.score(score, view.site, lang)
    return model.Verdict(qualified, broken, score.low, score.high, sheet)


def _finding(
    view: SiteView, rule: Rule, violation: Violation, record: Record, lang: str
) -> model.Finding:
    column = next(
        (item.column for item in view.columns if item.column.url == violation.column), None
    )
    return model.Finding(
        id=record.id,
        indicator=rule.code,
        title=rule.title.say(lang),
        level=rule.level.value,
        subject=violation.name or violation.subject,
        url=violation.url,
        sources=violation.sources,
        state="candidate" if isinstance(violation, Candidate) else "open",
        first_seen=record.first_seen,
        last_seen=record.last_seen,
        owner=(column.owner if column else "") or view.site.owner,
        due=_due(record.first_seen, rule.due_workdays),
        summary=rule.summary_of(violation).say(lang, violation.details),
        remedy=rule.remedy_of(violation).say(lang, violation.details),
        clause=rule.clause.say(lang),
        mark=rule.mark,  # type: ignore[arg-type]
        limit_mark=_limit_mark(rule, violation),  # type: ignore[arg-type]
        details=dict(violation.details),
        evidence=violation.evidence,
        column=column.name if column else "",
    )


def _limit_mark(rule: Rule, violation: Violation) -> str:
    """How sure we are of the limit, where that is less than of the clause: a default is never shown as A."""
    marks = [str(violation.details.get(name)) for name in ("confidence", "limit_mark")]
    weakest = max((mark for mark in marks if mark in {"A", "B", "C", "D"}), default="")
    return weakest if weakest > rule.mark else ""


def _due(first_seen: datetime, workdays: int) -> date | None:
    """When it should be put right; None for a year whose working days are not announced."""
    try:
        return clock.add_workdays(clock.day_of(first_seen), workdays)
    except clock.CalendarUnknownError:
        return None


def _worst_first(item: ColumnView) -> tuple[int, int]:
    return _STATE_ORDER[item.state], item.days_left if item.days_left is not None else 0


def _column(view: SiteView, item: ColumnView, lang: str) -> model.Column:
    reason = column_reason(item)
    return model.Column(
        name=item.column.name,
        url=item.column.url,
        category=item.column.category.value,
        limit_days=item.limit_days,
        newest_date=item.newest_date,
        newest_url=item.newest_url or None,
        newest_source=item.newest_source or None,
        entries=len(item.reading.entries) if item.reading else 0,
        state=item.state.value,
        days_left=item.days_left,
        owner=item.column.owner or view.site.owner,
        note=reason.say(lang) if reason else "",
    )


def _due_soon(view: SiteView) -> tuple[model.DueSoon, ...]:
    due = [
        model.DueSoon(
            item.column.name,
            item.column.url,
            item.deadline,
            item.days_left,
            item.column.owner or view.site.owner,
        )
        for item in view.columns
        if item.deadline is not None
        and item.days_left is not None
        and 0 <= item.days_left <= DUE_WITHIN_DAYS
    ]
    return tuple(sorted(due, key=lambda item: item.days_left))


def _links(view: SiteView) -> model.Links:
    faults = tuple(
        model.LinkFault(
            url=link.url,
            verdict=link.verdict.value,  # type: ignore[arg-type]
            outcome=link.outcome.value,
            status=link.status,
            internal=link.internal,
            home=link.home,
            sources=link.sources,
            anchor=link.anchor,
        )
        for link in view.links
        if link.verdict in _SHOWN_LINKS
    )
    return model.Links(run_part.checked(view), view.outcomes, faults)


def _message(item: MessageView) -> model.Message:
    state: model.MessageState = item.state.value  # type: ignore[assignment]
    days = item.asked, item.answered, item.workdays
    return model.Message(item.url, *days, state, item.number, item.unit)
