"""When a site is probed on a day: at random minutes, spread over it, and the same however often it is asked."""

from datetime import date, datetime, time, timedelta
from hashlib import blake2b

from monitor.clock import SHANGHAI
from monitor.probing import LEAST_A_DAY

_MINUTES = 24 * 60
_APART = (
    4  # of a visit's share of the day, one part in so many lies between two visits at the least
)


def probe_moments(day: date, per_day: int, seed: str) -> list[datetime]:
    """So many moments of a day in Asia/Shanghai, in order; ``seed`` is the site's key.

    The day is cut into equal shares and each has one visit, at a minute nobody can foresee from the one before. Two
    visits are a quarter of a share apart at the least, over midnight too. Raises ValueError for fewer than 20 a day,
    which could decide nothing, and for more than one in five minutes.
    """
    if not LEAST_A_DAY <= per_day <= _MINUTES // 5:
        raise ValueError(f"{per_day} visits a day: at least {LEAST_A_DAY}, at most {_MINUTES // 5}")
    midnight = datetime.combine(day, time(), SHANGHAI)
    return [
        midnight + timedelta(minutes=_minute(day, number, per_day, seed))
        for number in range(per_day)
    ]


def _minute(day: date, number: int, per_day: int, seed: str) -> int:
    """The minute of the day of one visit."""
    begins = -(-number * _MINUTES // per_day)
    share = _MINUTES // per_day
    room = share - max(1, share // _APART)
    digest = blake2b(f"{seed} {day.isoformat()} {number}".encode(), digest_size=8).digest()
    return begins + int.from_bytes(digest) % room
