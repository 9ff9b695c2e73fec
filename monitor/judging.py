"""One judgement: every rule over one view, its verdicts, and each indicator's standing."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace

from monitor.rules.base import Met, Rule, Tally, Verdict
from monitor.view import SiteView

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Standing:
    """One indicator over one site: its verdicts and what they add up to; a rule that failed has none."""

    rule: Rule
    verdicts: tuple[Verdict, ...]
    tally: Tally | None
    error: str = ""


def judge(view: SiteView, rules: Sequence[Rule]) -> tuple[Standing, ...]:
    """Every rule's standing. A rule that fails does not silence the others; it is shown as not judged."""
    return tuple(_stand(rule, view) for rule in rules)


def _stand(rule: Rule, view: SiteView) -> Standing:
    try:
        verdicts = tuple(rule.judge(view))
        return Standing(rule, verdicts, _proven(rule, rule.tally(verdicts, view), view))
    except Exception as problem:
        logger.exception("rule failed code=%s site=%s", rule.code, view.site.key)
        return Standing(rule, (), None, f"{type(problem).__name__}: {problem}")


def _proven(rule: Rule, tally: Tally, view: SiteView) -> Tally:
    """“Met” needs the whole site: what an unfinished run did not see may break the indicator.

    The home page stands alone: it was read or not, whatever came after.
    """
    whole = view.run is not None and view.run.complete
    if tally.met is Met.MET and not whole and not rule.by_home_page:
        return replace(tally, met=Met.UNDETERMINED)
    return tally
