"""A judgement and its findings into the report's view model, in the reader's language."""

from collections.abc import Iterator, Mapping, Sequence

from monitor import (
    __version__,
    account_part,
    availability_part,
    indicator_part,
    policy_part,
    run_part,
    score_part,
)
from monitor.decisions import Decisions
from monitor.finding_part import Known, Place, finding
from monitor.guide import guide
from monitor.judging import Standing
from monitor.not_checked import not_checked
from monitor.rules.base import Level, Met, Rule, Violation
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
_ASKING = model.ACTIVE_STATES | {"candidate"}
_STATE_ORDER = {"stale": 0, "blank": 1, "due_soon": 2, "unverified": 3, "fresh": 4, "exempt": 5}


def report(
    view: SiteView,
    standings: Sequence[Standing],
    findings: Mapping[str, Record],
    ids: Mapping[tuple[str, str], str],
    decisions: Decisions,
    score: ScoreSheet,
    lang: str,
) -> model.Report:
    """The whole report. ``ids`` names each violation's finding by (indicator, subject)."""
    found = list(_findings(view, standings, findings, ids, decisions, lang))
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
        findings=tuple(each for each in found if each.state != "candidate"),
        candidates=tuple(each for each in found if each.state == "candidate"),
        columns=tuple(_column(view, item, lang) for item in sorted(view.columns, key=_worst_first)),
        links=_links(view),
        policies=tuple(policy_part.policy(item, lang) for item in view.policies),
        messages=tuple(
            _message(item) for item in view.messages if item.state is not MessageState.UNKNOWN
        ),
        accounts=account_part.accounts(view, lang),
        not_checked=not_checked(view, standings, lang),
        due_soon=_due_soon(view),
        guide=guide(_asking(standings, found, ids), lang),
        load=run_part.load(view),
        availability=availability_part.availability(view, lang),
        preset=view.site.preset.value,
    )


def _findings(
    view: SiteView,
    standings: Sequence[Standing],
    findings: Mapping[str, Record],
    ids: Mapping[tuple[str, str], str],
    decisions: Decisions,
    lang: str,
) -> Iterator[model.Finding]:
    for standing in standings:
        for verdict in standing.verdicts:
            if isinstance(verdict, Violation):
                record = findings[ids[standing.rule.code, verdict.subject]]
                said = decisions.get(record.id, ())
                known = Known(record, said, view.as_of)
                yield finding(standing.rule, verdict, known, _place(view, verdict), lang)


def _asking(
    standings: Sequence[Standing],
    found: Sequence[model.Finding],
    ids: Mapping[tuple[str, str], str],
) -> Iterator[tuple[Rule, Violation, str]]:
    """The violations that ask somebody to act or to decide, each with its mark."""
    marks = {each.id: each.mark for each in found if each.state in _ASKING}
    for standing in standings:
        for verdict in standing.verdicts:
            key = ids.get((standing.rule.code, verdict.subject))
            if isinstance(verdict, Violation) and key in marks:
                yield standing.rule, verdict, marks[key]


def _place(view: SiteView, violation: Violation) -> Place:
    account = next((each for each in view.accounts if each.key == violation.column), None)
    if account is not None:
        return Place("", account.account.owner or view.site.owner)
    column = next(
        (item.column for item in view.columns if item.column.url == violation.column), None
    )
    owner = (column.owner if column else "") or view.site.owner
    return Place(column.name if column else "", owner)


def _verdict(
    view: SiteView, standings: Sequence[Standing], score: ScoreSheet, lang: str
) -> model.Verdict:
    """Of the website alone; the accounts' vetoes fail accounts and are counted apart."""
    every = [
        standing
        for standing in standings
        if standing.rule.level is Level.VETO
        and standing.rule.machine != "no"
        and standing.rule.unasked(view) is None
    ]
    vetoes = [standing for standing in every if not standing.rule.of_accounts]
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
    accounts = account_part.broken_vetoes(every)
    return model.Verdict(qualified, broken, score.low, score.high, sheet, accounts)


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
