"""The states of an account by its two clocks, at every limit; and nothing of the bridge's said of the account."""

from datetime import date, datetime, timedelta

import pytest

from monitor import clock
from monitor.accounts import Known, standings
from monitor.clock import SHANGHAI, day_of
from monitor.posts import AccountLook, Post, Problem
from monitor.profile import Account
from monitor.silences import silences
from monitor.view import AccountView

TODAY = date(2026, 11, 23)
NOW = clock.end_of_day(TODAY)


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def post(at: datetime | None, number: int = 0) -> Post:
    return Post(f"{number}", at, "标题", first_seen=NOW)


def look(newest: datetime | None, **facts: object) -> AccountLook:
    known: dict[str, object] = {
        "lasting": False,
        "count": 1,
        "bridge": "127.0.0.1:4000",
        "oldest": newest,
    }
    return AccountLook("wechat:滨州发改", NOW, newest=newest, **(known | facts))  # type: ignore[arg-type]


def account(**facts: object) -> Account:
    known = {"name": "滨州发改", "platform": "wechat", "feed": "http://127.0.0.1:4000/f"}
    return Account.model_validate(known | facts)


def stands(newest: datetime | None, **facts: object) -> AccountView:
    posts = (post(newest),) if newest else ()
    (view,) = standings([Known(account(), (look(newest, **facts),), posts)], NOW)
    return view


@pytest.mark.parametrize(
    ("days", "state", "left"),
    [
        (0, "fresh", 14),
        (10, "fresh", 4),
        (11, "due_soon", 3),
        (13, "due_soon", 1),
        (14, "due_soon", 0),
        (15, "stale", -1),
        (16, "stale", -2),
    ],
)
def test_day_fourteen_is_in_time_and_day_fifteen_is_not(days: int, state: str, left: int) -> None:
    view = stands(ago(days))
    assert (view.state.value, view.days_left) == (state, left)
    assert view.proven == (state == "stale")


@pytest.mark.parametrize(
    ("moment", "state"),
    [("2026-11-09T00:00:00", "due_soon"), ("2026-11-08T23:59:59", "stale")],
)
def test_the_limit_falls_between_two_days_in_shanghai(moment: str, state: str) -> None:
    assert stands(datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI)).state.value == state


@pytest.mark.parametrize("year", [1970, 2008, 2099])
def test_dates_that_cannot_be_true_are_no_dates(year: int) -> None:
    wrong = datetime(year, 1, 1, tzinfo=SHANGHAI)
    looks = (look(None),)
    (view,) = standings([Known(account(), looks, (post(wrong),))], NOW)
    assert (view.state.value, view.newest) == ("unverified", None)


def test_the_newest_counts_and_not_the_first() -> None:
    posts = (post(ago(100), 1), post(ago(2), 2), post(ago(50), 3))
    (view,) = standings([Known(account(), (look(ago(2)),), posts)], NOW)
    assert view.newest == ago(2)


@pytest.mark.parametrize(
    ("heard", "state"),
    [(0.5, "stale"), (3, "stale"), (4, "bridge_stale"), (30, "bridge_stale")],
)
def test_silence_counts_only_while_the_bridge_hears(heard: float, state: str) -> None:
    view = stands(ago(40), lasting=True, heard_at=ago(heard))
    assert view.state.value == state
    assert (view.note is None) == (state == "stale")


def test_an_account_that_was_in_time_when_its_bridge_last_heard_is_not_stale() -> None:
    view = stands(ago(15), lasting=True, heard_at=ago(1))
    assert view.state.value == "due_soon"


def test_a_bridge_that_tells_nothing_leaves_silence_unproven() -> None:
    view = stands(ago(40), lasting=True)
    assert (view.state.value, view.proven) == ("stale", False)


@pytest.mark.parametrize(("canary", "state"), [(0.5, "stale"), (5, "bridge_stale")])
def test_a_canary_tells_whether_its_bridge_works(canary: float, state: str) -> None:
    bird = Account(
        name="中国政府网", platform="wechat", feed="http://127.0.0.1:4000/c", canary=True
    )
    known = [
        Known(account(), (look(ago(40), lasting=True),), (post(ago(40)),)),
        Known(bird, (look(ago(canary), lasting=True),), (post(ago(canary)),)),
    ]
    (view,) = standings(known, NOW)
    assert (view.state.value, view.proven) == (state, state == "stale")


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({"problem": Problem.LOGIN_PAGE}, "bridge_error"),
        ({"problem": Problem.NO_ANSWER}, "bridge_error"),
        ({"problem": Problem.STATUS, "status": 503}, "bridge_error"),
        ({"health_problem": Problem.LOGGED_OUT}, "bridge_stale"),
        ({"health_problem": Problem.NOT_SUBSCRIBED}, "bridge_stale"),
        ({"health_problem": Problem.NO_ANSWER}, "stale"),
        ({"count": 0}, "empty"),
        ({"whole": False}, "unverified"),
    ],
)
def test_the_bridges_trouble_is_the_bridges(facts: dict[str, object], state: str) -> None:
    view = stands(ago(40), **facts)
    assert view.state.value == state
    if state.startswith("bridge"):
        assert view.note is not None
        assert "127.0.0.1:4000" in view.note.zh
        assert "未更新" not in view.note.zh


def test_a_recent_post_stays_a_fact_whatever_the_bridge_does_now() -> None:
    view = stands(ago(2), problem=Problem.NO_ANSWER)
    assert view.state.value == "fresh"
    assert view.note is not None


def test_an_old_look_proves_no_silence() -> None:
    past = [Known(account(), (look(ago(0)),), (post(ago(0)),))]
    (view,) = standings(past, NOW + timedelta(days=20))
    assert view.state.value == "unverified"


@pytest.mark.parametrize(("days", "state"), [(10, "fresh"), (14, "due_soon"), (15, "unverified")])
def test_an_entry_by_hand_proves_a_post_and_never_a_silence(days: int, state: str) -> None:
    entered = account(feed="", last_post=TODAY - timedelta(days=days), last_post_seen_by="李")
    (view,) = standings([Known(entered)], NOW)
    assert view.state.value == state


def test_nothing_read_is_unverified() -> None:
    for each in (account(), account(feed="")):
        (view,) = standings([Known(each)], NOW)
        assert (view.state.value, view.note is None) == ("unverified", False)


def test_a_closed_account_is_not_judged_and_its_later_posts_are_kept() -> None:
    closed = account(closed=date(2026, 10, 1))
    (view,) = standings([Known(closed, (look(ago(2)),), (post(ago(2)), post(ago(90), 1)))], NOW)
    assert view.closed
    assert view.closed_post is not None
    assert view.closed_post.at == ago(2)
    (before,) = standings([Known(account(closed=date(2026, 12, 1)), (look(ago(2)),))], NOW)
    assert not before.closed


@pytest.mark.parametrize(("gap", "late"), [(14, 0), (15, 0), (16, 1), (30, 15)])
def test_the_longest_silence_and_its_days_out_of_time(gap: int, late: int) -> None:
    posts = (post(ago(5)), post(ago(5 + gap), 1))
    found = silences(posts, (look(ago(5), oldest=ago(5 + gap)),), NOW, 14)
    assert (found.longest, found.late_days, found.days) == (gap, late, gap)
    assert found.end == day_of(ago(5))


def test_what_no_single_feed_shows_is_no_silence() -> None:
    posts = (post(ago(5)), post(ago(100), 1))
    looks = (look(ago(5), oldest=ago(5)), look(ago(100), oldest=ago(100)))
    assert silences(posts, looks, NOW, 14).longest == 0
