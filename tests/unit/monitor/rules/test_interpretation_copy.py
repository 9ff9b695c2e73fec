"""interpretation-copy: does an interpretation only repeat its document?"""

import pytest

from monitor.rules.interpretation_copy import InterpretationCopy
from monitor.view import Grade, Need, PolicyState
from tests.unit.monitor.rules.papers import TUESDAY, holding, policy, read
from tests.unit.monitor.rules.scene import judged, only, said, word


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ([0.0], "ok"),
        ([0.69], "ok"),
        ([0.7], "ok"),
        ([0.71], "candidate"),
        ([1.0], "candidate"),
        ([None], "undetermined"),
        ([1.0, 0.2], "ok"),  # one copies, another explains
        ([0.2, None], "ok"),
        ([1.0, None], "undetermined"),
        ([0.9, 0.8], "candidate"),
    ],
)
def test_more_than_seven_tenths_in_common_is_for_a_person(
    shares: list[float | None], expected: str
) -> None:
    pairs = (read(overlap=share, number=number) for number, share in enumerate(shares))
    one = policy(PolicyState.LINKED, TUESDAY, *pairs)
    assert word(only(InterpretationCopy(), holding(one))) == expected


def test_the_sentence_tells_the_share() -> None:
    rule = InterpretationCopy()
    one = policy(PolicyState.LINKED, TUESDAY, read(overlap=0.83))
    told = said(rule, only(rule, holding(one)))
    assert told.startswith("解读《解读》有83%的文字与《充电设施管理办法》相同（超过70%提示）")
    assert word(only(InterpretationCopy(max_overlap=0.9), holding(one))) == "ok"


def test_without_interpretation_there_is_nothing_to_compare() -> None:
    assert judged(InterpretationCopy(), holding(policy())) == []
    draft = policy(
        PolicyState.LINKED, TUESDAY, read(overlap=1.0), need=Need(Grade.UNCLEAR, "draft")
    )
    assert judged(InterpretationCopy(), holding(draft)) == []
