"""Documents and their interpretations for rules to judge."""

from datetime import date
from typing import Any

from monitor.view import Interpretation, PolicyState, PolicyView, SiteView
from tests.unit.monitor.rules.scene import SITE, TODAY, site

WEDNESDAY = date(2026, 11, 18)  # three working days before Monday 23 November
TUESDAY = date(2026, 11, 17)


def policy(
    state: PolicyState = PolicyState.MISSING,
    published: date | None = TUESDAY,
    *found: Interpretation,
    reason: str = "",
    number: int = 1,
    **facts: Any,
) -> PolicyView:
    url = f"{SITE}policy/{number}.html"
    title = "充电设施管理办法"
    return PolicyView(
        url, title, "滨发改〔2026〕1号", published, state, found, reason=reason, **facts
    )


def read(
    how: str = "linked",
    *,
    forward: bool = True,
    back: bool = True,
    title: str = "解读",
    published: date | None = TODAY,
    number: int = 1,
    **facts: Any,
) -> Interpretation:
    url = f"{SITE}jd/{number}.html"
    confidence = facts.pop("confidence", 1.0)
    return Interpretation(url, title, published, how, back, confidence, forward, **facts)


def holding(*policies: PolicyView) -> SiteView:
    return site(policies=policies)
