"""A leak from look to look: gone where the page is clean, not where its file could no longer be read."""

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.decisions import due_of
from monitor.facts import Leak, LeakKind
from monitor.findings import finding_id, gone, remember
from monitor.judging import judge
from monitor.not_checked import not_checked
from monitor.rules.base import Candidate
from monitor.rules.dating import EntryBackdated
from monitor.rules.leaks_personal import MobileNumbers, ResidentIds
from monitor.view import LeakView
from tests.unit.monitor.rules.scene import (
    NOW,
    SITE,
    TODAY,
    column,
    days_ago,
    listing,
    page,
    run,
    site,
    weighed,
)

RULE = ResidentIds()
FILE = f"{SITE}a.xlsx"
LEAK = Leak(LeakKind.RESIDENT_ID, "37**************11", "line 2", "0f" * 8, certain=True)
LEAKY = site(pages=(page("a.html"),), leaks=(LeakView(FILE, LEAK, True),))
KEY = finding_id("fgw", RULE.code, FILE)


@pytest.mark.parametrize(
    ("unread", "complete", "is_gone"),
    [
        ((), True, True),
        ((FILE,), True, False),
        ((f"{SITE}b.xlsx",), True, True),
        ((), False, False),
    ],
)
def test_a_leak_is_gone_only_where_its_file_was_read_again(
    unread: tuple[str, ...], complete: bool, is_gone: bool
) -> None:
    (standing,) = judge(LEAKY, [RULE])
    known = remember("fgw", {}, [(RULE, each) for each in standing.verdicts], NOW).current
    view = site(pages=(page("a.html"),), files_unread=unread, run=run(complete=complete))
    settled = gone(view, judge(view, [RULE]), known.values())
    assert [verdict.subject for _, verdict in settled] == ([FILE] if is_gone else [])


def test_a_certain_leak_is_due_the_day_it_was_found() -> None:
    (standing,) = judge(LEAKY, [RULE])
    record = remember("fgw", {}, [(RULE, each) for each in standing.verdicts], NOW).current[KEY]
    assert record.state == "open"
    assert due_of(record, (), NOW + timedelta(days=3), RULE.due_workdays) == TODAY


def test_files_that_were_not_read_are_one_gap_whatever_the_number_of_rules() -> None:
    view = site(pages=(page("a.html"),), files_unread=(FILE, f"{SITE}b.pdf"))
    standings = judge(view, [RULE, MobileNumbers()])
    told = [each.what for each in not_checked(view, standings, "zh") if "附件" in each.what]
    assert told == ["2 个附件的文字"]
    assert not [each for each in not_checked(LEAKY, (), "zh") if "附件" in each.what]


@pytest.mark.parametrize("subject", [f"{SITE}a.html", f"{SITE}a.html#国土资源部"])
@pytest.mark.parametrize("place", ["a.html", "b.html"])
def test_what_a_page_said_is_not_gone_while_the_page_is_not_read(subject: str, place: str) -> None:
    """Refused, too large, cut off: whatever kept the page from being read, nobody mended it."""
    hint = Candidate(subject, f"{SITE}a.html", {}, sources=(f"{SITE}a.html",))
    known = remember("fgw", {}, [(RULE, hint)], NOW).current
    view = site(pages=(page("c.html"),), unread=frozenset({f"{SITE}{place}"}), run=run())
    settled = gone(view, judge(view, [RULE]), known.values())
    assert bool(settled) is (place == "b.html")


@pytest.mark.parametrize(("age", "is_gone"), [(40, False), (39, True), (None, True)])
def test_a_row_put_in_late_waits_for_a_person_as_long_as_it_stands_there(
    age: int | None, is_gone: bool
) -> None:
    """A week later it is no news any more, and nobody has mended it."""
    rule, url = EntryBackdated(), f"{SITE}art/old.html"
    stated = days_ago(40).isoformat()
    hint = Candidate(url, url, {"stated": stated, "oldest": stated}, sources=(url,))
    known = remember("fgw", {}, [(rule, hint)], NOW).current
    read = listing(days_ago(1))
    if age is not None:
        row = read.entries[0]._replace(url=url, stated=days_ago(age))
        read = replace(read, entries=(*read.entries, row))
    view = site(columns=(weighed(column(), read),), looks_back=3, run=run())
    assert bool(gone(view, judge(view, [rule]), known.values())) is is_gone
