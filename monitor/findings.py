"""Remember: verdicts meet findings by indicator and subject. Only “in order” resolves one.

Undetermined, or no verdict at all, changes nothing: an unread column is not a mended one.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.incidents import front_of
from monitor.judging import Standing
from monitor.rules.base import Candidate, InOrder, Rule, Verdict, Violation
from monitor.store.ledger import Record
from monitor.urls import same_site, site_of
from monitor.view import LinkVerdict, SiteView

_FAILING = frozenset({LinkVerdict.BROKEN, LinkVerdict.SUSPECT})
_LIVE = frozenset({"open", "candidate"})  # what being seen in order, or gone, puts to rest
_NOT_LOOKED_AT = {LinkVerdict.BLOCKED, LinkVerdict.UNCHECKED}


@dataclass(frozen=True, slots=True)
class Memory:
    """The findings after a judgement, and what of them has to be written."""

    current: Mapping[str, Record]
    added: tuple[Record, ...]
    changed: tuple[Record, ...]


def finding_id(site: str, indicator: str, subject: str) -> str:
    """The same for the same fault of the same site, in every run and on every machine."""
    return hashlib.blake2b(f"{site}\n{indicator}\n{subject}".encode(), digest_size=8).hexdigest()


def remember(
    site: str, known: Mapping[str, Record], verdicts: Iterable[tuple[Rule, Verdict]], seen: datetime
) -> Memory:
    """What the findings are after ``verdicts`` reached at ``seen``."""
    current = dict(known)
    added: list[Record] = []
    changed: list[Record] = []
    for rule, verdict in verdicts:
        key = finding_id(site, rule.code, verdict.subject)
        record = current.get(key)
        if isinstance(verdict, Violation):
            fresh = _violated(site, rule, verdict, record, key, seen)
            (added if record is None else changed).append(fresh)
            current[key] = fresh
        elif isinstance(verdict, InOrder) and record is not None and _may_resolve(record, seen):
            current[key] = replace(record, state="resolved", resolved=seen)
            changed.append(current[key])
    return Memory(current, tuple(added), tuple(changed))


def _may_resolve(record: Record, seen: datetime) -> bool:
    """Only a look later than the last one that saw the fault shows that it is gone."""
    return record.state != "resolved" and seen >= record.last_seen


def _violated(
    site: str, rule: Rule, verdict: Violation, record: Record | None, key: str, seen: datetime
) -> Record:
    state = "candidate" if isinstance(verdict, Candidate) else "open"
    if record is None:
        return Record(
            key, site, rule.code, verdict.subject, state, seen, seen, details=dict(verdict.details)
        )
    latest = max(record.last_seen, record.resolved or record.last_seen)
    if seen < latest:
        return record  # an older look judged late changes nothing
    if seen == record.last_seen:  # the same look judged again is not counted twice
        return replace(record, state=state, resolved=None, details=dict(verdict.details))
    return replace(
        record,
        state=state,
        resolved=None,
        last_seen=seen,
        times_seen=record.times_seen + 1,
        details=dict(verdict.details),
    )


def gone(
    view: SiteView, standings: Sequence[Standing], known: Iterable[Record]
) -> list[tuple[Rule, Verdict]]:
    """“In order” for open findings whose subject a whole look at the site no longer met.

    A dead link that was removed, a column that was taken down: only a complete run shows that.
    Links that were refused or left out were not looked at, so theirs stay open.
    """
    if view.run is None or not view.run.complete:
        return []
    unseen = {link.url for link in view.links if link.verdict in _NOT_LOOKED_AT}
    unseen |= {
        link.url for link in view.links if link.verdict in _FAILING
    }  # be it within an incident
    unseen |= {front_of(url) for url in unseen}  # which may stand for a whole host
    rules = {each.rule.code: each for each in standings if each.tally is not None}
    judged = {(code, verdict.subject) for code, each in rules.items() for verdict in each.verdicts}
    settled: list[tuple[Rule, Verdict]] = []
    for record in known:
        is_link = record.indicator.startswith("link-")
        if record.state not in _LIVE or record.indicator not in rules:
            continue
        if (record.indicator, record.subject) in judged or record.subject in unseen:
            continue
        if (
            not is_link
            or view.run.checks_external
            or same_site(record.subject, site_of(view.site.url))
        ):
            settled.append((rules[record.indicator].rule, InOrder(record.subject)))
    return settled
