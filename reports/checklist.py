"""The list of indicators and the score: what a machine judged, what waits for a person, and how points add up."""

from collections.abc import Sequence

from reports import figures, view
from reports.model import Indicator, Level, Report
from reports.sheet import Cell, Sheet, worded
from reports.wording import Wording


def judged(report: Report) -> tuple[Indicator, ...]:
    """What a machine judges, at least in part."""
    return tuple(item for item in view.indicators(report) if item.machine_decidable != "no")


def by_hand(report: Report) -> tuple[tuple[Level, tuple[Indicator, ...]], ...]:
    """What only a person can decide, by level, in the order of our numbers."""
    people = (item for item in report.indicators if item.machine_decidable == "no")
    rest = sorted(people, key=lambda item: (item.official, item.code))
    groups = ((level, tuple(item for item in rest if item.level == level)) for level in view.LEVELS)
    return tuple((level, items) for level, items in groups if items)


def score_line(report: Report, t: Wording) -> str:
    """The interval in one sentence: indicative for a department, which the veto items decide."""
    verdict = report.verdict
    words = {
        "low": figures.number(verdict.score_low),
        "high": figures.number(verdict.score_high),
    }
    line = t(f"score_said.{verdict.score.meaning}", **words)
    if verdict.score.otherwise is None:
        return line
    low, high = verdict.score.otherwise.low, verdict.score.otherwise.high
    return line + t("score.otherwise", low=figures.number(low), high=figures.number(high))


def at_once_line(report: Report, t: Wording) -> str:
    """What cannot wait until tomorrow, in one sentence; "" where nothing is urgent."""
    titles = [
        t("report.kind_count", title=kind.title, n=len(kind.findings))
        for kind in view.at_once(report)
    ]
    return t("verdict.at_once", titles=t("report.comma").join(titles)) if titles else ""


def blocks(report: Report, t: Wording) -> list[Sequence[str]]:
    """One line a block: its points, lost, open, interval, and what leaves it open."""
    return [
        (
            t(f"block.{block.name}"),
            figures.number(block.points),
            figures.number(block.lost),
            figures.number(block.open),
            t(
                "score.interval",
                low=figures.number(block.low),
                high=figures.number(block.high),
            ),
        )
        for block in report.verdict.score.blocks
    ]


def method(report: Report, t: Wording) -> tuple[str, ...]:
    """How the score is made, in the order of the scheme."""
    score = report.verdict.score
    unverified = round(sum(block.unverified for block in score.blocks), 2)
    return (
        *([t("score.vetoed")] if score.veto else []),
        t("score.method"),
        t("score.open"),
        *([t("score.unverified", points=figures.number(unverified))] if unverified else []),
        *([t("score.department")] if score.meaning == "indicative" else []),
        t("score.bonus"),
        t("score.rules", rules=score.rules_version),
    )


def price(item: Indicator, t: Wording) -> str:
    """How an indicator's points come about: “1 × 3 = 3 分”, or that nobody knows what a fault costs."""
    if item.level != "deduction":
        return ""
    if item.points_each is None or item.value is None:
        return t("points.unknown") if item.points_open is None else ""
    words = {"each": figures.number(item.points_each), "n": figures.number(item.value)}
    if item.sampled:
        return t("points.sampled", **words)
    most = t("points.most", most=figures.number(item.points_most)) if item.points_most else ""
    return t("points.formula", lost=figures.number(item.points_lost), **words) + most


def marks(item: Indicator, t: Wording) -> str:
    """The clause with its mark, and apart from it the mark of the limit where that is less sure."""
    key = "findings.clause_unverified" if item.mark == "D" else "findings.clause"
    return t(key, clause=item.basis, mark=item.mark) + limit_words(item.limit_mark, t)


def limit_words(mark: str, t: Wording) -> str:
    """How sure the limit is, "" where it is as sure as the clause."""
    return t(f"limit_mark.{mark}") if mark else ""


def score_sheet(report: Report, t: Wording) -> Sheet:
    """The blocks, their sum, and the method, so that anyone can compute the score again."""
    columns = (
        ("block", 60), ("points_all", 10), ("points_lost", 10), ("points_open", 12), ("score_low", 10),
        ("score_high", 10), ("unverified", 16), ("undecided", 70),
    )  # fmt: skip
    score, verdict = report.verdict.score, report.verdict
    rows: list[Sequence[Cell]] = [
        (
            t(f"block.{block.name}"),
            block.points,
            block.lost,
            block.open,
            block.low,
            block.high,
            block.unverified,
            t("report.comma").join(block.undecided),
        )
        for block in score.blocks
    ]
    total = t(f"score_total.{score.basis}")
    rows.append((total, 100, None, None, verdict.score_low, verdict.score_high, None, ""))
    if score.otherwise:
        low, high = score.otherwise.low, score.otherwise.high
        rows.append((t("score_total.four_blocks"), 100, None, None, low, high, None, ""))
    rows += [(line, *[None] * (len(columns) - 1)) for line in method(report, t)]
    return worded(t, "score", columns, rows)


def indicator_sheet(report: Report, t: Wording) -> Sheet:
    """Every indicator, those for a person too."""
    columns = (
        ("code", 24), ("official", 16), ("name", 34), ("level", 14), ("block", 12), ("verdict", 12),
        ("value", 10), ("operator", 10), ("limit", 10), ("unit", 8), ("points_lost", 10),
        ("points_open", 12), ("points_formula", 30), ("points_mark", 12), ("decidable", 16),
        ("basis", 60), ("mark", 10), ("limit_mark", 10), ("note", 50),
    )  # fmt: skip
    return worded(t, "indicators", columns, (_row(item, t) for item in view.indicators(report)))


def _row(item: Indicator, t: Wording) -> Sequence[Cell]:
    scored = item.level == "deduction"
    return (
        item.code,
        " ".join(item.official),
        item.title,
        t(f"level.{item.level}"),
        t(f"block.{item.block}") if item.block else "",
        t(f"standing.{view.standing_word(item)}"),
        item.value,
        figures.OPERATORS.get(item.operator, item.operator),
        item.limit,
        item.unit,
        _known(item.points_lost, t) if scored else None,
        _known(item.points_open, t) if scored else None,
        price(item, t),
        f"{item.points_mark} {t(f'mark.{item.points_mark}')}" if item.points_mark else "",
        t(f"decidable.{item.machine_decidable}"),
        item.basis,
        f"{item.mark} {t(f'mark.{item.mark}')}",
        f"{item.limit_mark} {t(f'mark.{item.limit_mark}')}" if item.limit_mark else "",
        item.note,
    )


def _known(points: float | None, t: Wording) -> Cell:
    return t("points.not_known") if points is None else points
