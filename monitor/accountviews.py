"""Joins what was seen of new-media accounts, by whichever run, into the view that rules judge."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from monitor.accounts import Known, Limits, standings
from monitor.posts import Post, account_key
from monitor.profile import Account, SiteProfile
from monitor.store import Store
from monitor.store import accounts as kept
from monitor.terms.finder import Finder
from monitor.view import AccountView, TermHit

_RULE = "account-stale"  # whose options the limits are


def accounts_of_site(
    store: Store, profile: SiteProfile, as_of: datetime, finder: Finder
) -> tuple[AccountView, ...]:
    """Every account of the profile as it was known at a moment; the last crawl of the site has no part in it."""
    if not profile.accounts:
        return ()
    looks = kept.looks(store.engine, profile.key, as_of)
    known = [
        Known(account, looks.get(key, ()), kept.posts(store.engine, profile.key, key, as_of))
        for account in profile.accounts
        if (key := _key(account))
    ]
    options: dict[str, Any] = profile.rules.get(_RULE, {})
    fields = {"days": "limit_days", "due_soon_days": "due_soon_days", "bridge_days": "bridge_days"}
    chosen = {field: options[key] for field, key in fields.items() if key in options}
    views = standings(known, as_of, Limits(**chosen))
    return tuple(replace(view, hits=_hits(view, finder)) for view in views)


def _key(account: Account) -> str:
    return account_key(account.platform, account.name)


def _hits(view: AccountView, finder: Finder) -> tuple[TermHit, ...]:
    """Terms of the lists in titles and summaries, each post and term once."""
    found: dict[tuple[str, str], TermHit] = {}
    for post in view.posts:
        for place, text in (("title", post.title), ("text", post.summary)):
            for hit in finder.hits(text, post.at.date() if post.at else None):
                key = (post.ident, hit.term.wrong)
                found.setdefault(key, _hit(post, place, hit))
    return tuple(found.values())


def _hit(post: Post, place: str, hit: Any) -> TermHit:
    term = hit.term
    return TermHit(
        post.url, term.kind.value, term.wrong, term.right, hit.context, place, 1, term.source
    )
