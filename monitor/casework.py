"""Findings for the people who work through them: looked up by number, told whole, decided on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from monitor import clock, rules
from monitor.decisions import MAY, state_of
from monitor.errors import UsageError
from monitor.finding_part import Known, Place, finding
from monitor.profile import SiteProfile
from monitor.rules.base import Rule, Violation
from monitor.store import Store, ledger
from monitor.store.decided import Decision, decide, decisions
from monitor.store.ledger import Record
from reports import model
from reports.clean import one_line

FEWEST_DIGITS = 4  # of a number that a person types
MOST_REASON = 500  # characters
_FARTHEST = timedelta(
    days=366
)  # an explanation that never ran out would be a silent list of exceptions
_NUMBER = re.compile(r"[0-9a-f]{4,16}")


@dataclass(frozen=True, slots=True)
class Case:
    """One finding as it stands: as remembered, as a report tells it, and all that was decided of it."""

    record: Record
    rule: Rule | None  # None where this version no longer has the indicator
    finding: model.Finding
    said: tuple[Decision, ...]


def cases(
    store: Store, profiles: Sequence[SiteProfile], now: datetime, lang: str
) -> Iterator[Case]:
    """Every finding of the named sites, or of all sites, the most urgent first. Nothing is judged again."""
    named = {site.key: site for site in profiles}
    found: list[Case] = []
    for key in named or store.sites():
        site = named.get(key) or _kept(store, key)
        said = decisions(store, key)
        catalogue = _rules_of(site)
        for record in ledger.records(store, key).values():
            found.append(_case(record, said.get(record.id, ()), site, catalogue, now, lang))
    yield from sorted(found, key=_most_urgent_first)


def case(store: Store, number: str, now: datetime, lang: str) -> Case:
    """The finding whose number begins so. Raises UsageError where none or several do."""
    record = looked_up(store, number)
    site = _kept(store, record.site)
    said = decisions(store, record.site).get(record.id, ())
    return _case(record, said, site, _rules_of(site), now, lang)


def looked_up(store: Store, number: str) -> Record:
    """The finding whose number begins so. Raises UsageError where none or several do."""
    wanted = number.strip().lower()
    shown = one_line(number, 40)
    if not _NUMBER.fullmatch(wanted):
        raise UsageError(
            f"{shown!r} is no number of a finding: write at least the first {FEWEST_DIGITS} of its letters and "
            "digits, as “huoshui findings list” shows them",
            f"“{shown}”不是问题编号：请至少写出编号的前 {FEWEST_DIGITS} 位，编号见 huoshui findings list",
        )
    found = ledger.named(store, wanted)
    if not found:
        raise UsageError(
            f"there is no finding {shown}; “huoshui findings list --state all” shows all of them",
            f"没有编号为 {shown} 的问题，全部问题见 huoshui findings list --state all",
        )
    if len(found) > 1:
        listed = ", ".join(record.id for record in found)
        raise UsageError(
            f"several findings begin with {shown}: {listed}; write more of the number",
            f"有多个问题的编号以 {shown} 开头：{listed}；请多写几位",
        )
    return found[0]


def decided(
    store: Store,
    number: str,
    what: str,
    *,
    by: str,
    reason: str = "",
    until: date | None = None,
    now: datetime,
) -> Record:
    """Keep what a person decided of a finding. Raises UsageError for what cannot be decided of it."""
    record = looked_up(store, number)
    said = decisions(store, record.site).get(record.id, ())
    state = state_of(record, said, now)
    if state not in MAY[what]:
        raise _cannot(record, state, what)
    words = one_line(reason, MOST_REASON)
    if what != "confirm" and not words:
        raise UsageError(
            "--reason is empty: say in a few words why, for whoever reads the report",
            "--reason 不能为空：请写明理由，报告中会列出",
        )
    if until is not None:
        _ensure_in_reach(until, clock.day_of(now))
    decide(store, Decision(record.id, now, one_line(by, 80), what, words, until))
    return record


def _cannot(record: Record, state: str, what: str) -> UsageError:
    if state == "resolved":
        return UsageError(
            f"{record.id} is resolved: there is nothing left to decide",
            f"{record.id} 已销号，无需再作处理",
        )
    if state == "candidate":
        return UsageError(
            f"{record.id} awaits a person's decision: confirm it before you explain it",
            f"{record.id} 尚待人工复核：请先 confirm 确认，再作说明",
        )
    return UsageError(
        f"{record.id} was dismissed as a false alarm: nothing to explain; confirm it if it is a fault after all",
        f"{record.id} 已作为误报处理，无需说明；如确属问题，请先 confirm 确认",
    )


def _ensure_in_reach(until: date, today: date) -> None:
    if until < today:
        raise UsageError(
            f"--until {until} is over: choose a day from {today} on",
            f"--until {until} 已过，请选择 {today} 或以后的日期",
        )
    if until > today + _FARTHEST:
        raise UsageError(
            f"--until {until} is too far: an explanation holds for a year at most, until {today + _FARTHEST}",
            f"--until {until} 太远：说明最长一年有效，最晚到 {today + _FARTHEST}",
        )


def _kept(store: Store, site: str) -> SiteProfile:
    """The profile that the site's last run worked from."""
    run = store.last_run(site)
    if run is None:
        return SiteProfile(key=site, url="http://unknown.invalid/")
    return store.profile(run.id)


def _rules_of(site: SiteProfile) -> dict[str, Rule]:
    return {rule.code: rule for rule in rules.configured(site.rules, site.key)}


def _case(
    record: Record,
    said: tuple[Decision, ...],
    site: SiteProfile,
    catalogue: dict[str, Rule],
    now: datetime,
    lang: str,
) -> Case:
    known = Known(record, said, now)
    place = _place(record, site)
    rule = catalogue.get(record.indicator)
    if rule is not None:
        try:
            return Case(record, rule, finding(rule, violation_of(record), known, place, lang), said)
        except (KeyError, ValueError):
            pass  # written by a version whose sentence had other numbers
    return Case(record, None, _bare(known, place), said)


def violation_of(record: Record) -> Violation:
    """The violation as it was last seen."""
    return Violation(
        record.subject,
        record.url,
        record.details,
        record.evidence,
        record.sources,
        record.column_url,
        record.name,
    )


def _place(record: Record, site: SiteProfile) -> Place:
    column = next((each for each in site.columns if each.url == record.column_url), None)
    if column is not None:
        return Place(column.name, column.owner or site.owner)
    own = record.name if record.column_url == record.subject else record.column_url
    return Place(own if record.column_url else "", site.owner)


def _bare(known: Known, place: Place) -> model.Finding:
    """A finding of an indicator that this version does not have: its numbers, without a sentence."""
    record = known.record
    numbers = "; ".join(f"{name}={value}" for name, value in sorted(record.details.items()))
    return model.Finding(
        id=record.id,
        indicator=record.indicator,
        title=record.indicator,
        level="hint",
        subject=record.name or record.subject,
        url=record.url,
        sources=record.sources,
        state=state_of(record, known.said, known.moment),  # type: ignore[arg-type]
        first_seen=record.first_seen,
        last_seen=record.last_seen,
        owner=place.owner,
        due=None,
        summary=numbers,
        remedy="",
        clause="",
        mark="D",
        details=dict(record.details),
        evidence=record.evidence,
        column=place.column,
    )


def _most_urgent_first(each: Case) -> tuple[str, str, str, str]:
    due = each.finding.due.isoformat() if each.finding.due else "9999"
    return due, each.record.site, each.record.indicator, each.record.id
