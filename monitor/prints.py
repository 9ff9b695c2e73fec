"""Fingerprints of texts: whether two pages say the same, or much the same, without keeping what they say."""

import re
from hashlib import blake2b
from zlib import crc32

LEAST = 50  # characters; shorter texts are alike by chance
_NOT_WORDS = re.compile(r"[\W_]+")


def fingerprint(text: str) -> str:
    """The same for texts that differ in blanks and punctuation only; "" for one too short to tell."""
    words = _NOT_WORDS.sub("", text)
    return blake2b(words.encode(), digest_size=12).hexdigest() if len(words) >= LEAST else ""


_KEPT = 32  # of the smallest hashes; two texts' share of them estimates that of all to some 10 %
_SHINGLE = 5  # characters
_MOST = 20_000  # characters looked at


def sketch(text: str) -> str:
    """What is enough to tell later whether another text says much the same, and to read nothing; "" for too little.

    The smallest hashes of its runs of five characters, eight hexadecimal digits each, in order.
    """
    words = _NOT_WORDS.sub("", text[:_MOST])
    if len(words) < 2 * LEAST:
        return ""
    runs = {words[at : at + _SHINGLE] for at in range(len(words) - _SHINGLE + 1)}
    hashes = sorted({crc32(run.encode("utf-8", "replace")) for run in runs})
    return "".join(f"{each:08x}" for each in hashes[:_KEPT])


def alike(one: str, other: str) -> float | None:
    """The estimated share of runs that two sketched texts have in common, 0 to 1; None where one is ""."""
    if not one or not other:
        return None
    first, second = _hashes(one), _hashes(other)
    smallest = sorted(first | second)[:_KEPT]
    return sum(each in first and each in second for each in smallest) / len(smallest)


def _hashes(text: str) -> set[str]:
    return {text[at : at + 8] for at in range(0, len(text), 8)}
