"""One judgement: every rule over one view, its verdicts, and each indicator's standing."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from monitor.rules.base import InOrder, Met, Rule, Tally, Verdict, Violation, certain
from monitor.view import SiteView

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Standing:
    """One indicator over one site: its verdicts and what they add up to; a rule that failed has none."""

    rule: Rule
    verdicts: tuple[Verdict, ...]
    tally: Tally | None
    error: str = ""


NOTHING_RULED: Mapping[tuple[str, str], str] = {}


def judge(
    view: SiteView,
    rules: Sequence[Rule],
    ruled: Mapping[tuple[str, str], str] = NOTHING_RULED,
) -> tuple[Standing, ...]:
    """Every rule's standing. A rule that fails does not silence the others; it is shown as not judged.

    ``verdicts`` are the rule's own. What they add up to goes by ``ruled`` too, by indicator and subject:
    ``confirmed`` makes a fault of a candidate, ``dismissed`` and ``resolved`` leave a subject in order.
    """
    return tuple(_stand(rule, view, ruled) for rule in rules)


def _stand(rule: Rule, view: SiteView, ruled: Mapping[tuple[str, str], str]) -> Standing:
    try:
        verdicts = tuple(rule.judge(view))
        counted = [_as_ruled(each, ruled.get((rule.code, each.subject))) for each in verdicts]
        return Standing(rule, verdicts, _proven(rule, rule.tally(counted, view), view))
    except Exception as problem:
        logger.exception("rule failed code=%s site=%s", rule.code, view.site.key)
        return Standing(rule, (), None, f"{type(problem).__name__}: {problem}")


def _as_ruled(verdict: Verdict, word: str | None) -> Verdict:
    if not isinstance(verdict, Violation) or word is None:
        return verdict
    if word in {"dismissed", "resolved"}:
        return InOrder(verdict.subject, verdict.url)
    return certain(verdict) if word == "confirmed" else verdict


def _proven(rule: Rule, tally: Tally, view: SiteView) -> Tally:
    """“Met” needs the whole site: what an unfinished run did not see may break the indicator.

    The home page stands alone: it was read or not, whatever came after. Accounts have looks of their own.
    """
    whole = view.run is not None and view.run.complete
    if tally.met is Met.MET and not whole and not (rule.by_home_page or rule.of_accounts):
        return replace(tally, met=Met.UNDETERMINED)
    return tally
