"""What people decided of findings: rows are added and never changed."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import insert, select

from monitor.store import Store
from monitor.store.tables import decision, finding


@dataclass(frozen=True, slots=True)
class Decision:
    """One person's word on one finding."""

    finding: str
    at: datetime
    by: str
    what: str  # confirm | dismiss | explain
    reason: str = ""
    until: date | None = None  # of an explanation: its last day


def decisions(
    store: Store, site: str, until: datetime | None = None
) -> Mapping[str, tuple[Decision, ...]]:
    """Every decision on a site's findings by the finding's id, in order of time; those up to ``until``."""
    query = (
        select(decision)
        .join_from(decision, finding, decision.c.finding == finding.c.id)
        .where(finding.c.site == site)
        .order_by(decision.c.at, decision.c.id)
    )
    if until is not None:
        query = query.where(decision.c.at <= until)
    found: dict[str, tuple[Decision, ...]] = defaultdict(tuple)
    with store.engine.connect() as connection:
        for row in connection.execute(query):
            last = date.fromisoformat(row.until) if row.until else None
            said = Decision(row.finding, row.at, row.by, row.what, row.reason, last)
            found[row.finding] += (said,)
    return dict(found)


def decide(store: Store, said: Decision) -> None:
    """Keep one decision."""
    with store.engine.begin() as connection:
        connection.execute(
            insert(decision).values(
                finding=said.finding,
                at=said.at,
                by=said.by,
                what=said.what,
                reason=said.reason,
                until=said.until.isoformat() if said.until else None,
            )
        )
