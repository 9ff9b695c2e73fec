"""A week of visits to the front page: how many failed, what was left out and why."""

from reports import figures
from reports.clean import short
from reports.model import Availability, Report
from reports.sheet import Cell, Sheet, worded
from reports.text_table import table
from reports.wording import Wording

_HEADS = ("day", "visits", "counted", "failed", "excluded", "invalid")
_WINDOWS = 10


def availability_lines(week: Availability, t: Wording) -> tuple[str, ...]:
    """Sentences above the table: the share, the times, the reasons, the windows of maintenance."""
    lines = [
        t(
            "availability.share",
            since=figures.minute(week.since),
            until=figures.minute(week.until),
            counted=figures.number(week.counted),
            failed=figures.number(week.failed),
            percent=figures.amount(week.percent, "%"),
        )
    ]
    if week.median_ms is not None and week.p95_ms is not None:
        median, most = (figures.number(round(ms / 1000, 2)) for ms in (week.median_ms, week.p95_ms))
        lines.append(t("availability.times", median=median, most=most))
    if week.reasons:
        reasons = (
            t("availability.reason", why=each.why, n=figures.number(each.count))
            for each in week.reasons
        )
        lines.append(t("availability.invalid", reasons=t("report.semicolon").join(reasons)))
    for window in week.maintenance[:_WINDOWS]:
        lines.append(
            t(
                "availability.filed" if window.filed else "availability.unfiled",
                since=figures.minute(window.since),
                until=figures.minute(window.until),
                reason=short(window.reason, 100) or t("availability.no_reason"),
            )
        )
    return tuple(lines)


def availability_rows(week: Availability) -> tuple[tuple[Cell, ...], ...]:
    """A line a day, the oldest first."""
    return tuple(
        (day.day, day.visits, day.counted, day.failed, day.excluded, day.invalid)
        for day in week.days
    )


def availability_table(report: Report, t: Wording, cells: int) -> str:
    """The same as plain text; "" where the site is not probed."""
    if report.availability is None:
        return ""
    heads = [t(f"table.{key}") for key in _HEADS]
    rows = [
        (
            figures.day(day.day),
            *map(figures.number, (day.visits, day.counted, day.failed, day.excluded, day.invalid)),
        )
        for day in report.availability.days
    ]
    return table(heads, rows, cells, "  ")


def availability_sheet(week: Availability, t: Wording) -> Sheet:
    """A row a day."""
    columns = tuple((key, 14) for key in _HEADS)
    return worded(t, "availability", columns, availability_rows(week))
