"""How each kind of finding is put right, as a sheet to be handed on."""

from collections.abc import Sequence

from reports.model import Report
from reports.sheet import Sheet, worded
from reports.wording import Wording


def guide_sheet(report: Report, t: Wording) -> Sheet:
    """One line a kind: why it matters, how to put it right, within which time."""
    columns = (
        ("kind", 26), ("level", 14), ("count", 8), ("why_it_matters", 50), ("mark", 24),
        ("how", 80), ("due_within", 16),
    )  # fmt: skip
    rows = (
        (
            kind.title,
            t(f"level.{kind.level}"),
            kind.count,
            kind.clause,
            f"{kind.mark} {t(f'mark.{kind.mark}')}",
            _steps(kind.steps),
            t("report.workdays", n=kind.due_workdays)
            if kind.due_workdays
            else t("findings.at_once"),
        )
        for kind in report.guide
    )
    return worded(t, "guide", columns, rows)


def _steps(steps: Sequence[str]) -> str:
    if len(steps) == 1:
        return steps[0]
    return "\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1))
