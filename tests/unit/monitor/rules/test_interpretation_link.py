"""interpretation-link: do document and interpretation link to each other?"""

from typing import Any

import pytest

from monitor.rules.interpretation_link import InterpretationLink
from monitor.view import PolicyState
from tests.unit.monitor.rules.papers import TUESDAY, holding, policy, read
from tests.unit.monitor.rules.scene import judged, only, said, word


@pytest.mark.parametrize(
    ("forward", "back", "missing"),
    [(True, True, None), (True, False, "back"), (False, True, "forward"), (False, False, "both")],
)
def test_both_directions_must_be_linked(forward: bool, back: bool, missing: str | None) -> None:
    one = policy(PolicyState.LINKED, TUESDAY, read(forward=forward, back=back))
    verdict = only(InterpretationLink(), holding(one))
    assert getattr(verdict, "details", {}).get("missing") == missing
    if missing:
        assert "《充电设施管理办法》" in said(InterpretationLink(), verdict)


def test_an_interpretation_whose_page_was_not_read_is_undetermined() -> None:
    one = policy(PolicyState.LINKED, TUESDAY, read(forward=True, back=False, title=""))
    assert word(only(InterpretationLink(), holding(one))) == "undetermined"


def test_documents_without_interpretation_are_no_subject_of_linking() -> None:
    assert judged(InterpretationLink(), holding(policy())) == []


@pytest.mark.parametrize(
    ("document", "interpretation", "expected"),
    [
        ({}, {"forward": False}, "violation"),
        ({"links_unread": True}, {"forward": False}, "undetermined"),
        ({"links_unread": True}, {"forward": True}, "ok"),
        ({}, {"back": False}, "violation"),
        ({}, {"back": False, "links_unread": True}, "undetermined"),
        ({}, {"back": True, "links_unread": True}, "ok"),
        ({"links_unread": True}, {"forward": False, "back": False}, "violation"),  # no way back
    ],
)
def test_links_that_a_script_writes_are_not_called_absent(
    document: dict[str, Any], interpretation: dict[str, Any], expected: str
) -> None:
    one = policy(PolicyState.LINKED, TUESDAY, read(**interpretation), **document)
    assert word(only(InterpretationLink(), holding(one))) == expected


@pytest.mark.parametrize(
    ("confidence", "expected"), [(0.89, "candidate"), (0.9, "violation"), (1.0, "violation")]
)
def test_a_loose_pair_is_shown_to_a_person_first(confidence: float, expected: str) -> None:
    pair = read("matched", forward=False, back=False, kind="title", confidence=confidence)
    one = policy(PolicyState.MATCHED, TUESDAY, pair)
    assert word(only(InterpretationLink(), holding(one))) == expected
