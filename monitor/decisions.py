"""Where a finding stands: what looks say of it, and what people decided since it began this time.

A decision holds as long as the same violation goes on. One that was in order in between and comes back is
new: nothing decided before counts, and its time to be put right starts again.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from monitor import clock
from monitor.store.decided import Decision
from monitor.store.ledger import Record

Decisions = Mapping[str, Sequence[Decision]]

_RESULT = {"confirm": "confirmed", "dismiss": "dismissed", "explain": "explained"}
#: From which states a decision may be taken.
MAY = {
    "confirm": frozenset({"candidate", "open", "reopened", "confirmed", "explained", "dismissed"}),
    "dismiss": frozenset({"candidate", "open", "reopened", "confirmed", "explained", "dismissed"}),
    "explain": frozenset({"open", "reopened", "confirmed", "explained"}),
}


def state_of(record: Record, said: Sequence[Decision], moment: datetime) -> str:
    """candidate | open | confirmed | reopened | explained | dismissed | resolved, at ``moment``."""
    if record.state == "resolved":
        return "resolved"
    deciding = decision_of(record, said, moment)
    if deciding is not None:
        return _RESULT[deciding.what]
    return "reopened" if record.state == "open" and record.times_opened > 1 else record.state


def decision_of(record: Record, said: Sequence[Decision], moment: datetime) -> Decision | None:
    """The decision in force: the last one that has not run out."""
    if record.state == "resolved":
        return None
    holding = (each for each in _since(record, said, moment) if not _has_run_out(each, moment))
    return max(holding, key=lambda each: each.at, default=None)


def due_of(
    record: Record, said: Sequence[Decision], moment: datetime, workdays: int
) -> date | None:
    """When it should be put right: so many working days after it was certain, or an explanation's last day.

    None for a candidate, which is nobody's fault yet, and for years whose working days are not announced.
    """
    known = list(_since(record, said, moment))
    confirmed = (each.at for each in known if each.what == "confirm")
    start = record.due_from or min(confirmed, default=None)
    if start is None:
        return None
    try:
        due = clock.add_workdays(clock.day_of(start), workdays)
    except clock.CalendarUnknownError:
        return None
    return max([due, *(each.until for each in known if each.until)])


def ruled(
    known: Iterable[Record], decisions: Decisions, moment: datetime, seen: datetime
) -> dict[tuple[str, str], str]:
    """What is known of subjects beyond a look made at ``seen``, by indicator and subject: what the tally goes by.

    ``confirmed`` and ``dismissed`` by a person; ``resolved`` by a later look at it alone.
    """
    found: dict[tuple[str, str], str] = {}
    for record in known:
        state = state_of(record, decisions.get(record.id, ()), moment)
        is_later = record.resolved is not None and record.resolved > seen
        if state in {"confirmed", "dismissed"} or (state == "resolved" and is_later):
            found[record.indicator, record.subject] = state
    return found


def _since(record: Record, said: Sequence[Decision], moment: datetime) -> Iterable[Decision]:
    return (each for each in said if record.began <= each.at <= moment)


def _has_run_out(said: Decision, moment: datetime) -> bool:
    return said.until is not None and said.until < clock.day_of(moment)
