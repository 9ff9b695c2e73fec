"""Every indicator of the catalogue as one row of the report, with the reason where it stays open."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from monitor.judging import Standing
from monitor.rules.base import Candidate, Level, Met, Rule, Tally, Undetermined
from monitor.rules.by_hand import DeductionByHand
from monitor.rules.deduction import Deduction
from monitor.text import Text
from monitor.view import SiteView
from reports import model

_FAILED = Text("该指标计算出错，未判定", "the indicator failed to compute and was not judged")
_NOTHING = Text("本次未读到可供判定的内容", "nothing that it could be judged by was read")
_UNFINISHED = Text(
    "检查未覆盖全部内容，未见部分可能还有问题",
    "not everything was looked at, and the rest may hold faults",
)


def indicators(
    view: SiteView, standings: Sequence[Standing], lang: str
) -> tuple[model.Indicator, ...]:
    """One row a rule."""
    return tuple(_indicator(view, standing, lang) for standing in standings)


def _indicator(view: SiteView, standing: Standing, lang: str) -> model.Indicator:
    rule, tally = standing.rule, standing.tally
    joined = "; " if lang == "en" else "；"
    row = model.Indicator(
        code=rule.code,
        title=rule.title.say(lang),
        level=rule.level.value,
        verdict=tally.met.value if tally else "undetermined",
        value=tally.value if tally else None,
        limit=tally.limit if tally else None,
        operator=rule.operator,
        basis=rule.clause.say(lang),
        mark=rule.mark,  # type: ignore[arg-type]
        machine_decidable=rule.machine if rule.unasked(view) is None else "no",  # type: ignore[arg-type]
        unit=rule.unit.say(lang),
        near_limit=bool(tally and tally.met is Met.MET and rule.near_limit(tally)),
        note=joined.join(text.say(lang) for text in _notes(view, standing)),
        official=rule.official,
        of_accounts=rule.of_accounts,
        limit_mark=_limit_mark(rule),  # type: ignore[arg-type]
    )
    return _with_points(row, rule, tally) if rule.level is Level.DEDUCTION else row


def _with_points(row: model.Indicator, rule: Rule, tally: Tally | None) -> model.Indicator:
    """Adds the points as they can be computed again: price by number, never more than all; None where unknown."""
    row = replace(
        row,
        block=rule.block,  # type: ignore[arg-type]
        points_lost=tally.points_lost if tally else None,
        points_open=tally.points_open if tally else None,
    )
    if isinstance(rule, Deduction | DeductionByHand):
        row = replace(row, points_most=rule.points_most)
    if isinstance(rule, Deduction) and rule.points_each:
        mark: model.Mark = rule.points_mark  # type: ignore[assignment]
        return replace(row, points_each=rule.points_each, points_mark=mark, sampled=rule.sampled)
    return replace(row, points_lost=None) if row.points_open is None else row


def _limit_mark(rule: Rule) -> str:
    """How sure we are of the limit, where that is less than of the clause."""
    weakest = max((limit.mark for limit in rule.clause_limits.values()), default="")
    return weakest if weakest > rule.mark else ""


def _notes(view: SiteView, standing: Standing) -> Iterator[Text]:
    unasked = standing.rule.unasked(view)
    if standing.tally is None:
        yield _FAILED
    elif unasked is not None:
        yield unasked
    elif standing.rule.machine == "no":
        yield from (each.reason for each in standing.verdicts if isinstance(each, Undetermined))
    else:
        yield from _why_open(standing, standing.tally)
    yield from standing.rule.caveats(view)


def _why_open(standing: Standing, tally: Tally) -> Iterator[Text]:
    """The commonest reason of what could not be judged, and how many candidates wait for a person."""
    waiting = sum(isinstance(each, Candidate) for each in standing.verdicts)
    if waiting:
        candidates = "1 candidate waits" if waiting == 1 else f"{waiting} candidates wait"
        yield Text(f"{waiting}处线索待人工复核", f"{candidates} for a person")
    if tally.met is not Met.UNDETERMINED:
        return
    unknown = [each for each in standing.verdicts if isinstance(each, Undetermined)]
    if unknown:
        yield _commonest(unknown)
    elif not waiting:
        yield _UNFINISHED if standing.verdicts else _NOTHING


def _commonest(unknown: Sequence[Undetermined]) -> Text:
    reason, count = Counter(each.reason for each in unknown).most_common(1)[0]
    if len(unknown) == 1:
        return reason
    same = count == len(unknown)
    return Text(
        f"{len(unknown)}项未能判定，{'' if same else '多为'}{reason.zh}",
        f"{len(unknown)} could not be judged{'' if same else ', mostly'}: {reason.en}",
    )
