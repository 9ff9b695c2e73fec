"""attachment-hidden: what a file holds beside what it shows."""

import pytest

from monitor.facts import HiddenPart, Opens
from monitor.rules.base import Candidate
from monitor.rules.files import AttachmentHidden
from monitor.view import AttachmentView
from tests.unit.monitor.rules.scene import SITE, home, only, said, site, words


def file(*hidden: HiddenPart, name: str = "a.xlsx", opens: Opens = Opens.YES) -> AttachmentView:
    return AttachmentView(f"{SITE}{name}", "xlsx", opens, "", 10, hidden, (f"{SITE}p.html",), SITE)


@pytest.mark.parametrize(
    ("hidden", "expected"),
    [
        ((), ["ok"]),
        ((HiddenPart("sheet", "名单", 0),), ["ok"]),  # an empty sheet hides nothing
        ((HiddenPart("sheet", "名单", 1),), ["candidate"]),
        ((HiddenPart("very-hidden-sheet", "Sheet2", 12),), ["candidate"]),
        ((HiddenPart("comments", "", 1),), ["candidate"]),
        ((HiddenPart("deleted-text", "", 3),), ["candidate"]),
        ((HiddenPart("of-a-later-version", "x", 3),), ["candidate"]),
    ],
)
def test_hidden_parts_that_hold_something_are_for_a_person(
    hidden: tuple[HiddenPart, ...], expected: list[str]
) -> None:
    assert words(AttachmentHidden(), site(home=home(), attachments=(file(*hidden),))) == expected


def test_a_file_that_did_not_open_hides_nobody_knows_what() -> None:
    view = site(home=home(), attachments=(file(opens=Opens.CANNOT_TELL),))
    assert words(AttachmentHidden(), view) == ["undetermined"]
    view = site(home=home(), attachments=(file(opens=Opens.NO),))
    assert words(AttachmentHidden(), view) == []  # a dead link
    assert words(AttachmentHidden(), site(home=home())) == []


def test_kind_name_and_amount_are_told_and_numbers_of_people_are_not() -> None:
    parts = (
        HiddenPart("sheet", "13800001234 名单", 12),
        HiddenPart("comments", "Sheet1", 2),
        HiddenPart("rows", "Sheet1", 0),
    )
    verdict = only(AttachmentHidden(), site(home=home(), attachments=(file(*parts),)))
    assert isinstance(verdict, Candidate)
    told = said(AttachmentHidden(), verdict)
    assert "隐藏工作表“*********** 名单”（12个单元格）" in told
    assert "批注" in told
    assert "隐藏行" not in told
    assert "1380000" not in f"{told}{verdict}"
    assert "hidden sheet" in said(AttachmentHidden(), verdict, "en")
    assert verdict.sources == (f"{SITE}p.html",)
