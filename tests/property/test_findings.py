"""Laws of findings, whatever a site goes through."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from monitor.findings import finding_id, remember
from monitor.rules.base import InOrder, Rule, Undetermined, Verdict, Violation
from monitor.store.ledger import Record
from monitor.text import Text
from tests.unit.monitor.rules.scene import NOW
from tests.unit.monitor.test_findings import Blank, Stale

SITE = "fgw"
rules = st.sampled_from([Stale(), Blank()])
subjects = st.sampled_from(["a", "b", ""])
verdicts = st.one_of(
    st.builds(InOrder, subjects),
    st.builds(Undetermined, subjects, st.just(Text("无", "none"))),
    st.builds(
        Violation, subjects, st.just("u"), st.fixed_dictionaries({"days": st.integers(0, 99)})
    ),
)
Pair = tuple[str, str]


class Findings(RuleBasedStateMachine):
    """A site crawled and judged again and again; the model keeps what anybody would remember."""

    def __init__(self) -> None:
        super().__init__()
        self.now: datetime = NOW
        self.known: Mapping[str, Record] = {}
        self.rows: dict[str, Record] = {}  # the table, as written
        self.broken: dict[Pair, bool] = {}

    @rule(
        pairs=st.lists(st.tuples(rules, verdicts), max_size=6, unique_by=lambda pair: (pair[0].code, pair[1].subject)),
        hours=st.integers(1, 400),
    )  # fmt: skip
    def crawl(self, pairs: list[tuple[Rule, Verdict]], hours: int) -> None:
        self.now += timedelta(hours=hours)
        self.judge(pairs)

    def judge(self, pairs: list[tuple[Rule, Verdict]]) -> None:
        before = self.known
        memory = remember(SITE, before, pairs, self.now)
        added = {record.id for record in memory.added}
        assert len(added) == len(memory.added)
        assert not added & before.keys()
        assert {record.id for record in memory.changed} <= before.keys()
        for record in (*memory.added, *memory.changed):
            self.rows[record.id] = record
        self.known = memory.current
        for judge, verdict in pairs:
            self.check(judge, verdict, before)

    def check(self, judge: Rule, verdict: Verdict, before: Mapping[str, Record]) -> None:
        key = finding_id(SITE, judge.code, verdict.subject)
        match verdict:
            case Undetermined():
                assert self.known.get(key) == before.get(key)
            case Violation():
                self.broken[judge.code, verdict.subject] = True
                assert self.known[key].last_seen == self.now
                assert self.known[key].details == verdict.details
            case InOrder():
                if (judge.code, verdict.subject) in self.broken:
                    self.broken[judge.code, verdict.subject] = False

    @rule(pairs=st.lists(st.tuples(rules, verdicts), max_size=3))
    def judge_the_same_crawl_twice(self, pairs: list[tuple[Rule, Verdict]]) -> None:
        self.now += timedelta(hours=1)
        once = {(judge.code, verdict.subject): (judge, verdict) for judge, verdict in pairs}
        self.judge(list(once.values()))
        after = dict(self.known)
        memory = remember(SITE, self.known, list(once.values()), self.now)
        assert memory.current == after
        assert memory.added == ()

    @invariant()
    def one_record_for_a_rule_and_subject(self) -> None:
        pairs = [(record.indicator, record.subject) for record in self.known.values()]
        assert len(pairs) == len(set(pairs))
        assert set(pairs) == self.broken.keys()

    @invariant()
    def open_is_what_was_last_seen_broken(self) -> None:
        for record in self.known.values():
            is_open = self.broken[record.indicator, record.subject]
            assert record.state == ("open" if is_open else "resolved")
            assert (record.resolved is None) == is_open
            assert record.first_seen <= record.last_seen <= self.now
            assert record.times_seen >= 1

    @invariant()
    def what_is_written_is_what_is_known(self) -> None:
        assert self.rows == dict(self.known)


Findings.TestCase.settings = settings(max_examples=60, stateful_step_count=20, deadline=None)
TestFindings = Findings.TestCase
