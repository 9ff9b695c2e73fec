"""One finding as a report shows it: the rule's words, the violation's numbers, and where it stands by now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from monitor.decisions import decision_of, due_of, state_of
from monitor.rules.base import Level, Rule, Violation
from monitor.store.decided import Decision
from monitor.store.ledger import Record
from reports import model


@dataclass(frozen=True, slots=True)
class Known:
    """What is remembered of a finding, and the moment it is told at."""

    record: Record
    said: Sequence[Decision]
    moment: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """Whose a finding is: the column's name, empty for none, and who has to act."""

    column: str
    owner: str


def finding(
    rule: Rule, violation: Violation, known: Known, place: Place, lang: str
) -> model.Finding:
    """The finding in the reader's language."""
    record, said, moment = known.record, known.said, known.moment
    deciding = decision_of(record, said, moment)
    state = state_of(record, said, moment)
    waits = rule.level is Level.HINT and state in {"open", "reopened"}
    return model.Finding(
        id=record.id,
        indicator=rule.code,
        title=rule.title.say(lang),
        level=rule.level.value,
        subject=violation.name or violation.subject,
        url=violation.url,
        sources=violation.sources,
        state=state,  # type: ignore[arg-type]
        first_seen=record.first_seen,
        last_seen=record.last_seen,
        owner=place.owner,
        # A hint is for a person: nothing is due until one confirms it.
        due=None if waits else due_of(record, said, moment, rule.due_workdays),
        summary=rule.summary_of(violation).say(lang, violation.details),
        remedy=rule.remedy_of(violation).say(lang, violation.details),
        clause=rule.clause.say(lang),
        mark=rule.mark,  # type: ignore[arg-type]
        limit_mark=limit_mark(rule, violation),  # type: ignore[arg-type]
        details=dict(violation.details),
        evidence=violation.evidence,
        column=place.column,
        explanation=deciding.reason if deciding else "",
        explained_until=deciding.until if deciding else None,
        at_once=rule.is_at_once(),
    )


def limit_mark(rule: Rule, violation: Violation) -> str:
    """How sure we are of the limit, where that is less than of the clause: a default is never shown as A."""
    marks = [str(violation.details.get(name)) for name in ("confidence", "limit_mark")]
    weakest = max((mark for mark in marks if mark in {"A", "B", "C", "D"}), default="")
    return weakest if weakest > rule.mark else ""
