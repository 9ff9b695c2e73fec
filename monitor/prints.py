"""Fingerprints of texts: whether two pages say the same, without comparing what they say."""

import re
from hashlib import blake2b

LEAST = 50  # characters; shorter texts are alike by chance
_NOT_WORDS = re.compile(r"[\W_]+")


def fingerprint(text: str) -> str:
    """The same for texts that differ in blanks and punctuation only; "" for one too short to tell."""
    words = _NOT_WORDS.sub("", text)
    return blake2b(words.encode(), digest_size=12).hexdigest() if len(words) >= LEAST else ""
