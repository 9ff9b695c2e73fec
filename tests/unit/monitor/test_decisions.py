"""Where a finding stands after people have spoken: table by table, and what ends a decision."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, ClassVar

import pytest

from monitor.clock import day_of
from monitor.decisions import due_of, ruled, state_of
from monitor.finding_part import Known, Place, finding
from monitor.findings import Memory, remember
from monitor.judging import judge
from monitor.rules.base import Candidate, InOrder, Level, Met, Verdict, Violation
from monitor.store.decided import Decision
from monitor.store.ledger import Record
from monitor.text import Text
from monitor.view import SiteView
from tests.unit.monitor.rules.scene import NOW, site
from tests.unit.monitor.test_findings import KEY, RULE, Stale, day, late, looks_late, told


def said(what: str, when: float, until: date | None = None) -> Decision:
    return Decision(KEY, NOW + timedelta(days=when), "审核员", what, "理由", until)


def lived(*verdicts: Verdict) -> Record:
    """The finding after one look a day."""
    memory: Memory | None = None
    for number, verdict in enumerate(verdicts):
        memory = told(memory, verdict, number)
    assert memory is not None
    return memory.current[KEY]


FINE = InOrder("a")
TOMORROW = day_of(day(1))


@pytest.mark.parametrize(
    ("looks", "decisions", "at", "state"),
    [
        ([late(1)], [], 0, "open"),
        ([looks_late()], [], 0, "candidate"),
        ([late(1), FINE], [], 1, "resolved"),
        ([late(1), FINE, late(1)], [], 2, "reopened"),
        ([looks_late()], [said("confirm", 0.1)], 1, "confirmed"),
        ([looks_late()], [said("dismiss", 0.1)], 1, "dismissed"),
        ([late(1), late(2)], [said("dismiss", 0.1)], 9, "dismissed"),  # goes on, stays dismissed
        ([late(1), FINE, late(1)], [said("dismiss", 0.1)], 2, "reopened"),  # came back: new
        ([late(1), FINE], [said("dismiss", 0.1)], 1, "resolved"),
        ([late(1)], [said("explain", 0.1, TOMORROW)], 1, "explained"),  # its last day
        ([late(1)], [said("explain", 0.1, TOMORROW)], 2, "open"),  # run out
        ([looks_late()], [said("confirm", 0.1), said("explain", 0.2, TOMORROW)], 2, "confirmed"),
        ([late(1)], [said("dismiss", 0.1), said("confirm", 0.2)], 1, "confirmed"),  # a change of mind
        ([late(1)], [said("dismiss", 3)], 2, "open"),  # not decided yet
        ([looks_late(), late(1)], [said("dismiss", 0.1)], 2, "dismissed"),
    ],
)  # fmt: skip
def test_the_state_is_what_looks_and_people_say(
    looks: list[Verdict], decisions: list[Decision], at: float, state: str
) -> None:
    assert state_of(lived(*looks), decisions, NOW + timedelta(days=at)) == state


@pytest.mark.parametrize(
    ("looks", "decisions", "due"),
    [
        ([late(1)], [], date(2026, 11, 26)),  # three working days after Monday 23 November
        ([late(1), late(2)], [], date(2026, 11, 26)),
        ([late(1), FINE, late(1)], [], date(2026, 11, 30)),  # from the day it came back
        ([looks_late()], [], None),  # nobody's fault yet
        ([looks_late()], [said("confirm", 1)], date(2026, 11, 27)),
        ([looks_late(), late(1)], [], date(2026, 11, 27)),  # from the day it was certain
        ([late(1)], [said("explain", 0.1, date(2026, 12, 31))], date(2026, 12, 31)),
    ],
)
def test_the_time_to_put_it_right_counts_from_when_it_was_certain_this_time(
    looks: list[Verdict], decisions: list[Decision], due: date | None
) -> None:
    assert due_of(lived(*looks), decisions, day(3), 3) == due


class Given(Stale):
    """Says what it is told to say."""

    code: ClassVar[str] = "stale"
    says: Any = None

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        yield from self.says


@pytest.mark.parametrize(
    ("verdict", "word", "met", "value"),
    [
        (looks_late(), None, Met.UNDETERMINED, 0),
        (looks_late(), "confirmed", Met.BROKEN, 1),
        (looks_late(), "dismissed", Met.MET, 0),
        (late(1), None, Met.BROKEN, 1),
        (late(1), "confirmed", Met.BROKEN, 1),
        (late(1), "dismissed", Met.MET, 0),
        (late(1), "resolved", Met.MET, 0),
        (late(1), "explained", Met.BROKEN, 1),  # an inspector counts it all the same
        (FINE, "confirmed", Met.MET, 0),
    ],
)
def test_the_indicator_counts_what_a_person_confirmed_and_not_what_was_dismissed(
    verdict: Verdict, word: str | None, met: Met, value: int
) -> None:
    given = {("stale", "a"): word} if word else {}
    (standing,) = judge(site(), [Given(says=[verdict])], given)
    assert standing.tally is not None
    assert (standing.tally.met, standing.tally.value) == (met, value)
    assert standing.verdicts == (verdict,)


def test_a_later_look_at_one_finding_alone_counts_for_its_indicator() -> None:
    known = lived(late(1), FINE)
    assert ruled([known], {}, day(2), day(0)) == {("stale", "a"): "resolved"}
    assert ruled([known], {}, day(2), day(1)) == {}
    kept = lived(looks_late())
    assert ruled([kept], {KEY: [said("confirm", 1)]}, day(2), day(0)) == {
        ("stale", "a"): "confirmed"
    }
    assert ruled([kept], {KEY: [said("explain", 1, TOMORROW)]}, day(1), day(0)) == {}


def test_judging_one_look_twice_writes_nothing_the_second_time() -> None:
    first = told(None, late(15), 0)
    again = remember("fgw", first.current, [(RULE, late(15))], day(0))
    assert (again.added, again.changed, again.looks) == ((), (), ())


def test_a_look_judged_again_with_another_outcome_is_no_return() -> None:
    opened = told(None, late(1), 0)
    mended = told(opened, FINE, 1)
    (record,) = told(mended, late(1), 1).changed
    assert (record.state, record.times_opened, record.began) == ("open", 1, day(0))


def test_a_candidate_and_a_violation_hold_what_is_needed_to_show_them_later() -> None:
    seen = Candidate("a", "u", {"days": 1}, ("e",), ("s",), "c", "n")
    (record,) = told(None, seen, 0).added
    assert (record.url, record.name, record.column_url) == ("u", "n", "c")
    assert (record.sources, record.evidence) == (("s",), ("e",))
    assert isinstance(seen, Violation)


@pytest.mark.parametrize(
    ("level", "decisions", "is_due"),
    [
        (Level.DEDUCTION, [], True),
        (Level.HINT, [], False),  # nobody has said yet that it is a fault
        (Level.HINT, [said("confirm", 0.1)], True),
    ],
)
def test_a_hint_is_due_only_when_a_person_has_confirmed_it(
    level: Level, decisions: list[Decision], is_due: bool
) -> None:
    class Told(Stale):
        clause: ClassVar[Text] = Text("依据", "clause")
        summary: ClassVar[Text] = Text("{days}天", "{days} days")
        remedy: ClassVar[Text] = Text("更新", "publish")
        mark: ClassVar[str] = "A"
        due_workdays: ClassVar[int] = 5

    Told.level = level
    known = Known(lived(late(1)), decisions, day(1))
    shown = finding(Told(), late(1), known, Place("", ""), "zh")
    assert (shown.due is not None) is is_due
