"""What the indicators of new-media accounts share: one verdict an account, and none of them about the website."""

from abc import abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from monitor import account_words as words
from monitor.clock import day_of
from monitor.rules.base import Candidate, Rule, Scalar, Text, Undetermined, Verdict, Violation
from monitor.view import AccountView, SiteView


class AccountRule(Rule):
    """Judges every account that is not announced as closed."""

    of_accounts: ClassVar[bool] = True
    operator: ClassVar[str] = ">="
    unit: ClassVar[Text] = Text("个", "accounts")

    def judge(self, view: SiteView) -> Iterator[Verdict]:
        """One verdict an account."""
        yield from (self.verdict(each, view) for each in view.accounts if not each.closed)

    @abstractmethod
    def verdict(self, account: AccountView, view: SiteView) -> Verdict:
        """The verdict on one account."""


def place_of(account: AccountView) -> str:
    """What a person opens: never the feed, whose address may hold a key."""
    return account.account.url or account.newest_url


def undetermined(account: AccountView) -> Undetermined:
    """With the reason, which names the bridge where it is the bridge's."""
    reason = account.note or words.NOT_LOOKED_AT
    return Undetermined(account.key, reason, place_of(account), account.account.name)


def silence_of(account: AccountView, view: SiteView, limit: int) -> Violation:
    """A stale account: a violation where its bridge is known to have worked, else for a person to look at."""
    newest = day_of(account.newest) if account.newest else view.today
    details: dict[str, Scalar] = {
        "name": account.account.name,
        "platform": account.account.platform,
        "newest": newest.isoformat(),
        "age": (view.today - newest).days,
        "limit": limit,
        "bridge": account.bridge,
        "proven": account.proven,
    }
    kind = Violation if account.proven else Candidate
    evidence = (account.newest_url,) if account.newest_url else ()
    return kind(
        account.key,
        place_of(account),
        details,
        evidence,
        column=account.key,
        name=account.account.name,
    )
