"""What waits for a person: counted apart, without a due day, and never cut in silence."""

from dataclasses import replace

import pytest

from reports import html, text, view
from reports.model import Decidable, Finding, Report
from tests.unit.reports.sample_report import sample_report


def clue(number: int) -> Finding:
    """A candidate of a kind of its own."""
    first = sample_report().findings[0]
    return replace(
        first, id=f"c{number}", indicator=f"kind-{number}", title=f"线索类{number}",
        state="candidate", due=None, level="hint",
    )  # fmt: skip


def clues(count: int) -> Report:
    return replace(sample_report(), candidates=tuple(clue(number) for number in range(count)))


def test_the_kinds_add_up_to_what_is_to_be_fixed(report: Report) -> None:
    table = text.kind_table(report)
    kinds = view.kinds(view.to_fix(report))
    assert sum(len(kind.findings) for kind in kinds) == len(view.to_fix(report))
    assert all(kind.title in table for kind in kinds)
    told = {finding.title for finding in view.to_fix(report)}
    assert not any(each.title in table for each in view.to_review(report) if each.title not in told)


@pytest.mark.parametrize(("rows", "shown", "hidden"), [(1, 2, 7), (3, 6, 3), (4, 9, 0), (9, 9, 0)])
def test_kinds_that_are_left_out_are_counted(rows: int, shown: int, hidden: int) -> None:
    cut = view.trimmed_kinds(clues(9).candidates, rows)
    assert (len(cut.shown), cut.hidden) == (shown, hidden)


def test_a_clue_is_no_demand_and_names_its_owner() -> None:
    told = text.render(clues(1)).decode()
    section = told[told.index("[待人工复核的线索") : told.index("三、")]
    assert "线索类0" in section
    assert "整改要求" not in section
    assert "时限" not in section
    assert clue(0).owner.split(" <")[0] in section


def test_the_overview_says_how_many_clues_wait() -> None:
    waiting = len(view.to_review(clues(3)))
    line = f"另有 {waiting} 项线索待人工复核"
    assert line in text.render(clues(3)).decode()
    assert line in html.render(clues(3)).decode()


@pytest.mark.parametrize(
    ("decidable", "value", "word"),
    [("full", 0, "met"), ("partial", 0, "clear"), ("partial", 3, "met")],
)
def test_a_machine_that_sees_a_part_finds_nothing_and_acquits_nobody(
    decidable: Decidable, value: int, word: str
) -> None:
    [item, *_] = [each for each in sample_report().indicators if each.verdict == "met"]
    item = replace(item, machine_decidable=decidable, value=value, near_limit=False)
    assert view.standing_word(item) == word
