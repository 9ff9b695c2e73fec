"""The life of a finding, told step by step: opened, kept, resolved, back again."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import ClassVar

from monitor.findings import Memory, finding_id, remember
from monitor.rules.base import (
    Candidate,
    InOrder,
    Level,
    Met,
    Rule,
    Undetermined,
    Verdict,
    Violation,
)
from monitor.store import Store, ledger
from monitor.store.ledger import Record, Sighting
from monitor.text import Text
from monitor.view import SiteView
from tests.unit.monitor.rules.scene import NOW, site


class Stale(Rule):
    code: ClassVar[str] = "stale"
    title: ClassVar[Text] = Text("不更新", "stale")
    level: ClassVar[Level] = Level.VETO

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        yield from ()


class Blank(Stale):
    code: ClassVar[str] = "blank"


RULE = Stale()
KEY = finding_id("fgw", "stale", "a")
WHY = Text("无法读取", "unread")


def day(number: int) -> datetime:
    return NOW + timedelta(days=number)


def late(days: int, subject: str = "a") -> Violation:
    return Violation(subject, f"https://fgw.example.gov.cn/{subject}", {"days": days})


def told(known: Memory | None, verdict: Verdict, when: int, rule: Rule = RULE) -> Memory:
    return remember("fgw", known.current if known else {}, [(rule, verdict)], day(when))


def test_a_fault_seen_first_opens_a_finding() -> None:
    memory = told(None, late(15), 0)
    assert memory.changed == ()
    (record,) = memory.added
    assert record == Record(
        *(KEY, "fgw", "stale", "a", "open", day(0), day(0), day(0), day(0)),
        details={"days": 15},
        url="https://fgw.example.gov.cn/a",
    )
    assert memory.looks == (Sighting(KEY, day(0), "open"),)
    assert memory.current == {KEY: record}


def test_a_fault_seen_again_keeps_its_finding_and_its_first_day() -> None:
    memory = told(told(None, late(15), 0), late(22), 7)
    assert memory.added == ()
    (record,) = memory.changed
    assert (record.state, record.first_seen, record.last_seen) == ("open", day(0), day(7))
    assert (record.times_seen, record.details) == (2, {"days": 22})


def test_only_in_order_resolves() -> None:
    opened = told(None, late(15), 0)
    unread = told(opened, Undetermined("a", WHY), 1)
    assert (unread.current, unread.added, unread.changed) == (opened.current, (), ())
    silent = remember("fgw", opened.current, [], day(2))
    assert silent.current == opened.current
    (record,) = told(opened, InOrder("a"), 3).changed
    assert (record.state, record.resolved, record.last_seen) == ("resolved", day(3), day(0))


def test_a_fault_that_returns_is_the_same_finding_again() -> None:
    mended = told(told(None, late(15), 0), InOrder("a"), 1)
    (record,) = told(mended, late(16), 9).changed
    assert (record.id, record.state, record.resolved) == (KEY, "open", None)
    assert (record.first_seen, record.last_seen, record.times_seen) == (day(0), day(9), 2)


def test_what_was_never_at_fault_leaves_no_trace() -> None:
    memory = told(None, InOrder("a"), 0)
    assert (memory.current, memory.added, memory.changed) == ({}, (), ())
    mended = told(told(None, late(15), 0), InOrder("a"), 1)
    assert told(mended, InOrder("a"), 2).changed == ()


def test_judging_one_crawl_twice_counts_one_look() -> None:
    opened = told(None, late(15), 0)
    again = told(opened, late(15), 0)
    assert again.current[KEY].times_seen == 1
    assert again.added == ()


def test_one_subject_may_break_two_rules_and_two_sites_one_rule() -> None:
    memory = told(told(None, late(15), 0), late(15), 0, Blank())
    assert {record.indicator for record in memory.current.values()} == {"stale", "blank"}
    assert finding_id("fgw", "stale", "a") != finding_id("jyj", "stale", "a")
    mended = told(memory, InOrder("a"), 1, Blank())
    assert mended.current[KEY].state == "open"


def test_findings_survive_the_database(tmp_path: Path) -> None:
    store = Store.open(f"sqlite:///{tmp_path}/huoshui.db")
    first = told(None, Violation("甲\n", "u", {"zh": "动态", "n": 1, "f": 0.5, "x": None}), 0)
    ledger.write(store, first.added, first.changed, first.looks)
    second = remember(
        "fgw", ledger.records(store, "fgw"), [(RULE, InOrder("甲\n")), (RULE, late(3))], day(1)
    )
    ledger.write(store, second.added, second.changed, second.looks)
    assert ledger.records(store, "fgw") == second.current
    assert ledger.records(store, "fgw", day(1)) == second.current
    assert ledger.records(store, "fgw", day(0))[finding_id("fgw", "stale", "甲\n")].state == "open"
    assert ledger.records(store, "jyj") == {}
    assert sorted(record.state for record in second.current.values()) == ["open", "resolved"]
    store.close()


def test_an_older_crawl_judged_late_does_not_undo_a_later_one() -> None:
    mended = told(told(None, late(15), 0), InOrder("a"), 5)
    assert told(mended, late(15), 0).current[KEY].state == "resolved"
    opened = told(None, late(15), 5)
    assert told(opened, InOrder("a"), 0).current[KEY].state == "open"


def looks_late(subject: str = "a") -> Candidate:
    return Candidate(subject, f"https://fgw.example.gov.cn/{subject}", {"days": 15})


def test_what_a_person_has_to_decide_is_remembered_as_no_fault() -> None:
    (record,) = told(None, looks_late(), 0).added
    assert record.state == "candidate"


def test_a_candidate_that_is_in_order_later_is_put_to_rest() -> None:
    (record,) = told(told(None, looks_late(), 0), InOrder("a"), 7).changed
    assert (record.state, record.resolved) == ("resolved", day(7))


def test_a_candidate_that_turns_out_certain_is_open() -> None:
    (record,) = told(told(None, looks_late(), 0), late(22), 7).changed
    assert (record.state, record.first_seen) == ("open", day(0))


def test_a_candidate_breaks_no_indicator_and_leaves_it_open() -> None:
    tally = RULE.tally([looks_late()], site())
    assert (tally.met, tally.value) == (Met.UNDETERMINED, 0)
