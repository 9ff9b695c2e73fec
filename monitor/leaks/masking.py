"""How a value may be shown, and the keyed hash by which the same value is known again."""

import hashlib
import hmac
import re
from collections.abc import Sequence

from monitor.leaks.scene import same_width

# A mobile number, or at least fifteen digits: most pages have neither. Blanks and dashes may stand between.
_DIGIT = "0-9\uff10-\uff19"
_GAP = " \u00a0\u3000\u2002\u2003\u2009\u200b\u202f\ufeff\u2010\u2013\u2014\uff0d-"
_LONG = re.compile(
    f"[1\uff11][{_GAP}]?[3-9\uff13-\uff19](?:[{_GAP}]?[{_DIGIT}]){{9}}"
    f"|[1-9\uff11-\uff19](?:[{_GAP}]?[{_DIGIT}]){{14}}"
)
_FIRST = "123456789\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19"
_RUN = re.compile(r"[0-9](?:[ -]?[0-9Xx]){9,}")
_KEY_LENGTH = 16


def mask_id(value: str) -> str:
    """Two characters at either end: birth date, order and most of the region stay hidden."""
    return f"{value[:2]}{'*' * (len(value) - 4)}{value[-2:]}"


def mask_card(value: str) -> str:
    """The issuer and the last four digits, as banks print it."""
    return f"{value[:4]}{'*' * (len(value) - 8)}{value[-4:]}"


def mask_mobile(value: str) -> str:
    """138****1234, the form accepted in practice."""
    return f"{value[:3]}****{value[-4:]}"


def keyed(value: str, key: bytes) -> str:
    """16 hexadecimal digits that only the holder of the key can make from a value."""
    return hmac.new(key, value.encode("utf-8"), hashlib.sha256).hexdigest()[:_KEY_LENGTH]


def has_long_number(text: str) -> bool:
    """Whether there is a number at all that could be a person's."""
    return any(digit in text for digit in _FIRST) and _LONG.search(text) is not None


def redact(text: str, values: Sequence[tuple[str, str]]) -> str:
    """The text with every value in it masked, however its digits are spaced; inside addresses too."""
    if not values or not has_long_number(text):
        return text
    masks = dict(values)
    lengths = sorted({len(value) for value in masks}, reverse=True)
    parts: list[str] = []
    done = 0
    for run in _RUN.finditer(same_width(text)):
        for start, end, masked in _found(run, masks, lengths):
            parts += (text[done:start], masked)
            done = end
    return "".join([*parts, text[done:]])


def _found(
    run: re.Match[str], masks: dict[str, str], lengths: list[int]
) -> list[tuple[int, int, str]]:
    """Where in a run of digits the values stand, the longest first."""
    whole = run[0]
    places = [at for at, character in enumerate(whole) if character not in " -"]
    digits = "".join([whole[at] for at in places]).upper()
    found = []
    index = 0
    while index < len(digits):
        for length in lengths:
            masked = masks.get(digits[index : index + length])
            if masked is not None and index + length <= len(digits):
                start, end = places[index], places[index + length - 1] + 1
                found.append((run.start() + start, run.start() + end, masked))
                index += length
                break
        else:
            index += 1
    return found
