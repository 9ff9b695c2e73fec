"""Remember: verdicts meet findings by indicator and subject. Only “in order” resolves one.

Undetermined, or no verdict at all, changes nothing: an unread column is not a mended one.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.incidents import front_of
from monitor.judging import Standing
from monitor.rules.base import Candidate, InOrder, Rule, Tally, Verdict, Violation
from monitor.store.ledger import Record, Sighting, looked
from monitor.urls import same_site, site_of
from monitor.view import LinkVerdict, SiteView

NOTHING_COUNTED: Mapping[str, Tally] = {}
_FAILING = frozenset({LinkVerdict.BROKEN, LinkVerdict.SUSPECT})
_LIVE = frozenset({"open", "candidate"})  # what being seen in order, or gone, puts to rest
_NOT_LOOKED_AT = {LinkVerdict.BLOCKED, LinkVerdict.UNCHECKED}


@dataclass(frozen=True, slots=True)
class Memory:
    """The findings after a judgement, and what of them has to be written."""

    current: Mapping[str, Record]
    added: tuple[Record, ...]
    changed: tuple[Record, ...]
    looks: tuple[Sighting, ...] = ()  # what is said of them and was not said before


def finding_id(site: str, indicator: str, subject: str) -> str:
    """The same for the same fault of the same site, in every run and on every machine."""
    return hashlib.blake2b(f"{site}\n{indicator}\n{subject}".encode(), digest_size=8).hexdigest()


def remember(
    site: str,
    known: Mapping[str, Record],
    verdicts: Iterable[tuple[Rule, Verdict]],
    seen: datetime,
    tallies: Mapping[str, Tally] = NOTHING_COUNTED,
) -> Memory:
    """What the findings are after ``verdicts`` reached at ``seen``; what is as it was is not written again."""
    current = dict(known)
    for rule, verdict in verdicts:
        key = finding_id(site, rule.code, verdict.subject)
        record = current.get(key)
        if isinstance(verdict, Violation):
            tally = tallies.get(rule.code)
            current[key] = _violated(
                record or _new(site, rule, verdict, key, seen), verdict, seen, tally
            )
        elif isinstance(verdict, InOrder) and record is not None and _may_resolve(record, seen):
            current[key] = looked(record, seen, "resolved")
    fresh = {key: record for key, record in current.items() if record != known.get(key)}
    said = ((_last_look(record), known.get(key)) for key, record in fresh.items())
    return Memory(
        current,
        tuple(record for key, record in fresh.items() if key not in known),
        tuple(record for key, record in fresh.items() if key in known),
        tuple(look for look, before in said if before is None or look != _last_look(before)),
    )


def _last_look(record: Record) -> Sighting:
    return Sighting(record.id, record.resolved or record.last_seen, record.state)


def _may_resolve(record: Record, seen: datetime) -> bool:
    """Only a look later than the last one that saw the fault shows that it is gone."""
    return record.state != "resolved" and seen >= record.last_seen


def _new(site: str, rule: Rule, verdict: Violation, key: str, seen: datetime) -> Record:
    return Record(key, site, rule.code, verdict.subject, _state(verdict), seen, seen, seen)


def _state(verdict: Violation) -> str:
    return "candidate" if isinstance(verdict, Candidate) else "open"


def _violated(record: Record, verdict: Violation, seen: datetime, tally: Tally | None) -> Record:
    if seen < max(record.last_seen, record.resolved or record.last_seen):
        return record  # an older look judged late changes nothing
    return replace(
        looked(record, seen, _state(verdict)),
        details=dict(verdict.details),
        url=verdict.url,
        name=verdict.name,
        column_url=verdict.column,
        sources=verdict.sources,
        evidence=verdict.evidence,
        site_value=tally.value if tally else None,
        site_limit=tally.limit if tally else None,
    )


def gone(
    view: SiteView, standings: Sequence[Standing], known: Iterable[Record]
) -> list[tuple[Rule, Verdict]]:
    """“In order” for open findings whose subject a whole look at the site no longer met.

    A dead link that was removed, a column that was taken down: only a complete run shows that.
    Links that were refused or left out were not looked at, and pages and files that could not be read not looked
    through, so theirs stay open.
    """
    if view.run is None or not view.run.complete:
        return []
    unseen = {link.url for link in view.links if link.verdict in _NOT_LOOKED_AT}
    unseen |= {
        link.url for link in view.links if link.verdict in _FAILING
    }  # be it within an incident
    unseen |= {front_of(url) for url in unseen}  # which may stand for a whole host
    unseen.update(view.files_unread)
    unread = unseen | view.unread
    rules = {each.rule.code: each for each in standings if each.tally is not None}
    judged = {(code, verdict.subject) for code, each in rules.items() for verdict in each.verdicts}
    settled: list[tuple[Rule, Verdict]] = []
    for record in known:
        is_link = record.indicator.startswith("link-")
        if record.state not in _LIVE or record.indicator not in rules:
            continue
        if (record.indicator, record.subject) in judged or record.subject in unseen:
            continue
        if not is_link and _is_unread(record, unread):
            continue
        if rules[record.indicator].rule.persists(_as_seen(record), view):
            continue
        if (
            not is_link
            or view.run.checks_external
            or same_site(record.subject, site_of(view.site.url))
        ):
            settled.append((rules[record.indicator].rule, InOrder(record.subject)))
    return settled


def _is_unread(record: Record, unread: Collection[str]) -> bool:
    """Whether what the finding was read from was not read this time: its page, or all the pages it named."""
    if record.subject in unread or record.url in unread:
        return True
    return bool(record.sources) and all(url in unread for url in record.sources)


def _as_seen(record: Record) -> Violation:
    return Violation(
        record.subject,
        record.url,
        record.details,
        record.evidence,
        record.sources,
        record.column_url,
    )
