"""The confirmation ladder: what may be said of an address that does not answer well."""

from datetime import datetime, timedelta

import pytest

from monitor.clock import SHANGHAI
from monitor.facts import Fetch, Outcome
from monitor.linkstate import verdict
from monitor.view import LinkVerdict

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=SHANGHAI)
HOURS_19 = NOW - timedelta(hours=19, minutes=59)
HOURS_20 = NOW - timedelta(hours=20)

OK, BROKEN, SUSPECT = LinkVerdict.OK, LinkVerdict.BROKEN, LinkVerdict.SUSPECT
BLOCKED, UNCHECKED = LinkVerdict.BLOCKED, LinkVerdict.UNCHECKED


def visit(what: str | int, attempt: int) -> Fetch:
    """A visit by its status, or by its outcome where there was no answer."""
    if isinstance(what, int):
        return Fetch("u", NOW, "GET", attempt, Outcome.HTTP_ERROR, what)
    return Fetch("u", NOW, "GET", attempt, Outcome(what), 200 if what == "ok" else None)


def visits(*what: str | int) -> list[Fetch]:
    return [visit(each, attempt) for attempt, each in enumerate(what, 1)]


GONE: tuple[str | int, ...] = (404, 410, "dns", "refused", "damaged_file", "redirect_loop")
PASSING: tuple[str | int, ...] = (
    500, 502, 503, 504, 400, 405, "timeout", "reset", "tls", "soft_404", "redirected_home", "other",
)  # fmt: skip


@pytest.mark.parametrize("what", [*GONE, *PASSING])
def test_one_failure_is_a_suspicion(what: str | int) -> None:
    assert verdict(visits(what)) is SUSPECT


@pytest.mark.parametrize("what", GONE)
def test_what_does_not_pass_by_itself_is_broken_when_seen_twice(what: str | int) -> None:
    assert verdict(visits(what, what)) is BROKEN


@pytest.mark.parametrize("what", PASSING)
def test_what_may_pass_by_itself_needs_another_day(what: str | int) -> None:
    assert verdict(visits(what, what)) is SUSPECT
    assert verdict(visits(what, what), HOURS_19) is SUSPECT
    assert verdict(visits(what, what), HOURS_20) is BROKEN


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (404, "ok", OK),
        ("timeout", "ok", OK),
        (404, "blocked", BLOCKED),
        (500, 404, SUSPECT),  # the two looks saw different things
        (404, "timeout", SUSPECT),
        ("dns", "refused", BROKEN),
        (404, 410, BROKEN),
    ],
)
def test_the_second_look_decides(first: str | int, second: str | int, expected: str) -> None:
    assert verdict(visits(first, second)) is expected


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("ok", OK),
        ("too_large", OK),
        ("blocked", BLOCKED),
        ("robots", UNCHECKED),
        ("skipped", UNCHECKED),
        ("malformed", UNCHECKED),
    ],
)
@pytest.mark.parametrize("before", [None, HOURS_20])
def test_what_is_no_fault_never_becomes_one(
    what: str, expected: LinkVerdict, before: datetime | None
) -> None:
    assert verdict(visits(what, what), before) is expected


@pytest.mark.parametrize("what", ["empty_href", "invalid_url"])
def test_a_defect_of_the_markup_needs_no_visit(what: str) -> None:
    assert verdict(visits(what)) is BROKEN


def test_the_same_look_told_twice_confirms_nothing() -> None:
    assert verdict([visit(404, 1), visit(404, 1)]) is SUSPECT


def test_a_failure_on_another_day_confirms_a_single_look() -> None:
    assert verdict(visits(404), HOURS_20) is BROKEN
    assert verdict(visits(404), HOURS_19) is SUSPECT
