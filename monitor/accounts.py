"""Where every new-media account stands at a moment, by two clocks: its newest post, and its bridge's own health.

Silence counts only until the moment up to which the bridge is known to have heard from the platform. What is not
known beyond it is the bridge's trouble, and is never called the account's.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from monitor import account_words as words
from monitor.clock import day_of, end_of_day
from monitor.posts import AccountLook, Post, Problem, account_key, is_valid
from monitor.profile import Account
from monitor.silences import silences
from monitor.text import Text
from monitor.view import AccountState, AccountView

# The bridge's own word that it hears nothing.
_DEAF = frozenset({Problem.LOGGED_OUT, Problem.NOT_SUBSCRIBED, Problem.COOKIES})


@dataclass(frozen=True, slots=True)
class Limits:
    """Days: within which an account must post, of warning before, and that a bridge may lag behind."""

    days: int = 14
    due_soon_days: int = 3
    bridge_days: int = 3


NATIONAL = Limits()


@dataclass(frozen=True, slots=True)
class Known:
    """All that is known of one account at a moment: its looks by time, and its posts."""

    account: Account
    looks: tuple[AccountLook, ...] = ()
    posts: tuple[Post, ...] = ()

    @property
    def key(self) -> str:
        """As facts are kept under."""
        return account_key(self.account.platform, self.account.name)

    @property
    def last(self) -> AccountLook | None:
        """The last look."""
        return self.looks[-1] if self.looks else None


def standings(
    known: Sequence[Known], as_of: datetime, limits: Limits = NATIONAL
) -> tuple[AccountView, ...]:
    """Every account but the canaries, which only tell of their bridges."""
    newest = {each.key: _newest(each, as_of) for each in known}
    alive: dict[str, list[tuple[str, datetime]]] = {}
    for each in known:
        moment = newest[each.key]
        if each.last is not None and moment is not None and moment[0] is not None:
            alive.setdefault(each.last.bridge, []).append((each.key, moment[0]))
    return tuple(
        _standing(each, newest[each.key], _others(each, alive), as_of, limits)
        for each in known
        if not each.account.canary
    )


def _others(each: Known, alive: Mapping[str, Sequence[tuple[str, datetime]]]) -> datetime | None:
    """The newest post that the account's bridge brought of another account."""
    if each.last is None:
        return None
    return max((at for key, at in alive.get(each.last.bridge, ()) if key != each.key), default=None)


def _newest(each: Known, as_of: datetime) -> tuple[datetime, Post | None] | None:
    """The newest valid date, whatever its place in the feed; a person's entry counts like a post."""
    dated = [
        (min(post.at, as_of), post)
        for post in each.posts
        if post.at is not None and is_valid(post.at, post.first_seen or as_of)
    ]
    found: list[tuple[datetime, Post | None]] = [*dated]
    entry = each.account.last_post
    if entry is not None and entry <= day_of(as_of):
        found.append((min(end_of_day(entry), as_of), None))
    return max(found, key=lambda pair: pair[0]) if found else None


def _standing(
    each: Known,
    newest: tuple[datetime, Post | None] | None,
    others: datetime | None,
    as_of: datetime,
    limits: Limits,
) -> AccountView:
    moment, post = newest or (None, None)
    view = AccountView(
        account=each.account,
        key=each.key,
        state=AccountState.UNVERIFIED,
        limit_days=limits.days,
        newest=moment,
        newest_url=post.url if post else "",
        by_hand=moment is not None and post is None,
        bridge=each.last.bridge if each.last else "",
        posts=each.posts,
        silences=silences(each.posts, each.looks, as_of, limits.days),
        closed_post=_after_closing(each),
    )
    if is_closed(each.account, day_of(as_of)):
        return replace(view, note=words.CLOSED, closed=True)
    if moment is not None:
        left = (day_of(moment) + timedelta(days=limits.days) - day_of(as_of)).days
        view = replace(view, days_left=left)
        if left > limits.due_soon_days:
            return replace(view, state=AccountState.FRESH, note=_aside(each, view))
    return _beyond(view, each, _heard(each, others), as_of, limits)


