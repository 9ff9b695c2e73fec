"""Words of unlawful trades in titles, links and names of hosts, and titles that changed their owner.

A short list of sure words, and never a text that speaks against the trade: what is found is for a person to see.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from monitor.illicit.lists import read

MAX_TEXT = 500  # characters of a text that are looked at
_UNLIKE = 30.0  # of 100: with less in common two titles name different things
_SHORT = 4  # characters of a name that may be an abbreviation of any longer one
_BLANKS = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")
_SIGNS = re.compile(r"[\W_]+")
_LATIN = re.compile(r"[a-z0-9 ]+")


class Vice(NamedTuple):
    """A sure word and its trade: ``gambling``, ``porn``, ``medicine``."""

    word: str
    kind: str


_VICES = read("vice.txt")
_KINDS = {word.replace(" ", ""): kind for kind, words in _VICES.items() for word in words}
_ALL = [word for words in _VICES.values() for word in words]
_CHINESE = re.compile("|".join(re.escape(word) for word in _ALL if not _LATIN.fullmatch(word)))
_LETTERS = re.compile(
    r"(?<![a-z0-9])(?:"
    + "|".join(re.escape(word) for word in _ALL if _LATIN.fullmatch(word))
    + r")(?![a-z0-9])"
)
_AGAINST = re.compile("|".join(map(re.escape, read("warnings.txt")[""])))
_PARKED = read("parked.txt")[""]
_NAMED_FOR_SALE = re.compile(r"[a-z0-9-]{1,63}\.[a-z]{2,10} (?:is|may be) for sale")
_UNTELLING = read("untelling.txt")[""]
_UNTELLING_WHOLE = frozenset(word for word in _UNTELLING if not word.endswith("*"))
_UNTELLING_START = tuple(word.rstrip("*") for word in _UNTELLING if word.endswith("*"))


@lru_cache(maxsize=16384)
def vice(text: str) -> Vice | None:
    """The first sure word of an unlawful trade, unless the text speaks against it."""
    spaced = _folded(text)
    closed = _BLANKS.sub("", spaced)
    found = _CHINESE.search(closed) or _LETTERS.search(spaced)
    if found is None or _AGAINST.search(closed):
        return None
    return Vice(found[0], _KINDS[found[0].replace(" ", "")])


def parked(title: str) -> str:
    """What a title says of a domain that waits for a buyer; "" where it says nothing of the sort."""
    text = _folded(title)
    named = _NAMED_FOR_SALE.search(text)
    return named[0] if named else next((phrase for phrase in _PARKED if phrase in text), "")


def is_telling(title: str) -> bool:
    """Whether a title names somebody: no refusal, no fault, no default of a server."""
    bare = _bare(title)
    is_known = bare in _UNTELLING_WHOLE or bare.startswith(_UNTELLING_START)
    return len(bare) > 1 and not is_known


def changed_owner(before: str, now: str, anchor: str) -> bool:
    """Whether a title has nothing of the earlier one and nothing of what the link calls it."""
    if not (is_telling(before) and is_telling(now)):
        return False
    return _unlike(_bare(before), _bare(now)) and _unlike(_bare(anchor), _bare(now))


def _unlike(one: str, other: str) -> bool:
    """Whether two names share neither two characters in a row nor much else; short ones need all but one."""
    if not one:
        return True
    pairs = {one[at : at + 2] for at in range(len(one) - 1)}
    if any(other[at : at + 2] in pairs for at in range(len(other) - 1)):
        return False
    if min(len(one), len(other)) <= _SHORT and set(one) <= set(other):
        return False  # 滨大 of 滨海大学
    return fuzz.ratio(one, other) < _UNLIKE


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text[:MAX_TEXT]).casefold()


def _bare(text: str) -> str:
    return _SIGNS.sub("", _folded(text))
