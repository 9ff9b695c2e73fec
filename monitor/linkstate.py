"""What may be said of a failing address: the confirmation ladder, as a pure function of its visits.

404, 410, an unknown name, a refused connection, a damaged file and a redirect loop are broken once a second
look in the same run agrees. Server errors, time-outs, resets and TLS trouble pass by themselves, so they are
broken only when a run at least 20 hours earlier saw the address fail as well.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from monitor.facts import Fetch, Outcome
from monitor.view import LinkVerdict

ANOTHER_DAY = timedelta(hours=20)
_AT_ONCE = frozenset({Outcome.EMPTY_HREF, Outcome.INVALID_URL})
_SAME_RUN = frozenset({Outcome.DNS, Outcome.REFUSED, Outcome.DAMAGED_FILE, Outcome.REDIRECT_LOOP})
_GONE = frozenset({404, 410})
_NO_FAULT = {
    Outcome.OK: LinkVerdict.OK,
    Outcome.TOO_LARGE: LinkVerdict.OK,
    Outcome.BLOCKED: LinkVerdict.BLOCKED,
    Outcome.ROBOTS: LinkVerdict.UNCHECKED,
    Outcome.SKIPPED: LinkVerdict.UNCHECKED,
    Outcome.MALFORMED: LinkVerdict.UNCHECKED,
}


def verdict(visits: Sequence[Fetch], failed_before: datetime | None = None) -> LinkVerdict:
    """The verdict over one address's visits in one run, in order of time.

    ``failed_before`` is when its last visit in an earlier run failed, or None if it did not.
    """
    last = visits[-1]
    if last.outcome in _NO_FAULT:
        return _NO_FAULT[last.outcome]
    if last.outcome in _AT_ONCE:
        return LinkVerdict.BROKEN
    if failed_before is not None and last.at - failed_before >= ANOTHER_DAY:
        return LinkVerdict.BROKEN
    twice = [visit for visit in visits if visit.attempt in {1, 2}][-2:]
    agree = len(twice) == 2 and twice[0].attempt != twice[1].attempt and all(map(_decides, twice))
    return LinkVerdict.BROKEN if agree else LinkVerdict.SUSPECT


def _decides(visit: Fetch) -> bool:
    """Whether this kind of failure does not pass by itself within minutes."""
    return visit.outcome in _SAME_RUN or visit.status in _GONE
