"""New-media accounts as a report shows them, and the vetoes that they and not the website have met."""

from collections.abc import Sequence

from monitor.judging import Standing
from monitor.rules.base import Met
from monitor.view import AccountView, SiteView
from reports import model


def accounts(view: SiteView, lang: str) -> tuple[model.Account, ...]:
    """One line an account."""
    return tuple(_account(each, lang) for each in view.accounts)


def _account(each: AccountView, lang: str) -> model.Account:
    return model.Account(
        name=each.account.name,
        platform=each.account.platform,
        newest=each.newest,
        state=each.state.value,
        days_left=each.days_left,
        note=each.note.say(lang) if each.note else "",
        url=each.account.url or each.newest_url,
        owner=each.account.owner,
        bridge=each.bridge,
        longest_gap_days=each.silences.longest,
        late_days=each.silences.late_days,
        read_days=each.silences.days,
    )


def broken_vetoes(standings: Sequence[Standing]) -> tuple[str, ...]:
    """Codes of the accounts' indicators among these that are broken."""
    return tuple(
        each.rule.code
        for each in standings
        if each.rule.of_accounts and each.tally and each.tally.met is Met.BROKEN
    )
