"""What cannot wait until tomorrow leads every list, and is told beside the answer on vetoes."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from reports import html, text, view, xlsx
from reports.model import Finding, FindingState, Report
from tests.unit.reports.sample_report import sample_report

SAID = "须当日处置或核看"
URGENT = ("公开居民身份证号", "疑似涉密标志")


def leak(title: str, state: FindingState) -> Finding:
    code = "leak-resident-id" if title == URGENT[0] else "leak-classified"
    first = sample_report().findings[0]
    return replace(
        first, id=code, indicator=code, title=title, level="duty", state=state, owner="", at_once=True
    )  # fmt: skip


def leaky() -> Report:
    report = sample_report()
    return replace(
        report,
        findings=(*report.findings, leak(URGENT[0], "open")),
        candidates=(*report.candidates, leak(URGENT[1], "candidate")),
    )


def test_what_cannot_wait_stands_before_vetoes_and_before_every_owner() -> None:
    assert view.kinds(view.active(sample_report()))[0].level == "veto"
    assert view.kinds(view.active(leaky()))[0].title == URGENT[0]
    assert view.owners(view.to_fix(leaky()))[0].kinds[0].title == URGENT[0]
    assert view.kinds(view.to_review(leaky()))[0].title == URGENT[1]


@pytest.mark.parametrize("state", ["explained", "dismissed", "resolved"])
def test_what_is_settled_is_not_urgent(state: FindingState) -> None:
    report = sample_report()
    settled = replace(report, findings=(*report.findings, leak(URGENT[0], state)))
    assert view.at_once(settled) == ()


@pytest.mark.parametrize(
    "render",
    [text.summary, lambda report: text.render(report).decode(), lambda report: html.render(report).decode()],
    ids=["summary", "text", "html"],
)  # fmt: skip
def test_it_is_told_beside_the_answer_on_vetoes(render: Callable[[Report], str]) -> None:
    shown = render(leaky())
    assert SAID not in render(sample_report())
    answer, said = shown.index("会不会被一票否决"), shown.index(SAID)
    assert answer < said < shown.index("空白栏目")
    assert all(title in shown[said : said + 60] for title in URGENT)
    assert len(text.summary(leaky()).splitlines()) <= 40


def test_every_format_takes_the_level(report: Report) -> None:
    urgent = replace(leak(URGENT[0], "open"), title="IDs")
    whole = replace(report, findings=(*report.findings, urgent), candidates=(urgent,))
    word = {"zh": "法定要求", "en": "Duty by law"}[report.lang]
    assert word in text.render(whole).decode()
    assert word in html.render(whole).decode()
    assert xlsx.render(whole)
