"""What may be said of a failing address: the confirmation ladder, as a pure function of its visits.

404, 410, an unknown name, a refused connection, a damaged file and a redirect loop are broken once a second
look in the same run agrees. Server errors, time-outs, resets and TLS trouble pass by themselves, so they are
broken only when a run at least 20 hours earlier saw the address fail as well. What the profile says of a
host's answers goes before all that, but even it calls nothing broken that was seen only once.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from monitor.answers import NOTHING_SAID, Word, word_of
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
_SAID = {
    Word.OK: LinkVerdict.OK,
    Word.BLOCKED: LinkVerdict.BLOCKED,
    Word.SKIP: LinkVerdict.UNCHECKED,
}


def verdict(
    visits: Sequence[Fetch],
    failed_before: datetime | None = None,
    answers: Mapping[str, Mapping[str, Word]] = NOTHING_SAID,
) -> LinkVerdict:
    """The verdict over one address's visits in one run, in order of time.

    ``failed_before`` is when its last visit in an earlier run failed, or None if it did not;
    ``answers`` is what the profile says of answers, and must have been asked for that visit too.
    """
    last = visits[-1]
    said = word_of(answers, last)
    if said in _SAID:
        return _SAID[said]
    if said is None and last.outcome in _NO_FAULT:
        return _NO_FAULT[last.outcome]
    if last.outcome in _AT_ONCE:
        return LinkVerdict.BROKEN
    if failed_before is not None and last.at - failed_before >= ANOTHER_DAY:
        return LinkVerdict.BROKEN
    twice = [visit for visit in visits if visit.attempt in {1, 2}][-2:]
    seen_twice = len(twice) == 2 and twice[0].attempt != twice[1].attempt
    agree = seen_twice and all(_decides(visit, answers) for visit in twice)
    return LinkVerdict.BROKEN if agree else LinkVerdict.SUSPECT


def is_failure(visit: Fetch, answers: Mapping[str, Mapping[str, Word]] = NOTHING_SAID) -> bool:
    """Whether a visit of an earlier run speaks against its address."""
    said = word_of(answers, visit)
    return said is Word.BROKEN or (said is None and visit.outcome not in _NO_FAULT)


def _decides(visit: Fetch, answers: Mapping[str, Mapping[str, Word]]) -> bool:
    """Whether this kind of failure does not pass by itself within minutes."""
    said = word_of(answers, visit)
    if said is not None:
        return said is Word.BROKEN
    return visit.outcome in _SAME_RUN or visit.status in _GONE