def is_closed(account: Account, today: date) -> bool:
    """Whether it is announced as closed by then."""
    return account.inactive or (account.closed is not None and account.closed <= today)


def _beyond(
    view: AccountView, each: Known, heard: datetime | None, as_of: datetime, limits: Limits
) -> AccountView:
    """An account without a post of late: whether that is known, or the bridge's trouble."""
    look, left = each.last, view.days_left
    if look is None and view.by_hand:
        if left is not None and left >= 0:
            return replace(view, state=AccountState.DUE_SOON, note=_aside(each, view))
        return replace(view, note=words.OLD_ENTRY)
    trouble = _trouble(view, look, as_of, limits)
    if trouble is not None or look is None:
        return trouble or view
    if heard is not None and (day_of(as_of) - day_of(heard)).days > limits.bridge_days:
        return _stalled(view, look, heard)
    if left is not None and left >= 0:
        return replace(view, state=AccountState.DUE_SOON, note=_aside(each, view))
    if heard is not None and view.newest is not None:
        if (day_of(heard) - day_of(view.newest)).days <= limits.days:
            return replace(view, state=AccountState.DUE_SOON, days_left=0)  # was in time when heard
        return replace(view, state=AccountState.STALE, proven=True)
    return replace(view, state=AccountState.STALE, note=words.NO_SECOND_CLOCK)


def _trouble(
    view: AccountView, look: AccountLook | None, as_of: datetime, limits: Limits
) -> AccountView | None:
    """Why nothing can be said of an account by its last look."""
    if look is None:
        return replace(view, note=words.NOT_LOOKED_AT if view.account.feed else words.NO_FEED)
    if (day_of(as_of) - day_of(look.at)).days > limits.bridge_days:
        return replace(view, note=words.not_since(day_of(look.at).isoformat()))
    if look.problem is not None:
        note = words.bridge_problem(look.bridge, look.problem, look.status)
        return replace(view, state=AccountState.BRIDGE_ERROR, note=note)
    if look.health_problem in _DEAF:
        note = words.bridge_problem(look.bridge, look.health_problem, None)
        return replace(view, state=AccountState.BRIDGE_STALE, note=note)
    if look.count == 0:
        return replace(view, state=AccountState.EMPTY, note=words.EMPTY)
    if view.newest is None or look.newest is None:
        return replace(view, note=words.NO_DATES)
    return None if look.whole else replace(view, note=words.ONLY_PART)


def _heard(each: Known, others: datetime | None) -> datetime | None:
    """Until when the bridge is known to have heard from the platform; None where nothing tells."""
    look = each.last
    if look is None:
        return None
    if look.heard_at is not None:
        return min(look.heard_at, look.at)
    if not look.lasting:
        return look.at
    return min(others, look.at) if others is not None else None


def _stalled(view: AccountView, look: AccountLook, heard: datetime) -> AccountView:
    note = words.bridge_stale(look.bridge, day_of(heard).isoformat())
    return replace(view, state=AccountState.BRIDGE_STALE, note=note)


def _aside(each: Known, view: AccountView) -> Text | None:
    """What a reader should know of an account that is up to date."""
    if view.by_hand:
        return words.entered(each.account.last_post_seen_by)
    look = each.last
    problem = (look.problem or look.health_problem) if look else None
    return words.bridge_problem(look.bridge, problem, look.status) if look and problem else None


def _after_closing(each: Known) -> Post | None:
    """The newest post from after the day of closing."""
    closed = each.account.closed
    if closed is None:
        return None
    after: Iterable[Post] = (
        post
        for post in each.posts
        if post.at is not None
        and day_of(post.at) > closed
        and is_valid(post.at, post.first_seen or post.at)
    )
    return max(after, key=lambda post: str(post.at), default=None)
